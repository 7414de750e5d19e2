"""The command line: the same services as the window, for scripts and for the day when no window opens."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discovery_desk.commands.desk_file import DESK, opened
from discovery_desk.commands.map_out import map_
from discovery_desk.commands.snapshot_out import snapshot
from discovery_desk.domain.errors import DeskError, NoPermission, RuleBroken
from discovery_desk.domain.interview import Interview, clock_text, parse_clock

if TYPE_CHECKING:
    from discovery_desk.services.desk import Desk


class Commands(click.Group):
    """Every command says trouble in one sentence and then ends with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DeskError as error:
            from discovery_desk.ui.kit.trouble import sentence

            click.echo(sentence(error), err=True)
            ctx.exit(1)


def run() -> None:
    _speak_utf8()
    desk_commands(prog_name="discovery-desk")


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, help="Versions of the program and of what it stands on.")
@click.option("--self-check", is_flag=True, help="Qt, fonts, SQLite and a page made in memory: all right or not.")
@click.pass_context
def desk_commands(ctx: click.Context, version: bool, self_check: bool) -> None:
    """Live customer interviews, from the first note to one page.

    Without a command: the window, on FILE or on the last file.
    """
    if version:
        from discovery_desk import self_check as checks

        click.echo("\n".join(checks.versions()))
        ctx.exit(0)
    if self_check:
        ctx.exit(_self_check())
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _self_check() -> int:
    from discovery_desk import self_check as checks

    findings = checks.run()
    for finding in findings:
        click.echo(f"{'ok ' if finding.is_right else 'BAD'} {finding.what}: {finding.detail}")
    return 0 if all(finding.is_right for finding in findings) else 1


@desk_commands.command()
@click.option("--file", "file", type=DESK, help="The desk to make or to use.")
@click.option("--play", is_flag=True, help="Replay one interview as if typed, in the real window, and write its page.")
@click.option("--story", default="01", show_default=True, help="Which demo interview to play: a part of its file name.")
@click.option("--speed", default=60.0, show_default=True, type=click.FloatRange(1, 10_000), help="Times real time.")
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("discovery-desk-demo"))
def demo(file: Path | None, play: bool, story: str, speed: float, out: Path) -> None:
    """A desk with the demo interviews in it."""
    from discovery_desk import app
    from discovery_desk.services import importing

    path = file or out / "demo.desk"
    if not path.exists():
        _make_demo_desk(path)
    if play:
        stories = [one for one in importing.demo_files() if story in one.name]
        if len(stories) != 1:
            raise click.BadParameter("it has to fit exactly one of the demo interviews", param_hint="--story")
        sys.exit(app.play(path, stories[0], speed=speed, out=out))
    click.echo(f"The demo desk is {path}")
    if app.has_display():
        sys.exit(app.run(path))


def _make_demo_desk(path: Path) -> None:
    from discovery_desk.services import importing
    from discovery_desk.services.desk import new_desk, open_desk

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoPermission(path.parent) from error
    new_desk(path, "Demo interviews")
    desk = open_desk(path)
    try:
        for one in importing.demo_files():
            importing.import_file(desk, one)
    finally:
        desk.close()


@desk_commands.command()
@click.argument("file", type=DESK)
def new(file: Path) -> None:
    """An empty desk; refuses to overwrite."""
    from discovery_desk.services.desk import new_desk

    new_desk(file)
    click.echo(f"Made {file}")


@desk_commands.command()
@click.argument("file", type=DESK)
@click.option("--json", "as_json", is_flag=True)
def interviews(file: Path, as_json: bool) -> None:
    """Every interview with its counts, newest first."""
    from discovery_desk.services import interviews as service

    with opened(file) as desk:
        rows = [_interview_row(summary) for summary in service.summaries(desk)]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        counts = f"{row['notes']:>4} notes {row['moments']:>3} moments {row['opportunities']:>3} opportunities"
        click.echo(f"{row['id']}  {row['date'] or '----------'}  {row['status']:<13} {counts}  {row['title']}")
    if not rows:
        click.echo("No interviews yet.", err=True)


def _interview_row(summary: Any) -> dict[str, Any]:
    interview = summary.interview
    return {
        "id": interview.id,
        "title": interview.title,
        "participant": summary.participant.name,
        "date": interview.on.isoformat() if interview.on else None,
        "status": interview.status.value,
        "notes": summary.notes,
        "moments": summary.moments,
        "opportunities": summary.opportunities,
    }


@desk_commands.command()
@click.argument("file", type=DESK)
@click.argument("interview")
@click.option("--json", "as_json", is_flag=True)
def notes(file: Path, interview: str, as_json: bool) -> None:
    """The notes of INTERVIEW, in the order of the talk."""
    from discovery_desk.services import interviews as service

    with opened(file) as desk:
        found = service.find(desk, interview)
        tags = desk.read.tags(found.id)
        rows: list[dict[str, Any]] = [
            {
                "id": note.id,
                "at_ms": note.at_ms,
                "kind": note.kind.value,
                "author": note.speaker.value,
                "tags": list(tags.get(note.id, ())),
                "text": note.text,
            }
            for note in desk.read.notes(found.id)
        ]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        marks = "".join(f" #{tag}" for tag in row["tags"])
        click.echo(f"{clock_text(row['at_ms']):>8}  {row['kind']:<11} {_one_line(row['text'])}{marks}")


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


@desk_commands.command(context_settings={"ignore_unknown_options": True})  # a note may begin with a dash
@click.argument("file", type=DESK)
@click.argument("interview")
@click.argument("text")
@click.option("--at", help="When in the talk it belongs, such as 12:41.")
def note(file: Path, interview: str, text: str, at: str | None) -> None:
    """Add one note to INTERVIEW; signs and #tags are understood."""
    from discovery_desk.services import interviews as service
    from discovery_desk.services import notes as note_service

    at_ms = parse_clock(at) if at is not None else None
    if at is not None and at_ms is None:
        raise RuleBroken("clock", at)
    with opened(file) as desk:
        found = service.find(desk, interview)
        kept = note_service.keep(desk, found.id, text, at_ms=at_ms if at is not None else _now(desk, found))
    click.echo(f"Kept at {clock_text(kept.at_ms)} as {kept.kind.value}: {kept.id}")


def _now(desk: Desk, interview: Interview) -> int:
    from discovery_desk.services import interviews as service

    return service.elapsed_ms(desk, interview)


@desk_commands.command()
@click.argument("file", type=DESK)
def mark(file: Path) -> None:
    """An empty mark, now, in the interview that is live."""
    from discovery_desk.host.clock import SystemClock
    from discovery_desk.services import interviews as service
    from discovery_desk.services import notes as note_service

    pressed = SystemClock().now()
    with opened(file) as desk:
        running = service.live(desk)
        if running is None:
            raise RuleBroken("nothing-live")
        at_ms = service.elapsed_ms(desk, running, pressed)
        kept = note_service.mark(desk, running.id, note_service.Stamp(at_ms, at_ms))
        title = running.title
    click.echo(f"Marked at {clock_text(kept.at_ms)} in “{title}”: {kept.id}")


@desk_commands.command("import")
@click.argument("file", type=DESK)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True)
def import_(file: Path, paths: tuple[Path, ...]) -> None:
    """Bring files into the desk: all of them, or, when one cannot be read, none.

    Demo stories, maps as JSON Canvas, and pages of snapshots as PDF; of what kind a file is, is recognised.
    """
    from discovery_desk.services import importing
    from discovery_desk.ui.kit.import_words import outcome, remarks

    with opened(file) as desk, desk.change("Import"):
        imported = [importing.bring_in(desk, path) for path in paths]
    for path, done in zip(paths, imported, strict=True):
        click.echo(f"{path}: {outcome(done)} ({done.interview.id})")
        for line in remarks(done):
            click.echo(f"  {line}", err=True)


@desk_commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
def cues(text: str, as_json: bool) -> None:
    """What the prompt panel would hear in a participant's words; `-` reads a line each from standard input."""
    from discovery_desk.services import linting

    _print_findings([linting.cues(line) for line in _lines(text)], as_json=as_json)


@desk_commands.command("lint-guide", context_settings={"ignore_unknown_options": True})
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
def lint_guide(text: str, as_json: bool) -> None:
    """What is off about a question of a guide; `-` reads a line each from standard input."""
    from discovery_desk.services import linting

    _print_findings([linting.question(line) for line in _lines(text)], as_json=as_json)


@desk_commands.command("lint-opportunity", context_settings={"ignore_unknown_options": True})
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
def lint_opportunity(text: str, as_json: bool) -> None:
    """What is off about the framing of an opportunity; `-` reads a line each from standard input."""
    from discovery_desk.services import linting

    _print_findings([linting.opportunity(line) for line in _lines(text)], as_json=as_json)


def _lines(text: str) -> list[str]:
    if text != "-":
        return [text]
    return [line.strip() for line in sys.stdin if line.strip()]


def _print_findings(linted: list[Any], *, as_json: bool) -> None:
    if as_json:
        _print_json([asdict(one) for one in linted])
        return
    for one in linted:
        click.echo(_one_line(one.text))
        for finding in one.findings:
            click.echo(f"  {finding.name}: {_one_line(finding.match)}  {finding.say}")
        if not one.findings:
            click.echo("  ok")


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


desk_commands.add_command(map_)
desk_commands.add_command(snapshot)
