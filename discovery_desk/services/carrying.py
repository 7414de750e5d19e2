"""A note whose words were edited, and the boxes that still bear what its old words made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discovery_desk.domain.moment import Moment, MomentId, MomentSource, bears_words_of, short_label
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CarryOver:
    """An offer to let boxes bear the new words of their note."""

    note_id: NoteId
    moment_ids: tuple[MomentId, ...]
    old_text: str
    new_text: str

    @property
    def label(self) -> str:
        """What the boxes would bear."""
        return short_label(self.new_text)


def offer(desk: Desk, note_id: NoteId, before: Note) -> CarryOver | None:
    """None when the words are the same, or no box still bears the old ones and would bear others."""
    note = desk.read.get(Note, note_id)
    if note is None or not note.text or note.text == before.text:
        return None
    offered = CarryOver(note_id, (), before.text, note.text)
    sources = desk.read.where(MomentSource, order="rank", note_id=note_id)
    boxes = (desk.read.get(Moment, source.moment_id) for source in sources)
    bearing = tuple(box.id for box in boxes if box is not None and _bears(box, offered))
    return replace(offered, moment_ids=bearing) if bearing else None


def carry(desk: Desk, offer: CarryOver) -> None:
    """Where the note or a box has become something else meanwhile, nothing is done."""
    with desk.change("Carry words over to the map") as unit:
        note = unit.get(Note, offer.note_id)
        if note is None or note.text != offer.new_text:
            return
        for moment_id in offer.moment_ids:
            box = unit.get(Moment, moment_id)
            if (
                box is not None
                and _bears(box, offer)
                and unit.read.where(MomentSource, moment_id=moment_id, note_id=note.id)
            ):
                unit.put(replace(box, label=offer.label))


def carry_at_once(unit: UnitOfWork, before: Note, after: Note) -> None:
    """Where the line was typed anew, split or joined, the boxes follow unasked."""
    for source in unit.read.where(MomentSource, note_id=before.id):
        box = unit.get(Moment, source.moment_id)
        if box is not None and after.text and box.label == short_label(before.text):
            unit.put(replace(box, label=short_label(after.text)))


def _bears(box: Moment, offer: CarryOver) -> bool:
    return box.label != offer.label and bears_words_of(box.label, offer.old_text)
