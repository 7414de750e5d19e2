"""The column of prompts at a desk: nudges come after a note only, go by themselves, and are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import AskedPrompt, InterviewId
from discovery_desk.domain.note import Force, Note
from discovery_desk.domain.opportunity import SolutionRequest
from discovery_desk.services import interviews, notes, threads
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.prompt_parts import PromptLine
from discovery_desk.ui.prompts.prompts_panel import PromptsPanel

LEFT = Qt.MouseButton.LeftButton
USUALLY = ("You noted “usually”. Come back to that Tuesday.", "And on Tuesday: what did you do then?")


class Column:
    """The panel in a running talk, two minutes on."""

    def __init__(self, desk: Desk, clock: Any, panel: PromptsPanel, place: Workplace, talk: InterviewId) -> None:
        self.desk, self.clock, self.panel, self.place, self.talk = desk, clock, panel, place, talk

    def writes(self, line: str) -> Note:
        note = notes.keep(self.desk, self.talk, line)
        self.panel.note_kept(note.id)
        return note

    def waits(self, seconds: float) -> None:
        self.clock.advance(ms=round(seconds * 1000))
        self.panel.show_time(interviews.elapsed_ms(self.desk, interviews.get(self.desk, self.talk)))

    @property
    def counts(self) -> dict[str, list[int]]:
        return dict(self.place.settings.nudge_counts)

    @property
    def asked(self) -> list[tuple[str, int | None]]:
        log = self.desk.read.where(AskedPrompt, interview_id=self.talk)
        return [(one.text, one.at_ms) for one in log if one.was_asked]


@pytest.fixture
def column(qapp: QApplication, qtbot: QtBot, desk: Desk, clock: Any) -> Iterator[Column]:
    interview = interviews.prepare(desk, "Marit", agreed_minutes=30)
    interviews.start_clock(desk, interview.id)
    interviews.choose_phase(desk, interview.id, "timeline")
    place = Workplace(desk, Theme())
    panel = PromptsPanel(place)
    qtbot.addWidget(panel)
    panel.resize(296, 800)
    panel.show_interview(interview.id)
    with qtbot.waitExposed(panel):
        panel.show()
    made = Column(desk, clock, panel, place, interview.id)
    made.waits(60)
    made.writes("On Tuesday, north dock, nights")
    made.waits(60)
    yield made
    place.bridge.cut()


def test_a_nudge_comes_with_the_note_and_is_asked(column: Column) -> None:
    before = column.panel.shown()
    assert before == ("", "What was the first thing you did?")
    column.writes("Says she usually signs")
    assert column.panel.shown() == USUALLY
    column.panel.asked()
    assert column.panel.shown() == before
    assert column.asked == [(USUALLY[1], 120_000)]
    assert column.counts == {"generality": [1, 1, 0]}


def test_a_nudge_is_sent_away_and_logged_as_nothing(column: Column) -> None:
    column.writes("Says she usually signs")
    column.panel.put_off()
    assert column.panel.shown()[0] == ""
    assert column.counts == {"generality": [1, 0, 1]}
    assert column.desk.read.all(AskedPrompt) == ()
    column.writes("She usually calls")
    assert not column.panel.send_away(), "the next one waits for its time"
    column.waits(45)
    column.writes("She usually calls again")
    assert column.panel.send_away()


def test_a_nudge_goes_by_itself_and_counts_as_shown_only(column: Column) -> None:
    column.writes("Says she usually signs")
    column.waits(89)
    assert column.panel.shown() == USUALLY
    column.waits(1)
    assert column.panel.shown()[0] == ""
    assert column.counts == {"generality": [1, 0, 0]}


def test_a_nudge_goes_with_its_note(column: Column) -> None:
    column.writes("Says she usually signs")
    column.desk.undo()
    assert column.panel.shown()[0] == ""


def test_a_change_that_is_no_new_note_points_nothing_out(column: Column) -> None:
    note = notes.keep(column.desk, column.talk, "Says she usually signs")
    notes.reword(column.desk, note.id, "Says she always signs")
    column.waits(30)
    assert column.panel.shown()[0] == ""


def test_hush_says_until_when_and_is_quiet_that_long(column: Column) -> None:
    column.writes("Says she usually signs")
    column.panel.hush()
    assert column.panel.shown()[0] == ""
    assert column.panel.view.hush.words == "Hushed until 04:00. Ctrl+H renews."
    column.waits(100)
    column.writes("She usually cries")
    assert column.panel.shown()[0] == ""
    column.panel.hush()
    assert column.panel.view.hush.words == "Hushed until 05:40. Ctrl+H renews."
    column.waits(120)
    assert column.panel.view.hush.words == ""
    column.writes("She usually laughs")
    assert column.panel.shown()[0] == "You noted “usually”. Come back to that Tuesday."


def test_listening_again_ends_the_hush(column: Column, qtbot: QtBot) -> None:
    column.panel.hush()
    qtbot.mouseClick(column.panel.view.hush.away, LEFT)
    column.writes("Says she usually signs")
    assert column.panel.shown() == USUALLY


def test_with_nudges_off_a_dot_waits_to_be_asked(column: Column) -> None:
    column.place.change_settings(shows_nudges=False)
    column.writes("Says she usually signs")
    assert column.panel.shown()[0] == ""
    assert column.panel.view.waiting.words == "● Something to come back to"
    column.panel.asked()
    assert column.panel.shown() == USUALLY
    assert column.asked == [], "it was opened, not asked"
    assert column.panel.view.waiting.words == ""


def test_a_word_can_be_switched_off_from_the_nudge(column: Column) -> None:
    told: list[str] = []
    column.place.told.connect(told.append)
    column.writes("Says she usually signs")
    column.panel.view.card.word_silenced.emit()
    assert column.place.settings.silent_words == ["usually"]
    assert told == ["“usually” is no longer listened for. The settings bring it back."]
    column.waits(60)
    column.writes("Says she usually signs")
    assert column.panel.shown()[0] == ""


def test_an_idea_is_kept_aside_and_what_it_would_have_done_is_asked(column: Column) -> None:
    note = column.writes("There should be an app for that")
    title, words = column.panel.shown()
    assert title.startswith("You noted an idea: “There should be")
    column.panel.keep_idea_aside()
    (kept,) = column.desk.read.where(SolutionRequest, note_id=note.id)
    assert kept.probe == words == "Suppose you had had that on Tuesday. What would it have done for you?"
    assert column.panel.shown() == ("Kept aside. Ask what it would have done.", words)
    column.panel.asked()
    assert [text for text, _ in column.asked] == [words]


def test_private_data_is_left_to_whoever_masks_it(column: Column) -> None:
    column.writes("Her number is +44 7700 900 123")
    assert column.panel.shown()[0] == ""


def test_a_notes_own_refresh_never_moves_the_large_prompt(column: Column) -> None:
    column.writes("+ Truck comes")
    column.writes("+ Counts pallets")
    column.panel.step(3)
    between = ("", "What lies between Truck comes and Counts pallets?")
    assert column.panel.shown() == between
    column.writes("+ Signs for 11")
    column.writes("? who is Dario")
    assert column.panel.shown() == between
    column.panel.put_off()
    assert column.panel.shown() != between


def test_choosing_a_phase_shows_its_first_prompt(column: Column) -> None:
    column.panel.step(2)
    column.panel.step_phase(1)
    assert column.panel.shown() == ("", "What got in the way there?")


def test_a_thread_is_picked_asked_and_brought_back(column: Column, qtbot: QtBot) -> None:
    for line in ("? who is Dario", "? second pallet", "? the torch"):
        column.writes(line)
        column.waits(1)
    view = column.panel.view
    assert view.thread_words() == ["the torch", "second pallet"]
    line = next(one for one in view.findChildren(PromptLine) if one.words == "second pallet")
    qtbot.mouseClick(line, LEFT)
    assert column.panel.shown() == ("Come back to", "second pallet")
    column.panel.asked()
    assert view.thread_words() == ["the torch", "who is Dario"]
    assert column.panel.shown()[0] == ""
    column.desk.undo()
    assert view.thread_words() == ["the torch", "second pallet"]


def test_putting_a_thread_off_keeps_it(column: Column) -> None:
    note = column.writes("? who is Dario")
    column.panel.view.pick(column.panel.view.findChildren(PromptLine)[-1].prompt)
    column.panel.put_off()
    assert column.panel.shown()[0] == ""
    assert not notes.get(column.desk, note.id).is_settled


def test_coming_back_to_a_note_says_so(column: Column) -> None:
    told: list[str] = []
    column.place.told.connect(told.append)
    note = column.writes("Dario plans it")
    column.panel.come_back_to(note.id)
    assert column.panel.view.thread_words() == ["Dario plans it"]
    threads.ask(column.desk, note.id)
    assert column.panel.view.thread_words() == []
    column.panel.come_back_to(None)
    assert told == ["To come back to."]


def test_memory_help_opens_and_closes_in_the_place_of_the_next_prompts(column: Column) -> None:
    column.writes("Does not remember who opened")
    assert column.panel.view.card.shown.helps_memory
    before = column.panel.view.small_prompts()
    column.panel.toggle_memory_help()
    assert column.panel.view.small_prompts()[0].startswith("Put yourself back there")
    column.panel.toggle_memory_help()
    assert column.panel.view.small_prompts() == before


def test_the_last_six_and_two_minutes_are_told_by_the_clock(column: Column) -> None:
    column.waits(22 * 60)
    assert column.panel.view.sign.words == "Six minutes left. Time to close."
    column.panel.view.sign.put_away.emit()
    column.waits(60)
    assert column.panel.view.sign.words == ""
    column.waits(3 * 60)
    assert column.panel.view.sign.words == "Two minutes left. Thank them and end."


def test_other_signs_wait_for_a_note_lead_to_their_phase_and_go(column: Column) -> None:
    column.waits(12 * 60)
    assert column.panel.view.sign.words == ""
    column.writes("Truck was early")
    assert column.panel.view.sign.words == "Scene is thin: where, who."
    column.waits(90)
    assert column.panel.view.sign.words == ""
    column.waits(4 * 60)
    column.writes("Driver waits")
    assert column.panel.view.sign.words == "Good moment to play it back."
    column.panel.view.sign.pressed.emit()
    assert interviews.get(column.desk, column.talk).phase == "playback"
    assert column.panel.view.sign.words == ""


def test_a_force_is_for_the_switch_timeline_only(column: Column) -> None:
    told: list[str] = []
    column.place.told.connect(told.append)
    note = column.writes("the old one broke")
    column.panel.set_force(Force.PUSH, note.id)
    assert notes.get(column.desk, note.id).force is None
    assert told == ["Forces belong to the switch timeline."]
    switch = interviews.prepare(column.desk, "Hanh", template="switch_timeline")
    other = notes.keep(column.desk, switch.id, "the old one broke")
    column.panel.show_interview(switch.id)
    column.panel.set_force(Force.PUSH, other.id)
    assert notes.get(column.desk, other.id).force is Force.PUSH


def test_what_is_shown_can_be_copied_for_the_chat(column: Column) -> None:
    column.writes("Says she usually signs")
    column.panel.copy_shown()
    assert QGuiApplication.clipboard().text() == USUALLY[1]


def test_every_change_of_what_is_large_is_told_once(column: Column) -> None:
    told: list[tuple[str, str]] = []
    column.panel.shown_changed.connect(lambda title, words: told.append((title, words)))
    column.writes("Says she usually signs")
    column.waits(1)
    column.panel.asked()
    assert told == [USUALLY, ("", "What was the first thing you did?")]


def test_a_hidden_column_follows_a_running_talk(column: Column) -> None:
    column.panel.hide()
    told: list[str] = []
    column.panel.shown_changed.connect(lambda _title, words: told.append(words))
    interviews.choose_phase(column.desk, column.talk, "dig")
    assert told == ["What got in the way there?"]


def test_nothing_is_pointed_out_in_an_interview_that_has_ended(column: Column) -> None:
    interviews.end(column.desk, column.talk)
    column.writes("Says she usually signs")
    assert column.panel.shown()[0] == ""


def test_a_full_column_is_scrolled_and_never_squeezed(column: Column, qtbot: QtBot) -> None:
    column.panel.resize(296, 420)
    for line in ("? one", "? two", "? three", "Says she usually signs and would rather not, there and then"):
        column.writes(line)
    area = column.panel.view.findChildren(QScrollArea)[0]
    inside = area.widget()
    qtbot.waitUntil(lambda: inside.height() >= inside.heightForWidth(inside.width()))
    lines = [line for line in column.panel.view.findChildren(PromptLine) if line.isVisible()]
    tops = [line.mapTo(inside, QPoint(0, 0)).y() for line in lines]
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)
    assert len(set(tops)) == len(tops)
