"""Preparing, holding and ending an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.guide import Guide, GuideId, StoryPrompt, StoryPromptId
from discovery_desk.domain.interview import (
    AskedPrompt,
    AskedPromptId,
    HeardFacet,
    HeardFacetId,
    Interruption,
    Interview,
    InterviewId,
    InterviewStatus,
    wall_ms,
)
from discovery_desk.domain.note import clean
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.clock import Instant
from discovery_desk.host.ids import new_id
from discovery_desk.services import seats as seats_taken
from discovery_desk.services.desk import Desk
from discovery_desk.storage.reading import InterviewSummary
from discovery_desk.storage.unit_of_work import UnitOfWork

SLACK_MS = 2000  # that a wall clock may be corrected by without anybody having set it


def summaries(desk: Desk) -> tuple[InterviewSummary, ...]:
    """Newest first, without those in the bin."""
    return desk.read.interviews()


def get(desk: Desk, interview_id: InterviewId) -> Interview:
    interview = desk.read.get(Interview, interview_id)
    if interview is None:
        raise NotFound("interview", interview_id)
    return interview


def participant_of(desk: Desk, interview: Interview) -> Participant:
    participant = desk.read.get(Participant, interview.participant_id)
    if participant is None:
        raise NotFound("participant", interview.participant_id)
    return participant


def find(desk: Desk, asked: str) -> Interview:
    """By id, or by a part of title or name that only one interview has."""
    everything = summaries(desk)
    for summary in everything:
        if asked == summary.interview.id:
            return summary.interview
    wanted = asked.casefold().strip()
    hits = [one for one in everything if wanted and any(wanted in text.casefold() for text in _names(one))]
    if len(hits) != 1:
        raise NotFound("interview", asked, tuple(one.interview.title for one in hits))
    return hits[0].interview


def _names(summary: InterviewSummary) -> tuple[str, ...]:
    participant = summary.participant
    return (summary.interview.title, participant.name, participant.name_latin, participant.call_me)


def prepare(
    desk: Desk,
    name: str,
    *,
    story_prompt: str = "",
    agreed_minutes: int = 20,
    template: str = "story_standard",
    seats: Sequence[tuple[str, SeatKind]] = (),
    reaction_offset_ms: int = 3000,
    returning: ParticipantId | None = None,
    scheduled_start: datetime | None = None,
    notes_language: str = "en",
) -> Interview:
    """A planned interview with a new or a returning participant and one story. The clock is started later.

    Raises `RuleBroken("no-name")` without a name.
    """
    name = clean(name).strip()
    if not name:
        raise RuleBroken("no-name")
    known = desk.read.get(Participant, returning) if returning else None
    participant = known or Participant(id=ParticipantId(new_id()), name=name)
    interview = Interview(
        id=InterviewId(new_id()),
        participant_id=participant.id,
        title=participant.name,
        agreed_minutes=agreed_minutes,
        template=template,
        reaction_offset_ms=reaction_offset_ms,
        scheduled_start=scheduled_start,
        notes_language=notes_language,
    )
    with desk.change("New interview") as unit:
        unit.put(participant)
        prompt = _story_prompt(unit, story_prompt, template)
        if prompt is not None:
            interview = replace(interview, guide_id=prompt.guide_id, story_prompt_id=prompt.id)
        unit.put(interview)
        unit.put(Story(id=StoryId(new_id()), interview_id=interview.id))
        seats_taken.take_all(unit, interview.id, seats)
    return interview


def _story_prompt(unit: UnitOfWork, text: str, template: str) -> StoryPrompt | None:
    """The prompt of that wording, with a guide of its own when it is new."""
    text = clean(text).strip()
    if not text:
        return None
    known = unit.read.where(StoryPrompt, text=text)
    if known:
        return known[0]
    guide = Guide(id=GuideId(new_id()), title=text, template=template)
    prompt = StoryPrompt(id=StoryPromptId(new_id()), guide_id=guide.id, text=text)
    unit.put(guide)
    unit.put(prompt)
    return prompt


def story_prompt_of(desk: Desk, interview: Interview) -> str:
    """What opens the story: the interview's own prompt, or the first of its guide."""
    if interview.story_prompt_id is not None:
        prompt = desk.read.get(StoryPrompt, interview.story_prompt_id)
        return prompt.text if prompt else ""
    if interview.guide_id is None:
        return ""
    prompts = desk.read.where(StoryPrompt, order="rank", guide_id=interview.guide_id)
    return prompts[0].text if prompts else ""


def last_story_prompt(desk: Desk) -> str:
    """What opened the interview before, as a suggestion for the next one."""
    return next((text for one in summaries(desk) if (text := story_prompt_of(desk, one.interview))), "")


def start_clock(desk: Desk, interview_id: InterviewId, instant: Instant | None = None) -> Interview:
    """Start now, or at an instant that has just been. Does nothing when it runs already.

    Not an undo step, and nothing before it can be undone: an hour's clock must not fall to one key too many.
    """
    interview = get(desk, interview_id)
    if interview.status is not InterviewStatus.PLANNED:
        return interview
    now = instant or desk.clock.now()
    started = replace(
        interview,
        status=InterviewStatus.LIVE,
        started_at=now.at,
        utc_offset_min=now.utc_offset_min,
        boot_id=now.boot_id,
        boot_ms=now.boot_ms,
    )
    with desk.change("Start the clock", undoable=False) as unit:
        unit.put(started)
        desk.history.clear()
    return started


def elapsed_ms(desk: Desk, interview: Interview, instant: Instant | None = None) -> int:
    """Milliseconds since the zero; the length once it has ended, 0 before it has begun."""
    if interview.ended_ms is not None and interview.status is not InterviewStatus.LIVE:
        return interview.ended_ms
    if interview.started_at is None:
        return 0
    now = instant or desk.clock.now()
    if interview.boot_ms is not None and interview.boot_id == now.boot_id:
        return max(0, now.boot_ms - interview.boot_ms)
    return max(wall_ms(interview.started_at, now.at), _last_known_ms(desk, interview.id))


def _last_known_ms(desk: Desk, interview_id: InterviewId) -> int:
    """The latest time that was written down. A wall clock that has been set back does not take the talk before it."""
    last = desk.read.last_note(interview_id)
    with desk.drafts() as drafts:
        begun = drafts.of(interview_id)
    return max(last.kept_ms if last else 0, begun.keyed_ms if begun else 0)


def is_adrift(desk: Desk, interview: Interview) -> bool:
    """Another boot, a wall clock that was changed, or another time zone than the interview knows of."""
    if interview.status is not InterviewStatus.LIVE or interview.started_at is None:
        return False
    now = desk.clock.now()
    if (interview.boot_id, interview.utc_offset_min) != (now.boot_id, now.utc_offset_min):
        return True
    by_wall = (now.at - interview.started_at).total_seconds() * 1000
    return abs(by_wall - elapsed_ms(desk, interview, now)) > SLACK_MS


def re_anchor(desk: Desk, interview_id: InterviewId) -> Interview:
    """Go on counting by this boot, and by the wall clock as it is set now, from the time that the talk has reached.

    Not an undo step. Does nothing while the clocks agree.
    """
    interview = get(desk, interview_id)
    if not is_adrift(desk, interview):
        return interview
    now = desk.clock.now()
    elapsed = elapsed_ms(desk, interview, now)
    anchored = replace(
        interview,
        started_at=now.at - timedelta(milliseconds=elapsed),
        utc_offset_min=now.utc_offset_min,
        boot_id=now.boot_id,
        boot_ms=now.boot_ms - elapsed,
    )
    with desk.change("Go on counting", undoable=False) as unit:
        unit.put(anchored)
    return anchored


def left_ms(desk: Desk, interview: Interview, elapsed: int | None = None) -> int:
    """Until the promised end, however late it began; where none was, of the agreed minutes. Negative when over."""
    promised = interview.promised_end
    if promised is None:
        return interview.agreed_minutes * 60_000 - (elapsed_ms(desk, interview) if elapsed is None else elapsed)
    now = desk.clock.now()
    local = (now.at + timedelta(minutes=now.utc_offset_min)).replace(tzinfo=None)
    return int((promised - local).total_seconds() * 1000)


def end(desk: Desk, interview_id: InterviewId) -> Interview:
    """Stop the clock. Raises `RuleBroken("not-live")` when it does not run."""
    interview = get(desk, interview_id)
    if interview.status is not InterviewStatus.LIVE:
        raise RuleBroken("not-live")
    ended = replace(interview, status=InterviewStatus.ENDED, ended_ms=elapsed_ms(desk, interview))
    with desk.change("End the interview") as unit:
        unit.put(ended)
        _end_stretches(unit, ended)
    return ended


def _end_stretches(unit: UnitOfWork, interview: Interview) -> None:
    """Whatever interrupted the talk does not outlast it."""
    for stretch in unit.read.where(Interruption, interview_id=interview.id):
        if stretch.to_ms is None:
            unit.put(replace(stretch, to_ms=max(stretch.from_ms, interview.ended_ms or 0)))


def live(desk: Desk) -> Interview | None:
    """The one whose clock runs; the one begun last where there are several."""
    return next((one.interview for one in summaries(desk) if one.interview.status is InterviewStatus.LIVE), None)


def to_go_back_to(desk: Desk) -> Interview | None:
    """After a crash or a break: the one whose clock runs, else one that somebody had begun to type in before it ran."""
    running = live(desk)
    if running is not None:
        return running
    with desk.drafts() as drafts:
        begun = drafts.begun()
    planned = (one.interview for one in summaries(desk) if one.interview.status is InterviewStatus.PLANNED)
    return next((one for one in planned if one.id in begun), None)


def choose_phase(desk: Desk, interview_id: InterviewId, phase: str) -> None:
    """Where the talk is, as the person sees it. Moving about in the prompts is not an undo step."""
    with desk.change("Phase", undoable=False) as unit:
        unit.put(replace(get(desk, interview_id), phase=phase))


def log_prompt(desk: Desk, interview_id: InterviewId, text: str, *, was_asked: bool) -> None:
    interview = get(desk, interview_id)
    asked = AskedPrompt(
        id=AskedPromptId(new_id()),
        interview_id=interview_id,
        text=clean(text),
        at_ms=elapsed_ms(desk, interview),
        phase=interview.phase,
        was_asked=was_asked,
    )
    with desk.change("Prompt asked" if was_asked else "Prompt put off") as unit:
        unit.put(asked)


def toggle_facet(desk: Desk, interview_id: InterviewId, facet: str) -> None:
    """Tick a facet of the story as heard, or take the tick back."""
    with desk.change("Heard in this story") as unit:
        ticked = unit.read.where(HeardFacet, interview_id=interview_id, facet=facet)
        if ticked:
            unit.delete(ticked[0])
        else:
            unit.put(HeardFacet(id=HeardFacetId(new_id()), interview_id=interview_id, facet=facet))
