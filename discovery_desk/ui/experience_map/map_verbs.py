"""What can be done with the moments of a talk from its map, its list and the card of one moment."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from discovery_desk.domain import leads_to
from discovery_desk.domain.errors import DeskError, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.story import StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.services import leading, links, moments, notes, opportunities, stories, story_order
from discovery_desk.ui.experience_map.moment_cells import FIELDS, LISTS, Column
from discovery_desk.ui.experience_map.moment_words import link_words
from discovery_desk.ui.experience_map.talk_map import TalkMap
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

_BETWEEN = re.compile(r"[,;،、]")


@dataclass(frozen=True, slots=True)
class Adding:
    """A box whose first name is still being typed: its undo step, and where the keys were before."""

    key: str = ""
    step: str = ""
    before: str = ""


class MapVerbs:
    """Each says whether it could; what a rule or the world forbids is told."""

    def __init__(self, place: Workplace, talk: TalkMap) -> None:
        self._place, self._desk, self._talk = place, place.desk, talk
        self._adding = Adding()

    def relabel(self, key: str, text: str) -> bool:
        """The first name of a box that has just been added belongs to the adding."""
        return self._try(lambda: self._relabel(MomentId(key), text))

    def end_naming(self, key: str, *, is_given_up: bool) -> str | None:
        """Its words have been left. Given up before it had any, the box goes too; then where the keys were before."""
        adding = self._adding
        if key != adding.key or not key:
            return None
        self._adding = Adding()
        if not is_given_up:
            return None
        taken_back = self._try(lambda: self._desk.take_back(adding.step) or moments.delete(self._desk, [MomentId(key)]))
        return adding.before if taken_back else None

    def describe(self, key: str, field: str, value: Any) -> bool:
        """One field of one moment; who was there and what was used are typed with commas between them."""
        if field in LISTS and isinstance(value, str):
            value = tuple(part.strip() for part in _BETWEEN.split(value) if part.strip())
        return self._try(lambda: moments.describe(self._desk, MomentId(key), **{field: value}))

    def keep_cell(self, key: str, column: Column, value: Any) -> bool:
        if column is Column.MOMENT:
            return self.relabel(key, str(value))
        if column in FIELDS:
            return self.describe(key, FIELDS[column], value)
        if column is Column.LEADS_TO:
            return self.lead(key, str(value))
        return self.hang_numbers(key, str(value))

    def keep_heading(self, story_id: str, column: Column, value: Any) -> bool:
        if column is Column.TIME:
            return self._try(lambda: stories.set_when(self._desk, StoryId(story_id), str(value)))
        return self._try(lambda: stories.retitle(self._desk, StoryId(story_id), str(value)))

    def feel(self, keys: Sequence[str], level: int | None) -> bool:
        return self._try(lambda: moments.feel_all(self._desk, [MomentId(key) for key in keys], level))

    def place(self, places: Sequence[tuple[MomentId, float, float]]) -> bool:
        return self._try(lambda: moments.place_all(self._desk, places))

    def pin(self, places: Sequence[tuple[MomentId, float, float]]) -> bool:
        """Where they are shown now."""
        return self._try(lambda: moments.pin(self._desk, places))

    def unpin(self, keys: Sequence[str]) -> bool:
        return self._try(lambda: moments.unpin(self._desk, [MomentId(key) for key in keys]))

    def tidy(self) -> bool:
        talk = self._talk.interview
        return talk is not None and self._try(lambda: moments.tidy(self._desk, talk.id))

    def reorder(self, key: str, by: int) -> bool:
        return self._try(lambda: story_order.reorder(self._desk, MomentId(key), by))

    def move(self, key: str, by: int) -> bool:
        """Earlier or later in the talk; at the border of its story it goes over into the next one."""
        moment = self._talk.moment(key)
        if moment is None:
            return False
        told = [one.id for one in self._talk.of_story(moment.story_id)]
        if 0 <= told.index(moment.id) + by < len(told):
            return self.reorder(key, by)
        return self._over_the_border(moment, by)

    def move_to_story(self, key: str, story_id: str) -> bool:
        """To the end of that story."""
        index = len(self._talk.of_story(StoryId(story_id)))
        return self._try(lambda: story_order.move_to(self._desk, MomentId(key), StoryId(story_id), index))

    def delete(self, keys: Sequence[str]) -> bool:
        if not keys:
            return False
        try:
            left = moments.delete(self._desk, [MomentId(key) for key in keys])
        except DeskError as error:
            self._place.explain(error)
            return False
        self._place.tell(_stays(left))
        return True

    def add_after(self, key: str) -> MomentId | None:
        """After a moment, or, without one, at the beginning of the talk; None when it could not be."""
        talk = self._talk.interview
        return self._added(lambda: self._add(talk.id, key), key) if talk is not None else None

    def add_last(self, story_id: str = "") -> MomentId | None:
        """At the end of a story, or of the one told last."""
        talk = self._talk.interview
        told = self._talk.of_story(StoryId(story_id)) if story_id else ()
        after = told[-1].id if told else None
        if talk is None:
            return None
        return self._added(lambda: moments.add(self._desk, talk.id, tr("New moment"), after=after), story_id)

    def link(self, from_id: str, to_id: str) -> bool:
        return self._try(lambda: links.connect(self._desk, MomentId(from_id), MomentId(to_id)))

    def lead(self, key: str, text: str) -> bool:
        """`3; 5 wait after two days`: the numbers are those of the list."""
        return self._try(lambda: leading.lead(self._desk, MomentId(key), list(self._leads(key, text))))

    def retype(self, link_ids: Sequence[str], kind: LinkKind) -> bool:
        return self._try(lambda: links.retype_all(self._desk, [LinkId(one) for one in link_ids], kind))

    def label_link(self, link_id: str, label: str) -> bool:
        return self._try(lambda: links.relabel(self._desk, LinkId(link_id), label))

    def reverse(self, link_id: str) -> bool:
        return self._try(lambda: links.reverse(self._desk, LinkId(link_id)))

    def unlink(self, link_ids: Sequence[str]) -> bool:
        return self._try(lambda: links.remove(self._desk, [LinkId(one) for one in link_ids]))

    def hang(self, opportunity_id: str, key: str | None) -> bool:
        moment_id = MomentId(key) if key else None
        return self._try(lambda: opportunities.hang(self._desk, OpportunityId(opportunity_id), moment_id))

    def hang_numbers(self, key: str, text: str) -> bool:
        """Exactly the opportunities of these numbers hang on the moment."""
        return self._try(lambda: self._hang_all(MomentId(key), self._numbers(text)))

    def take_note(self, note_id: str, key: str) -> bool:
        """On a box the note is one more source of it, beside the boxes it becomes the next one."""
        note = NoteId(note_id)
        if key:
            return self._try(lambda: moments.rest_on(self._desk, MomentId(key), note))
        return self._try(lambda: moments.add_from_note(self._desk, notes.get(self._desk, note)))

    def insert_between(self, link_id: str, key: str) -> bool:
        return self._try(lambda: story_order.lead_between(self._desk, LinkId(link_id), MomentId(key)))

    def insert_note_between(self, note_id: str, link_id: str) -> bool:
        return self._try(lambda: story_order.insert_note_between(self._desk, LinkId(link_id), NoteId(note_id)))

    def retitle(self, story_id: str, title: str) -> bool:
        return self.keep_heading(story_id, Column.MOMENT, title)

    def set_when(self, story_id: str, when: str) -> bool:
        return self.keep_heading(story_id, Column.TIME, when)

    def _try(self, act: Callable[[], object]) -> bool:
        return self._place.attempt(act)

    def _added(self, make: Callable[[], Moment], before: str) -> MomentId | None:
        step = new_id()
        try:
            with self._desk.change("Add a moment", merge_key=step):
                made = make().id
        except DeskError as error:
            self._place.explain(error)
            return None
        self._adding = Adding(made, step, before)
        return made

    def _relabel(self, moment_id: MomentId, text: str) -> None:
        step = self._adding.step if moment_id == self._adding.key else None
        with self._desk.change("Add a moment" if step else "Rename a moment", merge_key=step):
            moments.relabel(self._desk, moment_id, text)

    def _add(self, interview_id: InterviewId, key: str) -> Moment:
        words = tr("New moment")
        if key:
            return moments.add(self._desk, interview_id, words, after=MomentId(key))
        return moments.add_first(self._desk, interview_id, words)

    def _over_the_border(self, moment: Moment, by: int) -> bool:
        order = [one.id for one in self._talk.stories]
        there = order.index(moment.story_id) + by
        if not 0 <= there < len(order):
            return False
        index = 0 if by > 0 else len(self._talk.of_story(order[there]))
        return self._try(lambda: story_order.move_to(self._desk, moment.id, order[there], index))

    def _leads(self, key: str, text: str) -> Sequence[leading.Lead]:
        found = leads_to.read(text, link_words(), self._talk.number(key))
        return [(self._of_number(one.number).id, one.kind, one.label) for one in found]

    def _of_number(self, number: int) -> Moment:
        found = self._talk.numbered_moment(number)
        if found is None:
            raise RuleBroken("leads-to", str(number))
        return found

    def _numbers(self, text: str) -> set[int]:
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        known = {str(number): number for number, _ in self._talk.numbered}
        for part in parts:
            if part not in known:
                raise RuleBroken("no-such-opportunity", part)
        return {known[part] for part in parts}

    def _hang_all(self, moment_id: MomentId, numbers: Collection[int]) -> None:
        with self._desk.change("Hang opportunities"):
            for number, one in self._talk.numbered:
                if number in numbers and one.moment_id != moment_id:
                    opportunities.hang(self._desk, one.id, moment_id)
                if number not in numbers and one.moment_id == moment_id:
                    opportunities.hang(self._desk, one.id, None)


def _stays(left: moments.Left) -> str:
    """What was not removed with the boxes."""
    words = tr("Removed from the map. Ctrl+Z brings it back.")
    if left.notes:
        words = tr("Removed from the map; the notes stay. Ctrl+Z brings it back.")
    if left.opportunities:
        words = tr("Removed from the map; its opportunities stay, on no moment now. Ctrl+Z brings it back.")
    if left.notes and left.opportunities:
        words = tr("Removed from the map; notes and opportunities stay. Ctrl+Z brings it back.")
    return words
