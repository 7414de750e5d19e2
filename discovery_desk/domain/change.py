"""What changed: one record that is at once the undo step and the live update."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol


class Entity(Protocol):
    """A frozen dataclass with a text `id`: one row of the desk."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None is "not there"."""

    entity: type
    id: str
    before: Entity | None
    after: Entity | None

    def inverted(self) -> Change:
        return Change(self.entity, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one act changed.

    `origin` is whoever acted, so that it can ignore its own echo. `merge_key` joins acts that are one step to the
    person, such as typing. `is_from_outside` means that another program wrote and everything has to be read again.
    """

    label: str
    changes: tuple[Change, ...] = ()
    origin: object = field(default=None, compare=False)
    merge_key: str | None = None
    is_from_outside: bool = False

    def __bool__(self) -> bool:
        return bool(self.changes) or self.is_from_outside

    def inverted(self) -> ChangeSet:
        """The way back. It is nobody's own echo: whoever acted has to hear of it too."""
        changes = tuple(change.inverted() for change in reversed(self.changes))
        return replace(self, changes=changes, origin=None, merge_key=None)

    def touches(self, *entities: type) -> bool:
        """Whether a view of these entities has to read again."""
        return self.is_from_outside or any(change.entity in entities for change in self.changes)

    def of(self, entity: type) -> Iterator[Change]:
        return (change for change in self.changes if change.entity is entity)

    def joined(self, later: ChangeSet) -> ChangeSet:
        """One set that leads from before this one to after `later`."""
        merged: dict[tuple[type, str], Change] = {}
        for change in (*self.changes, *later.changes):
            first = merged.get((change.entity, change.id))
            before = first.before if first else change.before
            merged[change.entity, change.id] = Change(change.entity, change.id, before, change.after)
        kept = tuple(change for change in merged.values() if change.before != change.after)
        return replace(self, changes=kept)
