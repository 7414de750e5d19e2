"""A drawing of JSON Canvas into the desk: changes to the talk that it came from, or a talk of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from statistics import median

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.note import clean
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.host.ids import new_id
from discovery_desk.importing.canvas_map import NO_WORDS, CanvasMap
from discovery_desk.services.canvas_drawing import Drawing, Told, origin_of
from discovery_desk.services.canvas_matching import Known, Ruler, known_talk
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork

CARD_WIDTH, CARD_HEIGHT = 128.0, 56.0  # of a box of the map at 100 %
MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """`is_new` says that the desk had no such talk before."""

    interview: Interview
    is_new: bool
    counts: Mapping[Told, int] = field(default_factory=dict)


def bring_in(desk: Desk, file: CanvasMap) -> BroughtIn:
    """One undo step. What is missing from the file is kept; where nothing differs, nothing is written."""
    known = known_talk(desk, file)
    with desk.change("Import a map") as unit:
        talk = known or _new_talk(unit, file)
        counts = Drawing(unit, file, talk, is_new=known is None).take()
    return BroughtIn(talk.interview, known is None, {what: count for what, count in counts.items() if count})


def _new_talk(unit: UnitOfWork, file: CanvasMap) -> Known:
    head, stem = file.head, clean(file.path.stem).strip() or NO_WORDS
    person = Participant(id=ParticipantId(new_id()), name=(head.person if head else "") or stem)
    interview = Interview(
        id=InterviewId(new_id()),
        participant_id=person.id,
        title=(head.title if head else "") or stem,
        status=InterviewStatus.ENDED,
        scheduled_start=datetime.combine(head.on, time()) if head and head.on else None,
        notes_language=(head.language if head else "") or "en",
    )
    ruler = _ruler(file)
    unit.put(person)
    unit.put(interview)
    extra = {"scale": ruler.scale, "left": ruler.left, "top": ruler.top}
    key = head.interview if head else ""
    unit.put(origin_of(interview, key, json.dumps(extra)))
    return Known(interview, {}, {}, {}, ruler=ruler)


def _ruler(file: CanvasMap) -> Ruler:
    """Cards of other tools come out about as large as boxes are, and begin in the corner."""
    if file.is_ours and file.head:
        return Ruler(file.head.scale, shifts={group.key: group.shift for group in file.groups})
    frames = [card.frame for card in file.cards]
    wide, high = median(one.width for one in frames), median(one.height for one in frames)
    factor = min(max(CARD_WIDTH / max(1, wide), CARD_HEIGHT / max(1, high), 0.25), 1.5)
    left, top = min(one.x for one in frames), min(one.y for one in frames)
    return Ruler(1 / factor, left - MARGIN / factor, top - MARGIN / factor)
