"""The people who are spoken of: named by hand, suggested from story and notes, and masked wherever they stand."""

from __future__ import annotations

from typing import Any

import pytest

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.third_person import ThirdPersonId
from discovery_desk.services import importing, interviews, moments, notes, snapshots, third_persons
from discovery_desk.services.desk import Desk
from tests.sowing import hidden


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    return interviews.prepare(desk, "Ada Lovelace").id


def labels(desk: Desk, talk: InterviewId, *masks: Mask) -> list[str]:
    return [one.label for one in snapshots.page(desk, talk, masks).moments]


def test_a_name_is_said_otherwise_only_while_it_is_masked(desk: Desk, talk: InterviewId) -> None:
    moments.add(desk, talk, "Sander hands it to Bo")
    person = third_persons.add(desk, talk, "  Sander Vik ", " a colleague ")
    third_persons.add(desk, talk, "Bo")
    assert labels(desk, talk) == ["Sander hands it to Bo"]
    assert labels(desk, talk, Mask.THIRD_PERSONS) == [hidden("A colleague hands it to #")]
    third_persons.stand_for(desk, person.id, "the night shift")
    assert labels(desk, talk, Mask.THIRD_PERSONS) == [hidden("The night shift hands it to #")]
    third_persons.remove(desk, person.id)
    assert labels(desk, talk, Mask.THIRD_PERSONS) == [hidden("Sander hands it to #")]
    desk.undo()
    assert [one.name for one in third_persons.known(desk, talk)] == ["Sander Vik", "Bo"]


def test_nobody_is_added_twice_or_without_a_name(desk: Desk, talk: InterviewId) -> None:
    third_persons.add(desk, talk, "Sander")
    for name, rule in (("SANDER", "name-known"), (" ", "person-name"), ("…", "person-name")):
        with pytest.raises(RuleBroken) as trouble:
            third_persons.add(desk, talk, name)
        assert trouble.value.rule == rule
    with pytest.raises(NotFound):
        third_persons.remove(desk, ThirdPersonId("nobody"))


def test_who_takes_part_by_name_is_masked_although_nobody_added_them(desk: Desk, talk: InterviewId) -> None:
    box = moments.add(desk, talk, "Kimura finds no one")
    moments.describe(desk, box.id, actors=("Kimura", "head nurse", "Ada", "Frau van Dijk"))
    assert third_persons.suggested(desk, talk) == ("Kimura", "Frau van Dijk")
    shown = snapshots.page(desk, talk, (Mask.THIRD_PERSONS,))
    assert shown.moments[0].label == hidden("# finds no one")
    assert shown.moments[0].actors == (hidden("#"), "head nurse", "Ada", hidden("#"))
    assert [(one.what, one.count) for one in shown.withheld] == [(Mask.THIRD_PERSONS, 2)]


def test_names_that_recur_in_the_notes_are_suggested_and_plain_words_are_not(desk: Desk, talk: InterviewId) -> None:
    for line in (
        "She asked Bettina on Monday",
        "Nobody told Bettina about Excel",
        "Then Excel crashed. The list was gone",
        "> I told Ada's mother, The Hague",
        "they say The list is a lie",
        "met Once",
    ):
        notes.keep(desk, talk, line)
    assert third_persons.suggested(desk, talk) == ("Bettina",)
    third_persons.add(desk, talk, "Bettina")
    assert third_persons.suggested(desk, talk) == ()


@pytest.mark.parametrize(
    ("story", "names"),
    [("01", {"Okada", "Hayashi", "Kimura", "Mori", "Ueda"}), ("04", {"Bisi"}), ("05", {"Sandrine", "Frau Brandt"})],
)
def test_the_demo_stories_name_their_people(desk: Desk, story: str, names: set[str]) -> None:
    (path,) = (one for one in importing.demo_files() if one.name.startswith(story))
    talk: Any = importing.import_file(desk, path).id
    assert names <= set(third_persons.suggested(desk, talk))
