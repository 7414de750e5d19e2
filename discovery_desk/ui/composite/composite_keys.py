"""The keys of a composite map, the same on the map and in its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr


@dataclass(frozen=True, slots=True)
class CompositeDeeds:
    """What can be done with the box, or the cell, that the keys are on."""

    enter: Callable[[], None]
    open_moment: Callable[[], None]
    match: Callable[[], None]
    unmatch: Callable[[], None]
    new_step: Callable[[], None]
    rename: Callable[[], None]
    accept_all: Callable[[], None]
    merge: Callable[[], None]
    reorder: Callable[[Qt.Key], None]
    remove: Callable[[], None]
    add_story: Callable[[], None]
    turn: Callable[[], None]
    toggle_suggestions: Callable[[], None]
    step_back: Callable[[], None]


def shared_keys(does: CompositeDeeds) -> PlaceKeys:
    orders = (
        ("Ctrl+Shift+Left", tr("Move the step to the left"), Qt.Key.Key_Left),
        ("Ctrl+Shift+Right", tr("Move the step to the right"), Qt.Key.Key_Right),
        ("Ctrl+Shift+Up", tr("Move the story up"), Qt.Key.Key_Up),
        ("Ctrl+Shift+Down", tr("Move the story down"), Qt.Key.Key_Down),
    )
    keys = [
        PlaceKey(("Return", "Enter"), tr("Go to the moment; accept a suggestion; rename a step"), does.enter),
        PlaceKey(("O",), tr("Open the moment in its talk"), does.open_moment),
        PlaceKey(("M",), tr("Match with a step"), does.match),
        PlaceKey(("U",), tr("Unmatch, or decline a suggestion"), does.unmatch),
        PlaceKey(("N",), tr("New step from this moment"), does.new_step),
        PlaceKey(("F2",), tr("Rename the step"), does.rename),
        PlaceKey(("Shift+Return", "Shift+Enter"), tr("Accept all suggestions of the step"), does.accept_all),
        PlaceKey(("J",), tr("Join the step with the next one"), does.merge),
        *(PlaceKey((key,), words, partial(does.reorder, step)) for key, words, step in orders),
        PlaceKey(("Del", "Backspace"), tr("Remove the step or the story from the composite"), does.remove),
        PlaceKey(("A",), tr("Add a story"), does.add_story),
        PlaceKey(("S",), tr("Show or hide suggestions"), does.toggle_suggestions),
        PlaceKey(("F8",), tr("As a map or as a list"), does.turn),
        PlaceKey(("Esc",), tr("End a gesture, or back to all composite maps"), does.step_back),
    ]
    return PlaceKeys(tr("Composite map"), keys)


def canvas_keys(walk: Callable[[Qt.Key], None], fit: Callable[[], None], zoom: Callable[[float], None]) -> PlaceKeys:
    walks = (
        ("Left", tr("Box to the left"), Qt.Key.Key_Left),
        ("Right", tr("Box to the right"), Qt.Key.Key_Right),
        ("Up", tr("Box above"), Qt.Key.Key_Up),
        ("Down", tr("Box below"), Qt.Key.Key_Down),
    )
    keys = [
        *(PlaceKey((key,), words, partial(walk, step)) for key, words, step in walks),
        PlaceKey(("Ctrl+9",), tr("All of the map in view"), fit),
        PlaceKey(("+", "="), tr("Larger"), partial(zoom, 1.25)),
        PlaceKey(("-",), tr("Smaller"), partial(zoom, 0.8)),
        PlaceKey(("0",), tr("As large as life"), partial(zoom, 0.0)),
    ]
    return PlaceKeys(tr("Composite map"), keys)
