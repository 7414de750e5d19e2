"""How a comparison of notes is worded: what was caught comes first, and nothing is counted against anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.note import Force, NoteKind
from discovery_desk.domain.practice import CarefulNote, Finding
from discovery_desk.domain.practice_review import Line, OwnNote, Review
from discovery_desk.domain.prompts import Facet
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.prompts.facet_words import facet_title

MOST_CAUGHT, MOST_MISSED = 5, 6


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]


def sections(review: Review, *, heard_again: int = 0) -> list[Section]:
    """In the order in which they are good to hear; those without a line are left out."""
    found = [
        Section(tr("Well caught"), _caught(review)),
        Section(tr("Only in the careful notes"), _missed(review)),
        Section(tr("Moments of the story"), _findings(review.moments)),
        Section(tr("Opportunities in it"), _findings(review.opportunities)),
        Section(tr("Coverage lights"), _lights(review)),
        Section(tr("What to ask while a light is dark"), tuple(f"“{text}”" for text in review.could_ask)),
        Section(tr("Times"), _times(review, heard_again)),
    ]
    return [section for section in found if section.lines]


def opening(review: Review) -> str:
    """One sentence above it all."""
    has_own = any(line.own for line in review.lines)
    if not has_own and not review.lines:
        return tr("You took no notes, and the story had hardly begun.")
    if not has_own:
        return tr(
            "You took no notes this time. Here is what a careful note-taker wrote; listening alone is practice, too."
        )
    if not review.caught:
        return tr(
            "No note of yours was found again in the careful ones. They are compared by time and by words, so other"
            " words or another language are not found; look at them note by note."
        )
    if not review.missed:
        return tr("Everything that the careful note-taker heard is in your notes.")
    return tr("They are compared by time and by words: a way to look again, not a mark.")


def careful_words(line: Line) -> str:
    if line.careful is None:
        return tr("Only in yours")
    return "\n".join(part for part in (_said(line.careful), line.careful.original, _tagged(line.careful.tags)) if part)


def own_words(line: Line) -> str:
    if line.own is not None:
        return "\n".join(part for part in (_said(line.own), _tagged(line.own.tags), _untagged(line)) if part)
    return tr("Not in yours") if line.careful is not None and line.careful.is_told else ""


def _untagged(line: Line) -> str:
    tags = () if line.own is not None and line.own.is_bare_mark else line.tags_of_careful_only
    return tr("without {tags}").format(tags=_tagged(tags)) if tags else ""


def _said(note: CarefulNote | OwnNote) -> str:
    text = f"“{note.text}”" if note.kind is NoteKind.QUOTE else note.text
    if note.kind is NoteKind.NOTE:
        return text
    return f"{kind_word(note.kind)}: {text}" if text else kind_word(note.kind)


def _tagged(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _caught(review: Review) -> tuple[str, ...]:
    return tuple(_caught_line(line) for line in review.caught[:MOST_CAUGHT])


def _caught_line(line: Line) -> str:
    assert line.careful is not None
    if line.is_verbatim:
        why = tr("word for word")
    elif line.is_key_moment:
        why = tr("a key moment")
    elif line.has_numbers:
        why = tr("with its numbers")
    else:
        why = ""
    return _stamped(line) + (f" ({why})" if why else "")


def _missed(review: Review) -> tuple[str, ...]:
    """Key moments before the rest."""
    by_weight = sorted(review.missed, key=lambda line: not line.is_key_moment)
    shown = sorted(by_weight[:MOST_MISSED], key=lambda line: line.at_ms)
    more = len(review.missed) - len(shown)
    rest = (tr("and {n} more, note by note").format(n=more),) if more else ()
    return (*(_stamped(line) for line in shown), *rest)


def _stamped(line: Line) -> str:
    assert line.careful is not None
    return f"{clock_text(line.at_ms)}  {_said(line.careful)}"


def _findings(found: Iterable[tuple[Finding, bool]]) -> tuple[str, ...]:
    return tuple(
        tr("✓ {finding}").format(finding=one.text)
        if is_caught
        else tr("○ {finding} (not in your notes)").format(finding=one.text)
        for one, is_caught in found
    )


def _lights(review: Review) -> tuple[str, ...]:
    lights = review.lights
    if not lights.told:
        return ()
    lines = [tr("The story told of: {facets}.").format(facets=_listed(lights.told))]
    if lights.missed:
        lines.append(tr("Dark with you: {facets}.").format(facets=_listed(lights.missed)))
        forces = set(Force)
        hints = [f"#{facet.tags[0]}" for facet in lights.missed if facet.tags and facet.tags[0] not in forces]
        if hints:
            lines.append(tr("These tags light them: {tags}.").format(tags=" ".join(hints)))
    else:
        lines.append(tr("All of it was lit with you, too."))
    return tuple(lines)


def _listed(facets: Iterable[Facet]) -> str:
    return ", ".join(facet_title(facet.name) for facet in facets)


def _times(review: Review, heard_again: int) -> tuple[str, ...]:
    lines = []
    if review.lag_ms is not None and review.careful_lag_ms is not None:
        lines.append(_lag_words(review.lag_ms, review.careful_lag_ms))
    if heard_again:
        words = tr("You listened again once.") if heard_again == 1 else tr("You listened again {n} times.")
        lines.append(words.format(n=heard_again))
    return tuple(lines)


def _lag_words(own_ms: int, careful_ms: int) -> str:
    own, careful = round(own_ms / 1000), round(careful_ms / 1000)
    if own <= 0:
        return tr("In the middle, your notes began before the sentence was over.")
    words = tr("In the middle, your notes began {own} s after the words; the careful ones {careful} s.")
    return words.format(own=own, careful=max(0, careful))
