"""Several pages as one PDF, one after the other: asked where to, saved, and logged for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.sharing import ShareForm
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.save_dialog import ask_where, folder_of
from discovery_desk.ui.kit.withheld_words import character_names
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

if TYPE_CHECKING:
    from discovery_desk.services.sharing import Shared


class BundleFiles(QObject):
    """Nothing waits for the dialog. `flush` keeps what is half typed before the pages are read."""

    def __init__(self, place: Workplace, window: QWidget, flush: Callable[[], bool]) -> None:
        super().__init__(window)
        self._place, self._window, self._flush = place, window, flush

    def choose_target(self, interview_ids: Sequence[InterviewId]) -> None:
        """The pages are those of now. What of them no font has is told before anything is saved."""
        shared = self._made(interview_ids)
        if shared is None:
            return
        if shared.missing:
            names = ", ".join(character_names(shared.missing))
            self._place.tell(tr("No font has: {names}").format(names=names))
        from discovery_desk.ui.kit.page_saving import bundle_name

        offered = folder_of(self._place.desk) / bundle_name(len(shared.pages))
        title, kinds = tr("One PDF of several pages"), tr("PDF (*.pdf)")
        ask_where(self._window, title, kinds, offered, lambda target: self._save(target, shared))

    def _made(self, interview_ids: Sequence[InterviewId]) -> Shared | None:
        """None after trouble, which has been told."""
        from discovery_desk.services import sharing

        made: list[Shared] = []
        if self._flush():
            desk, form = self._place.desk, ShareForm.BUNDLE
            self._place.attempt(lambda: made.append(sharing.exported(desk, interview_ids, form, words=page_words())))
        return made[0] if made else None

    def _save(self, target: Path, shared: Shared) -> None:
        """The pages are owed no more."""
        from discovery_desk.services import sharing
        from discovery_desk.ui.kit.page_saving import keep_document

        if keep_document(self._place, target, shared, _saved_words(target, shared)):
            self._place.attempt(lambda: sharing.mark_made(self._place.desk, shared))


def _saved_words(target: Path, shared: Shared) -> str:
    """Also how many of the pages keep something back; what, each of them says on the screen."""
    saved, reduced = tr("Saved {path}").format(path=target), sum(bool(page.withheld) for page in shared.pages)
    if not reduced:
        return saved
    words = tr("On 1 page something is withheld") if reduced == 1 else tr("On {n} pages something is withheld")
    return f"{saved}. {words.format(n=reduced)}."
