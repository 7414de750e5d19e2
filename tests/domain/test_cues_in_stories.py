"""The cues in the four stories that ship, against those that a careful reader marked."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from discovery_desk.domain.cues import find_cues
from discovery_desk.importing.word_lists import load_cue_lists
from discovery_desk.services.importing import demo_files

NOT_AUTOMATIC = {"workaround", "emotion"}
MEASURED = {
    "generality": (5, 1, 0),
    "hypothetical": (3, 0, 0),
    "solution_request": (4, 0, 0),
    "opinion": (1, 0, 0),
    "time_jump": (1, 0, 0),
    "second_hand": (1, 0, 0),
    "sensitive": (3, 0, 0),
}


def participant_notes() -> list[dict[str, Any]]:
    notes = [note for path in demo_files() for note in json.loads(path.read_text("utf-8"))["notes"]]
    return [note for note in notes if note["speaker"] == "participant"]


def test_the_stories_are_heard_as_measured() -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    remarks = []
    for note in participant_notes():
        want = set(note["expected_cues"]) - NOT_AUTOMATIC
        got = {cue.name for cue in find_cues(note["text"], load_cue_lists())}
        right.update(want & got)
        wrong.update(got - want)
        missed.update(want - got)
        remarks += [f"{name}: {note['text']}" for name in sorted(got ^ want)]
    table = {name: (right[name], wrong[name], missed[name]) for name in MEASURED | right | wrong | missed}
    told = "\n".join([*(_line(name, *row) for name, row in table.items()), *remarks])
    assert table == MEASURED, told
    assert right.total() >= 0.9 * (right + wrong).total(), told


def test_there_are_as_many_notes_as_were_measured() -> None:
    assert len(participant_notes()) == 115


def _line(name: str, right: int, wrong: int, missed: int) -> str:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{name}: {right} right, {wrong} wrong, {missed} missed (precision {precision:.2f}, recall {recall:.2f})"
