"""Keeping, mending and removing notes: what a sign brings with it, and that nothing typed is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, MomentSource
from discovery_desk.domain.note import LONGEST_NOTE, NoteId, NoteKind, Speaker, signs_with
from discovery_desk.domain.opportunity import Evidence
from discovery_desk.services import desk as desks
from discovery_desk.services import insights, interviews, moments, notes, opportunities
from discovery_desk.services.desk import Desk
from discovery_desk.services.notes import Stamp
from discovery_desk.storage.drafts import Draft


@pytest.fixture
def interview(desk: Desk) -> Interview:
    prepared = interviews.prepare(desk, "Ada")
    return interviews.start_clock(desk, prepared.id)


def tags_of(desk: Desk, interview: Interview, note_id: NoteId) -> tuple[str, ...]:
    return desk.read.tags(interview.id).get(note_id, ())


def test_a_note_carries_all_three_times(desk: Desk, interview: Interview, clock: Any) -> None:
    note = notes.keep(desk, interview.id, "one", Stamp(keyed_ms=61_000, kept_ms=66_500), author="Tom")
    assert (note.keyed_ms, note.kept_ms, note.at_ms, note.author) == (61_000, 66_500, 58_000, "Tom")
    assert notes.get(desk, note.id) == note
    clock.advance(ms=90_000)
    assert notes.keep(desk, interview.id, "two").kept_ms == 90_000
    assert notes.keep(desk, interview.id, "three", Stamp(1000, 2000)).at_ms == 0
    assert notes.keep(desk, interview.id, "four", Stamp(1000, 2000), at_ms=7).at_ms == 7


def test_notes_stand_in_the_order_of_the_talk(desk: Desk, interview: Interview) -> None:
    texts = [("late", 90_000), ("early", 10_000), ("also early", 10_000)]
    for text, at_ms in texts:
        notes.keep(desk, interview.id, text, at_ms=at_ms)
    assert [note.text for note in notes.of_interview(desk, interview.id)] == ["early", "also early", "late"]


def test_a_note_after_the_end_is_known_as_added_later(desk: Desk, interview: Interview) -> None:
    assert not notes.keep(desk, interview.id, "during").is_added_later
    interviews.end(desk, interview.id)
    assert notes.keep(desk, interview.id, "afterwards").is_added_later


def test_a_moment_becomes_a_box_linked_from_the_one_before(desk: Desk, interview: Interview) -> None:
    first = notes.keep(desk, interview.id, "+ Calls the ward. Nobody answers")
    second = notes.keep(desk, interview.id, "+ Writes to the group")
    one, two = desk.read.moments(interview.id)
    assert (one.label, two.label) == ("Calls the ward. Nobody answers", "Writes to the group")
    assert desk.read.sources(interview.id) == {one.id: (first.id,), two.id: (second.id,)}
    assert [(link.from_id, link.to_id) for link in desk.read.all(Link)] == [(one.id, two.id)]


def test_a_feeling_belongs_to_the_box_told_last(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "~ lost")
    assert desk.read.moments(interview.id) == ()
    notes.keep(desk, interview.id, "+ Calls")
    felt = notes.keep(desk, interview.id, "~ embarrassed")
    notes.keep(desk, interview.id, "~ angry")
    (box,) = desk.read.moments(interview.id)
    assert box.feeling == "embarrassed"
    assert box.emotion is None
    assert felt.id in desk.read.sources(interview.id)[box.id]


def test_an_opportunity_rests_on_its_note_at_the_box_told_last(desk: Desk, interview: Interview) -> None:
    notes.keep(desk, interview.id, "+ Calls")
    note = notes.keep(desk, interview.id, "! I need to know who is free #need")
    (made,) = opportunities.of_interview(desk, interview.id)
    (box,) = desk.read.moments(interview.id)
    assert (made.text, made.moment_id) == ("I need to know who is free", box.id)
    assert desk.read.evidence(interview.id) == {made.id: (note.id,)}
    assert tags_of(desk, interview, note.id) == ("need",)


def test_an_insight_keeps_its_note(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "= They trade by photo")
    (made,) = insights.of_interview(desk, interview.id)
    assert (made.text, made.note_id) == (note.text, note.id)


def test_tags_are_kept_in_the_order_in_which_they_were_given(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "waits #need #pain #brand-new")
    assert tags_of(desk, interview, note.id) == ("need", "pain", "brand-new")
    assert [tag.name for tag in notes.tags(desk)][-1] == "brand-new"


@pytest.mark.parametrize("line", ["", "   ", ">", "! ", "#pain", "\x00", "\n"])
def test_a_line_without_words_is_refused_and_its_draft_stays(desk: Desk, interview: Interview, line: str) -> None:
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="x", keyed_ms=0)
    notes.save_draft(desk, draft)
    with pytest.raises(RuleBroken) as refused:
        notes.keep(desk, interview.id, line)
    assert refused.value.rule == "empty"
    assert notes.draft_of(desk, interview.id) == draft
    assert notes.of_interview(desk, interview.id) == ()


def test_a_note_is_at_most_so_long(desk: Desk, interview: Interview) -> None:
    assert len(notes.keep(desk, interview.id, "x" * LONGEST_NOTE).text) == LONGEST_NOTE
    with pytest.raises(RuleBroken) as refused:
        notes.keep(desk, interview.id, "x" * (LONGEST_NOTE + 1))
    assert refused.value.rule == "too-long"


def test_a_mark_needs_no_words(desk: Desk, interview: Interview) -> None:
    assert notes.keep(desk, interview.id, "*").kind is NoteKind.MARK


def test_the_same_note_kept_twice_is_one_note(desk: Desk, interview: Interview, dump: Callable[[Desk], Any]) -> None:
    note_id = notes.new_note_id()
    first = notes.keep(desk, interview.id, "+ Calls #pain", note_id=note_id)
    before = dump(desk)
    assert notes.keep(desk, interview.id, "+ Calls #pain", note_id=note_id) == first
    assert dump(desk) == before
    assert desk.undo() == "Keep a note"
    assert notes.of_interview(desk, interview.id) == ()


def test_nothing_is_kept_in_an_interview_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        notes.keep(desk, InterviewId("nobody"), "one")


def test_hostile_words_come_back_as_they_were_typed(desk: Desk, interview: Interview) -> None:
    line = "'; DROP TABLE note; -- \u202eعكس 👩\u200d🚀 \ud83d e\u0301"
    note = notes.keep(desk, interview.id, line)
    assert notes.get(desk, note.id).text == "'; DROP TABLE note; -- \u202eعكس 👩\u200d🚀 \ufffd é"


def test_names_given_by_the_system_are_cleaned_too(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "one", author="caf\udce9")
    notes.toggle_tag(desk, note.id, "caf\udce9")
    interviews.log_prompt(desk, interview.id, "what \ud83d", was_asked=True)
    assert tags_of(desk, interview, note.id) == ("caf\ufffd",)
    notes.toggle_tag(desk, note.id, "caf\udce9")
    assert tags_of(desk, interview, note.id) == ()


def test_a_draft_waits_until_its_note_is_kept(desk: Desk, interview: Interview) -> None:
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="half \ud83d", keyed_ms=4)
    notes.save_draft(desk, draft)
    waiting = notes.draft_of(desk, interview.id)
    assert waiting is not None
    assert waiting.text == "half \ufffd"
    notes.keep(desk, interview.id, "half a sentence", note_id=draft.note_id)
    assert notes.draft_of(desk, interview.id) is None


def test_an_emptied_line_has_no_draft(desk: Desk, interview: Interview) -> None:
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="half", keyed_ms=4)
    notes.save_draft(desk, draft)
    notes.save_draft(desk, Draft(interview_id=interview.id, note_id=draft.note_id, text="", keyed_ms=4))
    assert notes.draft_of(desk, interview.id) is None


def test_a_draft_is_neither_announced_nor_undone(desk: Desk, interview: Interview) -> None:
    heard: list[object] = []
    desk.feed.subscribe(heard.append)
    notes.save_draft(desk, Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="half", keyed_ms=4))
    assert heard == []
    assert desk.undo() is None


def test_mending_says_so_and_the_sign_says_the_kind(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "> one")
    mended = notes.reword(desk, note.id, "> two #pain")
    assert (mended.text, mended.kind, mended.is_edited) == ("two", NoteKind.QUOTE, True)
    assert tags_of(desk, interview, note.id) == ("pain",)
    assert notes.get(desk, note.id) == mended
    assert not notes.reword(desk, notes.keep(desk, interview.id, "same").id, "same").is_edited
    assert notes.reword(desk, note.id, "no quote after all").kind is NoteKind.NOTE


def test_kinds_without_a_sign_stay_what_they_are(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "what then")
    notes.set_kind(desk, note.id, NoteKind.QUESTION)
    assert notes.reword(desk, note.id, "what came then").kind is NoteKind.QUESTION


def test_a_sign_while_mending_changes_the_kind_and_whose_words_they_are(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "looks away")
    assert note.speaker is Speaker.PARTICIPANT
    seen = notes.reword(desk, note.id, "[ looks away")
    assert (seen.kind, seen.speaker) == (NoteKind.OBSERVATION, Speaker.NOTE_TAKER)


def test_what_still_carried_the_old_words_carries_the_new_ones(desk: Desk, interview: Interview) -> None:
    kept = notes.keep(desk, interview.id, "+ Calls the ward")
    own = notes.keep(desk, interview.id, "+ Writes")
    insight = notes.keep(desk, interview.id, "= By photo")
    moments.relabel(desk, desk.read.moments(interview.id)[1].id, "A label of its own")
    for note, words in ((kept, "Rings the ward"), (own, "Types"), (insight, "By picture")):
        notes.reword(desk, note.id, words)
    assert [box.label for box in desk.read.moments(interview.id)] == ["Rings the ward", "A label of its own"]
    assert [one.text for one in insights.of_interview(desk, interview.id)] == ["By picture"]


@pytest.mark.parametrize(("sign", "count"), [("+", 1), ("!", 1), ("=", 1), (">", 0)])
def test_a_new_kind_brings_what_it_brings_once(desk: Desk, interview: Interview, sign: str, count: int) -> None:
    note = notes.keep(desk, interview.id, "Calls")
    for line in (f"{sign} Calls", "> Calls", f"{sign} Calls"):
        notes.reword(desk, note.id, line)
    brought = (
        len(desk.read.moments(interview.id))
        + len(opportunities.of_interview(desk, interview.id))
        + len(insights.of_interview(desk, interview.id))
    )
    assert brought == count


def test_shifting_many_times_is_one_step_and_stops_at_zero(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "one", Stamp(10_000, 12_000))
    for _ in range(5):
        notes.shift(desk, note.id, -1000)
    assert notes.get(desk, note.id).at_ms == 2000
    notes.shift(desk, note.id, -60_000)
    shifted = notes.get(desk, note.id)
    assert (shifted.at_ms, shifted.keyed_ms, shifted.kept_ms) == (0, 10_000, 12_000)
    assert desk.undo() == "Shift a note"
    assert notes.get(desk, note.id) == note


def test_shifting_there_and_back_is_no_step(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "one", Stamp(10_000, 12_000))
    notes.shift(desk, note.id, 1000)
    notes.shift(desk, note.id, -1000)
    assert desk.undo() == "Keep a note"


def test_shifts_of_two_notes_are_two_steps(desk: Desk, interview: Interview) -> None:
    one, two = (notes.keep(desk, interview.id, text, Stamp(10_000, 12_000)) for text in ("one", "two"))
    notes.shift(desk, one.id, 1000)
    notes.shift(desk, two.id, 1000)
    desk.undo()
    assert notes.get(desk, one.id).at_ms == 8000
    assert notes.get(desk, two.id) == two


def test_a_deleted_note_leaves_what_came_from_it(desk: Desk, interview: Interview) -> None:
    kept = [notes.keep(desk, interview.id, line) for line in ("+ Calls", "! I need to know", "= By photo", "> eleven")]
    for note in kept:
        notes.delete(desk, note.id)
    assert notes.of_interview(desk, interview.id) == ()
    assert [box.label for box in desk.read.moments(interview.id)] == ["Calls"]
    assert [one.text for one in opportunities.of_interview(desk, interview.id)] == ["I need to know"]
    assert [(one.text, one.note_id) for one in insights.of_interview(desk, interview.id)] == [("By photo", None)]
    assert desk.read.all(MomentSource) == desk.read.all(Evidence) == ()
    with pytest.raises(NotFound):
        notes.delete(desk, kept[0].id)


KEEP = """
    import json, sys
    from pathlib import Path
    from discovery_desk.services import desk as desks, notes
    desk = desks.open_desk(Path(sys.argv[1]))
    number = 0
    while True:
        number += 1
        text = f"note {sys.argv[3]}.{number} " + "word " * (number % 50)
        note = notes.keep(desk, sys.argv[2], ("+ ", "", "> ", "! ")[number % 4] + text + "#pain")
        print(json.dumps([note.id, note.text]), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_no_note_that_was_kept_is_lost_when_the_program_is_killed(desk_path: Path) -> None:
    with closing(desks.open_desk(desk_path)) as desk:
        interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    chance = random.Random(20)
    acknowledged: dict[str, str] = {}
    for run in range(15):
        command = [sys.executable, "-c", textwrap.dedent(KEEP), str(desk_path), interview.id, str(run)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 40)):
                note_id, text = json.loads(process.stdout.readline())
                acknowledged[note_id] = text
            until = time.perf_counter() + chance.random() * 0.002  # busy, so as to strike inside a transaction
            while time.perf_counter() < until:
                pass
            os.kill(process.pid, signal.SIGKILL)
            for line in process.stdout.read().splitlines(keepends=True):
                if line.endswith("\n"):
                    acknowledged.update([json.loads(line)])
    with closing(desks.open_desk(desk_path)) as desk:
        found = {note.id: note.text for note in notes.of_interview(desk, interview.id)}
        boxes = len(desk.read.moments(interview.id))
    assert acknowledged.items() <= found.items()
    assert len(found) - len(acknowledged) <= 15
    with closing(sqlite3.connect(desk_path)) as db:
        assert db.execute("SELECT count(*) FROM note WHERE kind = 'moment'").fetchone() == (boxes,)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_mark_stands_at_its_key_less_the_reaction_and_leaves_the_line_alone(
    desk: Desk, interview: Interview, clock: Any
) -> None:
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="half a sen", keyed_ms=58_000)
    notes.save_draft(desk, draft)
    clock.advance(ms=60_000)
    marked = notes.mark(desk, interview.id)
    assert (marked.kind, marked.text, marked.at_ms, marked.keyed_ms) == (NoteKind.MARK, "", 57_000, 60_000)
    assert notes.draft_of(desk, interview.id) == draft
    assert desk.undo() == "Mark"
    assert notes.of_interview(desk, interview.id) == ()


def test_after_the_end_there_is_no_moment_to_mark(desk: Desk, interview: Interview) -> None:
    interviews.end(desk, interview.id)
    with pytest.raises(RuleBroken) as refused:
        notes.mark(desk, interview.id)
    assert refused.value.rule == "not-live"


def test_a_line_is_understood_with_the_signs_in_force(desk: Desk, interview: Interview) -> None:
    signs = signs_with({"quote": "%"})
    note = notes.keep(desk, interview.id, "% so it goes", signs=signs)
    assert (note.kind, note.text) == (NoteKind.QUOTE, "so it goes")
    assert notes.reword(desk, note.id, "> plain", signs=signs).kind is NoteKind.NOTE
    assert notes.reword(desk, note.id, "> plain").kind is NoteKind.QUOTE


def test_tags_that_most_notes_carry_come_first_and_the_others_in_their_order(desk: Desk, interview: Interview) -> None:
    for line in ("one #context", "two #context #need", "three #feeling"):
        notes.keep(desk, interview.id, line)
    assert notes.tag_names_by_use(desk)[:5] == ("context", "need", "feeling", "pain", "desire")


def test_a_tag_in_capitals_is_the_projects_tag_and_no_new_one(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "waits")
    notes.toggle_tag(desk, note.id, "Émotion")
    other = notes.keep(desk, interview.id, "waits again #émotion")
    assert tags_of(desk, interview, other.id) == ("Émotion",)
