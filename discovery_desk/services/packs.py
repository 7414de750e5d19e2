"""Packs of prompts: those that ship, and those that a team has made its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.guide import OwnPack, OwnPackId
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.note import clean
from discovery_desk.domain.prompts import Phase, PromptPack
from discovery_desk.host.ids import new_id
from discovery_desk.importing.prompt_pack import STANDARD, body_of, load_prompt_pack, shipped_packs, with_body
from discovery_desk.services.desk import Desk

LONGEST_PROMPT = 300


def packs(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Id and title of all that an interview can begin with: those that ship, then the newest of the team's own."""
    shipped = [(name, load_prompt_pack(name).title) for name in shipped_packs()]
    return (*shipped, *((own.id, own.title) for own in own_packs(desk)))


def own_packs(desk: Desk) -> tuple[OwnPack, ...]:
    """Without the wordings that a newer one follows; interviews that began with those keep them."""
    every = desk.read.all(OwnPack, order="rank")
    followed = {_follows(one) for one in every}
    return tuple(one for one in every if one.id not in followed)


def pack_of(desk: Desk, template: str) -> PromptPack:
    """The pack that an interview names; the standard one where it is not known, as in a desk from elsewhere."""
    if template in shipped_packs():
        return load_prompt_pack(template)
    own = desk.read.get(OwnPack, template)
    if own is None:
        return load_prompt_pack(STANDARD)
    return _read(own)


def own(desk: Desk, pack_id: str) -> OwnPack:
    found = desk.read.get(OwnPack, pack_id)
    if found is None:
        raise NotFound("pack", pack_id)
    return found


def copy(desk: Desk, template: str, title: str) -> OwnPack:
    """Make a pack the team's own, to be changed."""
    source = pack_of(desk, template)
    began_as = template if template in shipped_packs() else own(desk, template).template
    rank = desk.read.highest_rank(OwnPack) + 1024
    made = OwnPack(
        id=OwnPackId(new_id()),
        title=_titled(title),
        template=began_as,
        language=source.language,
        body=body_of(source.phases),
        rank=rank,
    )
    with desk.change("Copy a pack of prompts") as unit:
        unit.put(made)
    return made


def rename(desk: Desk, pack_id: str, title: str) -> None:
    with desk.change("Rename a pack of prompts") as unit:
        unit.put(replace(own(desk, pack_id), title=_titled(title)))


def change(desk: Desk, pack_id: str, phases: Sequence[Phase]) -> OwnPack:
    """Give a pack other phases. What interviews have begun with stays for them: they go on with the wording before.

    Returns the pack that holds the change, a new version where the old one is in use.
    Raises `RuleBroken` "no-phases", "phase-untitled", "empty" or "prompt-too-long".
    """
    _require_whole(phases)
    before = own(desk, pack_id)
    if tuple(phases) == _read(before).phases:
        return before
    after = replace(before, body=body_of(phases, follows=_follows(before)))
    if is_in_use(desk, pack_id):
        newer = body_of(phases, follows=before.id)
        after = replace(before, id=OwnPackId(new_id()), version=before.version + 1, body=newer)
    with desk.change("Change a pack of prompts") as unit:
        unit.put(after)
    return after


def reset(desk: Desk, pack_id: str) -> OwnPack:
    """Back to the wording that ships."""
    return change(desk, pack_id, load_prompt_pack(own(desk, pack_id).template).phases)


def remove(desk: Desk, pack_id: str) -> None:
    """Raises `RuleBroken("pack-in-use")` while an interview names it."""
    found = own(desk, pack_id)
    if desk.read.where(Interview, template=pack_id):
        raise RuleBroken("pack-in-use", found.title)
    with desk.change("Remove a pack of prompts") as unit:
        unit.delete(found)


def is_in_use(desk: Desk, pack_id: str) -> bool:
    """Whether an interview has begun with it."""
    begun = desk.read.where(Interview, template=pack_id)
    return any(one.status is not InterviewStatus.PLANNED for one in begun)


@lru_cache(maxsize=8)
def _read(pack: OwnPack) -> PromptPack:
    known = pack.template if pack.template in shipped_packs() else STANDARD
    return with_body(load_prompt_pack(known), pack.id, pack.title, pack.body)


def _follows(pack: OwnPack) -> str:
    return str(json.loads(pack.body).get("follows", "")) if pack.body else ""


def _titled(title: str) -> str:
    words = clean(title).strip()
    if not words:
        raise RuleBroken("pack-untitled")
    return words


def _require_whole(phases: Sequence[Phase]) -> None:
    if not phases:
        raise RuleBroken("no-phases")
    for phase in phases:
        if not phase.title.strip():
            raise RuleBroken("phase-untitled")
        for prompt in phase.prompts:
            if not prompt.strip():
                raise RuleBroken("empty")
            if len(prompt) > LONGEST_PROMPT:
                raise RuleBroken("prompt-too-long", str(LONGEST_PROMPT))
