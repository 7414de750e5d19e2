"""The theme: every ink can be read on every ground it meets, sizes follow the scale, the sheet is whole."""

from __future__ import annotations

import gc
import re
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from discovery_desk.host.theme_file import load_tokens
from discovery_desk.ui.kit import theme as kit_theme
from discovery_desk.ui.kit.stylesheet import sheet
from discovery_desk.ui.kit.theme import Theme

GROUNDS = ("bg", "surface", "sunken")
INKS = ("ink", "ink-2", "ink-3", "accent", "warn", "danger")
MODES = pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def meeting(theme: Theme) -> list[tuple[str, QColor, QColor]]:
    pairs = [(f"{ink} on {ground}", theme.color(ink), theme.color(ground)) for ink in INKS for ground in GROUNDS]
    pairs += [
        (f"{ink} on accent-soft", theme.color(ink), theme.color("accent-soft")) for ink in ("ink", "ink-2", "accent")
    ]
    pairs += [(f"{ink} on warn-soft", theme.color(ink), theme.color("warn-soft")) for ink in ("ink", "ink-2", "warn")]
    pairs.append(("on-accent on accent", theme.color("on-accent"), theme.color("accent")))
    for kind in (*load_tokens().kind, "note"):
        pairs += [(f"{kind} on {ground}", theme.ink(kind), theme.color(ground)) for ground in GROUNDS]
        pairs.append((f"{kind} on its soft", theme.ink(kind), theme.soft(kind)))
    return pairs


@MODES
def test_every_ink_can_be_read_on_every_ground_it_meets(is_dark: bool) -> None:
    found = {name: round(contrast(ink, ground), 2) for name, ink, ground in meeting(Theme(is_dark=is_dark))}
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


@MODES
def test_every_ink_of_the_sheet_has_a_ground_in_this_test(is_dark: bool) -> None:
    words = dict(Theme(is_dark=is_dark).stylesheet_words())
    tested = {ink.name() for _, ink, _ in meeting(Theme(is_dark=is_dark))}
    used = set(re.findall(r"(?<![-\w])color: (#\w+)", sheet(Theme(is_dark=is_dark))))
    assert used <= tested, used - tested
    assert words["ink"] in used


@MODES
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_the_sheet_has_no_token_left_and_qt_understands_it(qapp: QApplication, is_dark: bool, scale: float) -> None:
    theme = Theme(is_dark=is_dark, scale=scale)
    assert "@" not in sheet(theme)
    assert not re.search(r"\d+u\b", re.sub(r"#\w+", "", sheet(theme)))
    kit_theme.apply(qapp, theme)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("bg")
    assert qapp.styleSheet() == sheet(theme)


def test_sizes_follow_the_scale_and_stay_visible() -> None:
    theme = Theme(scale=1.5)
    assert (theme.px(10), theme.space(0), theme.radius("card")) == (15, 6, 12)
    assert theme.font("note").pixelSize() == 21
    assert Theme(scale=0.8).px(0.4) == 1
    assert Theme(scale=0.8).px(0) == 0


@pytest.mark.parametrize(("asked", "kept"), [(0.1, 0.8), (1.25, 1.25), (9.0, 2.0)])
def test_the_scale_has_bounds(asked: float, kept: float) -> None:
    assert Theme(scale=asked).scale == kept


def test_the_clock_has_figures_of_equal_width() -> None:
    tag = QFont.Tag("tnum")
    assert Theme().font("clock", 600).featureValue(tag) == 1
    assert not Theme().font("base").isFeatureSet(tag)


def test_a_kind_without_a_colour_is_quiet() -> None:
    theme = Theme()
    assert theme.ink("note") == theme.color("ink-2")
    assert (theme.sign("note"), theme.typed_sign("quote"), theme.sign("quote")) == ("·", ">", "❝")


def test_lightness_tells_when_the_system_does_not(qapp: QApplication) -> None:
    kit_theme.apply(qapp, Theme(is_dark=True))
    assert kit_theme.system_is_dark()
    kit_theme.apply(qapp, Theme())
    assert not kit_theme.system_is_dark()


def test_no_widget_is_collected_while_qt_goes_through_them_all(qapp: QApplication, qtbot: QtBot) -> None:
    """A widget in a cycle that is collected while the sheet is laid on leaves Qt with a pointer to nothing."""
    collecting: list[bool] = []

    class Watcher(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            collecting.append(gc.isenabled())

    class Dropped(QLabel):
        me: object = None

    watcher = Watcher("here")
    qtbot.addWidget(watcher)
    watcher.ensurePolished()
    gone = Dropped("gone")
    gone.me = gone
    reference = weakref.ref(gone)
    del gone
    collecting.clear()
    kit_theme.apply(qapp, Theme(is_dark=True))
    kit_theme.apply(qapp, Theme())
    assert collecting
    assert not any(collecting)
    assert reference() is None
    assert gc.isenabled()


@pytest.mark.parametrize("scale", [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0])
def test_a_choice_is_round_at_every_size(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    """Qt draws square corners where a radius is a pixel more than half of the width."""
    choice = QRadioButton()
    qtbot.addWidget(choice)
    kit_theme.apply(qapp, Theme(scale=scale))
    for is_chosen in (False, True):
        choice.setChecked(is_chosen)
        drawn = choice.grab().toImage()
        ink = [(x, y) for y in range(drawn.height()) for x in range(choice.height()) if is_ink(drawn, x, y)]
        left, top = min(x for x, _ in ink), min(y for _, y in ink)
        assert (left, top) not in ink
        assert (left + 1, top) not in ink


def is_ink(drawn: QImage, x: int, y: int) -> bool:
    return abs(drawn.pixelColor(x, y).lightness() - Theme().color("bg").lightness()) > 40
