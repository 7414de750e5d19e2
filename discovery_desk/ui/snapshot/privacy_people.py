"""The people who are spoken of: what a masked page says in place of each name, and names that may be of people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from discovery_desk.domain.third_person import ThirdPerson
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.controls import button, fit_count, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.keyed_rows import KeyedRows
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr

NAME_WIDTH = 120


class PersonRow(QWidget):
    """A name, and what is said instead."""

    worded = Signal(str, str)
    removed = Signal(str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._name = plain_label("", wraps=True)
        self.edit = InlineEditor(f"person:{key}", tr("Said instead"), tr("covered; type what is said instead"))
        self.edit.committed.connect(lambda text: self.worded.emit(key, text))
        self._remove = QToolButton()
        self._remove.clicked.connect(lambda: self.removed.emit(key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._name.setFixedWidth(theme.px(NAME_WIDTH))
        self._name.setContentsMargins(0, theme.px(4), 0, 0)  # on one line with what stands in the field
        self._remove.setIcon(icons.icon("x", theme.color("ink-2"), theme.px(14)))

    def show_person(self, person: ThirdPerson) -> None:
        self._name.setText(person.name)
        self.edit.show_text(person.stands_for)
        self.edit.setAccessibleName(tr("Said instead of {name}").format(name=person.name))
        self._remove.setAccessibleName(tr("Remove {name}").format(name=person.name))


class PeoplePart(QWidget):
    """`added` has a name and what is said instead, which may be empty."""

    added = Signal(str, str)
    worded = Signal(str, str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people = KeyedRows(self._row)
        self._suggestions: list[QPushButton] = []
        self.field = InlineEditor("new-person", tr("Add a third person"), tr("Add: Sander = a colleague"), self)
        self.field.committed.connect(lambda typed: self.added.emit(*name_and_words(typed)))
        self._offered = QWidget(self)
        self._flow = FlowLayout(self._offered)
        self._hint = plain_label(tr("Named in this talk, and nobody asked them:"), "quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(self._people.column)
        column.addWidget(self.field)
        column.addWidget(self._hint)
        column.addWidget(self._offered)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self._people.rows():
            row.set_theme(theme)

    def show_people(self, people: Sequence[ThirdPerson], suggested: Sequence[str]) -> None:
        for person, row in zip(people, self._people.keep([one.id for one in people]), strict=True):
            row.show_person(person)
        fit_count(self._suggestions, len(suggested), self._suggestion)
        for name, offer in zip(suggested, self._suggestions, strict=True):
            offer.setText(no_mnemonic(f"+ {name}"))
            offer.setAccessibleName(tr("Add {name}").format(name=name))
            offer.setProperty("name", name)
        self._hint.setVisible(bool(suggested))
        self._offered.setVisible(bool(suggested))

    def empty(self) -> None:
        self.field.put_back()

    def _row(self, key: str) -> PersonRow:
        row = PersonRow(key, self._theme, self)
        row.worded.connect(self.worded)
        row.removed.connect(self.removed)
        return row

    def _suggestion(self) -> QPushButton:
        made = button(tr("Add a third person"), "facet")
        made.setParent(self._offered)
        made.clicked.connect(lambda: self.added.emit(made.property("name"), ""))
        self._flow.addWidget(made)
        made.show()
        return made


def name_and_words(typed: str) -> tuple[str, str]:
    """`Sander = a colleague`."""
    name, _, words = typed.partition("=")
    return name.strip(), words.strip()
