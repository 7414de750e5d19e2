"""The theme tokens: colours, spacing, radii and type, the same for screen and paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from discovery_desk.host.assets import asset


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour as `#rrggbb`, for light and for dark."""

    light: str
    dark: str

    def of(self, *, dark: bool) -> str:
        return self.dark if dark else self.light


@dataclass(frozen=True, slots=True)
class KindTokens:
    """How a kind of note looks: its sign on screen, the sign that is typed, its ink and its soft ground."""

    sign: str
    typed: str
    ink: Shade
    soft: Shade


@dataclass(frozen=True, slots=True)
class Tokens:
    """Sizes are pixels at 100 %."""

    color: Mapping[str, Shade]
    kind: Mapping[str, KindTokens]
    space: tuple[int, ...]
    radius: Mapping[str, int]
    type: Mapping[str, int]


@cache
def load_tokens() -> Tokens:
    raw = json.loads(asset("themes", "tokens.json").read_text("utf-8"))
    return Tokens(
        color={name: Shade(*pair) for name, pair in raw["color"].items()},
        kind={
            name: KindTokens(one["sign"], one["typed"], Shade(*one["ink"]), Shade(*one["soft"]))
            for name, one in raw["kind"].items()
        },
        space=tuple(raw["space"]),
        radius=raw["radius"],
        type=raw["type"],
    )
