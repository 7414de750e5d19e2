"""The interview as a small window that stays on top of a call: prompt, last notes, the one note line, clock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizeGrip, QVBoxLayout, QWidget

from discovery_desk.domain.participant import Participant
from discovery_desk.host.settings import FAINTEST_COMPANION
from discovery_desk.ui.kit.clock_label import ClockLabel
from discovery_desk.ui.kit.controls import InitialsBadge, KeyHintButton, plain_label, rule, set_look
from discovery_desk.ui.kit.direction import direction_of
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.window.veil import Curtain

WIDTH, HEIGHT, NARROWEST = 400, 330, 320
FROM_EDGE = 24
FADING_PLATFORMS = ("xcb", "windows", "cocoa")  # others only complain


class CompanionHeader(QFrame):
    """Who it is, that all is saved, and the clock. Held by it, the window can be moved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = InitialsBadge(theme, size=28)
        self._name = ElidedLabel("", "heading")
        self.clock = ClockLabel(theme, "display")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(self._badge)
        row.addWidget(self._name, 1)
        row.addWidget(plain_label(tr("Saved"), "quiet"))
        row.addWidget(self.clock)

    def show_person(self, person: Participant) -> None:
        self._badge.show_name(person.name)
        self._name.setText(person.call_me or person.name)

    def set_theme(self, theme: Theme) -> None:
        self._badge.set_theme(theme)
        self.clock.set_theme(theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.window().windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()


class ShownPrompt(QFrame):
    """What is large in the column of prompts, on the ground of a nudge where it is one."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = plain_label(look="warning", wraps=True), plain_label(look="prompt", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.show_prompt("", "")

    def show_prompt(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._words.setText(words)
        for label in (self._title, self._words):
            label.setLayoutDirection(direction_of(label.text()))
        self.setVisible(bool(words))
        set_look(self, "look", value="strip" if title else "surface")


class Companion(QWidget):
    """Borrows what it shows: its owner takes back what it was given by `take_in`. `left` says it was closed."""

    left = Signal()
    veil_asked = Signal()

    def __init__(self, theme: Theme, keys_left: Callable[[QKeyEvent], None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("Notes"))
        self._theme, self._keys_left = theme, keys_left
        self.header, self.prompt = CompanionHeader(theme), ShownPrompt()
        self.curtain = Curtain(self._content(), theme)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self.curtain)
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back.clicked.connect(self.close)
        self.header.clock.clicked.connect(self.veil_asked)
        self.curtain.lift_asked.connect(self.veil_asked)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.header.set_theme(theme)
        self.curtain.veil.set_theme(theme)
        self.setMinimumWidth(theme.px(NARROWEST))

    def take_in(self, strips: QWidget, notes: QWidget, remark: QWidget) -> None:
        """The remark is shown when there is one; the others always are."""
        self._strips.addWidget(strips)
        self._notes.addWidget(notes, 1)
        self._remarks.addWidget(remark)
        for one in (strips, notes):
            one.show()

    def show_interview(self, person: Participant) -> None:
        self.header.show_person(person)

    def show_time(self, shown: str, said: str) -> None:
        self.header.clock.show_time(shown, said)
        self.curtain.veil.show_time(shown, said)

    def place_itself(self, geometry: str, beside: QWidget) -> None:
        """Where it was last time, or in the corner of the screen that the main window is on."""
        self.set_theme(self._theme)
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore"))):
            return
        room = beside.screen().availableGeometry()
        size = self._theme.px(WIDTH), min(max(self._theme.px(HEIGHT), self.minimumSizeHint().height()), room.height())
        edge = QPoint(FROM_EDGE, FROM_EDGE)
        corner = room.bottomRight() - edge - QPoint(*size)
        self.setGeometry(QRect(corner, corner + QPoint(*size)))

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def fade(self, opacity: float) -> None:
        if QGuiApplication.platformName() in FADING_PLATFORMS:
            self.setWindowOpacity(max(FAINTEST_COMPANION, opacity))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keys_left(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def _content(self) -> QWidget:
        content = QWidget()
        self._strips, self._notes, self._remarks = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        column.addLayout(self._strips)
        column.addWidget(self.prompt)
        column.addWidget(rule())
        column.addLayout(self._notes, 1)
        column.addLayout(self._remarks)
        column.addWidget(self._foot())
        return content

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("look", "surface")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = KeyHintButton([tr("Ctrl"), "⇧", "C"], tr("main window"))
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 4, 7)
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(plain_label(on_top_words(QGuiApplication.platformName()), "faint"))
        row.addWidget(QSizeGrip(foot), 0, Qt.AlignmentFlag.AlignBottom)
        return foot


def on_top_words(platform: str) -> str:
    """Wayland leaves it to the desktop which window is on top; there it is asked for, and not promised."""
    if platform.startswith("wayland"):
        return tr("on top if your desktop allows")
    return tr("stays on top")
