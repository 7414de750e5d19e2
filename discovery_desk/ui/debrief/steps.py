"""The steps of the debrief beside it, as the parts of the talk stand beside the talk."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from discovery_desk.domain.debrief import Step
from discovery_desk.ui.kit.controls import key_hint, section
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.prompts.prompt_parts import PhaseRow, PhaseState


def step_words() -> dict[Step, str]:
    return {
        Step.STOOD_OUT: tr("What stood out"),
        Step.MARKS: tr("Marks"),
        Step.TRIAGE: tr("Triage"),
        Step.QUESTIONS: tr("Own questions"),
        Step.PAGE: tr("To the snapshot"),
    }


class StepList(QFrame):
    """`chosen` names a step. Nothing has to be done, and everything can be come back to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(section(tr("After the talk")))
        self._rows = {step: PhaseRow(theme) for step in Step}
        for step, row in self._rows.items():
            row.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step.value))
            self._column.addWidget(row)
        self._column.addStretch()
        self._column.addWidget(key_hint(("Ctrl", "PgDn"), tr("next step")))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(12), theme.px(18), theme.px(12), theme.px(14))
        for row in self._rows.values():
            row.set_theme(theme)
        self.setFixedWidth(theme.px(218))

    def show_steps(self, current: Step, done: Mapping[Step, bool]) -> None:
        for step, row in self._rows.items():
            state = PhaseState.CURRENT if step is current else PhaseState.DONE if done.get(step) else PhaseState.OPEN
            row.show_phase(step.value, step_words()[step], state)
