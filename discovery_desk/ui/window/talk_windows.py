"""The windows beside the main one while somebody is listened to: companion, cue card, and the veil over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.participant import Participant
from discovery_desk.host.settings import FAINTEST_COMPANION
from discovery_desk.services import interviews
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.window.capture import Capture
from discovery_desk.ui.window.keep_awake import KeepAwake

if TYPE_CHECKING:
    from discovery_desk.ui.window.companion import Companion
    from discovery_desk.ui.window.cue_card import CueCard
    from discovery_desk.ui.window.main_window import MainWindow


class TalkWindows(QObject):
    """There is one set of notes and one line: whichever window they are in has borrowed them from the live screen.

    While the companion is open the main window is minimised. Hidden, its screens would no longer follow what is typed;
    and who brings it back from the task bar wants it back, which closes the companion.
    """

    veil_changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._place = window, window.place
        # Made once and kept: a window that goes while it is still closing takes the program along.
        self.capture = Capture(self._place.settings.hides_from_capture)
        self.capture.cover(window)
        self._awake = KeepAwake()
        self._made_companion: Companion | None = None
        self._made_card: CueCard | None = None
        self.companion: Companion | None = None
        self.cue_card: CueCard | None = None
        self.is_veiled = False
        self._is_moving = False
        self._set_aside: list[QWidget] = []
        window.screens.currentChanged.connect(self._follow_screen)
        window.curtain.lift_asked.connect(self.toggle_veil)
        self._place.focus.interview_changed.connect(self._follow_interview)
        self._place.theme_changed.connect(self._wear)
        self._place.settings_changed.connect(self._follow_settings)
        self._place.bridge.changed.connect(self._hear)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self.veil_when_left)
        self._stay_awake()

    # Companion

    def toggle_companion(self) -> None:
        if self.companion is not None:
            self.companion.close()
            return
        if self._place.focus.interview is None:
            self._place.tell(tr("There is no interview in view. Ctrl+N starts one."))
            return
        self._window.go("live")
        self._open_companion()

    def come_forward(self) -> None:
        """Something is wanted that only the main window has."""
        if self.companion is not None:
            self.companion.close()

    def _open_companion(self) -> None:
        companion = self._made_companion = self._made_companion or self._make_companion()
        with self._moving():
            self.companion = companion
        companion.place_itself(self._place.settings.companion_geometry, self._window)
        companion.fade(self._place.settings.companion_opacity)
        self._show_prompt()
        self.tick()
        companion.show()
        companion.activateWindow()
        self._window.showMinimized()
        self._focus_line()

    def _make_companion(self) -> Companion:
        from discovery_desk.ui.window.companion import Companion

        companion = Companion(self._place.theme, self._pass_on)
        companion.addActions(self._window.actions())
        companion.left.connect(self._close_companion)
        companion.veil_asked.connect(self.toggle_veil)
        self._window.live.prompts.shown_changed.connect(self._show_prompt)
        self.capture.cover(companion)
        return companion

    def _close_companion(self) -> None:
        companion = self.companion
        if companion is None:
            return
        geometry = companion.geometry_text()
        with self._moving():
            self.companion = None
        self._bring_back_window()
        self._place.change_settings(companion_geometry=geometry)
        self._focus_line()

    def _bring_back_window(self) -> None:
        """Wayland knows no way back from being minimised; a window that is shown anew is not."""
        window = self._window
        if not window.isVisible():
            return
        if QGuiApplication.platformName().startswith("wayland"):
            window.hide()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def window_was_restored(self) -> None:
        if self.companion is not None and not self._is_moving and not self._window.isMinimized():
            self.companion.close()

    def fade(self, by: float) -> None:
        if self.companion is not None:
            opacity = min(max(self._place.settings.companion_opacity + by, FAINTEST_COMPANION), 1.0)
            self._place.change_settings(companion_opacity=round(opacity, 2))

    # Veil

    def veil_when_left(self, state: Qt.ApplicationState) -> None:
        """None of the program's windows has the keys any more. One that is closed has nothing to cover."""
        is_left = state is not Qt.ApplicationState.ApplicationActive and self._window.isVisible()
        if is_left and self._place.settings.veils_when_left and interviews.live(self._place.desk) is not None:
            self.set_veil(is_veiled=True)

    def toggle_veil(self) -> None:
        self.set_veil(is_veiled=not self.is_veiled)

    def set_veil(self, *, is_veiled: bool) -> None:
        if is_veiled == self.is_veiled:
            return
        self._window.flush()
        with self._moving():
            self.is_veiled = is_veiled
        self.veil_changed.emit(is_veiled)
        self._put_others_aside()
        if self.cue_card is not None:
            self.cue_card.set_veiled(is_veiled=is_veiled)
        self.tick()
        self._focus_line()

    def _put_others_aside(self) -> None:
        """Other windows of the program, and what hangs over this one, go out of sight and come back."""
        if not self.is_veiled:
            for widget in self._set_aside:
                if isValid(widget):
                    widget.show()
            self._set_aside = []
            return
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        ours = (self._window, self.companion, self.cue_card)
        self._set_aside = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in ours]
        for widget in self._set_aside:
            widget.hide()

    # Cue card

    def toggle_cue_card(self) -> None:
        if self.cue_card is not None:
            self.cue_card.close()
            return
        card = self.cue_card = self._made_card = self._made_card or self._make_cue_card()
        card.set_veiled(is_veiled=self.is_veiled)
        card.place_itself(self._place.settings.cue_card_geometry, self._window, QGuiApplication.screens())
        self._show_prompt()
        self.tick()
        card.show()

    def _make_cue_card(self) -> CueCard:
        from discovery_desk.ui.window.cue_card import CueCard

        card = CueCard(self._place.theme, self._pass_on)
        card.addActions(self._window.actions())
        card.left.connect(self._close_cue_card)
        self._window.live.prompts.shown_changed.connect(self._show_prompt)
        self.capture.cover(card)
        return card

    def _close_cue_card(self) -> None:
        card, self.cue_card = self.cue_card, None
        if card is not None:
            self._place.change_settings(cue_card_geometry=card.geometry_text())

    # All of them

    def all(self) -> list[QWidget]:
        """That are open; the one in front first."""
        return [one for one in (self.companion, self._window, self.cue_card) if one is not None]

    def front(self) -> QWidget:
        """The window that is being looked at, for what opens beside it."""
        return self.companion or self._window

    def close_all(self) -> None:
        """The main window closes."""
        for one in (self._made_companion, self._made_card):
            if one is not None:
                one.close()
                one.deleteLater()
        self._made_companion = self._made_card = None
        self._awake.want(is_wanted=False)

    def tick(self) -> None:
        if not self.is_veiled and self.companion is None and self.cue_card is None:
            return
        from discovery_desk.ui.live.header import large_time

        interview = self._interview()
        elapsed = interviews.elapsed_ms(self._place.desk, interview) if interview else 0
        left = interviews.left_ms(self._place.desk, interview, elapsed) if interview else 0
        is_live = interview is not None and interview.status is InterviewStatus.LIVE
        is_promised = is_live and interview is not None and interview.promised_end is not None
        time = large_time(elapsed, left, is_promised=is_promised)
        self._window.curtain.veil.show_time(*time)
        if self.companion is not None:
            self.companion.show_time(*time)
        if self.cue_card is not None:
            self.cue_card.show_left(left if is_live else None)

    def _interview(self) -> Interview | None:
        key = self._place.focus.interview
        return self._place.desk.read.get(Interview, key) if key else None

    def _person(self) -> Participant | None:
        interview = self._interview()
        return interviews.participant_of(self._place.desk, interview) if interview else None

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """Strips, notes and line go back to where they live, what is to change changes, and they go where they belong.

        Painted once. What an input method is composing is put into the line first: it would not survive the move.
        """
        QGuiApplication.inputMethod().commit()
        self._is_moving = True
        windows = [one for one in (self._window, self.companion) if one is not None]
        for one in windows:
            one.setUpdatesEnabled(False)
        try:
            self._take_back()
            yield
            self._lend()
        finally:
            for one in windows:
                one.setUpdatesEnabled(True)
            self._is_moving = False

    def _take_back(self) -> None:
        curtains = [self._window.curtain, *([self.companion.curtain] if self.companion else [])]
        for curtain in curtains:
            line = curtain.veil.let_go()
            if line is not None:
                self._window.live.notes.take_line_back()
            curtain.draw(is_drawn=False)
        if self.companion is not None:
            self._window.live.take_back()
            self._window.take_remark_back()

    def _lend(self) -> None:
        person = self._person()
        if self.companion is not None and person is not None:
            self.companion.show_interview(person)
            self.companion.take_in(*self._window.live.lend(), self._window.remark)
        curtains = [self._window.curtain, *([self.companion.curtain] if self.companion else [])]
        for curtain in curtains:
            curtain.draw(is_drawn=self.is_veiled)
        if self.is_veiled and person is not None:
            curtains[-1].veil.hold(self._window.live.notes.lend_line())

    def _focus_line(self) -> None:
        if self._place.focus.interview is not None and (self.is_veiled or self._window.screens.current == "live"):
            self._window.live.notes.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass_on(self, event: QKeyEvent) -> None:
        """A key that nothing in the companion or on the cue card wants; letters belong to the line."""
        self._window.live.keyPressEvent(event)
        if event.isAccepted() and not self.front().isActiveWindow():
            self.front().activateWindow()

    def _show_prompt(self) -> None:
        if self.companion is None and self.cue_card is None:
            return
        title, words = self._window.live.prompts.shown()
        if self.companion is not None:
            self.companion.prompt.show_prompt(title, words)
        if self.cue_card is not None:
            self.cue_card.show_prompt(title, words)

    def _follow_screen(self) -> None:
        if self._window.screens.current != "live":
            self.come_forward()

    def _follow_interview(self, key: str) -> None:
        if not key:
            self.come_forward()
        if self.companion is not None or self.is_veiled:
            with self._moving():
                pass
            self._focus_line()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(Interview):
            self._stay_awake()

    def _stay_awake(self) -> None:
        is_live = interviews.live(self._place.desk) is not None
        self._awake.want(is_wanted=is_live and self._place.settings.keeps_screen_awake)

    def _follow_settings(self) -> None:
        self.capture.set_wanted(is_wanted=self._place.settings.hides_from_capture)
        self._stay_awake()
        if self.companion is not None:
            self.companion.fade(self._place.settings.companion_opacity)

    def _wear(self) -> None:
        theme = self._place.theme
        self._window.curtain.veil.set_theme(theme)
        for one in (self._made_companion, self._made_card):
            if one is not None:
                one.set_theme(theme)
