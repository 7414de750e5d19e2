"""Any acts in any order: what is on the disk, what is undone and what is announced always agree."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from discovery_desk.domain.change import ChangeSet, Entity
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.moment import Link, LinkKind, Moment
from discovery_desk.domain.note import SIGNS, Note, NoteKind, clean, understand
from discovery_desk.domain.opportunity import Opportunity, OpportunityKind
from discovery_desk.host.clock import Instant
from discovery_desk.services import desk as desks
from discovery_desk.services import (
    importing,
    insights,
    interviews,
    links,
    moments,
    note_parts,
    note_times,
    notes,
    opportunities,
    snapshots,
    story_order,
)
from discovery_desk.services.desk import Desk
from discovery_desk.storage.drafts import Draft
from tests.conftest import every_row
from tests.journeys.machines import run_machine

World = dict[type, dict[str, Entity]]

WORDS = st.sampled_from(
    [
        "calls the ward",
        "waits",
        "5 > 4",
        "C#",
        "#3 in the queue",
        "no. Never!",
        "e\u0301te\u0301",
        "👩\u200d🚀",
        "عربي",
        "数",
        "a\nb",
    ]
)
TAGS = st.sampled_from(["", " #pain", " #need #pain", " #brand-new", " #दर्द"])
LINES = st.builds(
    lambda sign, words, rest, tags: f"{sign}{words} {rest}{tags}",
    st.sampled_from(["", "", *SIGNS, *(f"{sign} " for sign in SIGNS), *(sign * 2 for sign in SIGNS)]),
    WORDS,
    st.text(max_size=12),
    TAGS,
)
TEXTS = st.builds(lambda words, rest: f"{words} {rest}", WORDS, st.text(max_size=8))
PICK = st.integers(0, 10_000)


class MachineClock:
    """Stands still between acts."""

    def __init__(self) -> None:
        self._now = Instant(datetime(2026, 3, 2, 9, tzinfo=UTC), "boot-1", 1_000_000, 60)

    def now(self) -> Instant:
        return self._now

    def advance(self, ms: int) -> None:
        self._now = replace(self._now, at=self._now.at + timedelta(milliseconds=ms), boot_ms=self._now.boot_ms + ms)


def dump(desk: Desk) -> World:
    """Every row of every table."""
    return {entity: {row.id: row for row in rows} for entity, rows in every_row(desk).items()}


@dataclass
class Replica:
    """A screen that never reads the desk: it follows what the feed says, and nothing else."""

    world: World
    heard: list[ChangeSet] = field(default_factory=list)

    def follow(self, changes: ChangeSet) -> None:
        self.heard.append(changes)
        for change in changes.changes:
            rows = self.world[change.entity]
            assert rows.get(change.id) == change.before, "the feed says something else was there before"
            assert change.before != change.after, "nothing has changed"
            if change.after is None:
                del rows[change.id]
            else:
                rows[change.id] = change.after


class ConsistencyMachine(RuleBasedStateMachine):
    """`texts` is what a person would say was typed; `steps` is what they would say can be undone."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="consistency-"))
        self.path = Path(shutil.copyfile(self.template, self.folder / "machine.desk"))
        self.clock = MachineClock()
        self.open()
        self.barrier = dump(self.desk)
        self.model: dict[str, str] = {}
        self.marks = count()
        self.done: list[dict[str, str]] = []
        self.undone: list[dict[str, str]] = []

    def open(self) -> None:
        self.desk = desks.open_desk(self.path, clock=self.clock, for_window=True)
        self.replica = Replica(dump(self.desk))
        self.desk.feed.subscribe(self.replica.follow)

    def teardown(self) -> None:
        try:
            self.undo_and_redo_everything()
            assert self.desk._file._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        finally:
            self.desk.close()
            shutil.rmtree(self.folder)

    # --- how acts are recorded ---------------------------------------------------------------------------------------

    def act(self, do: Callable[[], Any]) -> Any:
        """Does it; if it was a step, remembers the texts from before it."""
        before, newest = dict(self.model), self.desk.history.to_undo
        result = do()
        if self.desk.history.to_undo is not newest:
            self.done.append(before)
            self.undone.clear()
        return result

    def interview(self, pick: int) -> Interview:
        everything = self.desk.read.all(Interview)
        return everything[pick % len(everything)]

    def any_of(self, entity: type[Any], pick: int) -> Any:
        rows = self.desk.read.all(entity)
        return rows[pick % len(rows)] if rows else None

    # --- preparing and holding ---------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.prepare("Ada")

    @rule(name=TEXTS)
    def prepare(self, name: str) -> None:
        self.act(lambda: interviews.prepare(self.desk, name))

    @rule(pick=PICK)
    def start_clock(self, pick: int) -> None:
        planned = self.interview(pick)
        if planned.status is InterviewStatus.PLANNED:
            interviews.start_clock(self.desk, planned.id)
            self.barrier = dump(self.desk)
            self.done.clear()
            self.undone.clear()

    @rule(pick=PICK, facet=st.sampled_from(["people", "place"]))
    def toggle_facet(self, pick: int, facet: str) -> None:
        self.act(lambda: interviews.toggle_facet(self.desk, self.interview(pick).id, facet))

    @rule(which=st.integers(0, 3))
    def import_story(self, which: int) -> None:
        story = importing.demo_files()[which]
        try:
            made = self.act(lambda: importing.import_file(self.desk, story))
        except importing.AlreadyImported:
            return
        self.model |= {note.id: note.text for note in notes.of_interview(self.desk, made.id)}

    # --- notes -------------------------------------------------------------------------------------------------------

    @rule(pick=PICK, line=LINES, ms=st.integers(0, 60_000))
    def keep(self, pick: int, line: str, ms: int) -> None:
        self.clock.advance(ms)
        interview = self.interview(pick)
        draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text=line, keyed_ms=0)
        notes.save_draft(self.desk, draft)
        typed = understand(clean(line))
        if not typed.text and typed.kind is not NoteKind.MARK:
            notes.save_draft(self.desk, replace(draft, text=""))
            return
        kept = self.act(lambda: notes.keep(self.desk, interview.id, line, note_id=draft.note_id))
        assert notes.draft_of(self.desk, interview.id) is None
        assert notes.keep(self.desk, interview.id, line, note_id=draft.note_id) == kept
        self.model[kept.id] = typed.text

    @rule(pick=PICK, line=LINES)
    def reword(self, pick: int, line: str) -> None:
        note, typed = self.any_of(Note, pick), understand(clean(line))
        if note is None or not typed.text:
            return
        mended = self.act(lambda: notes.reword(self.desk, note.id, line, origin=self))
        assert mended.text == typed.text
        self.model[note.id] = typed.text

    @rule(pick=PICK, by=st.integers(-90_000, 90_000).filter(bool))
    def shift(self, pick: int, by: int) -> None:
        """Shifts of one note join; a mark that is no shift comes between, so that each is a step."""
        if (note := self.any_of(Note, pick)) is not None:
            name = f"Desk {next(self.marks)}"
            self.act(lambda: desks.rename_project(self.desk, name))
            self.act(lambda: notes.shift(self.desk, note.id, by))

    @rule(pick=PICK, at=PICK, at_ms=st.none() | st.integers(-5_000, 90_000))
    def split(self, pick: int, at: int, at_ms: int | None) -> None:
        note = self.any_of(Note, pick)
        if note is None or not note.text:
            return
        at %= len(note.text)
        try:
            made = self.act(lambda: note_parts.split(self.desk, note.id, at, at_ms=at_ms))
        except RuleBroken:
            return
        self.model[note.id], self.model[made.id] = note.text[:at].strip(), note.text[at:].strip()

    @rule(pick=PICK)
    def join(self, pick: int) -> None:
        note = self.any_of(Note, pick)
        first = self.desk.read.note_before(note) if note else None
        if note is None or first is None:
            return
        joined = self.act(lambda: note_parts.join(self.desk, note.id))
        assert joined.id == first.id
        del self.model[note.id]
        self.model[first.id] = joined.text

    @rule(pick=PICK, at_ms=st.integers(-5_000, 90_000))
    def retime(self, pick: int, at_ms: int) -> None:
        if (note := self.any_of(Note, pick)) is not None:
            self.act(lambda: note_times.retime(self.desk, note.id, at_ms))

    @rule(pick=PICK, by=st.integers(-90_000, 90_000))
    def shift_all(self, pick: int, by: int) -> None:
        interview = self.interview(pick)
        before = [note.id for note in notes.of_interview(self.desk, interview.id)]
        self.act(lambda: note_times.shift_all(self.desk, interview.id, by))
        assert [note.id for note in notes.of_interview(self.desk, interview.id)] == before

    @rule(pick=PICK, offset=st.integers(0, 30_000))
    def set_reaction_offset(self, pick: int, offset: int) -> None:
        self.act(lambda: note_times.set_reaction_offset(self.desk, self.interview(pick).id, offset))

    @rule(pick=PICK)
    def delete_note(self, pick: int) -> None:
        if (note := self.any_of(Note, pick)) is not None:
            self.act(lambda: notes.delete(self.desk, note.id))
            del self.model[note.id]

    @rule(pick=PICK, tag=st.sampled_from(["pain", "need", "brand-new", "#3"]))
    def toggle_tag(self, pick: int, tag: str) -> None:
        if (note := self.any_of(Note, pick)) is not None:
            self.act(lambda: notes.toggle_tag(self.desk, note.id, tag))

    @rule(pick=PICK, kind=st.sampled_from(NoteKind))
    def set_kind(self, pick: int, kind: NoteKind) -> None:
        note = self.any_of(Note, pick)
        if note is not None and (note.text or kind is NoteKind.MARK):
            self.act(lambda: notes.set_kind(self.desk, note.id, kind))

    # --- the map -----------------------------------------------------------------------------------------------------

    @rule(pick=PICK, label=TEXTS, at_end=st.booleans(), where=PICK)
    def add_moment(self, pick: int, label: str, at_end: bool, where: int) -> None:
        interview = self.interview(pick)
        boxes = self.desk.read.moments(interview.id)
        after = None if at_end or not boxes else boxes[where % len(boxes)].id
        self.act(lambda: moments.add(self.desk, interview.id, label, after=after))

    @rule(pick=PICK, label=TEXTS)
    def relabel(self, pick: int, label: str) -> None:
        if (box := self.any_of(Moment, pick)) is not None:
            self.act(lambda: moments.relabel(self.desk, box.id, label, origin=self))

    @rule(pick=PICK, x=st.floats(-5000, 5000), y=st.floats(-5000, 5000), emotion=st.none() | st.integers(-2, 2))
    def place_and_feel(self, pick: int, x: float, y: float, emotion: int | None) -> None:
        if (box := self.any_of(Moment, pick)) is not None:
            self.act(lambda: moments.place(self.desk, box.id, x, y))
            self.act(lambda: moments.feel(self.desk, box.id, emotion))

    @rule(pick=PICK)
    def tidy(self, pick: int) -> None:
        self.act(lambda: moments.tidy(self.desk, self.interview(pick).id))

    @rule(pick=PICK, steps=st.integers(-4, 4))
    def reorder(self, pick: int, steps: int) -> None:
        if (box := self.any_of(Moment, pick)) is not None:
            self.act(lambda: story_order.reorder(self.desk, box.id, steps))

    @rule(pick=PICK, many=st.integers(1, 3))
    def delete_moments(self, pick: int, many: int) -> None:
        boxes = self.desk.read.all(Moment)
        if boxes:
            start = pick % len(boxes)
            self.act(lambda: moments.delete(self.desk, [box.id for box in boxes[start : start + many]]))

    @rule(pick=PICK, one=PICK, other=PICK, kind=st.none() | st.sampled_from(LinkKind))
    def link(self, pick: int, one: int, other: int, kind: LinkKind | None) -> None:
        boxes = self.desk.read.moments(self.interview(pick).id)
        if boxes:
            ends = boxes[one % len(boxes)].id, boxes[other % len(boxes)].id
            self.act(lambda: links.connect(self.desk, *ends, kind))

    @rule(pick=PICK)
    def unlink(self, pick: int) -> None:
        if (link := self.any_of(Link, pick)) is not None:
            self.act(lambda: links.remove(self.desk, [link.id]))

    # --- what was found ----------------------------------------------------------------------------------------------

    @rule(pick=PICK, text=TEXTS, kind=st.none() | st.sampled_from(OpportunityKind))
    def add_opportunity(self, pick: int, text: str, kind: OpportunityKind | None) -> None:
        self.act(lambda: opportunities.add(self.desk, self.interview(pick).id, text, kind))

    @rule(pick=PICK, text=TEXTS, is_starred=st.booleans(), is_shown=st.booleans(), steps=st.integers(-3, 3))
    def change_opportunity(self, pick: int, text: str, is_starred: bool, is_shown: bool, steps: int) -> None:
        found = self.any_of(Opportunity, pick)
        if found is None or found.is_draft:
            return
        self.act(lambda: opportunities.reword(self.desk, found.id, text))
        self.act(lambda: opportunities.star(self.desk, found.id, is_starred=is_starred))
        self.act(lambda: snapshots.show_on_page(self.desk, found.id, is_shown=is_shown))
        self.act(lambda: snapshots.move_on_page(self.desk, found.id, steps))

    @rule(pick=PICK, box=PICK, note=PICK)
    def pin_and_rest(self, pick: int, box: int, note: int) -> None:
        found = self.any_of(Opportunity, pick)
        if found is None:
            return
        boxes = [None, *(one.id for one in self.desk.read.moments(found.interview_id))]
        self.act(lambda: opportunities.hang(self.desk, found.id, boxes[box % len(boxes)]))
        if kept := notes.of_interview(self.desk, found.interview_id):
            self.act(lambda: opportunities.rest_on(self.desk, found.id, kept[note % len(kept)].id))

    @rule(pick=PICK)
    def delete_opportunity(self, pick: int) -> None:
        if (found := self.any_of(Opportunity, pick)) is not None:
            self.act(lambda: opportunities.delete(self.desk, found.id))

    @rule(pick=PICK, text=TEXTS, which=st.sampled_from(["add", "reword", "delete"]))
    def insight(self, pick: int, text: str, which: str) -> None:
        interview = self.interview(pick)
        known = insights.of_interview(self.desk, interview.id)
        if which == "add" or not known:
            self.act(lambda: insights.add(self.desk, interview.id, text))
        elif which == "reword":
            self.act(lambda: insights.reword(self.desk, known[pick % len(known)].id, text))
        else:
            self.act(lambda: insights.delete(self.desk, known[pick % len(known)].id))

    @rule(pick=PICK, which=PICK, text=st.just("") | TEXTS)
    def choose_quote(self, pick: int, which: int, text: str) -> None:
        interview = self.interview(pick)
        if choices := snapshots.quote_choices(self.desk, interview.id):
            self.act(lambda: snapshots.choose_quote(self.desk, interview.id, choices[which % len(choices)], text))

    # --- back and forth ----------------------------------------------------------------------------------------------

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if not self.is_interview_left_after_undo():
                return
            self.one_undo()

    def is_interview_left_after_undo(self) -> bool:
        """The rules above need an interview to work on."""
        step = self.desk.history.to_undo
        made = [change for change in step.of(Interview) if change.before is None] if step else []
        return len(self.desk.read.all(Interview)) > len(made)

    def one_undo(self) -> bool:
        if self.desk.undo() is None:
            assert self.done == []
            return False
        self.undone.append(dict(self.model))
        self.model = self.done.pop()
        return True

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.one_redo()

    def one_redo(self) -> bool:
        if self.desk.redo() is None:
            assert self.undone == []
            return False
        self.done.append(dict(self.model))
        self.model = self.undone.pop()
        return True

    def undo_and_redo_everything(self) -> None:
        latest, before = dump(self.desk), len(self.undone)
        while self.one_undo():
            pass
        assert dump(self.desk) == self.barrier
        while len(self.undone) > before:
            self.one_redo()
        assert dump(self.desk) == latest

    @precondition(lambda self: len(self.done) > 3)
    @rule()
    def undo_all_is_the_start_and_redo_all_the_latest(self) -> None:
        self.undo_and_redo_everything()

    @rule()
    def close_and_reopen(self) -> None:
        """The identity, but for what can be undone."""
        before = dump(self.desk)
        self.desk.close()
        self.open()
        assert dump(self.desk) == before
        self.barrier = before
        self.done.clear()
        self.undone.clear()

    # --- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def a_screen_that_follows_the_feed_shows_what_is_stored(self) -> None:
        assert self.replica.world == dump(self.desk)

    @invariant()
    def the_notes_are_what_was_typed(self) -> None:
        assert {note.id: note.text for note in self.desk.read.all(Note)} == self.model

    @invariant()
    def the_file_holds_together(self) -> None:
        run = self.desk._file._db.execute
        assert run("PRAGMA foreign_key_check").fetchall() == []
        assert not self.desk._file._db.in_transaction

    @invariant()
    def undo_is_offered_for_exactly_what_was_done(self) -> None:
        assert (self.desk.history.to_undo is None) == (self.done == [])
        assert (self.desk.history.to_redo is None) == (self.undone == [])


def test_any_acts_in_any_order_agree(desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ConsistencyMachine, "template", desk_path, raising=False)
    run_machine(ConsistencyMachine, examples=30, searching=2000)
