"""Writes an experience map as JSON Canvas 1.0; what the format has no place for stands in keys of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from discovery_desk.domain.canvas_marks import (
    OWN_FORMAT,
    OWN_KEY,
    PHOTO,
    SCALE,
    as_markdown,
    card_color,
    from_markdown,
    link_color,
    link_kind,
    meaning_of,
)
from discovery_desk.domain.geometry import Rect, segment_enters, union
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.map_drawing import drawing

GROUP_AIR, BETWEEN_GROUPS = 40, 60
MANY = 300  # boxes, from which on nobody looks whether a line runs across one
EMPTY_GROUP = (320, 160)
PHOTO_SIZE, PHOTO_AIR = 200, 60
ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the canvas, in its whole pixels."""

    x: int
    y: int
    width: int
    height: int

    def as_json(self) -> Json:
        return {"x": self.x, "y": self.y, "width": self.width, "height": self.height}


@dataclass(frozen=True, slots=True)
class Places:
    """Where cards and groups lie. Groups lie one below the other; `shifts` is how far down each went for that."""

    cards: Mapping[MomentId, Spot]
    groups: Mapping[StoryId, Spot]
    shifts: Mapping[StoryId, int]


def write(shown: TalkMap, picture: str = "") -> bytes:
    """The same map gives the same bytes. `picture` names the file beside this one that shows the person."""
    boxes = _boxes(shown)
    places = _placed(shown, boxes)
    groups = [_group(shown, story, number, places) for number, story in enumerate(shown.stories, 1)]
    photo = [_photo(shown, picture, places)] if picture else []
    document = {
        "nodes": [*groups, *photo, *_cards(shown, places)],
        "edges": [_edge(shown, link, number, boxes) for number, link in enumerate(shown.links, 1)],
        OWN_KEY: _head(shown),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def places(shown: TalkMap) -> Places:
    """Where `write` puts everything."""
    return _placed(shown, _boxes(shown))


def picture_name(shown: TalkMap, stem: str) -> str:
    """Empty for a map without a picture, or one of a kind that nobody can open."""
    ending = ENDINGS.get(shown.picture.media_type) if shown.picture else None
    return f"{stem} photo{ending}" if ending else ""


def text_of(moment: Moment, brought: Mapping[str, Any]) -> str:
    """What the card says: the words of the file that it came from as long as they still hold, else its label."""
    text = brought.get("text")
    if isinstance(text, str) and from_markdown(text) == (moment.label, moment.doing):
        return text
    return as_markdown(moment.label)


def color_of(moment: Moment, brought: Mapping[str, Any]) -> str | None:
    """A colour that the file came with stays where it does not say anything else than the desk does."""
    color, came_with = card_color(moment), brought.get("color")
    is_kept = isinstance(came_with, str) and meaning_of(came_with) == meaning_of(color)
    return came_with if is_kept else color


def brought_with(shown: TalkMap, row_id: str) -> Json:
    found = json.loads(shown.brought.get(row_id, "{}"))
    return found if isinstance(found, dict) else {}


def _boxes(shown: TalkMap) -> Mapping[MomentId, Rect]:
    """Where a line runs is for the other tool to say: only those count that lay boxes beside each other."""
    placed = {moment.id for moment in shown.moments if moment.is_pinned}
    links = tuple(link for link in shown.links if link.from_id not in placed and link.to_id not in placed)
    return drawing(replace(shown, links=links)).layout.boxes


def _placed(shown: TalkMap, boxes: Mapping[MomentId, Rect]) -> Places:
    cards: dict[MomentId, Spot] = {}
    groups: dict[StoryId, Spot] = {}
    shifts: dict[StoryId, int] = {}
    free = 0  # from where on down nothing lies yet
    for story in shown.stories:
        spots = {moment.id: _spot(boxes[moment.id]) for moment in shown.of_story(story)}
        around = _around(list(spots.values()), free)
        shifts[story.id] = free - around.y if groups else 0
        groups[story.id] = _lower(around, shifts[story.id])
        cards |= {id_: _lower(spot, shifts[story.id]) for id_, spot in spots.items()}
        free = groups[story.id].y + groups[story.id].height + BETWEEN_GROUPS
    return Places(cards, groups, shifts)


def _spot(rect: Rect) -> Spot:
    return Spot(round(rect.x * SCALE), round(rect.y * SCALE), round(rect.width * SCALE), round(rect.height * SCALE))


def _lower(spot: Spot, by: int) -> Spot:
    return Spot(spot.x, spot.y + by, spot.width, spot.height)


def _around(spots: Sequence[Spot], free: int) -> Spot:
    outline = union(Rect(spot.x, spot.y, spot.width, spot.height) for spot in spots)
    if outline is None:
        return Spot(0, free, *EMPTY_GROUP)
    grown = outline.grown(GROUP_AIR)
    return Spot(round(grown.x), round(grown.y), round(grown.width), round(grown.height))


def _head(shown: TalkMap) -> Json:
    found = {
        "format": OWN_FORMAT,
        "interview": shown.interview_id,
        "title": shown.title,
        "person": shown.person,
        "on": shown.on.isoformat() if shown.on else "",
        "language": shown.language,
        "scale": SCALE,
    }
    return _filled(found)


def _group(shown: TalkMap, story: Story, number: int, places: Places) -> Json:
    own = {
        "order": number,
        "when": story.when,
        "recencyDays": story.recency_days,
        "isComplete": story.is_complete,
        "title": story.title,
        "shift": places.shifts[story.id],
    }
    label = {"label": story.title} if story.title else {}
    group = {"id": story.id, "type": "group", **places.groups[story.id].as_json(), **label, OWN_KEY: _filled(own)}
    return _with_more(group, brought_with(shown, story.id))


def _photo(shown: TalkMap, picture: str, places: Places) -> Json:
    left = min((spot.x for spot in places.groups.values()), default=0)
    top = min((spot.y for spot in places.groups.values()), default=0)
    spot = Spot(left - PHOTO_AIR - PHOTO_SIZE, top, PHOTO_SIZE, PHOTO_SIZE)
    own = {"shows": "person"}
    return {"id": PHOTO + shown.interview_id, "type": "file", **spot.as_json(), "file": picture, OWN_KEY: own}


def _cards(shown: TalkMap, places: Places) -> Iterator[Json]:
    heard = sorted(shown.moments, key=lambda moment: (moment.heard_ms is None, moment.heard_ms or 0))
    talk_order = {moment.id: number for number, moment in enumerate(heard, 1)}
    for story in shown.stories:
        for number, moment in enumerate(shown.of_story(story), 1):
            brought, spot = brought_with(shown, moment.id), places.cards[moment.id]
            text, color = text_of(moment, brought), color_of(moment, brought)
            body = _body(text, brought)
            own = {"order": number, "talkOrder": talk_order[moment.id], **_own(shown, moment)}
            own |= {"at": [spot.x, spot.y], "text": text, "color": color}
            marked = {"color": color} if color else {}
            card = {"id": moment.id, **body, **spot.as_json(), **marked, OWN_KEY: _filled(own)}
            yield _with_more(card, brought)


def _body(text: str, brought: Json) -> Json:
    """A link or a file stays one as long as nobody has given it another label."""
    body = brought.get("body")
    return body if isinstance(body, dict) and body and brought.get("text") == text else {"type": "text", "text": text}


def _with_more(node: Json, brought: Json) -> Json:
    """What another tool wrote beside what we read goes out again as it came."""
    more = brought.get("more")
    return node | {key: value for key, value in more.items() if key not in node} if isinstance(more, dict) else node


def _own(shown: TalkMap, moment: Moment) -> Json:
    """Of notes only the ids: their words stay in the desk."""
    return {
        "story": moment.story_id,
        "kind": moment.kind.value,
        "label": moment.label,
        "heardMs": moment.heard_ms,
        "time": moment.told_time,
        "where": moment.place,
        "who": list(moment.actors),
        "tools": list(moment.tools),
        "doing": moment.doing,
        "thinking": moment.thinking,
        "feeling": moment.feeling,
        "emotion": moment.emotion,
        "pinned": [moment.x, moment.y] if moment.is_pinned else None,
        "notes": list(shown.sources.get(moment.id, ())),
        "opportunities": [{"id": id_, "number": number} for number, id_ in shown.numbers.get(moment.id, ())],
    }


def _edge(shown: TalkMap, link: Link, number: int, boxes: Mapping[MomentId, Rect]) -> Json:
    color, sides = _color_of_link(shown, link), _sides(boxes[link.from_id], boxes[link.to_id], boxes)
    own = {"order": number, "kind": link.kind.value, "label": link.label, "from": link.from_id, "to": link.to_id}
    label = {"label": link.label} if link.label else {}
    return {
        "id": link.id,
        "fromNode": link.from_id,
        "fromSide": sides[0],
        "fromEnd": "none",
        "toNode": link.to_id,
        "toSide": sides[1],
        "toEnd": "none" if link.kind is LinkKind.PARALLEL else "arrow",
        **({"color": color} if color else {}),
        **label,
        OWN_KEY: _filled(own),
    }


def _color_of_link(shown: TalkMap, link: Link) -> str | None:
    color, came_with = link_color(link.kind), brought_with(shown, link.id).get("color")
    says_nothing = (
        isinstance(came_with, str) and link_kind(came_with, is_loop=False, has_head=True) is LinkKind.SEQUENCE
    )
    return came_with if color is None and says_nothing else color


def _sides(start: Rect, end: Rect, boxes: Mapping[MomentId, Rect]) -> tuple[str, str]:
    """Where a line leaves and where it arrives: towards each other, or around what lies between."""
    if start == end:
        return "right", "bottom"
    across = max(end.x - start.right, start.x - end.right)
    down = max(end.y - start.bottom, start.y - end.bottom)
    between = (box for box in boxes.values() if box not in (start, end))
    is_free = len(boxes) > MANY or not any(segment_enters(start.center, end.center, box) for box in between)
    if across >= down:
        ways = ("right", "left") if end.x > start.x else ("left", "right")
        return ways if is_free else ("bottom", "bottom")
    ways = ("bottom", "top") if end.y > start.y else ("top", "bottom")
    return ways if is_free else ("right", "right")


def _filled(own: Json) -> Json:
    """Without what nobody has said."""
    return {key: value for key, value in own.items() if value or (value == 0 and value is not False)}
