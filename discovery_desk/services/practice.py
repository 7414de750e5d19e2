"""Practising with a told story, on a desk in memory: nothing is kept unless somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from discovery_desk.domain.change import Entity
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import HeardFacet, Interview, InterviewId, clock_text
from discovery_desk.domain.note import Note
from discovery_desk.domain.practice import Caption, PracticeStory, caption_at
from discovery_desk.domain.practice_review import OwnNote, Review, review
from discovery_desk.host.clock import Clock, Instant, SystemClock
from discovery_desk.host.practice_clock import PracticeClock
from discovery_desk.importing.practice_story import practice_files, read_practice_story
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk, desk_in_memory
from discovery_desk.services.packs import pack_of
from discovery_desk.storage import desk_file
from discovery_desk.storage.tables import NAMES

BACK_MS = 15_000


def stories() -> tuple[PracticeStory, ...]:
    """Those that come with the program, in their order."""
    return tuple(read_practice_story(path) for path in practice_files())


def require_no_live(desk: Desk) -> None:
    """Nobody practises while somebody is talking to them. Raises `RuleBroken("live-now")`."""
    if interviews.live(desk) is not None:
        raise RuleBroken("live-now")


class PracticeDesk:
    """A desk in memory whose clock is that of the story, once one is played."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._real = clock or SystemClock()
        self.desk = desk_in_memory(self)
        self._clock: PracticeClock | None = None

    def now(self) -> Instant:
        return self._clock.now() if self._clock is not None else self._real.now()

    def begin(
        self, story: PracticeStory, end_ms: int, speed: float = 1.0, *, reaction_offset_ms: int = 3000
    ) -> Practice:
        """Play the story up to there, from its start."""
        self._clock = PracticeClock(self._real, min(end_ms, story.length_ms), speed)
        interview = _prepare(self.desk, story, reaction_offset_ms)
        interviews.start_clock(self.desk, interview.id)
        self._clock.go_on()
        return Practice(self.desk, story, self._clock, interview.id)


@dataclass
class Practice:
    """One story being played. `heard_again` counts how often somebody went back."""

    desk: Desk
    story: PracticeStory
    clock: PracticeClock
    interview_id: InterviewId
    heard_again: int = 0
    furthest_ms: int = field(default=0)

    @property
    def interview(self) -> Interview:
        return interviews.get(self.desk, self.interview_id)

    @property
    def caption(self) -> Caption:
        return caption_at(self.story.utterances, self.position_ms)

    @property
    def position_ms(self) -> int:
        at_ms = self.clock.position_ms
        self.furthest_ms = max(self.furthest_ms, at_ms)
        return at_ms

    def toggle(self) -> None:
        if self.clock.goes:
            self.clock.pause()
        else:
            self.clock.go_on()

    def back(self) -> None:
        """Once more what was just said; it goes on playing, or stays paused."""
        self.furthest_ms = max(self.furthest_ms, self.clock.position_ms)
        self.clock.back(BACK_MS)
        self.heard_again += 1

    def notes(self) -> tuple[Note, ...]:
        return self.desk.read.notes(self.interview_id)

    def review(self) -> Review:
        """Of as much of the story as was played."""
        heard = self.story.until(max(self.furthest_ms, self.clock.position_ms))
        ticked = [one.facet for one in self.desk.read.where(HeardFacet, interview_id=self.interview_id)]
        boxes = len(self.desk.read.moments(self.interview_id))
        return review(heard, self._own(), pack_of(self.desk, self.story.template), boxes=boxes, ticked=ticked)

    def notes_as_text(self) -> str:
        """Time and words, one note a line."""
        return "\n".join(f"{clock_text(note.at_ms)}  {note.text}" for note in self.notes())

    def _own(self) -> list[OwnNote]:
        tags = self.desk.read.tags(self.interview_id)
        return [_own_note(note, tags.get(note.id, ())) for note in self.notes()]


def _own_note(note: Note, tags: tuple[str, ...]) -> OwnNote:
    return OwnNote(note.id, note.at_ms, note.kind, note.text, tags, note.force or "")


def keep_as_desk(practice: Practice, path: Path) -> None:
    """Write it into a desk of its own. Raises `FileExists` when there is one; nothing is ever overwritten."""
    desk_file.create(path)
    try:
        with _opened(path) as kept, kept.change("Keep the practice", undoable=False) as unit:
            for entity in NAMES:
                rows: tuple[Entity, ...] = practice.desk.read.all(entity)
                for row in rows:
                    unit.put(row)
    except BaseException:
        desk_file.remove(path)
        raise


@contextmanager
def _opened(path: Path) -> Iterator[Desk]:
    desk = Desk(desk_file.open_file(path))
    try:
        yield desk
    finally:
        desk.close()


def _prepare(desk: Desk, story: PracticeStory, reaction_offset_ms: int) -> Interview:
    interview = interviews.prepare(
        desk,
        story.told_by,
        story_prompt=story.prompt,
        agreed_minutes=story.agreed_minutes,
        template=story.template,
        reaction_offset_ms=reaction_offset_ms,
    )
    with desk.change("Practice", undoable=False) as unit:
        person = interviews.participant_of(desk, interview)
        unit.put(replace(person, segment=story.about))
    return interview
