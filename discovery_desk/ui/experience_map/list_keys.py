"""The keys of the list of moments: those of the whole list, and those of the row under the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from discovery_desk.ui.canvas.keys import Keys
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.words import tr


@dataclass(frozen=True, slots=True)
class ListDeeds:
    """What can be done in the list."""

    edit: Callable[[], None]
    add_after: Callable[[], None]
    delete: Callable[[], None]
    move: Callable[[int], None]
    feel: Callable[[int], None]
    details: Callable[[], None]
    copy: Callable[[], None]
    leave: Callable[[], None]


class ListKeys:
    """Digits are feelings in their own column only; elsewhere they are typed into the note line, as letters are."""

    def __init__(self, does: ListDeeds) -> None:
        group = tr("List of moments")
        self._of_all = PlaceKeys(group, _of_all(does))
        self._of_row = PlaceKeys(group, _of_row(does))
        self._of_felt = PlaceKeys(group, _of_felt(does))
        self.tables = (self._of_all, self._of_row, self._of_felt)

    def now(self, *, has_row: bool, is_felt: bool) -> Keys:
        tables = (self._of_all, *((self._of_row,) if has_row else ()), *((self._of_felt,) if is_felt else ()))
        return {code: run for table in tables for code, run in table.by_combination().items()}


def _of_all(does: ListDeeds) -> list[PlaceKey]:
    return [
        PlaceKey(("Up", "Down", "Left", "Right"), tr("Go from cell to cell")),
        PlaceKey(("Ins", "Ctrl+Return", "Ctrl+Enter"), tr("Add a moment after this one"), does.add_after),
        PlaceKey(("Esc",), tr("Back to the note line"), does.leave),
    ]


def _of_row(does: ListDeeds) -> list[PlaceKey]:
    return [
        PlaceKey(("Return", "Enter", "F2"), tr("Edit the cell; Tab goes on to the next"), does.edit),
        PlaceKey(("Ctrl+Shift+Up",), tr("Earlier in the story"), partial(does.move, -1)),
        PlaceKey(("Ctrl+Shift+Down",), tr("Later in the story"), partial(does.move, 1)),
        PlaceKey(("Del",), tr("Remove from the map"), does.delete),
        PlaceKey(("D",), tr("Details of the moment"), does.details),
        PlaceKey(("Ctrl+C",), tr("Copy the moments, and their rows as a table"), does.copy),
    ]


def _of_felt(does: ListDeeds) -> list[PlaceKey]:
    feelings = (
        ("1", tr("It felt very bad"), -2),
        ("2", tr("It felt bad"), -1),
        ("3", tr("It felt neither good nor bad"), 0),
        ("4", tr("It felt good"), 1),
        ("5", tr("It felt very good"), 2),
    )
    return [PlaceKey((key,), words, partial(does.feel, level)) for key, words, level in feelings]
