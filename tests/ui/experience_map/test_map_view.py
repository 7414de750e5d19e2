"""The map shows a story and turns keys and drags into requests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.map_feelings import BEST, WORST
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.story import StoryId
from discovery_desk.ui.canvas.look import Head, Stroke
from discovery_desk.ui.experience_map.map_look import FEELING_ID
from discovery_desk.ui.experience_map.map_view import MapView
from discovery_desk.ui.kit.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def moment(number: int, label: str = "", **more: object) -> Moment:
    return Moment(
        id=MomentId(f"m{number}"),
        interview_id=InterviewId("i"),
        story_id=StoryId("s"),
        label=label or f"Moment {number}",
        rank=float(number),
        **more,  # type: ignore[arg-type]
    )


def link(number: int, other: int, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    return Link(
        id=LinkId(f"{number}-{other}"),
        interview_id=InterviewId("i"),
        from_id=MomentId(f"m{number}"),
        to_id=MomentId(f"m{other}"),
        kind=kind,
        label=label,
    )


STORY = [
    moment(0, told_time="Thu 16:40"),
    moment(1, kind=MomentKind.FEELING, heard_ms=61_000),
    moment(2, emotion=-2),
    moment(3, emotion=2, x=300.0, y=400.0),
]
LINKS = [link(0, 1), link(1, 2, LinkKind.WAIT, "25 min"), link(2, 2, LinkKind.LOOP), link(0, 3, LinkKind.PARALLEL)]


def show(
    shown: MapView, moments: list[Moment] = STORY, links: list[Link] = LINKS, newest: MomentId | None = None
) -> None:
    shown.show_story(moments, links, {MomentId("m2"): (1, 3)}, newest, lambda one: f"{one.heard_ms or 0} ms")


@pytest.fixture
def shown(qtbot: QtBot) -> MapView:
    made = MapView(Theme())
    qtbot.addWidget(made)
    made.resize(480, 700)
    made.show()
    show(made)
    made.view.setFocus()
    return made


def test_an_empty_map_says_how_to_start(qtbot: QtBot) -> None:
    empty = MapView(Theme())
    qtbot.addWidget(empty)
    empty.show()
    assert empty._empty.isVisible()
    assert "+" in empty.view.accessibleDescription()


def test_a_box_shows_the_told_time_or_else_when_it_was_heard(shown: MapView) -> None:
    items = shown.view.canvas.node_items
    assert [items[f"m{number}"].look.small for number in (0, 1)] == ["Thu 16:40", "61000 ms"]
    assert not shown._empty.isVisible()


def test_what_hurts_and_what_is_felt_has_the_colour_of_feelings(shown: MapView) -> None:
    inks = [item.look.ink for item in shown.view.canvas.node_items.values()]
    assert inks == ["moment", "feeling", "feeling", "moment"]


def test_badges_pins_and_the_newest_are_marked(shown: MapView) -> None:
    show(shown, newest=MomentId("m1"))
    items = shown.view.canvas.node_items
    assert items["m2"].look.badges == ("!1", "!3")
    assert [item.look.is_pinned for item in items.values()] == [False, False, False, True]
    assert [item.look.is_dashed for item in items.values()] == [False, True, False, False]


def test_waits_and_parallels_are_drawn_as_such(shown: MapView) -> None:
    edges = shown.view.canvas.edge_items
    assert edges["1-2"].look.stroke is Stroke.DASHED
    assert (edges["0-3"].look.stroke, edges["0-3"].look.head) == (Stroke.DOUBLE, Head.NONE)
    assert edges[FEELING_ID].look.stroke is Stroke.DOTTED


def test_each_feeling_is_a_dot_on_a_line_that_has_a_scale(shown: MapView) -> None:
    edges = shown.view.canvas.edge_items
    felt = [one.id for one in shown.moments if one.emotion is not None]
    assert list(edges[FEELING_ID].look.dot_ids) == felt
    assert len(edges[FEELING_ID].look.dots) == len(felt)
    best, worst = edges[f"{FEELING_ID}: {BEST}"].look, edges[f"{FEELING_ID}: {WORST}"].look
    neither = edges[f"{FEELING_ID}: neither"].look.pieces[0].to.y
    assert best.label_at
    assert worst.label_at
    assert best.label_at.center.y < neither < worst.label_at.center.y
    assert best.label_at.x > 0
    assert best.label_at.right < edges[FEELING_ID].look.dots[0].x
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = edges[f"{FEELING_ID}: {BEST}"].look.label_at
    assert mirrored
    assert mirrored.x > edges[FEELING_ID].look.dots[0].x


def test_the_dot_of_the_box_under_the_keys_stands_out(shown: MapView) -> None:
    item = shown.view.canvas.edge_items[FEELING_ID]
    felt, at = item.look.dot_ids[0], item.look.dots[0]
    shown.view.canvas.set_current(felt)
    lit = item.dots_of(shown.view.canvas.marks.lit)
    assert [(dot.x(), dot.y()) for dot in lit] == [(at.x, at.y)]


def test_a_story_without_feelings_has_no_feeling_line(shown: MapView) -> None:
    show(shown, [moment(0), moment(1)], [])
    assert FEELING_ID not in shown.view.canvas.edge_items


def test_a_narrower_map_has_fewer_columns(qtbot: QtBot, shown: MapView) -> None:
    before = shown.view.canvas.boxes()["m2"]
    shown.resize(240, 700)
    qtbot.waitUntil(lambda: shown.view.width() == 240)
    after = shown.view.canvas.boxes()
    assert after["m2"].y() > before.y()
    assert len({after[id_].x() for id_ in ("m0", "m1", "m2")}) == 1


def test_right_to_left_starts_on_the_right(shown: MapView) -> None:
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    boxes = shown.view.canvas.boxes()
    assert boxes["m0"].x() > boxes["m1"].x()
    assert boxes["m3"].x() == 300.0


def test_arrows_walk_and_tell_which_box(qtbot: QtBot, shown: MapView) -> None:
    with qtbot.waitSignal(shown.moment_selected) as told:
        qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    assert told.args == ["m0"]
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    assert shown.current_id == "m2"
    assert shown.view.accessibleDescription() == "3 of 4, 0 ms, Moment 2, felt -2, opportunity 1, opportunity 3"


REQUESTS: list[tuple[Qt.Key, Qt.KeyboardModifier, Callable[[MapView], object], list[object]]] = [
    (Qt.Key.Key_Tab, PLAIN, lambda it: it.moment_added_after, ["m1"]),
    (Qt.Key.Key_Backtab, SHIFT, lambda it: it.moment_added_after, ["m0"]),
    (Qt.Key.Key_Right, CTRL | SHIFT, lambda it: it.moment_reordered, ["m1", 1]),
    (Qt.Key.Key_Left, CTRL | SHIFT, lambda it: it.moment_reordered, ["m1", -1]),
    (Qt.Key.Key_1, PLAIN, lambda it: it.feelings_set, [("m1",), -2]),
    (Qt.Key.Key_5, PLAIN, lambda it: it.feelings_set, [("m1",), 2]),
    (Qt.Key.Key_Delete, PLAIN, lambda it: it.moments_deleted, [("m1",)]),
    (Qt.Key.Key_L, CTRL, lambda it: it.tidy_asked, []),
]


@pytest.mark.parametrize(("key", "modifier", "signal", "expected"), REQUESTS)
def test_each_key_asks_for_one_thing(
    qtbot: QtBot,
    shown: MapView,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    signal: Callable[[MapView], object],
    expected: list[object],
) -> None:
    shown.select("m1")
    with qtbot.waitSignal(signal(shown)) as told:  # type: ignore[arg-type]
        qtbot.keyClick(shown.view, key, modifier)
    assert told.args == expected


def test_a_feeling_of_several_boxes_is_one_wish(qtbot: QtBot, shown: MapView) -> None:
    for id_ in ("m0", "m2"):
        shown.view.canvas.node_items[id_].setSelected(True)
    told: list[tuple[object, int]] = []
    shown.feelings_set.connect(lambda ids, level: told.append((ids, level)))
    qtbot.keyClick(shown.view, Qt.Key.Key_4)
    assert told == [(("m0", "m2"), 1)]


KEYS_OF_BOXES = (
    Qt.Key.Key_L,
    *(Qt.Key(Qt.Key.Key_1.value + number) for number in range(5)),
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F2,
)


def passed_on(shown: MapView, key: Qt.Key, text: str = "") -> bool:
    """Whether the window gets it: neither claimed from its shortcuts nor taken."""
    taken = []
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key.value, PLAIN, text)
        event.ignore()
        QApplication.sendEvent(shown.view, event)
        taken.append(event.isAccepted())
    return not any(taken)


@pytest.mark.parametrize("key", KEYS_OF_BOXES)
def test_without_a_chosen_box_its_keys_are_the_note_lines(shown: MapView, key: Qt.Key) -> None:
    assert passed_on(shown, key)
    shown.select("m1")
    assert not passed_on(shown, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_T, Qt.Key.Key_6])
def test_letters_that_mean_nothing_on_a_box_are_the_note_lines(shown: MapView, key: Qt.Key) -> None:
    shown.select("m1")
    assert passed_on(shown, key, "a")


def test_boxes_in_a_band_are_deleted_though_the_keys_are_on_none(qtbot: QtBot, shown: MapView) -> None:
    shown.view.canvas.node_items["m2"].setSelected(True)
    with qtbot.waitSignal(shown.moments_deleted) as told:
        qtbot.keyClick(shown.view, Qt.Key.Key_Delete)
    assert told.args == [("m2",)]
    assert passed_on(shown, Qt.Key.Key_L)


@pytest.fixture
def labels() -> dict[str, str]:
    """What was kept, by box; a box that has a label here already takes no other."""
    return {}


@pytest.fixture
def kept_map(qtbot: QtBot, labels: dict[str, str]) -> MapView:
    """A map that is editing its second box."""

    def keep(key: str, label: str) -> bool:
        return labels.setdefault(key, label) == label

    made = MapView(Theme(), commit=keep)
    qtbot.addWidget(made)
    made.show()
    show(made)
    made.edit_label("m1")
    qtbot.keyClicks(made.view.rename, "Other")
    return made


def test_finishing_keeps_the_label_that_is_being_edited(kept_map: MapView, labels: dict[str, str]) -> None:
    assert kept_map.finish_editing()
    assert labels == {"m1": "Other"}
    assert not kept_map.view.rename.isVisible()
    assert kept_map.finish_editing()


def test_another_story_takes_no_label_with_it(kept_map: MapView, labels: dict[str, str]) -> None:
    show(kept_map, [], [])
    assert labels == {"m1": "Other"}
    assert not kept_map.view.rename.isVisible()


def test_a_label_that_cannot_be_kept_stays_when_its_box_goes(kept_map: MapView, labels: dict[str, str]) -> None:
    labels["m1"] = ""
    assert not kept_map.finish_editing()
    for _ in range(2):
        show(kept_map, [], [])
    assert kept_map.view.rename.isVisible()
    assert kept_map.view.rename.toPlainText() == "Other"


def test_an_untouched_editor_goes_with_its_box(qtbot: QtBot, shown: MapView) -> None:
    shown.edit_label("m1")
    with qtbot.assertNotEmitted(shown.moment_renamed):
        show(shown, [], [])
    assert not shown.view.rename.isVisible()


def test_before_the_first_box_is_after_nothing(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m0")
    with qtbot.waitSignal(shown.moment_added_after) as told:
        qtbot.keyClick(shown.view, Qt.Key.Key_Backtab, SHIFT)
    assert told.args == [""]


def test_enter_edits_the_label(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    qtbot.keyClicks(shown.view.rename, "5 pallets")
    with qtbot.waitSignal(shown.moment_renamed) as told, qtbot.assertNotEmitted(shown.feelings_set):
        qtbot.keyClick(shown.view.rename, Qt.Key.Key_Return)
    assert told.args == ["m0", "5 pallets"]


def test_l_and_a_walk_and_enter_link_two_boxes(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_L)
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    with qtbot.waitSignal(shown.moments_linked) as told:
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert told.args == ["m0", "m1"]


def test_escape_ends_a_link_and_then_lets_go_of_the_box(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_L)
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert (shown.view.draw_edge.is_drawing, shown.current_id) == (False, "m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.current_id == ""


def test_nobody_is_caught_by_tab(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, shown, line = QVBoxLayout(window), MapView(Theme()), QLineEdit()
    column.addWidget(shown)
    column.addWidget(line)
    show(shown)
    window.show()
    window.activateWindow()
    shown.view.setFocus()
    with qtbot.assertNotEmitted(shown.moment_added_after):
        qtbot.keyClick(shown.view, Qt.Key.Key_Tab)
    assert window.focusWidget() is line


def test_a_drop_asks_to_place_the_box_within_the_ground(qtbot: QtBot, shown: MapView) -> None:
    view = shown.view
    start = view.mapFromScene(view.canvas.boxes()["m0"].center())
    with qtbot.waitSignal(shown.moments_dropped) as told:
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), view.mapFromScene(QPointF(-200, -200)))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(QPointF(-200, -200)))
    assert told.args == [[("m0", 4.0, 4.0)]]
    assert view.canvas.boxes()["m0"].x() > 4.0


def test_a_refresh_during_a_drag_waits_for_the_hand(qtbot: QtBot, shown: MapView) -> None:
    view = shown.view
    start = view.mapFromScene(view.canvas.boxes()["m0"].center())
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    show(shown, [*STORY, moment(4)])
    assert "m4" not in view.canvas.node_items
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert "m4" in view.canvas.node_items


def test_selection_and_focus_live_through_a_refresh(shown: MapView) -> None:
    shown.select("m1")
    show(shown, [moment(0), moment(1, "Reworded"), moment(2)])
    assert (shown.current_id, shown.view.canvas.selected_ids()) == ("m1", ("m1",))


def test_the_keys_go_to_the_neighbour_of_a_box_that_is_removed(shown: MapView) -> None:
    shown.select("m1")
    show(shown, [STORY[0], STORY[2], STORY[3]])
    assert shown.current_id == "m2"


def test_another_theme_and_scale_draw_the_map_anew(shown: MapView) -> None:
    before = shown.view.canvas.boxes()["m0"].width()
    shown.set_theme(Theme(is_dark=True, scale=1.5))
    assert shown.view.canvas.boxes()["m0"].width() == pytest.approx(before * 1.5)
    QApplication.processEvents()


def test_a_map_taller_than_the_view_scrolls_down_only(shown: MapView) -> None:
    show(shown, [moment(number) for number in range(40)], [], MomentId("m39"))
    QApplication.processEvents()
    assert shown.view.verticalScrollBar().maximum() > 0
    assert shown.view.horizontalScrollBar().maximum() == 0
    box = shown.view.canvas.boxes()["m39"]
    assert shown.view.mapToScene(shown.view.viewport().rect()).boundingRect().contains(box)
