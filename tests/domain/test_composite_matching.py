"""What is suggested for a step, why, and above all what is not."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.composite import CompositeStepId
from discovery_desk.domain.composite_map import Composite
from discovery_desk.domain.composite_matching import beginnings, suggestions
from discovery_desk.domain.moment import MomentId

Make = Callable[..., Composite]
ADA = (
    "Opens the bank feed|ledger",
    "Finds the invoice unpaid|ledger",
    "Rings the bank|phone",
    "wait: Waits for the bank's answer",
)
BEA = (
    "Reads her mail",
    "Phones the bank twice|phone",
    "wait: Waits two days for an answer from the bank",
    "Closes the month|ledger",
)
STEPS = {"open": ["ada0"], "call": ["ada2"], "wait": ["ada3"]}


def pairs(made: Composite, declined: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    given_up = {(MomentId(one), CompositeStepId(other)) for one, other in declined}
    return [(one.moment_id, one.step_id) for one in suggestions(made, given_up)]


def test_what_says_the_same_is_suggested_with_its_reason(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, STEPS, {})
    assert pairs(made) == [("bea1", "call"), ("bea2", "wait")]
    call, wait = suggestions(made)
    assert (call.likeness.words, call.likeness.tools, call.like_id) == (("bank", "Phones"), ("phone",), "ada2") or (
        "bank" in call.likeness.words and call.likeness.tools == ("phone",)
    )
    assert wait.likeness.is_same_kind and {"Waits", "answer"} <= set(wait.likeness.words)


def test_what_is_matched_already_is_not_suggested(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, {**STEPS, "wait": ["ada3", "bea2"]}, {})
    assert pairs(made) == [("bea1", "call")]


def test_what_was_declined_is_not_suggested_again(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, STEPS, {})
    assert pairs(made, (("bea1", "call"),)) == [("bea2", "wait")]


def test_a_step_of_ones_own_story_says_nothing_about_it(composite: Make) -> None:
    assert pairs(composite({"ada": (*ADA, "Rings the bank again|phone")}, {"call": ["ada2"]}, {})) == []


def test_one_word_in_common_is_not_enough(composite: Make) -> None:
    lanes = {"ada": ("Waits for the bus", "Pays"), "bea": ("Waits tables", "Pays back")}
    assert pairs(composite(lanes, {"w": ["ada0"], "p": ["ada1"]}, {})) == []


def test_the_same_verb_with_other_things_and_other_tools_is_not_the_same(composite: Make) -> None:
    """From the demo talks: one posts a picture of a cake, the other an entry in a ledger, with a photo of it."""
    lanes = {
        "layla": ("Bakes", "Posts the picture, two new requests|Instagram"),
        "emeka": ("Counts", "Posts the difference with a photo|ledger, phone camera"),
    }
    assert pairs(composite(lanes, {"post": ["layla1"]}, {})) == []


def test_a_kind_alone_is_no_reason(composite: Make) -> None:
    lanes = {"ada": ("wait: Nobody answers", "Ends"), "bea": ("wait: The queue at the desk", "Goes")}
    assert pairs(composite(lanes, {"w": ["ada0"]}, {})) == []


def test_a_tool_that_everybody_has_in_hand_all_the_time_is_no_reason(composite: Make) -> None:
    lanes = {
        "ada": ("Checks the roster|phone", "Cooks|phone", "Sleeps badly|phone"),
        "bea": ("Books a train|phone", "Sings|phone", "Paints a fence|phone"),
    }
    assert pairs(composite(lanes, {"a": ["ada0"], "b": ["ada1"], "c": ["ada2"]}, {})) == []


def test_suggestions_keep_the_order_of_the_story(composite: Make) -> None:
    lanes = {
        "ada": ("Rings the bank|phone", "Pays the invoice at last"),
        "bea": ("Pays the invoice at once", "Rings the bank|phone"),
    }
    assert len(pairs(composite(lanes, {"ring": ["ada0"], "pay": ["ada1"]}, {}))) == 1


def test_a_match_by_hand_bounds_what_is_suggested_around_it(composite: Make) -> None:
    lanes = {
        "ada": ("Rings the bank|phone", "Has lunch", "Pays the invoice"),
        "bea": ("Eats", "Rings the bank|phone", "Pays the invoice"),
    }
    steps = {"ring": ["ada0", "bea0"], "lunch": ["ada1"], "pay": ["ada2"]}
    assert pairs(composite(lanes, steps, {})) == [("bea2", "pay")]


def test_the_name_that_the_team_gave_a_step_counts_too(composite: Make) -> None:
    lanes = {"ada": ("Dials a number",), "bea": ("Rings the bank for help",)}
    made = composite(lanes, {"call": ["ada0"]}, {"call": "Rings the bank"})
    assert pairs(made) == [("bea0", "call")]
    assert suggestions(made)[0].like_id is None


def test_it_works_in_other_languages(composite: Make) -> None:
    german = {"ada": ("Ruft die Bank an|Telefon", "Zahlt"), "bea": ("Hat bei der Bank angerufen|Telefon", "Schläft")}
    japanese = {"ada": ("銀行に電話する|電話",), "bea": ("朝に銀行へ電話した|電話",)}
    arabic = {"ada": ("تتصل بالبنك مرتين|هاتف",), "bea": ("يتصل بالبنك|هاتف",)}
    for lanes in (german, japanese, arabic):
        assert pairs(composite(lanes, {"call": ["ada0"]}, {})) == [("bea0", "call")]


def test_nothing_is_suggested_without_steps_or_lanes(composite: Make) -> None:
    assert pairs(composite({"ada": ADA}, {}, {})) == []
    assert pairs(composite({}, {}, {})) == []


WORDS = st.sampled_from(
    ["rings the bank|phone", "pays the invoice|ledger", "wait: waits for the bank", "sleeps", "電話する"]
)


@settings(max_examples=25)
@given(st.lists(st.lists(WORDS, max_size=6), min_size=1, max_size=4), st.data())
def test_suggestions_never_cross_and_never_double(composite: Make, told: list[list[str]], data: st.DataObject) -> None:
    lanes = {f"p{index}x": tuple(lines) for index, lines in enumerate(told)}
    keys = [f"{name}{index}" for name, lines in lanes.items() for index in range(len(lines))]
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=5)) if keys else []
    made = composite(lanes, {f"s{index}": [key] for index, key in enumerate(chosen)}, {})
    found = suggestions(made)
    assert not {one.moment_id for one in found} & set(made.matches)
    places = {step.id: index for index, step in enumerate(made.steps)}
    for one in made.lanes:
        ours = [places[each.step_id] for each in found if each.moment_id in {moment.id for moment in one.moments}]
        assert ours == sorted(set(ours))
    assert found == suggestions(made)


def begun(
    made: Composite, placed: tuple[str, ...] = (), declined: tuple[tuple[str, str], ...] = ()
) -> set[tuple[str, str]]:
    found = beginnings(made, tuple(MomentId(one) for one in placed), declined)
    assert all(one.step_id is None for one in found)
    return {(one.moment_id, one.like_id or "") for one in found}


def test_what_is_alike_before_there_is_a_step_may_begin_one(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, {}, {})
    assert begun(made) == {("ada2", "bea1"), ("bea1", "ada2"), ("ada3", "bea2"), ("bea2", "ada3")}


def test_each_moment_begins_a_step_with_the_one_most_like_it_or_with_none(composite: Make) -> None:
    lanes = {
        "ada": ("Rings the bank|phone",),
        "bea": ("Rings the bank|phone",),
        "cleo": ("Rings her bank at noon|phone",),
    }
    assert begun(composite(lanes, {}, {})) == {("ada0", "bea0"), ("bea0", "ada0")}


def test_what_is_in_a_step_or_suggested_for_one_begins_none(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, {"call": ["ada2"]}, {})
    assert begun(made, placed=("bea1",)) == {("ada3", "bea2"), ("bea2", "ada3")}


def test_a_pair_that_was_declined_from_either_side_is_not_offered_again(composite: Make) -> None:
    made = composite({"ada": ADA, "bea": BEA}, {}, {})
    for declined in (("ada3", "bea2"), ("bea2", "ada3")):
        assert begun(made, declined=(declined,)) == {("ada2", "bea1"), ("bea1", "ada2")}


def test_two_moments_of_one_story_begin_nothing_together(composite: Make) -> None:
    assert begun(composite({"ada": ("Rings the bank|phone", "Rings the bank|phone")}, {}, {})) == set()


@settings(max_examples=25)
@given(st.lists(st.lists(WORDS, max_size=5), max_size=4))
def test_beginnings_are_pairs_and_nothing_of_a_story_is_in_two(composite: Make, told: list[list[str]]) -> None:
    made = composite({f"p{index}x": tuple(lines) for index, lines in enumerate(told)}, {}, {})
    found = begun(made)
    assert {(other, one) for one, other in found} == found
    assert len({one for one, _ in found}) == len(found)
