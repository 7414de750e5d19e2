"""The scene becomes equal to what is shown, and items live through it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.ui.canvas.look import EdgeLook, NodeLook
from discovery_desk.ui.canvas.scene import CanvasScene
from discovery_desk.ui.kit.theme import Theme


def node(id_: str, x: float = 0.0, **more: object) -> NodeLook:
    return NodeLook(id=id_, rect=Rect(x, 0, 120, 60), label=f"Label {id_}", **more)  # type: ignore[arg-type]


def edge(id_: str, from_id: str, to_id: str) -> EdgeLook:
    return EdgeLook(
        id=id_, pieces=(MoveTo(Point(120, 30)), LineTo(Point(200, 30))), from_id=from_id, to_id=to_id, label="then"
    )


def test_what_is_shown_is_what_is_there(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a"), node("b", 200)], [edge("e", "a", "b")])
    scene.show([node("b", 200), node("c", 400)], [])
    assert list(scene.node_items) == ["b", "c"]
    assert len(scene.items()) == 2


def test_a_changed_box_keeps_its_item_and_its_selection(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a"), node("b", 200)], [])
    scene.set_current("a")
    item = scene.node_items["a"]
    scene.show([replace(node("a", 50), label="Another"), node("b", 200)], [])
    assert scene.node_items["a"] is item
    assert item.look.label == "Another"
    assert (item.pos().x(), item.isSelected(), scene.current_id()) == (50, True, "a")


def test_an_equal_box_is_left_alone(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    look = node("a")
    scene.show([look], [])
    scene.show([node("a")], [])
    assert scene.node_items["a"].look is look


def test_a_box_dragged_in_vain_goes_back(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a"), node("b", 200)], [edge("e", "a", "b")])
    scene.lift(["a"])
    scene.move_lifted({"a": QPointF(70, 70)})
    followed = scene.edge_items["e"].boundingRect()
    scene.show([node("a"), node("b", 200)], [edge("e", "a", "b")])
    assert scene.node_items["a"].pos().x() == 0
    assert scene.edge_items["e"].boundingRect() != followed


def test_the_keys_leave_a_box_that_is_gone(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a")], [])
    scene.set_current("a")
    with qtbot.waitSignal(scene.current_changed) as told:
        scene.show([], [])
    assert told.args == [""]


def test_another_theme_paints_everything_anew(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a")], [])
    before = scene.canvas_paint
    scene.set_theme(Theme(is_dark=True))
    assert scene.canvas_paint is not before
    assert list(scene.node_items) == ["a"]


def test_a_line_between_boxes_that_lie_over_each_other_has_no_head(qtbot: QtBot) -> None:
    scene = CanvasScene(Theme())
    scene.show([node("a"), node("b", 200)], [edge("e", "a", "b")])
    scene.lift(["a"])
    for x in (200.0, 140.0, 79.9999999, 80.0):
        scene.move_lifted({"a": QPointF(x, 0)})
        assert scene.edge_items["e"].boundingRect().width() < 300
    scene.move_lifted({"a": QPointF(200, 0)})
    assert scene.edge_items["e"].head.isEmpty()
