"""Sets the words of a box or a line once, and paints them as often as needed."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from discovery_desk.ui.kit.direction import direction_of, side_of


class Side(Enum):
    """Where lines start; `READING` is left or right by the words themselves."""

    READING = auto()
    MIDDLE = auto()
    RIGHT = auto()


class Words:
    """Plain text broken into lines of a width; what is left after the last line allowed is cut with an ellipsis."""

    def __init__(self, text: str, font: QFont, width: float, most_lines: int = 1, side: Side = Side.READING) -> None:
        plain = " ".join(text.split())
        cut = _cut(plain, font, width, most_lines)
        self._layout = _set(cut, font, width, side)
        self.height = _height(self._layout)
        self.is_cut = cut != plain

    @property
    def text(self) -> str:
        """As it is cut."""
        return self._layout.text()

    @property
    def line_count(self) -> int:
        return self._layout.lineCount()

    @property
    def baseline(self) -> float:
        """Of the first line; 0 where there is none."""
        return self._layout.lineAt(0).ascent() if self.line_count else 0.0

    @property
    def width(self) -> float:
        lines = range(self._layout.lineCount())
        return max((self._layout.lineAt(index).naturalTextWidth() for index in lines), default=0.0)

    def draw(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        painter.setPen(color)
        self._layout.draw(painter, at)


def _set(text: str, font: QFont, width: float, side: Side) -> QTextLayout:
    option = QTextOption(_alignment(text, side))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction_of(text))
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _alignment(text: str, side: Side) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignHCenter if side is Side.MIDDLE else side_of(text, is_mirrored=side is Side.RIGHT)


def _height(layout: QTextLayout) -> float:
    if layout.lineCount() == 0:
        return 0.0
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height()


def _cut(text: str, font: QFont, width: float, most_lines: int) -> str:
    layout = _set(text, font, width, Side.READING)
    if layout.lineCount() <= most_lines:
        return text
    start = _units_to_index(text, layout.lineAt(most_lines - 1).textStart())
    rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return text[:start] + rest


def _units_to_index(text: str, units: int) -> int:
    """Qt counts UTF-16 units, Python counts characters."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
