"""The project's tags: their names, their order, and the digits that toggle them."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.note import TAG_KEYS, NoteTag, Tag, TagId, clean
from discovery_desk.domain.ordering import even_ranks
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


def get(desk: Desk, tag_id: TagId) -> Tag:
    tag = desk.read.get(Tag, tag_id)
    if tag is None:
        raise NotFound("tag", tag_id)
    return tag


def of_project(desk: Desk) -> tuple[Tag, ...]:
    return desk.read.all(Tag, order="rank")


def carried_by(desk: Desk, tag_id: TagId) -> int:
    """How many notes."""
    return len(desk.read.where(NoteTag, tag_id=tag_id))


def add(desk: Desk, name: str) -> Tag:
    """At the end, on the first digit that is free. Raises `RuleBroken`: "tag-name" without one, "tag-taken"."""
    with desk.change("New tag") as unit:
        name = _free_name(unit, name)
        taken = {tag.key for tag in unit.read.all(Tag)}
        key = next((digit for digit in range(1, TAG_KEYS + 1) if digit not in taken), None)
        tag = Tag(id=TagId(new_id()), name=name, key=key, rank=unit.read.highest_rank(Tag) + 1024)
        unit.put(tag)
    return tag


def rename(desk: Desk, tag_id: TagId, name: str) -> None:
    """Notes that carry it carry the new name. Raises as `add` does."""
    with desk.change("Rename a tag") as unit:
        unit.put(replace(get(desk, tag_id), name=_free_name(unit, name, besides=tag_id)))


def move(desk: Desk, tag_id: TagId, by: int) -> None:
    """So many places down the list, or up; the ends are ends."""
    listed = list(of_project(desk))
    here = next((at for at, tag in enumerate(listed) if tag.id == tag_id), None)
    if here is None:
        raise NotFound("tag", tag_id)
    listed.insert(min(max(here + by, 0), len(listed) - 1), listed.pop(here))
    with desk.change("Reorder the tags") as unit:
        for tag, rank in zip(listed, even_ranks(len(listed)), strict=True):
            unit.put(replace(tag, rank=rank))


def give_key(desk: Desk, tag_id: TagId, key: int | None) -> None:
    """A digit from 1 to 9, taken from the tag that had it; None for no digit."""
    if key is not None and not 1 <= key <= TAG_KEYS:
        raise RuleBroken("tag-key", str(key))
    with desk.change("Give a tag a key") as unit:
        for other in unit.read.all(Tag):
            if key is not None and other.key == key and other.id != tag_id:
                unit.put(replace(other, key=None))
        unit.put(replace(get(desk, tag_id), key=key))


def remove(desk: Desk, tag_id: TagId) -> None:
    """Also from the notes that carry it; the notes stay."""
    tag = get(desk, tag_id)
    with desk.change("Remove a tag") as unit:
        for given in unit.read.where(NoteTag, tag_id=tag_id):
            unit.delete(given)
        unit.delete(tag)


def _free_name(unit: UnitOfWork, name: str, besides: TagId | None = None) -> str:
    """As it can be typed after a #: one word, in lower case."""
    word = "-".join(clean(name).strip().lstrip("#").lower().split())
    if not word:
        raise RuleBroken("tag-name")
    if any(tag.name.casefold() == word.casefold() and tag.id != besides for tag in unit.read.all(Tag)):
        raise RuleBroken("tag-taken", word)
    return word
