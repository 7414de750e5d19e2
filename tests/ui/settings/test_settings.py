"""Settings are in force at once, and what cannot be is said beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.note import NoteKind
from discovery_desk.host.settings import Settings
from discovery_desk.services import interviews, notes, tags
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.settings_dialog import SettingsDialog

ACTS = (
    Act("start", "Start an interview", "Interview", ("Ctrl+N",), lambda: None),
    Act("undo", "Undo", "Edit", ("Ctrl+Z",), lambda: None),
    Act("larger", "Larger text", "View", ("Ctrl++", "Ctrl+="), lambda: None),
    Act("light", "Light", "View", (), lambda: None),
)


@pytest.fixture
def place(desk: Desk) -> Workplace:
    return Workplace(desk, Theme())


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made


@pytest.fixture
def dialog(place: Workplace, parent: QWidget) -> SettingsDialog:
    made = SettingsDialog(place, ACTS, lambda: "asked", parent)
    made.show()
    return made


def go_to(dialog: SettingsDialog, section: int) -> None:
    dialog.sections.setCurrentRow(section)


def test_the_reaction_offset_is_changed_in_seconds(dialog: SettingsDialog, place: Workplace) -> None:
    dialog.typing.offset.choose(5)
    assert place.settings.reaction_offset_ms == 5000


def test_a_sign_is_in_force_when_its_field_is_left(dialog: SettingsDialog, place: Workplace) -> None:
    field = dialog.typing.signs[NoteKind.QUOTE]
    field.setText("%")
    field.editingFinished.emit()
    assert place.settings.signs == {"quote": "%"}


@pytest.mark.parametrize("sign", ["!", "a", "#", ""])
def test_a_sign_that_cannot_be_is_refused_and_said(dialog: SettingsDialog, place: Workplace, sign: str) -> None:
    field = dialog.typing.signs[NoteKind.QUOTE]
    field.setText(sign)
    field.editingFinished.emit()
    assert place.settings.signs == {} and field.text() == ">"
    assert dialog.typing.complaint


def test_two_signs_are_exchanged_by_way_of_a_third(dialog: SettingsDialog, place: Workplace) -> None:
    for kind, sign in ((NoteKind.QUOTE, "%"), (NoteKind.OPPORTUNITY, ">"), (NoteKind.QUOTE, "!")):
        dialog.typing.signs[kind].setText(sign)
        dialog.typing.signs[kind].editingFinished.emit()
    assert place.settings.signs == {"quote": "!", "opportunity": ">"}


def test_tags_are_added_renamed_and_ordered(dialog: SettingsDialog, desk: Desk) -> None:
    go_to(dialog, 1)
    page = dialog.tags
    QTest.keyClicks(page.new, "Night shift")
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    assert tags.of_project(desk)[-1].name == "night-shift" and page.new.text() == ""
    page.name.setText("nights")
    page.name.editingFinished.emit()
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tags.of_project(desk)[-2].name == "nights"
    assert page.list.currentRow() == len(tags.of_project(desk)) - 2


def test_a_removal_says_how_many_notes_carried_the_tag(dialog: SettingsDialog, desk: Desk) -> None:
    interview = interviews.prepare(desk, "Marit")
    notes.keep(desk, interview.id, "late #pain")
    go_to(dialog, 1)
    dialog.tags.list.setCurrentRow(0)
    QTest.keyClick(dialog.tags.list, Qt.Key.Key_Delete)
    assert "pain" not in [tag.name for tag in tags.of_project(desk)]
    assert "1" in dialog.tags.said and "pain" in dialog.tags.said
    desk.undo()
    assert dialog.tags.list.item(0).text().startswith("pain")


def test_a_name_that_is_taken_is_refused_and_said(dialog: SettingsDialog, desk: Desk) -> None:
    go_to(dialog, 1)
    QTest.keyClicks(dialog.tags.new, "pain")
    QTest.keyClick(dialog.tags.new, Qt.Key.Key_Return)
    assert "pain" in dialog.tags.complaint and dialog.tags.new.text() == "pain"


def test_words_that_were_silenced_are_listened_for_again(parent: QWidget, desk: Desk) -> None:
    place = Workplace(desk, Theme(), settings=Settings(silent_words=["usually", "always"]))
    page = SettingsDialog(place, ACTS, lambda: "", parent).listening
    page.silent.setCurrentRow(1)
    page.remove.click()
    assert place.settings.silent_words == ["always"]


@pytest.mark.parametrize("name", ["veil", "capture", "awake"])
def test_a_check_box_is_its_setting(dialog: SettingsDialog, place: Workplace, name: str) -> None:
    fields = {"veil": "veils_when_left", "capture": "hides_from_capture", "awake": "keeps_screen_awake"}
    before = getattr(place.settings, fields[name])
    getattr(dialog.windows, name).click()
    assert getattr(place.settings, fields[name]) is not before


def test_a_setting_changed_elsewhere_is_shown(dialog: SettingsDialog, place: Workplace) -> None:
    place.change_settings(companion_opacity=0.7, shows_nudges=False)
    assert dialog.windows.opacity.value() == 70 and not dialog.listening.nudges.isChecked()


def test_the_look_is_asked_for(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.theme_asked) as asked:
        dialog.look.themes["dark"].click()
    assert asked.args == ["dark"]
    with qtbot.waitSignal(dialog.scale_asked) as scaled:
        dialog.look.scale.choose(130)
    assert scaled.args == [1.3]


def test_a_key_is_given_by_pressing_it(dialog: SettingsDialog, place: Workplace) -> None:
    go_to(dialog, 5)
    field = dialog.shortcuts.rows["start"].field
    QTest.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert place.settings.shortcuts == {"start": ["Ctrl+Alt+J"]}


def test_a_key_that_another_act_has_is_refused_with_its_name(dialog: SettingsDialog, place: Workplace) -> None:
    dialog.shortcuts.give("start", QKeySequence("Ctrl+Z"))
    assert "Undo" in dialog.shortcuts.complaint and place.settings.shortcuts == {}
    assert dialog.shortcuts.rows["start"].field.keySequence() == QKeySequence("Ctrl+N")


@pytest.mark.parametrize("key", ["A", "Shift+A", "Ctrl+C", "Ctrl+V", "Space", "Return"])
def test_a_key_that_is_needed_for_typing_is_refused(dialog: SettingsDialog, place: Workplace, key: str) -> None:
    dialog.shortcuts.give("start", QKeySequence(key))
    assert dialog.shortcuts.complaint and place.settings.shortcuts == {}


def test_a_key_can_be_taken_away_and_the_usual_one_comes_back(dialog: SettingsDialog, place: Workplace) -> None:
    dialog.shortcuts.give("start", QKeySequence())
    assert place.settings.shortcuts == {"start": []}
    dialog.shortcuts.give("undo", QKeySequence("Ctrl+N"))
    dialog.shortcuts.rows["start"].usual.click()
    assert "Undo" in dialog.shortcuts.complaint and "start" in place.settings.shortcuts
    dialog.shortcuts.rows["undo"].usual.click()
    dialog.shortcuts.rows["start"].usual.click()
    assert place.settings.shortcuts == {}


def test_all_keys_are_made_usual_at_once(dialog: SettingsDialog, place: Workplace) -> None:
    dialog.shortcuts.give("start", QKeySequence("F5"))
    dialog.shortcuts.give("larger", QKeySequence("F6"))
    dialog.shortcuts.all_usual.click()
    assert place.settings.shortcuts == {}


def test_a_shortcut_is_found_by_its_words(dialog: SettingsDialog) -> None:
    go_to(dialog, 5)
    QTest.keyClicks(dialog.shortcuts.asked, "larger")
    assert dialog.shortcuts.rows["larger"].field.isVisible()
    assert not dialog.shortcuts.rows["start"].field.isVisible()
