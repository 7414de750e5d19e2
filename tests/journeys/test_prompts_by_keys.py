"""What to ask next, by keys alone, in the real window: the note line keeps the focus all the while."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from discovery_desk.domain.note import Force
from discovery_desk.domain.opportunity import SolutionRequest
from discovery_desk.services import interviews

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def begin(researcher: Any) -> None:
    researcher.starts("Marit", "Tell me about the last delivery that did not match.")
    researcher.writes("On Tuesday, north dock")
    interviews.choose_phase(researcher.desk, researcher.interview.id, "timeline")


def shown(researcher: Any) -> tuple[str, str]:
    words: tuple[str, str] = researcher.window.live.prompts.shown()
    return words


def test_a_nudge_is_asked_with_a_key_and_another_sent_away_with_esc(researcher: Any) -> None:
    begin(researcher)
    researcher.writes("Says she usually signs", after_ms=70_000)
    assert shown(researcher)[0] == "You noted “usually”. Come back to that Tuesday."
    researcher.presses(Qt.Key.Key_Period, CTRL)
    assert shown(researcher)[0] == ""
    researcher.writes("She normally calls Dario", after_ms=60_000)
    assert shown(researcher)[0] == "You noted “normally”. Come back to that Tuesday."
    researcher.presses(Qt.Key.Key_Escape)
    assert shown(researcher)[0] == ""
    assert researcher.window.place.settings.nudge_counts == {"generality": [2, 1, 1]}
    assert researcher.window.live.notes.line.editor.hasFocus()


def test_an_idea_is_kept_aside_with_a_key(researcher: Any) -> None:
    begin(researcher)
    note = researcher.writes("There should be an app for that", after_ms=70_000)
    researcher.presses(Qt.Key.Key_Semicolon, CTRL)
    assert [one.note_id for one in researcher.desk.read.all(SolutionRequest)] == [note.id]
    assert shown(researcher)[0] == "Kept aside. Ask what it would have done."


def test_hushed_with_a_key_nothing_is_pointed_out(researcher: Any) -> None:
    begin(researcher)
    researcher.presses(Qt.Key.Key_H, CTRL)
    researcher.writes("She usually cries", after_ms=70_000)
    assert shown(researcher)[0] == ""
    assert researcher.window.live.prompts.view.hush.words.startswith("Hushed until")


def test_the_last_note_becomes_a_thread_and_memory_help_opens(researcher: Any) -> None:
    begin(researcher)
    researcher.writes("Dario plans it")
    researcher.presses(Qt.Key.Key_B, CTRL)
    view = researcher.window.live.prompts.view
    assert view.thread_words() == ["Dario plans it"]
    researcher.presses(Qt.Key.Key_F7)
    assert view.small_prompts()[0].startswith("Put yourself back there")
    researcher.undoes()
    assert view.thread_words() == []


def test_a_force_of_a_switch_is_given_with_a_key(researcher: Any) -> None:
    begin(researcher)
    with researcher.desk.change("Template") as unit:
        unit.put(replace(researcher.interview, template="switch_timeline"))
    note = researcher.writes("the old one broke")
    researcher.presses(Qt.Key.Key_P, ALT)
    assert next(one for one in researcher.notes if one.id == note.id).force is Force.PUSH
