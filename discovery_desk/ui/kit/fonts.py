"""The program's own typeface on screen, and a face for every script that somebody may type or paste."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from discovery_desk.host.assets import font_files

_INTERFACE = "DD Interface"
_INTERFACE_FILES = "interface-"


@cache
def load_fonts() -> str:
    """The family that the interface is set in. Needs a running application; takes about 10 ms."""
    # On its way to the face of an Indic script Qt complains of each one before it, the system's own included.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for path in font_files():
        if path.name.startswith(_INTERFACE_FILES):
            _load(path)
    return _INTERFACE


@cache
def load_fallback_fonts() -> tuple[str, ...]:
    """Let the interface show every script that we have a face for; takes about 10 ms, so call it after the first paint.

    Answers with the families, in the order in which they are asked for a character.
    """
    paths = [path for path in font_files() if not path.name.startswith(_INTERFACE_FILES)]
    families = tuple(dict.fromkeys(family for path in paths for family in _load(path)))
    QFont.insertSubstitutions(load_fonts(), families)
    return families


def _load(path: Path) -> list[str]:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
