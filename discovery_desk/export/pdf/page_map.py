"""The experience map on paper: laid out as on screen, in the room that the page has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from discovery_desk.domain.experience_map import badges, numbered
from discovery_desk.domain.geometry import Rect, Size
from discovery_desk.domain.map_lanes import columns_of
from discovery_desk.domain.map_layout import MapLayout, lay_out
from discovery_desk.domain.map_metrics import MapMetrics
from discovery_desk.domain.moment import Link, LinkId, Moment, MomentId
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.page_fit import COLUMNS, columns_for, moments_shown, rows_of, stretched
from discovery_desk.domain.recap import sentences
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.page_sheet import set_text
from discovery_desk.export.pdf.page_words import ENGLISH, Words, quoted, time_of
from discovery_desk.export.pdf.paragraph import Paragraph

PIXEL = 0.75  # the layout is meant for pixels
PAD_X, PAD_TOP, PAD_BOTTOM = 6.5, 4.5, 5.0
FOLDED = MomentId("folded")
_COLUMN_GAP = 26.0 * PIXEL
_LEAST_GAP, _LEAST_WORDY_GAP, _USUAL_GAP, _MOST_GAP = 15.0, 22.0, 30.0, 42.0
_LANE_GAP = 17.0  # between boxes that stand under one another
_LEAST_FEELING, _USUAL_FEELING, _MOST_FEELING = 24.0, 40.0, 60.0
_SIDE = 9.0  # beside the boxes, for lines that have to go around
_BADGE_STEP, _FIRST_BADGE = 14.5, 5.0  # what numbers take of the time's line


@dataclass(frozen=True, slots=True)
class Box:
    """The words inside one box, measured."""

    time: Paragraph | None
    label: Paragraph
    thought: Paragraph | None
    beside: float
    """What the numbers leave of the time's line."""

    @property
    def height(self) -> float:
        blocks = (self.time, self.label, self.thought)
        return PAD_TOP + sum(block.height for block in blocks if block) + PAD_BOTTOM


@dataclass(frozen=True)
class PageMap:
    """What the map shows; lengths are in points. `thoughts` are the moments whose thoughts are shown."""

    moments: tuple[Moment, ...]
    links: tuple[Link, ...]
    folded: tuple[Moment, ...]
    numbers: tuple[tuple[MomentId, tuple[int, ...]], ...]
    width: float
    thoughts: frozenset[MomentId] = frozenset()
    has_link_words: bool = True
    words: Words = ENGLISH

    def said(self, page: SnapshotPage, words: Words) -> str:
        """Instead of the drawing, to somebody who cannot see it."""
        stories = [page.story] if page.story else []
        person = page.participant
        told_by = [name for name in (person.name, person.name_latin, person.call_me) if name.strip()]
        lines = sentences(stories, self.moments, self.links, told_by=told_by, is_brief=True, words=words.recap)
        return words.recap.space.join(line.text for line in lines) or words.how_it_went

    def height(self, room: float, ease: float = 0.0) -> float:
        """With as many columns as suit the room."""
        columns, has_lanes = self._fit(room)
        gaps = self._gaps(len(self._rows(columns, has_lanes=has_lanes)))
        feeling = _USUAL_FEELING - _LEAST_FEELING if self._is_felt else 0.0
        more = gaps * (_USUAL_GAP - self._least_gap) + feeling
        return self._least_with(columns, has_lanes=has_lanes) + more * ease

    def layout(self, room: float) -> tuple[MapLayout, float]:
        """In pixels, from the top left corner of the room; and how wide a box is, in points."""
        return _laid_out(self, room)

    def made_layout(self, room: float) -> tuple[MapLayout, float]:
        """What `layout` remembers: most of what is typed into a page leaves its map as it was."""
        columns, has_lanes = self._fit(room)
        as_placed = self._lay_out(self.moments, columns, room, has_lanes=has_lanes)
        if any(moment.is_pinned for moment in self.moments) and not self._holds(as_placed, room):
            free = [replace(moment, x=None, y=None) for moment in self.moments]
            as_placed = self._lay_out(free, columns, room, has_lanes=has_lanes)
        return as_placed, self._box_width(columns)

    def box(self, moment: Moment, width: float) -> Box:
        room = width - 2 * PAD_X
        numbers = len(self.numbers_of(moment))
        beside = room - _FIRST_BADGE - _BADGE_STEP * (numbers - 1) if numbers else room
        time = set_text(time_of(moment), "time", beside) if time_of(moment).strip() else None
        label = set_text(moment.label, "folded-label" if moment.id == FOLDED else "label", room)
        thinks = moment.id in self.thoughts and moment.thinking.strip()
        thought = set_text(quoted(moment.thinking, self.words), "thought", room) if thinks else None
        return Box(time, label, thought, beside)

    @property
    def _least_gap(self) -> float:
        """Words on a link stand between two rows."""
        is_wordy = self.has_link_words and any(link.label.strip() for link in self.links)
        return _LEAST_WORDY_GAP if is_wordy else _LEAST_GAP

    def _fit(self, room: float) -> tuple[int, bool]:
        """How many columns, and whether boxes may stand under one another: that needs more height."""
        if len(self._stacks) < len(self.moments):
            columns = self._columns(len(self._stacks), room, has_lanes=True)
            if self._least_with(columns, has_lanes=True) <= room:
                return columns, True
        return self._columns(len(self.moments), room, has_lanes=False), False

    def _columns(self, stacks: int, room: float, *, has_lanes: bool) -> int:
        return columns_for(stacks, lambda columns: self._least_with(columns, has_lanes=has_lanes), room, self._choice)

    @cached_property
    def _choice(self) -> Sequence[int]:
        """Rather is something left out than a word in a box cut off: those that cut as few of them as can be."""
        cut = {columns: self._cuts(columns) for columns in COLUMNS}
        return [columns for columns in COLUMNS if cut[columns] == min(cut.values())]

    def _cuts(self, columns: int) -> int:
        boxes = self._boxes[columns]
        return sum(words.is_cut for box in boxes for words in (box.time, box.label, box.thought) if words)

    def numbers_of(self, moment: Moment) -> tuple[int, ...]:
        return next((numbers for id_, numbers in self.numbers if id_ == moment.id), ())

    @cached_property
    def _boxes(self) -> dict[int, list[Box]]:
        """By the number of columns."""
        widths = ((columns, self._box_width(columns)) for columns in COLUMNS)
        return {columns: [self.box(moment, width) for moment in self.moments] for columns, width in widths}

    @cached_property
    def _heights(self) -> dict[int, list[float]]:
        return {columns: [box.height for box in boxes] for columns, boxes in self._boxes.items()}

    @cached_property
    def _stacks(self) -> list[tuple[Moment, ...]]:
        return columns_of(self.moments, self.links)

    def _box_width(self, columns: int) -> float:
        return (self.width - (columns - 1) * _COLUMN_GAP) / columns

    def _rows(self, columns: int, least: float = 0.0, *, has_lanes: bool) -> tuple[float, ...]:
        """How tall each row is with boxes of at least that height."""
        heights = [max(height, least) for height in self._heights[columns]]
        if has_lanes:
            own = iter(heights)
            heights = [sum(next(own) + _LANE_GAP for _ in stack) - _LANE_GAP for stack in self._stacks]
        return rows_of(heights, columns)

    def _least_with(self, columns: int, *, has_lanes: bool) -> float:
        rows = self._rows(columns, has_lanes=has_lanes)
        return sum(rows) + self._gaps(len(rows)) * self._least_gap + (_LEAST_FEELING if self._is_felt else 0.0)

    def _gaps(self, rows: int) -> float:
        """How often the gap between rows occurs, counting what lines below the last row may need."""
        return max(0, rows - 1) + 0.25 + (1.0 if self._is_felt else 0.0) + (0.5 if self._has_detours else 0.0)

    @cached_property
    def _is_felt(self) -> bool:
        return any(moment.emotion is not None for moment in self.moments)

    @cached_property
    def _has_detours(self) -> bool:
        place = {moment.id: index for index, moment in enumerate(self.moments)}
        return any(place[link.to_id] - place[link.from_id] != 1 for link in self.links)

    def _lay_out(self, moments: Sequence[Moment], columns: int, room: float, *, has_lanes: bool) -> MapLayout:
        least = self._least_box(columns, room, has_lanes=has_lanes)
        rows = self._rows(columns, least, has_lanes=has_lanes)
        feeling = _LEAST_FEELING if self._is_felt else 0.0
        gaps = self._gaps(len(rows))
        least_gap = self._least_gap
        gap = stretched(least_gap, _MOST_GAP, room - sum(rows) - gaps * least_gap - feeling, gaps)
        spare = room - sum(rows) - gaps * gap - feeling
        metrics = self._metrics(columns, least, gap, stretched(_LEAST_FEELING, _MOST_FEELING, spare, 1))
        links = self.links if self.has_link_words else [replace(link, label="") for link in self.links]
        return lay_out(moments, links, replace(metrics, has_lanes=has_lanes))

    def _least_box(self, columns: int, room: float, *, has_lanes: bool) -> float:
        """All boxes equally tall, where there is room for that."""
        heights = self._heights[columns]
        even, rows = (self._rows(columns, least, has_lanes=has_lanes) for least in (max(heights), 0.0))
        needed = self._least_with(columns, has_lanes=has_lanes) + sum(even) - sum(rows)
        return max(heights) if needed <= room else min(heights)

    def _metrics(self, columns: int, least: float, gap: float, feeling: float) -> MapMetrics:
        width = self._box_width(columns)
        return MapMetrics(
            width=(self.width + 2 * _SIDE) / PIXEL,
            height_of=lambda moment: self.box(moment, width).height / PIXEL,
            label_size_of=link_size,
            box_width=width / PIXEL,
            min_box_height=least / PIXEL,
            max_box_height=max(self._heights[columns]) / PIXEL,
            gap_x=_COLUMN_GAP / PIXEL - 0.01,
            gap_x_most=_COLUMN_GAP / PIXEL,
            gap_y=gap / PIXEL,
            lane_gap=_LANE_GAP / PIXEL,
            margin=_SIDE / PIXEL,
            feeling_height=feeling / PIXEL,
        )

    def _holds(self, layout: MapLayout, room: float) -> bool:
        """Whether boxes that a hand has placed are all on the page and apart."""
        boxes = list(layout.boxes.values())
        apart = not any(a.grown(4).overlaps(b) for at, a in enumerate(boxes) for b in boxes[:at])
        ground = Rect(_SIDE / PIXEL - 0.1, 0, self.width / PIXEL + 0.2, room / PIXEL)
        return apart and layout.size.height <= ground.height and all(is_inside(box, ground) for box in boxes)


def page_map(page: SnapshotPage, width: float, words: Words) -> PageMap:
    """With everything that it can show."""
    number = moments_shown(len(page.moments))
    kept, folded = page.moments[:number], page.moments[number:]
    moments = (*kept, _slot(folded, words)) if folded else kept
    ids = {moment.id for moment in moments}
    links = tuple(link for link in page.links if {link.from_id, link.to_id} <= ids)
    if folded:
        links = (*links, _to_slot(kept[-1]))
    thoughts = frozenset(moment.id for moment in kept if moment.thinking.strip())
    return PageMap(moments, links, folded, kept_numbers(page, page.opportunities), width, thoughts, words=words)


@lru_cache(maxsize=16)
def _laid_out(shown: PageMap, room: float) -> tuple[MapLayout, float]:
    return shown.made_layout(room)


def kept_numbers(page: SnapshotPage, shown: Sequence[Opportunity]) -> tuple[tuple[MomentId, tuple[int, ...]], ...]:
    """`shown` are the opportunities that the page keeps; the others have no badge."""
    ids = {one.id for one in shown}
    keeps = {number for number, one in numbered(o for o in page.opportunities if not o.is_draft) if one.id in ids}
    found = {place: tuple(n for n in numbers if n in keeps) for place, numbers in badges(page.opportunities).items()}
    return tuple((place, numbers) for place, numbers in found.items() if numbers)


def _slot(folded: Sequence[Moment], words: Words) -> Moment:
    """The last box of a map that has too many, which says how many."""
    text = words.one_more_moment if len(folded) == 1 else words.more_moments.format(count=len(folded))
    return Moment(id=FOLDED, interview_id=folded[0].interview_id, story_id=folded[0].story_id, label=text)


def _to_slot(last: Moment) -> Link:
    return Link(id=LinkId("folded"), interview_id=last.interview_id, from_id=last.id, to_id=FOLDED)


def link_size(link: Link) -> Size:
    words = link_text(link)
    return Size(words.width / PIXEL + 4, words.height / PIXEL)


def link_text(link: Link) -> Paragraph:
    return set_text(link.label.strip(), "link", 90)


def is_inside(rect: Rect, ground: Rect) -> bool:
    across = ground.x <= rect.x and rect.right <= ground.right
    return across and ground.y <= rect.y and rect.bottom <= ground.bottom
