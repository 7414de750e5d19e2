"""Reads the data of pages back: each becomes a talk with its person, facts, quote, story, map and findings."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, Quality
from discovery_desk.domain.moment import (
    HIGHEST_EMOTION,
    LOWEST_EMOTION,
    Link,
    LinkId,
    LinkKind,
    Moment,
    MomentId,
    MomentKind,
)
from discovery_desk.domain.page_file import SCHEMA
from discovery_desk.domain.participant import (
    Direction,
    Participant,
    ParticipantId,
    PhotoKind,
    Picture,
    PictureId,
    QuickFact,
    QuickFactId,
)
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.ids import new_id
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item
from discovery_desk.importing.page_findings import read_findings

MOST_PAGES, MOST_MOMENTS, LONGEST_ID, FARTHEST = 200, 1_000, 100, 1_000_000
_RANK_STEP = 1024.0


def is_page_data(source: Item) -> bool:
    return source.text("schema", "") == SCHEMA


def read_pages(path: Path, source: Item) -> tuple[Harvest, ...]:
    """Raises `UnreadableSource` naming the first thing that is missing or wrong."""
    pages = list(source.items("pages"))
    if not 0 < len(pages) <= MOST_PAGES:
        raise source.complaint(f"it holds no pages, or more than {MOST_PAGES}")
    return tuple(_read_page(path, page) for page in pages)


def source_of(page_id: str) -> str:
    """What the rows of a page name as where they came from."""
    return f"snapshot-page:{page_id}"


def _read_page(path: Path, page: Item) -> Harvest:
    key = page.text("id")
    if not key or len(key) > LONGEST_ID:
        raise page.complaint(f"{page.place}.id is not the id of a page")
    picture = _picture(page.item("participant"))
    person = _participant(page.item("participant"), picture)
    harvest = Harvest(path, _interview(page, person), person, source_of(key))
    harvest.rows += [*([picture] if picture else ()), person, harvest.interview]
    harvest.keep_origin("interview", key, harvest.interview.id, None)
    _read_facts(harvest, page.item("participant"))
    _read_team(harvest, page.item("interview"))
    _read_story(harvest, page)
    read_findings(harvest, page)
    return harvest


def _interview(page: Item, person: Participant) -> Interview:
    talk = page.item("interview")
    day = talk.day("date")
    return Interview(
        id=InterviewId(new_id()),
        participant_id=person.id,
        title=page.text("title", "") or person.name,
        status=InterviewStatus.SNAPSHOT_DONE,
        scheduled_start=datetime.combine(day, time()) if day else None,
        ended_ms=talk.optional_milliseconds("ended_at_s"),
        reaction_offset_ms=0,
        spoken_language=talk.text("spoken_language", ""),
        notes_language=talk.text("notes_language", "en"),
        quality=talk.one_of("quality", Quality) if talk.has("quality") else None,
        map_layout=talk.text("map_layout", ""),
    )


def _picture(item: Item) -> Picture | None:
    """What was shown, encoded anew: the data of a file can be anything."""
    encoded = item.item("photo").text("data", "") if item.has("photo") else ""
    if not encoded:
        return None
    from discovery_desk.importing.picture_file import NoPicture, cleaned

    try:
        pixels = cleaned(base64.b64decode(encoded, validate=True))
    except (ValueError, NoPicture) as error:
        raise item.complaint(f"{item.place}.photo is no picture") from error
    return Picture(
        id=PictureId(new_id()),
        media_type=pixels.media_type,
        data=pixels.data,
        width=pixels.width,
        height=pixels.height,
    )


def _participant(item: Item, picture: Picture | None) -> Participant:
    """A photo that was on a page had their leave to be there."""
    photo = item.item("photo") if item.has("photo") else None
    return Participant(
        id=ParticipantId(new_id()),
        name=item.text("name", ""),
        name_latin=item.text("name_latin", ""),
        call_me=item.text("call_me", ""),
        direction=item.one_of("direction", Direction, Direction.LEFT_TO_RIGHT),
        type=item.text("type", ""),
        segment=item.text("segment", ""),
        organisation=item.text("organisation", ""),
        location=item.text("location", ""),
        photo_kind=photo.one_of("kind", PhotoKind, PhotoKind.INITIALS) if photo else PhotoKind.INITIALS,
        photo_alt=photo.text("alt", "") if photo else "",
        photo_allowed=True if picture else None,
        picture_id=picture.id if picture else None,
    )


def _read_facts(harvest: Harvest, item: Item) -> None:
    for position, one in enumerate(item.items("quick_facts", optional=True)):
        fact = QuickFact(
            id=QuickFactId(new_id()),
            participant_id=harvest.participant.id,
            text=one.text("text", ""),
            label=one.text("label", ""),
            rank=float(position),
        )
        harvest.rows.append(fact)


def _read_team(harvest: Harvest, talk: Item) -> None:
    for one in talk.items("team", optional=True):
        if one.text("name", "").strip():
            harvest.seats.append((one.text("name"), "", one.one_of("seat", SeatKind)))


def _read_story(harvest: Harvest, page: Item) -> None:
    drawn = page.item("experience_map") if page.has("experience_map") else None
    nodes = list(drawn.items("nodes", optional=True)) if drawn else []
    if len(nodes) > MOST_MOMENTS:
        raise page.complaint(f"{page.place} holds more than {MOST_MOMENTS} moments")
    if not nodes and not page.has("story"):
        return
    story = _story(harvest, page.item("story") if page.has("story") else None)
    harvest.rows.append(story)
    for position, one in enumerate(nodes):
        harvest.ids["moment", one.text("id")] = (moment := _moment(harvest, one, story, position)).id
        harvest.rows.append(moment)
    if drawn is not None:
        links = enumerate(drawn.items("links", optional=True))
        harvest.rows += [_link(harvest, one, position) for position, one in links]


def _story(harvest: Harvest, item: Item | None) -> Story:
    story = Story(id=StoryId(new_id()), interview_id=harvest.interview.id)
    if item is None:
        return story
    return replace(
        story,
        title=item.text("title", ""),
        when=item.text("when", ""),
        recency_days=item.integer("recency_days") if item.has("recency_days") else None,
        is_complete=item.flag("complete", default=False),
    )


def _moment(harvest: Harvest, item: Item, story: Story, position: int) -> Moment:
    emotion = item.integer("emotion") if item.has("emotion") else None
    if emotion is not None and not LOWEST_EMOTION <= emotion <= HIGHEST_EMOTION:
        raise item.complaint("a node's emotion is not between -2 and 2")
    at = item.numbers("at", 2)
    if any(abs(one) > FARTHEST for one in at):
        raise item.complaint("a node lies too far away")
    return Moment(
        id=MomentId(new_id()),
        interview_id=harvest.interview.id,
        story_id=story.id,
        label=item.text("label", ""),
        kind=item.one_of("kind", MomentKind),
        rank=(position + 1) * _RANK_STEP,
        heard_ms=item.optional_milliseconds("heard_s"),
        told_time=item.text("time", ""),
        place=item.text("place", ""),
        actors=item.texts("actors", optional=True),
        tools=item.texts("tools", optional=True),
        doing=item.text("doing", ""),
        thinking=item.text("thinking", ""),
        feeling=item.text("feeling", ""),
        emotion=emotion,
        x=at[0] if at else None,
        y=at[1] if at else None,
    )


def _link(harvest: Harvest, item: Item, position: int) -> Link:
    return Link(
        id=LinkId(new_id()),
        interview_id=harvest.interview.id,
        from_id=MomentId(harvest.id_of("moment", item.text("from"), item)),
        to_id=MomentId(harvest.id_of("moment", item.text("to"), item)),
        kind=item.one_of("kind", LinkKind),
        label=item.text("label", ""),
        rank=float(position),
    )
