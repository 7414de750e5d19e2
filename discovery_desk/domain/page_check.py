"""What a page has by now and what is still to be done for it, by name: a score would say nothing to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.snapshot import SnapshotPage

FEWEST_MOMENTS = 4  # fewer do not make a story that somebody else can retell


class Part(StrEnum):
    """The parts that every page needs, in the order of the page."""

    PORTRAIT = "portrait"
    QUOTE = "quote"
    MAP = "map"
    OPPORTUNITIES = "opportunities"
    FACTS = "facts"


class Todo(StrEnum):
    PORTRAIT = "portrait"
    QUOTE = "quote"
    MOMENTS = "moments"
    OPPORTUNITIES = "opportunities"
    UNPLACED = "unplaced"
    UNPROVEN = "unproven"
    FACTS = "facts"
    MARKS = "marks"
    IDEAS = "ideas"


@dataclass(frozen=True, slots=True)
class Gap:
    """`count` is how many moments are wanted, opportunities hang loose, marks have no words, ideas no answer."""

    todo: Todo
    count: int = 1


def gaps(
    page: SnapshotPage,
    parts: Collection[Part],
    proven: Collection[OpportunityId],
    *,
    wordless_marks: int = 0,
    open_ideas: int = 0,
) -> tuple[Gap, ...]:
    """In the order of the page; what concerns the notes comes last."""
    counts = {
        Todo.PORTRAIT: Part.PORTRAIT not in parts,
        Todo.QUOTE: Part.QUOTE not in parts,
        Todo.MOMENTS: max(0, FEWEST_MOMENTS - len(page.moments)),
        Todo.OPPORTUNITIES: Part.OPPORTUNITIES not in parts,
        Todo.UNPLACED: sum(one.moment_id is None for one in page.opportunities),
        Todo.UNPROVEN: sum(one.id not in proven for one in page.opportunities),
        Todo.FACTS: Part.FACTS not in parts,
        Todo.MARKS: wordless_marks,
        Todo.IDEAS: open_ideas,
    }
    return tuple(Gap(todo, int(count)) for todo, count in counts.items() if count)
