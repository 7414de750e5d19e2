"""The marks in the order of the talk, each with an empty line: what was at 03:40?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.debrief import Marked
from discovery_desk.domain.interview import Interview, InterviewId, clock_text
from discovery_desk.domain.note import Note, NoteId, NoteKind, is_wordless, signs_in_force
from discovery_desk.services import debrief
from discovery_desk.ui.debrief.line_field import LineField
from discovery_desk.ui.debrief.page_scroll import PageScroll
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, chip, heading, plain_label, set_look
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class MarkRow(QWidget):
    """A mark between the notes around it; `merge_asked` says that it tells of the same moment as another note."""

    merge_asked = Signal(str)

    def __init__(self, field: LineField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._double_id = field, ""
        self._before, self._after = ElidedLabel("", "faint"), ElidedLabel("", "faint")
        self._asked, self._kind = plain_label("", "", wraps=True), chip("")
        self._same, self._merge = plain_label("", "quiet", wraps=True), button(tr("Merge"))
        self._merge.clicked.connect(lambda: self.merge_asked.emit(self._double_id))
        self._merge.setAutoDefault(True)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._asked, 1)
        head.addWidget(self._kind)
        foot.addWidget(self._same, 1)
        foot.addWidget(self._merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        for part in (self._before, head, field, foot, self._after):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)

    def show_mark(self, marked: Marked) -> None:
        note, time = marked.note, clock_text(marked.note.at_ms)
        asked = tr("What was at {time}?").format(time=time)
        self._asked.setText(asked)
        self.field.edit.setAccessibleName(asked)
        self._kind.setHidden(note.kind in (NoteKind.MARK, NoteKind.NOTE))
        self._kind.setText(kind_word(note.kind))
        set_look(self._kind, "kind", value=note.kind.value)
        self.field.show_text("" if is_wordless(note.kind, note.text) else note.text)
        _show_around(self._before, marked.before)
        _show_around(self._after, marked.after)
        self._show_double(marked.double)

    def _show_double(self, double: Note | None) -> None:
        self._double_id = double.id if double else ""
        for part in (self._same, self._merge):
            part.setHidden(double is None)
        if double is not None:
            words = tr("The same moment as “{text}” at {time}?")
            self._same.setText(words.format(text=double.text, time=clock_text(double.at_ms)))
            self._merge.setAccessibleName(tr("Merge with the note at {time}").format(time=clock_text(double.at_ms)))


class MarksPage(QWidget):
    """`finished` wants the next step: Enter, with no line below left empty."""

    finished = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._rows: dict[NoteId, MarkRow] = {}
        self.is_done = False
        self._lay_out()
        self._refresher = Refresher(place.bridge, self, (Note, Interview), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self.flush()
            self._make_rows(())
        self._interview_id = interview_id
        self._refresher.now()

    def take_focus(self) -> None:
        fields = [row.field for row in self._rows.values()]
        wanted = next((field for field in fields if field.is_empty), fields[0] if fields else None)
        if wanted is None:
            self.finished.emit()
        else:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        outcomes = [row.field.flush() for row in self._rows.values()]
        return all(outcomes)

    def left(self) -> int:
        """Marks that say nothing yet."""
        return sum(row.field.is_empty for row in self._rows.values())

    def _lay_out(self) -> None:
        self._scroll, self._column = PageScroll(self._place), QVBoxLayout()
        self._empty = plain_label(tr("No marks in this talk. Ctrl+M, or a line with * alone, makes one."), "quiet")
        self._empty.setWordWrap(True)
        self._hint = plain_label(
            tr("In the order of the talk. A line may stay empty; the time stays as it is."), "quiet"
        )
        self._hint.setWordWrap(True)
        column = self._scroll.column
        for part in (heading(tr("Marks")), self._hint, self._empty):
            column.addWidget(part)
        column.addLayout(self._column)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        found = debrief.marks_of(self._desk, self._interview_id)
        if [*self._rows] != [marked.note.id for marked in found]:
            self._make_rows(found)
        for marked in found:
            self._rows[marked.note.id].show_mark(marked)
        self._empty.setHidden(bool(found))
        self._hint.setHidden(not found)
        self.is_done = not self.left()

    def _make_rows(self, found: tuple[Marked, ...]) -> None:
        """Rows that stay are kept as they are: somebody may be typing in one of them."""
        before, self._rows = self._rows, {}
        for at, marked in enumerate(found):
            row = before.pop(marked.note.id, None) or self._row(marked.note.id)
            self._rows[marked.note.id] = row
            self._column.insertWidget(at, row)
            row.show()  # now: the layout would do it only later, and the focus may be wanted in it
        for gone in before.values():
            gone.setParent(None)
            gone.deleteLater()

    def _row(self, note_id: NoteId) -> MarkRow:
        field = LineField(f"mark:{note_id}", "", "", lambda text, done: self._word(note_id, text, is_finished=done))
        row = MarkRow(field)
        field.entered.connect(lambda: self._go_on(note_id))
        row.merge_asked.connect(lambda other: self._merge(note_id, NoteId(other)))
        return row

    def _word(self, note_id: NoteId, text: str, *, is_finished: bool) -> bool:
        signs = signs_in_force(self._place.settings.signs)
        return self._place.attempt(
            lambda: debrief.word_mark(self._desk, note_id, text, is_finished=is_finished, signs=signs, origin=self)
        )

    def _merge(self, note_id: NoteId, double_id: NoteId) -> None:
        if self._place.attempt(lambda: debrief.merge(self._desk, double_id, note_id)):
            self.take_focus()

    def _go_on(self, note_id: NoteId) -> None:
        keys = [*self._rows]
        below = [self._rows[one].field for one in keys[keys.index(note_id) + 1 :]]
        following = next((field for field in below if field.is_empty), None)
        if following is None:
            self.finished.emit()
        else:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(following)


def _show_around(label: ElidedLabel, note: Note | None) -> None:
    label.setText(f"{clock_text(note.at_ms)}   {note.text}" if note else "")
    label.setHidden(note is None)
