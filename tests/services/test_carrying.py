"""A note is edited: whether the box that bears its old words is to bear the new ones is asked, not done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.note import NoteId
from discovery_desk.services import carrying, moments, note_parts, notes
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    made = talk(desk)
    notes.keep(desk, made.interview.id, "+ Calls the ward. Nobody answers the phone there at night")
    return made


def label(told: Any) -> str:
    return str(told.boxes[0].label)


def edited(told: Any, text: str) -> carrying.CarryOver | None:
    (before,) = notes.of_interview(told.desk, told.interview.id)
    notes.edit_text(told.desk, before.id, text)
    return carrying.offer(told.desk, before.id, before)


def test_new_words_are_offered_and_carried_over_in_one_step(told: Any) -> None:
    offer = edited(told, "Rings the ward. Nobody answers")
    assert offer is not None
    assert (label(told), offer.label) == ("Calls the ward", "Rings the ward. Nobody answers")
    carrying.carry(told.desk, offer)
    assert label(told) == "Rings the ward. Nobody answers"
    assert told.desk.undo() == "Carry words over to the map"
    assert label(told) == "Calls the ward"


def test_a_label_cut_short_by_hand_still_bears_the_words_of_the_note(told: Any) -> None:
    moments.relabel(told.desk, told.boxes[0].id, "Calls")
    offer = edited(told, "Rings the ward")
    assert offer is not None
    assert offer.moment_ids == (told.boxes[0].id,)


@pytest.mark.parametrize("text", ["Calls the ward. It is a quarter past eleven and nobody answers", "Calls the ward"])
def test_nothing_is_offered_where_the_label_would_not_change(told: Any, text: str) -> None:
    assert edited(told, text) is None


def test_nothing_is_offered_for_a_label_of_its_own(told: Any) -> None:
    moments.relabel(told.desk, told.boxes[0].id, "First attempt")
    assert edited(told, "Rings the ward") is None


def test_nothing_is_offered_for_a_note_that_is_gone_or_says_nothing(told: Any) -> None:
    (before,) = notes.of_interview(told.desk, told.interview.id)
    assert carrying.offer(told.desk, NoteId("gone"), before) is None
    notes.reword(told.desk, before.id, "*")
    assert carrying.offer(told.desk, before.id, before) is None


def test_an_offer_is_stale_once_the_box_is_named_otherwise(told: Any) -> None:
    offer = edited(told, "Rings the ward")
    assert offer is not None
    moments.relabel(told.desk, told.boxes[0].id, "First attempt")
    carrying.carry(told.desk, offer)
    assert label(told) == "First attempt"
    assert told.desk.undo() == "Rename a moment"


@pytest.mark.parametrize("meanwhile", ["reword", "delete the note", "delete the box"])
def test_an_offer_is_stale_once_note_or_box_is_something_else(
    told: Any, meanwhile: str, dump: Callable[[Desk], Any]
) -> None:
    offer = edited(told, "Rings the ward")
    assert offer is not None
    if meanwhile == "reword":
        notes.edit_text(told.desk, offer.note_id, "Goes there")
    elif meanwhile == "delete the note":
        notes.delete(told.desk, offer.note_id)
    else:
        moments.delete(told.desk, offer.moment_ids)
    before = dump(told.desk)
    carrying.carry(told.desk, offer)
    assert dump(told.desk) == before


def test_undoing_either_step_offers_nothing_anew(told: Any) -> None:
    (first,) = notes.of_interview(told.desk, told.interview.id)
    offer = edited(told, "Rings the ward")
    assert offer is not None
    carrying.carry(told.desk, offer)
    (second,) = notes.of_interview(told.desk, told.interview.id)
    told.desk.undo()
    told.desk.undo()
    assert notes.get(told.desk, first.id) == first
    assert carrying.offer(told.desk, first.id, second) is None


def test_where_the_line_is_typed_anew_or_split_the_box_follows_unasked(told: Any) -> None:
    (note,) = notes.of_interview(told.desk, told.interview.id)
    notes.reword(told.desk, note.id, "+ Calls the ward")
    assert label(told) == "Calls the ward"
    note_parts.split(told.desk, note.id, len("Calls"))
    assert label(told) == "Calls"
