"""Reads the schema `discovery-desk.demo-story/1` whole: every key ends in a domain object or in its origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, Quality
from discovery_desk.domain.participant import ParticipantId
from discovery_desk.host.ids import new_id
from discovery_desk.importing import demo_around, demo_map, demo_notes
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item

SCHEMA = "discovery-desk.demo-story/1"


def is_demo_story(source: Item) -> bool:
    return source.text("schema", "") == SCHEMA


def read_demo_story(path: Path, source: Item) -> Harvest:
    """Raises `UnreadableSource` naming the first thing that is missing or wrong."""
    talk = source.item("interview")
    participant = demo_around.participant(source.item("participant"))
    harvest = Harvest(path, _interview(source, talk, participant.id), participant, f"demo-story:{source.text('id')}")
    harvest.rows += [participant, harvest.interview]
    demo_around.read_facts(harvest, source.item("participant"))
    demo_around.read_talk(harvest, talk)
    guide = demo_around.read_guide(harvest, source.item("guide"))
    harvest.interview = replace(harvest.interview, guide_id=guide.id)
    harvest.rows[1:2] = [guide, harvest.interview]
    demo_notes.read_notes(harvest, source)
    demo_map.read_map(harvest, source)
    demo_map.read_findings(harvest, source)
    demo_around.read_aftermath(harvest, source)
    source.leave("participant", "interview", "guide", "snapshot")  # these have origins of their own
    source.keep_whole("forces")
    harvest.keep_origin("story file", source.text("id"), harvest.interview.id, source)
    return harvest


def _interview(source: Item, talk: Item, participant_id: ParticipantId) -> Interview:
    zone = _zone(talk)
    day = talk.text("date")
    started = _local(talk, day, "start_local").replace(tzinfo=zone)
    if not 1900 <= started.year <= 9998:
        raise talk.complaint("interview.date is not of our time")
    offset = started.utcoffset()
    interview = Interview(
        id=InterviewId(new_id()),
        participant_id=participant_id,
        title=source.text("title"),
        status=talk.one_of("status", InterviewStatus),
        scheduled_start=_local(talk, day, "scheduled_start_local"),
        started_at=started.astimezone(UTC),
        utc_offset_min=int(offset.total_seconds() // 60) if offset else 0,
        time_zone=talk.text("timezone"),
        agreed_minutes=talk.integer("scheduled_minutes"),
        ended_ms=talk.milliseconds("ended_at_s"),
        reaction_offset_ms=0,
        template=talk.text("template", "story_standard"),
        channel=talk.text("channel", ""),
        spoken_language=talk.text("spoken_language", ""),
        notes_language=talk.text("notes_language", "en"),
        quality=talk.one_of("quality", Quality) if talk.has("quality") else None,
        map_layout=source.item("experience_map").text("layout", ""),
    )
    if talk.has("recording"):
        interview = _with_recording(interview, talk.item("recording"))
    return interview


def _with_recording(interview: Interview, recording: Item) -> Interview:
    return replace(
        interview,
        recording_kind=recording.text("kind", ""),
        recording_where=recording.text("where", ""),
        recording_offset_ms=recording.optional_milliseconds("offset_s"),
        recording_stopped_ms=recording.optional_milliseconds("stopped_at_s"),
    )


def _zone(talk: Item) -> ZoneInfo:
    try:
        return ZoneInfo(talk.text("timezone"))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise talk.complaint("interview.timezone is not known") from error


def _local(talk: Item, day: str, key: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(talk.text(key)).replace(tzinfo=None))
    except ValueError as error:
        raise talk.complaint(f"interview.date with interview.{key} is not a point in time") from error
