"""The keys of the experience map: of the whole map, of the boxes selected, of the one under the keys, of a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from discovery_desk.domain.moment import LinkKind
from discovery_desk.ui.canvas.keys import NO_KEYS, Keys
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr

_PLUS = Qt.Key.Key_Plus.value
_SHIFTED_PLUS = Qt.KeyboardModifier.ShiftModifier.value | _PLUS  # as it comes where + is above another sign
_STEPS = ("Left", "Right", "Up", "Down")


@dataclass(frozen=True, slots=True)
class MapDeeds:
    """What can be done on the map and with its boxes."""

    walk: Callable[[Qt.Key], None]
    extend: Callable[[Qt.Key], None]
    nudge: Callable[[Qt.Key], None]
    reorder: Callable[[Qt.Key], None]
    feel: Callable[[int], None]
    edit_or_link: Callable[[], None]
    start_link: Callable[[], None]
    next_link: Callable[[], None]
    show_details: Callable[[], None]
    hang: Callable[[], None]
    pin: Callable[[], None]
    add_after: Callable[[], None]
    add_before: Callable[[], None]
    add_first: Callable[[], None]
    delete: Callable[[], None]
    copy: Callable[[], None]
    cut: Callable[[], None]
    paste: Callable[[], None]
    select_all: Callable[[], None]
    step_back: Callable[[], None]
    tidy: Callable[[], None]
    fit: Callable[[], None]
    zoom: Callable[[float], None]
    show_menu: Callable[[], None]


@dataclass(frozen=True, slots=True)
class LinkDeeds:
    """What can be done with the link that is chosen."""

    retype: Callable[[LinkKind], None]
    reverse: Callable[[], None]
    edit: Callable[[], None]
    remove: Callable[[], None]


class MapKeys:
    """What needs a box or a link is left to the note line while none is chosen."""

    def __init__(self, does: MapDeeds, with_link: LinkDeeds) -> None:
        group, of_link = tr("Experience map"), tr("A link of the experience map")
        self._lists = (
            _of_all(does),
            _of_some(does),
            _of_one(does),
            _of_view(does),
            _of_empty(does),
            _of_link(does, with_link),
        )
        tables = [PlaceKeys(group, keys) for keys in self._lists[:-1]]
        self.tables = (*tables, PlaceKeys(of_link, self._lists[-1]))
        self._of_all, self._of_some, self._of_one, self._of_view, self._of_empty, self._of_link = (
            table.by_combination() for table in self.tables
        )
        self._of_view[_SHIFTED_PLUS] = self._of_view[_PLUS]

    def now(self, *, has_current: bool, has_selected: bool, has_link: bool, is_empty: bool) -> Keys:
        return {
            **self._of_all,
            **(self._of_empty if is_empty else NO_KEYS),
            **(self._of_view if has_current or has_selected or has_link else NO_KEYS),
            **(self._of_some if has_selected else NO_KEYS),
            **(self._of_one if has_current else NO_KEYS),
            **(self._of_link if has_link else NO_KEYS),
        }

    def offered(
        self, *, has_current: bool, has_selected: bool, has_link: bool, is_empty: bool
    ) -> tuple[tuple[PlaceKey, ...], ...]:
        """What a menu offers now, part by part: the same deeds, without those that only keys are good for."""
        of_all, of_some, of_one, _, of_empty, of_link = (tuple(filter(_is_for_menu, keys)) for keys in self._lists)
        if has_link:
            return of_link, of_all
        parts = (
            of_empty if is_empty else (),
            of_one if has_current else (),
            of_some if has_selected or has_current else (),
            of_all,
        )
        return tuple(part for part in parts if part)


def _is_for_menu(key: PlaceKey) -> bool:
    name = key.keys[0]
    return key.run is not None and not name.endswith(_STEPS[:2]) and name not in _KEYS_ONLY


_KEYS_ONLY = {
    *_STEPS,
    *(f"{held}+{step}" for held in ("Shift", "Alt+Shift") for step in _STEPS),
    *("Esc", "Menu", "Tab", "Shift+Tab", "K"),
}


def _of_all(does: MapDeeds) -> list[PlaceKey]:
    walks = (tr("Box to the left"), tr("Box to the right"), tr("Box above"), tr("Box below"))
    return [
        *_stepped("", walks, does.walk),
        PlaceKey(("Tab",), tr("Add the next moment; without a box, on to the next control"), does.add_after),
        PlaceKey(("Shift+Tab",), tr("Add a moment before; without a box, back to the control before"), does.add_before),
        PlaceKey(("Esc",), tr("End a gesture, or leave the map"), does.step_back),
        PlaceKey(("Ctrl+V",), tr("Paste moments"), does.paste),
        PlaceKey(("Ctrl+A",), tr("Select all boxes"), does.select_all),
        PlaceKey(("Ctrl+L",), tr("Tidy the map"), does.tidy),
        PlaceKey(("Ctrl+9",), tr("All of the map in view"), does.fit),
        PlaceKey(("Space",), tr("Hold it to move the map with the mouse")),
        PlaceKey(("Menu", "Shift+F10"), tr("What can be done here"), does.show_menu),
    ]


def _of_view(does: MapDeeds) -> list[PlaceKey]:
    """While nothing is chosen these are signs and figures of a note."""
    return [
        PlaceKey(("+",), tr("Larger"), partial(does.zoom, 1.25)),
        PlaceKey(("-",), tr("Smaller"), partial(does.zoom, 0.8)),
        PlaceKey(("0",), tr("As large as life"), partial(does.zoom, 0.0)),
    ]


def _of_empty(does: MapDeeds) -> list[PlaceKey]:
    return [PlaceKey(("Return", "Enter", "Ins"), tr("Add the first moment of an empty map"), does.add_first)]


def _of_some(does: MapDeeds) -> list[PlaceKey]:
    feelings = (
        ("1", tr("It felt very bad"), -2),
        ("2", tr("It felt bad"), -1),
        ("3", tr("It felt neither good nor bad"), 0),
        ("4", tr("It felt good"), 1),
        ("5", tr("It felt very good"), 2),
    )
    nudges = (
        tr("Move the box by hand to the left"),
        tr("Move the box by hand to the right"),
        tr("Move the box by hand upwards"),
        tr("Move the box by hand downwards"),
    )
    return [
        *(PlaceKey((key,), words, partial(does.feel, level)) for key, words, level in feelings),
        *_stepped("Alt+Shift+", nudges, does.nudge),
        PlaceKey(("P",), tr("Pin where it is, or let it go"), does.pin),
        PlaceKey(("Ctrl+C",), tr("Copy"), does.copy),
        PlaceKey(("Ctrl+X",), tr("Cut"), does.cut),
        PlaceKey(("Del",), tr("Remove from the map"), does.delete),
    ]


def _of_one(does: MapDeeds) -> list[PlaceKey]:
    orders = (
        tr("Reorder the story to the left"),
        tr("Reorder the story to the right"),
        tr("Earlier in the story"),
        tr("Later in the story"),
    )
    extensions = (
        tr("Select the box to the left, too"),
        tr("Select the box to the right, too"),
        tr("Select the box above, too"),
        tr("Select the box below, too"),
    )
    return [
        *_stepped("Ctrl+Shift+", orders, does.reorder),
        *_stepped("Shift+", extensions, does.extend),
        PlaceKey(("Return", "Enter", "F2"), tr("Rename the moment; end a link here"), does.edit_or_link),
        PlaceKey(("D",), tr("Details of the moment"), does.show_details),
        PlaceKey(("O",), tr("Hang an opportunity on it"), does.hang),
        PlaceKey(("L",), tr("Start a link; twice, one back to the box"), does.start_link),
        PlaceKey(("K",), tr("Go through its links"), does.next_link),
    ]


def _of_link(does: MapDeeds, with_link: LinkDeeds) -> list[PlaceKey]:
    kinds = (
        ("S", tr("One thing after the other"), LinkKind.SEQUENCE),
        ("C", tr("One thing because of the other"), LinkKind.CAUSE),
        ("W", tr("A wait between them"), LinkKind.WAIT),
        ("P", tr("Both at the same time"), LinkKind.PARALLEL),
    )
    return [
        *(PlaceKey((key,), words, partial(with_link.retype, kind)) for key, words, kind in kinds),
        PlaceKey(("V",), tr("Turn the link round"), with_link.reverse),
        PlaceKey(("Return", "Enter", "F2"), tr("Words of the link"), with_link.edit),
        PlaceKey(("K",), tr("Next link of the box"), does.next_link),
        PlaceKey(("Del",), tr("Remove the link"), with_link.remove),
    ]


def _stepped(held: str, words: Iterable[str], run: Callable[[Qt.Key], None]) -> list[PlaceKey]:
    """One key for each way to go."""
    ways = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    return [
        PlaceKey((f"{held}{name}",), each, partial(run, way))
        for name, each, way in zip(_STEPS, words, ways, strict=True)
    ]
