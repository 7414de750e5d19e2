"""The Share menu: every form in which the page can leave, and how it is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from discovery_desk.domain.sharing import ShareForm
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.share_files import ShareFiles

PAPER_NAMES = {"a4": "A4", "letter": "Letter"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the menu; its letter does it while the menu is open."""

    letter: str
    words: str
    run: Callable[[], object]


class ShareMenu(QMenu):
    """Made once; its marks are set anew whenever it opens."""

    def __init__(self, files: ShareFiles, deeds: Iterable[Deed], button: QPushButton) -> None:
        super().__init__(button)
        self._files, self._button = files, button
        self._marks: list[tuple[QAction, Callable[[], bool]]] = []
        deeds = (*_deeds(files), *deeds)
        self.setAccessibleName(tr("Share"))
        self._fill(deeds)
        self.aboutToShow.connect(self._set_marks)
        # The help page finds the letters at the button: a menu that is closed is no part of the screen.
        button.place_keys = PlaceKeys(  # type: ignore[attr-defined]
            tr("In the Share menu"), [PlaceKey((deed.letter,), deed.words, is_typed=True) for deed in deeds]
        )

    def open_below(self) -> None:
        """With the first line chosen, so that Enter and the arrows work at once."""
        actions = [one for one in self.actions() if not one.isSeparator()]
        self.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        self.setActiveAction(actions[0])

    def _fill(self, deeds: tuple[Deed, ...]) -> None:
        for deed in deeds:
            action = self.addAction(_with_letter(deed))
            action.triggered.connect(lambda _on=False, run=deed.run: run())
        self.addSeparator()
        self._add_papers()
        choice = self._files.choice
        self._add_switch(self, tr("Upright"), lambda: choice.options.shape.is_portrait, choice.set_portrait)
        self._add_switch(
            self, tr("With the notes behind it"), lambda: choice.options.with_evidence, choice.set_evidence
        )

    def _add_papers(self) -> None:
        papers, choice = self.addMenu(tr("Paper")), self._files.choice
        group = QActionGroup(papers)
        for paper, name in PAPER_NAMES.items():
            action = self._add_switch(
                papers,
                name,
                lambda paper=paper: choice.options.shape.paper == paper,  # type: ignore[misc]
                lambda _on, paper=paper: choice.take_paper(paper),  # type: ignore[misc]
            )
            group.addAction(action)

    def _add_switch(
        self, menu: QMenu, words: str, is_on: Callable[[], bool], switch: Callable[[bool], object]
    ) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(switch)
        self._marks.append((action, is_on))
        return action

    def _set_marks(self) -> None:
        for action, is_on in self._marks:
            action.setChecked(is_on())


def _deeds(files: ShareFiles) -> Iterator[Deed]:
    yield Deed("P", tr("PDF…"), lambda: files.choose_target(ShareForm.PDF))
    yield Deed("I", tr("Copy as image"), files.copy_image)
    yield Deed("N", tr("Picture…"), lambda: files.choose_target(ShareForm.PNG))
    yield Deed("C", tr("Copy as Markdown"), files.copy_markdown)
    yield Deed("M", tr("Markdown…"), lambda: files.choose_target(ShareForm.MARKDOWN))
    yield Deed("H", tr("HTML…"), lambda: files.choose_target(ShareForm.HTML))
    yield Deed("L", tr("Letter for the introduction…"), lambda: files.choose_target(ShareForm.INTRODUCTION))
    yield Deed("T", tr("Copy the letter as text"), files.copy_introduction)


def _with_letter(deed: Deed) -> str:
    """Its letter underlined in the words, or behind them where they do not hold it."""
    at = deed.words.lower().find(deed.letter.lower())
    return f"{deed.words[:at]}&{deed.words[at:]}" if at >= 0 else f"{deed.words} (&{deed.letter})"


def share_button(parent: QWidget | None = None) -> QPushButton:
    made = QPushButton(tr("Share"), parent)
    made.setAutoDefault(False)
    made.setAccessibleName(tr("Share the page"))
    return made
