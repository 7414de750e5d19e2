"""The lines that can stand on the page; the chosen one is shortened and translated in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.quote_words import HARD_LIMIT, SOFT_LIMIT
from discovery_desk.services import quotes
from discovery_desk.services.quotes import Wording
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit.controls import button, plain_label, set_look
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.languages import name_of

NO_WORDING = Wording("", "", "", "")


class QuoteRow(QWidget):
    """`shortened`, `translated` and `named` have the choice and what was typed."""

    chosen = Signal(object)
    shortened = Signal(object, str)
    translated = Signal(object, str)
    named = Signal(object, str)
    note_asked = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a class of ours has no background of the sheet else
        self._choice: QuoteChoice | None = None
        self._wording = NO_WORDING
        self._offered: InlineEditor | None = None
        self.pick = QRadioButton(self)
        self._text = plain_label(wraps=True)
        self.words = InlineEditor(f"quote:{key}", tr("The line as it stands on the page"), parent=self)
        self.translation = InlineEditor(f"translation:{key}", tr("Translation"), tr("Add a translation"), self)
        self.language = InlineEditor(
            f"language:{key}", tr("Language of their words"), tr("Language, as in Danish"), self
        )
        self._remark = plain_label("", "quiet", wraps=True)
        self._time = button("", "quiet-small")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for part in (self._text, self.words, self.translation, self.language, self._remark):
            column.addWidget(part)
        line.addLayout(column, 1)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.pick.clicked.connect(lambda: self.chosen.emit(self._choice))
        for editor, signal in (
            (self.words, self.shortened),
            (self.translation, self.translated),
            (self.language, self.named),
        ):
            editor.committed.connect(lambda text, editor=editor, signal=signal: self._offer(editor, signal, text))
        self.words.textChanged.connect(self._say)
        self._time.clicked.connect(lambda: self.note_asked.emit(self._choice.note_id or "" if self._choice else ""))

    def _offer(self, editor: InlineEditor, signal: SignalInstance, text: str) -> None:
        self._offered = editor
        signal.emit(self._choice, text)

    def show_choice(self, choice: QuoteChoice, wording: Wording | None) -> None:
        """`wording` is there for the chosen one."""
        self._choice, self._wording = choice, wording or NO_WORDING
        is_open = wording is not None
        self.pick.setAccessibleName(choice.text)
        self.pick.setChecked(choice.is_chosen)
        self._text.setText(f"“{choice.text}”")
        self._text.setVisible(not is_open)
        self.words.setVisible(is_open)
        self.translation.setVisible(is_open)
        self.language.setVisible(is_open and bool(self._wording.translation))
        self.words.show_text(self._wording.their_words)
        self.translation.show_text(self._wording.translation)
        self.language.show_text(name_of(self._wording.language))
        time = clock_text(choice.at_ms) if choice.at_ms is not None else ""
        self._time.setText(time)
        self._time.setAccessibleName(tr("Go to the note at {time}").format(time=time))
        self._time.setVisible(bool(time))
        set_look(self, "look", value="chosen-quote" if choice.is_chosen else "")
        self._say()

    def settle(self) -> None:
        """What was offered has been kept, perhaps not quite as it was typed."""
        if self._offered is not None:
            self._offered.put_back()
        self._offered = None

    def _say(self) -> None:
        words = self._words_about() if self._wording is not NO_WORDING else ""
        self._remark.setText(words)
        self._remark.setVisible(bool(words))

    def _words_about(self) -> str:
        made = quotes.quoted(self.words.typed, self._wording.said)
        if self.words.is_modified and made.text != self.words.typed and made.text:
            return tr("On the page: “{text}”").format(text=made.text)
        if len(made.text) > HARD_LIMIT:
            return tr("Longer than the page can set large. What you cut shows as …")
        if len(made.text) > SOFT_LIMIT:
            return tr("A shorter line is easier to repeat. What you cut shows as …")
        return ""
