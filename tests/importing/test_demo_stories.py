"""The demo stories come in whole: the file can be written again from the desk alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from discovery_desk.domain.change import ChangeSet, Entity
from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.errors import AlreadyImported
from discovery_desk.domain.guide import Guide, ResearchQuestion, StoryPrompt
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import (
    AskedPrompt,
    DebriefLine,
    FollowUp,
    Interruption,
    Interview,
    Origin,
    clock_text,
)
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Force, Note, NoteKind
from discovery_desk.domain.opportunity import Opportunity, SolutionRequest
from discovery_desk.domain.participant import Participant, QuickFact
from discovery_desk.domain.recruiting import Incentive, Recruiting
from discovery_desk.domain.snapshot import Quote, Snapshot
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.services import desk as desks
from discovery_desk.services import importing, interviews, recap, snapshots
from discovery_desk.services.desk import Desk

E = TypeVar("E", bound=Entity)
FILES = importing.demo_files()
STORIES = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


class Rebuilt:
    """Writes a story file from what the desk holds, and from nothing else."""

    def __init__(self, desk: Desk, interview_id: str) -> None:
        self.desk = desk
        self.interview = interviews.find(desk, interview_id)
        rows = desk.read.where(Origin, interview_id=interview_id)
        self.key = {row.entity_id: row.key for row in rows if row.key}
        self.extra = {(row.entity, row.key): json.loads(row.extra) for row in rows if row.extra}
        self.source = rows[0].source

    def rows(self, entity: type[E]) -> tuple[E, ...]:
        return self.desk.read.where(entity, order="rank", interview_id=self.interview.id)

    def one(self, entity: type[E], **equals: str) -> E:
        (found,) = self.desk.read.where(entity, **(equals or {"interview_id": self.interview.id}))
        return found

    def with_extra(self, entity: str, key: str, values: dict[str, Any]) -> dict[str, Any]:
        return merged(values, self.extra.get((entity, key), {}))

    def numbered(self, entity: str, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [self.with_extra(entity, str(number), value) for number, value in enumerate(values)]

    def story_file(self) -> dict[str, Any]:
        return self.with_extra(
            "story file",
            self.source.removeprefix("demo-story:"),
            {
                "schema": "discovery-desk.demo-story/1",
                "id": self.source.removeprefix("demo-story:"),
                "title": self.interview.title,
                "interview": self.with_extra("interview", "", self.talk()),
                "participant": self.with_extra("participant", "", self.participant()),
                "guide": self.with_extra("guide", "", self.guide()),
                "stories": [self.story(one) for one in self.rows(Story)],
                "notes": [self.note(one) for one in sorted(self.rows(Note), key=lambda one: one.rank)],
                "experience_map": {
                    "layout": self.interview.map_layout,
                    "nodes": [self.moment(one) for one in self.desk.read.moments(self.interview.id)],
                    "links": self.numbered("link", [self.link(one) for one in self.rows(Link)]),
                },
                "opportunities": [self.opportunity(one) for one in self.rows(Opportunity) if not one.is_draft],
                "draft_opportunities": self.numbered(
                    "draft opportunity", [{"text": one.text} for one in self.rows(Opportunity) if one.is_draft]
                ),
                "quotes": [self.quote(one) for one in self.rows(Quote)],
                "insights": [one.text for one in self.rows(Insight)],
                "solution_requests": self.numbered(
                    "solution request", [self.request(one) for one in self.rows(SolutionRequest)]
                ),
                "follow_ups": [one.text for one in self.rows(FollowUp)],
                "snapshot": self.with_extra("snapshot", "", self.snapshot()),
                "debrief": {one.question: one.text for one in self.rows(DebriefLine)},
            },
        )

    def talk(self) -> dict[str, Any]:
        i = self.interview
        start, planned = i.local_start, i.scheduled_start
        assert isinstance(start, datetime)
        assert isinstance(planned, datetime)
        recruiting, incentive = self.one(Recruiting), self.one(Incentive)
        return {
            "date": planned.date().isoformat(),
            "scheduled_start_local": planned.strftime("%H:%M"),
            "start_local": start.strftime("%H:%M"),
            "timezone": i.time_zone,
            "scheduled_minutes": i.agreed_minutes,
            "ended_at_s": (i.ended_ms or 0) / 1000,
            "status": i.status.value,
            "channel": i.channel,
            "spoken_language": i.spoken_language,
            "notes_language": i.notes_language,
            "template": i.template,
            "quality": i.quality and i.quality.value,
            "team": self.numbered("seat", [self.seat(one) for one in self.rows(Seat)]),
            "recording": {
                "kind": i.recording_kind,
                "where": i.recording_where,
                "offset_s": seconds(i.recording_offset_ms),
                "stopped_at_s": seconds(i.recording_stopped_ms),
            },
            "consent": self.ordered_by_key(
                "consent",
                ConsentEntry,
                lambda one: {
                    "t": seconds(one.at_ms),
                    "what": one.scope.value,
                    "given": one.is_given,
                    "note": one.remark,
                },
            ),
            "interruptions": self.ordered_by_key(
                "interruption",
                Interruption,
                lambda one: {
                    "from_s": seconds(one.from_ms),
                    "to_s": seconds(one.to_ms),
                    "what": one.what,
                    "note": one.remark,
                },
            ),
            "recruiting": self.with_extra(
                "recruiting",
                "",
                {
                    "source": recruiting.source,
                    "ask": recruiting.ask,
                    "gatekeeper": recruiting.gatekeeper,
                    "asked_on": recruiting.asked_on and recruiting.asked_on.isoformat(),
                    "answered_on": recruiting.answered_on and recruiting.answered_on.isoformat(),
                },
            ),
            "incentive": self.with_extra(
                "incentive",
                "",
                {
                    "kind": incentive.kind,
                    "text": incentive.text,
                    "delivered_on": incentive.delivered_on and incentive.delivered_on.isoformat(),
                },
            ),
        }

    def ordered_by_key(self, name: str, entity: type[E], write: Callable[[E], dict[str, Any]]) -> list[dict[str, Any]]:
        """These have no rank; their place in the file is their key."""
        rows = self.desk.read.where(entity, interview_id=self.interview.id)
        return self.numbered(name, [write(one) for one in sorted(rows, key=lambda one: int(self.key[one.id]))])

    def seat(self, one: Seat) -> dict[str, Any]:
        member = self.one(TeamMember, id=one.member_id)
        return {"name": member.name, "role": member.role, "seat": one.kind.value}

    def participant(self) -> dict[str, Any]:
        p = self.one(Participant, id=self.interview.participant_id)
        facts = self.desk.read.where(QuickFact, order="rank", participant_id=p.id)
        names = ("name", "name_latin", "call_me", "pronouns", "type", "segment")
        return {
            **{name: getattr(p, name) for name in (*names, "organisation", "location", "relationship")},
            "direction": p.direction.value,
            "photo": {
                "kind": p.photo_kind.value,
                "file": p.photo_file,
                "alt": p.photo_alt,
                "consent": p.photo_allowed,
            },
            "quick_facts": [fact.text for fact in facts],
        }

    def guide(self) -> dict[str, Any]:
        assert self.interview.guide_id is not None
        guide = self.one(Guide, id=self.interview.guide_id)
        used = {one.story_prompt_id for one in self.desk.read.where(AskedPrompt, interview_id=self.interview.id)}
        prompts = self.desk.read.where(StoryPrompt, order="rank", guide_id=guide.id)
        questions = self.desk.read.where(ResearchQuestion, order="rank", guide_id=guide.id)
        return {
            "outcome": guide.outcome,
            "research_questions": [one.text for one in questions],
            "story_prompts": self.numbered(
                "story prompt",
                [{"text": one.text, "scope": one.scope.value, "used": one.id in used} for one in prompts],
            ),
        }

    def story(self, one: Story) -> dict[str, Any]:
        values = {"title": one.title, "when": one.when, "recency_days": one.recency_days, "complete": one.is_complete}
        return self.keyed("story", one.id, values)

    def keyed(self, entity: str, row_id: str, values: dict[str, Any]) -> dict[str, Any]:
        key = self.key[row_id]
        return self.with_extra(entity, key, {"id": key, **values})

    def note(self, one: Note) -> dict[str, Any]:
        boxes = [box for box, sources in self.desk.read.sources(self.interview.id).items() if one.id in sources]
        return self.keyed(
            "note",
            one.id,
            {
                "t": seconds(one.at_ms),
                "clock": clock_text(one.at_ms),
                "speaker": one.speaker.value,
                "kind": "marker" if one.kind is NoteKind.MARK else one.kind.value,
                "text": one.text,
                "tags": list(self.desk.read.tags(self.interview.id).get(one.id, ())),
                "node": self.key[boxes[0]] if boxes else None,
                "original": one.original,
                "original_lang": one.original_lang,
                "phase": one.phase,
                "force": one.force and one.force.value,
                "added_in_debrief": one.is_added_later,
                "completes": one.completes_id and self.key[one.completes_id],
                "duplicate_of": one.duplicate_of_id and self.key[one.duplicate_of_id],
            },
        )

    def moment(self, one: Moment) -> dict[str, Any]:
        sources = self.desk.read.sources(self.interview.id).get(one.id, ())
        return self.keyed(
            "moment",
            one.id,
            {
                "story": self.key[one.story_id],
                "order": one.rank / 1024,
                "label": one.label,
                "kind": one.kind.value,
                "time": one.told_time,
                "place": one.place,
                "actors": list(one.actors),
                "tools": list(one.tools),
                "doing": one.doing,
                "thinking": one.thinking,
                "feeling": one.feeling,
                "emotion": one.emotion,
                "note_ids": [self.key[note] for note in sources],
            },
        )

    def link(self, one: Link) -> dict[str, Any]:
        return {"from": self.key[one.from_id], "to": self.key[one.to_id], "label": one.label, "kind": one.kind.value}

    def opportunity(self, one: Opportunity) -> dict[str, Any]:
        evidence = self.desk.read.evidence(self.interview.id).get(one.id, ())
        values = {
            "kind": one.kind and one.kind.value,
            "text": one.text,
            "node": one.moment_id and self.key[one.moment_id],
            "evidence": [self.key[note] for note in evidence],
            "starred": one.is_starred,
        }
        return self.keyed("opportunity", one.id, values)

    def quote(self, one: Quote) -> dict[str, Any]:
        note = one.note_id and self.key[one.note_id]
        return self.keyed(
            "quote", one.id, {"note": note, "text": one.text, "original": one.original, "lang": one.original_lang}
        )

    def request(self, one: SolutionRequest) -> dict[str, Any]:
        return {
            "note": self.key[one.note_id],
            "as_said": one.as_said,
            "probe": one.probe,
            "answer": one.answer,
            "opportunity": one.opportunity_id and self.key[one.opportunity_id],
        }

    def snapshot(self) -> dict[str, Any]:
        made = self.one(Snapshot)
        return {
            "quote": made.quote_id and self.key[made.quote_id],
            "opportunities_on_page": [self.key[one.id] for one in snapshots.on_page(self.desk, self.interview.id)],
            "insights_on_page": len(snapshots.insights_on_page(self.desk, self.interview.id)),
            "minutes_to_make": made.minutes_to_make,
            "made_right_after": made.was_made_right_after,
        }


def seconds(ms: int | None) -> float | None:
    return None if ms is None else ms / 1000


def merged(values: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """What the desk has no field for goes back to its place; it never says a thing again in other words."""
    for key, value in extra.items():
        if isinstance(value, dict) and isinstance(values.get(key), dict):
            values[key] = merged(values[key], value)
        else:
            assert values.get(key) in (None, value), key
            values[key] = value
    return values


def plain(value: Any) -> Any:
    """Without the keys that say nothing."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one not in (None, False, "", [], {})}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def rebuilt(desk: Desk, interview: Interview) -> dict[str, Any]:
    return Rebuilt(desk, interview.id).story_file()


@STORIES
def test_nothing_of_a_story_is_dropped(desk: Desk, path: Path) -> None:
    interview = importing.import_file(desk, path)
    assert plain(rebuilt(desk, interview)) == plain(json.loads(path.read_text("utf-8")))


def test_stories_in_one_desk_do_not_mix(desk: Desk) -> None:
    imported = [(path, importing.import_file(desk, path)) for path in reversed(FILES)]
    for path, interview in imported:
        assert plain(rebuilt(desk, interview)) == plain(json.loads(path.read_text("utf-8")))


def test_what_a_later_schema_adds_is_kept_wherever_it_stands(desk: Desk, tmp_path: Path) -> None:
    raw = json.loads(FILES[0].read_text("utf-8"))

    def add(value: Any) -> None:
        for inner in list(value.values() if isinstance(value, dict) else value):
            if isinstance(inner, dict | list):
                add(inner)
        if isinstance(value, dict) and value is not raw["debrief"]:
            value["added later"] = {"a\u2028b": ["\U0001f600 d\u0301", 1e300, 2**70, None, {"deep": [[]]}]}

    add(raw)
    raw["notes"][0]["node"] = "m1"  # the boxes do not say so
    path = tmp_path / "later.json"
    path.write_text(json.dumps(raw), "utf-8")
    interview = importing.import_file(desk, path)
    expected = json.loads(json.dumps(raw).replace("a\\u2028b", "a\\nb").replace("d\\u0301", "d\u0301"))
    assert plain(rebuilt(desk, interview)) == plain(expected)


def test_links_of_an_older_file_between_two_stories_are_kept(desk: Desk, tmp_path: Path) -> None:
    told = json.loads(FILES[0].read_text("utf-8"))
    told["stories"].append({**told["stories"][0], "id": "s2", "title": "A year before"})
    told["experience_map"]["nodes"][-1]["story"] = "s2"
    path = tmp_path / "two.json"
    path.write_text(json.dumps(told), "utf-8")
    made = importing.import_file(desk, path)
    assert Rebuilt(desk, made.id).story_file()["experience_map"] == told["experience_map"]
    read = recap.lines(desk, made.id)
    assert [line.starts_story for line in read] == [True, *([False] * 8), True]


@STORIES
def test_the_counts_agree_with_the_file(desk: Desk, path: Path) -> None:
    raw = json.loads(path.read_text("utf-8"))
    interview = importing.import_file(desk, path)
    (summary,) = interviews.summaries(desk)
    assert (summary.notes, summary.moments, summary.opportunities) == (
        len(raw["notes"]),
        len(raw["experience_map"]["nodes"]),
        len(raw["opportunities"]),
    )
    assert len(desk.read.where(Link, interview_id=interview.id)) == len(raw["experience_map"]["links"])
    forces = [note.force for note in desk.read.notes(interview.id) if note.force]
    assert all(isinstance(force, Force) for force in forces)
    order = [one["id"] for _, one in sorted(enumerate(raw["notes"]), key=lambda pair: (pair[1]["t"], pair[0]))]
    key = Rebuilt(desk, interview.id).key
    assert [key[note.id] for note in desk.read.notes(interview.id)] == order


@STORIES
def test_a_story_comes_in_once(desk: Desk, path: Path, dump: Callable[[Desk], Any]) -> None:
    imported = importing.import_file(desk, path)
    before = dump(desk)
    with pytest.raises(AlreadyImported) as refused:
        importing.import_file(desk, path)
    assert refused.value.title == imported.title
    assert dump(desk) == before


@STORIES
def test_an_import_is_one_step_that_leaves_no_trace_when_undone(
    desk: Desk, path: Path, dump: Callable[[Desk], Any]
) -> None:
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    before = dump(desk)
    importing.import_file(desk, path)
    after = dump(desk)
    assert len(heard) == 1
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after
    desk.undo()
    importing.import_file(desk, path)


def test_a_member_whose_role_nobody_knew_is_given_it_and_a_namesake_is_somebody_else(desk: Desk) -> None:
    with desk.change("Team") as unit:
        unit.put(TeamMember(id=desks.new_id(), name="Emi Tanabe"))  # type: ignore[arg-type]
        unit.put(TeamMember(id=desks.new_id(), name="Daniel Okafor", role="lawyer"))  # type: ignore[arg-type]
    importing.import_file(desk, FILES[0])
    team = sorted((member.name, member.role) for member in desk.read.all(TeamMember))
    assert team == [
        ("Daniel Okafor", "engineer"),
        ("Daniel Okafor", "lawyer"),
        ("Emi Tanabe", "designer"),
        ("Priya Raman", "product manager"),
    ]
