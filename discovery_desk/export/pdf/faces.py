"""The bundled faces: which characters each has, and which one sets a given piece of text."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from discovery_desk.export.pdf.characters import is_ignorable
from discovery_desk.host.assets import asset

_EMOJI = "DD Emoji"
# A full stop after a headphone is not an emoji: punctuation never stays in these.
_PICTORIAL = frozenset({_EMOJI, "DD Symbols"})
_ASKS_FOR_PICTURE = frozenset("\ufe0f\u20e3")
_ASKS_FOR_TEXT = "\ufe0e"
# Latin, Greek and Cyrillic letters and the signs between them, without what joins the letter before it.
_PLAIN = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x370, 0x482), (0x48A, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027))
_PICTURES_BEGIN = "\U0001f000"


class Face(NamedTuple):
    """One font file. Nothing is read from it until it is embedded."""

    family: str
    weight: int
    path: Path

    def is_too_light_for(self, weight: int) -> bool:
        """No bundled face of its script is bold enough, so it has to be thickened. Pictures are left as they are."""
        return weight >= 600 > self.weight and self.family not in _PICTORIAL


@dataclass(frozen=True)
class Family:
    name: str
    faces: tuple[Face, ...]
    ranges: str
    """Hexadecimal, as in `20-7e,a0`: what all weights of the family have."""

    @cached_property
    def _spans(self) -> tuple[list[int], list[int]]:
        ends = [span.partition("-") for span in self.ranges.split(",")]
        return [int(first, 16) for first, _, _ in ends], [int(last or first, 16) for first, _, last in ends]

    def has(self, character: str) -> bool:
        starts, ends = self._spans
        place = bisect_right(starts, ord(character)) - 1
        return place >= 0 and ord(character) <= ends[place]

    def has_all(self, characters: Iterable[str]) -> bool:
        return all(self.has(character) for character in characters)

    def face(self, weight: int) -> Face:
        """The face of that weight or the nearest one; of two equally near ones the heavier."""
        return min(self.faces, key=lambda face: (abs(face.weight - weight), -face.weight))


class Stretch(NamedTuple):
    """Neighbouring characters that one family sets; `start` and `end` count characters."""

    start: int
    end: int
    family: Family


class Families:
    """All bundled families, in the order in which a character is looked for."""

    def __init__(self, families: Sequence[Family]) -> None:
        self._families = tuple(families)
        self._emoji = next(family for family in families if family.name == _EMOJI)
        self._choice = lru_cache(maxsize=4096)(self._find)

    def __iter__(self) -> Iterator[Family]:
        return iter(self._families)

    @cached_property
    def _plain(self) -> frozenset[str]:
        """What the first family has of the letters and signs that never stand for a picture or join with others."""
        codes = chain.from_iterable(range(first, last + 1) for first, last in _PLAIN)
        return frozenset(filter(self._families[0].has, map(chr, codes)))

    def is_plain(self, text: str) -> bool:
        """Whether each character stands for itself, in the first family: most text is like that."""
        return self._plain.issuperset(text)

    def cut(self, clusters: Sequence[str]) -> list[Stretch]:
        """Each cluster is what a reader takes for one character, so it is never divided."""
        stretches: list[Stretch] = []
        place = 0
        for cluster, family in zip(clusters, self._assign(clusters), strict=True):
            end = place + len(cluster)
            if stretches and stretches[-1].family is family:
                stretches[-1] = stretches[-1]._replace(end=end)
            else:
                stretches.append(Stretch(place, end, family))
            place = end
        return stretches

    def missing(self, clusters: Iterable[str]) -> frozenset[str]:
        """Those characters that no family can draw where they stand."""
        lacking: set[str] = set()
        for cluster in set(clusters):
            lacking.update(_lacking(self._choice(cluster), cluster))
        return frozenset(lacking)

    def _assign(self, clusters: Sequence[str]) -> list[Family]:
        """Letters choose; punctuation goes with the letters before it, an opening bracket with those after it."""
        chosen = [None if _leans(cluster) else self._choice(cluster) for cluster in clusters]
        _lean(clusters, chosen, backwards=True)
        _lean(clusters, chosen, backwards=False)
        return [family or self._choice(cluster) for cluster, family in zip(clusters, chosen, strict=True)]

    def _find(self, cluster: str) -> Family:
        visible = [character for character in cluster if not is_ignorable(character)]
        order = (self._emoji, *self._families) if _is_picture(cluster) else self._families
        for spelling in (visible, unicodedata.normalize("NFC", "".join(visible))):
            for family in order:
                if family.has_all(spelling):
                    return family
        return next((family for family in order if family.has(visible[0])), self._families[0])


def _lean(clusters: Sequence[str], chosen: list[Family | None], *, backwards: bool) -> None:
    neighbour: Family | None = None
    order = range(len(clusters) - 1, -1, -1) if backwards else range(len(clusters))
    for place in order:
        family = chosen[place]
        if family is not None:
            neighbour = None if family.name in _PICTORIAL else family
        elif neighbour and backwards == _opens(clusters[place]) and neighbour.has_all(clusters[place]):
            chosen[place] = neighbour


def _leans(cluster: str) -> bool:
    return all(is_ignorable(c) for c in cluster) or (len(cluster) == 1 and unicodedata.category(cluster)[0] in "ZPS")


def _opens(cluster: str) -> bool:
    return unicodedata.category(cluster[0]) in {"Ps", "Pi"}


def _is_picture(cluster: str) -> bool:
    if _ASKS_FOR_TEXT in cluster:
        return False
    return cluster[0] >= _PICTURES_BEGIN or not _ASKS_FOR_PICTURE.isdisjoint(cluster)


def _lacking(family: Family, cluster: str) -> set[str]:
    visible = [character for character in cluster if not is_ignorable(character)]
    if family.has_all(unicodedata.normalize("NFC", "".join(visible))):
        return set()
    return {character for character in visible if not family.has(character)}


def bundled_families() -> Families:
    """Raises `AssetMissing` when the installation has no fonts."""
    entries = json.loads(asset("fonts", "coverage.json").read_text(encoding="utf-8"))
    return Families([_family(**entry) for entry in entries])


def _family(family: str, files: dict[str, str], ranges: str) -> Family:
    faces = tuple(Face(family, int(weight), asset("fonts", name)) for weight, name in files.items())
    return Family(family, faces, ranges)
