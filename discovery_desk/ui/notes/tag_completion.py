"""The project's tags, offered above the note line while a #word is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from discovery_desk.domain.tag_words import tag_begun, tags_like
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys, pressed
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import key_hint
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.line_editor import LineEditor

LEAST_ROWS = 3  # before the hint makes room for them
_ENTER = ("Return", "Enter")


class TagList(QFrame):
    """Lies over what is above the line. It never takes the focus, and nothing moves for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._host = theme, parent
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names = QListWidget()
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setProperty("look", "offer")
        self.names.setAccessibleName(tr("Tags that fit"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.names)
        self._hint = key_hint(["Tab"], tr("complete"))
        self._column.addWidget(self._hint)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._column.setContentsMargins(theme.px(5), theme.px(5), theme.px(5), theme.px(6))
        self._column.setSpacing(theme.px(4))

    def show_names(self, found: Sequence[str]) -> None:
        self.names.clear()
        self.names.addItems(list(found))
        self.names.setCurrentRow(-1)

    def lie_over(self, host: QWidget) -> None:
        self._host = host
        self.setParent(host)
        self.show()
        self.raise_()

    def place_above(self, line: QWidget, start: QPoint) -> None:
        """Its lower edge at the line's, its reading side at `start` (of the screen), all of it inside the host."""
        above, x = line.mapTo(self._host, QPoint(0, 0)).y(), self._host.mapFromGlobal(start).x()
        self.setFixedWidth(min(self._wanted_width(), self._host.width()))
        self._fit_rows(above)
        self.resize(self.width(), self.sizeHint().height())
        left = x - self.width() if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x
        self.move(min(max(0, left), self._host.width() - self.width()), max(0, above - self.height()))

    def _fit_rows(self, room: int) -> None:
        """As many rows as there is room for, at least one; choosing brings the others into view."""
        row, margins = max(1, self.names.sizeHintForRow(0)), self._column.contentsMargins()
        frame = margins.top() + margins.bottom() + 2
        hint = self._hint.sizeHint().height() + self._column.spacing()
        self._hint.setVisible(room >= frame + hint + LEAST_ROWS * row)
        left = room - frame - (hint if self._hint.isVisibleTo(self) else 0)
        self.names.setFixedHeight(row * min(self.names.count(), max(1, left // row)))

    def _wanted_width(self) -> int:
        margins = self._column.contentsMargins()
        widest = max(self.names.sizeHintForColumn(0), self._theme.px(150))
        return min(widest, self._theme.px(320)) + margins.left() + margins.right() + 2


class TagCompletion(QObject):
    """Watches the editor of a line only while there is something to offer.

    `ask` is asked once a word: the project's tags, the best first.
    """

    def __init__(self, line: QWidget, editor: LineEditor, theme: Theme) -> None:
        super().__init__(line)
        self._line, self._editor = line, editor
        self.ask: Callable[[], Sequence[str]] = tuple
        self._known: Sequence[str] | None = None
        self._begins_at = 0
        self._is_left = False  # for the word that is being typed
        self.list = TagList(theme, line)
        self.place_keys = PlaceKeys(
            tr("While tags are offered"),
            (
                PlaceKey(("Tab", "Right"), tr("Complete the tag"), self._complete),
                PlaceKey(("Down",), tr("Next tag"), lambda: self._step(1)),
                PlaceKey(("Up",), tr("Tag before"), lambda: self._step(-1)),
                PlaceKey(("Esc",), tr("No tag from the list"), self._leave),
            ),
        )
        self.list.names.itemClicked.connect(lambda item: self._accept(item.text()))
        editor.composing_began.connect(self.close)
        editor.focus_changed.connect(lambda has: None if has else self.close())

    def is_open(self) -> bool:
        return not self.list.isHidden()

    def offered(self) -> list[str]:
        names = self.list.names
        return [names.item(row).text() for row in range(names.count())] if self.is_open() else []

    def chosen(self) -> str:
        """What Down and Up have come to; empty when nobody has chosen."""
        row = self.list.names.currentRow()
        return self.list.names.item(row).text() if row >= 0 and self.is_open() else ""

    def follow(self, text: str) -> None:
        """The text has changed, or while the list is open the cursor; a line without a # costs nothing."""
        begun = self._begun() if "#" in text else ""
        if not begun:
            self._end_word()
            return
        if self._known is None:
            self._known = tuple(self.ask())
        found = () if self._is_left else tags_like(begun, self._known)
        if found:
            self._offer(found, begun)
        else:
            self.close()

    def close(self) -> None:
        if self.is_open():
            self.list.hide()
            self._editor.removeEventFilter(self)
            self._editor.cursorPositionChanged.disconnect(self._follow_cursor)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _take(self, event: QKeyEvent) -> bool:
        key = pressed(event)
        if key in _ENTER:
            return self._take_enter()
        if key in ("Left", "Right") and not self._goes_on(key):
            return False
        if key == "Left":
            self._complete()
            return True
        return self.place_keys.take(event)

    def _take_enter(self) -> bool:
        """Enter keeps the note, unless somebody has chosen a tag."""
        chosen = self.chosen()
        if chosen:
            self._accept(chosen)
        else:
            self.close()
        return bool(chosen)

    def _goes_on(self, key: str) -> bool:
        """An arrow that would leave the end of the line in the direction of reading."""
        cursor = self._editor.textCursor()
        is_rtl = cursor.block().textDirection() is Qt.LayoutDirection.RightToLeft
        return cursor.atBlockEnd() and key == ("Left" if is_rtl else "Right")

    def _begun(self) -> str:
        """The letters of the #word that ends at the cursor, and does not go on after it."""
        cursor = self._editor.textCursor()
        if self._editor.is_composing() or cursor.hasSelection():
            return ""
        if not cursor.atBlockEnd() and not self._editor.document().characterAt(cursor.position()).isspace():
            return ""
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return tag_begun(cursor.selectedText())

    def _end_word(self) -> None:
        self._known, self._is_left = None, False
        self.close()

    def _offer(self, found: tuple[str, ...], begun: str) -> None:
        before = self.offered()
        self._begins_at = self._editor.textCursor().position() - _units(begun) - 1
        if list(found) == before:
            return
        self.list.show_names(found)
        if not self.is_open():
            self._open()
        self._place()
        if before[:1] != [found[0]]:
            announce(self._editor, tr("Tag {name}. Tab completes it.").format(name=found[0]))

    def _open(self) -> None:
        self.list.lie_over(self._line.parentWidget() or self._line)
        self._editor.installEventFilter(self)
        self._editor.cursorPositionChanged.connect(self._follow_cursor)

    def _follow_cursor(self) -> None:
        self.follow(self._editor.toPlainText())

    def _place(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(self._begins_at)
        start = self._editor.viewport().mapToGlobal(self._editor.cursorRect(cursor).topLeft())
        self.list.place_above(self._line, start)

    def _step(self, by: int) -> None:
        """Down from nothing is the first, Up from nothing the last; beyond the ends nothing is chosen again."""
        names = self.list.names
        places = names.count() + 1
        names.setCurrentRow((names.currentRow() + 1 + by) % places - 1)
        if self.chosen():
            announce(self._editor, self.chosen())

    def _complete(self) -> None:
        self._accept(self.chosen() or self.offered()[0])

    def _leave(self) -> None:
        self._is_left = True
        self.close()

    def _accept(self, name: str) -> None:
        cursor = self._editor.textCursor()
        space = " " if cursor.atBlockEnd() else ""
        self._leave()
        cursor.setPosition(self._begins_at + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(name + space)
        self._editor.ensureCursorVisible()


def _units(text: str) -> int:
    """Places of a text document that the text takes: two for a character beyond the first 65,536."""
    return len(text.encode("utf-16-le")) // 2
