"""One record that is the undo step and the live update: inverted, joined, filtered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.change import Change, ChangeSet
from discovery_desk.domain.guide import Guide
from discovery_desk.domain.note import Tag, TagId

World = dict[str, Tag]
KEYS = ("a", "b", "c")
worlds = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["pain", "need", "desire"]), max_size=3).map(
    lambda named: {key: Tag(id=TagId(key), name=name) for key, name in named.items()}
)


def between(before: World, after: World, label: str = "Change") -> ChangeSet:
    """What leads from one state to the other."""
    keys = [key for key in KEYS if before.get(key) != after.get(key)]
    return ChangeSet(label, tuple(Change(Tag, key, before.get(key), after.get(key)) for key in keys))


def follow(world: World, changes: ChangeSet) -> World:
    result: dict[str, Tag | None] = {**world}
    for change in changes.changes:
        assert result.get(change.id) == change.before
        result[change.id] = change.after  # type: ignore[assignment]
    return {key: tag for key, tag in result.items() if tag is not None}


@given(worlds, worlds)
def test_inverted_leads_back(one: World, other: World) -> None:
    step = between(one, other)
    assert follow(follow(one, step), step.inverted()) == one
    assert step.inverted().inverted().changes == step.changes


@given(worlds, worlds, worlds)
def test_joined_leads_from_before_the_first_to_after_the_second(one: World, two: World, three: World) -> None:
    joined = between(one, two, "First").joined(between(two, three, "Second"))
    assert joined.label == "First"
    assert follow(one, joined) == three
    assert all(change.before != change.after for change in joined.changes)
    assert bool(joined) == (one != three)


def test_a_taken_back_step_belongs_to_nobody_and_joins_nothing() -> None:
    """The editor that made the change has to hear of its undoing like everybody else."""
    tag = Tag(id=TagId("a"), name="pain")
    step = ChangeSet("Add", (Change(Tag, "a", None, tag),), origin=object(), merge_key="typing")
    assert step.inverted().merge_key is None
    assert step.inverted().origin is None


def test_a_set_knows_what_it_touches() -> None:
    tag = Tag(id=TagId("a"), name="pain")
    step = ChangeSet("Add", (Change(Tag, "a", None, tag),))
    assert step.touches(Tag)
    assert step.touches(Guide, Tag)
    assert not step.touches(Guide)
    assert [change.id for change in step.of(Tag)] == ["a"]
    assert list(step.of(Guide)) == []


def test_a_change_from_outside_touches_everything() -> None:
    outside = ChangeSet("", is_from_outside=True)
    assert outside
    assert outside.touches(Tag)
    assert not ChangeSet("nothing")
