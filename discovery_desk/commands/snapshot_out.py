"""The command `snapshot`: pages of interviews as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discovery_desk.commands.desk_file import DESK, opened
from discovery_desk.commands.masks import MASK, masks
from discovery_desk.domain.errors import FileExists

if TYPE_CHECKING:
    from discovery_desk.domain.interview import Interview
    from discovery_desk.services.desk import Desk
    from discovery_desk.services.sharing import Options, Shared, Told

FORMATS = {"pdf": "pdf", "png": "png", "md": "markdown", "html": "html"}
WORDS = {form: word for word, form in FORMATS.items()}


@click.command("snapshot")
@click.argument("file", type=DESK)
@click.argument("interviews", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every interview of the desk.")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="A file, or a folder for several.")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="pdf", show_default=True)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--portrait", is_flag=True, help="The page upright.")
@MASK
@click.option("--evidence", is_flag=True, help="A second page with the notes behind the first.")
@click.option("--bundle", is_flag=True, help="All pages in one PDF, in the order named; OUT is that file.")
@click.option("--introduction", is_flag=True, help="A few lines for the colleague who made the introduction.")
@click.option("--to", "to_whom", default="", metavar="WHO", help="To whom it goes, for the log of the desk.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
def snapshot(
    file: Path,
    interviews: tuple[str, ...],
    everything: bool,
    out: Path,
    kind: str,
    paper: str,
    portrait: bool,
    masked: tuple[str, ...],
    evidence: bool,
    bundle: bool,
    introduction: bool,
    to_whom: str,
    as_json: bool,
) -> None:
    """One page an interview: PDF, picture, Markdown or HTML."""
    from discovery_desk.domain.page_fit import PageShape
    from discovery_desk.domain.sharing import ShareForm
    from discovery_desk.services import sharing

    if bool(interviews) == everything:
        raise click.UsageError("Name one or more interviews, or say --all.")
    if (bundle or introduction) and kind != "pdf":
        raise click.UsageError("--bundle and --introduction make a PDF.")
    if bundle and introduction:
        raise click.UsageError("Say --bundle or --introduction, not both.")
    form = ShareForm.BUNDLE if bundle else ShareForm.INTRODUCTION if introduction else ShareForm(FORMATS[kind])
    options = sharing.Options(PageShape(paper, portrait), masks(masked), evidence)
    with opened(file) as desk:
        wanted = _wanted(desk, interviews)
        made = list(zip(*_made(desk, wanted, form, options, out, is_one=not everything), strict=True))
        for shared, target in made:
            sharing.save(desk, target, shared)
            sharing.log(desk, shared, file=target.absolute(), to_whom=to_whom)
            sharing.mark_made(desk, shared)
    if not made:
        click.echo("No interviews yet.", err=True)
    _report(made, as_json=as_json)


def _wanted(desk: Desk, named: tuple[str, ...]) -> list[Interview]:
    from discovery_desk.services import interviews as service

    if not named:
        return [summary.interview for summary in service.summaries(desk)]
    found = [service.find(desk, one) for one in named]
    return list({interview.id: interview for interview in found}.values())


def _made(
    desk: Desk, wanted: list[Interview], form: Any, options: Options, out: Path, *, is_one: bool
) -> tuple[list[Shared], list[Path]]:
    """All of them before the first is written."""
    from discovery_desk.domain.sharing import ShareForm
    from discovery_desk.services import sharing
    from discovery_desk.ui.kit.letter_words import letter_words
    from discovery_desk.ui.kit.page_words import page_words

    if form is ShareForm.BUNDLE:
        ids = [interview.id for interview in wanted]
        return ([sharing.exported(desk, ids, form, options, page_words())], [out]) if ids else ([], [])
    targets = _targets(desk, wanted, form, options, out, is_one=is_one and len(wanted) == 1)
    said = letter_words()
    made = [sharing.exported(desk, [one.id], form, options, page_words(), letter_words=said) for one in wanted]
    for shared, target in zip(made, targets, strict=True):
        sharing.require_replaceable(desk, target, shared)
    return made, targets


def _targets(
    desk: Desk, wanted: list[Interview], form: Any, options: Options, out: Path, *, is_one: bool
) -> list[Path]:
    from discovery_desk.services import sharing

    if is_one and not out.is_dir():
        return [out]
    if out.exists() and not out.is_dir():
        raise FileExists(out)
    names: list[str] = []
    for interview in wanted:
        name = first = Path(sharing.file_name(desk, interview.id, form, options.masks))
        count = 1
        while name.name.casefold() in (taken.casefold() for taken in names):
            count += 1
            name = first.with_name(f"{first.stem} {count}{first.suffix}")
        names.append(name.name)
    return [out / name for name in names]


def _report(made: list[tuple[Shared, Path]], *, as_json: bool) -> None:
    if as_json:
        rows = [_row(page, shared, target) for shared, target in made for page in shared.pages]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for shared, target in made:
        _say(shared, target)


def _row(page: Told, shared: Shared, target: Path) -> dict[str, Any]:
    from discovery_desk.ui.kit.withheld_words import character_names

    return {
        "interview": page.interview_id,
        "file": str(target),
        "form": WORDS.get(shared.form.value, shared.form.value),
        "folded": list(page.folded),
        "why": list(page.why),
        "withheld": [one.what.value for one in page.withheld],
        "reasons": [{"what": one.what.value, "reason": one.reason.value, "count": one.count} for one in page.withheld],
        "missing": list(character_names(shared.missing)),
    }


def _say(shared: Shared, target: Path) -> None:
    from discovery_desk.ui.kit.withheld_words import character_names, withheld_lines

    click.echo(str(target))
    for page in shared.pages:
        of = f"{page.title}: " if len(shared.pages) > 1 else ""
        for line in page.folded:
            click.echo(f"  {of}left off: {line}", err=True)
        for line in page.why:
            click.echo(f"  {of}{line}", err=True)
        for line in withheld_lines(page.withheld):
            click.echo(f"  {of}withheld: {line}", err=True)
    for name in character_names(shared.missing):
        click.echo(f"  no font has: {name}", err=True)
