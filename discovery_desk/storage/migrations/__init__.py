"""The steps that bring a desk file from one version to the next; never edited once landed."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

MAJOR = 1
STEPS = Migrations("desk")


def run_script(db: Database, name: str) -> None:
    """Run one SQL file of this folder inside the caller's transaction (`executescript` would commit it)."""
    script = (Path(__file__).parent / name).read_text("utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@STEPS()
def m0001_domain(db: Database) -> None:
    run_script(db, "m0001_domain.sql")


@STEPS()
def m0002_live(db: Database) -> None:
    run_script(db, "m0002_live.sql")


def step_names() -> tuple[str, ...]:
    return tuple(step.name for step in STEPS._migrations)


def current_version() -> int:
    """What `user_version` says in a file that this program made: major × 1000 + number of steps."""
    return MAJOR * 1000 + len(step_names())
