"""Private data leaves the note, all that repeats it, and the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.private_data import MASK
from discovery_desk.services import insights, interviews, masking, moments, notes, opportunities, snapshots
from discovery_desk.services.desk import Desk, open_desk
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.tables import NAMES

PHONE = "+49 170 1234567"


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)


def tell(desk: Desk, interview: Interview) -> Any:
    """The number in a note and in everything that can be drawn from one."""
    note = notes.keep(desk, interview.id, f"> Just ring {PHONE}")
    notes.keep(desk, interview.id, f"+ Rings {PHONE} and waits for an answer all night long")
    notes.keep(desk, interview.id, f"! I need {PHONE} to answer")
    notes.keep(desk, interview.id, f"= Everybody knows {PHONE}")
    notes.keep(desk, interview.id, f"~ angry at {PHONE}")
    snapshots.choose_quote(desk, interview.id, snapshots.quote_choices(desk, interview.id)[0])
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text=f"and {PHONE} ag", keyed_ms=0)
    notes.save_draft(desk, draft)
    return note


def everything(desk: Desk) -> str:
    return str([desk.read.all(entity) for entity in NAMES])


def test_the_number_is_nowhere_any_more_and_one_undo_brings_it_back(desk: Desk, interview: Interview) -> None:
    note = tell(desk, interview)
    before = everything(desk)
    masking.mask(desk, note.id)
    assert "1234567" not in everything(desk)
    assert notes.get(desk, note.id).text == f"Just ring {MASK}"
    assert [one.label for one in desk.read.moments(interview.id)] == [f"Rings {MASK} and waits for an…"]
    assert [one.text for one in opportunities.of_interview(desk, interview.id)] == [f"I need {MASK} to answer"]
    assert [one.text for one in insights.of_interview(desk, interview.id)] == [f"Everybody knows {MASK}"]
    draft = notes.draft_of(desk, interview.id)
    assert draft is not None
    assert draft.text == f"and {MASK} ag"
    assert desk.undo() == "Mask private data"
    assert everything(desk) == before


def test_after_closing_its_bytes_are_not_in_the_file(desk_path: Path, clock: Any) -> None:
    desk = open_desk(desk_path, clock=clock)
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    note = tell(desk, interview)
    masking.mask(desk, note.id)
    desk.close()
    for file in desk_path.parent.iterdir():
        data = file.read_bytes()
        assert PHONE.encode() not in data, file.name
        assert b"1234567" not in data, file.name


def test_a_label_that_breaks_off_in_the_number_keeps_none_of_it(desk: Desk, interview: Interview) -> None:
    words = f"The depot in the harbour, on the {PHONE} or on a second number"
    note = notes.keep(desk, interview.id, f"+ {words}")
    (box,) = desk.read.moments(interview.id)
    assert box.label.endswith("+49 170…"), "what this test stands on"
    masking.mask(desk, note.id)
    assert moments.get(desk, box.id).label.endswith(MASK)


def test_a_note_off_the_record_is_masked_whole_with_all_that_was_drawn_from_it(
    desk: Desk, interview: Interview
) -> None:
    note = notes.keep(desk, interview.id, "+ Off the record: the boss drinks. He hides it in the cold store")
    masking.mask(desk, note.id)
    assert notes.get(desk, note.id).text == MASK
    assert [one.label for one in desk.read.moments(interview.id)] == [MASK]


def test_other_interviews_and_other_words_stay(desk: Desk, interview: Interview) -> None:
    other = interviews.prepare(desk, "Grace")
    kept = notes.keep(desk, other.id, f"rings {PHONE}")
    plain = notes.keep(desk, interview.id, "waits all night")
    note = notes.keep(desk, interview.id, f"rings {PHONE}")
    masking.mask(desk, note.id)
    assert notes.get(desk, kept.id) == kept
    assert notes.get(desk, plain.id) == plain


def test_a_note_with_nothing_private_is_refused(desk: Desk, interview: Interview) -> None:
    note = notes.keep(desk, interview.id, "waits all night")
    assert masking.private_in(desk, note.id) == ()
    with pytest.raises(RuleBroken) as refused:
        masking.mask(desk, note.id)
    assert refused.value.rule == "nothing-private"
