"""Everything the window can be asked for by key or menu: one list, from which shortcuts, menu and help come."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.window.acts import desk, edit, go, interview, notes, people, practice, prompts, view, windows

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow

IN_ORDER = (interview, people, notes, prompts, windows, practice, edit, go, desk, view)
IN_FRONT = (practice, go, desk)
IN_FRONT_NAMES = frozenset({"start", "debrief", "triage"})  # want the main window, so the companion gives way
NOT_VEILED_NAMES = frozenset({"end", "keys", "settings"})  # show something, which the veil must not


def acts_of(window: MainWindow) -> tuple[Act, ...]:
    """In the order of the menu."""
    return tuple(_placed(window, act, part in IN_FRONT) for part in IN_ORDER for act in part.acts(window))


def _placed(window: MainWindow, act: Act, is_in_front: bool) -> Act:
    if is_in_front or act.name in IN_FRONT_NAMES:
        return replace(act, run=partial(_in_front, window, act))
    if act.name in NOT_VEILED_NAMES:
        return replace(act, run=partial(_not_veiled, window, act))
    return act


def _in_front(window: MainWindow, act: Act) -> None:
    if not window.talk_windows.is_veiled:
        window.talk_windows.come_forward()
        act.run()


def _not_veiled(window: MainWindow, act: Act) -> None:
    if not window.talk_windows.is_veiled:
        act.run()
