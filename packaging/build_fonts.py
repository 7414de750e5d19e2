"""Rebuild `resources/fonts` from the packages the fonts are published in.

Usage: `python packaging/build_fonts.py` on Debian, with npm and fontTools. The result is the same bytes every time.
Each family gets a private name: with its public one, Qt mixes in the system's copy, whose glyph numbers differ.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
CJK_PACKAGE = "fonts-wqy-microhei"
CJK_COLLECTION = "usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
APACHE_LICENCE = Path("/usr/share/common-licenses/Apache-2.0")

STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
DROPPED_TABLES = ["DSIG", "FFTM", "GlyphOrder", "MATH", "STAT", "meta", "vhea", "vmtx"]

Span = tuple[int, int]
EVERYTHING: tuple[Span, ...] = ((0, 0x10FFFF),)
PRIVATE_USE: tuple[Span, ...] = ((0xE000, 0xF8FF),)
# Punctuation stays in the face of its script, so that guillemets and brackets suit the letters; digits are Inter's.
PUNCTUATION: tuple[Span, ...] = (
    (0x20, 0x22), (0x26, 0x2F), (0x3A, 0x3F), (0x5B, 0x5F), (0x7B, 0x7D), (0xA0, 0xA0), (0xAB, 0xAB), (0xB7, 0xB7),
    (0xBB, 0xBB), (0x200B, 0x200F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026),
    (0x2039, 0x203A), (0x25CC, 0x25CC),
)  # fmt: skip
# Shown as pictures by default (Unicode Emoji_Presentation, below U+1F000), so the emoji face must have them alone.
PICTURES: tuple[Span, ...] = (
    (0x231A, 0x231B), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615),
    (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE),
    (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
    (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C),
    (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF),
    (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x1F1E6, 0x1F1FF),
)  # fmt: skip
LATIN: tuple[Span, ...] = (
    (0x20, 0x58F), (0x10FB, 0x10FB), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x218F), (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F), (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFE20, 0xFE2F),
    (0xFFFC, 0xFFFD), (0x10780, 0x107BF),
)  # fmt: skip
ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0x860, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0x10E60, 0x10EFF))
HEBREW = ((0x590, 0x5FF), (0xFB1D, 0xFB4F), (0x20AA, 0x20AA))
DEVANAGARI = ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA830, 0xA839), (0xA8E0, 0xA8FF), (0x20B9, 0x20B9))
BENGALI = ((0x951, 0x952), (0x964, 0x965), (0x980, 0x9FF), (0x1CD0, 0x1CFF), (0xA8F1, 0xA8F1))
TAMIL = ((0x951, 0x952), (0x964, 0x965), (0xB80, 0xBFF), (0x1CDA, 0x1CDA), (0xA8F3, 0xA8F3), (0x11300, 0x11FFF))
THAI = ((0xE00, 0xE7F),)
CJK = ((0x1100, 0x11FF), (0x203B, 0x203B), (0x2100, 0x218F), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2E80, 0x2FFFF))
SYMBOLS = (
    (0x20D0, 0x20FF), (0x2100, 0x214F), (0x2190, 0x27FF), (0x2900, 0x297F), (0x2B00, 0x2BFF), (0x1F100, 0x1F1FF),
    (0x1F650, 0x1F67F), (0x1F780, 0x1F7FF), (0x1F800, 0x1F8AF),
)  # fmt: skip
EMOJI = ((0x200D, 0x200D), (0x20E3, 0x20E3), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2139), (0x2194, 0x2BFF),
         (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3299), (0xFE0E, 0xFE0F), (0x1F000, 0x10FFFF),
         (0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39))  # fmt: skip

TEXT_FEATURES = ["ccmp", "dnom", "frac", "kern", "liga", "locl", "mark", "mkmk", "numr", "rclt", "rlig"]
# Inter's `calt` turns a typed -> into an arrow and 2x3 into a product: a quotation must stay as it was typed.
INTERFACE_FEATURES = [*TEXT_FEATURES, "case", "cpsp", "pnum", "sups", "tnum", "zero"]


@dataclass(frozen=True)
class Family:
    """One bundled family; the order of `FAMILIES` is the order in which a missing character is looked for."""

    name: str
    packages: tuple[str, ...]
    weights: tuple[int, ...]
    keep: tuple[Span, ...]
    drop: tuple[Span, ...] = ()
    features: list[str] = field(default_factory=lambda: ["*"])
    keeps_hints: bool = True

    @property
    def stem(self) -> str:
        return self.name.removeprefix("DD ").lower()

    @property
    def unicodes(self) -> set[int]:
        return set(spread(self.keep)) - set(spread(self.drop))


FAMILIES = (
    Family("DD Interface", ("inter@0.4.2",), (400, 500, 600, 700), EVERYTHING, PRIVATE_USE, INTERFACE_FEATURES),
    Family("DD Latin", ("noto-sans@0.4.2",), (400, 700), LATIN, features=TEXT_FEATURES),
    Family("DD Arabic", ("noto-sans-arabic@0.4.3",), (400, 700), PUNCTUATION + ARABIC),
    Family("DD Hebrew", ("noto-sans-hebrew@0.4.1",), (400, 700), PUNCTUATION + HEBREW),
    Family("DD Devanagari", ("noto-sans-devanagari@0.4.1",), (400, 700), PUNCTUATION + DEVANAGARI),
    Family("DD Bengali", ("noto-sans-bengali@0.4.4",), (400, 700), PUNCTUATION + BENGALI),
    Family("DD Tamil", ("noto-sans-tamil@0.4.3",), (400, 700), PUNCTUATION + TAMIL),
    Family("DD Thai", ("noto-sans-thai@0.4.2",), (400, 700), PUNCTUATION + THAI),
    Family("DD CJK", (CJK_PACKAGE,), (400,), PUNCTUATION + CJK, PRIVATE_USE + PICTURES, keeps_hints=False),
    Family("DD Symbols", ("noto-sans-symbols-2@0.4.1", "noto-sans-symbols@0.4.1"), (400,), SYMBOLS, PICTURES, []),
    Family("DD Emoji", ("noto-emoji@0.4.7",), (400,), EMOJI),
)


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    for old in chain(FONTS.glob("*.ttf"), FONTS.glob("LICENSE-*.txt"), FONTS.glob("coverage.json")):
        old.unlink()
    with tempfile.TemporaryDirectory() as scratch:
        index = [build(family, Path(scratch)) for family in FAMILIES]
    lines = ",\n".join(json.dumps(entry) for entry in index)
    (FONTS / "coverage.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    total = sum(path.stat().st_size for path in FONTS.iterdir())
    print(f"{total / 1e6:.2f} MB in {FONTS.name}")


def build(family: Family, scratch: Path) -> dict[str, object]:
    """Write the files of one family and answer with its entry in coverage.json."""
    sources = [unpack(package, scratch) for package in family.packages]
    write_licence(family, sources[0])
    files = {}
    for weight in family.weights:
        target = FONTS / f"{family.stem}-{weight}.ttf"
        cut(family, [font_in(source, weight) for source in sources], scratch).save(target)
        rename(target, family.name, weight)
        files[str(weight)] = target.name
        print(f"{target.name:24} {target.stat().st_size:>9,}")
    covered = set.intersection(*(set(TTFont(FONTS / name).getBestCmap()) for name in files.values()))
    return {"family": family.name, "files": files, "ranges": as_ranges(covered)}


def unpack(package: str, scratch: Path) -> Path:
    target = scratch / package
    target.mkdir()
    if package == CJK_PACKAGE:
        subprocess.run(["apt-get", "download", "--quiet", package], cwd=target, check=True)
        subprocess.run(["dpkg-deb", "-x", next(target.glob("*.deb")), target], check=True)
        return target
    subprocess.run(["npm", "pack", "--silent", f"@expo-google-fonts/{package}"], cwd=target, check=True)
    with tarfile.open(next(target.glob("*.tgz"))) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def font_in(source: Path, weight: int) -> TTFont:
    collection = source / CJK_COLLECTION
    if collection.exists():
        return TTFont(collection, fontNumber=0, recalcTimestamp=False)
    return TTFont(next(source.glob(f"{weight}{STYLES[weight]}/*.ttf")), recalcTimestamp=False)


def cut(family: Family, fonts: list[TTFont], scratch: Path) -> TTFont:
    """Keep the family's characters; a second font only adds what the first lacks."""
    options = Options(
        layout_features=family.features,
        drop_tables=DROPPED_TABLES,
        hinting=family.keeps_hints,
        notdef_outline=True,
        glyph_names=False,
        name_IDs=["*"],
        recalc_timestamp=False,
    )
    wanted, parts = family.unicodes, []
    for number, font in enumerate(fonts):
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        wanted = wanted - set(font.getBestCmap())
        subsetter.subset(font)
        parts.append(scratch / f"part-{number}.ttf")
        font.save(parts[-1])
    if len(parts) == 1:
        return TTFont(parts[0], recalcTimestamp=False)
    merged = Merger().merge([str(part) for part in parts])
    # The merger stamps the present moment on its result.
    merged["head"].created = merged["head"].modified = fonts[0]["head"].modified
    merged.recalcTimestamp = False
    return merged


def rename(path: Path, family: str, weight: int) -> None:
    font = TTFont(path, recalcTimestamp=False)
    style = STYLES[weight]
    in_four = weight in {400, 700}  # the styles that name ids 1 and 2 can tell apart
    names = {
        1: family if in_four else f"{family} {style}",
        2: style if in_four else "Regular",
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 13, 14} and record.platformID == 3]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if weight == 700 else 0x40)
    font["head"].macStyle = 1 if weight == 700 else 0
    font.save(path)


def write_licence(family: Family, source: Path) -> None:
    package = family.packages[0].split("@")[0]
    if package == CJK_PACKAGE:
        notes = source / "usr/share/doc" / CJK_PACKAGE
        parts = [(notes / "copyright").read_text("utf-8"), APACHE_LICENCE.read_text("utf-8")]
        text = f"\n\n{'-' * 79}\n\n".join(part.strip("\n") for part in parts) + "\n"
    else:
        text = (source / "LICENSE_FONT").read_text("utf-8")
    (FONTS / f"LICENSE-{package.removeprefix('fonts-')}.txt").write_text(text, encoding="utf-8")


def spread(spans: Iterable[Span]) -> Iterator[int]:
    return chain.from_iterable(range(first, last + 1) for first, last in spans)


def as_ranges(characters: set[int]) -> str:
    """Hexadecimal first-last pairs, as in `20-7e,a0`: 34,000 characters in 7 kB."""
    spans: list[list[int]] = []
    for character in sorted(characters):
        if spans and spans[-1][1] == character - 1:
            spans[-1][1] = character
        else:
            spans.append([character, character])
    return ",".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in spans)


if __name__ == "__main__":
    main()
