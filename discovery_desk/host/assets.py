"""Where the files that come with the program are: fonts, icons, themes, prompts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path


class AssetMissing(FileNotFoundError):
    """The installation is incomplete: a file that belongs to the program is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is missing from this installation of Discovery Desk")
        self.name = name


def asset(*parts: str) -> Path:
    """Raises `AssetMissing`, which names what was looked for."""
    for root in _roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise AssetMissing("/".join(("resources", *parts)))


def font_files() -> tuple[Path, ...]:
    """Every bundled font, the interface first, then in the order in which a missing character is looked for."""
    families = json.loads(asset("fonts", "coverage.json").read_text(encoding="utf-8"))
    return tuple(asset("fonts", name) for family in families for name in family["files"].values())


@cache
def _roots() -> tuple[Path, ...]:
    return tuple(_possible_roots())


def _possible_roots() -> Iterator[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        yield Path(frozen) / "discovery_desk" / "resources"
        yield Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    yield package / "resources"  # in a wheel
    yield package.parent / "resources"  # in a checkout, also when it is installed as editable
