"""By key or from the menu: each deed on a box or a link is asked for once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.story import StoryId
from discovery_desk.ui.experience_map.map_view import MapView
from discovery_desk.ui.kit.actions import keys_as_shown
from discovery_desk.ui.kit.theme import Theme

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier
INTERVIEW = InterviewId("i")
MOMENTS = [
    Moment(
        id=MomentId(f"m{number}"),
        interview_id=INTERVIEW,
        story_id=StoryId("s"),
        label=f"Moment {number}",
        rank=float(number),
    )
    for number in range(4)
]
LINKS = [
    Link(
        id=LinkId(f"l{number}"),
        interview_id=INTERVIEW,
        from_id=MomentId(f"m{number}"),
        to_id=MomentId(f"m{number + 1}"),
        kind=kind,
    )
    for number, kind in enumerate((LinkKind.SEQUENCE, LinkKind.WAIT, LinkKind.CAUSE))
]


@pytest.fixture
def shown(qtbot: QtBot) -> MapView:
    """Two columns of boxes: 0 and 1 above, 3 and 2 below."""
    made = MapView(Theme())
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    made.show_story(MOMENTS, LINKS, {}, None, lambda one: "")
    made.view.setFocus()
    return made


Asked = Callable[[MapView], object]
OF_BOX: list[tuple[Qt.Key, Qt.KeyboardModifier, Asked, list[object]]] = [
    (Qt.Key.Key_P, PLAIN, lambda it: it.pin_asked, [("m1",)]),
    (Qt.Key.Key_D, PLAIN, lambda it: it.details_asked, ["m1"]),
    (Qt.Key.Key_O, PLAIN, lambda it: it.hang_asked, ["m1"]),
    (Qt.Key.Key_C, CTRL, lambda it: it.copied, [("m1",)]),
    (Qt.Key.Key_X, CTRL, lambda it: it.cut_asked, [("m1",)]),
    (Qt.Key.Key_V, CTRL, lambda it: it.paste_asked, ["m1"]),
]
OF_LINK: list[tuple[Qt.Key, Asked, list[object]]] = [
    (Qt.Key.Key_S, lambda it: it.links_retyped, [("l1",), LinkKind.SEQUENCE]),
    (Qt.Key.Key_C, lambda it: it.links_retyped, [("l1",), LinkKind.CAUSE]),
    (Qt.Key.Key_W, lambda it: it.links_retyped, [("l1",), LinkKind.WAIT]),
    (Qt.Key.Key_P, lambda it: it.links_retyped, [("l1",), LinkKind.PARALLEL]),
    (Qt.Key.Key_V, lambda it: it.link_reversed, ["l1"]),
    (Qt.Key.Key_Delete, lambda it: it.links_removed, [("l1",)]),
]


@pytest.mark.parametrize(("key", "held", "signal", "expected"), OF_BOX)
def test_a_key_on_a_box_asks_for_one_thing(
    qtbot: QtBot, shown: MapView, key: Qt.Key, held: Qt.KeyboardModifier, signal: Asked, expected: list[object]
) -> None:
    shown.select("m1")
    with qtbot.waitSignal(signal(shown)) as told:  # type: ignore[arg-type]
        qtbot.keyClick(shown.view, key, held)
    assert told.args == expected


@pytest.mark.parametrize(("key", "signal", "expected"), OF_LINK)
def test_a_key_on_a_link_asks_for_one_thing(
    qtbot: QtBot, shown: MapView, key: Qt.Key, signal: Asked, expected: list[object]
) -> None:
    shown.view.canvas.choose_edge("l1")
    with (
        qtbot.waitSignal(signal(shown)) as told,  # type: ignore[arg-type]
        qtbot.assertNotEmitted(shown.moments_deleted),
        qtbot.assertNotEmitted(shown.pin_asked),
    ):
        qtbot.keyClick(shown.view, key)
    assert told.args == expected


def test_k_goes_through_the_links_of_a_box_and_escape_back_to_it(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m1")
    chosen: list[str] = []
    shown.link_selected.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(shown.view, Qt.Key.Key_K)
    assert chosen == ["l0", "l1", "l0"]
    assert shown.view.accessibleDescription() == "Link: Moment 0, then Moment 1"
    with qtbot.assertNotEmitted(shown.left):
        qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert (chosen[-1], shown.current_id, shown.view.canvas.selected_ids()) == ("", "m1", ("m1",))


def test_escape_lets_go_of_a_link_that_was_clicked(qtbot: QtBot, shown: MapView) -> None:
    shown.view.canvas.choose_edge("l1")
    with qtbot.waitSignal(shown.left):
        qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.view.canvas.edge_id() == ""


def test_k_goes_on_from_a_link_that_was_clicked(qtbot: QtBot, shown: MapView) -> None:
    shown.view.canvas.choose_edge("l1")
    qtbot.keyClick(shown.view, Qt.Key.Key_K)
    assert (shown.view.canvas.edge_id(), shown.current_id) == ("l0", "m1")


@pytest.mark.parametrize(
    ("key", "is_mirrored", "box"),
    [
        (Qt.Key.Key_Right, False, "m2"),
        (Qt.Key.Key_Left, False, "m1"),
        (Qt.Key.Key_Right, True, "m1"),
        (Qt.Key.Key_Down, True, "m2"),
    ],
)
def test_arrows_go_from_a_link_to_the_box_at_its_end(
    qtbot: QtBot, shown: MapView, key: Qt.Key, is_mirrored: bool, box: str
) -> None:
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    shown.view.canvas.choose_edge("l1")
    qtbot.keyClick(shown.view, key)
    assert (shown.current_id, shown.view.canvas.edge_id()) == (box, "")


def test_enter_edits_the_words_of_a_link(qtbot: QtBot, shown: MapView) -> None:
    shown.view.canvas.choose_edge("l1")
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    qtbot.keyClicks(shown.view.rename, "25 min")
    with qtbot.waitSignal(shown.link_labelled) as told, qtbot.assertNotEmitted(shown.moment_renamed):
        qtbot.keyClick(shown.view.rename, Qt.Key.Key_Return)
    assert told.args == ["l1", "25 min"]


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_shift_and_arrows_extend_the_selection(qtbot: QtBot, shown: MapView, is_mirrored: bool) -> None:
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    shown.select("m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_Left if is_mirrored else Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(shown.view, Qt.Key.Key_Down, SHIFT)
    assert (shown.view.canvas.selected_ids(), shown.current_id) == (("m0", "m1", "m2"), "m2")


def test_alt_shift_and_an_arrow_moves_the_boxes_a_step(qtbot: QtBot, shown: MapView) -> None:
    box = shown.view.canvas.boxes()["m1"]
    shown.select("m1")
    placed: list[object] = []
    shown.moments_dropped.connect(placed.append)
    qtbot.keyClick(shown.view, Qt.Key.Key_Right, ALT | SHIFT)
    qtbot.keyClick(shown.view, Qt.Key.Key_Up, ALT | SHIFT)
    x, y = round(box.x()), round(box.y())
    assert placed == [[("m1", x + 20, y)], [("m1", x, round(box.y() - 20))]]


def test_all_boxes_are_selected_and_removed_as_one_wish(qtbot: QtBot, shown: MapView) -> None:
    removed: list[object] = []
    shown.moments_deleted.connect(removed.append)
    qtbot.keyClick(shown.view, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(shown.view, Qt.Key.Key_Delete)
    assert removed == [("m0", "m1", "m2", "m3")]


def test_signs_and_figures_zoom_only_while_something_is_chosen(qtbot: QtBot, shown: MapView) -> None:
    def scale() -> float:
        return shown.view.transform().m11()

    qtbot.keyClick(shown.view, Qt.Key.Key_Plus)
    assert scale() == 1.0
    shown.select("m1")
    qtbot.keyClick(shown.view, Qt.Key.Key_Plus, SHIFT)
    assert scale() == pytest.approx(1.25)
    qtbot.keyClick(shown.view, Qt.Key.Key_Minus)
    qtbot.keyClick(shown.view, Qt.Key.Key_Minus)
    assert scale() == pytest.approx(0.8)
    qtbot.keyClick(shown.view, Qt.Key.Key_0)
    assert scale() == pytest.approx(1.0)


def words(menu: QMenu) -> dict[str, str]:
    """Of each entry, by its key."""
    parts = (action.text().split("\t") for action in menu.actions() if not action.isSeparator())
    return {key: text for text, key in parts}


def test_the_menu_of_a_box_offers_what_its_keys_do(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m1")
    menu = shown.menu()
    offered = words(menu)
    for key in ("D", "O", "L", "P", "Del", "1", "5", "Ctrl+C", "Ctrl+V", "Ctrl+Shift+Up", "Ctrl+L"):
        assert keys_as_shown(key) in offered
    assert not offered.keys() & {"Left", "Shift+Left", "Esc", "S", "W"}
    found = next(action for action in menu.actions() if action.text().endswith("\tD"))
    with qtbot.waitSignal(shown.details_asked) as told:
        found.trigger()
    assert told.args == ["m1"]


def test_the_menu_of_a_link_offers_its_kinds(qtbot: QtBot, shown: MapView) -> None:
    shown.view.canvas.choose_edge("l1")
    menu = shown.menu()
    assert {"S", "C", "W", "P", "V", "Del"} <= words(menu).keys()
    found = next(action for action in menu.actions() if action.text().endswith("\tW"))
    with qtbot.waitSignal(shown.links_retyped) as told:
        found.trigger()
    assert told.args == [("l1",), LinkKind.WAIT]


def test_the_menu_of_the_ground_offers_nothing_that_needs_a_box(shown: MapView) -> None:
    assert not words(shown.menu()).keys() & {"D", "O", "L", "P", "Del", "1", "S", "W"}


def test_by_key_a_menu_opens_once(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m1")
    qtbot.keyClick(shown.view, Qt.Key.Key_F10, SHIFT)
    qtbot.keyClick(shown.view, Qt.Key.Key_F10, SHIFT)
    menus = shown.findChildren(QMenu)
    assert len(menus) == 1
    menus[0].close()


def test_a_box_dropped_on_a_link_asks_to_go_between_and_stays_in_its_row(qtbot: QtBot, shown: MapView) -> None:
    view = shown.view
    start = view.mapFromScene(view.canvas.boxes()["m3"].center())
    line = view.canvas.edge_items["l0"].label_room().center()
    with qtbot.waitSignal(shown.inserted_between) as told, qtbot.assertNotEmitted(shown.moments_dropped):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), view.mapFromScene(QPointF(line.x(), line.y() + 40)))
        qtbot.mouseMove(view.viewport(), view.mapFromScene(line))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(line))
    assert told.args == ["l0", "m3"]
    look = view.canvas.node_items["m3"].look
    assert (view.canvas.boxes()["m3"].x(), view.canvas.boxes()["m3"].y()) == (look.rect.x, look.rect.y)


def test_boxes_glow_and_stop(shown: MapView) -> None:
    shown.glow(["m1", "gone"])
    assert shown.view.canvas.marks.glowing == {"m1", "gone"}
    shown.glow(())
    assert not shown.view.canvas.marks.glowing


def begin_line(qtbot: QtBot, shown: MapView) -> None:
    shown.select("m0")
    qtbot.keyClick(shown.view, Qt.Key.Key_L)


def test_a_line_begun_by_key_says_how_it_goes_on(qtbot: QtBot, shown: MapView) -> None:
    begin_line(qtbot, shown)
    assert shown.hint.isVisible() and shown.view.canvas.marks.awaiting_id == "m0"
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.hint.isHidden() and not shown.view.canvas.marks.awaiting_id


@pytest.mark.parametrize(
    ("walk", "linked"),
    [
        ([Qt.Key.Key_Return], []),
        ([Qt.Key.Key_L], [("m0", "m0")]),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return], [("m0", "m0")]),
        ([Qt.Key.Key_Right, Qt.Key.Key_L, Qt.Key.Key_Return], []),
    ],
)
def test_a_line_leads_back_to_its_box_only_where_that_is_meant(
    qtbot: QtBot, shown: MapView, walk: list[Qt.Key], linked: list[tuple[str, str]]
) -> None:
    drawn: list[tuple[str, str]] = []
    shown.moments_linked.connect(lambda *ends: drawn.append(ends))
    begin_line(qtbot, shown)
    for key in walk:
        qtbot.keyClick(shown.view, key)
    assert drawn == linked
    assert not shown.view.draw_edge.is_drawing and not shown.view.rename.isVisible()


def test_the_menu_of_an_empty_map_offers_its_first_moment(shown: MapView) -> None:
    assert keys_as_shown("Return") not in words(shown.menu())
    shown.show_story([], [], {}, None, lambda one: "")
    assert keys_as_shown("Return") in words(shown.menu())
