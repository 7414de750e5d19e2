"""The tables hold exactly what the domain says, and give back what was put in."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.change import Entity
from discovery_desk.domain.note import clean
from discovery_desk.storage import desk_file
from discovery_desk.storage.desk_file import DeskFile
from discovery_desk.storage.tables import NAMES, table_of

ENTITIES = pytest.mark.parametrize("entity", NAMES, ids=lambda entity: entity.__name__)
SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", bytes: "BLOB", date: "TEXT", datetime: "TEXT"}
# Fields that end in _id and refer to no one table.
NOT_REFERENCES = {("interview", "boot_id"), ("origin", "entity_id")}
ENTITY_OF = {name: entity for entity, name in NAMES.items()}


def bare(hint: Any) -> tuple[Any, bool]:
    """The plain type, and whether it may be None."""
    may_be_none = False
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        may_be_none = True
        (hint,) = (one for one in typing.get_args(hint) if one is not type(None))
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint, may_be_none


def hints(entity: type) -> dict[str, tuple[Any, bool]]:
    found = typing.get_type_hints(entity)
    return {field.name: bare(found[field.name]) for field in dataclasses.fields(entity)}


@pytest.fixture(scope="module")
def memory() -> Iterator[DeskFile]:
    made = desk_file.open_memory()
    yield made
    made.close()


@pytest.fixture(scope="module")
def schema(memory: DeskFile) -> sqlite3.Connection:
    return memory._db


@ENTITIES
def test_a_table_has_the_fields_of_its_entity_and_no_others(schema: sqlite3.Connection, entity: type) -> None:
    columns = {row[1]: (row[2], bool(row[3])) for row in schema.execute(f'PRAGMA table_info("{NAMES[entity]}")')}
    assert columns.pop("pk") == ("INTEGER", False)
    wanted = {}
    for name, (kind, may_be_none) in hints(entity).items():
        sql_type = SQL_TYPES.get(kind, "TEXT")  # an Enum, or a tuple kept as JSON
        wanted[name] = (sql_type, not may_be_none)
    assert columns == wanted


@ENTITIES
def test_every_table_is_strict_and_knows_its_rows_by_id(schema: sqlite3.Connection, entity: type) -> None:
    (sql,) = schema.execute("SELECT sql FROM sqlite_master WHERE name = ?", (NAMES[entity],)).fetchone()
    assert sql.endswith(") STRICT")
    assert "id TEXT NOT NULL UNIQUE" in sql
    assert not re.search("CASCADE|TRIGGER|SET NULL|REPLACE", sql)


@ENTITIES
def test_every_reference_is_a_foreign_key_with_an_index(schema: sqlite3.Connection, entity: type) -> None:
    table = NAMES[entity]
    references = {row[3]: (row[2], row[4]) for row in schema.execute(f'PRAGMA foreign_key_list("{table}")')}
    expected = {name for name in hints(entity) if name.endswith("_id") and (table, name) not in NOT_REFERENCES}
    assert set(references) == expected
    assert all(column == "id" and parent in NAMES.values() for parent, column in references.values())
    first_columns = {
        schema.execute(f'PRAGMA index_info("{row[1]}")').fetchone()[2]
        for row in schema.execute(f'PRAGMA index_list("{table}")').fetchall()
    }
    assert expected <= first_columns


def test_there_are_no_tables_but_the_known_ones(schema: sqlite3.Connection) -> None:
    rows = schema.execute("SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')").fetchall()
    known = {*NAMES.values(), "draft", "_sqlite_migrations"}
    assert {name for kind, name in rows if kind == "table"} - {"sqlite_sequence"} == known
    assert {kind for kind, _ in rows} == {"table"}


def test_what_is_not_stored_has_no_table() -> None:
    with pytest.raises(KeyError):
        table_of(dict)


HOSTILE = st.sampled_from(
    [
        "'; DROP TABLE note; --",
        '"',
        "\\",
        "%_*?",
        "👩\u200d🚀🏳\ufe0f\u200d🌈",
        "\u202eعكس\u202c",
        "ﷺ",
        "𝔘𝔫𝔦",
        "e\u0301",
        "\ufdd0",
        "\ud83d",
        "a\0b",
        "NULL",
    ]
)
TEXTS = st.one_of(HOSTILE, st.text(st.characters(), max_size=30)).map(clean)
ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11))])
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=64),
    date: st.dates(),
    datetime: st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=ZONES),
}
NARROW = {("tag", "key"): st.integers(1, 9), ("moment", "emotion"): st.integers(-2, 2)}


def values(entity: type) -> st.SearchStrategy[Any]:
    """An entity with every field filled at random; references are left empty or point nowhere yet."""
    parts = {}
    for name, (kind, may_be_none) in hints(entity).items():
        if (NAMES[entity], name) in NARROW:
            part = NARROW[NAMES[entity], name]
        elif typing.get_origin(kind) is tuple:
            part = st.lists(TEXTS, max_size=4).map(tuple)
        elif issubclass(kind, Enum):
            part = st.sampled_from(kind)
        else:
            part = VALUES[kind]
        parts[name] = st.one_of(st.none(), part) if may_be_none else part
    return st.builds(entity, **parts)


def put_and_get(desk: DeskFile, value: Entity) -> Entity | None:
    """Put, read back, and leave the desk as it was. References point nowhere, so the unit must not be kept."""
    found: list[Entity | None] = []

    class Enough(Exception):
        pass

    with pytest.raises(Enough), desk.unit() as unit:
        unit.put(value)
        found.append(unit.get(type(value), value.id))
        unit.put(value)
        assert len(unit.changes()) == 1
        raise Enough
    return found[0]


@ENTITIES
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_put_is_what_is_got(memory: DeskFile, entity: type, data: st.DataObject) -> None:
    value = data.draw(values(entity))
    found = put_and_get(memory, value)
    assert found == value
    for name, (kind, _) in hints(entity).items():
        got = getattr(found, name)
        assert got is None or type(got) is (typing.get_origin(kind) or kind)


@ENTITIES
@settings(max_examples=10)
@given(data=st.data())
def test_every_field_can_be_changed(memory: DeskFile, entity: type, data: st.DataObject) -> None:
    first, second = data.draw(values(entity)), data.draw(values(entity))
    second = dataclasses.replace(second, id=first.id)

    class Enough(Exception):
        pass

    with pytest.raises(Enough), memory.unit() as unit:
        unit.put(first)
        unit.put(second)
        assert unit.get(entity, first.id) == second
        assert [change.after for change in unit.changes()] == [second]
        raise Enough
