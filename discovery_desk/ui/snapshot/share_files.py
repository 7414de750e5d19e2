"""The page in view as a file or on the clipboard; whatever has left is logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.sharing import ShareForm
from discovery_desk.services import sharing
from discovery_desk.services.sharing import Shared
from discovery_desk.ui.kit.clipboard import put_on_clipboard
from discovery_desk.ui.kit.letter_words import letter_words
from discovery_desk.ui.kit.page_saving import bundle_name, keep_document
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.save_dialog import ask_where, folder_of
from discovery_desk.ui.kit.withheld_words import character_names, withheld_lines
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.share_choice import ShareChoice

MARKDOWN_MIME = "text/markdown"


class ShareFiles(QObject):
    """Nothing waits for a dialog. `flush` keeps what is half typed before a page is read.

    `saved` names a file. `missing_asked` has the names of characters that no font has, and what goes on after a yes.
    """

    saved = Signal(str)
    missing_asked = Signal(object, object)

    def __init__(self, place: Workplace, window: QWidget, flush: Callable[[], bool]) -> None:
        super().__init__(window)
        self._place, self._window, self._flush = place, window, flush
        self.choice = ShareChoice(place, self)
        self._interview: InterviewId | None = None

    def look_at(self, interview: InterviewId | None) -> None:
        if interview != self._interview:
            self._interview = interview
            self.choice.show_all()

    def choose_target(self, form: ShareForm = ShareForm.PDF, several: Sequence[InterviewId] = ()) -> None:
        """Ask where to; first, where there are any, what of the text the file could not show."""
        shared = self._made(form, several)
        if shared is None:
            return
        if shared.missing:
            go_on = partial(self._ask_where, form, tuple(several))
            self.missing_asked.emit(character_names(shared.missing), go_on)
        else:
            self._ask_where(form, tuple(several))

    def save_to(self, target: Path, form: ShareForm = ShareForm.PDF, several: Sequence[InterviewId] = ()) -> bool:
        """False after trouble, which has been told."""
        shared = self._made(form, several)
        if shared is None or not keep_document(self._place, target, shared, _saved_words(target, shared)):
            return False
        self.saved.emit(str(target))
        return self._place.attempt(lambda: sharing.mark_made(self._place.desk, shared))

    def copy_image(self) -> None:
        shared = self._made(ShareForm.PNG)
        if shared is not None:
            data = QMimeData()
            data.setImageData(QImage.fromData(shared.data))
            self._copied(shared, data, tr("The page is on the clipboard."))

    def copy_markdown(self) -> None:
        shared = self._made(ShareForm.MARKDOWN)
        if shared is not None:
            data = QMimeData()
            data.setText(shared.data.decode())
            data.setData(MARKDOWN_MIME, shared.data)
            self._copied(shared, data, tr("The page is on the clipboard as Markdown."))

    def copy_introduction(self) -> None:
        """The letter as text, for the body of a message."""
        options, interview = self.choice.options, self._interview
        shared = self._attempted(
            lambda interview: sharing.introduction_text(self._place.desk, interview, options, letter_words())
        )
        if shared is not None and interview is not None:
            data = QMimeData()
            data.setText(shared.data.decode())
            self._copied(shared, data, tr("The letter is on the clipboard."))

    def _copied(self, shared: Shared, data: QMimeData, words: str) -> None:
        put_on_clipboard(data)
        names = character_names(shared.missing)
        if names:
            words += " " + tr("No font has: {names}").format(names=", ".join(names))
        self._place.tell(words)
        self._place.attempt(lambda: sharing.log(self._place.desk, shared))

    def _made(self, form: ShareForm, several: Sequence[InterviewId] = ()) -> Shared | None:
        """With everything that is typed by now; None when there is nothing in view, or trouble was told."""
        options = self.choice.options

        def make(interview: InterviewId) -> Shared:
            wanted = several or (interview,)
            desk = self._place.desk
            return sharing.exported(desk, wanted, form, options, page_words(), letter_words=letter_words())

        return self._attempted(make)

    def _attempted(self, make: Callable[[InterviewId], Shared]) -> Shared | None:
        made: list[Shared] = []
        interview = self._interview
        if interview is not None and self._flush():
            self._place.attempt(lambda: made.append(make(interview)))
        return made[0] if made else None

    def _ask_where(self, form: ShareForm, several: tuple[InterviewId, ...]) -> None:
        name = self._name(form, several)
        if name is None:
            return
        title, kinds = _filters()[form]
        offered = folder_of(self._place.desk) / name
        ask_where(self._window, title, kinds, offered, lambda chosen: self.save_to(chosen, form, several))

    def _name(self, form: ShareForm, several: tuple[InterviewId, ...]) -> str | None:
        if form is ShareForm.BUNDLE:
            return bundle_name(len(several))
        interview, names = self._interview, list[str]()
        if interview is not None:
            masks = self.choice.options.masks
            desk = self._place.desk
            self._place.attempt(lambda: names.append(sharing.file_name(desk, interview, form, masks)))
        return names[0] if names else None


def _saved_words(target: Path, shared: Shared) -> str:
    """With what stayed in the desk, once for all the pages."""
    lines = dict.fromkeys(line for page in shared.pages for line in withheld_lines(page.withheld))
    saved = tr("Saved {path}").format(path=target)
    return f"{saved}. {tr('Withheld: {what}').format(what=', '.join(lines))}" if lines else saved


def _filters() -> dict[ShareForm, tuple[str, str]]:
    """What the dialog is called, and what it saves."""
    return {
        ShareForm.PDF: (tr("Export PDF"), tr("PDF (*.pdf)")),
        ShareForm.PNG: (tr("Export as a picture"), tr("Picture (*.png)")),
        ShareForm.MARKDOWN: (tr("Export as Markdown"), tr("Markdown (*.md)")),
        ShareForm.HTML: (tr("Export as HTML"), tr("HTML (*.html)")),
        ShareForm.BUNDLE: (tr("Export a bundle"), tr("PDF (*.pdf)")),
        ShareForm.INTRODUCTION: (tr("Letter for the introduction"), tr("PDF (*.pdf)")),
    }
