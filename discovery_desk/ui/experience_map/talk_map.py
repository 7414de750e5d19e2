"""All that the map of one talk is drawn from, in story order; what changed is read again by its id."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from typing import Generic, TypeVar

from discovery_desk.domain.change import ChangeSet, Entity
from discovery_desk.domain.experience_map import badges
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, clock_text
from discovery_desk.domain.moment import Link, Moment, MomentId, MomentSource
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.opportunity import Evidence, Opportunity
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.services import snapshots
from discovery_desk.services.desk import Desk

SHOWN = (Moment, Link, Story, MomentSource, Opportunity, Evidence, Note, Interview)
MOST_FOLLOWED = 100  # rows changed at once; above this it is quicker to read all of them again

R = TypeVar("R", bound=Entity)
Place = tuple[float | str, ...]


class InOrder(Generic[R]):
    """Rows by id that stay sorted while single ones change."""

    def __init__(self) -> None:
        self.by_id: dict[str, R] = {}
        self._place_of: dict[str, Place] = {}
        self._places: list[Place] = []

    def rows(self) -> tuple[R, ...]:
        return tuple(self.by_id[str(place[-1])] for place in self._places)

    def index(self, key: str) -> int:
        return bisect_left(self._places, self._place_of[key])

    def put(self, row: R, *place: float | str) -> None:
        """`place` without the id, which comes last in it."""
        key = str(row.id)
        if self._place_of.get(key) != (*place, key):
            self.drop(key)
            insort(self._places, (*place, key))
            self._place_of[key] = (*place, key)
        self.by_id[key] = row

    def drop(self, key: str) -> None:
        place = self._place_of.pop(key, None)
        if place is not None:
            del self._places[bisect_left(self._places, place)], self.by_id[key]


class TalkMap:
    """Read whole with `read`, then kept by `follow`; canvas, list and card show the same one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.interview: Interview | None = None
        self.stories: tuple[Story, ...] = ()
        self.numbered: tuple[tuple[int, Opportunity], ...] = ()
        self.badges: Mapping[MomentId, tuple[int, ...]] = {}
        self.sources: dict[MomentId, tuple[NoteId, ...]] = {}
        self._moments: InOrder[Moment] = InOrder()
        self._links: InOrder[Link] = InOrder()
        self.moments: tuple[Moment, ...] = ()
        self.links: tuple[Link, ...] = ()

    def read(self, interview_id: InterviewId | None) -> None:
        self.interview = self._desk.read.get(Interview, interview_id) if interview_id else None
        self._moments, self._links = InOrder(), InOrder()
        here = self.interview.id if self.interview else None
        self.stories = self._desk.read.where(Story, order="rank", interview_id=here) if here else ()
        self.sources = self._desk.read.sources(here) if here else {}
        for moment in self._desk.read.moments(here) if here else ():
            self._put_moment(moment)
        for link in self._desk.read.where(Link, interview_id=here) if here else ():
            self._links.put(link, link.rank)
        self._read_opportunities()
        self._line_up()

    def follow(self, changes: ChangeSet) -> bool:
        """Read again what the changes touch; False where all has to be read."""
        if self.interview is None or _count(changes) > MOST_FOLLOWED or changes.touches(Story):
            return False
        self.interview = self._desk.read.get(Interview, self.interview.id)
        for change in changes.of(Moment):
            self._follow_moment(change.id)
        for change in changes.of(Link):
            self._follow_link(change.id)
        for moment_id in _rested(changes):
            self._follow_sources(moment_id)
        if changes.touches(Opportunity, Evidence) or _is_set_aside(changes):
            self._read_opportunities()
        self._line_up()
        return self.interview is not None

    def moment(self, key: str) -> Moment | None:
        return self._moments.by_id.get(key)

    def number(self, key: str) -> int:
        """Where it stands in the talk, from 1; its own number to everybody who reads the map."""
        return self._moments.index(key) + 1

    def numbered_moment(self, number: int) -> Moment | None:
        return self.moments[number - 1] if 0 < number <= len(self.moments) else None

    def story(self, key: str) -> Story | None:
        return next((one for one in self.stories if one.id == key), None)

    def of_story(self, story_id: StoryId) -> tuple[Moment, ...]:
        return tuple(one for one in self.moments if one.story_id == story_id)

    def leaving(self, key: str) -> tuple[Link, ...]:
        return tuple(one for one in self.links if one.from_id == key)

    def drawn_from(self, note_id: str) -> tuple[MomentId, ...]:
        """The moments that rest on the note."""
        return tuple(one.id for one in self.moments if note_id in self.sources.get(one.id, ()))

    def hung_on(self, key: str) -> tuple[tuple[int, Opportunity], ...]:
        return tuple((number, one) for number, one in self.numbered if one.moment_id == key)

    @property
    def newest(self) -> MomentId | None:
        """What was told last, while they still talk."""
        if self.interview is None or self.interview.status is not InterviewStatus.LIVE or not self.moments:
            return None
        return max(self.moments, key=lambda moment: (moment.heard_ms or 0, moment.id)).id

    def _line_up(self) -> None:
        self.moments, self.links = self._moments.rows(), self._links.rows()

    def _put_moment(self, moment: Moment) -> None:
        story = next(one for one in self.stories if one.id == moment.story_id)
        self._moments.put(moment, story.rank, story.id, moment.rank)

    def _follow_moment(self, key: str) -> None:
        found = self._desk.read.get(Moment, key)
        if found is None or self.interview is None or found.interview_id != self.interview.id:
            self._moments.drop(key)
            self.sources.pop(MomentId(key), None)
        else:
            self._put_moment(found)

    def _follow_link(self, key: str) -> None:
        found = self._desk.read.get(Link, key)
        if found is None or self.interview is None or found.interview_id != self.interview.id:
            self._links.drop(key)
        else:
            self._links.put(found, found.rank)

    def _follow_sources(self, moment_id: MomentId) -> None:
        found = self._desk.read.where(MomentSource, order="rank", moment_id=moment_id)
        self.sources.pop(moment_id, None)
        if found and moment_id in self._moments.by_id:
            self.sources[moment_id] = tuple(one.note_id for one in found)

    def _read_opportunities(self) -> None:
        self.numbered = snapshots.numbered_of(self._desk, self.interview.id) if self.interview else ()
        self.badges = badges(one for _, one in self.numbered)


def told_or_heard(moment: Moment) -> str:
    """The time of the story where it was told, else the time of the talk."""
    return moment.told_time or (clock_text(moment.heard_ms) if moment.heard_ms is not None else "")


def _count(changes: ChangeSet) -> int:
    return sum(change.entity in (Moment, Link, MomentSource) for change in changes.changes)


def _is_set_aside(changes: ChangeSet) -> bool:
    """What rests only on notes that are withdrawn or parked is shown nowhere."""
    return any(_aside(change.before) != _aside(change.after) for change in changes.of(Note))


def _aside(note: Entity | None) -> bool:
    return isinstance(note, Note) and (note.is_withdrawn or note.is_parked)


def _rested(changes: ChangeSet) -> set[MomentId]:
    rows = (row for change in changes.of(MomentSource) for row in (change.before, change.after))
    return {row.moment_id for row in rows if isinstance(row, MomentSource)}
