"""Private data is spoken of after the note, masked by one key, left by another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from discovery_desk.domain.private_data import MASK
from discovery_desk.services import interviews

Key = Qt.Key


def texts(talk: Any) -> list[str]:
    return [note.text for note in talk.desk.read.notes(talk.interview.id)]


def test_after_a_note_with_a_number_one_key_masks_it(talk: Any) -> None:
    talk.writes("rings 0171 555 0199 or ada@example.org")
    assert talk.strips.private.words == "The note holds a phone number, a mail address."
    assert talk.is_in_the_line
    talk.commands(Key.Key_R, shift=True)
    assert texts(talk) == [f"rings {MASK} or {MASK}"]
    assert not talk.strips.private.isVisible()
    assert talk.is_in_the_line


def test_undo_asks_nothing_again_but_the_key_still_masks_the_last_note(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    talk.commands(Key.Key_R, shift=True)
    talk.commands(Key.Key_Z)
    assert texts(talk) == ["rings 0171 555 0199"]
    talk.commands(Key.Key_R, shift=True)
    assert texts(talk) == [f"rings {MASK}"]


def test_escape_leaves_it(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    talk.presses(Key.Key_Escape)
    assert not talk.strips.private.isVisible()
    assert texts(talk) == ["rings 0171 555 0199"]


def test_an_ordinary_note_asks_nothing_and_puts_the_question_away(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    talk.writes("02:18 opens the curve")
    assert not talk.strips.private.isVisible()


def test_it_goes_with_its_note(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    talk.commands(Key.Key_Z)
    assert texts(talk) == []
    assert not talk.strips.private.isVisible()


def test_who_wants_no_cues_is_not_asked(talk: Any) -> None:
    talk.window.place.change_settings(hears_cues=False)
    talk.writes("rings 0171 555 0199")
    assert not talk.strips.private.isVisible()


def test_masking_a_note_with_nothing_private_is_said_in_words(talk: Any) -> None:
    talk.writes("waits all night")
    talk.commands(Key.Key_R, shift=True)
    assert talk.window.remark.text == "Nothing in this note looks private. Nothing was changed."


def test_before_the_clock_one_line_says_what_is_ready_and_it_goes_with_the_clock(talk: Any, desk: Any) -> None:
    planned = interviews.prepare(desk, "Grace")
    talk.window.place.focus.look_at_interview(planned.id)
    assert talk.strips.ready.isVisible()
    assert talk.is_in_the_line
    talk.presses(Key.Key_Space)
    assert not talk.strips.ready.isVisible()
    assert interviews.get(desk, planned.id).status.value == "live"


def test_masking_a_note_that_is_being_mended_masks_the_line_too(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    talk.presses(Key.Key_Up)
    talk.types(" twice")
    talk.commands(Key.Key_R, shift=True)
    line = talk.window.live.notes.line
    assert (line.text(), line.is_mending()) == (f"rings {MASK} twice", True)
    talk.presses(Key.Key_Return)
    assert texts(talk) == [f"rings {MASK} twice"]


def test_masking_a_note_leaves_nothing_of_it_in_what_was_half_typed_before_mending(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    line = talk.window.live.notes.line
    line.restore("0171 555 0199 again")
    line.begin_mending("rings 0171 555 0199")
    talk.commands(Key.Key_R, shift=True)
    talk.presses(Key.Key_Escape)
    assert line.text() == f"{MASK} again"


def test_masking_from_the_editor_of_a_row_keeps_its_words_and_masks_them(talk: Any) -> None:
    talk.writes("rings 0171 555 0199")
    notes = talk.window.live.notes
    notes.list.edit(notes.note_to_tag())
    talk.types(" at night")
    talk.commands(Key.Key_R, shift=True)
    assert texts(talk) == [f"rings {MASK} at night"]
    assert talk.is_in_the_line


def test_the_ready_line_hides_the_screen(talk: Any, desk: Any) -> None:
    talk.window.place.focus.look_at_interview(interviews.prepare(desk, "Grace").id)
    talk.strips.ready.veil_asked.emit()
    assert talk.window.talk_windows.is_veiled
