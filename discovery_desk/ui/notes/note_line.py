"""The line that notes are typed into, with the stamp of its first key and what its sign makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.note import SIGNS, NoteKind, in_other_signs, kind_of, understand
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import chip, key_hint, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.kind_words import hint_word, kind_word
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.line_editor import LineEditor, is_commanding
from discovery_desk.ui.notes.stamp import Stamp
from discovery_desk.ui.notes.tag_completion import TagCompletion

_HINTED = (
    NoteKind.QUOTE,
    NoteKind.OPPORTUNITY,
    NoteKind.MOMENT,
    NoteKind.FEELING,
    NoteKind.INSIGHT,
    NoteKind.ASK_LATER,
)


class NoteLine(QWidget):
    """Never empties itself: `kept` says what was typed, and the text stays until `clear_after_keep`.

    `line_started` is the moment of the first key of an empty line, or of the first key of a composition.
    """

    line_started = Signal()
    text_changed = Signal(str)
    kept = Signal(str)
    abandoned = Signal()
    mend_asked = Signal()
    mend_left = Signal()
    lines_pasted = Signal(list)
    paste_refused = Signal(object)

    def __init__(self, theme: Theme, signs: Mapping[str, NoteKind] = SIGNS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._signs = theme, signs
        self._has_started, self._is_mending, self._is_told = False, False, True
        self._aside, self._are_hints_shown = ("", ""), True
        self.editor = LineEditor(theme)
        self.completion = TagCompletion(self, self.editor, theme)
        self._stamp, self._chip = Stamp(theme), chip("")
        self._box = self._build_box()
        self._hints = self._build_hints()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def place_keys(self) -> tuple[PlaceKeys, ...]:
        """With the signs that are in force."""
        group = tr("Note line")
        signs = [PlaceKey((sign,), kind_word(kind), is_typed=True) for sign, kind in self._signs.items()]
        line = (
            PlaceKey(("Return",), tr("Keep the note")),
            PlaceKey(("Shift+Return",), tr("New line")),
            PlaceKey(("Up",), tr("Mend the last note")),
            *signs,
            PlaceKey(("#",), tr("Tag"), is_typed=True),
        )
        return (PlaceKeys(group, line), self.completion.place_keys)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.editor.set_theme(theme)
        self.completion.list.set_theme(theme)
        self._stamp.set_theme(theme)
        margin = theme.px(16)
        self._column.setContentsMargins(margin, theme.px(13), margin, theme.px(12))
        self._column.setSpacing(theme.px(9))
        self._box_row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        self._box_row.setSpacing(theme.px(10))

    def set_signs(self, signs: Mapping[str, NoteKind]) -> None:
        """Use other signs from now on; a line half typed keeps its kind."""
        if signs == self._signs:
            return
        before, self._signs = self._signs, signs
        self._aside = (in_other_signs(self._aside[0], before, signs), self._aside[1])
        if self.text():
            self._put(in_other_signs(self.text(), before, signs))
        self._column.removeWidget(self._hints)
        self._hints.hide()
        self._hints.deleteLater()
        self._hints = self._build_hints()
        self._column.addWidget(self._hints)
        self._hints.setVisible(self._are_hints_shown)
        self._show_kind()

    def show_hints(self, are_shown: bool) -> None:
        """Which signs there are, below the line."""
        self._are_hints_shown = are_shown
        self._hints.setVisible(are_shown)

    def set_stamp(self, text: str) -> None:
        """The time of the line's first key; empty while nothing is typed."""
        self._stamp.show_time(text)

    def stamp(self) -> str:
        return self._stamp.text()

    def shown_kind(self) -> str:
        """The word of the chip; empty for a plain note."""
        return "" if self._chip.isHidden() else self._chip.accessibleName()

    def text(self) -> str:
        return self.editor.toPlainText()

    def is_mending(self) -> bool:
        return self._is_mending

    def begin_mending(self, text: str) -> None:
        """Show a kept note for mending. What was half typed is set aside and comes back afterwards."""
        if not self._is_mending:
            self._aside = (self.text(), self._stamp.text())
        self._is_mending = True
        self._put(text)
        self.set_stamp("")
        set_look(self._box, "mending", value=True)

    def rewrite(self, change: Callable[[str], str]) -> None:
        """Change the words in the line, and those set aside, without telling that somebody typed."""
        before, stamp = self._aside
        self._aside = (change(before), stamp)
        if (after := change(self.text())) != self.text():
            self._put(after)

    def clear_after_keep(self) -> None:
        """The owner has kept the text; after mending, what was half typed before comes back."""
        if self._is_mending:
            self._end_mending()
        else:
            self.restore("")

    def restore(self, text: str) -> None:
        """Put text there without a new stamp, as after a crash. Whatever was being mended is let go."""
        self._is_mending, self._aside = False, ("", "")
        set_look(self._box, "mending", value=False)
        self._put(text)
        self._has_started = bool(text)
        if not text:
            self.set_stamp("")

    def insert(self, text: str) -> None:
        """At the cursor, as when several pasted lines are to be one note. Raises as `LineEditor.insert_plain` does."""
        self.editor.insert_plain(text)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a letter that was typed elsewhere in the window, or its correction; False when it is not the line's."""
        is_letter = bool(event.text()) and event.text().isprintable()
        is_mending = event.key() == Qt.Key.Key_Backspace and bool(self.text())
        if (
            self.editor.hasFocus()
            or not (is_letter or is_mending)
            or is_commanding(event)
            or (event.text().isspace() and not self.text())
        ):
            return False
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.keyPressEvent(event)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_kind()

    def _is_narrow(self) -> bool:
        """The word of the kind would leave no room to type."""
        return self.width() < self._theme.px(440)

    def _build_box(self) -> QFrame:
        box = QFrame()
        box.setProperty("look", "line-box")
        self._box_row = QHBoxLayout(box)
        self._box_row.addWidget(self._stamp, 0, Qt.AlignmentFlag.AlignTop)
        self._box_row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._box_row.addWidget(self.editor, 1)
        self._chip.hide()
        return box

    def _build_hints(self) -> QWidget:
        hints = QWidget()
        row = QHBoxLayout(hints)
        row.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(gap=self._theme.px(11), is_one_row=True)
        typed = {kind: sign for sign, kind in self._signs.items()}
        for kind in _HINTED:
            if kind in typed:
                flow.addWidget(key_hint([typed[kind]], hint_word(kind)))
        row.addLayout(flow, 1)
        row.addWidget(key_hint(["↵"], tr("keep note")), 0, Qt.AlignmentFlag.AlignTop)
        hints.setAccessibleName(tr("Signs that begin a note"))
        return hints

    def _lay_out(self) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._box)
        self._column.addWidget(self._hints)
        self.setFocusProxy(self.editor)
        self.editor.setPlaceholderText(tr("Type a note"))
        self.editor.setAccessibleName(tr("Note"))
        self.editor.setAccessibleDescription(tr("Enter keeps the note. Up goes to the last note."))

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._follow_text)
        self.editor.composing_began.connect(self._start_once)
        self.editor.entered.connect(self._keep)
        self.editor.escaped.connect(self._escape)
        self.editor.went_up.connect(self._go_up)
        self.editor.lines_pasted.connect(self.lines_pasted)
        self.editor.paste_refused.connect(self.paste_refused)
        self.editor.focus_changed.connect(lambda has: set_look(self._box, "live", value=has))

    def _put(self, text: str) -> None:
        """Change the text without telling that somebody typed."""
        self._is_told = False
        self.completion.close()
        try:
            self.editor.set_text(text)
        finally:
            self._is_told = True
        self._show_kind()

    def _follow_text(self) -> None:
        text = self.text()
        if not self._is_told or (not text and self.editor.is_composing()):
            return  # the first word is still being composed: the line has begun, and there is nothing to tell yet
        if not text:
            self._has_started = False
        elif not self._has_started:
            self._start_once()
        self._show_kind_of(text)
        self.completion.follow(text)
        self.text_changed.emit(text)

    def _start_once(self) -> None:
        if not self._has_started and not self._is_mending:
            self._has_started = True
            self.line_started.emit()

    def _show_kind(self) -> None:
        self._show_kind_of(self.text())

    def _show_kind_of(self, text: str) -> None:
        kind = kind_of(text, self._signs)
        if kind is NoteKind.NOTE and self._chip.isHidden():
            return
        self._chip.setVisible(kind is not NoteKind.NOTE)
        if kind is not NoteKind.NOTE:
            self._chip.setText(self._theme.sign(kind.value) if self._is_narrow() else kind_word(kind))
            self._chip.setAccessibleName(kind_word(kind))
            set_look(self._chip, "kind", value=kind.value)

    def _keep(self) -> None:
        line = understand(self.text(), self._signs)
        if line.text or line.tags or line.kind is NoteKind.MARK:
            self.kept.emit(self.text())

    def _go_up(self) -> None:
        """A note being mended is not taken up anew: what has been changed in it would be gone."""
        if not self._is_mending:
            self.mend_asked.emit()

    def _escape(self) -> None:
        if self._is_mending:
            self._end_mending()
            self.mend_left.emit()
        elif self.text():
            self.abandoned.emit()

    def _end_mending(self) -> None:
        text, stamp = self._aside
        self.restore(text)
        self.set_stamp(stamp)
