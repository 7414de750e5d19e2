"""The prompt column: one large, two small, nothing moves by itself, a click leaves the focus where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.prompts import Prompt
from discovery_desk.ui.kit import theme as kit_theme
from discovery_desk.ui.kit.controls import KeyHintButton
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.prompts.heard_facets import FacetShown
from discovery_desk.ui.prompts.phase_list import PhaseShown
from discovery_desk.ui.prompts.prompt_parts import PhaseRow, PhaseState, PromptLine
from discovery_desk.ui.prompts.prompt_view import PromptState, PromptView

LEFT = Qt.MouseButton.LeftButton
STATE = PromptState(
    phases=(
        PhaseShown("scene", "Set the scene", PhaseState.DONE),
        PhaseShown("timeline", "Build the timeline", PhaseState.CURRENT),
        PhaseShown("dig", "Dig & <b>deep</b>", PhaseState.OPEN, is_due=True),
    ),
    prompts=tuple(
        Prompt(words, words)
        for words in ("And then?", "Who was <b>there</b> & when?", "Where does it end?", "How long?")
    ),
    facets=(FacetShown("when", "When", is_heard=True), FacetShown("who", "Who & what")),
)


@pytest.fixture
def view(qtbot: QtBot) -> PromptView:
    made = PromptView(Theme())
    qtbot.addWidget(made)
    made.resize(296, 800)
    made.show_state(STATE)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def heard(view: PromptView) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []

    def note(name: str) -> Callable[[object], None]:
        return lambda value: told.append((name, value.words if isinstance(value, Prompt) else str(value)))

    for name in ("phase_chosen", "prompt_asked", "prompt_put_off", "facet_ticked"):
        getattr(view, name).connect(note(name))
    return told


def lines_of(view: PromptView) -> list[PromptLine]:
    return [line for line in view.findChildren(PromptLine) if line.isVisible()]


def large_label(view: PromptView) -> QLabel:
    return next(label for label in view.findChildren(QLabel) if label.property("look") == "prompt")


def test_one_large_and_two_small(view: PromptView) -> None:
    assert large_label(view).text() == "“And then?”"
    assert [line.words for line in lines_of(view)] == ["Who was <b>there</b> & when?", "Where does it end?"]


def test_keys_and_clicks_ask_and_put_off(view: PromptView, heard: list[tuple[str, str]], qtbot: QtBot) -> None:
    for hint in view.findChildren(KeyHintButton):
        if hint.isVisible():
            qtbot.mouseClick(hint, LEFT)
    view.ask()
    view.put_off()
    asked, later = ("prompt_asked", "And then?"), ("prompt_put_off", "And then?")
    assert heard == [asked, later, asked, later]


def test_a_small_prompt_becomes_the_large_one_and_stays(view: PromptView, qtbot: QtBot) -> None:
    qtbot.mouseClick(lines_of(view)[0], LEFT)
    assert view.large_prompt() == "Who was <b>there</b> & when?"
    assert large_label(view).text() == "“Who was <b>there</b> & when?”"
    assert view.small_prompts() == ["Where does it end?", "How long?"]
    view.show_state(STATE)
    assert view.large_prompt() == "Who was <b>there</b> & when?"
    view.show_state(PromptState(phases=STATE.phases, prompts=(Prompt("Something else?"),)))
    assert view.large_prompt() == "Something else?"


def test_stepping_goes_round(view: PromptView) -> None:
    view.step_prompt(-1)
    assert view.large_prompt() == "How long?"
    view.step_prompt(1)
    view.step_prompt(1)
    assert view.large_prompt() == "Who was <b>there</b> & when?"


def test_phases_are_chosen_by_click_and_step(view: PromptView, heard: list[tuple[str, str]], qtbot: QtBot) -> None:
    qtbot.mouseClick(view.findChildren(PhaseRow)[2], LEFT)
    view.step_phase(-1)
    view.step_phase(1)
    assert heard == [("phase_chosen", "dig"), ("phase_chosen", "scene"), ("phase_chosen", "dig")]


def test_the_ends_of_the_phases_are_ends(view: PromptView, heard: list[tuple[str, str]]) -> None:
    view.show_state(PromptState(phases=(PhaseShown("only", "Only", PhaseState.CURRENT),)))
    view.step_phase(1)
    view.step_phase(-1)
    assert heard == []


def test_a_phase_says_how_it_stands(view: PromptView) -> None:
    found = [(row.accessibleName(), row.accessibleDescription()) for row in view.findChildren(PhaseRow)]
    assert found == [
        ("Set the scene", "done"),
        ("Build the timeline", "current"),
        ("Dig & <b>deep</b>", "to come, due now"),
    ]


def test_facets_are_ticked(view: PromptView, heard: list[tuple[str, str]], qtbot: QtBot) -> None:
    chips = [chip for chip in view.findChildren(QPushButton) if chip.property("look") == "facet"]
    assert [chip.text() for chip in chips] == ["When ✓", "Who && what"]
    assert [chip.accessibleDescription() for chip in chips] == ["heard", "not heard yet"]
    qtbot.mouseClick(chips[1], LEFT)
    assert heard == [("facet_ticked", "who")]


def test_without_prompts_there_is_no_card(view: PromptView, heard: list[tuple[str, str]]) -> None:
    view.show_state(PromptState(phases=STATE.phases))
    view.ask()
    view.put_off()
    view.step_prompt(1)
    assert heard == []
    assert view.large_prompt() == ""
    assert not large_label(view).isVisible()
    assert lines_of(view) == []


def test_a_nudge_takes_the_place_of_the_large_prompt(view: PromptView, heard: list[tuple[str, str]]) -> None:
    view.show_nudge("You noted “usually”", "On Tuesday: what did you do <i>then</i>?")
    assert large_label(view).text() == "“On Tuesday: what did you do <i>then</i>?”"
    view.ask()
    view.show_state(STATE)
    assert view.large_prompt().startswith("On Tuesday")
    view.hide_nudge()
    assert view.large_prompt() == "And then?"
    assert heard == [("prompt_asked", "On Tuesday: what did you do <i>then</i>?")]


def test_a_direction_is_not_quoted(view: PromptView) -> None:
    view.show_state(PromptState(prompts=(Prompt("(Say nothing. Count to eight.)"),)))
    assert large_label(view).text() == "(Say nothing. Count to eight.)"


def test_a_click_leaves_the_focus_in_the_note_line(view: PromptView, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    line = QLineEdit()
    column.addWidget(line)
    column.addWidget(view)
    with qtbot.waitExposed(window):
        window.show()
    line.setFocus()
    for part in (*view.findChildren(PhaseRow), *lines_of(view), *view.findChildren(QPushButton)):
        if part.isVisible():
            qtbot.mouseClick(part, LEFT)
        assert line.hasFocus(), part
    view.setParent(None)
    window.close()


def test_nothing_is_rich_text(view: PromptView) -> None:
    assert {label.textFormat() for label in view.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert all(button.text().replace("&&", "").count("&") == 0 for button in view.findChildren(QPushButton))


def test_parts_are_kept_over_a_refresh(view: PromptView) -> None:
    rows = view.findChildren(PhaseRow)
    rows[1].setFocus(Qt.FocusReason.TabFocusReason)
    view.show_state(STATE)
    assert view.findChildren(PhaseRow) == rows
    view.show_state(PromptState(phases=STATE.phases[:1]))
    assert [row for row in view.findChildren(PhaseRow) if row.isVisible()] == rows[:1]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("scale", "height"), [(0.8, 640), (1.5, 500), (2.0, 400)])
def test_what_does_not_fit_can_be_scrolled_to(
    qapp: QApplication, view: PromptView, direction: Qt.LayoutDirection, scale: float, height: int
) -> None:
    kit_theme.apply(qapp, Theme(is_dark=True, scale=scale))
    view.setLayoutDirection(direction)
    view.set_theme(Theme(is_dark=True, scale=scale))
    view.resize(round(296 * scale), height)
    view.grab()
    area = view.findChildren(QScrollArea)[0]
    inside = area.widget()
    assert inside.width() <= area.viewport().width()
    for part in (*view.findChildren(PhaseRow), *lines_of(view)):
        assert inside.rect().contains(part.mapTo(inside, part.rect().bottomRight()))
    for line in lines_of(view):
        assert line.height() >= line.heightForWidth(line.width())


@pytest.fixture
def story(view: PromptView) -> PromptView:
    """With as many phases as the usual pack has."""
    titles = ("Settle in", "Open", "Scene", "Timeline", "Dig", "Play back", "One more", "Close", "Debrief")
    phases = [PhaseShown(title, title, PhaseState.OPEN, is_due=title == "Close") for title in titles]
    phases[3] = replace(phases[3], state=PhaseState.CURRENT)
    view.show_state(replace(STATE, phases=tuple(phases)))
    return view


def rows_in_view(view: PromptView) -> list[str]:
    return [row.accessibleName() for row in view.findChildren(PhaseRow) if row.isVisible()]


@pytest.mark.parametrize(("scale", "size"), [(1.0, (296, 420)), (1.5, (360, 500)), (2.0, (400, 456))])
def test_in_a_short_column_the_large_prompt_is_seen_without_scrolling(
    qapp: QApplication, story: PromptView, scale: float, size: tuple[int, int]
) -> None:
    kit_theme.apply(qapp, Theme(scale=scale))
    story.set_theme(Theme(scale=scale))
    story.resize(*size)
    QApplication.processEvents()
    area = story.findChildren(QScrollArea)[0].viewport()
    bottom = story.card.mapTo(area, story.card.rect().bottomLeft()).y()
    assert rows_in_view(story) == ["Timeline"]
    assert bottom < area.height()


def test_in_a_high_column_all_phases_are_seen(story: PromptView) -> None:
    assert len(rows_in_view(story)) == 9


def test_the_one_row_of_a_short_column_opens_the_others_and_a_choice_closes_them(
    story: PromptView, heard: list[tuple[str, str]], qtbot: QtBot
) -> None:
    story.resize(296, 400)
    row = story.findChildren(PhaseRow)[3]
    qtbot.mouseClick(row, LEFT)
    assert (len(rows_in_view(story)), heard) == (9, [])
    qtbot.mouseClick(story.findChildren(PhaseRow)[4], LEFT)
    assert heard == [("phase_chosen", "Dig")]
    assert rows_in_view(story) == ["Timeline"]  # until who keeps the phase says otherwise


def test_the_one_row_says_which_other_phase_is_due(story: PromptView) -> None:
    story.resize(296, 400)
    row = next(row for row in story.findChildren(PhaseRow) if row.isVisible())
    assert row.accessibleDescription() == "current, due now: Close"


def test_a_nudge_does_not_close_the_phases(story: PromptView) -> None:
    story.show_nudge("Habit", "When was the last time that happened, from the first to the last thing you did?")
    assert len(rows_in_view(story)) == 9


def test_the_words_at_the_edge_are_not_squeezed_by_what_can_be_done(
    qapp: QApplication, view: PromptView, qtbot: QtBot
) -> None:
    kit_theme.apply(qapp, Theme(scale=2.0))
    view.set_theme(Theme(scale=2.0))
    view.resize(400, 500)
    view.sign.tell("Six minutes left. Time to close.", "Go there")
    QApplication.processEvents()
    words = next(label for label in view.sign.findChildren(QLabel))
    assert words.width() > view.width() * 2 // 3
    assert all(button.geometry().top() >= words.geometry().bottom() for button in view.sign.findChildren(QPushButton))
