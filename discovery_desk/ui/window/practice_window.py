"""The window one practises in: the real live screen on a desk in memory, with the story as captions above it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from discovery_desk.host.settings import Settings
from discovery_desk.services import practice as practising
from discovery_desk.services.practice import Practice, PracticeDesk
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.live.live_panel import LivePanel
from discovery_desk.ui.practice.caption_strip import CaptionStrip
from discovery_desk.ui.practice.chooser import Chosen, PracticeChooser
from discovery_desk.ui.practice.leave_question import LeaveQuestion
from discovery_desk.ui.practice.review_panel import ReviewPanel
from discovery_desk.ui.window.main_window import MainWindow

CAPTION_MS = 200
# What has to do with files, with other people's interviews or with the page has no meaning here, settings are those
# of the window beside, and from a companion one would not hear the story.
LEFT_OUT = frozenset(
    {
        "start",
        "home",
        "live",
        "debrief",
        "triage",
        "snapshots",
        "library",
        "export",
        "copy-page",
        "export-map",
        "copy-map",
        "import",
        "new-desk",
        "open-desk",
        "practise",
        "settings",
        "companion",
        "fainter",
        "firmer",
    }
)


class PracticeWindow(MainWindow):
    """Three screens, and only one of them at a time makes sense: choosing, the talk, the notes side by side.

    `closed` comes once, when nothing is left to ask; `again_asked` wants another story in another window.
    """

    closed = Signal()
    again_asked = Signal()

    def __init__(self, room: PracticeDesk, theme: Theme, settings: Settings | None = None) -> None:
        self._room = room
        self._practice: Practice | None = None
        self._kept: tuple[object, ...] = ()
        self._was_asked = False
        super().__init__(room.desk, theme, settings)
        self.rail.hide()
        self.leaving = LeaveQuestion()
        self._column.insertWidget(0, self.leaving)
        self.captions: CaptionStrip | None = None
        self._caption_timer = QTimer(self)
        self._caption_timer.setInterval(CAPTION_MS)
        self._caption_timer.timeout.connect(self.show_captions)
        self.leaving.confirmed.connect(self.close)
        self.leaving.keep_asked.connect(self.choose_file)
        self.leaving.put_off.connect(self._go_on)
        self.place.theme_changed.connect(self._wear_practice)

    def screen_makers(self) -> dict[str, Callable[[QWidget], QWidget]]:
        return {"choose": self._make_chooser, "live": self._make_live, "review": self._make_review}

    def own_acts(self) -> tuple[Act, ...]:
        group = tr("Practice")
        own = (
            Act("pause", tr("Pause or go on"), group, ("F5",), self.toggle),
            Act("listen-again", tr("15 seconds back"), group, ("F4",), self.listen_again),
        )
        return (*own, *(act for act in super().own_acts() if act.name not in LEFT_OUT))

    @property
    def practice(self) -> Practice | None:
        return self._practice

    @property
    def chooser(self) -> PracticeChooser:
        return cast(PracticeChooser, self.screens.panel("choose"))

    @property
    def review(self) -> ReviewPanel:
        return cast(ReviewPanel, self.screens.panel("review"))

    def open_first_screen(self) -> None:
        self.go("choose")

    def go(self, screen: str) -> None:
        """Wherever the keys of the live screen lead, there is only one screen to be on."""
        self._show_screen(self._stage())

    def start_interview(self) -> None:
        """A practice has begun already, or is being chosen."""

    def show_debrief(self, *_step: object) -> None:
        """The talk has ended: the notes side by side take the place of the debrief."""
        if self._practice is None:
            return
        self._practice.clock.pause()
        self._caption_timer.stop()
        story = self._practice.story
        review = self._practice.review()
        self.review.show_review(f"{story.told_by} · {story.title}", review, heard_again=self._practice.heard_again)
        self.go("review")

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._practice is not None and self._stage() == "live":
            self._practice.toggle()
            self.show_captions()

    def listen_again(self) -> None:
        if self._practice is not None and self._stage() == "live":
            self._practice.back()
            self.show_captions()

    def show_captions(self) -> None:
        """What is being said now."""
        if self._practice is None or self.captions is None:
            return
        clock = self._practice.clock
        self.captions.show_caption(self._practice.caption)
        self.captions.show_state(goes=clock.goes, is_over=clock.is_at_end)

    def choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Keep this practice"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("desk")
        dialog.setNameFilter(tr("Desks (*.desk)"))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.fileSelected.connect(lambda chosen: self.keep_in(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def keep_in(self, path: Path) -> None:
        self.flush()
        practice = self._practice
        if practice is not None and self.place.attempt(lambda: practising.keep_as_desk(practice, path)):
            self._kept, self._was_asked = practice.notes(), False
            self.leaving.hide()
            self.place.tell(tr("Kept in {path}. It opens like any other desk.").format(path=path))

    def copy_notes(self) -> None:
        if self._practice is not None:
            QGuiApplication.clipboard().setText(self._practice.notes_as_text())
            self.place.tell(tr("Your notes are on the clipboard as text."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in an empty line pauses, as players do; in a begun one it is a space."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_pause(event):
            self.toggle()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Who closes again means it."""
        self.flush()
        if self._has_notes_to_lose() and not self._was_asked:
            self._was_asked = True
            self.leaving.ask()
            event.ignore()
            return
        self._caption_timer.stop()
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()

    def _stage(self) -> str:
        if self._practice is None:
            return "choose"
        interview = self._practice.interview
        return "review" if interview.is_over else "live"

    def _show_screen(self, name: str) -> None:
        self.screens.show_screen(name).take_focus()
        self._name_window()

    def _name_window(self) -> None:
        self.setWindowTitle(tr("Practice"))

    def _warm_up(self) -> None:
        self.live.ensurePolished()

    def _make_chooser(self, parent: QWidget) -> QWidget:
        chooser = PracticeChooser(self.place.theme, practising.stories(), parent)
        chooser.begun.connect(self.begin)
        chooser.left.connect(self.close)
        return chooser

    def _make_live(self, parent: QWidget) -> QWidget:
        panel = cast(LivePanel, super()._make_live(parent))
        panel.header.companion_asked.disconnect()
        panel.header.companion_asked.connect(lambda: self.place.tell(tr("In practice the story needs this window.")))
        return panel

    def _make_review(self, parent: QWidget) -> QWidget:
        panel = ReviewPanel(self.place.theme, parent)
        panel.keep_asked.connect(self.choose_file)
        panel.copy_asked.connect(self.copy_notes)
        panel.again_asked.connect(self.again_asked)
        panel.close_asked.connect(self.close)
        return panel

    def begin(self, chosen: Chosen) -> None:
        """The story starts to play; the line has the focus."""
        if self._practice is not None:
            return
        self._practice = self._room.begin(
            chosen.story, chosen.end_ms, chosen.speed, reaction_offset_ms=self.place.settings.reaction_offset_ms
        )
        self.captions = CaptionStrip(self.place.theme, chosen.story)
        self.captions.pause_asked.connect(self.toggle)
        self.captions.back_asked.connect(self.listen_again)
        self.live.add_strip(self.captions)
        self.live.notes.line.editor.installEventFilter(self)
        self.place.focus.look_at_interview(self._practice.interview_id)
        self.go("live")
        self.show_captions()
        self._caption_timer.start()

    def _is_pause(self, event: QKeyEvent) -> bool:
        is_bare_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        return is_bare_space and self._stage() == "live" and not self.live.notes.line.text()

    def _has_notes_to_lose(self) -> bool:
        return self._practice is not None and self._practice.notes() not in ((), self._kept)

    def _go_on(self) -> None:
        self._was_asked = False
        self.leaving.hide()
        self.go("live")

    def _wear_practice(self, theme: Theme) -> None:
        for name in ("choose", "review"):
            if self.screens.is_made(name):
                cast("PracticeChooser | ReviewPanel", self.screens.panel(name)).set_theme(theme)
        if self.captions is not None:
            self.captions.set_theme(theme)
