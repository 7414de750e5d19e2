"""Set text as a printer would: Qt breaks, shapes and orders it; a `Document` puts it on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate, groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from threading import Lock

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from discovery_desk.domain.reading import is_right_to_left
from discovery_desk.export.pdf.characters import has_right_to_left, lines_of
from discovery_desk.export.pdf.document import Document, StandardFontUsed
from discovery_desk.export.pdf.faces import Face, Family, bundled_families
from discovery_desk.export.pdf.paragraph import Align, Cluster, Glyph, Line, Paragraph, Run, Shapes, TextStyle, Weight
from discovery_desk.export.pdf.piece import Piece

__all__ = ["Align", "Document", "Line", "Paragraph", "StandardFontUsed", "TextStyle", "Typesetter", "Weight"]

# Text is laid out once at 1000 pixels to the size, so a position is in thousandths whatever the size on paper.
_EM = 1000
_NO_LIMIT = 3e7  # the most that Qt's fixed-point numbers take
_SLACK = 0.5  # a line given exactly the room that it needs must not wrap
_ELLIPSIS = "…"
_ASCENT, _DESCENT = 0.969, 0.241  # of the interface face; lines of other scripts share its baseline


class UnreadableFont(RuntimeError):
    """A file that the program brought along is not a font that this Qt can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” cannot be read as a font")


class Typesetter:
    """One for the whole process: each face is loaded once, when the first text needs it.

    Works with or without a running application, and makes an offscreen one when there is none; a program that wants
    widgets later must make its QApplication first. May be called from any thread: they take turns.
    """

    def __init__(self) -> None:
        _ensure_application()
        self._families = bundled_families()
        self._fonts: dict[Face, QFont] = {}
        self._faces: dict[tuple[str, int], Face] = {}
        # A class of Qt takes longer to come up than most lines to set: text of one face goes without this one.
        self._looks: dict[Face, QtGui.QTextCharFormat] = {}
        # One text is tried at several widths.
        self._piece = lru_cache(maxsize=256)(self._read)
        self._stretches = lru_cache(maxsize=256)(self._families.cut)
        self._lock = Lock()

    def measure(self, text: str, style: TextStyle, width: float | None = None) -> Paragraph:
        """Break the text into lines of at most `width` points; without a width, only where the text has line ends.

        Text is never markup. Control characters and blank lines at the end are left out.
        """
        pieces = [self._piece(line) for line in lines_of(text)]
        room = _NO_LIMIT if width is None else min(max(width, 0) * _EM / style.size + _SLACK, _NO_LIMIT)
        with self._lock:
            lines, is_cut = self._limited(pieces, style, room)
        return Paragraph(
            text="\n".join(piece.text for piece in pieces),
            style=style,
            lines=tuple(lines),
            width=max((line.width for line in lines), default=0.0),
            height=len(lines) * style.size * style.leading,
            missing=self._families.missing(c for piece in pieces if not piece.is_plain for c in piece.clusters),
            is_right_to_left=is_right_to_left(text),
            is_cut=is_cut,
            first_baseline=style.size * (_ASCENT + (style.leading - _ASCENT - _DESCENT) / 2),
        )

    def _read(self, line: str) -> Piece:
        is_plain = self._families.is_plain(line)
        return Piece(line, self._stretches, not is_plain and is_right_to_left(line), is_plain)

    def _limited(self, pieces: Sequence[Piece], style: TextStyle, room: float) -> tuple[list[Line], bool]:
        lines: list[Line] = []
        for place, piece in enumerate(pieces, 1):
            left = None if style.max_lines is None else style.max_lines - len(lines)
            wrapped = self._wrap(piece, style, room, left)
            if left is not None and (len(wrapped) > left or (len(wrapped) == left and place < len(pieces))):
                return lines + self._cut(piece, wrapped[:left], style, room), True
            lines += wrapped
        return lines, False

    def _cut(self, piece: Piece, shown: Sequence[Line], style: TextStyle, room: float) -> list[Line]:
        """Give up characters from the end until the rest leaves room for an ellipsis."""
        length = sum(len(line.text) for line in shown)
        ends = [0, *(end for end in accumulate(map(len, piece.clusters)) if end <= length)]
        lines = list(shown)
        while lines and ends:
            shorter = replace(piece, text=piece.text[: ends.pop()].rstrip() + _ELLIPSIS)
            lines = self._wrap(shorter, style, room, len(shown))
            if len(lines) <= len(shown):
                break
        return lines

    def _wrap(self, piece: Piece, style: TextStyle, room: float, most: int | None) -> list[Line]:
        """One more than `most` where there are more: nobody looks at the others."""
        if not piece.text:
            return [Line("", 0.0, piece.is_right_to_left, _Nothing())]
        face = self._main_family(piece).face(style.weight.value)
        layout = QTextLayout(piece.given, self._font(face))
        if not piece.is_plain and len(piece.spans) > 1:
            layout.setFormats(list(self._formats(piece, style.weight)))
        layout.setTextOption(_option(piece))
        layout.beginLayout()
        lines = list(islice(_lines_within(layout, room), None if most is None else most + 1))
        layout.endLayout()
        known = face if piece.is_plain else None
        shapes = [_Shapes((layout, line, piece), known, self._faces, self._lock) for line in lines]
        return [_line(line, piece, style.size, found) for line, found in zip(lines, shapes, strict=True)]

    def _main_family(self, piece: Piece) -> Family:
        """Of all of it where there is only one."""
        alone = piece.spans[0].stretch if not piece.is_plain and len(piece.spans) == 1 else None
        return alone.family if alone else next(iter(self._families))

    def _formats(self, piece: Piece, weight: Weight) -> Iterator[QTextLayout.FormatRange]:
        """Each stretch is given its exact face: where Qt looks for one itself, its glyphs lose track of the text."""
        for part in piece.spans:
            span = QTextLayout.FormatRange()
            span.start, span.length = part.start, part.length
            span.format = self._look(part.stretch.family.face(weight.value)) if part.stretch else self._tiny
            yield span

    @cached_property
    def _tiny(self) -> QtGui.QTextCharFormat:
        font = QFont(self._font(next(iter(self._families)).face(Weight.REGULAR.value)))
        font.setPixelSize(1)
        look = QtGui.QTextCharFormat()
        look.setFont(font)
        return look

    def _look(self, face: Face) -> QtGui.QTextCharFormat:
        if face not in self._looks:
            self._looks[face] = QtGui.QTextCharFormat()
            self._looks[face].setFont(self._font(face))
        return self._looks[face]

    def _font(self, face: Face) -> QFont:
        if face not in self._fonts:
            _load(face)
            self._fonts[face] = _exact_font(face)
            self._faces[face.family, face.weight] = face
        return self._fonts[face]


def _line(line: QTextLine, piece: Piece, size: float, shapes: Shapes) -> Line:
    return Line(
        text=piece.between(line.textStart(), line.textStart() + line.textLength()),
        width=line.naturalTextWidth() * size / _EM,
        is_right_to_left=piece.is_right_to_left,
        shapes=shapes,
    )


class _Nothing:
    runs: tuple[Run, ...] = ()


class _Shapes:
    """Of one line, whose layout has to live until they have been asked for; `face` is None where it has several."""

    def __init__(
        self,
        source: tuple[QTextLayout, QTextLine, Piece],
        face: Face | None,
        faces: Mapping[tuple[str, int], Face],
        lock: Lock,
    ) -> None:
        self._source: tuple[QTextLayout, QTextLine, Piece] | None = source
        self._runs: tuple[Run, ...] = ()
        self._face, self._faces, self._lock = face, faces, lock

    @property
    def runs(self) -> tuple[Run, ...]:
        with self._lock:
            if self._source is not None:
                _layout, line, piece = self._source
                self._runs = tuple(self._read(line, piece))
                self._source = None
        return self._runs

    def _read(self, line: QTextLine, piece: Piece) -> Iterator[Run]:
        """Those that have something of what the person wrote."""
        end = line.textStart() + line.textLength()
        left, baseline = line.naturalTextRect().left(), line.y() + line.ascent()
        runs = line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        places = sorted({place for run in runs for place in run.stringIndexes()})
        meanings = {here: piece.between(here, there) for here, there in pairwise([*places, end])}
        for run in runs:
            clusters = [cluster for cluster in _clusters(run, meanings, left, baseline) if cluster.text]
            if run.isRightToLeft():
                clusters.reverse()
            if clusters:
                yield Run(self._face or self._face_of(run.rawFont()), tuple(clusters))

    def _face_of(self, font: QtGui.QRawFont) -> Face:
        return self._faces[font.familyName(), font.weight()]


def _clusters(run: QGlyphRun, meanings: Mapping[int, str], left: float, baseline: float) -> Iterator[Cluster]:
    places = run.stringIndexes()
    glyphs = [
        Glyph(number, at.x() - left, baseline - at.y())
        for number, at in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    if len(set(places)) == len(places):
        return (Cluster(meanings[place], (glyph,)) for place, glyph in zip(places, glyphs, strict=True))
    together = groupby(zip(places, glyphs, strict=True), key=itemgetter(0))
    return (Cluster(meanings[place], tuple(glyph for _, glyph in shown)) for place, shown in together)


def _lines_within(layout: QTextLayout, room: float) -> Iterator[QTextLine]:
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        yield line


def _option(piece: Piece) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    if not piece.is_plain and has_right_to_left(piece.text):
        # Only here, where Qt would have to guess: the names in `Qt` take longer to come up than most pages take to set.
        names = QtCore.Qt
        option.setAlignment(names.AlignmentFlag.AlignLeft | names.AlignmentFlag.AlignAbsolute)
        is_mirrored = piece.is_right_to_left
        option.setTextDirection(names.LayoutDirection.RightToLeft if is_mirrored else names.LayoutDirection.LeftToRight)
    return option


def _exact_font(face: Face) -> QFont:
    font = QFont(face.family)
    font.setPixelSize(_EM)
    font.setWeight(QFont.Weight(face.weight))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _load(face: Face) -> None:
    """Unless the ui has done so: Qt would keep a second copy, and make every widget lay itself out anew."""
    styles = QFontDatabase.styles(face.family)
    if any(QFontDatabase.weight(face.family, style) == face.weight for style in styles):
        return
    if QFontDatabase.addApplicationFont(str(face.path)) == -1:
        raise UnreadableFont(face.path)


def _ensure_application() -> None:
    running = QCoreApplication.instance()
    if running is None:
        _offscreen_application()
    elif not isinstance(running, QGuiApplication):
        raise RuntimeError("text needs a QGuiApplication, and a QCoreApplication is running")


@cache
def _offscreen_application() -> QGuiApplication:
    """Kept for as long as the process lives: Qt's fonts do not outlive it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["discovery-desk"])
