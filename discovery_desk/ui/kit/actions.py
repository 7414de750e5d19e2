"""One list of actions: menus, shortcuts and the help page all come from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.words import no_mnemonic


@dataclass(frozen=True, slots=True)
class Act:
    """`group` is the heading in menu and help; `keys` as in `Ctrl+Shift+E`, more than one where two do the same."""

    name: str
    words: str
    group: str
    keys: tuple[str, ...]
    run: Callable[[], object]


def install(acts: Sequence[Act], widget: QWidget) -> dict[str, QAction]:
    """Make the actions of a window, by name. Two acts with one key are a mistake and raise ValueError."""
    taken: dict[str, str] = {}
    made: dict[str, QAction] = {}
    for act in acts:
        for key in act.keys:
            if key in taken:
                raise ValueError(f"{key} is both {taken[key]} and {act.name}")
            taken[key] = act.name
        action = QAction(no_mnemonic(act.words), widget)
        action.setShortcuts([QKeySequence(key) for key in act.keys])
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, run=act.run: run())
        widget.addAction(action)
        made[act.name] = action
    return made


def keys_as_shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
