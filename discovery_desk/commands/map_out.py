"""The command `map`: the experience map of an interview as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discovery_desk.commands.desk_file import DESK, opened
from discovery_desk.commands.masks import MASK, masks

if TYPE_CHECKING:
    from discovery_desk.domain.talk_map import TalkMap
    from discovery_desk.services.maps import MapFile, MapFormat

FORMATS = ("canvas", "svg", "png", "mermaid")


@click.command("map")
@click.argument("file", type=DESK)
@click.argument("interview")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--format", "kind", type=click.Choice(FORMATS), help="By the ending of OUT when it is not given.")
@click.option("--diagram", type=click.Choice(["flowchart", "journey"]), default="flowchart", show_default=True)
@click.option("--dark", is_flag=True, help="A picture as on a dark screen.")
@MASK
def map_(
    file: Path, interview: str, out: Path, kind: str | None, diagram: str, dark: bool, masked: tuple[str, ...]
) -> None:
    """The experience map of INTERVIEW: JSON Canvas, SVG, a picture, or Mermaid."""
    from discovery_desk.services import interviews, maps

    wanted = maps.MapFormat(kind) if kind else maps.format_of(out)
    if wanted is None:
        raise click.UsageError("Say --format, or let OUT end in .canvas, .svg, .png or .mmd.")
    without = masks(masked)
    with opened(file) as desk:
        found = interviews.find(desk, interview)
        shown = maps.talk_map(desk, found.id, without)
        made = _made(shown, wanted, out, diagram, is_dark=dark)
        written = maps.save(out, made, wanted, desk)
    _report(shown, made, written)


def _made(shown: TalkMap, kind: MapFormat, out: Path, diagram: str, *, is_dark: bool) -> MapFile:
    from discovery_desk.services import maps
    from discovery_desk.ui.experience_map.map_file_words import picture_words

    if kind is maps.MapFormat.PNG:
        return maps.MapFile(_png(shown, is_dark=is_dark))
    return maps.made(shown, kind, out.stem, diagram, picture_words())


def _png(shown: TalkMap, *, is_dark: bool) -> bytes:
    from discovery_desk import app
    from discovery_desk.ui.experience_map.map_file_words import picture_words
    from discovery_desk.ui.experience_map.map_picture import picture, png
    from discovery_desk.ui.kit.fonts import load_fallback_fonts
    from discovery_desk.ui.kit.theme import Theme

    app.application()
    load_fallback_fonts()
    return png(picture(shown, Theme(is_dark=is_dark), picture_words()))


def _report(shown: TalkMap, made: MapFile, written: tuple[Path, ...]) -> None:
    from discovery_desk.ui.experience_map.map_file_words import lost_lines, withheld_lines

    for path in written:
        click.echo(str(path))
    for line in withheld_lines(shown):
        click.echo(f"  withheld: {line}", err=True)
    for line in lost_lines(made.lost):
        click.echo(f"  has no place in this format: {line}", err=True)
    if not shown.moments:
        click.echo("  there are no moments yet", err=True)
