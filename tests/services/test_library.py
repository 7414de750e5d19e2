"""The library of pages: who is in it, what each search finds, and what that costs the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import ConversationKind, InterviewId, InterviewStatus
from discovery_desk.domain.library import Facet, PageSearch, PageState
from discovery_desk.domain.opportunity_tree import Placement, TreeNode
from discovery_desk.services import interviews, library, notes, opportunities, snapshots
from discovery_desk.services.desk import Desk

Told = Callable[..., InterviewId]


@pytest.fixture
def told(desk: Desk) -> Told:
    """`told("Ada", "> a line", segment="nurse", on=…)` is a talk that is over."""

    def tell(
        name: str, *lines: str, segment: str = "", on: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    ) -> InterviewId:
        interview = interviews.start_clock(desk, interviews.prepare(desk, name).id)
        for line in lines:
            notes.keep(desk, interview.id, line)
        interviews.end(desk, interview.id)
        person = interviews.participant_of(desk, interview)
        with desk.change("Describe", undoable=False) as unit:
            unit.put(replace(person, segment=segment))
            unit.put(replace(interviews.get(desk, interview.id), started_at=on))
        return interview.id

    return tell


def names(desk: Desk, **wanted: object) -> list[str]:
    return [page.name for page in library.search(desk, PageSearch(**wanted)).pages]  # type: ignore[arg-type]


def test_pages_are_those_of_talks_that_have_begun_newest_first(desk: Desk, told: Told) -> None:
    told("Ada", on=datetime(2026, 1, 5, 9, tzinfo=UTC))
    told("Bea", on=datetime(2026, 2, 5, 9, tzinfo=UTC))
    made = told("Cho", on=datetime(2025, 2, 5, 9, tzinfo=UTC))
    snapshots.mark_done(desk, made)
    interviews.prepare(desk, "Not begun")
    sale = told("A sale")
    with desk.change("Sale", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, sale), kind=ConversationKind.SALES))
    running = interviews.start_clock(desk, interviews.prepare(desk, "Dee").id)
    found = library.search(desk)
    assert [(page.name, page.state) for page in found.pages] == [
        ("Dee", PageState.GROWING),
        ("Bea", PageState.OWED),
        ("Ada", PageState.OWED),
        ("Cho", PageState.MADE),
    ]
    assert found.all == found.people == 4
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, running.id), binned_at=datetime(2026, 3, 3, tzinfo=UTC)))
        unit.put(replace(interviews.get(desk, made), status=InterviewStatus.CANCELLED))
    assert names(desk) == ["Bea", "Ada"]


def test_the_day_is_that_at_the_place_of_the_talk(desk: Desk, told: Told) -> None:
    late = told("Ada", on=datetime(2026, 3, 1, 23, 30, 0, 250_000, tzinfo=UTC))
    assert interviews.get(desk, late).utc_offset_min == 60
    (page,) = library.search(desk).pages
    assert page.on == date(2026, 3, 2) == interviews.get(desk, late).on
    assert names(desk, since=date(2026, 3, 2), until=date(2026, 3, 2)) == ["Ada"]
    assert names(desk, until=date(2026, 3, 1)) == []


def test_words_may_each_stand_anywhere_on_the_page(desk: Desk, told: Told) -> None:
    told("Ada", "> I count Twice", "+ Rings the ÉCOLE", "= Nobody told her", segment="Nurse")
    told("Bea", "> I count once", "just a note")
    assert names(desk, words="count") == ["Bea", "Ada"]
    assert names(desk, words="COUNT ecole") == ["Ada"]
    assert names(desk, words="nurse") == ["Ada"]
    assert names(desk, words="nobody twice ada") == ["Ada"]
    assert names(desk, words="just") == []  # notes as they were typed are on no page
    assert names(desk, words="100%") == names(desk, words="_") == []


def test_a_whole_speech_can_be_looked_for(desk: Desk, told: Told) -> None:
    told("Ada", "> " + " ".join(f"word{number}" for number in range(2000)))
    assert names(desk, words=" ".join(f"word{number}" for number in range(2000))) == ["Ada"]
    assert names(desk, opportunity="word " * 5000) == []


def test_everything_that_is_asked_for_counts_together(desk: Desk, told: Told) -> None:
    ada = told("Ada", "one #pain", "! I need sleep", segment="Nurse")
    told("Bea", "two #pain", "! I need a nurse", segment="Baker")
    told("Cho", "! I need sleep at night", segment="nurse")
    person = interviews.get(desk, ada).participant_id
    assert names(desk, tag="pain") == ["Bea", "Ada"]
    assert names(desk, segment="NURSE") == ["Cho", "Ada"]
    assert names(desk, opportunity="need sleep") == ["Cho", "Ada"]
    assert names(desk, person=person) == ["Ada"]
    assert names(desk, tag="pain", segment="nurse", opportunity="sleep") == ["Ada"]
    assert names(desk, tag="pain", opportunity="night") == []


def test_values_are_counted_in_people(desk: Desk, told: Told) -> None:
    first = told("Ada", "one #pain", "two #pain", "! I need sleep", segment="Nurse")
    second = told("Ada again", "three #pain", "! i need Sleep", segment="Nurse")
    told("Bea", "one #need", "! I need sleep", segment="Baker")
    with desk.change("The same person", undoable=False) as unit:
        person = interviews.get(desk, first).participant_id
        unit.put(replace(interviews.get(desk, second), participant_id=person))
    found = library.search(desk)

    def counts(facet: Facet) -> list[tuple[str, int]]:
        return [(value.words.lower(), value.count) for value in found.facets[facet]]

    assert (found.people, len(found.pages)) == (2, 3)
    assert counts(Facet.TAG) == [("need", 1), ("pain", 1)]
    assert counts(Facet.SEGMENT) == [("baker", 1), ("nurse", 1)]
    assert counts(Facet.OPPORTUNITY) == [("i need sleep", 2)]
    assert counts(Facet.PERSON) == [("ada", 2), ("bea", 1)]


def test_a_value_is_counted_among_what_else_is_asked_for(desk: Desk, told: Told) -> None:
    told("Ada", "one #pain", segment="Nurse")
    told("Bea", "one #pain", segment="Baker")
    told("Cho", "one #need", segment="Baker")
    found = library.search(desk, PageSearch(segment="Baker"))
    assert [(value.value, value.count) for value in found.facets[Facet.TAG]] == [("need", 1), ("pain", 1)]
    assert [(value.value, value.count) for value in found.facets[Facet.SEGMENT]] == [("Baker", 2), ("Nurse", 1)]
    assert found.all == 3


def test_what_was_taken_back_finds_nothing(desk: Desk, told: Told) -> None:
    ada = told("Ada", "> the secret #pain", "+ the secret box", "! the secret need", "= the secret insight")
    for note in desk.read.notes(ada):
        with desk.change("Withdraw", undoable=False) as unit:
            unit.put(replace(note, is_withdrawn=True))
    assert names(desk, words="secret") == names(desk, tag="pain") == names(desk, opportunity="secret") == []
    found = library.search(desk)
    assert not found.facets[Facet.TAG] and not found.facets[Facet.OPPORTUNITY]


def test_an_opportunity_is_found_by_the_one_of_the_tree_above_it(desk: Desk, told: Told) -> None:
    ada = told("Ada", "! I can't leave the ward")
    told("Bea", "! I can't leave the shop")
    heard = opportunities.of_interview(desk, ada)[0]
    node = desk_tree(desk, "Being tied to one place")
    with desk.change("Place", undoable=False) as unit:
        unit.put(Placement(id="placement", node_id=node.id, opportunity_id=heard.id))  # type: ignore[arg-type]
    assert names(desk, opportunity="tied place") == ["Ada"]
    values = {value.value: value.count for value in library.search(desk).facets[Facet.OPPORTUNITY]}
    assert values["Being tied to one place"] == 1


def desk_tree(desk: Desk, text: str) -> TreeNode:
    from discovery_desk.domain.opportunity_tree import Outcome

    outcome = Outcome(id="outcome", text="Calm")  # type: ignore[arg-type]
    node = TreeNode(id="node", outcome_id=outcome.id, text=text)  # type: ignore[arg-type]
    with desk.change("Tree", undoable=False) as unit:
        unit.put(outcome)
        unit.put(node)
    return node


def test_many_pages_are_as_many_questions_as_few(desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = type(desk.read)._fetch

    def counted(self, sql, parameters=()):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return fetch(self, sql, parameters)

    monkeypatch.setattr(type(desk.read), "_fetch", counted)
    counts = []
    for number in range(1, 4):
        told(f"Ada {number}", "! I need sleep", "> a line #pain")
        asked.clear()
        library.search(desk, PageSearch(words="line", tag="pain"))
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 7
    assert not any("FROM note WHERE interview_id" in sql for sql in asked)


def test_two_to_four_pages_can_be_compared(desk: Desk) -> None:
    ids = [InterviewId(key) for key in "abcde"]
    assert library.comparable([*ids[:2], ids[0]]) == ("a", "b")
    assert library.comparable(ids[:4]) == tuple("abcd")
    for few, rule in (
        ([], "compare-few"),
        (ids[:1], "compare-few"),
        ([ids[0]] * 2, "compare-few"),
        (ids, "compare-many"),
    ):
        with pytest.raises(RuleBroken) as broken:
            library.comparable(few)
        assert broken.value.rule == rule
