"""The pieces of the prompt column that paint themselves: a phase of the story, a prompt to pick."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from discovery_desk.domain.prompts import Prompt
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_HUGE = 10_000


class PhaseState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    OPEN = "open"


class PhaseRow(QAbstractButton):
    """A circle that tells how far the phase is, its title, and a dot when the phase is believed to be due."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._state, self._due, self._beside = theme, "", PhaseState.OPEN, "", ""
        self.phase_id = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the note line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_phase(self, phase_id: str, title: str, state: PhaseState, *, due: str = "") -> None:
        """`due` are the words behind the dot; without any there is none."""
        self.phase_id, self._title, self._state, self._due = phase_id, title, state, due
        states = {PhaseState.DONE: tr("done"), PhaseState.CURRENT: tr("current"), PhaseState.OPEN: tr("to come")}
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join([states[state], *([due] if due else [])]))
        self.setToolTip(due[:1].upper() + due[1:])
        self.update()

    def show_beside(self, words: str) -> None:
        """Small, at the end of the row."""
        self._beside = words
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_circle(painter)
            self._paint_title(painter)
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        is_current = self._state is PhaseState.CURRENT
        if is_current or self.underMouse():
            _round(painter, self.rect(), self._theme, self._theme.color("accent-soft" if is_current else "sunken"))
        if self.hasFocus():
            _ring(painter, self.rect(), self._theme)

    def _paint_circle(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.px(18)
        circle = self._visual(QRect(theme.px(8), (self.height() - side) // 2, side, side))
        if self._state is PhaseState.OPEN:
            painter.setPen(QPen(theme.color("line-strong"), theme.px(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
            return
        is_done = self._state is PhaseState.DONE
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("insight") if is_done else theme.color("accent"))
        painter.drawEllipse(circle)
        if is_done:
            self._paint_check(painter, circle)
        else:
            painter.setBrush(theme.color("on-accent"))
            painter.drawEllipse(QRectF(circle).center(), theme.px(4), theme.px(4))

    def _paint_check(self, painter: QPainter, circle: QRect) -> None:
        side = self._theme.px(12)
        check = icons.pixmap("check", self._theme.color("on-accent"), side, self.devicePixelRatio())
        painter.drawPixmap(circle.center().x() - side // 2 + 1, circle.center().y() - side // 2 + 1, check)

    def _paint_title(self, painter: QPainter) -> None:
        theme = self._theme
        is_current = self._state is PhaseState.CURRENT
        font = theme.font("base", 600 if is_current else 400)
        left = theme.px(35)
        rect = QRect(left, 0, self.width() - left - theme.px(22) - self._paint_beside(painter), self.height())
        painter.setFont(font)
        painter.setPen(theme.color("ink" if is_current else "ink-2"))
        title = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._visual(rect), side | Qt.AlignmentFlag.AlignVCenter, title)
        if self._due:
            dot = theme.px(7)
            place = self._visual(QRect(self.width() - theme.px(10) - dot, (self.height() - dot) // 2, dot, dot))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(place)

    def _paint_beside(self, painter: QPainter) -> int:
        """The room that it takes."""
        if not self._beside:
            return 0
        font = self._theme.font("small")
        width = QFontMetrics(font).horizontalAdvance(self._beside) + self._theme.px(6)
        painter.setFont(font)
        painter.setPen(self._theme.color("ink-2"))
        place = QRect(self.width() - self._theme.px(22) - width, 0, width, self.height())
        painter.drawText(self._visual(place), Qt.AlignmentFlag.AlignCenter, self._beside)
        return width

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class PromptLine(QAbstractButton):
    """A prompt in as many lines as it needs; pressing it makes it the large one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.prompt = theme, Prompt("")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        return self.prompt.words

    def show_prompt(self, prompt: Prompt) -> None:
        """Not `setText`: a button would make a shortcut of an `&`."""
        self.prompt = prompt
        self.setAccessibleName(prompt.words)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * self._pad()), _HUGE)
        return QFontMetrics(self._font()).boundingRect(room, _WRAPPED, self.words).height() + self._theme.px(6)

    def sizeHint(self) -> QSize:
        width = self._theme.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self.underMouse():
            _round(painter, self.rect(), self._theme, self._theme.color("sunken"))
        if self.hasFocus():
            _ring(painter, self.rect(), self._theme)
        painter.setFont(self._font())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(
            QRectF(self.rect().adjusted(self._pad(), self._theme.px(3), -self._pad(), 0)), self.words, _by_its_letters()
        )

    def _font(self) -> QFont:
        return self._theme.font("base")

    def _pad(self) -> int:
        return self._theme.px(4)


def _by_its_letters() -> QTextOption:
    """A prompt reads in the direction of its own words, whichever way the window does."""
    option = QTextOption(Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _round(painter: QPainter, rect: QRect, theme: Theme, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, theme.px(5), theme.px(5))


def _ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    painter.setPen(QPen(theme.color("accent"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
