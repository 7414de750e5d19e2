"""Small pieces that every screen repeats: labels, pills, key caps, cards, initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.participant import initials
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic

Made = TypeVar("Made", bound=QWidget)


def plain_label(text: str = "", look: str = "", *, wraps: bool = False) -> QLabel:
    """Shows its text as it is: Qt would take `a <b>c` for markup and `<img>` for a file to open."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    label.setIndent(0)  # a label with a frame is indented by half a letter otherwise
    if look:
        label.setProperty("look", look)
    return label


def set_look(widget: QWidget, name: str, *, value: object) -> None:
    """Change a property that the style sheet asks about, and have it asked again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def section(text: str) -> QLabel:
    """A small grey heading inside a column."""
    return plain_label(text, "section")


def heading(text: str) -> QLabel:
    return plain_label(text, "heading", wraps=True)


def pill(text: str) -> QLabel:
    label = plain_label(text, "pill")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def chip(text: str) -> QLabel:
    label = plain_label(text, "chip")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def button(text: str, look: str = "") -> QPushButton:
    """`look` is empty, `primary`, `quiet`, `danger` or `line`; the text may be a person's."""
    made = QPushButton(no_mnemonic(text))
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    return made


def key_hint(keys: Sequence[str], words: str, parent: QWidget | None = None) -> QWidget:
    """Key caps and what they do: `[Ctrl] [.] asked it`. One thing to a screen reader."""
    hint = QWidget(parent)
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for key in keys:
        row.addWidget(plain_label(key, "key"))
    row.addWidget(plain_label(words, "quiet"))
    row.addStretch()
    hint.setAccessibleName(f"{'+'.join(keys)} {words}")
    hint.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return hint


def card(look: str = "card", parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A framed card and the column inside it."""
    frame = QFrame(parent)
    frame.setProperty("look", look)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(8)
    return frame, column


def two_lines(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    """In the middle of the height: whose it is, and what is to be known of it."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addStretch()
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch()
    return column


def rule(*, is_vertical: bool = False) -> QFrame:
    """A hairline between two parts of a screen."""
    line = QFrame()
    line.setProperty("look", "rule")
    if is_vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class KeyHintButton(QPushButton):
    """Key caps and words that can be clicked as well. The click leaves the focus where it was."""

    def __init__(self, keys: Sequence[str], words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 1, 3, 1)
        hint = key_hint(keys, words, self)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(hint)
        self.setProperty("look", "bare")
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class InitialsBadge(QWidget):
    """A circle with initials, where a picture would be."""

    def __init__(self, theme: Theme, name: str = "", size: float = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size, self._name = theme, size, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent-soft"))
        painter.drawEllipse(QRectF(self.rect()))
        font = self._theme.font("label", 600)
        font.setPixelSize(max(8, round(self.height() * 0.36)))
        painter.setFont(font)
        painter.setPen(self._theme.color("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))


def fit_count(widgets: list[Made], count: int, make: Callable[[], Made]) -> None:
    """As many widgets as there are things to show; those that stay keep the focus."""
    while len(widgets) < count:
        widgets.append(make())
    while len(widgets) > count:
        gone = widgets.pop()
        gone.hide()
        gone.deleteLater()
