"""Where this talk is in a recording that somebody else makes."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.consent import RECORDINGS, in_force
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, parse_clock
from discovery_desk.services import consent, interviews
from discovery_desk.services.desk import Desk


def starts_now(desk: Desk, interview_id: InterviewId) -> Interview:
    """The recorder's zero is now. Raises `RuleBroken("not-live")`."""
    interview = _live(desk, interview_id)
    return _put(desk, interview, interviews.elapsed_ms(desk, interview), "The recording starts")


def shows(desk: Desk, interview_id: InterviewId, text: str) -> Interview:
    """The recorder shows that time at this moment, such as 00:00:12. Raises `RuleBroken` "clock" or "not-live"."""
    interview = _live(desk, interview_id)
    shown = parse_clock(text)
    if shown is None:
        raise RuleBroken("clock", text)
    return _put(desk, interview, interviews.elapsed_ms(desk, interview) - shown, "Set the time of the recording")


def stops_now(desk: Desk, interview_id: InterviewId) -> Interview:
    """Raises `RuleBroken` "not-recording" or "not-live"."""
    interview = _live(desk, interview_id)
    if interview.recording_offset_ms is None or interview.recording_stopped_ms is not None:
        raise RuleBroken("not-recording")
    stopped = replace(interview, recording_stopped_ms=interviews.elapsed_ms(desk, interview))
    with desk.change("The recording stops") as unit:
        unit.put(stopped)
    return stopped


def is_agreed(desk: Desk, interview_id: InterviewId) -> bool:
    """Somebody has said yes to sound or picture, and has not taken it back."""
    said = in_force(consent.entries(desk, interview_id))
    return any(scope in said and said[scope].is_given for scope in RECORDINGS)


def _live(desk: Desk, interview_id: InterviewId) -> Interview:
    interview = interviews.get(desk, interview_id)
    if interview.status is not InterviewStatus.LIVE:
        raise RuleBroken("not-live")
    return interview


def _put(desk: Desk, interview: Interview, offset_ms: int, label: str) -> Interview:
    recorded = replace(
        interview,
        recording_kind=interview.recording_kind or "audio",
        recording_offset_ms=offset_ms,
        recording_stopped_ms=None,
    )
    with desk.change(label) as unit:
        unit.put(recorded)
    return recorded
