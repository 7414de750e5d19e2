"""One note to decide about: large, with why it is here and what was said before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.note import Note, NoteKind, is_wordless
from discovery_desk.domain.triage import Cause, Reason
from discovery_desk.services.triage import Look
from discovery_desk.ui.debrief.card_editor import CardEditor
from discovery_desk.ui.kit.controls import chip, plain_label, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr


class TriageCard(QWidget):
    """Shows a note; its `editor` stands in the place of the words while they are edited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._after = plain_label("", "quiet", wraps=True), plain_label("", "quiet", wraps=True)
        self._why = plain_label("", "warning", wraps=True)
        self._time, self._kind = plain_label("", "stamp"), chip("")
        self._text = plain_label("", "prompt", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.editor = CardEditor()
        self.editor.hide()
        self._tags: list[QLabel] = []
        self._frame = self._framed()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._before, self._frame, self._after):
            column.addWidget(part)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.px
        self._time.setFont(theme.font("time"))
        self._column.setContentsMargins(px(18), px(14), px(18), px(16))
        self._column.setSpacing(px(8))
        self._frame.setMinimumHeight(px(118))

    def show_look(self, look: Look, cause: Cause | None) -> None:
        note = look.note
        self._show_neighbour(self._before, look.before)
        self._show_neighbour(self._after, look.after)
        self._time.setText(clock_text(note.at_ms))
        self._kind.setVisible(note.kind is not NoteKind.NOTE)
        self._kind.setText(kind_word(note.kind))
        set_look(self._kind, "kind", value=note.kind.value)
        wordless = is_wordless(note.kind, note.text)
        self._text.setText(tr("What was at {time}?").format(time=clock_text(note.at_ms)) if wordless else note.text)
        self._why.setText(_why(cause, is_settled=note.is_settled))
        self._show_tags(look.tags)
        self.set_editing(is_editing=False)

    def set_editing(self, *, is_editing: bool) -> None:
        self._text.setVisible(not is_editing)
        self.editor.setVisible(is_editing)

    def set_live(self, *, is_live: bool) -> None:
        """Whether the keys are heard here."""
        set_look(self._frame, "live", value=is_live)

    def read_out(self) -> str:
        tags = ", ".join(label.text() for label in self._tags)
        return ". ".join(part for part in (self._why.text(), self._time.text(), self._text.text(), tags) if part)

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "line-box")
        self._column = QVBoxLayout(frame)
        head = QHBoxLayout()
        head.addWidget(self._time)
        head.addWidget(self._kind)
        head.addWidget(self._why, 1)
        self._tag_row = FlowLayout(gap=6)
        self._column.addLayout(head)
        self._column.addWidget(self._text)
        self._column.addWidget(self.editor)
        self._column.addLayout(self._tag_row)
        self._column.addStretch()
        return frame

    def _show_tags(self, tags: Sequence[str]) -> None:
        for label in self._tags:
            self._tag_row.removeWidget(label)
            label.deleteLater()
        self._tags = [chip(name) for name in tags]
        for label in self._tags:
            self._tag_row.addWidget(label)

    def _show_neighbour(self, label: QLabel, note: Note | None) -> None:
        words = f"{clock_text(note.at_ms)}   {note.text or kind_word(note.kind)}" if note else ""
        label.setText(words)  # an empty one keeps its room: what is below stays where the eye has learned it


def _why(cause: Cause | None, *, is_settled: bool) -> str:
    if is_settled:
        return tr("Looked at")
    if cause is None:
        return ""
    words = {
        Reason.WORDLESS: tr("Mark without words"),
        Reason.CUE: tr("You noted “{words}”"),
        Reason.UNTAGGED: tr("Untagged"),
    }
    return words[cause.reason].format(words=cause.match)
