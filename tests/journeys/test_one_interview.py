"""One real interview through the real window: from the first key to the page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from discovery_desk.domain.interview import InterviewStatus
from discovery_desk.domain.note import NoteKind
from discovery_desk.services import importing, interviews, notes

CTRL = Qt.KeyboardModifier.ControlModifier

TWELVE = (
    ("Last Tuesday, north dock, night shift", NoteKind.NOTE),
    ("+ Truck comes an hour early", NoteKind.MOMENT),
    ("> The list is already a lie by the time I hold it.", NoteKind.QUOTE),
    ("+ Counts pallets by torchlight #pain", NoteKind.MOMENT),
    ("! I can't tell whether a short pallet was split on purpose.", NoteKind.OPPORTUNITY),
    ("~ Embarrassed in front of the driver", NoteKind.FEELING),
    ("= Drivers are paid per stop", NoteKind.INSIGHT),
    ("? Who prints the list", NoteKind.ASK_LATER),
    ("[ Laughs and lowers her voice]", NoteKind.OBSERVATION),
    ("*", NoteKind.MARK),
    ("+ Phones the planner, no answer", NoteKind.MOMENT),
    ("a <b>bold</b> claim & a ](link)", NoteKind.NOTE),
)


def hold(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit Kjeldsen", "Tell me about the last delivery", "Ines", "Tom")
    for line, _ in TWELVE:
        researcher.writes(line)


def test_twelve_notes_of_all_kinds_are_kept_as_typed(researcher) -> None:  # type: ignore[no-untyped-def]
    hold(researcher)
    assert [note.kind for note in researcher.notes] == [kind for _, kind in TWELVE]
    assert researcher.notes[-1].text == "a <b>bold</b> claim & a ](link)"
    assert researcher.interview.status is InterviewStatus.LIVE
    assert [moment.label for moment in researcher.desk.read.moments(researcher.interview.id)] == [
        "Truck comes an hour early",
        "Counts pallets by torchlight",
        "Phones the planner, no answer",
    ]


def test_notes_stamp_themselves_with_the_first_key_less_the_reaction(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("first")
    second = researcher.writes("second", after_ms=8000)
    # The clock began with the first key of the first note; its Enter came two seconds later.
    assert (second.keyed_ms, second.kept_ms, second.at_ms) == (10_000, 12_000, 7000)


def test_undo_and_redo_go_back_and_forth_with_their_names(researcher) -> None:  # type: ignore[no-untyped-def]
    hold(researcher)
    every = researcher.notes
    for _ in range(3):
        researcher.undoes()
    assert researcher.notes == every[:9]
    assert "Keep a note" in researcher.window.actions_by_name["redo"].text()
    for _ in range(3):
        researcher.redoes()
    assert researcher.notes == every
    assert researcher.window.remark.text == "Done again: Keep a note"


def test_undo_does_not_stop_the_clock(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("only note")
    for _ in range(5):
        researcher.undoes()
    assert researcher.interview.status is InterviewStatus.LIVE


def test_the_page_holds_what_was_typed(researcher, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    hold(researcher)
    researcher.ends()
    assert researcher.interview.status is InterviewStatus.ENDED
    target = tmp_path / "page.pdf"
    researcher.exports(target)
    pdf = PdfReader(target)
    text = " ".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    for expected in (
        "Marit Kjeldsen",
        "The list is already a lie by the time I hold it.",
        "Truck comes an hour early",
        "Counts pallets by torchlight",
        "I can't tell whether a short pallet was split on purpose.",
        "Drivers are paid per stop",
        "Ines",
    ):
        assert expected in text
    assert researcher.interview.status is InterviewStatus.SNAPSHOT_DONE


def test_typing_after_the_end_is_marked_as_added_later(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("during")
    researcher.ends()
    researcher.window.go("live")
    assert researcher.writes("after").is_added_later


def test_a_letter_typed_anywhere_goes_to_the_line(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.window.live.map.view.setFocus()
    researcher.window.live.header.setFocus()
    researcher.window.live.setFocus()
    researcher.types("x")
    assert researcher.window.live.notes.line.text() == "x"


def test_space_starts_the_clock_of_a_prepared_interview(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    assert researcher.interview.status is InterviewStatus.PLANNED
    researcher.presses(Qt.Key.Key_Space)
    assert researcher.interview.status is InterviewStatus.LIVE
    assert researcher.window.live.notes.line.text() == ""


def test_an_interview_without_a_name_is_asked_for_one(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_N, CTRL)
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.window.live.interview is None
    assert "name" in researcher.window.live.form.complaint


def test_the_title_never_names_the_participant_while_live(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    assert researcher.window.windowTitle() == "Discovery Desk"
    researcher.writes("note")
    assert researcher.window.windowTitle() == "Notes"


def test_half_typed_words_are_in_the_file_and_come_back(researcher, sit_down, desk_path) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("kept")
    researcher.types("half a sen")
    researcher.qtbot.waitUntil(
        lambda: (
            (draft := notes.draft_of(researcher.desk, researcher.interview.id)) is not None
            and draft.text == "half a sen"
        )
    )
    researcher.window.close()
    researcher.desk.close()
    again = sit_down(desk_path)
    assert again.window.live.notes.line.text() == "half a sen"


def test_what_was_half_typed_before_the_clock_ran_comes_back(researcher, sit_down, desk_path) -> None:  # type: ignore[no-untyped-def]
    planned = interviews.prepare(researcher.desk, "Marit")
    researcher.window.place.focus.look_at_interview(planned.id)
    researcher.types("half a sen")
    researcher.window.close()
    researcher.desk.close()
    again = sit_down(desk_path)
    assert again.window.live.interview.id == planned.id
    assert again.window.live.notes.line.text() == "half a sen"
    again.presses(Qt.Key.Key_A, CTRL)
    again.presses(Qt.Key.Key_Delete)
    again.window.close()
    again.desk.close()
    assert sit_down(desk_path).window.screens.current == "home"


def test_up_mends_the_last_note(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("+ Trick comes early")
    researcher.presses(Qt.Key.Key_Up)
    researcher.presses(Qt.Key.Key_A, CTRL)
    researcher.types("+ Truck comes early")
    researcher.presses(Qt.Key.Key_Return)
    (note,) = researcher.notes
    assert (note.text, note.is_edited) == ("Truck comes early", True)
    assert [moment.label for moment in researcher.desk.read.moments(note.interview_id)] == ["Truck comes early"]


def test_a_digit_tags_the_last_note_and_takes_the_tag_back(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    note = researcher.writes("waits at the gate")
    researcher.presses(Qt.Key.Key_1, CTRL)
    assert researcher.desk.read.tags(note.interview_id) == {note.id: ("pain",)}
    researcher.presses(Qt.Key.Key_1, CTRL)
    assert researcher.desk.read.tags(note.interview_id) == {}


def test_a_note_added_by_the_command_line_appears_in_the_open_window(researcher, desk_path) -> None:  # type: ignore[no-untyped-def]
    from click.testing import CliRunner

    from discovery_desk.cli import desk_commands

    researcher.starts("Marit")
    researcher.writes("typed")
    result = CliRunner().invoke(desk_commands, ["note", str(desk_path), "Marit", "> from outside", "--at", "0:30"])
    assert result.exit_code == 0, result.output
    researcher.window._tick()
    assert {note.text for note in researcher.notes} == {"typed", "from outside"}
    shown = researcher.window.live.notes.list
    assert all(not shown.row_rect(note.id).isEmpty() for note in researcher.notes)


def test_a_mark_is_one_key_and_the_line_is_untouched(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("before")
    researcher.types("half a sen")
    researcher.clock.advance(ms=20_000)
    researcher.presses(Qt.Key.Key_M, CTRL)
    mark = researcher.notes[-1]
    assert (mark.kind, mark.text, mark.keyed_ms, mark.at_ms) == (NoteKind.MARK, "", 22_000, 19_000)
    researcher.types("tence")
    researcher.clock.advance(ms=1000)
    researcher.presses(Qt.Key.Key_Return)
    (kept,) = [note for note in researcher.notes if note.text == "half a sentence"]
    assert kept.keyed_ms == 2000


def test_a_mark_reaches_the_interview_that_runs_from_any_screen(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_M, CTRL)
    assert "running" in researcher.window.remark.text
    researcher.starts("Marit")
    researcher.writes("before")
    researcher.window.go("home")
    researcher.presses(Qt.Key.Key_M, CTRL)
    assert researcher.notes[-1].kind is NoteKind.MARK
    assert researcher.window.remark.text == "Marked at 00:00"


def test_a_mark_added_by_the_command_line_appears_in_the_open_window(researcher, desk_path) -> None:  # type: ignore[no-untyped-def]
    from click.testing import CliRunner

    from discovery_desk.cli import desk_commands

    researcher.starts("Marit")
    researcher.writes("typed")
    researcher.types("half")
    result = CliRunner().invoke(desk_commands, ["mark", str(desk_path)])
    assert result.exit_code == 0, result.output
    researcher.window._tick()
    (mark,) = [note for note in researcher.notes if note.kind is NoteKind.MARK]
    assert not researcher.window.live.notes.list.row_rect(mark.id).isEmpty()
    assert researcher.window.live.notes.line.text() == "half"


def test_signs_given_in_the_settings_are_in_force_at_once(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.window.place.change_settings(signs={"quote": "%"})
    assert researcher.writes("% so it goes").kind is NoteKind.QUOTE
    researcher.presses(Qt.Key.Key_Up)
    assert researcher.window.live.notes.line.text() == "% so it goes"


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_window_follows_a_change_of_theme(researcher, is_dark: bool) -> None:  # type: ignore[no-untyped-def]
    from discovery_desk.ui.kit.theme import Theme

    researcher.starts("Marit")
    researcher.writes("note")
    theme = Theme(is_dark=is_dark)
    researcher.window.wear(theme)
    ground = researcher.window.live.map.view.grab().toImage().pixelColor(3, 3)
    assert ground == theme.color("surface")


def test_the_page_in_view_is_that_of_the_interview_in_view(researcher) -> None:  # type: ignore[no-untyped-def]
    """Also when another interview is chosen while the page is in view and goes out of it for a moment."""
    window = researcher.window
    for story in importing.demo_files()[:2]:
        interview = importing.import_file(researcher.desk, story)
        window.place.focus.look_at_interview(interview.id)
        researcher.qtbot.waitUntil(lambda: not window.snapshot._page_timer.is_waiting())
        window.go("snapshots")
        researcher.qtbot.waitUntil(
            lambda shown=interview.id: (page := window.snapshot._drawn) is not None and page.interview.id == shown
        )
        researcher.qtbot.waitUntil(lambda: window.snapshot.page_view.accessibleDescription() != "")


def test_a_second_interview_is_started_knowing_that_one_is_running(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Ben")
    ben = researcher.writes("running").interview_id
    researcher.presses(Qt.Key.Key_N, CTRL)
    assert "Ben" in researcher.window.live.form.reminder
    researcher.presses(Qt.Key.Key_Escape)
    assert researcher.interview.id == ben


def test_undo_takes_back_typing_and_redo_brings_it_again(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("kept")
    researcher.types("half typed")
    researcher.undoes()
    assert [note.text for note in researcher.notes] == ["kept"]
    researcher.redoes()
    assert researcher.window.live.notes.line.text() == "half typed"


def paste(researcher, text: str) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText(text)
    researcher.window.live.notes.line.editor.insertFromMimeData(data)


def test_pasted_lines_become_notes_and_what_was_half_typed_stays(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("one")
    researcher.types("half")
    paste(researcher, "first\nsecond\nthird")
    researcher.presses(Qt.Key.Key_Tab)
    researcher.presses(Qt.Key.Key_Return)
    researcher.window.live.notes.line.setFocus()
    researcher.presses(Qt.Key.Key_Return)
    assert {note.text for note in researcher.notes} == {"one", "first", "second", "third", "half"}


def test_the_paste_question_does_not_outlive_its_interview(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Ann")
    paste(researcher, "a\nb")
    researcher.starts("Ben")
    assert not researcher.window.live.notes._question.isVisible()


def test_erasing_and_typing_again_is_a_new_first_key(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("one")
    researcher.types("x")
    researcher.presses(Qt.Key.Key_Backspace)
    assert researcher.writes("later", after_ms=600_000).keyed_ms == 602_000


def test_an_undone_interview_is_let_go_of(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.undoes()
    assert researcher.window.live.interview is None
    researcher.window.dialogs.import_files([str(path) for path in importing.demo_files()])
    researcher.window._open_interview(researcher.desk.read.interviews()[0].interview.id)
    researcher.undoes()
    for screen in ("live", "snapshots", "home"):
        researcher.window.go(screen)
    assert researcher.desk.read.interviews() == ()


def test_a_busy_file_does_not_stop_the_clock(researcher, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from discovery_desk.domain.errors import FileInUse

    def busy() -> bool:
        raise FileInUse(researcher.desk.path)

    researcher.starts("Marit")
    researcher.writes("note")
    with monkeypatch.context() as patch:
        patch.setattr(researcher.desk, "notice_outside_changes", busy)
        researcher.window._tick()
    researcher.clock.advance(ms=60_000)
    researcher.window._tick()
    assert researcher.window._ticker.isActive()


def test_words_being_edited_in_place_survive_leaving(researcher, sit_down, desk_path) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    first = researcher.writes("first")
    second = researcher.writes("second")
    researcher.window.live.notes.list.edit(first.id)
    researcher.types(" and more")
    researcher.presses(Qt.Key.Key_N, CTRL)
    assert notes.get(researcher.desk, first.id).text == "first and more"
    researcher.presses(Qt.Key.Key_Escape)
    researcher.window.live.notes.list.edit(second.id)
    researcher.types(" too")
    researcher.window.close()
    researcher.desk.close()
    again = sit_down(desk_path)
    assert notes.get(again.desk, second.id).text == "second too"


def test_a_save_that_fails_keeps_the_words_in_place(researcher, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from discovery_desk.domain.errors import DiskFull

    def full(*_: object, **__: object) -> None:
        raise DiskFull(researcher.desk.path)

    researcher.starts("Marit")
    note = researcher.writes("first")
    researcher.window.live.notes.list.edit(note.id)
    researcher.types(" and more")
    with monkeypatch.context() as patch:
        patch.setattr(notes, "edit_text", full)
        researcher.presses(Qt.Key.Key_Return)
    assert "no room" in researcher.window.remark.text
    researcher.presses(Qt.Key.Key_Return)
    assert notes.get(researcher.desk, note.id).text == "first and more"


def test_a_deletion_that_fails_is_not_said_to_be_done(researcher, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from discovery_desk.domain.errors import DiskFull

    def full(*_: object, **__: object) -> None:
        raise DiskFull(researcher.desk.path)

    researcher.starts("Marit")
    note = researcher.writes("first")
    monkeypatch.setattr(notes, "delete", full)
    researcher.window.live.notes.verbs.delete(note.id)
    assert "no room" in researcher.window.remark.text


def test_words_that_cannot_be_written_keep_the_window_open_once(researcher, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from discovery_desk.domain.errors import DiskFull

    def full(*_: object, **__: object) -> None:
        raise DiskFull(researcher.desk.path)

    researcher.starts("Marit")
    researcher.writes("kept")
    with monkeypatch.context() as patch:
        patch.setattr(notes, "save_draft", full)
        researcher.types("half")
        assert not researcher.window.close()
        assert "no room" in researcher.window.remark.text
        assert researcher.window.live.notes.line.text() == "half"
        assert researcher.window.close()


@pytest.mark.parametrize("is_new_boot", [False, True])
def test_the_clock_goes_on_after_a_crash(researcher, sit_down, desk_path, is_new_boot: bool) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("before")
    researcher.window.close()
    researcher.desk.close()
    if is_new_boot:
        researcher.clock.restart(ms=60_000)
    else:
        researcher.clock.advance(ms=60_000)
    again = sit_down(desk_path)
    again.clock.set_wall(again.clock.now().at.replace(year=2020))
    assert again.writes("after", after_ms=1000).keyed_ms == 63_000


def test_a_wall_clock_set_while_the_window_is_open_is_stored_at_the_next_tick(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("before")
    began = researcher.interview.started_at
    researcher.clock.set_wall(researcher.clock.now().at - timedelta(hours=1))
    researcher.window._tick()
    assert researcher.interview.started_at == began - timedelta(hours=1)
    assert researcher.writes("after", after_ms=1000).keyed_ms == 3000
