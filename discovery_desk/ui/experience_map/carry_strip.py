"""After a note was reworded: its box still says the old words, and one key lets it say the new ones."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.moment import Moment, MomentSource
from discovery_desk.domain.note import Note, NoteId
from discovery_desk.services import carrying
from discovery_desk.services.carrying import CarryOver
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

LONGEST = 60


class CarryStrip(QuietStrip):
    def __init__(self) -> None:
        super().__init__(tr("Words of a box"), "quiet-strip")
        self.carries = self.offer(PlaceKey((), tr("carry the new words over")), caps=("Ctrl", "Shift", "W"))
        self.leaves = self.offer(PlaceKey((), tr("leave it")), caps=("Esc",))

    def ask(self, offered: CarryOver | None, label: str) -> None:
        """`label` is what the box says now."""
        words = tr("The box still says “{label}”.")
        if offered is not None and len(offered.moment_ids) > 1:
            words = tr("{n} boxes still say “{label}”.")
        count = len(offered.moment_ids) if offered is not None else 0
        self.say(words.format(label=_short(label), n=count) if offered is not None else "")


class Carrying(QObject):
    """Watches for notes that are reworded; the offer stands until it is taken, left, or there is nothing to carry."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._offered: CarryOver | None = None
        self.strip = CarryStrip()
        self.strip.carries.clicked.connect(self.carry)
        self.strip.leaves.clicked.connect(self.leave)
        self.strip.left.connect(self.leave)
        place.bridge.changed.connect(self._hear)

    def carry(self) -> bool:
        """False where nothing was offered."""
        offered = self._offered
        if offered is None:
            return False
        if self._place.attempt(lambda: carrying.carry(self._place.desk, offered)):
            self.leave()
        return True

    def leave(self) -> bool:
        was_asking, self._offered = self._offered is not None, None
        self.strip.say("")
        return was_asking

    def _hear(self, changes: ChangeSet) -> None:
        if not changes.touches(Note, Moment, MomentSource):
            return
        reworded = [change.before for change in changes.of(Note) if _is_reworded(change.before, change.after)]
        if len(reworded) == 1 and isinstance(reworded[0], Note):
            self._ask(reworded[0].id, reworded[0].text)
        elif self._offered is not None:
            self._ask(self._offered.note_id, self._offered.old_text)

    def _ask(self, note_id: NoteId, old_text: str) -> None:
        """A note that is reworded again still has the box that bears its first words."""
        note = self._place.desk.read.get(Note, note_id)
        if note is None or note.interview_id != self._place.focus.interview:
            self.leave()
            return
        before = [old_text]
        if self._offered is not None and self._offered.note_id == note_id:
            before.insert(0, self._offered.old_text)
        offers = (carrying.offer(self._place.desk, note_id, replace(note, text=text)) for text in before)
        self._offered = next((one for one in offers if one is not None), None)
        first = self._offered.moment_ids[0] if self._offered else ""
        box = self._place.desk.read.get(Moment, first) if first else None
        self.strip.ask(self._offered, box.label if box else "")


def _is_reworded(before: object, after: object) -> bool:
    return isinstance(before, Note) and isinstance(after, Note) and before.text != after.text


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
