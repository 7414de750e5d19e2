"""Several pages as one PDF, one after the other: asked where to, saved, and logged for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.sharing import ShareForm
from discovery_desk.ui.kit.page_words import page_words
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
        ids = tuple(interview_ids)
        dialog = QFileDialog(self._window, tr("One PDF of several pages"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.selectFile(str(self._folder() / f"{_name(len(ids))}.pdf"))
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen), ids))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, target: Path, interview_ids: Sequence[InterviewId]) -> bool:
        """False after trouble, which has been told. The pages are owed no more."""
        from discovery_desk.services import sharing, snapshots

        desk, attempt = self._place.desk, self._place.attempt
        made: list[Shared] = []
        if not self._flush() or not attempt(
            lambda: made.append(sharing.exported(desk, interview_ids, ShareForm.BUNDLE, words=page_words()))
        ):
            return False
        (shared,) = made
        if not attempt(lambda: sharing.save(desk, target, shared)):
            return False
        self._place.tell(_saved_words(target, shared))
        done = [attempt(partial(snapshots.mark_done, desk, one)) for one in shared.interview_ids]
        return attempt(lambda: sharing.log(desk, shared, file=target)) and all(done)

    def _folder(self) -> Path:
        path = self._place.desk.path
        return path.parent if path.name != ":memory:" else Path.home()


def _name(count: int) -> str:
    return tr("1 snapshot") if count == 1 else tr("{count} snapshots").format(count=count)


def _saved_words(target: Path, shared: Shared) -> str:
    """Also how many of the pages keep something back; what, each of them says on the screen."""
    saved, reduced = tr("Saved {path}").format(path=target), sum(bool(page.withheld) for page in shared.pages)
    if not reduced:
        return saved
    words = tr("On 1 page something is withheld") if reduced == 1 else tr("On {n} pages something is withheld")
    return f"{saved}. {words.format(n=reduced)}."
