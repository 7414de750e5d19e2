"""What is known before an interview begins: people from earlier, who sat where, what opened it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from discovery_desk.domain.participant import ParticipantId
from discovery_desk.domain.promise import Promise, read_promise
from discovery_desk.domain.team import SeatKind
from discovery_desk.services import interviews, packs, seats
from discovery_desk.services.desk import Desk
from discovery_desk.storage.reading import InterviewSummary


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody who has been listened to before, and when last, if that is known."""

    id: ParticipantId
    name: str
    last_on: date | None
    times: int


@dataclass(frozen=True, slots=True)
class Offers:
    """Suggestions for the next interview, the people newest first. A pack is an id and a title."""

    people: tuple[Acquaintance, ...] = ()
    packs: tuple[tuple[str, str], ...] = ()
    team: tuple[str, ...] = ()
    story_prompt: str = ""
    interviewer: str = ""
    note_taker: str = ""
    notes_language: str = "en"

    def known(self, name: str) -> Acquaintance | None:
        """Who is called exactly that."""
        wanted = " ".join(name.split()).casefold()
        return next((one for one in self.people if wanted and one.name.casefold() == wanted), None)

    def beginning(self, name: str) -> Acquaintance | None:
        """The first whose name, or a later part of it, begins like that."""
        wanted = " ".join(name.split()).casefold()
        fits = (one for one in self.people if wanted and _begins(one.name.casefold(), wanted))
        return next(fits, None)


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name


def offers(desk: Desk) -> Offers:
    everything = interviews.summaries(desk)
    held = next(iter(everything), None)
    return Offers(
        people=_people(everything),
        packs=packs.packs(desk),
        team=seats.team(desk),
        story_prompt=interviews.last_story_prompt(desk),
        interviewer=_seated(desk, held, leads=True),
        note_taker=_seated(desk, held, leads=False),
        notes_language=held.interview.notes_language if held else "en",
    )


def promise_of(desk: Desk, text: str) -> Promise:
    """Minutes, or an end by the wall clock of here and now. Raises `RuleBroken("promise")`."""
    now = desk.clock.now()
    local: datetime = (now.at + timedelta(minutes=now.utc_offset_min)).replace(tzinfo=None)
    return read_promise(text, local)


def _people(everything: tuple[InterviewSummary, ...]) -> tuple[Acquaintance, ...]:
    found: dict[ParticipantId, Acquaintance] = {}
    for summary in everything:
        person = summary.participant
        if person.binned_at is not None:
            continue
        before = found.get(person.id)
        last_on = before.last_on if before else summary.interview.on
        found[person.id] = Acquaintance(person.id, person.name, last_on, (before.times if before else 0) + 1)
    return tuple(found.values())


def _seated(desk: Desk, held: InterviewSummary | None, *, leads: bool) -> str:
    """Who led the interview before this one, or who typed."""
    if held is None:
        return ""
    types = (SeatKind.NOTE_TAKER, SeatKind.INTERVIEWER_AND_NOTE_TAKER)
    present = seats.present(desk, held.interview.id)
    return next((one.name for one in present if (one.seat.kind.leads if leads else one.seat.kind in types)), "")
