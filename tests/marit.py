"""The interview of the design pictures, as a desk: what every picture and many a test looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId, ConsentScope
from discovery_desk.domain.interview import InterviewId, parse_clock
from discovery_desk.domain.moment import MomentKind
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.clock import Instant
from discovery_desk.host.ids import new_id
from discovery_desk.services import facts, interviews, moments, notes
from discovery_desk.services.desk import Desk

REACTION_MS = 3000
START = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
PROMPT = "Tell me about the last delivery that didn't match."
NOTES = (
    ("02:10", "Last Tuesday, north dock, nights. Leads 4 people #context #actor"),
    ("09:12", "+ Truck comes an hour early. Nobody at gate but her, 04:40."),
    ("10:03", "+ Counts by torchlight from paper list"),
    ("10:41", "> The list is already a lie by the time I’m holding it."),
    ("11:20", "+ Pallet is short. On purpose?"),
    ("11:24", "! I can’t tell whether a short pallet is a mistake or was split on purpose. #pain"),
    ("12:05", "+ Phones planner, texts a photo"),
    ("12:30", "! I can’t reach anyone who knows the plan when a truck is early."),
    ("12:58", "+ Driver waits, tapping watch"),
    ("13:02", "~ Embarrassed in front of the driver. “He’s tapping his watch.”"),
    ("13:36", "= Drivers are paid per stop, so Tuesday trucks come early."),
    ("14:09", "Says she usually just signs and fixes it later in the system."),
    ("14:32", "+ Signs for 11, notes it by hand"),
)
FACTS = (
    ("Site", "Aarhus north dock, 6 doors, nights"),
    ("Team", "Leads 4, reports to planner on days"),
    ("With us", "Since March, was on paper before"),
    ("Segment", "B2B user, mid-size sites"),
)


@dataclass
class StandingClock:
    """Time that moves only when it is told to."""

    at: datetime = START
    boot_ms: int = 5_000_000
    boot_id: str = "boot"
    utc_offset_min: int = 60

    def now(self) -> Instant:
        return Instant(self.at, self.boot_id, self.boot_ms, self.utc_offset_min)

    def advance(self, *, ms: int) -> None:
        self.at += timedelta(milliseconds=ms)
        self.boot_ms += ms


def hold_interview(desk: Desk, clock: StandingClock, until: str = "14:32") -> InterviewId:
    """Everything up to that time of the talk; the clock stands there afterwards."""
    seats = (
        ("Ines Almeida", SeatKind.INTERVIEWER),
        ("Tom Reuter", SeatKind.NOTE_TAKER),
        ("Sana Iqbal", SeatKind.OBSERVER),
    )
    interview = interviews.prepare(desk, "Marit Kjeldsen", story_prompt=PROMPT, seats=seats)
    _describe(desk, interview.id)
    interviews.start_clock(desk, interview.id)
    interviews.choose_phase(desk, interview.id, "timeline")
    end = parse_clock(until) or 0
    for time, line in NOTES:
        at_ms = parse_clock(time) or 0
        if at_ms <= end:
            keyed = at_ms + REACTION_MS
            clock.advance(ms=keyed - interviews.elapsed_ms(desk, interviews.get(desk, interview.id)))
            notes.keep(desk, interview.id, line, notes.Stamp(keyed, keyed + 1500))
    _feel(desk, interview.id)
    return interview.id


def _describe(desk: Desk, interview_id: InterviewId) -> None:
    interview = interviews.get(desk, interview_id)
    person = interviews.participant_of(desk, interview)
    about = replace(
        person, segment="Warehouse shift lead, cold-chain grocer", relationship="switched from paper in March"
    )
    with desk.change("Describe") as unit:
        unit.put(about)
        for scope, is_given in ((ConsentScope.NOTES, True), (ConsentScope.AUDIO_RECORDING, False)):
            entry = ConsentEntry(
                id=ConsentEntryId(new_id()), interview_id=interview_id, at_ms=20_000, scope=scope, is_given=is_given
            )
            unit.put(entry)
    for label, text in FACTS:
        facts.add(desk, interview_id, text, label)


def _feel(desk: Desk, interview_id: InterviewId) -> None:
    for moment, emotion in zip(desk.read.moments(interview_id), (0, 1, -1, -1, -2, 0), strict=False):
        moments.feel(desk, moment.id, emotion)
        if emotion < 0 and "watch" in moment.label:
            with desk.change("Kind") as unit:
                unit.put(replace(moments.get(desk, moment.id), kind=MomentKind.FEELING))
