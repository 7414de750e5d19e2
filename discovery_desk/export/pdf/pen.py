"""Writes a line of text as the operators of a page, so that it can be copied and read out as it was typed."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.export.pdf.embedding import Inventory, open_font
from discovery_desk.export.pdf.faces import Face
from discovery_desk.export.pdf.paragraph import Cluster, Glyph

_THICKENING = 0.03  # of the size: about what separates a bold stem from a regular one


class Pen:
    """Writes the operators of one line; glyphs at one height make one string, with gaps in thousandths of the size."""

    def __init__(self, size: float, x: float, baseline: float) -> None:
        self._size, self._x, self._baseline = size, x, baseline
        self._operators: list[str] = []
        self._string: list[str] = []
        self._at = (0.0, float("nan"))

    def take(self, face: Face, resource: str, *, thick: bool) -> None:
        self._file = open_font(face.path)
        mode = f"2 Tr {number(self._size * _THICKENING)} w" if thick else "0 Tr"
        self._write(f"{mode} /{resource} {number(self._size)} Tf")

    def draw(self, clusters: Iterable[Cluster], inventory: Inventory) -> None:
        for cluster in clusters:
            for place, glyph in enumerate(cluster.glyphs):
                self._show(glyph, inventory.code(glyph.number, "" if place else cluster.text))

    def draw_letters(self, clusters: Iterable[Cluster], inventory: Inventory) -> tuple[Cluster, ...]:
        """For lines that are read glyph by glyph: dots and accents, which would come between the letters, are left."""
        left = []
        for cluster in clusters:
            letter, *others = sorted(cluster.glyphs, key=self._advance, reverse=True)
            self._show(letter, inventory.code(letter.number, cluster.text))
            left += [Cluster("", (glyph,)) for glyph in others]
        return tuple(left)

    def _advance(self, glyph: Glyph) -> float:
        return self._file.advance(glyph.number)

    def finish(self) -> str:
        self._write("")
        return " ".join(filter(None, self._operators))

    def _show(self, glyph: Glyph, code: int) -> None:
        pen, height = self._at
        if glyph.y != height:
            x, y = self._x + glyph.x * self._size / 1000, self._baseline + glyph.y * self._size / 1000
            self._write(f"1 0 0 1 {number(x)} {number(y)} Tm")
            pen = glyph.x
        gap = round(pen - glyph.x)
        self._string.append(f"{gap or ''}<{code:04X}>")
        self._at = (pen - gap + self._file.advance(glyph.number), glyph.y)

    def _write(self, operator: str) -> None:
        if self._string:
            self._operators.append(f"[{''.join(self._string).replace('><', '')}] TJ")
            self._string = []
        self._operators.append(operator)


def number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
