"""The window: rail, screens, actions, the clock's tick, and what keeps typing safe when it closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.debrief import Step
from discovery_desk.domain.errors import DeskError, FileInUse
from discovery_desk.domain.interview import InterviewId, InterviewStatus
from discovery_desk.domain.page_check import Todo
from discovery_desk.host.settings import Settings
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.home.home_panel import HomePanel
from discovery_desk.ui.kit import roles
from discovery_desk.ui.kit.actions import Act, give_keys, install, tables_of, with_own_keys
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.window.acts import acts_of
from discovery_desk.ui.window.bundle_files import BundleFiles
from discovery_desk.ui.window.desk_dialogs import DeskDialogs
from discovery_desk.ui.window.keys_page import KeysPage, key_lines
from discovery_desk.ui.window.map_files import MapFiles
from discovery_desk.ui.window.rail import Rail
from discovery_desk.ui.window.remark import Remark
from discovery_desk.ui.window.screens import Screens
from discovery_desk.ui.window.talk_windows import TalkWindows
from discovery_desk.ui.window.veil import Curtain

if TYPE_CHECKING:
    from discovery_desk.ui.composite.composite_panel import CompositePanel
    from discovery_desk.ui.debrief.debrief_panel import DebriefPanel
    from discovery_desk.ui.library.library_panel import LibraryPanel
    from discovery_desk.ui.live.live_panel import LivePanel
    from discovery_desk.ui.snapshot.snapshot_panel import SnapshotPanel

TICK_MS = 1000
WARM_UP_MS = 250  # after the first paint, before anybody has read what Home says
PAGE_WARM_UP_MS = 1000  # the talk comes first
SMALLEST = (1024, 640)


class MainWindow(QMainWindow):
    """`theme_asked` wants another theme ("system", "light", "dark"), `scale_asked` another scale."""

    theme_asked = Signal(str)
    scale_asked = Signal(float)

    def __init__(self, desk: Desk, theme: Theme, settings: Settings | None = None) -> None:
        super().__init__()
        roles.install()
        self.place = Workplace(desk, theme, self, settings)
        self._desk = desk
        self._menu = QMenu(self)
        self.rail = Rail(theme, self._menu)
        self.remark = Remark()
        self.dialogs = DeskDialogs(self.place, self)
        self.map_files = MapFiles(self.place, self, self.flush)
        self.bundle_files = BundleFiles(self.place, self, self.flush)
        self.screens = Screens(self.screen_makers())
        self._lay_out()
        self.talk_windows = TalkWindows(self)
        self.usual_acts = self.own_acts()
        self.acts = with_own_keys(self.usual_acts, self.place.settings.shortcuts)
        self.actions_by_name = install(self.acts, self)
        self._fill_menu()
        self._connect()
        self._was_warned = False
        self._told_trouble: type[DeskError] | None = None
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        self._cold = ["live", "snapshots"]
        self._warmer = QTimer(self)
        self._warmer.setSingleShot(True)
        self._warmer.setInterval(WARM_UP_MS)
        self._warmer.timeout.connect(self._warm_up)
        self._warmer.start()
        self._name_undo()
        self.open_first_screen()

    def screen_makers(self) -> dict[str, Callable[[QWidget], QWidget]]:
        return {
            "home": self._make_home,
            "live": self._make_live,
            "debrief": self._make_debrief,
            "snapshots": self._make_snapshot,
            "composite": self._make_composite,
            "library": self._make_library,
        }

    def own_acts(self) -> tuple[Act, ...]:
        return acts_of(self)

    @property
    def home(self) -> HomePanel:
        return cast(HomePanel, self.screens.panel("home"))

    @property
    def live(self) -> LivePanel:
        """Made when it is first wanted, or soon after the first paint: the window does not wait for it."""
        return cast("LivePanel", self.screens.panel("live"))

    @property
    def snapshot(self) -> SnapshotPanel:
        return cast("SnapshotPanel", self.screens.panel("snapshots"))

    @property
    def debrief(self) -> DebriefPanel:
        return cast("DebriefPanel", self.screens.panel("debrief"))

    @property
    def composite(self) -> CompositePanel:
        return cast("CompositePanel", self.screens.panel("composite"))

    @property
    def library(self) -> LibraryPanel:
        return cast("LibraryPanel", self.screens.panel("library"))

    def _make_home(self, parent: QWidget) -> QWidget:
        panel = HomePanel(self.place, parent)
        panel.start_asked.connect(self.start_interview)
        panel.import_asked.connect(self.dialogs.choose_imports)
        panel.practice_asked.connect(self.practise)
        panel.interview_chosen.connect(self._open_interview)
        return panel

    def _make_live(self, parent: QWidget) -> QWidget:
        from discovery_desk.ui.live.live_panel import LivePanel
        from discovery_desk.ui.snapshot.snapshot_tab import SnapshotTab

        panel = LivePanel(self.place, parent)
        panel.ended.connect(self.show_debrief)
        panel.page_asked.connect(lambda: self.go("snapshots"))
        panel.form.left.connect(self._leave_form)
        panel.header.companion_asked.connect(self.talk_windows.toggle_companion)
        panel.header.clock_clicked.connect(self.talk_windows.toggle_veil)
        panel.strips.veil_asked.connect(self.talk_windows.toggle_veil)
        tab = SnapshotTab(self.place, panel.tabs.pages)
        whole, short = tab.titles()
        panel.add_tab(tab, whole, "snapshot", short)
        tab.titled.connect(lambda whole, short: panel.name_tab(tab, whole, short))
        panel.show_interview(self.place.focus.interview)
        return panel

    def _make_snapshot(self, parent: QWidget) -> QWidget:
        from discovery_desk.ui.snapshot.snapshot_panel import SnapshotPanel

        panel = SnapshotPanel(self.place, parent)
        panel.moment_asked.connect(self._show_moment)
        panel.gallery_asked.connect(lambda: self.go("library"))
        panel.note_asked.connect(self._show_note)
        panel.mending_asked.connect(self._mend)
        panel.show_interview(self.place.focus.interview)
        return panel

    def _make_debrief(self, parent: QWidget) -> QWidget:
        from discovery_desk.ui.debrief.debrief_panel import DebriefPanel

        panel = DebriefPanel(self.place, parent)
        panel.page_asked.connect(lambda: self.go("snapshots"))
        panel.talk_resumed.connect(lambda: self.go("live"))
        panel.show_interview(self.place.focus.interview)
        return panel

    def _make_composite(self, parent: QWidget) -> QWidget:
        from discovery_desk.ui.composite.composite_panel import CompositePanel

        panel = CompositePanel(self.place, parent)
        panel.moment_asked.connect(self._open_moment)
        panel.left.connect(lambda: self.go("live" if self.place.focus.interview else "home"))
        return panel

    def _make_library(self, parent: QWidget) -> QWidget:
        from discovery_desk.ui.library.library_panel import LibraryPanel

        panel = LibraryPanel(self.place, parent)
        panel.page_asked.connect(self._open_page)
        panel.bundle_asked.connect(self.bundle_files.choose_target)
        panel.left.connect(lambda: self.go("snapshots" if self.place.focus.interview else "home"))
        panel.show_interview(self.place.focus.interview)
        return panel

    def _warm_up(self) -> None:
        """One screen at a time, so that a key that is pressed meanwhile waits for no more than one."""
        self.screens.panel(self._cold.pop(0)).ensurePolished()
        if self._cold:
            self._warmer.start(PAGE_WARM_UP_MS)

    def open_first_screen(self) -> None:
        """A running interview is gone back to at once, or one with half-typed words that was about to; else Home."""
        left = interviews.to_go_back_to(self._desk)
        if left is not None:
            self.place.focus.look_at_interview(left.id)
        else:
            self.go("home")

    def go(self, screen: str) -> None:
        """A name of a screen. Live is the interview in view, or the one that is running, or the form; snapshots is
        the page of the interview in view, or all of them."""
        if screen == "debrief":
            self.show_debrief()
            return
        if screen == "snapshots" and self.place.focus.interview is None:
            screen = "library"
        running = interviews.live(self._desk) if screen == "live" and self.place.focus.interview is None else None
        if running is not None:
            self.place.focus.look_at_interview(running.id)
            return
        self._show_screen(screen)

    def start_interview(self) -> None:
        """The form; an interview that is running goes on, and is named there."""
        self.flush()
        running = interviews.live(self._desk)
        self.place.focus.look_at_interview("")
        self._show_screen("live")
        self.live.show_interview(None)
        name = interviews.participant_of(self._desk, running).name if running else ""
        self.live.form.remind_of(name)

    def practise(self) -> None:
        """In a window of its own; this one and its desk know nothing of it."""
        from discovery_desk.ui.window.practice_door import practise

        practise(self)

    def _show_screen(self, name: str) -> None:
        self.remark.pass_by()
        screen = self.screens.show_screen(name)
        self.rail.show_screen(name)
        if name == "live" and self.live.interview is None:
            self.live.show_interview(None)
        screen.take_focus()
        self._name_window()

    def undo(self) -> None:
        self._step(self._desk.undo, tr("Undone: {step}"))

    def redo(self) -> None:
        self._step(self._desk.redo, tr("Done again: {step}"))

    def wear(self, theme: Theme) -> None:
        self.place.wear(theme)

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    def flush(self) -> bool:
        """Everything half typed is on the disk afterwards; False when some of it could not be written."""
        return self.screens.flush()

    def _lay_out(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(1440, 900)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.screens, 1)
        self._column.addWidget(self.remark)
        row.addLayout(self._column, 1)
        self.curtain = Curtain(body, self.place.theme)
        self.setCentralWidget(self.curtain)

    def take_remark_back(self) -> None:
        """The companion has borrowed it."""
        self._column.addWidget(self.remark)

    def _fill_menu(self) -> None:
        group = ""
        for act in self.acts:
            if not act.in_menu:
                continue
            if group and act.group != group:
                self._menu.addSeparator()
            group = act.group
            self._menu.addAction(self.actions_by_name[act.name])

    def _connect(self) -> None:
        focus, place = self.place.focus, self.place
        focus.interview_changed.connect(self._show_interview)
        self.rail.chosen.connect(self._go_by_rail)
        place.told.connect(self.remark.tell)
        place.trouble.connect(self.remark.explain)
        place.theme_changed.connect(self.rail.set_theme)
        place.bridge.changed.connect(self._hear)
        place.settings_changed.connect(self.take_own_keys)
        self.talk_windows.veil_changed.connect(self._name_window)

    def _show_interview(self, key: str) -> None:
        interview_id = InterviewId(key) if key else None
        for panel in self.screens.made():
            panel.show_interview(interview_id)
        here = self.screens.current
        if key:
            is_over = interviews.get(self._desk, InterviewId(key)).is_over
            self.go(here if is_over and here in ("live", "debrief") else "snapshots" if is_over else "live")
        elif here not in ("live", "library"):
            self.go("home")
        self._name_window()
        self._offer_debrief()

    def _offer_debrief(self) -> None:
        in_view = self.place.focus.interview
        self.rail.offer_debrief(is_over=in_view is not None and interviews.get(self._desk, in_view).is_over)

    def show_debrief(self, step: Step | None = None) -> None:
        """Of the interview in view, or else the newest; while that one is running nothing of it may be seen."""
        if self.place.focus.interview is None:
            self._look_at_newest()
        in_view = self.place.focus.interview
        if in_view is not None and not interviews.get(self._desk, in_view).is_over:
            self.place.tell(tr("The debrief opens when the interview has ended. Ctrl+Shift+E ends it."))
            return
        self._show_screen("debrief")
        if step is not None:
            self.debrief.go_to(step)

    def _open_interview(self, key: str) -> None:
        self.place.focus.look_at_interview(key)
        self.go("snapshots" if interviews.get(self._desk, InterviewId(key)).is_over else "live")

    def _open_page(self, key: str) -> None:
        """The page alone, also of a talk that goes on."""
        self.place.focus.look_at_interview(key)
        self.go("snapshots")

    def _go_by_rail(self, screen: str) -> None:
        """From one page the button that is pressed leads to all of them."""
        self.go("library" if screen == self.screens.current == "snapshots" else screen)

    def _look_at_newest(self) -> None:
        newest = next(iter(interviews.summaries(self._desk)), None)
        if newest is not None:
            self.place.focus.look_at_interview(newest.interview.id)

    def _leave_form(self) -> None:
        """Back to the interview that is running, or Home."""
        running = interviews.live(self._desk)
        if running is not None:
            self.place.focus.look_at_interview(running.id)
        else:
            self.go("home")

    def _show_moment(self, moment_id: str) -> None:
        self.go("live")
        self.show_tab("map")
        self.live.map.select(moment_id)

    def _show_note(self, note_id: str) -> None:
        self.go("live")
        self.live.notes.list.select(note_id)
        self.live.notes.list.setFocus()

    def _mend(self, todo: Todo) -> None:
        """What a page lacks and only the notes can give."""
        in_view = self.place.focus.interview
        is_over = in_view is not None and interviews.get(self._desk, in_view).is_over
        if todo is Todo.MARKS and is_over:
            self.show_debrief(Step.MARKS)
        elif todo is Todo.IDEAS and is_over:
            self.show_debrief(Step.QUESTIONS)
        else:
            self.go("live")

    def _open_moment(self, interview_id: str, moment_id: str) -> None:
        self.place.focus.look_at_interview(interview_id)
        self._show_moment(moment_id)

    def prompt_asked(self) -> None:
        self.live.prompts.asked()

    def put_prompt_off(self) -> None:
        self.live.prompts.put_off()

    def tidy_map(self) -> None:
        self.live.map.tidy()

    def carry_words(self) -> None:
        self.live.map.carrying.carry()

    def turn_map(self) -> None:
        """From the map to its list or back; from elsewhere the one that was seen last comes into view first."""
        if self.screens.current == "composite":
            self.composite.turn()
        elif self.screens.current == "live" and self.live.map.isVisible():
            self.live.map.turn()
        else:
            self.show_tab("map")
            self.live.map.turn()

    def play_back(self) -> None:
        """The story as sentences, with the keys on them."""
        self.show_tab("recap")
        self.live.recap.take_focus()

    def copy_page(self) -> None:
        self.snapshot.copy_image()

    def show_tab(self, name: str) -> None:
        self.go("live")
        self.live.show_tab(name)

    def show_page(self) -> None:
        """While the talk goes on, what the page has so far beside it; afterwards the page itself."""
        in_view = self.place.focus.interview
        is_over = in_view is None or interviews.get(self._desk, in_view).is_over
        if is_over or self.screens.current == "snapshots":
            self.go("snapshots")
        else:
            self.show_tab("snapshot")

    def end_interview(self) -> None:
        self.go("live")
        self.live.ask_to_end()

    def share_page(self) -> None:
        """All the forms in which it can leave, to be chosen by keys."""
        if self.place.focus.interview is None:
            self._look_at_newest()
        self.go("snapshots")
        self.snapshot.sharing.open_menu()

    def export_page(self) -> None:
        """Of the interview in view, or the newest; from the gallery, of all pages that are marked."""
        if self.screens.current == "library":
            self.library.bundle()
            return
        if self.place.focus.interview is None:
            self._look_at_newest()
        self.go("snapshots")
        self.snapshot.export_pdf()

    def step_pane(self, by: int) -> None:
        if self.screens.current == "live":
            self.live.step_pane(by)
        elif self.screens.current == "snapshots":
            self.snapshot.step_pane(by)

    def mark_now(self) -> None:
        self.live.notes.mark_now()

    def tag_note(self, number: int) -> None:
        if self.screens.current == "debrief":
            self.debrief.tag(number)
            return
        note_id = self.live.notes.note_to_tag()
        tag = next((one for one in notes.tags(self._desk) if one.key == number), None)
        if note_id is not None and tag is not None and self.live.isVisible():
            self.place.attempt(lambda: notes.toggle_tag(self._desk, note_id, tag.name))

    def _step(self, step: Callable[[], str | None], words: str) -> None:
        try:
            label = step()
        except DeskError as error:
            self.place.explain(error)
            return
        if label:
            self.place.tell(words.format(step=tr(label)))

    def _hear(self, _changes: ChangeSet) -> None:
        self.remark.pass_by()
        self._name_undo()
        self._name_window()
        self._offer_debrief()

    def _name_undo(self) -> None:
        for name, words, step in (
            ("undo", tr("Undo"), self._desk.history.to_undo),
            ("redo", tr("Redo"), self._desk.history.to_redo),
        ):
            action: QAction = self.actions_by_name[name]
            action.setText(f"{words}: {no_mnemonic(tr(step.label))}" if step else words)

    def _name_window(self) -> None:
        """No name of a participant while they may be looking at a shared screen."""
        in_view = self.place.focus.interview
        is_running = in_view is not None and interviews.get(self._desk, in_view).status is InterviewStatus.LIVE
        is_veiled = self.talk_windows.is_veiled
        self.setWindowTitle(tr("Notes") if is_running or is_veiled else tr("Discovery Desk"))

    def take_own_keys(self) -> None:
        """The keys of the settings are in force from now on."""
        acts = with_own_keys(self.usual_acts, self.place.settings.shortcuts)
        if acts != self.acts:
            self.acts = acts
            give_keys(acts, self.actions_by_name)

    def show_settings(self) -> None:
        from discovery_desk.ui.settings.settings_dialog import SettingsDialog

        front = self.talk_windows.front()
        shown = next((one for one in front.findChildren(SettingsDialog) if one.isVisible()), None)
        if shown is None:
            shown = SettingsDialog(self.place, self.usual_acts, self.talk_windows.capture.words, front)
            shown.theme_asked.connect(self.theme_asked)
            shown.scale_asked.connect(self.scale_asked)
            shown.addActions([self.actions_by_name["undo"], self.actions_by_name["redo"]])
            self.talk_windows.capture.cover(shown)
            shown.show()
        shown.activateWindow()

    def show_keys(self) -> None:
        front = self.talk_windows.front()
        page = KeysPage(key_lines(self.acts, tables_of(*self.talk_windows.all())), front)
        self.talk_windows.capture.cover(page)
        page.show()

    def scale_text(self, by: float) -> None:
        self.scale_asked.emit(round(self.place.theme.scale + by, 2))

    def _tick(self) -> None:
        """Once a second. A file that is busy now is free at the next tick; other trouble is told once."""
        try:
            self._desk.notice_outside_changes()
            self._told_trouble = None
        except FileInUse:
            pass
        except DeskError as error:
            if self._told_trouble is not type(error):
                self._told_trouble = type(error)
                self.place.explain(error)
        for panel in self.screens.made():
            panel.tick()
        self.talk_windows.tick()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.flush()
        if event.type() == QEvent.Type.WindowStateChange:
            self.talk_windows.window_was_restored()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What could not be written keeps the window open once; who closes again means it."""
        self.talk_windows.close_all()
        if not self.flush() and not self._was_warned:
            self._was_warned = True
            self._show_refused()
            event.ignore()
            return
        self._ticker.stop()
        self._warmer.stop()
        super().closeEvent(event)

    def _show_refused(self) -> None:
        """Words of the map that were refused are shown where they can be mended, or let go of."""
        if self.screens.is_made("live") and not self.live.map.flush():
            self._show_screen("live")
            self.live.show_tab("map")
            self.live.map.show_refused()
