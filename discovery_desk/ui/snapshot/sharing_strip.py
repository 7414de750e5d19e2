"""Everything about sharing on the Snapshot screen: the Share button with its menu, and the strip over the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.sharing import Share, ShareForm, ShareId
from discovery_desk.services import interviews, sharing
from discovery_desk.services.sharing import Options
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.dates import short_day
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.bundle_chooser import BundleChooser
from discovery_desk.ui.snapshot.share_files import ShareFiles
from discovery_desk.ui.snapshot.share_line import ShareLine
from discovery_desk.ui.snapshot.share_menu import Deed, ShareMenu, share_button


class SharingStrip(QWidget):
    """`page_changed` says that the page is to be set otherwise: `options` say how. The button stands elsewhere.

    `masks_asked` wants to be where masks are put on.
    """

    page_changed = Signal()
    masks_asked = Signal()
    left = Signal()

    def __init__(self, place: Workplace, flush: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview: InterviewId | None = None
        self.files = ShareFiles(place, parent, flush)
        self.line, self.bundle = ShareLine(self), BundleChooser(self)
        self.button = share_button(parent)
        self.menu = ShareMenu(self.files, self._deeds(), self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bundle)
        column.addWidget(self.line)
        self._connect()
        self._refresher = Refresher(place.bridge, self, (Share,), self._refresh)

    @property
    def options(self) -> Options:
        return self.files.choice.options

    def show_interview(self, interview: InterviewId | None) -> None:
        if interview != self._interview:
            self.line.forget()
            self.bundle.hide()
        self._interview = interview
        self.files.look_at(interview)
        self._refresher.now()

    def flush(self) -> None:
        self.line.flush()

    def open_menu(self) -> None:
        if self._interview is not None:
            self.menu.open_below()

    def choose_bundle(self) -> None:
        if self._interview is not None:
            self.line.toggle.setChecked(False)  # there is room for one of them
            self.bundle.ask(self._choices(), self._interview)

    def go_to_whom(self) -> None:
        if not self.line.go_to_whom():
            self._place.tell(tr("Nothing of this page has been shared yet."))

    def _deeds(self) -> tuple[Deed, ...]:
        return (
            Deed("B", tr("Bundle of several pages…"), self.choose_bundle),
            Deed("W", tr("To whom it went"), self.go_to_whom),
            Deed("O", tr("Leave something out of this copy"), self.masks_asked.emit),
        )

    def _connect(self) -> None:
        place, desk = self._place, self._desk
        self.button.clicked.connect(self.open_menu)
        self.files.choice.changed.connect(self.page_changed)
        self.files.missing_asked.connect(self.line.ask_about_missing)
        self.line.to_whom_said.connect(
            lambda key, name: place.attempt(lambda: sharing.say_to_whom(desk, ShareId(key), name))
        )
        self.line.struck.connect(lambda key: place.attempt(lambda: sharing.strike(desk, ShareId(key))))
        self.bundle.chosen.connect(self._export_bundle)
        self.bundle.left.connect(self._leave_bundle)

    def _export_bundle(self, chosen: Sequence[InterviewId]) -> None:
        self._leave_bundle()
        self.files.choose_target(ShareForm.BUNDLE, chosen)

    def _leave_bundle(self) -> None:
        self.bundle.hide()
        self.left.emit()

    def _choices(self) -> list[tuple[InterviewId, str]]:
        """By person; the newest talk first."""
        today = self._desk.clock.now().today
        return [
            (one.interview.id, " · ".join(filter(None, (one.participant.name, one.interview.title, day))))
            for one in interviews.summaries(self._desk)
            for day in (short_day(one.interview.on, today) if one.interview.on else "",)
        ]

    def _refresh(self) -> None:
        if self._interview is not None:
            today = self._desk.clock.now().today
            self.line.show_shares(sharing.of_interview(self._desk, self._interview), today)
