"""The keys of the triage, in view: tags with their numbers, signs, and what else a key does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.note import SIGNS, NoteKind
from discovery_desk.ui.kit.controls import KeyHintButton, key_hint, section
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.kind_words import hint_word
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

SHOWN_KINDS = (
    NoteKind.QUOTE,
    NoteKind.OPPORTUNITY,
    NoteKind.MOMENT,
    NoteKind.FEELING,
    NoteKind.INSIGHT,
    NoteKind.ASK_LATER,
)


class TriageHints(QWidget):
    """`tag_pressed` is the number of a tag that was clicked."""

    tag_pressed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[int, str]] = []
        self._signs_in_force: Mapping[str, NoteKind] = SIGNS
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._tags, self._signs, self._others = (FlowLayout(gap=12) for _ in range(3))
        for words, row in ((tr("Tag and go on"), self._tags), (tr("Make it"), self._signs), (tr("Or"), self._others)):
            self._column.addWidget(section(words))
            self._column.addLayout(row)
        for keys, words in (
            (("↵",), tr("fine as it is")),
            (("E",), tr("edit")),
            (("Del",), tr("delete")),
            (("⌫",), tr("back")),
            (("Ctrl", "1"), tr("tag and stay")),
        ):
            self._others.addWidget(key_hint(keys, words))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.px(6))
        self.show_signs(self._signs_in_force)

    def show_signs(self, signs: Mapping[str, NoteKind]) -> None:
        """The ones in force, which a person may have chosen."""
        self._signs_in_force = signs
        typed = {kind: sign for sign, kind in signs.items()}
        _empty(self._signs)
        for kind in SHOWN_KINDS:
            self._signs.addWidget(key_hint([typed[kind]], hint_word(kind)))

    def show_tags(self, tags: Sequence[tuple[int, str]]) -> None:
        """(number, name) in the order of the keys."""
        if list(tags) == self._shown:
            return
        self._shown = list(tags)
        _empty(self._tags)
        for number, name in sorted(tags):
            hint = KeyHintButton([str(number)], name)
            hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            hint.clicked.connect(lambda _checked=False, number=number: self.tag_pressed.emit(number))
            self._tags.addWidget(hint)


def _empty(row: FlowLayout) -> None:
    while row.count():
        item = row.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
