"""The keys of the experience map: those of the whole map, of the boxes that are selected, of the one under the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from discovery_desk.ui.canvas.view import NO_KEYS, Keys
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr


@dataclass(frozen=True, slots=True)
class MapDeeds:
    """What can be done on the map."""

    walk: Callable[[Qt.Key], None]
    reorder: Callable[[Qt.Key], None]
    feel: Callable[[int], None]
    edit_or_link: Callable[[], None]
    start_link: Callable[[], None]
    add_after: Callable[[], None]
    add_before: Callable[[], None]
    delete: Callable[[], None]
    step_back: Callable[[], None]
    tidy: Callable[[], None]
    fit: Callable[[], None]


class MapKeys:
    """What needs a box is left to the note line while none is chosen."""

    def __init__(self, does: MapDeeds) -> None:
        group = tr("Experience map")
        tables = [PlaceKeys(group, keys) for keys in (_of_all(does), _of_some(does), _of_one(does))]
        self.tables = tuple(tables)
        self._of_all, self._of_some, self._of_one = (table.by_combination() for table in tables)

    def now(self, *, has_current: bool, has_selected: bool) -> Keys:
        on_some = self._of_some if has_selected else NO_KEYS
        return {**self._of_all, **on_some, **(self._of_one if has_current else NO_KEYS)}


def _of_all(does: MapDeeds) -> list[PlaceKey]:
    walks = (
        ("Left", tr("Box to the left"), Qt.Key.Key_Left),
        ("Right", tr("Box to the right"), Qt.Key.Key_Right),
        ("Up", tr("Box above"), Qt.Key.Key_Up),
        ("Down", tr("Box below"), Qt.Key.Key_Down),
    )
    return [
        *(PlaceKey((key,), words, partial(does.walk, step)) for key, words, step in walks),
        PlaceKey(("Tab",), tr("Add the next moment"), does.add_after),
        PlaceKey(("Shift+Tab",), tr("Add a moment before"), does.add_before),
        PlaceKey(("Esc",), tr("End a gesture, or leave the map"), does.step_back),
        PlaceKey(("Ctrl+L",), tr("Tidy the map"), does.tidy),
        PlaceKey(("Ctrl+9",), tr("All of the map in view"), does.fit),
        PlaceKey(("Space",), tr("Hold it to move the map with the mouse")),
    ]


def _of_some(does: MapDeeds) -> list[PlaceKey]:
    feelings = (
        ("1", tr("It felt very bad"), -2),
        ("2", tr("It felt bad"), -1),
        ("3", tr("It felt neither good nor bad"), 0),
        ("4", tr("It felt good"), 1),
        ("5", tr("It felt very good"), 2),
    )
    return [
        *(PlaceKey((key,), words, partial(does.feel, level)) for key, words, level in feelings),
        PlaceKey(("Del", "Backspace"), tr("Remove from the map"), does.delete),
    ]


def _of_one(does: MapDeeds) -> list[PlaceKey]:
    orders = (
        ("Ctrl+Shift+Left", tr("Reorder the story to the left"), Qt.Key.Key_Left),
        ("Ctrl+Shift+Right", tr("Reorder the story to the right"), Qt.Key.Key_Right),
        ("Ctrl+Shift+Up", tr("Earlier in the story"), Qt.Key.Key_Up),
        ("Ctrl+Shift+Down", tr("Later in the story"), Qt.Key.Key_Down),
    )
    return [
        *(PlaceKey((key,), words, partial(does.reorder, step)) for key, words, step in orders),
        PlaceKey(("Return", "Enter", "F2"), tr("Rename the moment; end a link here"), does.edit_or_link),
        PlaceKey(("L",), tr("Start a link"), does.start_link),
    ]
