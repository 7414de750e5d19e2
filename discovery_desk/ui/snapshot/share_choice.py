"""How the page is to leave: on which paper and which way up, which is remembered, and without what, which is not."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from discovery_desk.domain.page_fit import PAPERS, PageShape
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.services.sharing import Options
from discovery_desk.ui.kit.workplace import Workplace


class ShareChoice(QObject):
    """Masks are for the talk in view; with the next one nothing is masked that nobody has masked there."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._masks: frozenset[Mask] = frozenset()
        self._seen = self.options
        place.settings_changed.connect(self._settings_changed)

    @property
    def options(self) -> Options:
        settings = self._place.settings
        paper = settings.paper if settings.paper in PAPERS else PAPERS[0]
        shape = PageShape(paper, settings.page_is_portrait)
        return Options(shape, self._masks, settings.page_has_evidence)

    def take_paper(self, paper: str) -> None:
        self._place.change_settings(paper=paper)

    def set_portrait(self, is_portrait: bool) -> None:
        self._place.change_settings(page_is_portrait=is_portrait)

    def set_evidence(self, has_evidence: bool) -> None:
        self._place.change_settings(page_has_evidence=has_evidence)

    def set_mask(self, mask: Mask, is_on: bool) -> None:
        self._wear(self._masks | {mask} if is_on else self._masks - {mask})

    def show_all(self) -> None:
        """Take every mask off."""
        self._wear(frozenset())

    def _wear(self, masks: frozenset[Mask]) -> None:
        if masks != self._masks:
            self._masks = masks
            self._tell()

    def _settings_changed(self, _settings: object) -> None:
        self._tell()

    def _tell(self) -> None:
        if self.options != self._seen:
            self._seen = self.options
            self.changed.emit()
