"""One list of actions: menus, shortcuts and the help page all come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from discovery_desk.ui.kit.words import no_mnemonic


@dataclass(frozen=True, slots=True)
class Act:
    """`group` is the heading in menu and help; `keys` as in `Ctrl+Shift+E`, more than one where two do the same.

    One that is not `in_menu` is reached by its key, or from a panel.
    """

    name: str
    words: str
    group: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    in_menu: bool = True


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A key that means something in one widget only. Without `run` the widget has a way of its own to take it.

    `keys` are key sequences, or, where `is_typed`, characters that are typed.
    """

    keys: tuple[str, ...]
    words: str
    run: Callable[[], object] | None = None
    is_typed: bool = False


class PlaceKeys:
    """The keys of one widget: what it acts on and what the help page lists are the same list.

    The widget has it, or a tuple of such lists, as `place_keys`; that is where the help page finds it.
    """

    def __init__(self, group: str, keys: Iterable[PlaceKey]) -> None:
        self.group = group
        self.keys = tuple(keys)
        self._runs = {
            QKeySequence(key).toString(): one.run
            for one in self.keys
            if one.run is not None and not one.is_typed
            for key in one.keys
        }

    def by_combination(self) -> dict[int, Callable[[], object]]:
        """What each key does, by its code with the modifiers in it."""
        return {
            QKeySequence(key)[0].toCombined(): run  # type: ignore[index]  # the stubs do not know it
            for key, run in self._runs.items()
        }

    def knows(self, event: QKeyEvent) -> bool:
        return pressed(event) in self._runs

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key is for; False when it is for nothing here."""
        run = self._runs.get(pressed(event))
        if run is None:
            return False
        run()
        return True


def pressed(event: QKeyEvent) -> str:
    """The key as it is written in a list of keys; the numeric block counts as the rest of the keyboard."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else event.key()
    return QKeySequence(modifiers.value | key).toString()


class KeyTaken(ValueError):
    """Two acts want one key."""

    def __init__(self, key: str, one: str, other: str) -> None:
        super().__init__(f"{key} is both {one} and {other}")
        self.key, self.one, self.other = key, one, other


def with_own_keys(acts: Sequence[Act], own: Mapping[str, Sequence[str]]) -> tuple[Act, ...]:
    """The acts with the keys that a person has given them; those that would take a key of another are left out."""
    wanted = _with_keys(acts, own)
    if _is_distinct(wanted):
        return wanted
    agreed: dict[str, Sequence[str]] = {}
    for name, keys in own.items():
        if _is_distinct(_with_keys(acts, {**agreed, name: keys})):
            agreed[name] = keys
    return _with_keys(acts, agreed)


def _with_keys(acts: Sequence[Act], own: Mapping[str, Sequence[str]]) -> tuple[Act, ...]:
    return tuple(replace(act, keys=tuple(own[act.name])) if act.name in own else act for act in acts)


def _is_distinct(acts: Sequence[Act]) -> bool:
    try:
        require_distinct(acts)
    except KeyTaken:
        return False
    return True


def require_distinct(acts: Sequence[Act]) -> None:
    """Raises `KeyTaken`."""
    taken: dict[str, str] = {}
    for act in acts:
        for key in (QKeySequence(key).toString() for key in act.keys):
            if key in taken:
                raise KeyTaken(key, taken[key], act.name)
            taken[key] = act.name


def install(acts: Sequence[Act], widget: QWidget) -> dict[str, QAction]:
    """Make the actions of a window, by name. Two acts with one key are a mistake and raise `KeyTaken`."""
    require_distinct(acts)
    made: dict[str, QAction] = {}
    for act in acts:
        action = QAction(no_mnemonic(act.words), widget)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, run=act.run: run())
        widget.addAction(action)
        made[act.name] = action
    give_keys(acts, made)
    return made


def give_keys(acts: Sequence[Act], actions: Mapping[str, QAction]) -> None:
    for act in acts:
        actions[act.name].setShortcuts([QKeySequence(key) for key in act.keys])


def tables_of(*roots: QWidget) -> list[tuple[PlaceKeys, bool]]:
    """The lists of keys of all the widgets below, and whether the widget is in view; two that are alike are one."""
    found: dict[object, tuple[PlaceKeys, bool]] = {}
    for widget in (one for root in roots for one in (root, *root.findChildren(QWidget))):
        tables: PlaceKeys | tuple[PlaceKeys, ...] = getattr(widget, "place_keys", ())
        for table in (tables,) if isinstance(tables, PlaceKeys) else tables:
            same = (table.group, tuple((one.keys, one.words) for one in table.keys))
            found[same] = (table, widget.isVisible() or (same in found and found[same][1]))
    return list(found.values())


def keys_as_shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
