"""How notes are stamped, and which sign makes what of a line."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.note import SIGNS, NoteKind, signs_in_force, signs_with
from discovery_desk.host.settings import LONGEST_REACTION_MS
from discovery_desk.ui.kit.controls import button, section
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.trouble import sentence
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import (
    NumberChoice,
    add_at_start,
    add_row,
    column_of,
    complain,
    complaint,
    explained,
)


class TypingPage(QWidget):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        seconds = range(LONGEST_REACTION_MS // 1000 + 1)
        self.offset = NumberChoice(seconds, tr(" s"), tr("Reaction offset in seconds"))
        self.signs: dict[NoteKind, QLineEdit] = {kind: _sign_field(kind) for kind in SIGNS.values()}
        self._complaint = complaint()
        self._usual = button(tr("Usual signs"))
        self._lay_out()
        self._show()
        self.offset.value_changed.connect(lambda seconds: place.change_settings(reaction_offset_ms=seconds * 1000))
        for kind, field in self.signs.items():
            field.editingFinished.connect(lambda kind=kind: self._give_sign(kind))
        self._usual.clicked.connect(lambda: place.change_settings(signs={}))
        place.settings_changed.connect(self._show)

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    def _lay_out(self) -> None:
        column = column_of(self, tr("Typing notes"))
        form = QFormLayout()
        add_row(form, tr("Reaction offset"), self.offset)
        column.addLayout(form)
        column.addWidget(
            explained(
                tr("A note is shown this long before its first key, when the words were said; in new interviews.")
            )
        )
        column.addWidget(section(tr("Signs that begin a note")))
        column.addWidget(explained(tr("One character each. Typed twice it is the character itself.")))
        column.addWidget(self._complaint)
        signs = QFormLayout()
        for kind, field in self.signs.items():
            add_row(signs, kind_word(kind), field)
        column.addLayout(signs)
        add_at_start(column, self._usual)
        column.addStretch(1)

    def _show(self) -> None:
        settings = self._place.settings
        self.offset.show_value(settings.reaction_offset_ms / 1000)
        for sign, kind in signs_in_force(settings.signs).items():
            self.signs[kind].setText(sign)
        complain(self._complaint, "")

    def _give_sign(self, kind: NoteKind) -> None:
        in_force = {known: sign for sign, known in signs_in_force(self._place.settings.signs).items()}
        typed = self.signs[kind].text()
        if typed == in_force[kind]:
            return
        usual = {known: sign for sign, known in SIGNS.items()}
        wanted = {one.value: sign for one, sign in {**in_force, kind: typed}.items() if sign != usual[one]}
        try:
            signs_with(wanted)
        except RuleBroken as broken:
            self.signs[kind].setText(in_force[kind])
            complain(self._complaint, sentence(broken))
            return
        self._place.change_settings(signs=wanted)


def _sign_field(kind: NoteKind) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(2)
    field.setMaximumWidth(60)
    field.setAccessibleName(tr("Sign of: {kind}").format(kind=kind_word(kind)))
    return field
