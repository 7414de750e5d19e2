"""The card of the large prompt, or of the nudge that stands in its place, with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import KeyHintButton, button, plain_label, set_look
from discovery_desk.ui.kit.direction import direction_of
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr


@dataclass(frozen=True, slots=True)
class CardShown:
    """`about` is the note that the prompt is about, `lines` are read out after it.

    A nudge may offer to keep an idea aside, to help remembering, and not to listen for `word` any more.
    """

    words: str = ""
    title: str = ""
    about: str = ""
    lines: tuple[str, ...] = ()
    is_nudge: bool = False
    keeps_ideas: bool = False
    helps_memory: bool = False
    word: str = ""


class PromptCard(QFrame):
    """Tells a screen reader of a nudge politely, and never takes the focus."""

    asked = Signal()
    put_off = Signal()
    idea_kept = Signal()
    memory_asked = Signal()
    word_silenced = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = CardShown()
        self.setProperty("look", "card")
        self._title = plain_label(look="warning", wraps=True)
        self._about = plain_label(look="quiet", wraps=True)
        self._large = plain_label(look="prompt", wraps=True)
        self._lines = plain_label(wraps=True)
        self._column = QVBoxLayout(self)
        for label in (self._title, self._about, self._large, self._lines):
            self._column.addWidget(label)
        self._column.addLayout(self._build_keys())
        self.set_theme(theme)
        self.show_card(CardShown())

    def set_theme(self, theme: Theme) -> None:
        px = theme.px
        self._column.setContentsMargins(px(13), px(12), px(13), px(11))
        self._column.setSpacing(px(8))

    def show_card(self, shown: CardShown) -> None:
        is_new = shown != self.shown
        self.shown = shown
        words = shown.words
        self.setVisible(bool(words))
        self._large.setText(words if words.startswith("(") else tr("“{words}”").replace("{words}", words))
        self._large.setAccessibleName(words)
        self._large.setLayoutDirection(direction_of(words))
        for label, text in (
            (self._title, shown.title),
            (self._about, tr("About: {note}").replace("{note}", shown.about) if shown.about else ""),
            (self._lines, "\n".join(shown.lines)),
        ):
            label.setText(text)
            label.setLayoutDirection(direction_of(text))
            label.setVisible(bool(text))
        self._show_keys(shown)
        set_look(self, "look", value="nudge" if shown.is_nudge else "card")
        set_look(self._title, "look", value="warning" if shown.is_nudge else "section")
        if is_new and shown.is_nudge:
            announce(self, f"{shown.title} {words}")

    def _build_keys(self) -> FlowLayout:
        self._asked = KeyHintButton([tr("Ctrl"), "."], tr("asked it"))
        self._later = KeyHintButton([tr("Ctrl"), ","], tr("not now"))
        self._keep = KeyHintButton([tr("Ctrl"), ";"], tr("keep the idea aside"))
        self._memory = KeyHintButton(["F7"], tr("help to remember"))
        self._silence = button("", "quiet-small")
        self._silence.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = FlowLayout(gap=8, row_gap=2)
        for one, told in (
            (self._asked, self.asked),
            (self._later, self.put_off),
            (self._keep, self.idea_kept),
            (self._memory, self.memory_asked),
            (self._silence, self.word_silenced),
        ):
            one.clicked.connect(told)
            keys.addWidget(one)
        return keys

    def _show_keys(self, shown: CardShown) -> None:
        word = no_mnemonic(shown.word)
        self._silence.setText(tr("Do not listen for “{word}”").replace("{word}", word))
        self._silence.setLayoutDirection(direction_of(self._silence.text()))
        held: Iterable[tuple[QPushButton, bool]] = (
            (self._keep, shown.keeps_ideas),
            (self._memory, shown.helps_memory),
            (self._silence, bool(shown.word)),
        )
        for one, is_there in held:
            one.setVisible(is_there)
