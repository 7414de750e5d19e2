"""What is withheld is counted above the page, and masked by a click, by Enter, or by its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.services import consent, interviews, moments, notes, third_persons
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.privacy_strip import PrivacyStrip
from discovery_desk.ui.snapshot.share_choice import ShareChoice

Key = Qt.Key


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    notes.keep(desk, interview.id, "> Eleven people had to notice")
    box = moments.add(desk, interview.id, "Calls Bettina on +47 912 34 567")
    moments.describe(desk, box.id, actors=("Bettina",))
    return interview.id


@pytest.fixture
def strip(qtbot: QtBot, desk: Desk, talk: InterviewId) -> Iterator[PrivacyStrip]:
    place = Workplace(desk, Theme())
    made = PrivacyStrip(place, ShareChoice(place))
    made.resize(900, 200)
    made.show_interview(talk)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.flush()
    yield made
    made.close()
    made.deleteLater()
    place.bridge.cut()
    place.deleteLater()


def button(strip: PrivacyStrip, mask: Mask) -> QPushButton:
    found = strip.findChild(QPushButton, f"mask:{mask.value}")
    assert found is not None
    return found


def shown(strip: PrivacyStrip) -> list[str]:
    return [one.accessibleName() for mask in Mask if not (one := button(strip, mask)).isHidden()]


def press(key: Any) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_only_what_is_on_the_page_can_be_masked_and_what_nobody_asked_is_said(strip: PrivacyStrip) -> None:
    assert shown(strip) == [
        "name: not asked",
        "quote: not asked",
        "1 third person: shown",
        "contact data: shown",
    ]
    assert strip.words == "Nothing is withheld. Not asked: name, quote"


def test_a_mask_is_put_on_and_taken_off_by_click_space_and_number(strip: PrivacyStrip, qtbot: QtBot) -> None:
    QTest.mouseClick(button(strip, Mask.THIRD_PERSONS), Qt.MouseButton.LeftButton)
    assert strip.masks == {Mask.THIRD_PERSONS}
    assert strip.words == "Withheld: 1 third person (mask). Not asked: name, quote"
    button(strip, Mask.NAME).setFocus()
    with qtbot.waitSignal(strip._choice.changed):
        press(Key.Key_Space)
    assert strip.words == "Withheld: name, 1 third person (mask). Not asked: quote"
    press(Key.Key_Return)
    press(Key.Key_6)
    assert strip.masks == {Mask.THIRD_PERSONS, Mask.CONTACT}
    assert button(strip, Mask.CONTACT).isChecked() and not button(strip, Mask.NAME).isChecked()
    assert button(strip, Mask.NAME).hasFocus()


def test_a_no_stays_a_no(strip: PrivacyStrip, desk: Desk, talk: InterviewId) -> None:
    consent.answer(desk, talk, ConsentScope.NAME, is_given=False)
    strip.flush()
    told: list[str] = []
    strip._place.told.connect(told.append)
    strip.toggle(Mask.NAME)
    strip.toggle(Mask.QUOTE)
    assert strip.words == "Withheld: name (consent) · quote (mask)"
    assert strip.masks == {Mask.QUOTE}
    assert told == ["They did not agree to that, so it stays withheld."]
    assert button(strip, Mask.NAME).accessibleName() == "name: withheld"


def test_a_mask_that_was_put_on_in_the_menu_is_shown(strip: PrivacyStrip) -> None:
    strip._choice.set_mask(Mask.NAME, True)
    assert button(strip, Mask.NAME).isChecked()
    assert strip.words.startswith("Withheld: name (mask)")


def test_people_are_added_worded_and_removed_by_keys(strip: PrivacyStrip, desk: Desk, talk: InterviewId) -> None:
    button(strip, Mask.NAME).setFocus()
    press(Key.Key_P)
    assert strip.people.field.hasFocus()
    QTest.keyClicks(strip.people.field, "Sander = a colleague")
    press(Key.Key_Return)
    assert [(one.name, one.stands_for) for one in third_persons.known(desk, talk)] == [("Sander", "a colleague")]
    assert strip.people.field.toPlainText() == ""
    strip.flush()
    (editor,) = (one for one in strip.findChildren(InlineEditor) if one.objectName().startswith("person:"))
    assert editor.accessibleName() == "Said instead of Sander"
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "somebody")
    press(Key.Key_Return)
    assert [one.stands_for for one in third_persons.known(desk, talk)] == ["somebody"]
    assert strip.open_people.text() == "People spoken of: 1"


def test_a_suggested_name_is_taken_with_one_key(strip: PrivacyStrip, desk: Desk, talk: InterviewId) -> None:
    button(strip, Mask.NAME).setFocus()
    press(Key.Key_P)
    (offer,) = (one for one in strip.people.findChildren(QPushButton) if one.text() == "+ Bettina")
    offer.setFocus()
    press(Key.Key_Space)
    assert [one.name for one in third_persons.known(desk, talk)] == ["Bettina"]


def test_esc_leads_out_of_the_people_and_then_out_of_the_strip(strip: PrivacyStrip, qtbot: QtBot) -> None:
    button(strip, Mask.NAME).setFocus()
    press(Key.Key_P)
    press(Key.Key_Escape)
    assert strip.people.isHidden()
    assert button(strip, Mask.NAME).hasFocus()
    with qtbot.waitSignal(strip.left):
        press(Key.Key_Escape)
