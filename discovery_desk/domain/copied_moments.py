"""Moments on their way from one map to another, and what they are on a clipboard."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.moment_fields import MomentFields, cleaned
from discovery_desk.domain.note import NoteId, clean, pasted_text
from discovery_desk.domain.opportunity import OpportunityId

MIME = "application/x-discovery-desk-moments"
FORMAT = "discovery-desk moments 1"
MOST_COPIED = 1000
LONGEST_COPY = 4_000_000  # characters of JSON
FARTHEST = 1e7  # map units
LATEST_MS = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedMoment:
    """A moment without what binds it to its talk; the notes that it was drawn from there, and what arose in it."""

    told: MomentFields
    heard_ms: int | None = None
    x: float | None = None
    y: float | None = None
    note_ids: tuple[NoteId, ...] = ()
    opportunity_ids: tuple[OpportunityId, ...] = ()


@dataclass(frozen=True, slots=True)
class CopiedLink:
    """`start` and `end` are places among the copied moments."""

    start: int
    end: int
    kind: LinkKind = LinkKind.SEQUENCE
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedMoments:
    """In story order. `interview_id` is where they come from; notes, opportunities and places hold only there."""

    interview_id: str
    moments: tuple[CopiedMoment, ...]
    links: tuple[CopiedLink, ...] = ()

    def to_json(self) -> str:
        return json.dumps(
            {
                "format": FORMAT,
                "interview": self.interview_id,
                "moments": [_to_item(one) for one in self.moments],
                "links": [
                    {"from": one.start, "to": one.end, "kind": one.kind, "label": one.label} for one in self.links
                ],
            },
            ensure_ascii=False,
        )

    def to_text(self) -> str:
        """A line for each moment, for whatever knows nothing of maps."""
        return "\n".join(" ".join(one.told["label"].split()) for one in self.moments)


def copied_from(
    moments: Sequence[Moment],
    links: Sequence[Link],
    sources: Mapping[MomentId, tuple[NoteId, ...]],
    arisen: Mapping[MomentId, Sequence[OpportunityId]],
) -> CopiedMoments:
    """What is copied of moments of one interview: themselves and the links between them."""
    place = {moment.id: index for index, moment in enumerate(moments)}
    return CopiedMoments(
        interview_id=moments[0].interview_id if moments else "",
        moments=tuple(
            CopiedMoment(
                told=told_of(moment),
                heard_ms=moment.heard_ms,
                x=moment.x,
                y=moment.y,
                note_ids=sources.get(moment.id, ()),
                opportunity_ids=tuple(arisen.get(moment.id, ())),
            )
            for moment in moments
        ),
        links=tuple(
            CopiedLink(place[link.from_id], place[link.to_id], link.kind, link.label)
            for link in links
            if link.from_id in place and link.to_id in place
        ),
    )


def told_of(moment: Moment) -> MomentFields:
    return MomentFields(
        label=moment.label,
        kind=moment.kind,
        told_time=moment.told_time,
        place=moment.place,
        actors=moment.actors,
        tools=moment.tools,
        doing=moment.doing,
        thinking=moment.thinking,
        feeling=moment.feeling,
        emotion=moment.emotion,
    )


def from_json(text: str) -> CopiedMoments:
    """What a clipboard holds; it may come from anywhere.

    Raises `RuleBroken`: "not-moments" for anything that this program would not have put there, "too-many-moments".
    """
    if len(text) > LONGEST_COPY:
        raise RuleBroken("too-many-moments", str(MOST_COPIED))
    try:
        return _understood(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise RuleBroken("not-moments") from error


def from_text(text: str) -> CopiedMoments:
    """Every line that says something as a moment. Raises `RuleBroken`: "paste-too-much", "too-many-moments", …"""
    lines = [line for line in map(str.strip, pasted_text(text).split("\n")) if line]
    _require_few(lines)
    return CopiedMoments(interview_id="", moments=tuple(CopiedMoment(told=cleaned({"label": line})) for line in lines))


def _to_item(moment: CopiedMoment) -> dict[str, Any]:
    return {
        **moment.told,
        "heard_ms": moment.heard_ms,
        "x": moment.x,
        "y": moment.y,
        "notes": moment.note_ids,
        "opportunities": moment.opportunity_ids,
    }


def _understood(held: Any) -> CopiedMoments:
    if held["format"] != FORMAT:
        raise ValueError(FORMAT)
    _require_few(held["moments"])
    moments = tuple(map(_moment_of, held["moments"]))
    links = tuple(_link_of(item, len(moments)) for item in held["links"])
    if not moments or len({(link.start, link.end) for link in links}) < len(links):
        raise ValueError("links")
    return CopiedMoments(interview_id=_text(held["interview"]), moments=moments, links=links)


def _require_few(moments: Sequence[object]) -> None:
    if len(moments) > MOST_COPIED:
        raise RuleBroken("too-many-moments", str(MOST_COPIED))


def _moment_of(item: Any) -> CopiedMoment:
    texts = {name: _text(item[name]) for name in ("kind", "told_time", "place", "doing", "thinking", "feeling")}
    names = {name: tuple(map(_text, _list(item[name]))) for name in ("actors", "tools")}
    level = _whole(item["emotion"], 2)
    try:
        told = cleaned({"label": _text(item["label"]), **texts, **names, "emotion": level})  # type: ignore[typeddict-item]
    except RuleBroken as error:
        raise ValueError(error.rule) from error
    return CopiedMoment(
        told=told,
        heard_ms=_whole(item["heard_ms"], LATEST_MS),
        x=_place(item["x"]),
        y=_place(item["y"]),
        note_ids=tuple(NoteId(_text(key)) for key in _list(item["notes"])),
        opportunity_ids=tuple(OpportunityId(_text(key)) for key in _list(item["opportunities"])),
    )


def _link_of(item: Any, count: int) -> CopiedLink:
    start, end = _whole(item["from"], count - 1), _whole(item["to"], count - 1)
    if start is None or end is None or min(start, end) < 0:
        raise ValueError("link")
    kind = LinkKind.LOOP if start == end else LinkKind(item["kind"])
    return CopiedLink(start, end, kind, " ".join(_text(item["label"]).split()))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return clean(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _whole(value: Any, most: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > most:
        raise ValueError("number")
    return value


def _place(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= FARTHEST:
        raise ValueError("place")
    return float(value)
