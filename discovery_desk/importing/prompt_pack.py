"""Reads prompt packs from the resources and refuses one that is not whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from discovery_desk.domain.prompts import FRAME, Facet, Limits, Phase, PromptPack
from discovery_desk.host.assets import asset

STANDARD = "story_standard"
SCHEMA = "discovery-desk.prompt-pack/1"


@dataclass(eq=False)
class BrokenPromptPack(Exception):
    """A pack that ships with the program is wrong: a bug, not something that a person did. `where` says which part."""

    where: str

    def __str__(self) -> str:
        return f"prompt pack: {self.where}"


@cache
def load_prompt_pack(template: str = STANDARD, language: str = "en") -> PromptPack:
    """A pack that ships, by its id; raises `BrokenPromptPack`."""
    return read_pack(_shipped(language), template)


@cache
def shipped_packs(language: str = "en") -> tuple[str, ...]:
    """Ids of the packs that ship, the standard one first."""
    others = _mapping(_need(_shipped(language), "alternative_templates", "the file"), "alternative_templates")
    return (STANDARD, *(name for name, one in others.items() if "phases" in one or "begins_as" in one))


def read_pack(raw: object, template: str = STANDARD) -> PromptPack:
    """A pack out of parsed JSON, every part of it checked."""
    whole = _mapping(raw, "the file")
    if _need(whole, "schema", "the file") != SCHEMA:
        raise BrokenPromptPack(f"schema is not {SCHEMA}")
    return _standard(whole) if template == STANDARD else _alternative(whole, template)


def with_body(shipped: PromptPack, pack_id: str, title: str, body: str) -> PromptPack:
    """A pack that a team made its own: phases out of its JSON, everything else as in the pack it began as."""
    try:
        raw = json.loads(body)
    except ValueError as error:
        raise BrokenPromptPack(f"{pack_id} is not JSON: {error}") from error
    found = enumerate(_list(_mapping(raw, pack_id), "phases", pack_id))
    return replace(shipped, id=pack_id, title=title, phases=tuple(_phase(one, f"phases[{at}]") for at, one in found))


def body_of(phases: Iterable[Phase], **more: str) -> str:
    """The phases as JSON, as `with_body` reads them; `more` is kept beside them."""
    plain = [
        {
            "id": one.id,
            "title": one.title,
            "goal": one.goal,
            "share_of_time": list(one.share) if one.share else None,
            "prompts": list(one.prompts),
        }
        for one in phases
    ]
    return json.dumps({**more, "phases": plain}, ensure_ascii=False)


def _shipped(language: str) -> Mapping[str, Any]:
    name = f"{STANDARD}.{language}.json"
    try:
        return _mapping(json.loads(asset("prompts", name).read_text("utf-8")), name)
    except FileNotFoundError as error:
        raise BrokenPromptPack(f"there is no {name}") from error
    except ValueError as error:
        raise BrokenPromptPack(f"{name} is not JSON: {error}") from error


def _standard(whole: Mapping[str, Any]) -> PromptPack:
    phases = tuple(_phase(one, f"phases[{at}]") for at, one in enumerate(_list(whole, "phases", "the file")))
    return PromptPack(
        id=STANDARD,
        language=_text(whole, "language", "the file"),
        phases=phases,
        facets=_facets(whole),
        limits=_limits(_mapping(_need(whole, "limits", "the file"), "limits")),
        memory_help=_memory_help(whole),
        title=_text(whole, "title", "the file"),
        signs=_signs(whole),
    )


def _alternative(whole: Mapping[str, Any], template: str) -> PromptPack:
    """Begins and ends as every talk does; what lies between is its own."""
    where = f"alternative_templates.{template}"
    found = _mapping(_need(whole, "alternative_templates", "the file"), "alternative_templates")
    chosen = _mapping(_need(found, template, "alternative_templates"), where)
    standard = _standard(whole)
    return replace(
        standard,
        id=template,
        title=_text(chosen, "title", where),
        phases=_phases_of(chosen, standard, where),
        facets=_facets(chosen) if "facets" in chosen else standard.facets,
        has_forces=bool(chosen.get("has_forces", False)),
    )


def _phases_of(chosen: Mapping[str, Any], standard: PromptPack, where: str) -> tuple[Phase, ...]:
    if "begins_as" in chosen:
        before = _mapping(_need(chosen, "before", where), f"{where}.before")
        more = {name: _texts(prompts, f"{where}.before.{name}") for name, prompts in before.items()}
        return tuple(replace(one, prompts=(*more.get(one.id, ()), *one.prompts)) for one in standard.phases)
    own = [_phase(one, f"{where}.phases[{at}]") for at, one in enumerate(_list(chosen, "phases", where))]
    own = [one if one.share else replace(one, share=_even_share(at, len(own))) for at, one in enumerate(own)]
    frame = {one.id: one for one in standard.phases if one.id in FRAME}
    return (frame["settle"], *own, frame["close"], frame["debrief"])


def _even_share(at: int, count: int) -> tuple[float, float]:
    """What is left between settling in and closing, divided evenly."""
    start, end = 0.08, 0.88
    each = (end - start) / count
    return round(start + at * each, 3), round(start + (at + 1) * each, 3)


def _signs(whole: Mapping[str, Any]) -> dict[str, str]:
    found = enumerate(_list(whole, "time_triggers", "the file"))
    return {_text(one, "id", f"time_triggers[{at}]"): _text(one, "show", f"time_triggers[{at}]") for at, one in found}


def _phase(raw: object, where: str) -> Phase:
    one = _mapping(raw, where)
    return Phase(
        id=_text(one, "id", where),
        title=_text(one, "title", where),
        prompts=_texts(_need(one, "prompts", where), f"{where}.prompts"),
        goal=one.get("goal", ""),
        share=_share(one.get("share_of_time"), where),
        facets=_texts(one.get("facets", []), f"{where}.facets"),
    )


def _share(raw: object, where: str) -> tuple[float, float] | None:
    """None is "outside of the agreed time", as the debrief is."""
    if raw is None:
        return None
    if not isinstance(raw, list) or len(raw) != 2 or not 0 <= raw[0] <= raw[1] <= 1:
        raise BrokenPromptPack(f"{where}.share_of_time is not two shares in order")
    return float(raw[0]), float(raw[1])


def _facets(whole: Mapping[str, Any]) -> tuple[Facet, ...]:
    found = _mapping(_need(whole, "facets", "the file"), "facets")
    return tuple(_facet(name, _mapping(one, f"facets.{name}")) for name, one in found.items())


def _facet(name: str, one: Mapping[str, Any]) -> Facet:
    return Facet(
        name=name,
        tags=_texts(one.get("tags", []), f"facets.{name}.tags"),
        fills_from_dates=bool(one.get("patterns")),
        fills_from_moments="rule" in one,
    )


def _limits(raw: Mapping[str, Any]) -> Limits:
    names = ("prompts_visible", "nudges_visible", "nudge_cooldown_s", "nudge_lifetime_s", "nudges_per_10_min")
    more = ("hush_default_s", "no_nudge_in_first_s")
    numbers = {name: _number(raw, name, "limits") for name in (*names, *more)}
    return Limits(**numbers, no_nudge_in_phases=_texts(_need(raw, "no_nudge_in_phases", "limits"), "limits"))


def _memory_help(whole: Mapping[str, Any]) -> tuple[str, ...]:
    drawer = _mapping(whole.get("alternative_templates", {}), "alternative_templates").get("memory_help", {})
    return _texts(_mapping(drawer, "memory_help").get("prompts", []), "memory_help.prompts")


def _need(raw: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in raw:
        raise BrokenPromptPack(f'{where} has no "{key}"')
    return raw[key]


def _mapping(raw: object, where: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise BrokenPromptPack(f"{where} is not an object")
    return raw


def _list(raw: Mapping[str, Any], key: str, where: str) -> list[Any]:
    found = _need(raw, key, where)
    if not isinstance(found, list) or not found:
        raise BrokenPromptPack(f"{where}.{key} is not a filled list")
    return found


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    found = _need(raw, key, where)
    if not isinstance(found, str) or not found.strip():
        raise BrokenPromptPack(f"{where}.{key} is not text")
    return found


def _texts(raw: object, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise BrokenPromptPack(f"{where} is not a list of texts")
    return tuple(raw)


def _number(raw: Mapping[str, Any], key: str, where: str) -> int:
    found = _need(raw, key, where)
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise BrokenPromptPack(f"{where}.{key} is not a whole number")
    return found
