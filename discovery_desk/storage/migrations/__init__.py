"""The formats of a desk file so far, and the way from one to the next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from sqlite3 import Connection

MAJOR = 1
TABLE = "_sqlite_migrations"


@dataclass(frozen=True, slots=True)
class Format:
    """What a step leads to: `schema` is the digest of every statement of the schema after it."""

    step: str
    schema: str


# Written down, so that a desk can be examined without making an empty one beside it.
FORMATS = (
    Format("m0001_domain", "632ef7d176426aae3cef328a7cb63ef3f47a70755408404fe5ce1d2927da5214"),
    Format("m0002_live", "bda6630aa7da06ae5433c2f7746c860fe0e87f7585fb0dbc40367bbe79e51dfa"),
    Format("m0003_map", "377abcbe52a05eb6f282e39e586af5659f0fa3c5d41119403c9d637e8425d9ca"),
    Format("m0004_snapshot", "588f2e3ee7f2a39b778b6b549baaaf38a16ed41ca2b25655080c5fd2c5e4460f"),
)


def current_version() -> int:
    """What `user_version` says in a file that this program made: major × 1000 + number of steps."""
    return MAJOR * 1000 + len(FORMATS)


def bring_up_to_date(db: Connection) -> None:
    """Apply the steps that the desk does not have yet, in the caller's transaction."""
    from sqlite_utils import Database

    from discovery_desk.storage.migrations.steps import STEPS

    STEPS.apply(Database(db, execute_plugins=False))


def applied(db: Connection) -> frozenset[str]:
    """Names of the steps that the desk has been through, also those that only a newer program knows."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (TABLE,)).fetchone():
        return frozenset()
    return frozenset(name for (name,) in db.execute(f"SELECT name FROM {TABLE} WHERE migration_set = 'desk'"))


def has_the_schema_of(db: Connection, steps: frozenset[str]) -> bool:
    """Whether the schema is what these steps make; what a newer program has made is not judged."""
    known = [one for one in FORMATS if one.step in steps]
    return len(known) < len(steps) or (bool(known) and digest(db) == known[-1].schema)


def digest(db: Connection) -> str:
    """Of every statement of the schema but those of SQLite's and the migrations' own tables."""
    rows = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND NOT (type = 'table' AND (name LIKE 'sqlite\\_%' ESCAPE '\\' OR name = ?))",
        (TABLE,),
    ).fetchall()
    statements = sorted(" ".join(sql.split()) for (sql,) in rows)
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()
