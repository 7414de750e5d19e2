"""The prompt in very large type, in a window of its own: beside the camera or on the second screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import describe
from discovery_desk.ui.kit.direction import direction_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

SMALLEST_TYPE, LARGEST_TYPE = 12, 160  # pixels at 100 %
_CENTER = Qt.AlignmentFlag.AlignCenter
_FLAGS = _CENTER | Qt.TextFlag.TextWordWrap


class CueCard(QWidget):
    """Shows what it is given; veiled, it is one flat ground. Letters typed into it go where `keys_left` takes them."""

    left = Signal()

    def __init__(self, theme: Theme, keys_left: Callable[[QKeyEvent], None]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(tr("Notes"))
        self.setMinimumSize(160, 90)
        self._theme, self._keys_left = theme, keys_left
        self._title, self._words, self._left_words, self._is_veiled = "", "", "", False
        self.place_keys = PlaceKeys(
            tr("Cue card"), [PlaceKey(("F11",), tr("Full screen, or a window again"), self._toggle_full_screen)]
        )
        self._describe()

    def show_prompt(self, title: str, words: str) -> None:
        self._title, self._words = title, words
        self._describe()

    def show_left(self, left_ms: int | None) -> None:
        """What is left of the agreed minutes; None while the clock does not run."""
        words = minutes_left(left_ms) if left_ms is not None else ""
        if words != self._left_words:
            self._left_words = words
            self._describe()

    def set_veiled(self, *, is_veiled: bool) -> None:
        self._is_veiled = is_veiled
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def place_itself(self, geometry: str, beside: QWidget, screens: list[QScreen]) -> None:
        """Where it was last time; else on a screen that the main window is not on; else at the top, under a camera."""
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore"))):
            return
        other = next((screen for screen in screens if screen is not beside.screen()), None)
        room = (other or beside.screen()).availableGeometry()
        size = (
            QSize(room.width() * 3 // 4, room.height() // 2) if other else QSize(room.width() // 2, room.height() // 4)
        )
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        if other is None:
            place.moveTop(room.top())
        self.setGeometry(place)

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            self._keys_left(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def words_rect(self) -> tuple[QFont, QRect]:
        """The type that the prompt is set in, and the room that it has."""
        foot = self._small_font(500)
        room = self.rect().adjusted(self._margin(), self._margin(), -self._margin(), -self._margin())
        line = QFontMetrics(foot).lineSpacing()
        room.adjust(0, line if self._title else 0, 0, -line)
        return fitting_font(self._theme.font("prompt", 500), self._words, room.size(), self._theme), room

    def _paint(self, painter: QPainter) -> None:
        ground = "bg" if self._is_veiled else "warn-soft" if self._title else "surface"
        painter.fillRect(self.rect(), self._theme.color(ground))
        if self._is_veiled:
            return
        font, room = self.words_rect()
        painter.setPen(self._theme.color("ink"))
        painter.setFont(font)
        _write(painter, room, _FLAGS, self._words)
        self._paint_edges(painter, room)

    def _paint_edges(self, painter: QPainter, room: QRect) -> None:
        foot = self._small_font(500)
        line = QFontMetrics(foot).lineSpacing()
        painter.setPen(self._theme.color("warn"))
        painter.setFont(self._small_font(600))
        above = QRect(room.left(), room.top() - line, room.width(), line)
        _write(painter, above, _CENTER, self._cut(self._title, above))
        painter.setPen(self._theme.color("ink-2"))
        painter.setFont(foot)
        _write(painter, QRect(room.left(), room.bottom() + 1, room.width(), line), _CENTER, self._left_words)

    def _cut(self, words: str, room: QRect) -> str:
        metrics = QFontMetrics(self._small_font(600))
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())

    def _margin(self) -> int:
        return max(8, min(self.width(), self.height()) // 16)

    def _small_font(self, weight: int) -> QFont:
        font = self._theme.font("label", weight)
        font.setPixelSize(max(self._theme.px(13), self.height() // 18))
        return font

    def _describe(self) -> None:
        shown = [] if self._is_veiled else [one for one in (self._title, self._words, self._left_words) if one]
        self.setAccessibleName(tr("Cue card"))
        describe(self, ". ".join(shown))
        self.update()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)


def minutes_left(left_ms: int) -> str:
    """Whole minutes, rounded up while there are any: what is promised must not run out early."""
    if left_ms > 0:
        return tr("{n} min left").format(n=-(-left_ms // 60_000))
    return tr("{n} min over").format(n=-left_ms // 60_000)


def fitting_font(font: QFont, words: str, room: QSize, theme: Theme) -> QFont:
    """As large as lets all of the words stand in the room with no word broken."""
    fitted = QFont(font)
    low, high = theme.px(SMALLEST_TYPE), theme.px(LARGEST_TYPE)
    while low < high:
        middle = (low + high + 1) // 2
        fitted.setPixelSize(middle)
        low, high = (middle, high) if _fits(fitted, words, room) else (low, middle - 1)
    fitted.setPixelSize(low)
    return fitted


def _fits(font: QFont, words: str, room: QSize) -> bool:
    bounds = QFontMetrics(font).boundingRect(QRect(0, 0, max(1, room.width()), 1 << 20), _FLAGS, words)
    return bounds.width() <= room.width() and bounds.height() <= room.height()


def _write(painter: QPainter, room: QRect, flags: int | Qt.AlignmentFlag, words: str) -> None:
    """In the direction of the words, which need not be that of the program."""
    painter.setLayoutDirection(direction_of(words))
    painter.drawText(room, flags, words)
