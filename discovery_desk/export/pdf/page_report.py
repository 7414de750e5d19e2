"""Says of a finished page what was left off it, and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from discovery_desk.domain.page_fit import Fold, Line, Part, Reason
from discovery_desk.export.pdf.page_composition import Composition
from discovery_desk.export.pdf.page_map_paint import folded_text
from discovery_desk.export.pdf.page_words import Words
from discovery_desk.export.pdf.paragraph import Paragraph


def folded(made: Composition) -> Iterator[str]:
    """One line for each thing, in the order in which it is given up."""
    words, page, kept = made.words, made.page, made.kept
    yield from (words.folded_moment.format(text=label) for label in made.story.folded_moments)
    yield from (words.folded_thought.format(text=text) for text in made.story.folded_thoughts(kept))
    for link in (*made.story.folded_links, *made.story.folded_words(kept)):
        yield words.folded_link.format(text=folded_text(link, page.moments))
    for part, form, texts in (
        (Part.INSIGHT, words.folded_insight, [one.text for one in page.insights]),
        (Part.OPPORTUNITY, words.folded_opportunity, [one.text for one in page.opportunities]),
        (Part.FACT, words.folded_fact, [one.text for one in page.facts]),
    ):
        yield from (form.format(text=text) for at, text in enumerate(texts) if Line(part, at) not in kept)
    yield from (words.shortened.format(text=cut.text) for cut in _shortened(made))


def _shortened(made: Composition) -> Iterator[Paragraph]:
    yield from made.quote.shortened
    yield from made.person.shortened(made.kept)
    if made.story.painter:
        yield from made.story.painter.shortened
    for one in made.lists:
        yield from one.shortened(made.kept)


def why(made: Composition) -> Iterator[str]:
    """What was done so that the page is one page."""
    words, story = made.words, made.story
    if made.fit.ease < 1:
        yield words.tightened
    yield from (_said(fold, words) for fold in made.fit.folds if fold.part is not Part.LINK_WORDS)
    for what, folded_count, is_limit in (
        (words.moments, len(story.folded_moments), True),
        (words.link_labels, len(story.folded_words(made.kept)), False),
        (words.links, len(story.folded_links), False),
    ):
        if folded_count:
            yield (words.over_limit if is_limit else words.no_room).format(what=what, count=folded_count)


def _said(fold: Fold, words: Words) -> str:
    names = {
        Part.THOUGHT: words.thoughts,
        Part.LINK_WORDS: words.link_labels,
        Part.INSIGHT: words.insights,
        Part.OPPORTUNITY: words.opportunities,
        Part.FACT: words.facts,
    }
    form = words.over_limit if fold.reason is Reason.LIMIT else words.no_room
    return form.format(what=names[fold.part], count=fold.count)
