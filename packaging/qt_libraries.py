"""Finds out which system libraries Qt would miss on this Linux, and has them installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

import system_packages

PACKAGES_WITHOUT_A_SCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
PACKAGES_FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PACKAGES_FOR_WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}

# Loading is the only sure test of a library, and it is done in a process of its own because it cannot be undone.
PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def make_available(surroundings: Mapping[str, str]) -> None:
    """Raises `CannotSetUpError` where a library is missing and cannot be installed from here."""
    if sys.platform != "linux":
        return
    wanted = packages_by_library(surroundings)
    missing = missing_of(wanted)
    if not missing:
        return
    if not system_packages.has_apt():
        raise system_packages.CannotSetUpError(missing_sentence(missing))
    packages = packages_for(missing, wanted, is_offered=system_packages.is_offered)
    system_packages.install(packages, because=f"Qt needs {', '.join(missing)}")
    still_missing = missing_of(wanted)
    if still_missing:
        raise system_packages.CannotSetUpError(missing_sentence(still_missing))


def packages_by_library(surroundings: Mapping[str, str]) -> dict[str, str]:
    """Of a screen's libraries only those that the session needs; X11 is also Qt's way out under Wayland."""
    if surroundings.get("QT_QPA_PLATFORM") == "offscreen":
        return PACKAGES_WITHOUT_A_SCREEN
    if surroundings.get("DISPLAY"):
        return PACKAGES_WITHOUT_A_SCREEN | PACKAGES_FOR_X11
    if surroundings.get("WAYLAND_DISPLAY"):
        return PACKAGES_WITHOUT_A_SCREEN | PACKAGES_FOR_WAYLAND
    return PACKAGES_WITHOUT_A_SCREEN


def missing_of(libraries: Iterable[str]) -> list[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *libraries], capture_output=True, text=True, check=True)
    return done.stdout.split()


def packages_for(
    missing: Iterable[str], packages: Mapping[str, str], *, is_offered: Callable[[str], bool]
) -> list[str]:
    """Debian renamed some packages when it moved to 64-bit time: there only the name with `t64` is a real one."""
    names = dict.fromkeys(packages[library] for library in missing)
    return [f"{name}t64" if name == "libglib2.0-0" and is_offered(f"{name}t64") else name for name in names]


def missing_sentence(missing: Iterable[str]) -> str:
    return f"Qt needs these libraries of the system, please install them and start again: {', '.join(missing)}"
