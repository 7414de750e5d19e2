"""The end of the talk by keys alone: they have left, the debrief, the triage, and on to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from discovery_desk.domain.interview import DebriefLine, FollowUp, InterviewStatus
from discovery_desk.domain.note import NoteKind, Speaker
from discovery_desk.services import interviews, notes

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def lines_of(researcher) -> dict[tuple[str, str], str]:  # type: ignore[no-untyped-def]
    found = researcher.desk.read.where(DebriefLine, order="rank", interview_id=researcher.interview.id)
    return {(line.question, line.member): line.text for line in found}


def hold_and_end(researcher, *lines: str, people: tuple[str, str] = ("", "")) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit", "", *people)
    for line in lines or ("She came at four",):
        researcher.writes(line)
    researcher.presses(Qt.Key.Key_E, CTRL | SHIFT)
    researcher.presses(Qt.Key.Key_Return, CTRL)


def test_nothing_of_the_debrief_is_seen_before_they_have_left(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("She came at four")
    researcher.presses(Qt.Key.Key_D, CTRL | SHIFT)
    assert researcher.window.screens.current == "live"
    researcher.presses(Qt.Key.Key_E, CTRL | SHIFT)
    assert not researcher.window.screens.is_made("debrief")
    assert not researcher.window.rail.offers_debrief
    researcher.presses(Qt.Key.Key_Return, CTRL)
    assert researcher.interview.status is InterviewStatus.ENDED
    assert researcher.window.screens.current == "debrief"
    assert researcher.window.rail.offers_debrief


def test_ctrl_enter_confirms_while_somebody_types_on(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("She came at four")
    researcher.presses(Qt.Key.Key_E, CTRL | SHIFT)
    researcher.types("and a last word")
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.notes[-1].text == "and a last word"
    researcher.presses(Qt.Key.Key_Return, CTRL)
    assert researcher.interview.status is InterviewStatus.ENDED


def test_escape_puts_the_end_off(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("She came at four")
    researcher.presses(Qt.Key.Key_E, CTRL | SHIFT)
    researcher.presses(Qt.Key.Key_Escape)
    researcher.presses(Qt.Key.Key_Return, CTRL)
    assert researcher.interview.status is InterviewStatus.LIVE


def test_undoing_the_end_goes_back_to_the_talk_and_its_clock(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher)
    researcher.clock.advance(ms=60_000)
    ended = researcher.interview.ended_ms
    researcher.undoes()
    assert researcher.window.screens.current == "live"
    assert interviews.elapsed_ms(researcher.desk, researcher.interview) == ended + 60_000
    researcher.redoes()
    assert researcher.interview.ended_ms == ended


def test_each_one_writes_a_line_before_the_others_are_seen(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, people=("Ines", "Tom"))
    researcher.types("The torch")
    researcher.presses(Qt.Key.Key_Return)
    page = researcher.window.debrief.stood_out
    assert not page.is_seen("Ines")
    researcher.types("The driver's watch")
    researcher.presses(Qt.Key.Key_Return)
    assert page.is_seen("Ines")
    assert page.is_seen("Tom")
    assert lines_of(researcher) == {("stood_out", "Ines"): "The torch", ("stood_out", "Tom"): "The driver's watch"}


def test_a_line_is_one_undo_step(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher)
    field = researcher.focused()
    researcher.types("The torch")
    researcher.window.flush()
    researcher.types(" and the rain")
    assert field.toPlainText() == "The torch and the rain"
    researcher.undoes()
    assert lines_of(researcher) == {}
    assert field.toPlainText() == ""
    researcher.redoes()
    assert list(lines_of(researcher).values()) == ["The torch and the rain"]


def test_half_a_line_is_on_the_disk_soon_and_after_a_crash(researcher, sit_down) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher)
    researcher.types("The torch and")
    researcher.qtbot.waitUntil(lambda: bool(lines_of(researcher)))
    assert list(lines_of(researcher).values()) == ["The torch and"]


def lane(researcher):  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_T, CTRL | SHIFT)
    return researcher.window.debrief.triage


def tags_of(researcher, text: str) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    note = next(note for note in researcher.notes if note.text == text)
    return researcher.desk.read.tags_of(note.id)


def test_the_triage_ends_with_nothing_left(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one #pain", "two", "> three", "four usually", "five", "*", "six")
    shown = lane(researcher)
    assert shown.left() == 5
    assert "two" in shown.card.read_out()
    researcher.types("2")
    assert "four" in shown.card.read_out()
    assert "usually" in shown.card.read_out()
    researcher.types(">")
    assert "five" in shown.card.read_out()
    researcher.presses(Qt.Key.Key_Space)
    researcher.presses(Qt.Key.Key_Delete)
    researcher.presses(Qt.Key.Key_2, CTRL)
    researcher.presses(Qt.Key.Key_3, CTRL)
    assert "six" in shown.card.read_out()
    researcher.presses(Qt.Key.Key_Return)
    assert shown.left() == 0
    assert shown.is_done
    assert tags_of(researcher, "two") == ("need",)
    assert tags_of(researcher, "six") == ("need", "desire")
    assert [(note.text, note.kind.value) for note in researcher.notes][2:4] == [
        ("three", "quote"),
        ("four usually", "quote"),
    ]
    assert len(researcher.notes) == 6


def test_what_was_decided_is_remembered(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one", "two")
    lane(researcher)
    researcher.presses(Qt.Key.Key_Return)
    researcher.window.go("home")
    assert lane(researcher).left() == 1


def test_undo_shows_the_card_again_and_redo_goes_on(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one", "two")
    shown = lane(researcher)
    for decide in (
        lambda: researcher.types("1"),
        lambda: researcher.types("!"),
        lambda: researcher.types("?"),
        lambda: researcher.presses(Qt.Key.Key_Delete),
    ):
        decide()
        assert "two" in shown.card.read_out()
        researcher.undoes()
        assert "one" in shown.card.read_out()
        assert shown.left() == 2
        researcher.redoes()
        assert "two" in shown.card.read_out()
        assert shown.left() == 1
        researcher.undoes()


def test_going_back_shows_what_was_decided(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one", "two", "three")
    shown = lane(researcher)
    researcher.types("1")
    researcher.presses(Qt.Key.Key_Return)
    researcher.presses(Qt.Key.Key_Backspace)
    researcher.presses(Qt.Key.Key_Left)
    assert "pain" in shown.card.read_out()
    researcher.presses(Qt.Key.Key_Return)
    assert "three" in shown.card.read_out()


def test_a_card_is_edited_in_place_and_kept_as_it_is_typed(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one", "two")
    shown = lane(researcher)
    researcher.types("e")
    researcher.types(" 2 > 1")
    researcher.qtbot.waitUntil(lambda: researcher.notes[0].text == "one 2 > 1")
    researcher.presses(Qt.Key.Key_Escape)
    assert researcher.notes[0].text == "one"
    assert not researcher.notes[0].is_edited
    researcher.presses(Qt.Key.Key_F2)
    researcher.types("!")
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.notes[0].text == "one!"
    assert "one!" in shown.card.read_out()
    researcher.presses(Qt.Key.Key_Return)
    assert "two" in shown.card.read_out()


def test_a_sign_on_a_mark_without_words_asks_for_the_words(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "*")
    lane(researcher)
    researcher.types(">")
    researcher.types("It is a lie")
    researcher.presses(Qt.Key.Key_Return)
    (note,) = researcher.notes
    assert (note.text, note.kind.value, note.is_added_later) == ("It is a lie", "quote", True)


def next_step(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_PageDown, CTRL)


def test_marks_are_worded_one_after_the_other(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "*", "the list is printed", "*", "* torch")
    times = [note.at_ms for note in researcher.notes]
    next_step(researcher)
    researcher.types("> It is a lie")
    researcher.presses(Qt.Key.Key_Return)
    researcher.types("she counts twice #pain")
    researcher.presses(Qt.Key.Key_Return)
    first, _, second, third = researcher.notes
    assert (first.text, first.kind, first.is_added_later) == ("It is a lie", NoteKind.QUOTE, True)
    assert (second.text, second.kind, second.speaker) == ("she counts twice", NoteKind.NOTE, Speaker.PARTICIPANT)
    assert tags_of(researcher, "she counts twice") == ("pain",)
    assert third.text == "torch"
    assert [note.at_ms for note in researcher.notes] == times
    assert not second.is_edited


def test_a_worded_mark_is_one_undo_step_and_can_be_worded_anew(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "*")
    next_step(researcher)
    field = researcher.focused()
    researcher.types("+ truck")
    researcher.window.flush()
    researcher.types(" comes")
    researcher.presses(Qt.Key.Key_Return)
    assert [moment.label for moment in researcher.desk.read.moments(researcher.interview.id)] == ["truck comes"]
    assert field.toPlainText() == "truck comes"
    field.setFocus()
    researcher.presses(Qt.Key.Key_End)
    researcher.types(" early")
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.notes[0].kind is NoteKind.MOMENT
    assert [moment.label for moment in researcher.desk.read.moments(researcher.interview.id)] == ["truck comes early"]
    researcher.undoes()
    (note,) = researcher.notes
    assert (note.text, note.kind, note.is_added_later) == ("", NoteKind.MARK, False)
    assert researcher.desk.read.moments(researcher.interview.id) == ()
    assert field.toPlainText() == ""


def test_a_moment_noted_twice_is_merged(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "counts pallets with a torch #pain", "*")
    next_step(researcher)
    researcher.types("counts pallets twice #need")
    researcher.presses(Qt.Key.Key_Return)
    page = researcher.window.debrief.marks
    page.take_focus()
    researcher.presses(Qt.Key.Key_Tab)
    researcher.presses(Qt.Key.Key_Return)
    (note,) = researcher.notes
    assert note.text == "counts pallets with a torch counts pallets twice"
    assert tags_of(researcher, note.text) == ("pain", "need")
    researcher.undoes()
    assert len(researcher.notes) == 2


def test_own_questions_come_with_what_could_have_been_asked(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("Last Tuesday, north dock")
    asked = [researcher.writes(text) for text in ("Why do you count twice", "What happened then?", "? Who prints it")]
    for note in asked[:2]:
        notes.set_kind(researcher.desk, note.id, NoteKind.QUESTION)
    researcher.ends()
    for _ in range(3):
        next_step(researcher)
    page = researcher.window.debrief.questions
    assert page.texts() == [
        "Keep for the next guide: What led you to count twice?",
        "Keep for the next guide: Who prints it",
    ]
    researcher.presses(Qt.Key.Key_Return)
    kept = [one.text for one in researcher.desk.read.where(FollowUp, interview_id=researcher.interview.id)]
    assert kept == ["What led you to count twice?"]
    assert page.texts()[0].startswith("Kept for the next guide")
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.desk.read.all(FollowUp) == ()


def test_empty_steps_say_so_and_enter_leads_through_to_the_page(researcher) -> None:  # type: ignore[no-untyped-def]
    hold_and_end(researcher, "one #pain")
    for _ in range(20):
        if researcher.window.screens.current == "snapshots":
            break
        researcher.presses(Qt.Key.Key_Return)
    assert researcher.window.screens.current == "snapshots"


def test_an_hour_ends_in_the_snapshot_and_all_of_it_can_be_taken_back(researcher, dump) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit", "", "Ines", "Tom")
    for line in ("Last Tuesday, north dock", "*", "*", "she counts twice"):
        researcher.writes(line)
    before = dump(researcher.desk)
    researcher.ends()
    for line in ("The torch", "The driver's watch"):
        researcher.types(line)
        researcher.presses(Qt.Key.Key_Return)
    next_step(researcher)
    for line in ("> It is a lie", "+ Phones the planner"):
        researcher.types(line)
        researcher.presses(Qt.Key.Key_Return)
    next_step(researcher)
    shown = researcher.window.debrief.triage
    while not shown.is_done:
        researcher.types("1")
    next_step(researcher)
    researcher.presses(Qt.Key.Key_S, CTRL | SHIFT)
    assert researcher.window.screens.current == "snapshots"
    while researcher.interview.status is not InterviewStatus.LIVE:
        researcher.undoes()
    assert dump(researcher.desk) == before


def test_the_page_grows_beside_the_talk_and_is_gone_to_afterwards(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.starts("Marit")
    researcher.writes("*")
    researcher.presses(Qt.Key.Key_S, CTRL | SHIFT)
    live = researcher.window.live
    assert researcher.window.screens.current == "live"
    tab = live.tabs.currentWidget()
    assert "○  A line of theirs: > in the note line" in tab.words()
    assert "○  1 mark has no words yet" in tab.words()
    assert "○  4 more moments of the story: + in the note line" in tab.words()
    assert tab.title() == "Snapshot 1/5"
    researcher.writes("> It is a lie")
    researcher.writes("! I can't tell who split it")
    assert "“It is a lie”" in tab.words()
    assert "○  1 opportunity is on no moment yet" in tab.words()
    researcher.qtbot.waitUntil(lambda: live.tabs.tabText(live.tabs.indexOf(tab)) == "Snapshot 3/5")
    researcher.ends()
    researcher.presses(Qt.Key.Key_S, CTRL | SHIFT)
    assert researcher.window.screens.current == "snapshots"
