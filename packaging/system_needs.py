"""Finds out what only the system can give and does not yet: libraries that Qt loads, and Python's own `venv`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from system_packages import CannotSetUpError, has_apt, install, is_offered

PACKAGES_WITHOUT_A_SCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
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


@dataclass(frozen=True)
class Lack:
    libraries: tuple[str, ...]
    venv: bool

    def __bool__(self) -> bool:
        return bool(self.libraries) or self.venv


def provide(surroundings: Mapping[str, str], *, python_for_venv: str | None) -> None:
    """Raises `CannotSetUpError` where something is missing and cannot be installed from here.

    All in one request, so that a person without the rights has one command to run and not two.
    """
    lack = lack_here(surroundings, python_for_venv)
    if not lack:
        return
    if not (sys.platform == "linux" and has_apt()):
        raise CannotSetUpError(f"{lack_sentence(lack)}; please install what is missing and start again.")
    install(packages_for(lack, sys.version_info[:2], is_offered=is_offered), because=lack_sentence(lack))
    lack = lack_here(surroundings, python_for_venv)
    if lack:
        raise CannotSetUpError(f"{lack_sentence(lack)}, also after Debian's packages for that were installed.")


def lack_here(surroundings: Mapping[str, str], python_for_venv: str | None) -> Lack:
    """Only Linux leaves the libraries to the system."""
    libraries = missing_of(packages_by_library(surroundings)) if sys.platform == "linux" else []
    return Lack(tuple(libraries), python_for_venv is not None and not can_make_venv(python_for_venv))


def lack_sentence(lack: Lack) -> str:
    parts = [f"Qt needs the system's {', '.join(lack.libraries)}"] if lack.libraries else []
    return " and ".join([*parts, "this Python needs its venv and ensurepip modules"] if lack.venv else parts)


def packages_for(lack: Lack, python: tuple[int, int], *, is_offered: Callable[[str], bool]) -> list[str]:
    """Debian renamed some packages when it moved to 64-bit time: there only the name with `t64` is a real one."""
    packages = PACKAGES_WITHOUT_A_SCREEN | PACKAGES_FOR_X11 | PACKAGES_FOR_WAYLAND
    names = dict.fromkeys(packages[library] for library in lack.libraries)
    real = [f"{name}t64" if name == "libglib2.0-0" and is_offered(f"{name}t64") else name for name in names]
    return [*real, f"python{python[0]}.{python[1]}-venv"] if lack.venv else real


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


def can_make_venv(python: str) -> bool:
    return subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode == 0
