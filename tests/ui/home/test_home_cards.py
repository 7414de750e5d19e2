"""Home: a card for each interview, the same one for as long as the interview is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.services import importing, interviews, notes, opportunities
from discovery_desk.services.desk import Desk
from discovery_desk.ui.home.home_panel import HomePanel, InterviewCard
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.controls import InitialsBadge
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace

Key = Qt.Key


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[HomePanel]:
    place = Workplace(desk, Theme())
    panel = HomePanel(place)
    panel.resize(1280, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    panel.close()
    panel.deleteLater()
    place.bridge.cut()
    place.deleteLater()


def cards(home: HomePanel) -> list[InterviewCard]:
    """In the order in which Tab goes through them."""
    QApplication.processEvents()  # a layout shows what is new in it only then
    home.start.setFocus()
    found: list[InterviewCard] = []
    while True:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        card = QApplication.focusWidget()
        if not isinstance(card, InterviewCard) or card in found:
            return found
        found.append(card)


def words(card: InterviewCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_an_empty_desk_says_how_to_start(home: HomePanel) -> None:
    assert cards(home) == []
    assert any("No interviews yet" in label.text() for label in home.findChildren(QLabel) if label.isVisible())


def test_each_interview_has_a_card_with_its_line(home: HomePanel, desk: Desk) -> None:
    for story in importing.demo_files():
        importing.import_file(desk, story)
    interviews.prepare(desk, "Nobody yet")
    listed = [summary.interview.id for summary in interviews.summaries(desk)]
    lines = desk.read.lines_to_repeat()
    shown = cards(home)
    assert len(shown) == len(listed)
    for card, interview_id in zip(shown, listed, strict=True):
        assert lines.get(interview_id, "Open it to begin.") in words(card)
    assert not any("No interviews yet" in label.text() for label in home.findChildren(QLabel) if label.isVisible())


def test_a_card_keeps_the_focus_when_its_interview_changes(home: HomePanel, desk: Desk) -> None:
    ada = interviews.prepare(desk, "Ada")
    (card,) = cards(home)
    card.setFocus()
    notes.keep(desk, ada.id, "> I count twice")
    opportunities.add(desk, ada.id, "I can't tell what is missing")
    interviews.prepare(desk, "Grace")
    assert QApplication.focusWidget() is card
    assert "“I count twice”" in words(card)
    assert card.accessibleName() == "Ada, not begun · 1 opportunity"


def test_the_card_of_an_interview_that_is_gone_goes(home: HomePanel, desk: Desk, qtbot: QtBot) -> None:
    interviews.prepare(desk, "Ada")
    interviews.prepare(desk, "Grace")
    gone = next(card for card in cards(home) if "Grace" in words(card))
    gone.setFocus()
    desk.undo()
    assert not gone.isVisible()
    assert QApplication.focusWidget() is not None
    assert len(cards(home)) == 1
    with qtbot.waitSignal(gone.destroyed):
        pass
    desk.redo()
    assert len(cards(home)) == 2


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_opens_the_interview(home: HomePanel, desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    ada = interviews.prepare(desk, "Ada")
    (card,) = cards(home)
    with qtbot.waitSignal(home.interview_chosen) as heard:
        QTest.keyClick(card, key)
    assert heard.args == [ada.id]


def test_cards_wear_a_new_theme_and_keep_the_focus(home: HomePanel, desk: Desk, qapp: QApplication) -> None:
    interviews.prepare(desk, "Ada")
    (card,) = cards(home)
    card.setFocus()
    badge = card.findChild(InitialsBadge)
    assert badge is not None
    before = badge.grab().toImage()
    theme = Theme(is_dark=True, scale=1.5)
    themes.apply(qapp, theme)
    home._place.wear(theme)
    assert badge.sizeHint().height() == theme.px(28)
    after = badge.grab().toImage()
    middle = after.pixelColor(after.width() // 2, after.height() // 6)
    assert middle == theme.color("accent-soft")
    assert before.pixelColor(before.width() // 2, before.height() // 6) != middle
    assert QApplication.focusWidget() is card


def test_a_refresh_asks_the_desk_as_little_for_many_interviews_as_for_few(
    home: HomePanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    fetch = type(desk.read)._fetch

    def counted(self, sql, parameters=()):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return fetch(self, sql, parameters)

    monkeypatch.setattr(type(desk.read), "_fetch", counted)
    counts = []
    for story in importing.demo_files()[:3]:
        importing.import_file(desk, story)
        asked.clear()
        home._refresh()
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("scale", [0.8, 1.5, 2.0])
def test_no_button_of_the_head_is_cut_in_the_smallest_window(home: HomePanel, scale: float) -> None:
    theme = Theme(scale=scale)
    themes.apply(QApplication.instance(), theme)
    home._place.wear(theme)
    home.resize(1024 - theme.px(68), 640)
    QApplication.processEvents()
    for asker in (home.practise, home.bring, home.start):
        assert asker.width() >= asker.sizeHint().width(), asker.text()
