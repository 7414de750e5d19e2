"""The desk that a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discovery_desk.domain.errors import FileMissing

if TYPE_CHECKING:
    from discovery_desk.services.desk import Desk

DESK = click.Path(path_type=Path, readable=False)


class opened:  # noqa: N801 - reads as a word in `with opened(file) as desk`
    """A desk for the length of a command."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> Desk:
        from discovery_desk.services.desk import open_desk

        if not self._file.exists():
            raise FileMissing(self._file)
        self._desk = open_desk(self._file)
        return self._desk

    def __exit__(self, *exc: object) -> None:
        self._desk.close()
