"""The steps themselves; never edited once landed. Imported only when a desk is made or brought up to date."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

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


@STEPS()
def m0003_map(db: Database) -> None:
    run_script(db, "m0003_map.sql")


@STEPS()
def m0004_snapshot(db: Database) -> None:
    run_script(db, "m0004_snapshot.sql")
