"""Facts about a person, short enough to be read at a glance."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import clean
from discovery_desk.domain.ordering import moved
from discovery_desk.domain.participant import QuickFact, QuickFactId
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk


def add(desk: Desk, interview_id: InterviewId, text: str, label: str = "") -> QuickFact:
    participant = interviews.participant_of(desk, interviews.get(desk, interview_id))
    with desk.change("Add a fact") as unit:
        fact = QuickFact(
            id=QuickFactId(new_id()),
            participant_id=participant.id,
            text=clean(text).strip(),
            label=clean(label).strip(),
            rank=unit.read.highest_rank(QuickFact, participant_id=participant.id) + 1,
        )
        unit.put(fact)
        return fact


def reword(desk: Desk, fact: QuickFact, text: str | None = None, label: str | None = None) -> None:
    """Change what is given and leave the rest as it is by now. An emptied fact is removed."""
    with desk.change("Change a fact") as unit:
        found = unit.get(QuickFact, fact.id)
        if found is None:
            raise NotFound("fact", fact.id)
        text = found.text if text is None else clean(text).strip()
        label = found.label if label is None else clean(label).strip()
        if text:
            unit.put(replace(found, text=text, label=label))
        else:
            unit.delete(found)


def move(desk: Desk, fact_id: QuickFactId, steps: int) -> None:
    """Up (negative) or down among the facts of its person."""
    found = desk.read.get(QuickFact, fact_id)
    if found is None:
        raise NotFound("fact", fact_id)
    facts = desk.read.where(QuickFact, order="rank", participant_id=found.participant_id)
    with desk.change("Order the facts") as unit:
        for rank, one in enumerate(moved(facts, found, steps), start=1):
            unit.put(replace(one, rank=float(rank)))
