"""The project's tags are changed in steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.services import interviews, notes, tags
from discovery_desk.services.desk import Desk


def names(desk: Desk) -> list[str]:
    return [tag.name for tag in tags.of_project(desk)]


def test_a_new_tag_comes_last_and_takes_a_digit_that_is_free(desk: Desk) -> None:
    third = tags.of_project(desk)[2]
    tags.give_key(desk, third.id, None)
    made = tags.add(desk, "  #Night Shift ")
    assert names(desk)[-1] == "night-shift" and made.key == 3


@pytest.mark.parametrize(("name", "rule"), [("  ", "tag-name"), ("#", "tag-name"), ("PAIN", "tag-taken")])
def test_a_tag_needs_a_name_of_its_own(desk: Desk, name: str, rule: str) -> None:
    before = names(desk)
    with pytest.raises(RuleBroken) as broken:
        tags.add(desk, name)
    assert broken.value.rule == rule and names(desk) == before


def test_notes_that_carry_a_tag_carry_its_new_name(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Marit")
    note = notes.keep(desk, interview.id, "too late #pain")
    pain = tags.of_project(desk)[0]
    tags.rename(desk, pain.id, "hurt")
    assert desk.read.tags(interview.id)[note.id] == ("hurt",)


def test_a_tag_may_be_written_in_other_letters(desk: Desk) -> None:
    pain = tags.of_project(desk)[0]
    tags.rename(desk, pain.id, "Pain")
    assert names(desk)[0] == "pain"


@pytest.mark.parametrize(("by", "place"), [(2, 2), (-1, 0), (99, -1)])
def test_a_tag_goes_up_and_down_the_list_to_its_ends(desk: Desk, by: int, place: int) -> None:
    first = tags.of_project(desk)[0]
    tags.move(desk, first.id, by)
    assert names(desk)[place] == first.name and len(set(names(desk))) == len(names(desk))


def test_a_digit_belongs_to_one_tag(desk: Desk) -> None:
    first, second = tags.of_project(desk)[:2]
    tags.give_key(desk, second.id, first.key)
    assert [tag.key for tag in tags.of_project(desk)[:2]] == [None, first.key]


def test_a_digit_is_one_of_nine(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        tags.give_key(desk, tags.of_project(desk)[0].id, 10)


def test_a_tag_that_is_removed_leaves_the_notes_there(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Marit")
    notes.keep(desk, interview.id, "too late #pain")
    pain = tags.of_project(desk)[0]
    assert tags.carried_by(desk, pain.id) == 1
    tags.remove(desk, pain.id)
    assert "pain" not in names(desk)
    assert [note.text for note in notes.of_interview(desk, interview.id)] == ["too late"]


def test_every_change_of_the_tags_is_one_step(desk: Desk, dump: Callable[[Desk], Any]) -> None:
    interview = interviews.prepare(desk, "Marit")
    notes.keep(desk, interview.id, "too late #pain")
    first, second = tags.of_project(desk)[:2]
    for act in (
        lambda: tags.add(desk, "night"),
        lambda: tags.rename(desk, first.id, "hurt"),
        lambda: tags.move(desk, first.id, 3),
        lambda: tags.give_key(desk, second.id, 1),
        lambda: tags.remove(desk, first.id),
    ):
        before = dump(desk)
        act()
        assert dump(desk) != before
        desk.undo()
        assert dump(desk) == before
