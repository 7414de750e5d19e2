"""What came of a file that was brought in, in words; shared by windows and command line."""

from __future__ import annotations

from collections.abc import Iterator

from discovery_desk.services.canvas_drawing import Told
from discovery_desk.services.importing import Imported, SourceKind
from discovery_desk.ui.kit.words import tr


def outcome(done: Imported) -> str:
    """What the file is and what was done, without the file's name."""
    title = done.interview.title
    if done.kind is SourceKind.DEMO_STORY:
        return tr("a demo story, imported as “{title}”").format(title=title)
    if done.kind is SourceKind.PAGE:
        return _pages(done)
    if done.is_new:
        return tr("a map, imported as a talk of its own, “{title}”").format(title=title)
    changes = ", ".join(_changes(done))
    if not changes:
        return tr("a map of “{title}”; nothing to change").format(title=title)
    return tr("a map of “{title}”: {changes}").format(title=title, changes=changes)


def _pages(done: Imported) -> str:
    title = done.interview.title
    if done.more:
        words = tr("{count} pages, imported as a talk each, “{title}” and others")
        return words.format(count=len(done.more) + 1, title=title)
    return tr("a page, imported as “{title}”").format(title=title)


def _changes(done: Imported) -> Iterator[str]:
    words = {
        Told.ADDED: (tr("1 moment added"), tr("{count} moments added")),
        Told.CHANGED: (tr("1 changed"), tr("{count} changed")),
        Told.LINKED: (tr("1 link added"), tr("{count} links added")),
    }
    for what, (one, more) in words.items():
        count = done.counts.get(what, 0)
        if count:
            yield _counted(count, one, more)


def remarks(done: Imported) -> tuple[str, ...]:
    """What is not as the file would have it."""
    words = {
        Told.KEPT: (tr("not in the file and kept: 1 moment"), tr("not in the file and kept: {count} moments")),
        Told.LOOSE: (tr("left out: 1 line that led to no card"), tr("left out: {count} lines that led to no card")),
        Told.STRANGE: (
            tr("left out: 1 card of a kind that is not known"),
            tr("left out: {count} cards of a kind that is not known"),
        ),
    }
    told = [_counted(done.counts[what], *texts) for what, texts in words.items() if done.counts.get(what)]
    if done.known:
        one, more = tr("1 page is in this desk already"), tr("{count} pages are in this desk already")
        told.append(_counted(done.known, one, more))
    return tuple(told)


def _counted(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(count=count)
