"""The rows of a talk: their places are known, their words are read when seen, and only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import Interruption, InterruptionId, InterviewId, clock_text
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.services import interviews, notes, recording, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.storage.reading import Reading
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.notes.notes_panel import NotesPanel
from discovery_desk.ui.notes.talk_rows import TalkRows


@pytest.fixture
def interview_id(desk: Desk) -> InterviewId:
    return interviews.start_clock(desk, interviews.prepare(desk, "Ada").id).id


@pytest.fixture
def kept(desk: Desk, interview_id: InterviewId) -> list[NoteId]:
    """Four notes, twenty seconds apart."""
    lines = ("> Counts twice #pain", "! Never knows what is short", "Calls the other shift", "+ Signs for eleven")
    stamps = [notes.Stamp(at * 20_000, at * 20_000 + 900) for at in range(1, 5)]
    return [notes.keep(desk, interview_id, line, stamp).id for line, stamp in zip(lines, stamps, strict=True)]


def shown(rows: TalkRows) -> list[object]:
    return [rows.row(head.id) for head in rows.heads]


CHANGES: dict[str, Callable[[Desk, InterviewId, list[NoteId]], object]] = {
    "kept": lambda desk, talk, _ids: notes.keep(desk, talk, "and goes home #pain", notes.Stamp(500_000, 501_000)),
    "kept in between": lambda desk, talk, _ids: notes.keep(desk, talk, "asks", at_ms=50_000),
    "reworded": lambda desk, _talk, ids: notes.reword(desk, ids[1], "> Two\nlines #new"),
    "moved": lambda desk, _talk, ids: notes.shift(desk, ids[3], -70_000),
    "deleted": lambda desk, _talk, ids: notes.delete(desk, ids[0]),
    "tagged": lambda desk, _talk, ids: notes.toggle_tag(desk, ids[2], "pain"),
    "untagged": lambda desk, _talk, ids: notes.toggle_tag(desk, ids[0], "pain"),
    "undone": lambda desk, _talk, _ids: desk.undo(),
    "chosen as quote": lambda desk, talk, _ids: snapshots.choose_quote(
        desk, talk, snapshots.quote_choices(desk, talk)[0]
    ),
    "kept elsewhere": lambda desk, _talk, _ids: notes.keep(desk, interviews.prepare(desk, "Eve").id, "not here"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_following_a_change_leads_to_what_reading_everything_does(
    qapp: object, desk: Desk, interview_id: InterviewId, kept: list[NoteId], change: Callable[..., object]
) -> None:
    place = Workplace(desk, Theme())
    rows, fresh = TalkRows(place), TalkRows(place)
    rows.read(interview_id)
    seen = {head.id: rows.row(head.id) for head in rows.heads}
    followed: list[set[str] | None] = []
    desk.feed.subscribe(lambda changes: followed.append(rows.follow(changes)))
    change(desk, interview_id, kept)
    fresh.read(interview_id)
    stale = set().union(*(one for one in followed if one is not None))
    assert None not in followed
    assert rows.heads == fresh.heads
    assert shown(rows) == shown(fresh)
    changed = {head.id for head in fresh.heads if head.id in seen and seen[head.id] != fresh.row(head.id)}
    assert changed <= stale


def test_a_stretch_stands_before_the_first_note_in_it(
    qapp: object, desk: Desk, interview_id: InterviewId, kept: list[NoteId]
) -> None:
    stretch = Interruption(
        id=InterruptionId("s"), interview_id=interview_id, from_ms=37_000, to_ms=65_000, what="parked", remark="demo"
    )
    with desk.change("Park") as unit:
        unit.put(stretch)
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    assert [head.id for head in rows.heads][:3] == [kept[0], "s", kept[1]]
    assert (row := rows.row("s")) is not None and row.said() == "Parked 00:37–01:05: demo"
    assert not rows.is_note("s")
    assert rows.before(kept[1]) == kept[0]
    assert rows.before(kept[0]) is None


def test_an_open_stretch_has_no_end_yet(qapp: object, desk: Desk, interview_id: InterviewId) -> None:
    with desk.change("Gap") as unit:
        unit.put(Interruption(id=InterruptionId("s"), interview_id=interview_id, from_ms=5_000, to_ms=None, what="gap"))
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    assert (row := rows.row("s")) is not None and row.shown == "Gap 00:05–…"


def test_enter_reads_nothing_of_the_notes_before(
    qtbot: QtBot, desk: Desk, interview_id: InterviewId, kept: list[NoteId], monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = NotesPanel(Workplace(desk, Theme()))
    qtbot.addWidget(panel)
    panel.resize(500, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_interview(interview_id)

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("everything was read again")

    for name in ("notes", "tags", "outline"):
        monkeypatch.setattr(Reading, name, refuse)
    panel.line.insert("one more")
    panel.line.kept.emit("one more")
    assert panel.line.text() == ""
    assert panel.list.row_rect(panel.note_to_tag() or "").isValid()


def test_a_row_that_cannot_be_read_is_asked_for_again(
    qapp: object, desk: Desk, interview_id: InterviewId, kept: list[NoteId]
) -> None:
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    with desk.change("From elsewhere") as unit:  # nobody tells the rows
        note = unit.get(Note, kept[2])
        assert note is not None
        unit.delete(note)
    assert rows.row(kept[2]) is None


def test_parked_and_withdrawn_notes_are_paler_and_say_so(qapp: object, desk: Desk, interview_id: InterviewId) -> None:
    note = notes.keep(desk, interview_id, "the demo")
    with desk.change("Park") as unit:
        unit.put(replace(note, is_parked=True))
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    assert (row := rows.row(note.id)) is not None
    assert row.is_quiet and row.remark == "parked"


def test_a_row_says_where_in_the_recording_it_is(desk: Desk, interview_id: InterviewId, kept: list[NoteId]) -> None:
    with desk.change("Recording") as unit:
        unit.put(replace(interviews.get(desk, interview_id), recording_offset_ms=30_000))
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    found = [rows.row(note_id) for note_id in kept]
    times = [clock_text(note.at_ms - 30_000) for note in desk.read.notes(interview_id)[1:]]
    assert [row.recorded for row in found if row] == ["", *(f"recording {time}" for time in times)]
    assert found[1] is not None and found[1].said().endswith(f"recording {times[0]}")


def test_when_a_recording_starts_every_row_is_asked_for_again(desk: Desk, interview_id: InterviewId) -> None:
    rows = TalkRows(Workplace(desk, Theme()))
    rows.read(interview_id)
    followed: list[set[str] | None] = []
    desk.feed.subscribe(lambda changes: followed.append(rows.follow(changes)))
    recording.starts_now(desk, interview_id)
    assert followed == [None]
