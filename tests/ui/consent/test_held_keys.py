"""A key that is held down does its act once, however often the system repeats it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from discovery_desk.services import notes, stretches

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def hold(talk: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Pressed once and repeated four times."""
    for is_repeated in (False, True, True, True, True):
        QTest.simulateEvent(talk.focused, True, key, modifiers, "", is_repeated, -1)
    QTest.simulateEvent(talk.focused, False, key, modifiers, "", False, -1)


def test_a_held_mark_key_marks_once(talk: Any) -> None:
    hold(talk, Key.Key_M, CTRL)
    assert len(talk.desk.read.notes(talk.interview.id)) == 1


@pytest.mark.parametrize("number", range(1, 10))
def test_a_held_tag_key_tags_once(talk: Any, number: int) -> None:
    talk.writes("waits")
    note = talk.desk.read.last_note(talk.interview.id)
    expected = [one.name for one in notes.tags(talk.desk) if one.key == number]
    hold(talk, Key(Key.Key_0.value + number), CTRL)
    assert list(talk.desk.read.tags_of(note.id)) == expected
    assert len(expected) <= 1


def test_held_keys_begin_one_gap_and_one_parked_stretch(talk: Any) -> None:
    hold(talk, Key.Key_G, CTRL)
    hold(talk, Key.Key_P, CTRL | SHIFT)
    found = stretches.of_interview(talk.desk, talk.interview.id)
    assert sorted((one.what, one.to_ms) for one in found) == [("gap", None), ("parked", None)]
