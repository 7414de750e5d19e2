"""The way in with a window: which desk, which look, and the end of the program."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.errors import DeskError, FileMissing, NoPermission
from discovery_desk.host.assets import asset
from discovery_desk.host.clock import Clock
from discovery_desk.host.paths import data_folder, log_folder
from discovery_desk.host.settings import Settings, load_settings, save_settings
from discovery_desk.services.desk import Desk, new_desk, open_desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.fonts import load_fallback_fonts, load_fonts
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.window import crash
from discovery_desk.ui.window.exit_signals import ExitSignals
from discovery_desk.ui.window.main_window import MainWindow

FIRST_DESK = "My interviews.desk"


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return chosen not in ("offscreen", "minimal") and bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def application() -> QApplication:
    """The one application object, dressed and with its fonts; offscreen where there is no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Discovery Desk")
    app.setDesktopFileName("discovery-desk")
    app.setWindowIcon(QIcon(str(asset("icons", "discovery-desk.svg"))))
    load_fonts()
    return app


def run(path: Path | None) -> int:
    """The window on that desk, on the last one, or on a first one. Returns the exit code."""
    if not has_display():
        sys.stderr.write("There is no display to open a window on. See discovery-desk --help for what works without.\n")
        return 1
    app = application()
    session = Session(app, load_settings())
    session.open(path or session.usual_desk())
    QTimer.singleShot(0, load_fallback_fonts)
    code = app.exec()
    session.close()
    return code


class Session:
    """One window, the desk in it, and the settings it leaves behind."""

    def __init__(
        self, app: QApplication, settings: Settings, clock: Clock | None = None, *, keeps_settings: bool = True
    ) -> None:
        self._app, self._clock, self._keeps_settings = app, clock, keeps_settings
        self.settings = settings
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self._signals = ExitSignals(self._leave, app)
        self._faults = crash.watch(self._flush, self._tell_of_error, log_folder())
        logging.basicConfig(filename=log_folder() / "discovery-desk.log", level=logging.WARNING)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.aboutToQuit.connect(self._flush)
        app.commitDataRequest.connect(self._flush, Qt.ConnectionType.DirectConnection)

    def usual_desk(self) -> Path:
        last = Path(self.settings.last_file) if self.settings.last_file else None
        if last is not None and last.is_file():
            return last
        first = data_folder() / FIRST_DESK
        if not first.exists():
            new_desk(first)
        return first

    def open(self, path: Path) -> MainWindow:
        """Show the desk; the one before is left only when the new one has been opened."""
        if not path.exists():
            raise FileMissing(path)
        if self.window is not None and self.desk is not None and path.samefile(self.desk.path):
            self.window.place.tell(tr("This desk is open already: it is this window."))
            return self.window
        desk = open_desk(path, clock=self._clock, for_window=True)
        theme = self._theme()
        themes.apply(self._app, theme)
        try:
            window = MainWindow(desk, theme, self.settings)
        except BaseException:
            desk.close()
            raise
        window.theme_asked.connect(lambda name: self._wear(replace(self.settings, theme=name)))
        window.scale_asked.connect(lambda scale: self._wear(replace(self.settings, scale=scale)))
        window.dialogs.file_asked.connect(self._open_other)
        window.dialogs.new_file_asked.connect(self._make_other)
        window.place.settings_changed.connect(self._remember)
        window.restore_geometry_text(self.settings.geometry)
        window.show()
        self._put_away()
        self.desk, self.window = desk, window
        self._remember(replace(self.settings, last_file=str(path.absolute())))
        return window

    def close(self) -> None:
        if self.window is not None:
            self._remember(replace(self.settings, geometry=self.window.geometry_text()))
        self._put_away()

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        if self.window is not None:
            self.window.place.settings = settings
        if self._keeps_settings:
            save_settings(settings)

    def _put_away(self) -> None:
        if self.window is not None and self.desk is not None:
            self.window.flush()
            self.window.close()
            self.window.deleteLater()
            self.desk.close()
            self.window = self.desk = None

    def _open_other(self, path: Path) -> None:
        try:
            self.open(path)
        except DeskError as error:
            if self.window is not None:
                self.window.place.explain(error)

    def _make_other(self, path: Path) -> None:
        try:
            new_desk(path)
        except DeskError as error:
            if self.window is not None:
                self.window.place.explain(error)
            return
        self._open_other(path)

    def _theme(self) -> Theme:
        is_dark = self.settings.theme == "dark" or (self.settings.theme == "system" and themes.system_is_dark())
        return Theme(is_dark=is_dark, scale=self.settings.scale)

    def _wear(self, settings: Settings) -> None:
        self._remember(settings)
        theme = self._theme()
        themes.apply(self._app, theme)
        if self.window is not None:
            self.window.wear(theme)

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self._wear(self.settings)

    def _flush(self) -> None:
        if self.window is not None:
            self.window.flush()

    def _leave(self) -> None:
        self._flush()
        self._app.quit()

    def _tell_of_error(self, kind: str) -> None:
        if self.window is not None:
            words = tr("Something in the program failed ({kind}). Your notes are saved; you can go on.")
            self.window.place.tell(words.format(kind=kind))


def play(path: Path, story: Path, *, speed: float, out: Path, stay: bool = False) -> int:
    """Replay a demo story in the real window, end it, write its page and pictures to `out`."""
    from discovery_desk.ui.window.player import PlayedClock, Player

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoPermission(out) from error
    app = application()
    load_fallback_fonts()
    clock = PlayedClock(speed)
    session = Session(app, replace(load_settings(), theme="light", scale=1.0, geometry=""), clock, keeps_settings=False)
    window = session.open(path)
    player = Player(window, clock, story, out)
    player.told.connect(lambda words: sys.stderr.write(words + "\n"))
    player.finished.connect(lambda: None if stay else app.quit())
    player.start()
    app.exec()
    window.flush()
    session.close()
    for words, made in player.made.items():
        sys.stdout.write(f"{words}: {made}\n")
    if not player.is_done:
        sys.stderr.write("The replay stopped before its end; what it made so far is named above.\n")
    return 0 if player.is_done else 1
