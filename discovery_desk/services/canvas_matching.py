"""Which talk of the desk a canvas speaks of, and how each of its cards looked when it left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from discovery_desk.domain.canvas_marks import SCALE
from discovery_desk.domain.interview import Interview, InterviewId, Origin
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.story import Story
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export import json_canvas
from discovery_desk.importing.canvas_map import CanvasMap, Card
from discovery_desk.services import maps
from discovery_desk.services.desk import Desk

SURE = 12  # shorter ids are made by hand, and two drawings may share them


@dataclass(frozen=True, slots=True)
class Base:
    """A card as it was. What differs from it has been changed in another tool."""

    text: str
    color: str | None
    at: tuple[int, int] | None
    group: str | None


@dataclass(frozen=True, slots=True)
class Ruler:
    """Turns a place on the canvas into one on the map."""

    scale: float = SCALE
    left: float = 0.0
    top: float = 0.0
    shifts: Mapping[str, int] = field(default_factory=dict)

    def on_map(self, x: float, y: float, group: str | None) -> tuple[float, float]:
        down = self.top + self.shifts.get(group or "", 0)
        return float(round((x - self.left) / self.scale)), float(round((y - down) / self.scale))


@dataclass(frozen=True, slots=True)
class Known:
    """Rows of one talk by what the file calls them; `shown` are the moments that a file of today would hold."""

    interview: Interview
    moments: Mapping[str, Moment]
    stories: Mapping[str, Story]
    links: Mapping[str, Link]
    bases: Mapping[str, Base] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    shown: Collection[str] = ()
    ruler: Ruler = field(default_factory=Ruler)


def known_talk(desk: Desk, file: CanvasMap) -> Known | None:
    """None when the desk holds no talk that the file could be about."""
    for interview_id in _candidates(desk, file):
        interview = desk.read.get(Interview, interview_id)
        if interview is not None:
            return _known(desk, file, interview)
    return None


def _candidates(desk: Desk, file: CanvasMap) -> Iterator[InterviewId]:
    named = file.head.interview if file.head else ""
    if named:
        yield InterviewId(named)
    moments = [desk.read.get(Moment, card.key) for card in file.cards]
    yield from _most(Counter(moment.interview_id for moment in moments if moment is not None))
    origins = desk.read.where(Origin, source=maps.CANVAS_SOURCE)
    if named:
        yield from (one.interview_id for one in origins if one.entity == "interview" and one.key == named)
    keys = {card.key for card in file.cards if len(card.key) >= SURE}
    matched = Counter(one.interview_id for one in origins if one.entity == "moment" and one.key in keys)
    yield from (one for one in _most(matched) if 2 * matched[one] >= len(file.cards))


def _most(counted: Counter[InterviewId]) -> list[InterviewId]:
    return [interview_id for interview_id, _ in counted.most_common(1)]


def _known(desk: Desk, file: CanvasMap, interview: Interview) -> Known:
    origins = [one for one in desk.read.where(Origin, interview_id=interview.id) if one.source == maps.CANVAS_SOURCE]
    moments = {one.id: one for one in desk.read.moments(interview.id)}
    stories = {one.id: one for one in desk.read.where(Story, interview_id=interview.id)}
    links = {one.id: one for one in desk.read.where(Link, interview_id=interview.id)}
    by_key = _by_key(origins, moments, "moment")
    shown = maps.talk_map(desk, interview.id)
    whole = next((one for one in origins if one.entity == "interview"), None)
    by_row = {one.entity_id: one for one in origins}
    is_bare = any(card.own is None and card.key in moments for card in file.cards)
    places = json_canvas.places(shown) if is_bare else None
    bases = _Bases(shown, places, by_row)
    return Known(
        interview,
        by_key,
        _by_key(origins, stories, "story"),
        _by_key(origins, links, "link"),
        {card.key: bases.of(card, by_key[card.key]) for card in file.cards if card.key in by_key},
        by_row,
        {moment.id for moment in shown.moments},
        _ruler(file, places, whole),
    )


def _by_key(origins: Sequence[Origin], rows: Mapping[Any, Any], entity: str) -> dict[str, Any]:
    """By the name in a file that they came from, and by their own."""
    brought = {one.key: rows[one.entity_id] for one in origins if one.entity == entity and one.entity_id in rows}
    return brought | dict(rows)


@dataclass(frozen=True, slots=True)
class _Bases:
    shown: TalkMap
    places: json_canvas.Places | None
    origins: Mapping[str, Origin]

    def of(self, card: Card, moment: Moment) -> Base:
        if card.own is not None:
            return Base(card.own.text, card.own.color, card.own.at, card.own.story or None)
        if card.key != moment.id:
            return _as_brought(card, kept_of(self.origins, moment.id))
        brought = json_canvas.brought_with(self.shown, moment.id)
        spot = self.places.cards.get(moment.id) if self.places else None
        text, color = json_canvas.text_of(moment, brought), json_canvas.color_of(moment, brought)
        return Base(text, color, (spot.x, spot.y) if spot else None, moment.story_id)


def kept_of(origins: Mapping[str, Origin], row_id: str) -> Mapping[str, Any]:
    """What the file said of a row the last time; nothing where it was not brought by one."""
    found = json.loads(origins[row_id].extra or "{}") if row_id in origins else {}
    return found if isinstance(found, dict) else {}


def _as_brought(card: Card, kept: Mapping[str, Any]) -> Base:
    """As another tool's file had it the last time."""
    at = kept.get("at")
    place = (int(at[0]), int(at[1])) if isinstance(at, list) and len(at) == 2 else None
    return Base(str(kept.get("text", card.text)), kept.get("color"), place, kept.get("group"))


def _ruler(file: CanvasMap, places: json_canvas.Places | None, whole: Origin | None) -> Ruler:
    """That of the file where this program wrote it, of the program where its keys were dropped, or of the import."""
    if file.is_ours and file.head is not None:
        return Ruler(file.head.scale, shifts={group.key: group.shift for group in file.groups})
    if places is not None:
        return Ruler(shifts={str(story): shift for story, shift in places.shifts.items()})
    kept = json.loads(whole.extra) if whole is not None and whole.extra else {}
    return Ruler(float(kept.get("scale", SCALE)), float(kept.get("left", 0)), float(kept.get("top", 0)))
