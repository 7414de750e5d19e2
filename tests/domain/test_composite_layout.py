"""Where the boxes of a composite go: nothing overlaps, stories read along their rows, steps line up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from discovery_desk.domain.composite_layout import CompositeLayout, CompositeMetrics, lay_out
from discovery_desk.domain.composite_map import Composite, cells, turned_back
from discovery_desk.domain.geometry import Rect
from discovery_desk.domain.moment import MomentId

Make = Callable[..., Composite]


def metrics(width: float = 1000.0, *, is_mirrored: bool = False) -> CompositeMetrics:
    return CompositeMetrics(
        width=width,
        height_of=lambda label: 40.0 + 14.0 * (len(label) // 16),
        gap_height_of=lambda label: 40.0 + 14.0 * (len(label) // 13),
        is_mirrored=is_mirrored,
    )


LABELS = st.sampled_from(["Calls", "Waits four days for the bank's paper", "銀行に電話する", "تتصل بالبنك مرتين"])


@st.composite
def told(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], dict[str, list[str]]]:
    lanes = {f"p{index}x": tuple(draw(st.lists(LABELS, max_size=14))) for index in range(draw(st.integers(0, 5)))}
    keys = [f"{name}{index}" for name, lines in lanes.items() for index in range(len(lines))]
    steps: dict[str, list[str]] = {f"s{index}": [] for index in range(draw(st.integers(0, 8)))}
    if steps:
        for key in draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []:
            steps[draw(st.sampled_from(sorted(steps)))].append(key)
    return lanes, steps


def all_rects(made: CompositeLayout) -> list[object]:
    return [*made.heads.values(), *made.steps.values(), *made.moments.values()]


@settings(max_examples=40)
@given(told(), st.sampled_from([200.0, 1000.0, 2600.0]))
def test_every_moment_has_one_box_and_no_two_boxes_overlap(
    composite: Make, told: tuple[dict[str, tuple[str, ...]], dict[str, list[str]]], width: float
) -> None:
    shown = composite(*told, {})
    made = lay_out(shown, metrics(width))
    assert set(made.moments) == {moment.id for lane in shown.lanes for moment in lane.moments}
    assert not any(one.overlaps(other) for one, other in combinations(all_rects(made), 2))  # type: ignore[attr-defined]
    assert not any(one.overlaps(other) for one, other in combinations(made.columns.values(), 2))
    assert not any(one.overlaps(other) for one, other in combinations(made.rows.values(), 2))
    for rect in all_rects(made):
        assert rect.x >= 0 and rect.right <= made.size.width  # type: ignore[attr-defined]
        assert rect.y >= 0 and rect.bottom <= made.size.height  # type: ignore[attr-defined]
    assert made == lay_out(shown, metrics(width))


@settings(max_examples=30)
@given(told())
def test_moments_stand_in_the_row_of_their_story_and_the_column_of_their_step(
    composite: Make, told: tuple[dict[str, tuple[str, ...]], dict[str, list[str]]]
) -> None:
    shown = composite(*told, {})
    made = lay_out(shown, metrics())
    for lane in shown.lanes:
        row = made.rows[lane.id]
        assert all(row.contains(made.moments[one.id].center) for one in lane.moments)
    for moment_id, rect in made.moments.items():
        assert made.step_at(rect.center.x) == shown.matches.get(moment_id)


@settings(max_examples=30)
@given(told())
def test_a_story_is_read_along_its_row_where_the_steps_keep_its_order(
    composite: Make, told: tuple[dict[str, tuple[str, ...]], dict[str, list[str]]]
) -> None:
    shown = composite(*told, {})
    made = lay_out(shown, metrics())
    for lane in shown.lanes:
        in_order = [made.moments[one.id] for one in lane.moments]
        if not turned_back(shown, lane):
            assert in_order == sorted(in_order, key=lambda rect: (rect.x, rect.y))


@settings(max_examples=20)
@given(told())
def test_from_right_to_left_it_is_the_same_mirrored(
    composite: Make, told: tuple[dict[str, tuple[str, ...]], dict[str, list[str]]]
) -> None:
    shown = composite(*told, {})
    one, other = lay_out(shown, metrics()), lay_out(shown, metrics(is_mirrored=True))
    assert one.size == other.size
    for id_, rect in one.moments.items():
        assert abs(other.moments[id_].x - (one.size.width - rect.right)) < 1e-9


STORY = ("Opens", "Looks", "Calls", "Waits", "Pays", "Sleeps")


def test_what_is_matched_lines_up_below_its_step(composite: Make) -> None:
    shown = composite({"ada": STORY, "bea": STORY[1:]}, {"call": ["ada2", "bea1"]}, {})
    made = lay_out(shown, metrics())
    column = made.columns[shown.steps[0].id]
    assert {made.moments[MomentId(key)].x for key in ("ada2", "bea1")} == {made.steps[shown.steps[0].id].x}
    assert made.steps[shown.steps[0].id].y < made.moments[MomentId("ada2")].y
    assert made.moments[MomentId("ada1")].right <= column.x <= column.right <= made.moments[MomentId("ada3")].x


def test_two_moments_of_one_story_in_one_step_stand_below_each_other(composite: Make) -> None:
    made = lay_out(composite({"ada": STORY}, {"call": ["ada2", "ada3"]}, {}), metrics())
    first, second = made.moments[MomentId("ada2")], made.moments[MomentId("ada3")]
    assert first.x == second.x and first.bottom <= second.y


def test_without_steps_a_story_uses_the_width_that_is_there(composite: Make) -> None:
    shown = composite({"ada": STORY}, {}, {})
    wide, narrow = lay_out(shown, metrics(1400)), lay_out(shown, metrics(400))
    assert wide.size.width <= 1400
    assert len({rect.y for rect in wide.moments.values()}) == 1
    assert narrow.size.height > wide.size.height


def test_a_long_stretch_between_two_steps_does_not_become_a_tower(composite: Make) -> None:
    lines = tuple(f"Moment {index}" for index in range(14))
    made = lay_out(composite({"ada": lines}, {"a": ["ada0"], "b": ["ada13"]}, {}), metrics(300))
    ys = [made.moments[MomentId(f"ada{index}")].y for index in range(1, 13)]
    assert max(ys.count(y) for y in ys) >= 3


def test_what_is_suggested_lies_where_it_would_be_matched(composite: Make) -> None:
    shown = composite({"ada": STORY, "bea": STORY}, {"call": ["ada2"]}, {})
    call = shown.steps[0].id
    made = lay_out(shown, metrics(), {MomentId("bea2"): call})
    assert made.step_at(made.moments[MomentId("bea2")].center.x) == call
    assert made.step_at(made.moments[MomentId("bea3")].center.x) is None


def test_a_moment_that_its_story_tells_later_than_the_steps_do_is_known(composite: Make) -> None:
    shown = composite({"ada": STORY}, {"pay": ["ada4"], "open": ["ada0"]}, {})
    assert turned_back(shown, shown.lanes[0]) == {"ada4"}
    assert [len(cell) for cell in cells(shown, shown.lanes[0])] == [0, 1, 1, 1, 3]


def test_drops_know_their_place(composite: Make) -> None:
    shown = composite({"ada": STORY, "bea": STORY}, {"a": ["ada1"], "b": ["ada3"], "c": ["ada5"]}, {})
    made, mirrored = lay_out(shown, metrics()), lay_out(shown, metrics(is_mirrored=True))
    middle = list(made.columns.values())[1].center.x
    assert [made.place_among_steps(x, is_mirrored=False) for x in (0, middle + 1, 9999)] == [0, 2, 3]
    assert [mirrored.place_among_steps(x, is_mirrored=True) for x in (0, 9999)] == [3, 0]
    assert [made.place_among_lanes(y) for y in (0, 9999)] == [0, 2]


def test_feelings_are_shown_as_what_was_felt_and_never_as_an_average(composite: Make) -> None:
    from dataclasses import replace

    shown = composite({"ada": STORY, "bea": STORY}, {"call": ["ada2", "bea2"]}, {})
    felt = {"ada": 2, "bea": -2}
    lanes = tuple(
        replace(lane, moments=tuple(replace(one, emotion=felt[lane.id.removeprefix("lane-")]) for one in lane.moments))
        for lane in shown.lanes
    )
    made = lay_out(replace(shown, lanes=lanes), metrics())
    low, high = made.feelings[shown.steps[0].id]
    assert made.feeling_band is not None and high.y < low.y
    assert made.feeling_band.contains(low) and made.feeling_band.contains(high)
    assert lay_out(shown, metrics()).feeling_band is None


@settings(max_examples=40)
@given(told(), st.floats(0, 900), st.floats(0, 400), st.booleans())
def test_the_name_of_a_story_at_the_border_covers_no_box_and_no_other_name(
    composite: Make,
    told: tuple[dict[str, tuple[str, ...]], dict[str, list[str]]],
    x: float,
    y: float,
    is_mirrored: bool,
) -> None:
    made = lay_out(composite(*told, {}), metrics(is_mirrored=is_mirrored))
    seen = Rect(x, y, 300, 300)
    tags = list(made.tags(seen, y + 22, 18).values())
    assert not any(tag.overlaps(box) for tag in tags for box in (*made.moments.values(), *made.steps.values()))
    assert not any(one.overlaps(other) for one, other in combinations(tags, 2))
    assert all(tag.y >= y + 22 and seen.x <= tag.x and tag.right <= seen.right for tag in tags)


def test_a_story_is_named_at_the_border_on_the_line_above_its_boxes(composite: Make) -> None:
    made = lay_out(composite({"ada": STORY, "bea": STORY}, {}, {}), metrics(2000))
    assert not made.tags(Rect(0, 0, 300, 300), 0, 18)  # where the heads are in view
    tags = made.tags(Rect(200, 0, 300, 300), 0, 18)
    assert [tag.center.y for tag in tags.values()] == [row.y for row in made.rows.values()]
