"""What an imported interview brings: rows in order, and what has to be matched with the desk by name."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from discovery_desk.domain.change import Entity
from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.domain.interview import Interview, Origin, OriginId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.ids import new_id
from discovery_desk.importing.json_item import Item


@dataclass
class Harvest:
    """Rows in the order in which they may be written, and what has to be matched with the desk by name."""

    path: Path
    interview: Interview
    participant: Participant
    source: str
    rows: list[Entity] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    seats: list[tuple[str, str, SeatKind]] = field(default_factory=list)
    tags: dict[NoteId, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, entity: str, key: str, row: Entity, item: Item | None = None) -> None:
        """Take a row; what is left unread in its item is kept with its origin."""
        if key and self.ids.get((entity, key), row.id) != row.id:
            raise UnreadableSource(self.path, f"there are two {entity} ids {key!r}")
        self.rows.append(row)
        self.ids[entity, key] = row.id
        self.keep_origin(entity, key, row.id, item)

    def keep_origin(self, entity: str, key: str, row_id: str, item: Item | None) -> None:
        rest = item.rest() if item else {}
        extra = json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else ""
        self.origins.append(
            Origin(
                id=OriginId(new_id()),
                interview_id=self.interview.id,
                source=self.source,
                entity=entity,
                entity_id=row_id,
                key=key,
                extra=extra,
            )
        )

    def id_of(self, entity: str, key: str, item: Item) -> str:
        """The id of what the file calls `key`; refuses names that stand for nothing."""
        try:
            return self.ids[entity, key]
        except KeyError as error:
            raise item.complaint(f"there is no {entity} {key!r}") from error
