"""Links along a story whose order changes: a chain stays one, anything else is left to a person."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, MomentId
from discovery_desk.domain.story_chain import rechained

KINDS = st.sampled_from([kind for kind in LinkKind if kind is not LinkKind.LOOP])


def link(start: str, end: str, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    return Link(
        id=LinkId(f"{start}>{end}"),
        interview_id=InterviewId("i"),
        from_id=MomentId(start),
        to_id=MomentId(end),
        kind=kind,
        label=label,
    )


def order(boxes: str) -> list[MomentId]:
    return [MomentId(box) for box in boxes]


def after(links: list[Link], old: str, new: str) -> list[tuple[str, str]]:
    changed = {one.id: one for one in rechained(links, order(old), order(new))}
    return sorted((one.from_id, one.to_id) for one in (changed.get(link.id, link) for link in links))


@given(
    kinds=st.lists(KINDS, min_size=1, max_size=7),
    here=st.integers(0, 7),
    there=st.integers(0, 7),
)
def test_a_chain_is_a_chain_along_the_new_order_and_loses_no_wait(kinds: list[LinkKind], here: int, there: int) -> None:
    old = order("ABCDEFGH"[: len(kinds) + 1])
    links = [link(one, other, kind, f"to {other}") for (one, other), kind in zip(pairwise(old), kinds, strict=True)]
    new = list(old)
    new.insert(there % len(old), new.pop(here % len(old)))
    changed = {one.id: one for one in rechained(links, old, new)}
    led = [changed.get(one.id, one) for one in links]
    assert sorted((one.from_id, one.to_id) for one in led) == sorted(pairwise(new))
    assert [(one.kind, one.label) for one in led] == [(one.kind, one.label) for one in links]
    assert all(one.label == f"to {one.to_id}" for one in led if one.to_id not in {old[0], new[0]} and new[0] == old[0])


def test_only_links_beside_the_places_of_a_box_are_changed() -> None:
    links = [link(one, other) for one, other in pairwise("ABCDEF")]
    changed = rechained(links, order("ABCDEF"), order("ACBDEF"))
    assert {one.id for one in changed} == {"A>B", "B>C", "C>D"}


def test_loops_take_no_part() -> None:
    links = [link("A", "B"), link("B", "C"), link("B", "B", LinkKind.LOOP), link("C", "A", LinkKind.LOOP)]
    assert after(links, "ABC", "ACB") == [("A", "C"), ("B", "B"), ("C", "A"), ("C", "B")]


def test_what_branches_meets_or_is_loose_is_left_as_it_is() -> None:
    branch = [link("A", "B"), link("B", "C"), link("B", "D")]
    assert rechained(branch, order("ABCD"), order("ACBD")) == ()
    meeting = [link("A", "C"), link("B", "C"), link("C", "D")]
    assert rechained(meeting, order("ABCD"), order("ABDC")) == ()
    loose = [link("A", "B"), link("B", "C")]
    assert rechained(loose, order("ABCD"), order("DABC")) == ()
    assert rechained(loose, order("ABCD"), order("ADBC")) == ()


def test_a_branch_elsewhere_does_not_matter() -> None:
    links = [link("A", "B"), link("B", "C"), link("C", "D"), link("D", "E"), link("D", "F")]
    assert after(links, "ABCDEF", "ACBDEF") == [("A", "C"), ("B", "D"), ("C", "B"), ("D", "E"), ("D", "F")]
