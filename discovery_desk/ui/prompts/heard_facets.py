"""What has been heard in the story so far: a light for each facet, ticked by itself or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from discovery_desk.ui.kit.controls import button, fit_count, section, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import no_mnemonic, tr


@dataclass(frozen=True, slots=True)
class FacetShown:
    name: str
    title: str
    is_heard: bool = False


class HeardFacets(QWidget):
    ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(gap=5, row_gap=5)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(section(tr("Heard in this story")))
        self.column.addLayout(self._flow)

    def show_facets(self, facets: Sequence[FacetShown]) -> None:
        fit_count(self._chips, len(facets), self._new_chip)
        self.setVisible(bool(facets))
        for chip, facet in zip(self._chips, facets, strict=True):
            chip.setObjectName(facet.name)
            title = no_mnemonic(facet.title)
            chip.setText(tr("{facet} ✓").replace("{facet}", title) if facet.is_heard else title)
            chip.setAccessibleName(facet.title)
            chip.setAccessibleDescription(tr("heard") if facet.is_heard else tr("not heard yet"))
            set_look(chip, "heard", value=facet.is_heard)

    def _new_chip(self) -> QPushButton:
        chip = button("", "facet")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.ticked.emit(chip.objectName()))
        self._flow.addWidget(chip)
        return chip
