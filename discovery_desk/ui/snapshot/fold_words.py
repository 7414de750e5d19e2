"""What the page had no room for, and what was done so that it is one page: said below it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.services.exporting import Exported
from discovery_desk.ui.kit.withheld_words import character_names
from discovery_desk.ui.kit.words import tr

MOST_NAMED = 3
LONGEST_NAME = 60


def folded_ids(page: Exported, opportunities: Iterable[Opportunity], words: Words) -> frozenset[str]:
    """Of the opportunities that are not on it."""
    return frozenset(one.id for one in opportunities if words.folded_opportunity.format(text=one.text) in page.folded)


def fold_words(page: Exported, words: Words) -> str:
    """Empty when everything is on the page as it was written."""
    return "\n".join((*_folded(page.folded, words), *page.why, *_missing(page.missing)))


def _folded(lines: Iterable[str], words: Words) -> Iterator[str]:
    """One sentence for each kind of thing; what is of no kind that is known here, as the page says it."""
    left = list(lines)
    for pattern, one, many in _kinds(words):
        before, _, after = pattern.partition("{text}")
        found = [line for line in left if line.startswith(before) and line.endswith(after)]
        left = [line for line in left if line not in found]
        texts = [_short(line[len(before) : len(line) - len(after)]) for line in found]
        if texts:
            said = "; ".join(texts[:MOST_NAMED]) + (" …" if len(texts) > MOST_NAMED else "")
            yield (one if len(texts) == 1 else many).format(n=len(texts), texts=said)
    yield from left


def _kinds(words: Words) -> tuple[tuple[str, str, str], ...]:
    return (
        (
            words.folded_opportunity,
            tr("+1 opportunity is folded: {texts}"),
            tr("+{n} opportunities are folded: {texts}"),
        ),
        (words.folded_insight, tr("+1 insight is folded: {texts}"), tr("+{n} insights are folded: {texts}")),
        (words.folded_fact, tr("+1 fact is folded: {texts}"), tr("+{n} facts are folded: {texts}")),
        (words.folded_moment, tr("+1 moment is folded: {texts}"), tr("+{n} moments are folded: {texts}")),
        (words.folded_link, tr("+1 word on a link is folded: {texts}"), tr("+{n} words on links are folded: {texts}")),
        (words.shortened, tr("1 text is cut short: {texts}"), tr("{n} texts are cut short: {texts}")),
    )


def _missing(characters: Iterable[str]) -> Iterator[str]:
    names = character_names(characters)
    if names:
        yield tr("No typeface of the page has these characters: {all}").format(all=", ".join(names))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"
