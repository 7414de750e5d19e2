"""Reads the schema `discovery-desk.demo-story/1` whole: every key ends in a domain object or in its origin."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from discovery_desk.domain.change import Entity
from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, Origin, OriginId, Quality
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.ids import new_id
from discovery_desk.importing import demo_around, demo_map, demo_notes
from discovery_desk.importing.json_item import Item

SCHEMA = "discovery-desk.demo-story/1"


@dataclass
class Harvest:
    """Rows in the order in which they may be written, and what has to be matched with the desk by name."""

    path: Path
    interview: Interview
    participant: Participant
    source: str
    rows: list[Entity] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    seats: list[tuple[str, str, SeatKind]] = field(default_factory=list)
    tags: dict[NoteId, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, entity: str, key: str, row: Entity, item: Item | None = None) -> None:
        """Take a row; what is left unread in its item is kept with its origin."""
        if key and self.ids.get((entity, key), row.id) != row.id:
            raise UnreadableSource(self.path, f"there are two {entity} ids {key!r}")
        self.rows.append(row)
        self.ids[entity, key] = row.id
        self.keep_origin(entity, key, row.id, item)

    def keep_origin(self, entity: str, key: str, row_id: str, item: Item | None) -> None:
        rest = item.rest() if item else {}
        extra = json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else ""
        self.origins.append(
            Origin(
                id=OriginId(new_id()),
                interview_id=self.interview.id,
                source=self.source,
                entity=entity,
                entity_id=row_id,
                key=key,
                extra=extra,
            )
        )

    def id_of(self, entity: str, key: str, item: Item) -> str:
        """The id of what the file calls `key`; refuses names that stand for nothing."""
        try:
            return self.ids[entity, key]
        except KeyError as error:
            raise item.complaint(f"there is no {entity} {key!r}") from error


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
