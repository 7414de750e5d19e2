"""Takes a drawing into one talk: card by card, line by line, each against what it was when it left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from discovery_desk.domain.canvas_marks import card_color, from_markdown, link_color, link_kind, meaning_of
from discovery_desk.domain.canvas_order import with_new
from discovery_desk.domain.interview import Interview, Origin, OriginId
from discovery_desk.domain.moment import (
    LOWEST_EMOTION,
    Link,
    LinkId,
    LinkKind,
    Moment,
    MomentId,
    MomentSource,
    MomentSourceId,
)
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.ordering import even_ranks, rank_between
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.host.ids import new_id
from discovery_desk.importing.canvas_map import Arrow, CanvasMap, Card, Group
from discovery_desk.services import maps
from discovery_desk.services.canvas_matching import Base, Known, kept_of
from discovery_desk.services.links import on_one_line
from discovery_desk.storage.unit_of_work import UnitOfWork

CLOSEST = 4.0  # to the border of the map


class Told(StrEnum):
    """What became of a drawing, in numbers."""

    ADDED = "added"
    CHANGED = "changed"
    LINKED = "linked"
    KEPT = "kept"
    LOOSE = "loose"
    STRANGE = "strange"


def origin_of(row: Interview | Story | Moment | Link, key: str, extra: str) -> Origin:
    return Origin(
        id=OriginId(new_id()),
        interview_id=row.id if isinstance(row, Interview) else row.interview_id,
        source=maps.CANVAS_SOURCE,
        entity=type(row).__name__.lower(),
        entity_id=row.id,
        key=key,
        extra=extra,
    )


class Drawing:
    """Takes one file into one talk."""

    def __init__(self, unit: UnitOfWork, file: CanvasMap, talk: Known, *, is_new: bool) -> None:
        self._unit, self._file, self._talk, self._is_new = unit, file, talk, is_new
        self._id = talk.interview.id
        self._stories = dict(talk.stories)
        self._moments = dict(talk.moments)
        self._counts: Counter[Told] = Counter()
        self._drift = self._common_drift()
        self._leading = _leading(file)
        self._linked = {(one.from_id, one.to_id) for one in talk.links.values()}
        self._link_rank = max((one.rank for one in talk.links.values()), default=0.0)

    def take(self) -> Mapping[Told, int]:
        for group in sorted(self._file.groups, key=lambda group: (group.order, group.frame.y, group.frame.x)):
            self._take_group(group)
        arriving: dict[StoryId, list[Card]] = defaultdict(list)
        for card in self._file.cards:
            if card.key in self._talk.moments:
                self._take_known(card, arriving)
            else:
                self._take_new(card, arriving)
        for story_id, cards in arriving.items():
            self._put_in_order(story_id, cards)
        for arrow in self._file.arrows:
            self._take_arrow(arrow)
        self._count_the_rest()
        return self._counts

    def _common_drift(self) -> Mapping[str | None, tuple[int, int]]:
        """By story: who moves a whole map in another tool has moved nothing on it."""
        moved: dict[str | None, Counter[tuple[int, int]]] = defaultdict(Counter)
        for card in self._file.cards:
            base = self._base(card)
            if base is not None and base.at is not None:
                moved[base.group][card.frame.x - base.at[0], card.frame.y - base.at[1]] += 1
        found = {group: steps.most_common(1)[0] for group, steps in moved.items()}
        return {
            group: step if count >= 2 and 2 * count >= moved[group].total() and (0, 0) not in moved[group] else (0, 0)
            for group, (step, count) in found.items()
        }

    def _base(self, card: Card) -> Base | None:
        """What a card differs from; those of our own know it wherever they come to."""
        if card.own is not None:
            return Base(card.own.text, card.own.color, card.own.at, card.own.story or None)
        return self._talk.bases.get(card.key)

    def _take_group(self, group: Group) -> None:
        story = self._stories.get(group.key)
        if story is None:
            rank = self._unit.read.highest_rank(Story, interview_id=self._id) + 1
            story = Story(
                id=StoryId(new_id()), interview_id=self._id, title=group.label.strip(), rank=rank, **group.fields
            )
            self._unit.put(story)
            self._remember(story, group.key, group.kept)
        else:
            story = self._retitled(group, story)
        self._stories[group.key] = story

    def _retitled(self, group: Group, story: Story) -> Story:
        is_foreign = group.key != story.id and group.title_before is None
        was = kept_of(self._talk.origins, story.id).get("label", "") if is_foreign else group.title_before
        if group.label != (story.title if was is None else was):
            story = replace(story, title=group.label.strip())
            self._unit.put(story)
            self._counts[Told.CHANGED] += 1
        if is_foreign:
            self._remember(story, group.key, group.kept)
        return story

    def _take_known(self, card: Card, arriving: dict[StoryId, list[Card]]) -> None:
        before, base = self._talk.moments[card.key], self._base(card)
        if base is None:
            return
        fields = {**_worded(card, base), **_colored(card, base), **self._placed(card, base)}
        story = self._stories.get(card.group or "")
        moment = replace(before, **fields)
        if story is not None and card.group != base.group and story.id != before.story_id:
            moment = replace(moment, story_id=story.id)
            arriving[story.id].append(card)
        self._moments[card.key] = moment
        self._unit.put(moment)
        self._counts[Told.CHANGED] += moment != before
        if card.key != before.id or card.color not in (base.color, card_color(moment)):
            self._remember(moment, card.key, card.kept)

    def _take_new(self, card: Card, arriving: dict[StoryId, list[Card]]) -> None:
        own, base = card.own, self._base(card)
        fields: dict[str, Any] = dict(own.moment) if own else {}
        story_id = self._story_for(card)
        place = self._placed(card, base) if base else {}
        if not own and self._is_new and not self._file.is_ours:
            x, y = self._talk.ruler.on_map(card.frame.x, card.frame.y, None)
            place = {"x": max(CLOSEST, x), "y": max(CLOSEST, y)}
        fields |= {**_worded(card, base), **_colored(card, base), **place}
        moment = Moment(id=MomentId(new_id()), interview_id=self._id, story_id=story_id, **fields)
        self._moments[card.key] = moment
        self._unit.put(moment)
        self._attach(moment, card)
        arriving[story_id].append(card)
        self._counts[Told.ADDED] += 1
        self._remember(moment, card.key, card.kept)

    def _placed(self, card: Card, base: Base) -> dict[str, float]:
        """Pinned where a hand has moved it in the other tool."""
        if base.at is None:
            return {}
        across, down = self._drift.get(base.group, (0, 0))
        x, y = card.frame.x - across, card.frame.y - down
        if (x, y) == base.at:
            return {}
        at_x, at_y = self._talk.ruler.on_map(x, y, base.group)
        return {"x": max(CLOSEST, at_x), "y": max(CLOSEST, at_y)}

    def _story_for(self, card: Card) -> StoryId:
        """That of its group, of the card that leads to it, or the last one."""
        own = card.own.story if card.own and card.group is None else ""
        story = self._stories.get(card.group or own)
        if story is not None:
            return story.id
        before = self._moments.get(self._leading.get(card.key, ""))
        if before is not None and not (self._is_new and self._file.groups):
            return before.story_id
        return self._last_story()

    def _last_story(self) -> StoryId:
        """What lies outside of all groups of a new drawing is a story of its own."""
        if not self._is_new and self._stories:
            return max(self._stories.values(), key=lambda story: (story.rank, story.id)).id
        if "" not in self._stories:
            rank = self._unit.read.highest_rank(Story, interview_id=self._id) + 1
            self._stories[""] = Story(id=StoryId(new_id()), interview_id=self._id, rank=rank)
            self._unit.put(self._stories[""])
        return self._stories[""].id

    def _remember(self, row: Story | Moment | Link, key: str, extra: str) -> None:
        """Where a row came from, once; what the file said last stands in for what it said before."""
        made, before = origin_of(row, key, extra), self._talk.origins.get(row.id)
        self._unit.put(replace(made, id=before.id) if before else made)

    def _attach(self, moment: Moment, card: Card) -> None:
        """Its notes and opportunities, where this talk still has them."""
        for rank, key in enumerate(card.own.notes if card.own else ()):
            note = self._unit.get(Note, key)
            if note is not None and note.interview_id == self._id:
                source = MomentSourceId(new_id())
                self._unit.put(MomentSource(id=source, moment_id=moment.id, note_id=NoteId(key), rank=float(rank)))
        for key in card.own.opportunities if card.own else ():
            found = self._unit.get(Opportunity, key)
            if found is not None and found.interview_id == self._id and found.moment_id is None:
                self._unit.put(replace(found, moment_id=moment.id))

    def _put_in_order(self, story_id: StoryId, cards: Sequence[Card]) -> None:
        arriving = {self._moments[card.key].id: card for card in cards}
        there = [one for one in self._unit.read.moments(self._id) if one.story_id == story_id]
        known = [one.id for one in there if one.id not in arriving]
        leads: dict[str, str] = {
            moment_id: self._moments[before].id
            for moment_id, card in arriving.items()
            if (before := self._leading.get(card.key, "")) in self._moments
        }
        order = with_new(known, arriving, leads)
        by_id = {one.id: one for one in there}
        ranks = _ranks([None if id_ in arriving else by_id[MomentId(id_)].rank for id_ in order])
        for id_, rank in zip(order, ranks, strict=True):
            self._unit.put(replace(by_id[MomentId(id_)], rank=rank))

    def _take_arrow(self, arrow: Arrow) -> None:
        start, end = self._moments[arrow.from_key], self._moments[arrow.to_key]
        known = self._talk.links.get(arrow.key)
        if known is not None:
            self._change_link(known, arrow, start, end)
        elif (start.id, end.id) not in self._linked:
            self._linked.add((start.id, end.id))
            self._link_rank += 1
            is_own = arrow.own is not None and start.id != end.id and _reads_as(arrow.own.kind, arrow)
            kind = arrow.own.kind if arrow.own and is_own else arrow.kind
            link = Link(
                id=LinkId(new_id()),
                interview_id=self._id,
                from_id=start.id,
                to_id=end.id,
                kind=kind,
                label=on_one_line(arrow.label),
                rank=self._link_rank,
            )
            self._unit.put(link)
            self._counts[Told.LINKED] += 1
            self._remember(link, arrow.key, arrow.kept)

    def _change_link(self, link: Link, arrow: Arrow, start: Moment, end: Moment) -> None:
        own = arrow.own
        changed: dict[str, Any] = {}
        if arrow.label != (own.label if own else link.label):
            changed["label"] = on_one_line(arrow.label)
        if own is None or (own.from_key, own.to_key) != (arrow.from_key, arrow.to_key):
            changed |= {"from_id": start.id, "to_id": end.id}
        if start.id == end.id or not _reads_as(own.kind if own else link.kind, arrow):
            changed["kind"] = arrow.kind
        after = replace(link, **changed)
        self._unit.put(after)
        self._counts[Told.CHANGED] += after != link

    def _count_the_rest(self) -> None:
        self._counts[Told.LOOSE], self._counts[Told.STRANGE] = self._file.loose, self._file.strange
        if self._is_new:
            return
        in_file = {card.key for card in self._file.cards}
        there = {one.id for key, one in self._talk.moments.items() if key in in_file}
        self._counts[Told.KEPT] = len(set(self._talk.shown) - there)


def _leading(file: CanvasMap) -> Mapping[str, str]:
    """By card, which one leads to it."""
    return {
        arrow.to_key: arrow.from_key
        for arrow in reversed(file.arrows)
        if arrow.from_key != arrow.to_key and arrow.kind is not LinkKind.PARALLEL
    }


def _worded(card: Card, base: Base | None) -> dict[str, str]:
    if base is None:
        return {"label": card.label, "doing": card.details}
    before, after = from_markdown(base.text), (card.label, card.details)
    names = ("label", "doing")
    return {name: now for name, was, now in zip(names, before, after, strict=True) if now != was}


def _colored(card: Card, base: Base | None) -> dict[str, Any]:
    """A colour that says the same as before changes nothing."""
    was, now = meaning_of(base.color if base else None), meaning_of(card.color)
    fields: dict[str, Any] = {}
    if now.kind is not was.kind:
        fields["kind"] = now.kind
    if now.is_lowest != was.is_lowest:
        fields["emotion"] = LOWEST_EMOTION if now.is_lowest else None
    return fields


def _reads_as(kind: LinkKind, arrow: Arrow) -> bool:
    """Whether a line of that kind looks as this one does."""
    is_loop = arrow.from_key == arrow.to_key
    return link_kind(link_color(kind), is_loop=is_loop, has_head=kind is not LinkKind.PARALLEL) is arrow.kind


def _ranks(ranks: Sequence[float | None]) -> Sequence[float]:
    """Fills the gaps between the ranks that stay; all anew where there is no room."""
    found: list[float] = []
    for place, rank in enumerate(ranks):
        following = next((one for one in ranks[place:] if one is not None), None)
        made = rank if rank is not None else rank_between(found[-1] if found else None, following)
        if made is None:
            return even_ranks(len(ranks))
        found.append(made)
    return found
