"""The transcripts that come with the program, against the stories that they tell."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.domain.note import NoteKind
from discovery_desk.domain.practice import PracticeStory, Voice
from discovery_desk.host.assets import asset
from discovery_desk.importing.practice_story import practice_files, read_practice_story

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NAME = re.compile(r"(?<![.!?>] )(?<!^)(?<!['\[])\b[A-Z][a-z]{2,}\b")
SPELLED = {
    "Sept": "September",
    "Oct": "October",
    "Nov": "November",
    "Feb": "February",
    "Aug": "August",
    "Mon": "Monday",
    "Thu": "Thursday",
    "Fri": "Friday",
}
SLOWEST, FASTEST = 1.5, 3.0  # words a second
MM = 3  # a sound or two, which takes as long as it takes
MOST_WORDS = 44  # what a strip above the columns has room for
LONGEST_SILENCE_S = 12


@pytest.fixture(params=practice_files(), ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> PracticeStory:
    return read_practice_story(request.param)


def test_every_demo_story_can_be_practised_with() -> None:
    assert [path.name for path in practice_files()] == sorted(path.name for path in asset("demo").glob("*.json"))


def test_all_that_the_participant_says_in_the_notes_is_said_before_its_note(story: PracticeStory) -> None:
    covered = {key for one in story.utterances for key in one.notes}
    told = [note for note in story.careful if note.is_told]
    assert [note.key for note in told if note.key not in covered] == []
    assert [note.key for note in told if story.heard_at(note.key)[1] >= note.at_ms] == []


def test_whoever_listens_hears_the_numbers_and_names_that_the_notes_hold(story: PracticeStory) -> None:
    missing = {}
    those_present = _names_of_those_present(story)
    for note in story.careful:
        if note.is_told:
            said = " ".join(one.text for one in story.utterances if note.key in one.notes).casefold()
            wanted = [*NUMBER.findall(note.text), *(SPELLED.get(name, name) for name in NAME.findall(note.text))]
            if lacking := [
                word for word in wanted if word.casefold() not in said.casefold() and word not in those_present
            ]:
                missing[note.key] = lacking
    assert missing == {}


def test_quotes_are_said_word_for_word(story: PracticeStory) -> None:
    for note in story.careful:
        if note.kind is NoteKind.QUOTE:
            said = " ".join(one.text for one in story.utterances if note.key in one.notes)
            assert _letters(note.text) in _letters(said), note.key


def test_nobody_talks_at_once_or_faster_than_people_do(story: PracticeStory) -> None:
    for one in story.utterances:
        words = len(one.text.split())
        assert words <= MOST_WORDS, one.text
        if one.voice is not Voice.SCENE and words > MM:
            assert SLOWEST <= words * 1000 / (one.to_ms - one.from_ms) <= FASTEST, one.text
    for before, after in pairwise(story.utterances):
        assert before.to_ms <= after.from_ms, after.text


def test_silences_are_no_longer_than_in_a_talk_unless_something_happens(story: PracticeStory) -> None:
    for before, after in pairwise(story.utterances):
        if Voice.SCENE not in (before.voice, after.voice):
            assert after.from_ms - before.to_ms <= LONGEST_SILENCE_S * 1000, after.text


def test_the_talk_ends_with_its_story(story: PracticeStory) -> None:
    source = json.loads(asset("demo", f"{story.id}.json").read_text("utf-8"))
    assert story.length_ms <= source["interview"]["ended_at_s"] * 1000
    assert story.length_ms > story.careful[-1].at_ms


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_text('{"schema": "something"}', "utf-8")
    with pytest.raises(UnreadableSource):
        read_practice_story(path)


def test_an_utterance_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    first = practice_files()[0]
    raw = json.loads(first.read_text("utf-8"))
    raw["utterances"][3]["to"] = 0
    path = tmp_path / "story.json"
    path.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(UnreadableSource):
        read_practice_story(path)


def _names_of_those_present(story: PracticeStory) -> set[str]:
    """Nobody names themselves in their own story."""
    source = json.loads(asset("demo", f"{story.id}.json").read_text("utf-8"))
    names = [source["participant"]["name_latin"], *(one["name"] for one in source["interview"]["team"])]
    return {word for name in names for word in name.split()}


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
