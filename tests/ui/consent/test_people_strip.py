"""Consent and people by keys in the middle of a talk."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from discovery_desk.domain.consent import ConsentScope, in_force
from discovery_desk.services import consent, seats

Key = Qt.Key


def said(talk: Any) -> dict[str, bool]:
    entries = consent.entries(talk.desk, talk.interview.id)
    return {scope.value: entry.is_given for scope, entry in in_force(entries).items()}


def opens(talk: Any) -> None:
    talk.commands(Key.Key_A, shift=True)


def notes_taken(talk: Any) -> list[bool]:
    return [note.is_withdrawn for note in talk.desk.read.notes(talk.interview.id)]


def test_the_strip_takes_the_keys_and_gives_them_back(talk: Any) -> None:
    talk.types("half")
    opens(talk)
    assert talk.strips.people.isVisible()
    assert not talk.is_in_the_line
    talk.presses(Key.Key_Escape)
    assert not talk.strips.people.isVisible()
    assert talk.is_in_the_line
    assert talk.window.live.notes.line.text() == "half"


def test_the_same_key_opens_and_leaves_it(talk: Any) -> None:
    opens(talk)
    opens(talk)
    assert not talk.strips.people.isVisible()
    assert talk.is_in_the_line


def test_each_scope_is_one_key_and_the_header_says_what_is_in_force(talk: Any) -> None:
    opens(talk)
    for key in (Key.Key_1, Key.Key_2, Key.Key_2, Key.Key_7):
        talk.presses(key)
    assert said(talk) == {"notes": True, "audio_recording": False, "company": True}
    assert talk.window.live.header.consent.text() == "Consent to notes ✓  audio ✕  company ✓"
    names = [one.accessibleName() for one in talk.strips.people.scopes.findChildren(type(talk.focused))]
    assert "notes: agreed at 01:00" in names
    assert "photo: not asked" in names


def test_an_answer_can_be_taken_back_from_the_strip(talk: Any) -> None:
    opens(talk)
    talk.presses(Key.Key_1)
    talk.commands(Key.Key_Z)
    assert said(talk) == {}
    assert talk.window.live.header.consent.text() == "Consent not asked"


def test_a_remark_stands_beside_the_last_answer_in_the_log(talk: Any) -> None:
    opens(talk)
    talk.presses(Key.Key_4)
    talk.presses(Key.Key_F2)
    talk.types("photo of the cake only")
    talk.presses(Key.Key_Return)
    assert consent.entries(talk.desk, talk.interview.id)[0].remark == "photo of the cake only"
    talk.presses(Key.Key_5)
    assert said(talk)["quote_with_first_name"], "the keys are the strip's again"


def test_people_are_added_reseated_and_removed_by_keys(talk: Any) -> None:
    opens(talk)
    talk.presses(Key.Key_Insert)
    for name in ("Clara", "Tom"):
        talk.types(name)
        talk.presses(Key.Key_Return)
    present = seats.present(talk.desk, talk.interview.id)
    assert [(one.name, one.seat.kind.value) for one in present] == [("Clara", "interviewer"), ("Tom", "note_taker")]
    talk.presses(Key.Key_Backtab)
    talk.presses(Key.Key_Space)
    assert seats.present(talk.desk, talk.interview.id)[1].seat.kind.value == "observer"
    talk.presses(Key.Key_Delete)
    assert [one.name for one in seats.present(talk.desk, talk.interview.id)] == ["Clara"]


def test_a_name_of_the_team_completes_itself(talk: Any) -> None:
    with talk.desk.change("Team") as unit:
        seats.take(unit, talk.interview.id, "Clara Moreau", seats.SeatKind.INTERVIEWER)
    seats.remove(talk.desk, seats.present(talk.desk, talk.interview.id)[0].seat.id)
    opens(talk)
    talk.presses(Key.Key_Insert)
    talk.types("cla")
    talk.presses(Key.Key_Return)
    assert [one.name for one in seats.present(talk.desk, talk.interview.id)] == ["Clara Moreau"]


def test_a_letter_typed_there_goes_to_the_line(talk: Any) -> None:
    opens(talk)
    talk.types("she nods")
    assert talk.window.live.notes.line.text() == "she nods"
    assert talk.is_in_the_line


def test_withdrawing_asks_from_when_beside_the_scopes(talk: Any) -> None:
    for words in ("one", "two", "three"):
        talk.writes(words)
    opens(talk)
    talk.presses(Key.Key_1)
    talk.clock.advance(ms=60_000)
    assert not talk.strips.withdrawal.isVisible()
    talk.presses(Key.Key_1)
    assert talk.strips.withdrawal.isVisible()
    talk.presses(Key.Key_9)
    assert notes_taken(talk) == [False, False, False], "no note is selected"
    talk.presses(Key.Key_0)
    assert notes_taken(talk) == [True, True, True]
    assert not talk.strips.withdrawal.isVisible()
    assert talk.is_in_the_line
    talk.commands(Key.Key_Z)
    assert talk.strips.withdrawal.isVisible()


def test_notes_are_withdrawn_from_the_selected_one_on(talk: Any) -> None:
    for words in ("one", "two", "three"):
        talk.writes(words)
    second = talk.desk.read.notes(talk.interview.id)[1]
    consent.answer(talk.desk, talk.interview.id, ConsentScope.NOTES, is_given=False)
    assert not talk.strips.withdrawal.isHidden()
    talk.window.place.focus.look_at_note(second.id)
    opens(talk)
    talk.presses(Key.Key_9)
    assert notes_taken(talk) == [False, True, True]


def test_only_from_now_on_leaves_what_was_noted_and_withdraws_what_comes(talk: Any) -> None:
    talk.writes("before")
    opens(talk)
    talk.presses(Key.Key_1)
    talk.clock.advance(ms=60_000)
    talk.presses(Key.Key_1)
    talk.presses(Key.Key_8)
    assert not talk.strips.withdrawal.isVisible()
    talk.writes("after")
    assert notes_taken(talk) == [False, True]
    assert not talk.strips.withdrawal.isVisible()


def test_when_notes_are_agreed_to_again_those_withdrawn_can_come_back(talk: Any) -> None:
    talk.writes("before")
    consent.answer(talk.desk, talk.interview.id, ConsentScope.NOTES, is_given=False)
    consent.withdraw_notes(talk.desk, talk.interview.id, 0)
    talk.clock.advance(ms=60_000)
    opens(talk)
    talk.presses(Key.Key_1)
    assert talk.strips.agreed_again.isVisible()
    talk.presses(Key.Key_9)
    assert notes_taken(talk) == [False]
    assert not talk.strips.agreed_again.isVisible()


def test_the_recording_starts_by_one_key_and_is_corrected_by_what_the_recorder_shows(talk: Any) -> None:
    talk.window.actions_by_name["recording"].trigger()
    assert talk.interview.recording_offset_ms == 60_000
    assert talk.window.remark.text.endswith("Nobody has agreed to one yet, as far as is noted.")
    talk.clock.advance(ms=60_000)
    talk.window.actions_by_name["recorder"].trigger()
    talk.types("1:15")
    talk.presses(Key.Key_Return)
    assert talk.interview.recording_offset_ms == 45_000
    assert talk.is_in_the_line


def test_nonsense_for_the_recorder_is_said_and_kept_for_mending(talk: Any) -> None:
    talk.window.actions_by_name["recorder"].trigger()
    talk.types("soon")
    talk.presses(Key.Key_Return)
    assert talk.window.remark.text == "“soon” is not a time in the talk. Write it as 12:41."
    assert talk.strips.people.recording.field.text() == "soon"
