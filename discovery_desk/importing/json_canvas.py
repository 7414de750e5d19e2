"""Reads JSON Canvas, of this program or of any other, as cards, groups and arrows; opens nothing that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from discovery_desk.domain.canvas_marks import OWN_FORMAT, OWN_KEY, PHOTO, link_kind, valid_color
from discovery_desk.domain.canvas_order import told_order, with_new
from discovery_desk.domain.moment import HIGHEST_EMOTION, LOWEST_EMOTION, LinkKind, MomentKind
from discovery_desk.importing.canvas_map import NO_WORDS, Arrow, CanvasMap, Card, Frame, Group, Head, OwnArrow, OwnCard
from discovery_desk.importing.json_item import Item

MOST_CARDS, MOST_GROUPS = 2_000, 200
MOST_FOREIGN_CARDS = 300  # all of them are pinned where they lie, which is slow to draw lines around
ARROWS_A_CARD = 3
FARTHEST = 10_000_000
LONGEST_TEXT = 20_000
BACK = "/back"

_OUR_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def is_canvas(path: Path, source: Item) -> bool:
    """By what is in it; an empty object only counts under the ending of the format."""
    if source.has("schema"):
        return False
    keys = set(source.keys())
    return bool(keys & {"nodes", "edges"}) or (path.suffix.lower() == ".canvas" and not keys)


def read_canvas(path: Path, source: Item) -> CanvasMap:
    """Raises `UnreadableSource` for what is not JSON Canvas, too large, or without a single card."""
    head = _head(source)
    groups, cards, strange = _nodes(source, head)
    if not cards:
        raise source.complaint("it holds no cards")
    arrows, loose = _arrows(source, groups, cards, is_ours=head is not None)
    return CanvasMap(path, head, tuple(groups), tuple(_in_order(cards, arrows)), tuple(arrows), loose, strange)


def _head(source: Item) -> Head | None:
    """None for other programs, and for a newer one of ours: its map is still a map.

    Some tools keep what stands beside a card and drop what stands beside all of them.
    """
    if not source.has(OWN_KEY):
        return Head() if any(item.has(OWN_KEY) for item in source.items("nodes", optional=True)) else None
    own = source.item(OWN_KEY)
    if own.integer("format", 0) != OWN_FORMAT:
        return None
    scale = own.integer("scale", 2)
    if not 1 <= scale <= 10:
        raise own.complaint(f"{OWN_KEY}.scale is not between 1 and 10")
    return Head(
        own.text("interview", ""),
        own.text("title", ""),
        own.text("person", ""),
        own.day("on"),
        own.text("language", ""),
        scale,
    )


def _nodes(source: Item, head: Head | None) -> tuple[list[Group], list[Card], int]:
    groups: list[Group] = []
    cards: list[Card] = []
    seen, strange = set[str](), 0
    for item in source.items("nodes", optional=True):
        key, kind = _key(item, seen), item.text("type")
        if kind == "group":
            groups.append(_group(item, key, head))
        elif kind not in _BODIES:
            strange += 1
        elif kind != "file" or not _is_photo(item, key):
            cards.append(_card(item, key, kind, head))
        most = MOST_CARDS if head else MOST_FOREIGN_CARDS
        if len(cards) > most or len(groups) > MOST_GROUPS:
            raise source.complaint(f"it holds more than {most:,} cards or {MOST_GROUPS} groups")
    return groups, [replace(card, group=_group_of(card, groups)) for card in cards], strange


def _key(item: Item, seen: set[str]) -> str:
    key = item.text("id")
    if not key or key in seen:
        raise item.complaint(f"{item.place}.id is empty or there twice")
    seen.add(key)
    return key


def _frame(item: Item) -> Frame:
    return Frame(*(_pixels(item, name) for name in ("x", "y", "width", "height")))


def _pixels(item: Item, name: str) -> int:
    value = item.number(name)
    if not -FARTHEST <= value <= FARTHEST:
        raise item.complaint(f"{item.place}.{name} is too large")
    return round(value)


def _is_photo(item: Item, key: str) -> bool:
    return key.startswith(PHOTO) or (item.has(OWN_KEY) and item.item(OWN_KEY).has("shows"))


def _file_words(item: Item) -> str:
    """The name of the file, without the folders before it: nothing is looked for there."""
    return PurePosixPath(item.text("file").replace("\\", "/")).name or NO_WORDS


_BODIES: Mapping[str, Callable[[Item], str]] = {
    "text": lambda item: item.text("text"),
    "file": _file_words,
    "link": lambda item: item.text("url"),
}


def _card(item: Item, key: str, kind: str, head: Head | None) -> Card:
    text = _BODIES[kind](item)
    if len(text) > LONGEST_TEXT:
        raise item.complaint(f"{item.place} is longer than {LONGEST_TEXT:,} characters")
    own = _own_card(item.item(OWN_KEY)) if head and item.has(OWN_KEY) else None
    frame, color, body = _frame(item), valid_color(item.text("color", "")), _body(item, kind)
    item.leave(OWN_KEY, "file", "subpath", "url", "text")
    return Card(key, frame, text, color, None, own, body, item.rest())


def _body(item: Item, kind: str) -> dict[str, str]:
    """What makes it a file or a link; nothing for text."""
    if kind == "link":
        return {"type": kind, "url": item.text("url")}
    if kind == "text":
        return {}
    subpath = item.text("subpath", "")
    return {"type": kind, "file": item.text("file")} | ({"subpath": subpath} if subpath.startswith("#") else {})


def _own_card(own: Item) -> OwnCard:
    at = own.numbers("at", 2)
    return OwnCard(
        moment=_moment_fields(own),
        notes=own.texts("notes", optional=True),
        opportunities=tuple(one.text("id") for one in own.items("opportunities", optional=True)),
        story=own.text("story", ""),
        order=own.integer("order", 0),
        text=own.text("text", ""),
        color=own.text("color", "") or None,
        at=(round(at[0]), round(at[1])) if at else None,
    )


def _moment_fields(own: Item) -> Mapping[str, Any]:
    emotion = own.integer("emotion") if own.has("emotion") else None
    if emotion is not None and not LOWEST_EMOTION <= emotion <= HIGHEST_EMOTION:
        raise own.complaint(f"{own.place}.emotion is not between -2 and 2")
    pinned = own.numbers("pinned", 2)
    return {
        "label": own.text("label", ""),
        "kind": own.one_of("kind", MomentKind, MomentKind.ACTION),
        "heard_ms": own.integer("heardMs") if own.has("heardMs") else None,
        "told_time": own.text("time", ""),
        "place": own.text("where", ""),
        "actors": own.texts("who", optional=True),
        "tools": own.texts("tools", optional=True),
        "doing": own.text("doing", ""),
        "thinking": own.text("thinking", ""),
        "feeling": own.text("feeling", ""),
        "emotion": emotion,
        "x": pinned[0] if pinned else None,
        "y": pinned[1] if pinned else None,
    }


def _group(item: Item, key: str, head: Head | None) -> Group:
    frame, label = _frame(item), item.text("label", "")
    look = _look(item)
    if not (head and item.has(OWN_KEY)):
        item.leave(OWN_KEY)
        return Group(key, frame, label, more=item.rest() | look)
    own = item.item(OWN_KEY)
    fields = {
        "when": own.text("when", ""),
        "recency_days": own.integer("recencyDays") if own.has("recencyDays") else None,
        "is_complete": own.flag("isComplete", default=False),
    }
    order, title, shift = own.integer("order", 0), own.text("title", ""), own.integer("shift", 0)
    item.leave(OWN_KEY)
    return Group(key, frame, label, fields, order, title, shift, item.rest() | look)


def _look(item: Item) -> dict[str, str]:
    """What a group looks like, as far as it is what the format allows."""
    style = item.text("backgroundStyle", "")
    found = {
        "color": valid_color(item.text("color", "")),
        "background": item.text("background", ""),
        "backgroundStyle": style if style in ("cover", "ratio", "repeat") else "",
    }
    return {name: value for name, value in found.items() if value}


def _group_of(card: Card, groups: Sequence[Group]) -> str | None:
    """The smallest group around the middle of the card."""
    around = [group for group in groups if group.frame.holds(card.frame)]
    return min(around, key=lambda group: (group.frame.width * group.frame.height, group.key)).key if around else None


def _arrows(source: Item, groups: Sequence[Group], cards: Sequence[Card], *, is_ours: bool) -> tuple[list[Arrow], int]:
    """A line at a group begins at its last card and leads to its first one."""
    ends = {card.key: (card.key, card.key) for card in cards}
    for group in groups:
        inside = sorted((card for card in cards if card.group == group.key), key=_reading_place)
        if inside:
            ends[group.key] = (inside[-1].key, inside[0].key)
    found: list[Arrow] = []
    seen, loose = set[str](), 0
    most = max(ARROWS_A_CARD * len(cards), MOST_GROUPS)
    for number, item in enumerate(source.items("edges", optional=True)):
        if number >= most:
            raise source.complaint("it holds more lines than such a map can have")
        key, start, end = _key(item, seen), item.text("fromNode"), item.text("toNode")
        if start in ends and end in ends:
            found += _arrow(item, key, (ends[start][0], ends[end][1]), is_ours=is_ours)
        else:
            loose += 1
    return found, loose


def _reading_place(card: Card) -> tuple[int, int, int, str]:
    return (card.own.order if card.own else 0, card.frame.y, card.frame.x, card.key)


def _arrow(item: Item, key: str, ends: tuple[str, str], *, is_ours: bool) -> Iterator[Arrow]:
    """Heads at both ends are two arrows; the words belong to the first."""
    start, end = ends
    label, color = item.text("label", ""), valid_color(item.text("color", ""))
    is_backwards, is_forwards = item.text("fromEnd", "none") == "arrow", item.text("toEnd", "arrow") == "arrow"
    if is_backwards and not is_forwards:
        start, end = end, start
    kind = link_kind(color, is_loop=start == end, has_head=is_backwards or is_forwards)
    own = _own_arrow(item.item(OWN_KEY)) if is_ours and item.has(OWN_KEY) else None
    yield Arrow(key, start, end, kind, label, color, own)
    if is_backwards and is_forwards and start != end:
        yield Arrow(key + BACK, end, start, kind, "", color)


def _own_arrow(own: Item) -> OwnArrow:
    kind = own.one_of("kind", LinkKind, LinkKind.SEQUENCE)
    return OwnArrow(kind, own.text("label", ""), own.text("from", ""), own.text("to", ""))


def _in_order(cards: Sequence[Card], arrows: Sequence[Arrow]) -> Iterator[Card]:
    """What this program wrote knows its place, or stands in order in the file; the rest is read from the drawing."""
    by_key = {card.key: card for card in cards}
    places = {card.key: (float(card.frame.x), float(card.frame.y)) for card in cards}
    leads = [(one.from_key, one.to_key) for one in arrows if one.kind not in (LinkKind.PARALLEL, LinkKind.LOOP)]
    ours = [card for card in cards if card.own or _OUR_ID.fullmatch(card.key)]
    known = [card.key for card in sorted(ours, key=lambda card: card.own.order if card.own else 0)]
    placed = set(known)
    new = [key for key in told_order(places, leads) if key not in placed]
    yield from (by_key[key] for key in with_new(known, new, {end: start for start, end in reversed(leads)}))
