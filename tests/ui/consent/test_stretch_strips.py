"""Gaps, parked stretches and another story by keys, without a key lost from the line."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from discovery_desk.services import stories, stretches

Key = Qt.Key


def test_a_gap_is_said_and_the_line_keeps_the_keys(talk: Any) -> None:
    talk.types("half a sen")
    talk.commands(Key.Key_G)
    assert talk.strips.gap.words == "Interrupted since 00:57. The clock goes on."
    assert talk.strips.gap.isVisible()
    assert talk.is_in_the_line
    talk.types("tence")
    assert talk.window.live.notes.line.text() == "half a sentence"


def test_afterwards_it_offers_where_to_pick_up_until_the_next_note(talk: Any) -> None:
    talk.writes("On Thursday he rang the ward")
    talk.writes("? who signs it")
    talk.commands(Key.Key_G)
    talk.clock.advance(ms=90_000)
    talk.commands(Key.Key_G)
    assert talk.strips.gap.words == "You were at: “On Thursday he rang the ward”"
    talk.writes("Nobody answered")
    assert not talk.strips.gap.isVisible()


def test_escape_puts_the_reminder_away_but_not_the_gap(talk: Any) -> None:
    talk.writes("On Thursday he rang the ward")
    talk.commands(Key.Key_G)
    talk.presses(Key.Key_Escape)
    assert talk.strips.gap.isVisible()
    talk.commands(Key.Key_G)
    talk.types("x")
    talk.presses(Key.Key_Escape)
    assert talk.strips.gap.isVisible(), "the first Esc is the line's own while something is typed"
    talk.presses(Key.Key_Backspace)
    talk.presses(Key.Key_Escape)
    assert not talk.strips.gap.isVisible()
    assert talk.is_in_the_line


def test_a_gap_without_anything_told_before_ends_quietly(talk: Any) -> None:
    talk.commands(Key.Key_G)
    talk.commands(Key.Key_G)
    assert not talk.strips.gap.isVisible()


def test_undo_takes_the_strip_away_and_redo_brings_it_back(talk: Any) -> None:
    talk.commands(Key.Key_G)
    talk.commands(Key.Key_Z)
    assert not talk.strips.gap.isVisible()
    talk.commands(Key.Key_Z, shift=True)
    assert talk.strips.gap.isVisible()


@pytest.mark.parametrize(("key", "why"), [(Key.Key_1, "pitch"), (Key.Key_2, "demo"), (Key.Key_3, "support")])
def test_what_the_talk_turned_into_is_said_by_one_key_in_the_strip(talk: Any, key: Key, why: str) -> None:
    talk.commands(Key.Key_P, shift=True)
    assert talk.strips.parked.words == "Parked since 00:57. Its notes are no evidence."
    assert talk.is_in_the_line
    talk.strips.parked.first_stop().setFocus()
    talk.presses(key)
    assert talk.strips.parked.words == f"Parked since 00:57: {why}. Its notes are no evidence."
    assert talk.is_in_the_line


def test_a_letter_typed_in_a_strip_goes_to_the_line(talk: Any) -> None:
    talk.commands(Key.Key_P, shift=True)
    talk.strips.parked.first_stop().setFocus()
    talk.types("they show slides")
    assert talk.window.live.notes.line.text() == "they show slides"


def test_the_same_key_goes_back_to_the_story(talk: Any) -> None:
    talk.commands(Key.Key_P, shift=True)
    talk.writes("they show slides", after_ms=5000)
    talk.commands(Key.Key_P, shift=True)
    talk.writes("and on Thursday", after_ms=5000)
    assert not talk.strips.parked.isVisible()
    assert [note.is_parked for note in talk.desk.read.notes(talk.interview.id)] == [True, False]


def test_an_open_gap_is_in_view_when_the_interview_is_opened_again(talk: Any) -> None:
    talk.commands(Key.Key_G)
    talk.window.place.focus.look_at_interview("")
    assert not talk.strips.gap.isVisible()
    talk.window.place.focus.look_at_interview(talk.interview.id)
    assert talk.strips.gap.words.startswith("Interrupted since 00:57")


def test_before_the_clock_a_gap_is_refused_in_words(talk: Any, desk: Any) -> None:
    from discovery_desk.services import interviews

    talk.window.place.focus.look_at_interview(interviews.prepare(desk, "Grace").id)
    talk.commands(Key.Key_G)
    assert talk.window.remark.text == "This interview is not running."
    assert stretches.of_interview(desk, talk.interview.id) == ()


def test_another_story_is_said_quietly_and_can_be_undone(talk: Any) -> None:
    talk.commands(Key.Key_B, shift=True)
    assert len(stories.of_interview(talk.desk, talk.interview.id)) == 2
    assert talk.window.remark.text.startswith("Another story.")
    talk.commands(Key.Key_Z)
    assert len(stories.of_interview(talk.desk, talk.interview.id)) == 1
