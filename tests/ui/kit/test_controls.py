"""Labels show what they are given, icons take the colour of the text, initials are letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit import controls, icons
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr

HOSTILE = ["a <b>c", '<img src="file:///tmp/x.png">', "&amp; & && &x", "<html><body>x", "line\nbreak"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("build", [controls.plain_label, controls.pill, controls.chip, controls.section])
def test_a_label_shows_its_text_literally(qtbot: QtBot, build: object, text: str) -> None:
    label = build(text)  # type: ignore[operator]
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_ampersand_on_a_button_is_an_ampersand(qtbot: QtBot) -> None:
    made = controls.button("Salt & pepper")
    qtbot.addWidget(made)
    assert made.text() == "Salt && pepper"
    assert made.shortcut().isEmpty()
    assert no_mnemonic("a && b") == "a &&&& b"


def test_a_key_hint_reads_as_one_thing(qtbot: QtBot) -> None:
    hint = controls.key_hint(["Ctrl", "."], "asked it")
    qtbot.addWidget(hint)
    assert hint.accessibleName() == "Ctrl+. asked it"
    assert [label.text() for label in hint.findChildren(QLabel)] == ["Ctrl", ".", "asked it"]


def test_the_badge_is_round_and_named(qtbot: QtBot) -> None:
    theme = Theme()
    badge = controls.InitialsBadge(theme, "Marit Kjeldsen")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    shot = badge.grab().toImage()
    assert badge.accessibleName() == "Marit Kjeldsen"
    assert shot.pixelColor(shot.width() // 2, 3) == theme.color("accent-soft")
    assert shot.pixelColor(0, 0) != theme.color("accent-soft")


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_in_the_asked_colour_at_the_asked_ratio(qapp: object, dpr: float) -> None:
    drawn = icons.pixmap("check", QColor("#123456"), 20, dpr)
    image = drawn.toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {"#123456"}
    assert drawn.devicePixelRatio() == dpr
    assert drawn.width() == round(20 * dpr)
    assert icons.pixmap("check", QColor("#123456"), 20, dpr).cacheKey() == drawn.cacheKey()


def test_an_icon_has_a_colour_for_being_on(qapp: object) -> None:
    made = icons.icon("house", QColor("#111111"), 18, QColor("#eeeeee"))
    off = made.pixmap(18, made.Mode.Normal, made.State.Off).toImage()
    on = made.pixmap(18, made.Mode.Normal, made.State.On).toImage()
    assert off != on


def test_text_without_a_translation_is_itself() -> None:
    assert tr("Next prompts in this part") == "Next prompts in this part"
