"""Words for tests about maps: boxes told one after the other, and the map read back as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from discovery_desk.domain.interview import Interview
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.services import interviews, notes, stories
from discovery_desk.services.desk import Desk

SIGNS = {
    LinkKind.SEQUENCE: ">",
    LinkKind.CAUSE: "=>",
    LinkKind.WAIT: "~>",
    LinkKind.LOOP: "<>",
    LinkKind.PARALLEL: "||",
}


@dataclass
class Talk:
    """An interview whose boxes are found by their label."""

    desk: Desk
    interview: Interview

    def tell(self, labels: str) -> None:
        for label in labels:
            notes.keep(self.desk, self.interview.id, f"+ {label}")

    def another_story(self, labels: str) -> StoryId:
        made = stories.begin_another(self.desk, self.interview.id)
        self.tell(labels)
        return made.id

    @property
    def boxes(self) -> tuple[Moment, ...]:
        return self.desk.read.moments(self.interview.id)

    @property
    def stories(self) -> tuple[Story, ...]:
        return stories.of_interview(self.desk, self.interview.id)

    def box(self, label: str) -> Moment:
        (found,) = (one for one in self.boxes if one.label == label)
        return found

    def __getitem__(self, label: str) -> MomentId:
        return self.box(label).id

    def link(self, ends: str) -> Link:
        (found,) = self.desk.read.where(Link, from_id=self[ends[0]], to_id=self[ends[-1]])
        return found

    @property
    def order(self) -> str:
        """Labels in story order, stories apart: `AB|C`."""
        return "|".join("".join(box.label for box in self.boxes if box.story_id == story.id) for story in self.stories)

    @property
    def links(self) -> str:
        """Such as `A>B B~>C(two days)`."""
        label = {box.id: box.label for box in self.boxes}
        found = self.desk.read.where(Link, interview_id=self.interview.id)
        return " ".join(
            sorted(
                f"{label[one.from_id]}{SIGNS[one.kind]}{label[one.to_id]}" + (f"({one.label})" if one.label else "")
                for one in found
            )
        )


Talks = Callable[..., Talk]


@pytest.fixture(scope="session")
def talk() -> Talks:
    """`talk(desk, labels="ABC")` is an interview under way in which these boxes were told."""

    def begin(desk: Desk, name: str = "Ada", labels: str = "") -> Talk:
        made = Talk(desk, interviews.start_clock(desk, interviews.prepare(desk, name).id))
        made.tell(labels)
        return made

    return begin
