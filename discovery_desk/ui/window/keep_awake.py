"""Keeps the screen on while somebody is listened to. What is held is let go by the system when the program is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from discovery_desk.ui.kit.words import tr

# Of the Windows API: SetThreadExecutionState.
ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

LINE = "discovery-desk-awake"

LetGo = Callable[[], None]
Hold = Callable[[], LetGo | None]


class KeepAwake:
    """`hold` keeps the screen on and gives what lets it go; None where that cannot be done, which is no trouble."""

    def __init__(self, hold: Hold | None = None) -> None:
        self._hold = hold or hold_of(sys.platform)
        self._let_go: LetGo | None = None
        self.is_wanted = False

    def want(self, *, is_wanted: bool) -> None:
        if is_wanted == self.is_wanted:
            return
        self.is_wanted = is_wanted
        if is_wanted:
            self._let_go = self._hold()
        elif self._let_go is not None:
            let_go, self._let_go = self._let_go, None
            let_go()


def hold_of(platform: str) -> Hold:
    return {"win32": _hold_windows, "darwin": _hold_macos}.get(platform, _hold_freedesktop)


def _hold_windows() -> LetGo | None:
    import ctypes

    library = getattr(ctypes, "WinDLL", None)
    if library is None:
        return None
    kernel = library("kernel32")
    kernel.SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED)
    return lambda: kernel.SetThreadExecutionState(ES_CONTINUOUS)


def _hold_macos() -> LetGo | None:
    """The child watches this process and ends with it, whatever ends it."""
    try:
        child = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-w", str(os.getpid())])
    except OSError:
        return None
    return child.terminate


def _hold_freedesktop() -> LetGo | None:
    """Asks the bus and does not wait. The wish is dropped when who asked leaves the bus, so it has its own line."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return None
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, LINE)
    if not bus.isConnected():
        return None
    message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
    message.setArguments(["Discovery Desk", tr("Notes are being taken")])  # others may read it
    bus.asyncCall(message)
    return lambda: QDBusConnection.disconnectFromBus(LINE)
