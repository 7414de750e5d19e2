"""What a page still lacks, the line of each interview, and changes that name only what they change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.note import NoteKind
from discovery_desk.domain.page_check import Part
from discovery_desk.domain.participant import QuickFact
from discovery_desk.domain.snapshot import Quote, QuoteId
from discovery_desk.services import facts, importing, interviews, moments, notes, opportunities, page_check, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.ui.snapshot.snapshot_header import ended_words


def assert_lines_agree(desk: Desk) -> None:
    said = desk.read.lines_to_repeat()
    for summary in interviews.summaries(desk):
        chosen = next((c.text for c in snapshots.quote_choices(desk, summary.interview.id) if c.is_chosen), None)
        assert said.get(summary.interview.id) == chosen


def test_the_line_of_each_interview_is_the_one_on_its_page(desk: Desk) -> None:
    for story in importing.demo_files():
        importing.import_file(desk, story)
    interviews.prepare(desk, "Nobody said a thing")
    mine = interviews.prepare(desk, "Ada").id
    assert_lines_agree(desk)
    late = notes.keep(desk, mine, "> late", at_ms=9000)
    notes.keep(desk, mine, "> early", at_ms=1000)
    notes.keep(desk, mine, "no quote", at_ms=500)
    assert_lines_agree(desk)
    assert desk.read.lines_to_repeat()[mine] == "early"
    with desk.change("Word") as unit:
        unit.put(Quote(id=QuoteId("loose"), interview_id=mine, text="from nowhere", rank=-1.0))
    assert_lines_agree(desk)
    with desk.change("Word") as unit:
        unit.put(Quote(id=QuoteId("same"), interview_id=mine, text="also early", note_id=late.id, rank=9.0))
    assert_lines_agree(desk)
    for choice in snapshots.quote_choices(desk, mine):
        snapshots.choose_quote(desk, mine, choice)
        assert_lines_agree(desk)
        assert desk.read.lines_to_repeat()[mine] == choice.text


def test_a_fact_that_was_reworded_meanwhile_keeps_its_new_words_under_a_new_label(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada")
    seen = facts.add(desk, interview.id, "Leads 4")
    facts.reword(desk, seen, text="Leads 5")
    facts.reword(desk, seen, label="Team")
    (fact,) = snapshots.page(desk, interview.id).facts
    assert (fact.text, fact.label) == ("Leads 5", "Team")
    facts.reword(desk, seen, text=" ")
    assert desk.read.all(QuickFact) == ()
    with pytest.raises(NotFound):
        facts.reword(desk, seen, text="back again")


def test_choosing_a_quote_that_was_reworded_meanwhile_keeps_its_new_words(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada")
    notes.keep(desk, interview.id, "> as it was")
    snapshots.choose_quote(desk, interview.id, snapshots.quote_choices(desk, interview.id)[0])
    (seen,) = snapshots.quote_choices(desk, interview.id)
    assert seen.quote is not None
    with desk.change("Reword") as unit:
        unit.put(replace(seen.quote, text="as it is"))
    snapshots.choose_quote(desk, interview.id, seen)
    assert [one.text for one in desk.read.all(Quote)] == ["as it is"]


def test_a_note_chosen_twice_is_one_quote(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada")
    notes.keep(desk, interview.id, "> once")
    (seen,) = snapshots.quote_choices(desk, interview.id)
    snapshots.choose_quote(desk, interview.id, seen)
    snapshots.choose_quote(desk, interview.id, seen)
    assert len(desk.read.all(Quote)) == 1


def test_a_quote_that_is_gone_cannot_be_chosen(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada")
    note = notes.keep(desk, interview.id, "> gone soon")
    (seen,) = snapshots.quote_choices(desk, interview.id)
    notes.delete(desk, note.id)
    with pytest.raises(NotFound):
        snapshots.choose_quote(desk, interview.id, seen)


def test_a_page_says_what_it_lacks(desk: Desk, clock) -> None:  # type: ignore[no-untyped-def]
    interview = interviews.prepare(desk, "Ada")
    assert page_check.parts_there(desk, interview.id) == {Part.PORTRAIT}
    assert snapshots.minutes_since_end(desk, interview) is None
    interviews.start_clock(desk, interview.id)
    assert notes.keep(desk, interview.id, "> said").kind is NoteKind.QUOTE
    opportunities.add(desk, interview.id, "I can't sleep")
    facts.add(desk, interview.id, "Nurse")
    for label in "abcd":
        assert Part.MAP not in page_check.parts_there(desk, interview.id)
        moments.add(desk, interview.id, label)
    clock.advance(ms=60_000)
    interviews.end(desk, interview.id)
    clock.advance(ms=7 * 60_000 + 59_000)
    assert page_check.parts_there(desk, interview.id) == frozenset(Part)
    assert snapshots.minutes_since_end(desk, interviews.get(desk, interview.id)) == 7


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "Ended just now."), (1, "Ended 1 minute ago."), (14, "Ended 14 minutes ago."), (200, "Ended 3 hours ago.")],
)
def test_how_fresh_the_talk_is_reads_as_a_person_says_it(minutes: int, words: str) -> None:
    assert ended_words(minutes).startswith(words)
