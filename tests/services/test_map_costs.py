"""What a gesture costs the desk does not depend on how many boxes the map has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.services import links, moments, opportunities
from discovery_desk.services.desk import Desk

MIDDLE, LINK = MomentId("box 5"), LinkId("link 5")
GESTURES: dict[str, Callable[[Any], object]] = {
    "place": lambda told: moments.place(told.desk, MIDDLE, 10.0, 20.0),
    "pin": lambda told: moments.pin(told.desk, [(MIDDLE, 10.0, 20.0)]),
    "relabel": lambda told: moments.relabel(told.desk, MIDDLE, "Rings"),
    "describe": lambda told: moments.describe(told.desk, MIDDLE, place="the ward", emotion=-1),
    "feel": lambda told: moments.feel(told.desk, MIDDLE, 2),
    "retype a link": lambda told: links.retype(told.desk, LINK, LinkKind.WAIT),
    "reword a link": lambda told: links.relabel(told.desk, LINK, "two days"),
    "hang": lambda told: opportunities.hang(told.desk, told.found.id, MIDDLE),
    "delete": lambda told: moments.delete(told.desk, [MIDDLE]),
}


def fill(told: Any, count: int) -> None:
    """A chain of so many boxes."""
    (first,) = told.boxes
    told.found = opportunities.add(told.desk, told.interview.id, "I need sleep")
    with told.desk.change("Many boxes", undoable=False) as unit:
        before = first.id
        for number in range(1, count):
            key = MomentId(f"box {number}")
            unit.put(
                Moment(
                    id=key,
                    interview_id=told.interview.id,
                    story_id=first.story_id,
                    label="B",
                    rank=first.rank + number * 1024.0,
                )
            )
            unit.put(
                Link(
                    id=LinkId(f"link {number}"),
                    interview_id=told.interview.id,
                    from_id=before,
                    to_id=key,
                    rank=float(number),
                )
            )
            before = key


def work(desk: Desk, act: Callable[[], object]) -> int:
    """Instructions that the machine of the database went through."""
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return 0

    desk._file._db.set_progress_handler(count, 1)
    act()
    desk._file._db.set_progress_handler(None, 1)
    return done


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
def test_a_gesture_costs_the_same_on_a_large_map(
    desk: Desk, talk: Callable[..., Any], gesture: Callable[[Any], object]
) -> None:
    small, large = talk(desk, "Ada", "A"), talk(desk, "Grace", "A")
    fill(small, 8)
    cost = work(desk, lambda: gesture(small))
    assert cost > 0
    desk.undo()
    moments.delete(desk, [box.id for box in small.boxes])
    fill(large, 200)
    assert work(desk, lambda: gesture(large)) == cost


def test_what_changed_is_told_and_nothing_else(desk: Desk, talk: Callable[..., Any]) -> None:
    told = talk(desk, labels="A")
    fill(told, 50)
    heard: list[Any] = []
    desk.feed.subscribe(heard.append)
    moments.place(desk, MIDDLE, 10.0, 20.0)
    (changes,) = heard
    ((change,),) = [list(changes.of(Moment))]
    assert (change.id, change.before.is_pinned, change.after.x) == (MIDDLE, False, 10.0)
    assert len(changes.changes) == 1
