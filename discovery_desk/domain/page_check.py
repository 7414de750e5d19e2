"""What a page has by now and what is still to be done for it, by name: a score would say nothing to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.interview import Quality
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.thin import is_thin

FEWEST_MOMENTS = 4  # fewer do not make a story that somebody else can retell
RICH_MOMENTS = 6


class Part(StrEnum):
    """The parts that every page needs, in the order of the page."""

    PORTRAIT = "portrait"
    QUOTE = "quote"
    MAP = "map"
    OPPORTUNITIES = "opportunities"
    FACTS = "facts"


class Todo(StrEnum):
    PORTRAIT = "portrait"
    PHOTO_LEAVE = "photo_leave"
    QUOTE = "quote"
    QUOTE_SOURCE = "quote_source"
    MOMENTS = "moments"
    STARTS = "starts"
    ENDS = "ends"
    LOOSE = "loose"
    UNDATED = "undated"
    OPPORTUNITIES = "opportunities"
    UNPLACED = "unplaced"
    UNPROVEN = "unproven"
    WEAK = "weak"
    FACTS = "facts"
    MARKS = "marks"
    IDEAS = "ideas"
    THIRD_PERSONS = "third_persons"
    CONTACTS = "contacts"
    UNASKED = "unasked"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Gap:
    """`count` is how many moments are wanted, opportunities hang loose, marks have no words, days have passed."""

    todo: Todo
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known beside the page itself. `weak` rest on habits, wishes and hearsay alone."""

    parts: Collection[Part] = ()
    proven: Collection[OpportunityId] = ()
    weak: Collection[OpportunityId] = ()
    has_photo: bool = False
    has_photo_leave: bool = True
    is_quote_of_theirs: bool = True
    wordless_marks: int = 0
    open_ideas: int = 0
    third_persons: int = 0
    contacts: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """How the moments of one story hang together."""

    starts: int = 0
    ends: int = 0
    loose: tuple[MomentId, ...] = field(default=())

    @property
    def is_one_story(self) -> bool:
        return self.starts == 1 and self.ends == 1 and not self.loose


def opportunities_wanting(todo: Todo, page: SnapshotPage, known: Known) -> tuple[OpportunityId, ...]:
    """Those on the page with which this is to be done; none where it is done with something else."""
    shown = page.opportunities
    match todo:
        case Todo.UNPLACED:
            return tuple(one.id for one in shown if one.moment_id is None)
        case Todo.UNPROVEN:
            return tuple(one.id for one in shown if one.id not in known.proven)
        case Todo.WEAK:
            return tuple(one.id for one in shown if one.id in known.weak)
        case _:
            return ()


def gaps(page: SnapshotPage, known: Known) -> tuple[Gap, ...]:
    """In the order of the page; what concerns the notes, other people and the day comes last."""
    shape = shape_of(page.moments, page.links)
    counts: Mapping[Todo, int] = {
        Todo.PORTRAIT: Part.PORTRAIT not in known.parts,
        Todo.PHOTO_LEAVE: known.has_photo and not known.has_photo_leave,
        Todo.QUOTE: Part.QUOTE not in known.parts,
        Todo.QUOTE_SOURCE: page.quote is not None and not known.is_quote_of_theirs,
        Todo.MOMENTS: max(0, FEWEST_MOMENTS - len(page.moments)),
        Todo.STARTS: shape.starts if shape.starts > 1 else 0,
        Todo.ENDS: shape.ends if shape.ends > 1 else 0,
        Todo.LOOSE: len(shape.loose),
        Todo.UNDATED: bool(page.moments) and (page.story is None or not page.story.when.strip()),
        Todo.OPPORTUNITIES: Part.OPPORTUNITIES not in known.parts,
        **{todo: len(opportunities_wanting(todo, page, known)) for todo in (Todo.UNPLACED, Todo.UNPROVEN, Todo.WEAK)},
        Todo.FACTS: Part.FACTS not in known.parts,
        Todo.MARKS: known.wordless_marks,
        Todo.IDEAS: known.open_ideas,
        Todo.THIRD_PERSONS: known.third_persons,
        Todo.CONTACTS: known.contacts,
        Todo.UNASKED: sum(scope is not ConsentScope.PHOTO for scope in page.unasked),
        Todo.AGE: known.days,
    }
    return tuple(Gap(todo, int(count)) for todo, count in counts.items() if count)


def shape_of(moments: Collection[Moment], links: Collection[Link]) -> Shape:
    """A loop leads back to where the story was already, and neither begins nor ends it."""
    forward = [link for link in links if link.leads_on]
    left, reached = {link.from_id for link in forward}, {link.to_id for link in forward}
    linked = [moment.id for moment in moments if moment.id in left | reached]
    loose = tuple(moment.id for moment in moments if moment.id not in left | reached) if len(moments) > 1 else ()
    if not linked:
        return Shape(min(1, len(moments)), min(1, len(moments)), loose)
    return Shape(
        sum(moment_id not in reached for moment_id in linked), sum(moment_id not in left for moment_id in linked), loose
    )


def quality(page: SnapshotPage, known: Known) -> Quality | None:
    """What the team says of the talk; else what its story can carry, and None while that may still come."""
    if page.interview.quality is not None:
        return page.interview.quality
    if is_thin(page):
        return Quality.THIN
    if _is_rich(page, known):
        return Quality.RICH
    return Quality.MIXED if page.interview.is_over else None


def _is_rich(page: SnapshotPage, known: Known) -> bool:
    has_day = page.story is not None and bool(page.story.when.strip())
    is_whole = shape_of(page.moments, page.links).is_one_story and len(page.moments) >= RICH_MOMENTS
    return has_day and is_whole and page.quote is not None and not known.weak
