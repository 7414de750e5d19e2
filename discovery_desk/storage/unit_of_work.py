"""The one door: every row is written here, and its before and after are kept."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar, cast

from discovery_desk.domain.change import Change, Entity
from discovery_desk.storage.drafts import Drafts
from discovery_desk.storage.reading import Reading
from discovery_desk.storage.tables import table_of

E = TypeVar("E", bound=Entity)


class UnitOfWork:
    """Valid inside `DeskFile.unit()` only. Reads see what was put."""

    def __init__(self, db: Connection, path: Path) -> None:
        self._db = db
        self._changes: dict[tuple[type, str], Change] = {}
        self.read = Reading(db, path)
        self.drafts = Drafts(db)

    def get(self, entity: type[E], key: str) -> E | None:
        return self.read.get(entity, key)

    def put(self, value: Entity) -> None:
        """Insert or update. When nothing differs, nothing is written and nothing announced."""
        before = self.get(type(value), value.id)
        if before == value:
            return
        table = table_of(type(value))
        self._db.execute(table.upsert, table.to_row(value))
        self._record(type(value), value.id, before, value)

    def delete(self, value: Entity) -> None:
        """Remove the row. Rows that refer to it have to go first or in the same unit."""
        before = self.get(type(value), value.id)
        if before is None:
            return
        self._db.execute(table_of(type(value)).delete, (value.id,))
        self._record(type(value), value.id, before, None)

    def apply(self, change: Change) -> None:
        """Make the row what the change says it is afterwards."""
        if change.after is not None:
            self.put(change.after)
        else:
            self.delete(cast(Entity, change.before))

    def changes(self) -> tuple[Change, ...]:
        return tuple(change for change in self._changes.values() if change.before != change.after)

    def _record(self, entity: type, key: str, before: Entity | None, after: Entity | None) -> None:
        first = self._changes.pop((entity, key), None)
        self._changes[entity, key] = Change(entity, key, first.before if first else before, after)
