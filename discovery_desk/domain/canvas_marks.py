"""How a moment and a link read in a file of JSON Canvas, for whoever writes one and for whoever reads one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from discovery_desk.domain.moment import LOWEST_EMOTION, LinkKind, Moment, MomentKind

OWN_KEY = "discoveryDesk"
OWN_FORMAT = 1
SCALE = 2  # canvas pixels to a pixel of the map at 100 %: cards of other tools are set in larger type
PHOTO = "photo-"
LONGEST = 300  # characters of a label; a longer one is shortened, and stands whole among the details

_KIND_COLORS = {MomentKind.EVENT: "5", MomentKind.WAIT: "3", MomentKind.FEELING: "6"}
_LOWEST = "1"
_LINK_COLORS = {LinkKind.CAUSE: "2", LinkKind.WAIT: "3"}

_COLOR, _SHORT_HEX = re.compile("[1-6]|#[0-9a-fA-F]{6}"), re.compile("#[0-9a-fA-F]{3}")
_ALWAYS_MARKS = re.compile(r"([\\*_`\[\]<>&|$]|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%)")
_MARKS_AT_START = re.compile(r"^(\s*\d{0,9})(?:(?<=\d)([.)])|(?<!\d)([#+-]))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|>\s*)?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the colour of a card says."""

    kind: MomentKind = MomentKind.ACTION
    is_lowest: bool = False


def card_color(moment: Moment) -> str | None:
    """A preset of the format; None for a plain card."""
    color = _KIND_COLORS.get(moment.kind)
    is_lowest = moment.emotion == LOWEST_EMOTION and moment.kind in (MomentKind.ACTION, MomentKind.EVENT)
    return _LOWEST if is_lowest else color


def meaning_of(color: str | None) -> Meaning:
    """A colour that says nothing here reads as a plain card."""
    if color == _LOWEST:
        return Meaning(is_lowest=True)
    return Meaning(next((kind for kind, one in _KIND_COLORS.items() if one == color), MomentKind.ACTION))


def valid_color(color: str) -> str | None:
    """As the format writes it: a preset or six digits; None for anything else."""
    if _SHORT_HEX.fullmatch(color):
        color = "#" + "".join(2 * digit for digit in color[1:])
    return color if _COLOR.fullmatch(color) else None


def link_color(kind: LinkKind) -> str | None:
    return _LINK_COLORS.get(kind)


def link_kind(color: str | None, *, is_loop: bool, has_head: bool) -> LinkKind:
    if is_loop:
        return LinkKind.LOOP
    if not has_head:
        return LinkKind.PARALLEL
    return next((kind for kind, one in _LINK_COLORS.items() if one == color), LinkKind.SEQUENCE)


def as_markdown(text: str) -> str:
    """Plain text so marked that a reader of Markdown shows it as it is."""
    escaped = _ALWAYS_MARKS.sub(r"\\\1", text)
    return _MARKS_AT_START.sub(r"\1\\\2\3", escaped)


def from_markdown(text: str) -> tuple[str, str]:
    """The first line that says something as a label, and what follows it. Marks stay as they were typed."""
    first, _, rest = text.strip().partition("\n")
    label = _plain(_HEADING.sub("", first, count=1).rstrip()) or _plain(first.strip())
    if len(label) > LONGEST:
        return label[: LONGEST - 1] + "…", _plain(text.strip())
    return label, _plain(rest.strip())


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
