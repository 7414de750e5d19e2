"""One strip above the page: what is withheld of it and why, and what the next copy is to go without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.page_privacy import SCOPES, Mask, Reason
from discovery_desk.domain.participant import Participant, Picture, QuickFact
from discovery_desk.domain.snapshot import Quote, Snapshot, SnapshotPage
from discovery_desk.domain.story import Story
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from discovery_desk.services import snapshots, third_persons
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, plain_label, rule
from discovery_desk.ui.kit.direction import align_label
from discovery_desk.ui.kit.quiet_timer import QuietTimer
from discovery_desk.ui.kit.withheld_words import mask_words
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.privacy_masks import MaskRow
from discovery_desk.ui.snapshot.privacy_people import PeoplePart
from discovery_desk.ui.snapshot.privacy_words import unasked_words, withheld_words
from discovery_desk.ui.snapshot.share_choice import ShareChoice

SHOWN = (
    *(Interview, Participant, Picture, QuickFact, ConsentEntry, ThirdPerson),
    *(Quote, Snapshot, Story, Moment, Opportunity, Insight, Note),
)
MOST_OF_THE_SCREEN = 0.4
WAIT_MS = 160  # the page comes first


class Body(QWidget):
    """`laid_anew` says that what is in it may have become taller or lower."""

    laid_anew = Signal()

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_anew.emit()
        return is_done


class PrivacyStrip(QFrame):
    """Shows the masks of `choice`, and changes them."""

    left = Signal()

    def __init__(self, place: Workplace, choice: ShareChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk, self._choice = place, place.desk, choice
        self._interview_id: InterviewId | None = None
        self._page: SnapshotPage | None = None
        self._words = plain_label("", wraps=True)
        self.row = MaskRow(self)
        self.open_people = button(tr("People spoken of"), "choice")
        self.people = PeoplePart(place.theme, self)
        self.people.hide()
        self.place_keys = PlaceKeys(tr("Withheld from a page"), self._keys())
        self._lay_out()
        self._connect()
        self._timer = QuietTimer(WAIT_MS, self._refresh, self)
        self._refresher = Refresher(place.bridge, self, SHOWN, self._timer.poke)

    @property
    def masks(self) -> frozenset[Mask]:
        return self._choice.options.masks

    @property
    def words(self) -> str:
        return self._words.text()

    def show_interview(self, interview_id: InterviewId | None) -> None:
        if interview_id != self._interview_id:
            self.people.empty()
            self.people.hide()
        self._interview_id = interview_id
        self._refresher.now()

    def take_focus(self) -> None:
        self.row.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """What is shown is how it is now."""
        self._refresh()

    def toggle(self, mask: Mask) -> None:
        """What they did not agree to stays withheld, which is said."""
        if self._interview_id is None:
            return
        if self._page is not None and any(
            one.what is mask and one.reason is Reason.CONSENT for one in self._page.withheld
        ):
            is_asked = SCOPES.get(mask) not in self._page.unasked
            said = tr("They did not agree to that, so it stays withheld.")
            self._place.tell(said if is_asked else tr("A face is shown after a yes and not before."))
            return
        self._choice.set_mask(mask, mask not in self.masks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.place_keys.take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keys(self) -> tuple[PlaceKey, ...]:
        toggles = tuple(
            PlaceKey((str(number),), mask_words(mask, 0), lambda mask=mask: self.toggle(mask))  # type: ignore[misc]
            for number, mask in enumerate(Mask, start=1)
        )
        people = PlaceKey(("P",), tr("People spoken of"), self._show_people)
        press = PlaceKey(("Return", "Enter"), tr("What Space does on a button"), self._press)
        return (*toggles, people, press, PlaceKey(("Esc",), tr("Back to the page"), self._leave))

    def _lay_out(self) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Withheld from a page"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._body = Body(self)
        self._body.laid_anew.connect(self._fit)
        self._body.setProperty("look", "surface")
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(20, 6, 20, 6)
        inside.setSpacing(5)
        inside.addWidget(self._words)
        inside.addWidget(self.row)
        inside.addWidget(self.people)
        layout = self.row.layout()
        if layout is not None:
            layout.addWidget(self.open_people)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll)
        column.addWidget(rule())

    def _connect(self) -> None:
        self.row.toggled.connect(self.toggle)
        self.open_people.clicked.connect(self._show_people)
        self.people.added.connect(self._add)
        self.people.worded.connect(
            lambda key, words: self._do(lambda _one: third_persons.stand_for(self._desk, ThirdPersonId(key), words))
        )
        self.people.removed.connect(
            lambda key: self._do(lambda _one: third_persons.remove(self._desk, ThirdPersonId(key)))
        )
        self._choice.changed.connect(self._follow)
        self._place.theme_changed.connect(self._wear)

    def _follow(self) -> None:
        """At once where somebody looks: a mask is put on by a key."""
        if self.isVisible():
            self._refresh()
        else:
            self._refresher.now()

    def _wear(self) -> None:
        self.people.set_theme(self._place.theme)
        self._fit()

    def _show_people(self) -> None:
        self.people.setVisible(self.people.isHidden())
        if not self.people.isHidden():
            self.people.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._refresh()

    def _press(self) -> None:
        """Outside of dialogs Qt presses a button by Space only."""
        held = QApplication.focusWidget()
        if isinstance(held, QAbstractButton) and self.isAncestorOf(held):
            held.click()

    def _leave(self) -> None:
        """First out of the people, then out of here."""
        if self.people.isHidden():
            self.left.emit()
        else:
            self._show_people()
            self.take_focus()

    def _do(self, act: Callable[[InterviewId], object]) -> bool:
        interview_id = self._interview_id
        return interview_id is not None and self._place.attempt(lambda: act(interview_id))

    def _add(self, name: str, words: str) -> None:
        if name and self._do(lambda one: third_persons.add(self._desk, one, name, words)):
            self.people.empty()

    def _refresh(self) -> None:
        interview_id = self._interview_id
        if interview_id is None:
            return
        everything = snapshots.page(self._desk, interview_id, tuple(Mask))
        page = snapshots.page(self._desk, interview_id, self.masks)
        possible = {one.what: one.count for one in everything.withheld if isinstance(one.what, Mask)}
        self._say(". ".join(part for part in (withheld_words(page.withheld), unasked_words(page.unasked)) if part))
        self._page = page
        self.row.show_masks(page, possible, self.masks)
        self._show_named(interview_id)
        self._fit()

    def _show_named(self, interview_id: InterviewId) -> None:
        known = third_persons.known(self._desk, interview_id)
        words = tr("People spoken of: {n}").format(n=len(known)) if known else tr("People spoken of")
        self.open_people.setText(words)
        if not self.people.isHidden():
            self.people.show_people(known, third_persons.suggested(self._desk, interview_id))

    def _say(self, words: str) -> None:
        """Somebody who listens to the screen is told what has changed."""
        if self._page is not None and words != self._words.text() and self.isVisible():
            announce(self, words)
        self._words.setText(words)
        align_label(self._words)

    def _fit(self) -> None:
        """As high as its rows are at this width, and never most of the screen."""
        layout = self._body.layout()
        if layout is None:
            return
        wanted = layout.totalHeightForWidth(max(1, self.width()))
        most = round(self.window().height() * MOST_OF_THE_SCREEN)
        self._scroll.setFixedHeight(max(1, min(wanted, most)))
        if self.people.field.hasFocus():
            self._scroll.ensureWidgetVisible(self.people.field, 0, 4)

    def sizeHint(self) -> QSize:
        return QSize(400, self._scroll.height() + 1)
