"""A quiet line over the page: what of it has left and to whom, and what a font lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.sharing import Share, last_recipient
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.keyed_rows import KeyedRows
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.share_words import entry_words, summary

MOST_ROWS, LINES_IN_VIEW = 100, 7


class ShareRow(QWidget):
    """One line of the log."""

    to_whom_said = Signal(str, str)
    struck = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "quiet")
        self.to_whom = InlineEditor(f"to-whom:{key}", tr("To whom it went"), tr("to whom?"))
        self.to_whom.committed.connect(lambda text: self.to_whom_said.emit(key, text))
        self._strike = button(tr("Did not leave"), "quiet")
        self._strike.clicked.connect(lambda: self.struck.emit(key))
        _line(self, (self._words, 2), (self.to_whom, 1), (self._strike, 0))

    def show_share(self, share: Share, words: str, before: str) -> None:
        self._words.setText(words)
        self.to_whom.setPlaceholderText(_hint(before))
        self._strike.setAccessibleName(tr("Did not leave: {what}").format(what=words))
        self.to_whom.setAccessibleName(tr("To whom: {what}").format(what=words))
        self.to_whom.show_text(share.to_whom)


class ShareLog(QScrollArea):
    """All the lines; no more of them in view than leave room for the page."""

    def __init__(self, rows: QVBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        body = QWidget(self)
        body.setProperty("look", "surface")
        rows.setContentsMargins(0, 0, 0, 0)
        body.setLayout(rows)
        self.setWidget(body)

    def sizeHint(self) -> QSize:
        body = self.widget()
        height = body.sizeHint().height() if body is not None else 0
        return QSize(super().sizeHint().width(), min(height, LINES_IN_VIEW * self.fontMetrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class ShareLine(QFrame):
    """Takes no focus by itself, and no room while there is nothing to say."""

    to_whom_said = Signal(str, str)
    struck = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "quiet-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._newest: Share | None = None
        self._go_on: Callable[[], object] | None = None
        self._missing = plain_label("", "", wraps=True)
        self.save_anyway = button(tr("Save all the same"))
        self.leave = button(tr("Leave it"), "quiet")
        self._summary = plain_label("", "quiet")
        self.to_whom = InlineEditor("to-whom", tr("To whom it went"))
        self.toggle = button(tr("Log"), "quiet")
        self.toggle.setCheckable(True)
        self._rows = KeyedRows(self._row, spacing=2)
        self._question, self._shared = QWidget(self), QWidget(self)
        self._log = ShareLog(self._rows.column, self)
        self._lay_out()
        self._connect()
        self._show_parts()

    def show_shares(self, shares: Sequence[Share], today: date) -> None:
        """Newest first."""
        self._newest = shares[0] if shares else None
        self._summary.setText(summary(shares, today))
        before = last_recipient(shares)
        self.to_whom.setPlaceholderText(_hint(before))
        self.to_whom.show_text(self._newest.to_whom if self._newest else "")
        shown = shares[:MOST_ROWS]
        for share, row in zip(shown, self._rows.keep([one.id for one in shown]), strict=True):
            row.show_share(share, entry_words(share, today), before)
        self._show_parts()

    def ask_about_missing(self, names: Sequence[str], go_on: Callable[[], object] | None) -> None:
        """Which characters the file could not show, and whether it is to be saved all the same."""
        self._go_on = go_on
        words = (
            tr("No font has these, the page will show boxes: {names}").format(names=", ".join(names)) if names else ""
        )
        self._missing.setText(words)
        align_label(self._missing)
        self._show_parts()
        if words:
            announce(self, words)
            self.save_anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_whom(self) -> bool:
        """False while nothing was shared."""
        if self._newest is None:
            return False
        self.toggle.setChecked(False)
        self.to_whom.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_whom.selectAll()
        return True

    def forget(self) -> None:
        """Another page comes into view."""
        self.to_whom.put_back()
        self.toggle.setChecked(False)
        self.ask_about_missing((), None)

    def flush(self) -> None:
        """What is typed and not yet offered is offered now."""
        for editor in self.findChildren(InlineEditor):
            editor.commit()

    def _lay_out(self) -> None:
        asked = _line(self._question, (self._missing, 1), (self.save_anyway, 0), (self.leave, 0))
        asked.setContentsMargins(0, 2, 0, 2)
        shared = _line(self._shared, (self._summary, 0), (self.to_whom, 1), (self.toggle, 0))
        shared.insertStretch(2)  # the button stays at the end when the field is gone
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 6)
        column.setSpacing(4)
        for part in (self._question, self._shared, self._log):
            column.addWidget(part)

    def _connect(self) -> None:
        self.save_anyway.clicked.connect(self._save_anyway)
        self.leave.clicked.connect(lambda: self.ask_about_missing((), None))
        self.toggle.toggled.connect(self._show_parts)
        self.to_whom.committed.connect(self._say_of_newest)

    def _say_of_newest(self, text: str) -> None:
        if self._newest is not None:
            self.to_whom_said.emit(self._newest.id, text)

    def _save_anyway(self) -> None:
        go_on = self._go_on
        self.ask_about_missing((), None)
        if go_on is not None:
            go_on()

    def _show_parts(self) -> None:
        is_open = self.toggle.isChecked() and self._newest is not None
        parts = {
            self._question: bool(self._missing.text()),
            self._shared: self._newest is not None,
            self._log: is_open,
        }
        for part, is_there in parts.items():
            part.setVisible(is_there)
        self.to_whom.setVisible(not is_open)
        self._log.updateGeometry()
        self.setVisible(any(parts.values()))

    def _row(self, key: str) -> ShareRow:
        row = ShareRow(key)
        row.to_whom_said.connect(self.to_whom_said)
        row.struck.connect(self.struck)
        return row


def _hint(before: str) -> str:
    return tr("to whom? last time {name}").format(name=before) if before else tr("to whom?")


def _line(widget: QWidget, *parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for part, stretch in parts:
        row.addWidget(part, stretch)
    return row
