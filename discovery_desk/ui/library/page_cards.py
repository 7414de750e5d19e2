"""Paints a page of the gallery as a card: the page itself, who, when, and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from discovery_desk.domain.library import ListedPage, PageState
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.direction import direction_of, side_of
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.library.library_words import about_words, state_words
from discovery_desk.ui.library.page_pictures import Drawn, draw_page

Index = QModelIndex | QPersistentModelIndex
SHOWN = Qt.ItemDataRole.UserRole + 1
A4 = 297 / 210
GAP, INSET, LINE_GAP = 7, 10, 3
NARROWEST = 284
STATE_KINDS = {PageState.MADE: "insight", PageState.OWED: "ask-later", PageState.GROWING: "quote"}


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows. `withheld` are words, empty where nothing is or where it is not known yet."""

    page: ListedPage
    today: date
    drawn: Drawn | None
    withheld: str
    is_marked: bool


class PageCards(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def size_for(self, width: int) -> QSize:
        """Of a card with the air around it."""
        px = self.theme.px
        high = self._page_rect(QRect(0, 0, width, 0)).height() + self._words_height()
        return QSize(width, high + 2 * px(GAP) + 2 * px(INSET))

    def picture_width(self, width: int) -> int:
        """Of the page on a card of that width."""
        return self._page_rect(QRect(0, 0, width, 0)).width()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.size_for(option.rect.width())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(SHOWN)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_frame(painter, option, card)
            page = self._page_rect(option.rect)
            self._paint_page(painter, page, card.drawn)
            if card.is_marked or option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
                self._paint_mark(painter, self.mark_rect(option.rect, option.direction), is_marked=card.is_marked)
            self._paint_words(painter, page, card, option.direction)
        finally:
            painter.restore()

    def _page_rect(self, rect: QRect) -> QRect:
        edge = self.theme.px(GAP) + self.theme.px(INSET)
        wide = rect.width() - 2 * edge
        return QRect(rect.left() + edge, rect.top() + edge, wide, round(wide / A4))

    def _words_height(self) -> int:
        px = self.theme.px
        heights = [QFontMetrics(font).height() for font in (self._name_font(), self._about_font())]
        return px(8) + sum(heights) + 2 * px(LINE_GAP) + self._chip_height()

    def _name_font(self) -> QFont:
        return self.theme.font("base", 600)

    def _about_font(self) -> QFont:
        return self.theme.font("label")

    def _chip_font(self) -> QFont:
        return self.theme.font("small", 600)

    def _chip_height(self) -> int:
        return QFontMetrics(self._chip_font()).height() + self.theme.px(3)

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        state, color = option.state, self.theme.color
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        has_keys = bool(state & QStyle.StateFlag.State_HasFocus)
        gap = self.theme.px(GAP)
        frame = QRectF(option.rect).adjusted(gap, gap, -gap, -gap)
        wide = self.theme.px(2) if is_current else 1
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if is_current and has_keys else "line-strong" if is_current or is_hovered else "line"
        painter.setPen(QPen(color(edge), wide))
        painter.setBrush(color("accent-soft" if card.is_marked else "surface"))
        radius = self.theme.radius("card")
        painter.drawRoundedRect(frame.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), radius, radius)

    def _paint_page(self, painter: QPainter, place: QRect, drawn: Drawn | None) -> None:
        """Paper is white whatever the window wears; until it is drawn there is an empty place for it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if drawn is None:
            painter.fillRect(place, self.theme.color("sunken"))
        else:
            painter.save()
            draw_page(painter, place, drawn)
            painter.restore()
        painter.setPen(self.theme.color("line-strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def mark_rect(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the mark is on a card that fills `rect`."""
        page, side, off = self._page_rect(rect), self.theme.px(24), self.theme.px(6)
        return QStyle.visualRect(direction, page, QRect(page.right() - side - off, page.top() + off, side, side))

    def _paint_mark(self, painter: QPainter, place: QRect, *, is_marked: bool) -> None:
        color, px = self.theme.color, self.theme.px
        painter.setPen(QPen(color("surface" if is_marked else "line-strong"), px(2)))
        painter.setBrush(color("accent" if is_marked else "surface"))
        painter.drawEllipse(place)
        if is_marked:
            side = px(15)
            tick = icons.pixmap("check", color("on-accent"), side, painter.device().devicePixelRatioF())
            corner = QPointF(place.x() + (place.width() - side) / 2, place.y() + (place.height() - side) / 2)
            painter.drawPixmap(corner, tick)

    def _paint_words(self, painter: QPainter, page: QRect, card: Card, direction: Qt.LayoutDirection) -> None:
        px, top = self.theme.px, page.bottom() + self.theme.px(8)
        for font, ink, text in (
            (self._name_font(), "ink", card.page.name),
            (self._about_font(), "ink-2", about_words(card.page, card.today)),
        ):
            high = QFontMetrics(font).height()
            painter.setPen(self.theme.color(ink))
            self._line(painter, font, QRect(page.left(), top, page.width(), high), text, direction)
            top += high + px(LINE_GAP)
        used = self._paint_state(painter, QRect(page.left(), top, page.width(), self._chip_height()), card, direction)
        if card.withheld:
            left = QRect(page.left() + used, top, page.width() - used, self._chip_height())
            self._paint_withheld(painter, QStyle.visualRect(direction, page, left), card.withheld, direction)

    def _paint_state(self, painter: QPainter, row: QRect, card: Card, direction: Qt.LayoutDirection) -> int:
        """How far the chip reaches, with the air behind it."""
        kind, words, px = STATE_KINDS[card.page.state], state_words(card.page.state), self.theme.px
        wide = QFontMetrics(self._chip_font()).horizontalAdvance(words) + 2 * px(7)
        chip = QStyle.visualRect(direction, row, QRect(row.left(), row.top(), min(wide, row.width()), row.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.soft(kind))
        painter.drawRoundedRect(chip, px(5), px(5))
        painter.setPen(self.theme.ink(kind))
        painter.setFont(self._chip_font())
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        return chip.width() + px(8)

    def _paint_withheld(self, painter: QPainter, row: QRect, words: str, direction: Qt.LayoutDirection) -> None:
        side = self.theme.px(13)
        eye = QStyle.visualRect(direction, row, QRect(row.left(), row.center().y() - side // 2, side, side))
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(eye.topLeft(), icons.pixmap("eye-off", self.theme.color("warn"), side, ratio))
        left = row.adjusted(side + self.theme.px(5), 0, 0, 0)
        painter.setPen(self.theme.color("warn"))
        self._line(painter, self._chip_font(), QStyle.visualRect(direction, row, left), words, direction)

    def _line(self, painter: QPainter, font: QFont, place: QRect, text: str, direction: Qt.LayoutDirection) -> None:
        """Stands on the side of the window and reads its own way."""
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setLayoutDirection(direction_of(text))
        side = side_of("", is_mirrored=direction is Qt.LayoutDirection.RightToLeft)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
