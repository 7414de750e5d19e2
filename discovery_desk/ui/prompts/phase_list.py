"""The phases of the story, one below the other; where the column is short, the current one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import section
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.prompts.prompt_parts import PhaseRow, PhaseState


@dataclass(frozen=True, slots=True)
class PhaseShown:
    id: str
    title: str
    state: PhaseState = PhaseState.OPEN
    is_due: bool = False


class PhaseList(QWidget):
    """Short, its one row opens the others, and choosing one closes them again."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phases: tuple[PhaseShown, ...] = ()
        self._rows: list[PhaseRow] = []
        self._is_short, self._is_open = False, False
        self._title = section(tr("Story so far"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._title.setContentsMargins(0, 0, 0, theme.px(12))
        for row in self._rows:
            row.set_theme(theme)

    def whole_height(self) -> int:
        """What all phases take."""
        return self._title.sizeHint().height() + len(self._phases) * self._theme.px(28)

    def set_short(self, is_short: bool) -> None:
        if is_short != self._is_short:
            self._is_short, self._is_open = is_short, False
            self._show()

    def show_phases(self, phases: Sequence[PhaseShown]) -> None:
        self._phases = tuple(phases)
        while len(self._rows) < len(phases):
            self._rows.append(self._new_row())
        while len(self._rows) > len(phases):
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        self._show()

    def _show(self) -> None:
        is_one = self._is_short and not self._is_open and any(map(_is_current, self._phases))
        due = next((phase.title for phase in self._phases if phase.is_due), "")
        self._title.setHidden(self._is_short)
        for row, phase in zip(self._rows, self._phases, strict=True):
            stands_for_all = is_one and _is_current(phase)
            row.show_phase(phase.id, phase.title, phase.state, due=_due_words(phase, due if stands_for_all else ""))
            row.show_beside(self._count() if stands_for_all else "")
            row.setHidden(is_one and not stands_for_all)

    def _count(self) -> str:
        at = next(index for index, phase in enumerate(self._phases) if _is_current(phase))
        return tr("{n}/{all}").format(n=at + 1, all=len(self._phases))

    def _new_row(self) -> PhaseRow:
        row = PhaseRow(self._theme)
        row.clicked.connect(lambda: self._press(row.phase_id))
        self._column.addWidget(row)
        return row

    def _press(self, phase_id: str) -> None:
        is_choice = not self._is_short or self._is_open
        if self._is_short:
            self._is_open = not self._is_open
            self._show()
        if is_choice:
            self.chosen.emit(phase_id)


def _is_current(phase: PhaseShown) -> bool:
    return phase.state is PhaseState.CURRENT


def _due_words(phase: PhaseShown, elsewhere: str) -> str:
    if phase.is_due:
        return tr("due now")
    return tr("due now: {phase}").format(phase=elsewhere) if elsewhere else ""
