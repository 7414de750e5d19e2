"""Reads a transcript `discovery-desk.practice-transcript/1` together with the story that it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from discovery_desk.domain.note import Force, NoteKind, Speaker
from discovery_desk.domain.practice import CarefulNote, Finding, PracticeStory, Utterance, Voice
from discovery_desk.host.assets import asset
from discovery_desk.importing.demo_notes import KINDS
from discovery_desk.importing.json_item import Item, read_json

SCHEMA = "discovery-desk.practice-transcript/1"
NOT_HEARD = (NoteKind.BACKCHANNEL, NoteKind.MARK)


def practice_files() -> tuple[Path, ...]:
    """The transcripts that come with the program."""
    return tuple(sorted(asset("practice").glob("*.json")))


def read_practice_story(path: Path) -> PracticeStory:
    """Raises `UnreadableSource` naming the first thing that is missing or wrong."""
    transcript = read_json(path)
    if transcript.text("schema", "") != SCHEMA:
        raise transcript.complaint("it is not a transcript to practise with")
    source = read_json(asset("demo", f"{transcript.text('story')}.json"))
    talk, teller = source.item("interview"), source.item("participant")
    name = teller.text("name")
    return PracticeStory(
        id=source.text("id"),
        title=source.text("title"),
        told_by=teller.text("call_me", name),
        about=teller.text("segment", ""),
        interviewer=_interviewer(talk),
        prompt=_prompt(source.item("guide")),
        template=talk.text("template", "story_standard"),
        agreed_minutes=talk.integer("scheduled_minutes"),
        utterances=tuple(_utterance(item) for item in transcript.items("utterances")),
        careful=tuple(sorted(_careful(source), key=lambda note: note.at_ms)),
        moments=tuple(_finding(box, "label", "note_ids") for box in source.item("experience_map").items("nodes")),
        opportunities=tuple(_finding(one, "text", "evidence") for one in source.items("opportunities")),
    )


def _utterance(item: Item) -> Utterance:
    from_ms, to_ms = item.milliseconds("t"), item.milliseconds("to")
    if to_ms <= from_ms:
        raise item.complaint("an utterance ends before it begins")
    return Utterance(from_ms, to_ms, item.one_of("by", Voice), item.text("text"), item.texts("notes", optional=True))


def _interviewer(talk: Item) -> str:
    leads = (one.text("name") for one in talk.items("team") if one.text("seat").startswith("interviewer"))
    return next(leads, "").split(" ")[0]


def _prompt(guide: Item) -> str:
    prompts = list(guide.items("story_prompts"))
    used = [one.text("text") for one in prompts if one.flag("used", default=False)]
    return next(iter(used), "")


def _careful(source: Item) -> Iterator[CarefulNote]:
    """What somebody who only listens could have written: no words between the team, no marks without words."""
    forces = _forces(source)
    for item in source.items("notes"):
        kind = item.text("kind")
        note_kind = KINDS[kind] if kind in KINDS else item.one_of("kind", NoteKind)
        if note_kind in NOT_HEARD or item.has("duplicate_of"):
            continue
        yield CarefulNote(
            key=item.text("id"),
            at_ms=item.milliseconds("t"),
            kind=note_kind,
            text=item.text("text"),
            tags=item.texts("tags", optional=True),
            original=item.text("original", ""),
            is_told=item.one_of("speaker", Speaker) is Speaker.PARTICIPANT,
            force=forces.get(item.text("id"), ""),
        )


def _forces(source: Item) -> dict[str, str]:
    """Of a switch: which force each note speaks of."""
    if not source.has("forces"):
        return {}
    forces = source.item("forces")
    return {key: force.value for force in Force for key in forces.texts(force.value, optional=True)}


def _finding(item: Item, words: str, notes: str) -> Finding:
    return Finding(item.text(words), item.texts(notes, optional=True))
