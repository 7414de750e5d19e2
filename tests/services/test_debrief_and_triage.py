"""What the debrief keeps, and what a decision of the triage leaves behind."""

from __future__ import annotations

import pytest

from discovery_desk.domain.interview import DebriefLine, FollowUp, InterviewId
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.host.settings import Settings
from discovery_desk.services import debrief, importing, interviews, notes, triage
from discovery_desk.services.desk import Desk


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    interview = interviews.prepare(desk, "Marit")
    interviews.start_clock(desk, interview.id)
    return interview.id


def ids(desk: Desk, talk: InterviewId, settings: Settings | None = None) -> list[str]:
    found = triage.begin(desk, talk, settings or Settings())
    found.search(10_000)
    return [notes.get(desk, note_id).text for note_id in found.ids()]


def test_only_what_is_undecided_comes_into_the_triage(desk: Desk, talk: InterviewId) -> None:
    for line in ("plain", "> quote", "tagged #pain", "tagged usually #pain", "? later", "*"):
        notes.keep(desk, talk, line)
    assert ids(desk, talk) == ["plain", "tagged usually", ""]


def test_words_that_are_not_to_be_heard_are_no_reason(desk: Desk, talk: InterviewId) -> None:
    notes.keep(desk, talk, "tagged usually #pain")
    assert ids(desk, talk, Settings(silent_words=["usually"])) == []
    assert ids(desk, talk, Settings(hears_cues=False)) == []


@pytest.mark.parametrize("kind", [NoteKind.OPPORTUNITY, NoteKind.ASK_LATER, NoteKind.MARK])
def test_what_was_turned_into_something_does_not_come_again(desk: Desk, talk: InterviewId, kind: NoteKind) -> None:
    note = notes.keep(desk, talk, "plain")
    triage.turn_into(desk, note.id, kind)
    assert ids(desk, talk) == []
    assert notes.get(desk, note.id).is_settled is (kind is not NoteKind.ASK_LATER)
    desk.undo()
    assert ids(desk, talk) == ["plain"]


def test_a_decision_is_one_undo_step(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "plain")
    triage.tag(desk, note.id, "pain")
    assert desk.read.tags_of(note.id) == ("pain",)
    desk.undo()
    assert desk.read.tags_of(note.id) == ()
    assert notes.get(desk, note.id) == note


def test_a_look_shows_the_neighbours(desk: Desk, talk: InterviewId) -> None:
    kept = [notes.keep(desk, talk, text) for text in ("one", "two", "three")]
    found = triage.look(desk, kept[1].id)
    assert (found.before, found.after) == (kept[0], kept[2])


def test_an_imported_mark_that_has_been_completed_is_not_asked_about(desk: Desk) -> None:
    story = next(one for one in importing.demo_files() if one.stem.startswith("04"))
    interview = importing.import_file(desk, story)
    found = triage.begin(desk, interview.id)
    assert not [note_id for note_id in found.ids() if notes.get(desk, note_id).kind is NoteKind.MARK]
    assert [marked.note.text[:6] for marked in debrief.marks_of(desk, interview.id)] == [
        "No. 14",
        "Ningbo",
        "The sh",
        "Unclea",
    ]


def test_an_imported_debrief_answers_the_questions_of_the_pack(desk: Desk) -> None:
    interview = importing.import_file(desk, importing.demo_files()[0])
    found = debrief.sheet_of(desk, interview.id)
    asked = [debrief.question_words(one.question) for one in found.shared]
    assert asked.count("What surprised us?") == 1
    assert any(one.text for one in found.shared)


def test_an_emptied_line_is_gone(desk: Desk, talk: InterviewId) -> None:
    debrief.write_line(desk, talk, "stood_out", "  The torch ", member="Ines")
    assert [(one.text, one.member) for one in desk.read.all(DebriefLine)] == [("The torch", "Ines")]
    debrief.write_line(desk, talk, "stood_out", " ", member="Ines")
    assert desk.read.all(DebriefLine) == ()


def test_a_mark_keeps_its_time_and_is_a_mark_again_without_words(desk: Desk, talk: InterviewId) -> None:
    mark = notes.keep(desk, talk, "*")
    debrief.word_mark(desk, mark.id, "> It is a l", is_finished=False)
    assert notes.get(desk, mark.id).text == "> It is a l"
    debrief.word_mark(desk, mark.id, "> It is a lie #pain")
    worded = notes.get(desk, mark.id)
    assert (worded.text, worded.kind, worded.at_ms) == ("It is a lie", NoteKind.QUOTE, mark.at_ms)
    debrief.word_mark(desk, mark.id, "It is all a lie")
    assert notes.get(desk, mark.id).kind is NoteKind.QUOTE
    debrief.word_mark(desk, mark.id, "> ")
    assert notes.get(desk, mark.id) == mark
    assert desk.undo() == "Word a mark"
    assert notes.get(desk, mark.id) == mark


def test_the_flagged_questions_of_a_story_come_in_its_order(desk: Desk) -> None:
    story = next(one for one in importing.demo_files() if one.stem.startswith("04"))
    interview = importing.import_file(desk, story)
    (question,) = debrief.own_questions(desk, interview.id)
    assert question.instead == "Who was there on the ninth?"
    debrief.keep_for_next(desk, interview.id, question.to_keep)
    assert debrief.own_questions(desk, interview.id)[0].is_kept
    assert question.to_keep in [one.text for one in desk.read.where(FollowUp, interview_id=interview.id)]


def test_old_words_put_back_are_no_step(desk: Desk, talk: InterviewId) -> None:
    note = notes.keep(desk, talk, "one")
    triage.edit(desk, note, "one and", is_finished=False)
    triage.edit(desk, note, "one", is_finished=False)
    assert desk.read.all(Note) == (note,)
    assert desk.undo() == "Keep a note"
