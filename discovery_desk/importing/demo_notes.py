"""The notes of a demo story, with tags, forces, originals and what refers to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.note import Force, Note, NoteId, NoteKind, Speaker
from discovery_desk.host.ids import new_id
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item

KINDS = {"marker": NoteKind.MARK}


def read_notes(harvest: Harvest, source: Item) -> None:
    items = list(source.items("notes"))
    for item in items:
        if ("note", key := item.text("id")) in harvest.ids:
            raise item.complaint(f"there are two note ids {key!r}")
        harvest.ids["note", key] = new_id()
    boxes = _boxes(source)
    forces = _forces(source)
    for position, item in enumerate(items):
        key = item.text("id")
        note = replace(_note(harvest, item, position), force=_force(item, forces.get(key)))
        harvest.tags[note.id] = item.texts("tags", optional=True)
        if [item.text("node", "")] == boxes.get(key, [""]):
            item.leave("node")  # the boxes say it again
        else:
            item.keep_whole("node")
        harvest.add("note", key, note, item)
    for name in {name for name in forces if ("note", name) not in harvest.ids}:
        raise source.complaint(f"there is no note {name!r}")


def _boxes(source: Item) -> dict[str, list[str]]:
    """Which boxes of the map claim each note."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for box in source.item("experience_map").items("nodes"):
        for key in box.texts("note_ids", optional=True):
            claimed[key].append(box.text("id"))
    return claimed


def _note(harvest: Harvest, item: Item, position: int) -> Note:
    at_ms = item.milliseconds("t")
    if item.text("clock", clock_text(at_ms)) != clock_text(at_ms):
        raise item.complaint("a note's clock is not its t")
    kind = item.text("kind")
    return Note(
        id=NoteId(harvest.id_of("note", item.text("id"), item)),
        interview_id=harvest.interview.id,
        kind=KINDS[kind] if kind in KINDS else item.one_of("kind", NoteKind),
        text=item.text("text"),
        speaker=item.one_of("speaker", Speaker),
        at_ms=at_ms,
        keyed_ms=at_ms,
        kept_ms=at_ms,
        rank=float(position),
        original=item.text("original", ""),
        original_lang=item.text("original_lang", ""),
        phase=item.text("phase", ""),
        is_added_later=item.flag("added_in_debrief", default=False),
        completes_id=_other(harvest, item, "completes"),
        duplicate_of_id=_other(harvest, item, "duplicate_of"),
    )


def _other(harvest: Harvest, item: Item, key: str) -> NoteId | None:
    return NoteId(harvest.id_of("note", item.text(key), item)) if item.has(key) else None


def _forces(source: Item) -> dict[str, Force]:
    """Note keys of the four forces of a switch, where the story is one."""
    if not source.has("forces"):
        return {}
    forces = source.item("forces")
    return {key: force for force in Force for key in forces.texts(force.value, optional=True)}


def _force(item: Item, listed: Force | None) -> Force | None:
    return item.one_of("force", Force) if item.has("force") else listed
