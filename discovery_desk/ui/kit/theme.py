"""Colours, sizes and type of the interface, for light or dark and at one scale."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from discovery_desk.host.theme_file import KindTokens, load_tokens
from discovery_desk.ui.kit import stylesheet

FAMILY = "DD Interface"
SMALLEST, LARGEST = 0.8, 2.0
PLAIN_SIGN = "·"

_TABULAR = {"clock": "clock", "time": "base", "small-time": "small"}

_PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line-strong",
    QPalette.ColorRole.Shadow: "line-strong",
}

_WRITING = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.ToolTipText,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Sizes given to it are pixels at 100 %; `scale` is kept between 0.8 and 2.0."""

    is_dark: bool = False
    scale: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", min(max(self.scale, SMALLEST), LARGEST))

    def color(self, name: str) -> QColor:
        return QColor(load_tokens().color[name].of(dark=self.is_dark))

    def ink(self, kind: str) -> QColor:
        """What a kind of note is written in; kinds without a colour of their own are quiet."""
        tokens = self._kind(kind)
        return QColor(tokens.ink.of(dark=self.is_dark)) if tokens else self.color("ink-2")

    def soft(self, kind: str) -> QColor:
        """The ground under `ink(kind)`."""
        tokens = self._kind(kind)
        return QColor(tokens.soft.of(dark=self.is_dark)) if tokens else self.color("sunken")

    def sign(self, kind: str) -> str:
        """The sign that is shown, which may differ from the one that is typed."""
        tokens = self._kind(kind)
        return tokens.sign if tokens else PLAIN_SIGN

    def typed_sign(self, kind: str) -> str:
        tokens = self._kind(kind)
        return tokens.typed if tokens else ""

    def px(self, value: float) -> int:
        """Whole pixels; what is there at all stays visible."""
        scaled = round(value * self.scale)
        return scaled or (1 if value > 0 else 0)

    def space(self, step: int) -> int:
        return self.px(load_tokens().space[step])

    def radius(self, name: str) -> int:
        return self.px(load_tokens().radius[name])

    def font(self, role: str = "base", weight: int = 400) -> QFont:
        """A role is a name of the type tokens, or `time` or `small-time`; times have figures of equal width."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(load_tokens().type[_TABULAR.get(role, role)]))
        font.setWeight(QFont.Weight(weight))
        if role in _TABULAR:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in _WRITING:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink-3"))
        return palette

    def kinds(self) -> tuple[str, ...]:
        """The kinds of note that have a colour."""
        return tuple(load_tokens().kind)

    def stylesheet_words(self) -> Iterator[tuple[str, str]]:
        """Every token by the name that the stylesheet knows it by."""
        tokens = load_tokens()
        for name in tokens.color:
            yield name, self.color(name).name()
        for name in tokens.kind:
            yield f"{name}-ink", self.ink(name).name()
            yield f"{name}-soft", self.soft(name).name()
        for name in tokens.radius:
            yield f"radius-{name}", f"{self.radius(name)}px"
        for name, size in tokens.type.items():
            yield f"type-{name}", f"{self.px(size)}px"

    def _kind(self, kind: str) -> KindTokens | None:
        return load_tokens().kind.get(kind)


def system_is_dark() -> bool:
    """Many Linux desktops do not say which scheme they use; there the lightness of the palette tells."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    palette = QGuiApplication.palette()
    return (
        palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()
    )


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program; safe at any time, and twice costs nothing."""
    sheet = stylesheet.sheet(theme)
    if app.styleSheet() == sheet:
        return
    with _nothing_collected(app):
        if not app.styleSheet():  # under a style sheet the style no longer tells its name, and Fusion stays the base
            app.setStyle("Fusion")
        app.setPalette(theme.palette())
        app.setFont(theme.font())
        app.setStyleSheet(sheet)


@contextmanager
def _nothing_collected(app: QApplication) -> Iterator[None]:
    """Qt goes through all widgets without holding on to them: one that Python lets go meanwhile ends the process."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    held = app.allWidgets()
    try:
        yield
    finally:
        held.clear()
        if was_on:
            gc.enable()
