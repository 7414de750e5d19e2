"""The triage: one note at a time, one key each, until nothing is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import TAG_KEYS, Note, NoteId, NoteKind, NoteTag, Tag, is_wordless, signs_in_force
from discovery_desk.domain.triage import Triage
from discovery_desk.services import notes, triage
from discovery_desk.services.triage import Look
from discovery_desk.ui.debrief.page_scroll import PageScroll
from discovery_desk.ui.debrief.triage_card import TriageCard
from discovery_desk.ui.debrief.triage_hints import TriageHints
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce, describe
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

AT_ONCE, A_SLICE = 300, 60  # notes searched for cues before anything is shown, and each time nothing else is to do
DIGITS = "123456789"[:TAG_KEYS]
NO_MODIFIERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class Deed(StrEnum):
    TAGGED = "tagged"
    TURNED = "turned"
    FINE = "fine"
    DELETED = "deleted"


class TriageLane(QWidget):
    """`finished` wants the next step: Enter where nothing is left.

    A bare digit tags and goes on; Ctrl and the digit tags and stays, as in the talk, so that a second tag can follow.
    """

    access_role = QAccessible.Role.Grouping

    finished = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._round: Triage | None = None
        self._current: NoteId | None = None
        self._edited: Note | None = None
        self._trail: list[NoteId] = []
        self._deeds: dict[NoteId, Deed] = {}
        self._taken_back: dict[NoteId, Deed] = {}
        self.card, self.hints = TriageCard(place.theme), TriageHints(place.theme)
        self._follow_settings()
        self._lay_out()
        self._place.bridge.changed.connect(self._hear)  # before the refresher, which shows what this has found
        self._connect()
        self._searcher = QTimer(self)
        self._searcher.setInterval(0)
        self._searcher.timeout.connect(self._search_on)
        self._refresher = Refresher(place.bridge, self, (Note, NoteTag, Tag), self._refresh)

    @property
    def is_done(self) -> bool:
        return self._round is not None and self._round.is_searched and not self.left()

    def left(self) -> int:
        """How many are still to be looked at, as far as it is known."""
        return sum(note_id not in self._deeds for note_id in self._round.ids()) if self._round else 0

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self.flush()
        self._interview_id = interview_id
        self._round, self._current, self._trail, self._deeds = None, None, [], {}
        self._refresher.now()

    def take_focus(self) -> None:
        """Notes that have been added since are asked about, too."""
        if self._edited is None:
            self._round, self._current = None, None
            self._refresher.now()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        if self._edited is not None:
            self.card.editor.flush()
        return True

    def tag(self, number: int, *, goes_on: bool = False) -> None:
        """Toggle the project's tag of that number."""
        name = next((one.name for one in notes.tags(self._desk) if one.key == number), None)
        if name is None or self._current is None or self._edited is not None:
            return
        note_id = self._current
        if goes_on:
            self._decide(Deed.TAGGED, lambda: triage.tag(self._desk, note_id, name))
        else:
            self._place.attempt(lambda: notes.toggle_tag(self._desk, note_id, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text() if not event.modifiers() & ~NO_MODIFIERS else ""
        kind = self._signs.get(typed)
        if typed and typed in DIGITS:
            self.tag(int(typed), goes_on=True)
        elif kind is not None:
            self._turn_into(kind, typed)
        elif not self.place_keys.take(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.card.set_live(is_live=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.card.set_live(is_live=False)

    def _keys(self) -> PlaceKeys:
        return PlaceKeys(
            tr("Triage"),
            (
                PlaceKey(("Return", "Enter", "Space"), tr("Fine as it is"), self._settle),
                PlaceKey(("1–9",), tr("Tag and go on; with Ctrl it stays, for a second tag"), is_typed=True),
                PlaceKey((" ".join(self._signs),), tr("Make it that kind of note and go on"), is_typed=True),
                PlaceKey(("E", "F2"), tr("Edit in place"), self._edit),
                PlaceKey(("Del",), tr("Delete"), self._delete),
                PlaceKey(("Backspace",), tr("Back to the note before"), self._go_back),
                PlaceKey(("Left",), tr("Back to the note before"), self._go_left),
                PlaceKey(("Right",), tr("Leave it for later"), self._go_right),
            ),
        )

    def _go_left(self) -> None:
        (self._go_on if self._is_mirrored() else self._go_back)()

    def _go_right(self) -> None:
        (self._go_back if self._is_mirrored() else self._go_on)()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Triage"))
        self._count = plain_label("", "quiet", wraps=True)
        self._end = plain_label("", "heading", wraps=True)
        self._done = plain_label("", "quiet", wraps=True)
        page, end = PageScroll(self._place), PageScroll(self._place)
        for part in (heading(tr("Triage")), self._count, self.card, self.hints):
            page.column.addWidget(part)
        page.column.addStretch()
        for part in (heading(tr("Triage")), self._end, self._done):
            end.column.addWidget(part)
        end.column.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(end)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _connect(self) -> None:
        editor = self.card.editor
        editor.typed.connect(lambda text: self._save(text, is_finished=False))
        editor.finished.connect(self._finish_editing)
        editor.given_up.connect(self._give_up_editing)
        self.hints.tag_pressed.connect(lambda number: self.tag(number, goes_on=True))
        self._place.theme_changed.connect(self._wear)
        self._place.settings_changed.connect(self._follow_settings)

    def _wear(self) -> None:
        self.card.set_theme(self._place.theme)
        self.hints.set_theme(self._place.theme)

    def _follow_settings(self) -> None:
        self._signs = signs_in_force(self._place.settings.signs)
        self.place_keys = self._keys()
        self.hints.show_signs(self._signs)

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        if self._round is None:
            self._round = triage.begin(self._desk, self._interview_id, self._place.settings)
            self._round.search(AT_ONCE)
            self._searcher.start()
        self.hints.show_tags([(one.key, one.name) for one in notes.tags(self._desk) if one.key])
        self._current = self._current or self._following(None)
        self._show()

    def _search_on(self) -> None:
        """In the gaps between keys, while the lane is in view."""
        if self._round is None or self._round.is_searched or not self.isVisible():
            self._searcher.stop()
        elif self._round.search(A_SLICE) or self._round.is_searched:
            self._current = self._current or self._following(None)
            if self._edited is None:
                self._show()

    def _show(self) -> None:
        look = self._look()
        self._stack.setCurrentIndex(0 if look else 1)
        if look is None or self._round is None:
            self._show_end()
            return
        if self._edited is None:
            self.card.show_look(look, self._round.cause(look.note.id))
        left = self.left()
        words = tr("{n} left") if self._round.is_searched else tr("{n} left so far")
        self._count.setText(words.format(n=left) if left else tr("Nothing left"))
        describe(self, f"{self.card.read_out()}. {self._count.text()}")

    def _look(self) -> Look | None:
        if self._current is None:
            return None
        try:
            return triage.look(self._desk, self._current)
        except NotFound:
            self._current = self._following(self._current)
            return self._look()

    def _show_end(self) -> None:
        is_known = self._round is not None and self._round.is_searched
        self._end.setText(tr("Nothing left") if is_known else tr("Looking through the notes"))
        done = Counter(self._deeds.values())
        words = {
            Deed.TAGGED: tr("{n} tagged"),
            Deed.TURNED: tr("{n} made into something"),
            Deed.FINE: tr("{n} fine as they are"),
            Deed.DELETED: tr("{n} deleted"),
        }
        self._done.setText(" · ".join(words[deed].format(n=done[deed]) for deed in Deed if done[deed]))
        describe(self, self._end.text())

    def _following(self, after: NoteId | None) -> NoteId | None:
        """The next one without a decision, from the start again when there is none below."""
        ids = self._round.ids() if self._round else []
        here = ids.index(after) + 1 if after in ids else 0
        return next((one for one in (*ids[here:], *ids[:here]) if one not in self._deeds), None)

    def _decide(self, deed: Deed, act: Callable[[], object]) -> None:
        note_id = self._current
        if note_id is None:
            return
        self._deeds[note_id] = deed  # before the views read again: the card is not to be shown once more
        if not self._place.attempt(act):
            del self._deeds[note_id]
            return
        self._move_to(self._following(note_id))

    def _move_to(self, note_id: NoteId | None) -> None:
        if self._current is not None and self._current != note_id:
            self._trail.append(self._current)
        self._current = note_id
        self._show()
        if note_id is None and self._round is not None and self._round.is_searched:
            announce(self, tr("Nothing left"))

    def _settle(self) -> None:
        if self._current is None:
            self.finished.emit()
        elif self._current in self._deeds:
            self._move_to(self._following(self._current))
        else:
            note_id = self._current
            self._decide(Deed.FINE, lambda: triage.settle(self._desk, note_id))

    def _turn_into(self, kind: NoteKind, sign: str) -> None:
        """A mark without words gets them first, behind the sign."""
        look = self._look()
        if look is None:
            return
        note = look.note
        if is_wordless(note.kind, note.text):
            self._edit(f"{sign} ")
        else:
            self._decide(Deed.TURNED, lambda: triage.turn_into(self._desk, note.id, kind))

    def _delete(self) -> None:
        note_id = self._current
        if note_id is not None:
            self._decide(Deed.DELETED, lambda: notes.delete(self._desk, note_id))

    def _go_back(self) -> None:
        gone = {note_id for note_id, deed in self._deeds.items() if deed is Deed.DELETED}
        while self._trail:
            before = self._trail.pop()
            if before not in gone:
                self._current = before
                self._show()
                return

    def _go_on(self) -> None:
        if self._current is not None:
            self._move_to(self._following(self._current))

    def _edit(self, text: str | None = None) -> None:
        look = self._look()
        if look is None:
            return
        self._edited = look.note
        before = "" if is_wordless(look.note.kind, look.note.text) else look.note.text
        self.card.set_editing(is_editing=True)
        self.card.editor.begin(before if text is None else text)

    def _save(self, text: str, *, is_finished: bool) -> bool:
        note, signs = self._edited, self._signs
        return note is None or self._place.attempt(
            lambda: triage.edit(self._desk, note, text, is_finished=is_finished, signs=signs)
        )

    def _finish_editing(self, text: str) -> None:
        """What could not be kept stays in the editor."""
        if self._save(text, is_finished=True):
            self._leave_editor()

    def _give_up_editing(self) -> None:
        if self._edited is not None and self._save(self._edited.text, is_finished=False):
            self._leave_editor()

    def _leave_editor(self) -> None:
        had_focus = self.card.editor.hasFocus()
        self._edited = None
        self._show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, changes: ChangeSet) -> None:
        """A decision that is taken back shows its card again; one that is done again counts again."""
        for change in changes.of(Note):
            note_id = NoteId(change.id)
            if note_id in self._deeds and _is_open(change.after) and not _is_open(change.before):
                self._taken_back[note_id] = self._deeds.pop(note_id)
                self._current = note_id
            elif note_id not in self._deeds and self._is_asked(note_id) and not _is_open(change.after):
                self._deeds[note_id] = self._taken_back.get(note_id, Deed.FINE)
                if self._current == note_id:
                    self._current = self._following(note_id)

    def _is_asked(self, note_id: NoteId) -> bool:
        return self._round is not None and note_id in self._round


def _is_open(note: object) -> bool:
    """Whether something can still be decided about it."""
    return isinstance(note, Note) and not note.is_settled and note.kind is not NoteKind.ASK_LATER
