"""Seven scopes of consent, each answered by one key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from discovery_desk.domain.consent import ConsentEntry, ConsentScope
from discovery_desk.domain.interview import clock_text
from discovery_desk.ui.consent.consent_words import answer_words, scope_words, sign_of
from discovery_desk.ui.kit.controls import button, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout


class ScopesRow(QWidget):
    """The buttons stay the same ones, so that the focus stays where it was."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {scope: self._button(scope) for scope in ConsentScope}
        row = FlowLayout(self)
        for one in self._buttons.values():
            row.addWidget(one)

    def _button(self, scope: ConsentScope) -> QPushButton:
        made = button("", "facet")
        made.clicked.connect(lambda: self.asked.emit(scope))
        return made

    def show_answers(self, said: Mapping[ConsentScope, ConsentEntry]) -> None:
        for number, (scope, one) in enumerate(self._buttons.items(), start=1):
            entry = said.get(scope)
            answer = f"{sign_of(entry)} {clock_text(entry.at_ms)}" if entry else "–"
            one.setText(f"{number}  {scope_words(scope)} {answer}")
            one.setAccessibleName(f"{scope_words(scope)}: {answer_words(entry)}")
            set_look(one, "heard", value=entry is not None and entry.is_given)
            set_look(one, "refused", value=entry is not None and not entry.is_given)

    def first(self) -> QPushButton:
        return self._buttons[ConsentScope.NOTES]
