"""Lays one row of the note list out and paints it; made for visible rows only."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.notes.note_row import NoteRow, RowHead, Span

_CENTER = Qt.AlignmentFlag.AlignCenter
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute  # left is left in a mirrored window, too
GLOW = 120  # fainter than the ground of the row that is selected
_SLACK = 2  # advances are whole numbers, what is drawn is not
_LINE_BREAK = "\u2028"  # what QTextLayout breaks a line at; it knows nothing of "\n"


class RowStyle:
    """Fonts, measures and columns for one theme and one width of the list."""

    def __init__(self, theme: Theme, width: int, *, is_mirrored: bool = False) -> None:
        self.theme, self.width, self.is_mirrored = theme, width, is_mirrored
        self.note_font, self.time_font = theme.font("note"), theme.font("time")
        self.tag_font, self.remark_font, self.sign_font = (
            theme.font("small", 600),
            theme.font("small"),
            theme.font("label", 600),
        )
        self.tag_metrics, self.remark_metrics = QFontMetrics(self.tag_font), QFontMetrics(self.remark_font)
        self.line, self.pad, self.tag_line, self.tag_height = (theme.px(part) for part in (20, 7, 21, 18))
        self.chip = theme.px(22)
        self._place_columns(QFontMetrics(self.time_font).horizontalAdvance("00:00"))
        self.letter = max(1.0, QFontMetrics(self.note_font).horizontalAdvance("nebula trip") / 11)

    def _place_columns(self, time_width: int) -> None:
        px = self.theme.px
        margin = px(40) if self.width >= px(480) else px(14)
        self.time_right = margin + time_width
        self.chip_left = self.time_right + px(8)
        self.text_left = self.chip_left + self.chip + px(12)
        self.text_width = max(px(40), self.width - self.text_left - px(20))

    def mirrored(self, rect: QRect) -> QRect:
        if not self.is_mirrored:
            return rect
        return QRect(self.width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())

    def estimated_height(self, head: RowHead) -> int:
        """About as high as the row will be, without laying it out."""
        lines = max(1, math.ceil(head.letters * self.letter / self.text_width)) + head.breaks
        return 2 * self.pad + lines * self.line + (self.tag_line if head.has_line_below else 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag or the remark, placed relative to the row."""

    text: str
    rect: QRect
    is_tag: bool


class LaidRow:
    """A row at one width; `top` is given when painting, so that it can move without being laid out again."""

    def __init__(self, row: NoteRow, style: RowStyle) -> None:
        self.row, self.style = row, style
        self._first_pitch = 0
        self._text = self._laid_text()
        self.text_height = self._place_lines()
        self._pieces = self._placed_pieces(style.pad + self.text_height)
        below = max((piece.rect.bottom() + 1 for piece in self._pieces), default=style.pad + self.text_height)
        self.height = below + style.pad

    def text_rect(self, top: int) -> QRect:
        style = self.style
        return style.mirrored(QRect(style.text_left, top + style.pad, style.text_width, self.text_height))

    def time_rect(self, top: int) -> QRect:
        """Where the time can be typed: over time and sign, level with the first line."""
        style, px = self.style, self.style.theme.px
        return style.mirrored(QRect(px(6), top + style.pad, style.text_left - px(12), self._first_pitch))

    def why_at(self, point: QPoint, top: int) -> str:
        """Why the words there are underlined; empty where they are not."""
        inside = point - self.text_rect(top).topLeft()
        for number in range(self._text.lineCount() if self.row.spans else 0):
            line = self._text.lineAt(number)
            if line.naturalTextRect().contains(QPointF(inside)):
                at = line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
                marked = ((one, _underline(one, self.row.text, QColor())) for one in self.row.spans)
                return next((one.why for one, where in marked if 0 <= at - where.start < where.length), "")
        return ""

    def paint(self, painter: QPainter, top: int, *, is_selected: bool, is_text_hidden: bool = False) -> None:
        theme = self.style.theme
        quiet = theme.color("ink-2" if is_selected else "ink-3")
        self._paint_time(painter, top, quiet)
        if not self.row.is_stretch:
            self._paint_chip(painter, top)
        if not is_text_hidden:
            painter.setPen(quiet if self.row.is_quiet else theme.color("ink"))
            self._text.draw(painter, QPointF(self.text_rect(top).topLeft()))
            for piece in self._pieces:
                self._paint_piece(painter, piece, top, quiet)

    def paint_glow(self, painter: QPainter, top: int) -> None:
        """The ground of a note whose box is looked at, and a bar in the ink of boxes."""
        theme, style = self.style.theme, self.style
        ground = theme.soft("moment")
        ground.setAlpha(GLOW)
        painter.fillRect(QRect(0, top, style.width, self.height), ground)
        painter.fillRect(style.mirrored(QRect(0, top, theme.px(3), self.height)), theme.ink("moment"))

    def paint_focus(self, painter: QPainter, top: int) -> None:
        """The bar of the row that the keys act on."""
        bar = QRect(0, top, self.style.theme.px(3), self.height)
        painter.fillRect(self.style.mirrored(bar), self.style.theme.color("accent"))

    def _laid_text(self) -> QTextLayout:
        layout = QTextLayout(self.row.shown.replace("\n", _LINE_BREAK), self.style.note_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self.row.is_rtl:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats([_underline(span, self.row.text, self.style.theme.color("warn")) for span in self.row.spans])
        return layout

    def _place_lines(self) -> int:
        """Lines at an even pitch, wider only where a script needs it; sign and time stand level with the first."""
        y = 0
        self._text.beginLayout()
        line = self._text.createLine()
        while line.isValid():
            line.setLineWidth(self.style.text_width)
            pitch = max(self.style.line, math.ceil(line.height()))
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            self._first_pitch = self._first_pitch or pitch
            y += pitch
            line = self._text.createLine()
        self._text.endLayout()
        return max(y, self.style.line)

    def _placed_pieces(self, top: int) -> list[_Piece]:
        style, x, y = self.style, 0, top + self.style.theme.px(1)
        pieces: list[_Piece] = []
        for text, is_tag in [*((tag, True) for tag in self.row.tags), (self.row.remark, False)]:
            if not text:
                continue
            metrics, pad = (style.tag_metrics, style.theme.px(7)) if is_tag else (style.remark_metrics, 0)
            width = min(metrics.horizontalAdvance(text) + _SLACK + 2 * pad, style.text_width)
            if x and x + width > style.text_width:
                x, y = 0, y + style.tag_line
            pieces.append(_Piece(text, self._inside_text(x, y, width), is_tag))
            x += width + style.theme.px(8)
        return pieces

    def _inside_text(self, x: int, y: int, width: int) -> QRect:
        """Pieces stand on the side where the note begins."""
        style = self.style
        column = self.text_rect(0)
        left = column.right() + 1 - x - width if self.row.is_rtl else column.left() + x
        return QRect(left, y, width, style.tag_height)

    def _paint_time(self, painter: QPainter, top: int, ink: QColor) -> None:
        style = self.style
        rect = style.mirrored(QRect(0, top + style.pad, style.time_right, self._first_pitch))
        side = Qt.AlignmentFlag.AlignLeft if style.is_mirrored else Qt.AlignmentFlag.AlignRight
        painter.setFont(style.time_font)
        painter.setPen(ink)
        painter.drawText(rect, side | _UPRIGHT, self.row.time)

    def _paint_chip(self, painter: QPainter, top: int) -> None:
        style = self.style
        y = top + style.pad + (self._first_pitch - style.chip) // 2
        rect = style.mirrored(QRect(style.chip_left, y, style.chip, style.chip))
        paint_chip(painter, style.theme, rect, self.row.kind, self.row.sign)

    def _paint_piece(self, painter: QPainter, piece: _Piece, top: int, quiet: QColor) -> None:
        style = self.style
        rect = piece.rect.translated(0, top)
        if piece.is_tag:
            _fill(painter, rect, style.theme.soft(self.row.kind), style.theme.px(5))
        painter.setFont(style.tag_font if piece.is_tag else style.remark_font)
        painter.setPen(style.theme.ink(self.row.kind) if piece.is_tag else quiet)
        metrics, pad = (style.tag_metrics, style.theme.px(14)) if piece.is_tag else (style.remark_metrics, 0)
        start = Qt.AlignmentFlag.AlignRight if self.row.is_rtl else Qt.AlignmentFlag.AlignLeft
        side = Qt.AlignmentFlag.AlignHCenter if piece.is_tag else start
        text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, rect.width() - pad)
        painter.drawText(rect, side | _UPRIGHT, text)


def paint_chip(painter: QPainter, theme: Theme, rect: QRect, kind: str, sign: str) -> None:
    """The sign of a kind on its soft ground."""
    _fill(painter, rect, theme.soft(kind), theme.px(5))
    font = theme.font("label" if len(sign) == 1 else "small", 600)
    painter.setFont(font)
    painter.setPen(theme.ink(kind))
    painter.drawText(rect, _CENTER, sign)


def paint_empty(painter: QPainter, theme: Theme, rect: QRect, text: str) -> None:
    """The one line of a list with nothing in it."""
    where = rect.adjusted(theme.px(20), 0, -theme.px(20), -theme.px(16))
    painter.setFont(theme.font("base"))
    painter.setPen(theme.color("ink-3"))
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(QRectF(where), text, option)


def _fill(painter: QPainter, rect: QRect, ground: QColor, radius: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, radius, radius)


def _underline(span: Span, text: str, color: QColor) -> QTextLayout.FormatRange:
    """Qt counts in UTF-16, a span in characters."""
    waves = QTextCharFormat()
    waves.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    waves.setUnderlineColor(color)
    made = QTextLayout.FormatRange()
    made.start = _units(text[: span.start])
    made.length = _units(text[span.start : span.start + span.length])
    made.format = waves
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
