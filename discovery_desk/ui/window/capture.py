"""Asks the system to leave windows out of screen sharing. It may not; nothing here is promised."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.words import tr

# Of the Windows API: the window is left out of a capture; before Windows 10 2004 it is refused.
WDA_NONE, WDA_EXCLUDEFROMCAPTURE = 0, 0x11
# Of AppKit: NSWindowSharingNone and NSWindowSharingReadOnly.
SHARING_NONE, SHARING_READ_ONLY = 0, 1

Ask = Callable[[int, bool], bool]


class Answer(StrEnum):
    NO_SUCH_THING = "no such thing"
    NOT_ASKED = "not asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Capture(QObject):
    """`ask(window id, is_hidden)` says whether the system took the wish; None where it knows no such thing."""

    def __init__(self, is_wanted: bool, ask: Ask | None = None, *, platform: str = sys.platform) -> None:
        super().__init__()
        self._is_wanted = is_wanted
        self._ask = ask or asker_of(platform)
        self._windows: WeakSet[QWidget] = WeakSet()
        self.answer = Answer.NOT_ASKED if self._ask else Answer.NO_SUCH_THING

    def cover(self, window: QWidget) -> None:
        """From now on, and whenever the system makes the window anew."""
        if self._ask is None:
            return
        self._windows.add(window)
        window.installEventFilter(self)
        self._tell(window)

    def set_wanted(self, *, is_wanted: bool) -> None:
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            for window in list(self._windows):
                self._tell(window, even_if_not=True)

    def words(self) -> str:
        """For the settings."""
        if self.answer is Answer.NO_SUCH_THING:
            return tr("This system has no way to leave a window out of screen sharing. The veil is what protects you.")
        more = {
            Answer.NOT_ASKED: "",
            Answer.ACCEPTED: tr(" It was asked and did not object."),
            Answer.REFUSED: tr(" It was asked and refused."),
        }
        promise = tr("Asks the system to leave these windows out of screen sharing; it may not.")
        return promise + more[self.answer]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            self._tell(watched)
        return False

    def _tell(self, window: QWidget, *, even_if_not: bool = False) -> None:
        if self._ask is None or not window.isVisible() or not (self._is_wanted or even_if_not):
            return
        try:
            is_taken = self._ask(int(window.winId()), self._is_wanted)
        except (OSError, AttributeError, ValueError):  # an older or other system than the one this was written for
            is_taken = False
        self.answer = Answer.ACCEPTED if is_taken else Answer.REFUSED


def asker_of(platform: str) -> Ask | None:
    if platform == "win32":
        return _ask_windows
    if platform == "darwin":
        return _ask_macos
    return None


def _ask_windows(window_id: int, is_hidden: bool) -> bool:
    import ctypes

    affinity = WDA_EXCLUDEFROMCAPTURE if is_hidden else WDA_NONE
    user32 = getattr(ctypes, "WinDLL")("user32")  # noqa: B009  # there on Windows alone, as the type checker knows
    return bool(user32.SetWindowDisplayAffinity(ctypes.c_void_p(window_id), ctypes.c_uint32(affinity)))


def _ask_macos(view_id: int, is_hidden: bool) -> bool:
    """Best effort: what Qt calls the window id is an NSView there, and its window has a sharing type."""
    import ctypes
    from ctypes.util import find_library

    objc = ctypes.CDLL(find_library("objc") or "libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    if send is None:
        return False
    ask_for = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(send)
    set_to = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(send)
    window = ask_for(view_id, objc.sel_registerName(b"window"))
    if not window:
        return False
    set_to(window, objc.sel_registerName(b"setSharingType:"), SHARING_NONE if is_hidden else SHARING_READ_ONLY)
    return True
