"""Guides, lines that take a box, bands, links under the keys, what is dropped in: each gesture is one wish."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragMoveEvent,
    QDropEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.ui.canvas.look import EdgeLook, NodeLook
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.kit.note_mime import note_mime, opportunity_mime
from discovery_desk.ui.kit.theme import Theme
from tests.ui.canvas.mouse import LEFT, MOVE, PRESS, RELEASE, RIGHT, drag, send

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ON_LINE, ON_LOOP, ON_GROUND = (190.0, 50.0), (80.0, 96.0), (500.0, 350.0)


@pytest.fixture
def view(qtbot: QtBot) -> CanvasView:
    """Two boxes with a line between them, a third one below that loops, and the line of feelings."""
    made = CanvasView(Theme())
    qtbot.addWidget(made)
    made.resize(600, 400)
    boxes = {"a": Rect(20, 20, 120, 60), "b": Rect(260, 20, 120, 60), "c": Rect(260, 200, 120, 60)}
    made.canvas.show(
        [NodeLook(id=id_, rect=rect, label=f"Box {id_}") for id_, rect in boxes.items()],
        [
            line("a-b", "a", "b", Point(140, 50), Point(257, 50)),
            line("a-a", "a", "a", Point(60, 81), Point(60, 96), Point(100, 96), Point(100, 81)),
            line("felt", "", "", Point(20, 320), Point(400, 330)),
        ],
    )
    made.canvas.setSceneRect(0, 0, 600, 400)
    made.show()
    return made


def line(id_: str, start: str, end: str, *points: Point) -> EdgeLook:
    pieces = (MoveTo(points[0]), *(LineTo(point) for point in points[1:]))
    return EdgeLook(id=id_, pieces=pieces, from_id=start, to_id=end)


class Wishes:
    """Everything that a view asks for."""

    def __init__(self, view: CanvasView) -> None:
        self.heard: list[tuple[object, ...]] = []
        signals: dict[str, SignalInstance] = {
            "placed": view.nodes_dropped,
            "inserted": view.node_dropped_on_edge,
            "noted": view.note_dropped,
            "noted between": view.note_dropped_on_edge,
            "hung": view.opportunity_dropped,
            "linked": view.edge_drawn,
            "renamed": view.rename_asked,
        }
        for name, signal in signals.items():
            signal.connect(lambda *told, name=name: self.heard.append((name, *told)))


@pytest.fixture
def wishes(view: CanvasView) -> Wishes:
    return Wishes(view)


def test_a_box_near_a_line_of_another_goes_there(view: CanvasView, wishes: Wishes) -> None:
    drag(view, (80, 50), (200, 200), (322, 233))  # four pixels from lying above the third one's left edge
    assert wishes.heard == [("placed", (("a", 260.0, 200.0),))]


def test_guides_show_while_the_box_is_held_and_no_longer(view: CanvasView) -> None:
    send(view, PRESS, (80, 50))
    send(view, MOVE, (322, 300))
    assert view.canvas.marks.guides
    send(view, RELEASE, (322, 300))
    assert not view.canvas.marks.guides


def test_alt_leaves_the_guides_alone(view: CanvasView, wishes: Wishes) -> None:
    drag(view, (80, 50), (200, 200), (322, 233), held=ALT)
    assert wishes.heard == [("placed", (("a", 262.0, 203.0),))]


def test_a_box_dropped_on_a_line_goes_between(view: CanvasView, wishes: Wishes) -> None:
    send(view, PRESS, (320, 230))
    send(view, MOVE, ON_LINE)
    assert view.canvas.marks.awaiting_id == "a-b"
    send(view, RELEASE, ON_LINE)
    assert (wishes.heard, view.canvas.marks.awaiting_id) == ([("inserted", "a-b", "c")], "")


def test_with_alt_a_box_may_lie_on_a_line(view: CanvasView, wishes: Wishes) -> None:
    drag(view, (320, 230), ON_LINE, held=ALT)
    assert [wish[0] for wish in wishes.heard] == ["placed"]


@pytest.mark.parametrize("end", [ON_LINE, (40, 325), ON_LOOP])
def test_its_own_line_a_loop_and_the_feelings_take_no_box(
    view: CanvasView, wishes: Wishes, end: tuple[float, float]
) -> None:
    start = (320.0, 50.0) if end == ON_LINE else (320.0, 230.0)
    drag(view, start, end)
    assert [wish[0] for wish in wishes.heard] == ["placed"]


def test_two_boxes_go_between_nothing(view: CanvasView, wishes: Wishes) -> None:
    view.canvas.select(["c", "b"])
    drag(view, (320, 230), ON_LINE)
    assert [wish[0] for wish in wishes.heard] == ["placed"]


def test_escape_ends_a_drag_over_a_line(view: CanvasView, wishes: Wishes) -> None:
    send(view, PRESS, (320, 230))
    send(view, MOVE, ON_LINE)
    view.cancel()
    send(view, RELEASE, ON_LINE)
    assert (wishes.heard, view.canvas.marks.awaiting_id, view.canvas.marks.lifted) == ([], "", ())
    assert view.canvas.node_items["c"].pos() == QPointF(260, 200)


@pytest.mark.parametrize("held", [CTRL, SHIFT])
def test_a_band_adds_to_the_selection_while_a_key_is_held(view: CanvasView, held: Qt.KeyboardModifier) -> None:
    view.canvas.set_current("a")
    drag(view, (200, 180), (400, 300), held=held)
    assert (view.canvas.selected_ids(), view.canvas.current_id()) == (("a", "c"), "a")


def test_a_band_lets_go_of_what_it_no_longer_surrounds(view: CanvasView) -> None:
    drag(view, (230, 10), (400, 300), (400, 100))
    assert view.canvas.selected_ids() == ("b",)
    assert view.canvas.marks.band.isNull()


def test_a_band_that_is_cancelled_selects_what_was_selected(view: CanvasView) -> None:
    view.canvas.select(["a"])
    send(view, PRESS, (230, 10), SHIFT)
    send(view, MOVE, (400, 300), SHIFT)
    view.cancel()
    assert (view.canvas.selected_ids(), view.canvas.marks.band) == (("a",), QRectF())


@pytest.mark.parametrize(("at", "id_"), [(ON_LINE, "a-b"), (ON_LOOP, "a-a"), ((40, 320), ""), (ON_GROUND, "")])
def test_a_click_on_a_line_puts_the_keys_there(
    qtbot: QtBot, view: CanvasView, wishes: Wishes, at: tuple[float, float], id_: str
) -> None:
    view.canvas.set_current("a")
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(*at)))
    assert (view.canvas.edge_id(), view.canvas.selected_ids(), wishes.heard) == (id_, (), [])
    view.canvas.set_current("b")
    assert view.canvas.edge_id() == ""


def test_the_keys_leave_a_line_that_is_gone(view: CanvasView) -> None:
    view.canvas.choose_edge("a-b")
    view.canvas.show([item.look for item in view.canvas.node_items.values()], [])
    assert view.canvas.edge_id() == ""


def test_a_double_click_edits_the_words_of_a_line_which_may_be_none(
    qtbot: QtBot, view: CanvasView, wishes: Wishes
) -> None:
    place = view.mapFromScene(QPointF(*ON_LINE))
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
    qtbot.keyClicks(view.rename, "25 min")
    qtbot.keyClick(view.rename, Qt.Key.Key_Return)
    worded = EdgeLook(
        id="a-b", pieces=(MoveTo(Point(140, 50)), LineTo(Point(257, 50))), from_id="a", to_id="b", label="25 min"
    )
    view.canvas.show([item.look for item in view.canvas.node_items.values()], [worded])
    view.begin_rename("a-b")
    view.rename.clear()
    qtbot.keyClick(view.rename, Qt.Key.Key_Return)
    assert wishes.heard == [("renamed", "a-b", "25 min"), ("renamed", "a-b", "")]


def drop(view: CanvasView, mime: QMimeData, at: tuple[float, float]) -> tuple[bool, str]:
    """Whether it was taken, and what was lit up by then."""
    place = view.mapFromScene(QPointF(*at))
    no_keys, action = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    hover = QDragMoveEvent(place, action, mime, LEFT, no_keys)
    view.dragMoveEvent(hover)
    lit = view.canvas.marks.awaiting_id
    dropped = QDropEvent(QPointF(place), action, mime, LEFT, no_keys)
    dropped.ignore()
    view.dropEvent(dropped)
    assert view.canvas.marks.awaiting_id == ""
    return dropped.isAccepted(), lit


@pytest.mark.parametrize(
    ("at", "lit", "wish"),
    [
        (ON_LINE, "a-b", ("noted between", "n", "a-b")),
        ((320, 230), "c", ("noted", "n", "c")),
        (ON_GROUND, "", ("noted", "n", "")),
        (ON_LOOP, "", ("noted", "n", "")),
    ],
)
def test_a_note_goes_to_the_box_the_line_or_the_ground(
    view: CanvasView, wishes: Wishes, at: tuple[float, float], lit: str, wish: tuple[str, ...]
) -> None:
    assert drop(view, note_mime("n"), at) == (True, lit)
    assert wishes.heard == [wish]


def test_an_opportunity_goes_to_boxes_alone(view: CanvasView, wishes: Wishes) -> None:
    assert drop(view, opportunity_mime("o"), (320, 230)) == (True, "c")
    for elsewhere in (ON_LINE, ON_GROUND):
        assert drop(view, opportunity_mime("o"), elsewhere) == (False, "")
    assert wishes.heard == [("hung", "o", "c")]


def test_at_the_border_the_ground_moves_under_what_is_dragged(qtbot: QtBot, view: CanvasView, wishes: Wishes) -> None:
    view.canvas.setSceneRect(0, 0, 600, 640)
    send(view, PRESS, (80, 50))
    send(view, MOVE, (480, 395))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == view.verticalScrollBar().maximum())
    scrolled = view.verticalScrollBar().value()
    send(view, RELEASE, (480, 395 + scrolled))
    assert scrolled > 0
    assert [(name, moved[0][2] > 365 + scrolled - 10) for name, moved in wishes.heard] == [("placed", True)]  # type: ignore[index]


def test_two_fingers_zoom_where_they_are(view: CanvasView) -> None:
    view.canvas.setSceneRect(0, 0, 3000, 3000)
    at = QPointF(200, 200)
    before = view.mapToScene(at.toPoint())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view.viewport(), event)
    after = view.mapToScene(at.toPoint())
    assert view.transform().m11() == pytest.approx(1.25)
    assert (after - before).manhattanLength() < 3


def test_life_size_is_one_step_away(view: CanvasView) -> None:
    view.zoom.by(0.3)
    view.zoom.to_life_size()
    assert view.transform().m11() == pytest.approx(1.0)


@pytest.mark.parametrize(("at", "current", "edge"), [((320, 230), "c", ""), (ON_LINE, "", "a-b"), (ON_GROUND, "", "")])
def test_the_menu_is_about_what_is_under_the_pointer(
    qtbot: QtBot, view: CanvasView, at: tuple[float, float], current: str, edge: str
) -> None:
    view.canvas.set_current("b")
    place = view.mapFromScene(QPointF(*at))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    with qtbot.waitSignal(view.menu_asked) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [view.viewport().mapToGlobal(place)]
    assert (view.canvas.current_id(), view.canvas.edge_id()) == (current, edge)


def test_a_menu_over_one_of_several_boxes_is_about_all_of_them(view: CanvasView) -> None:
    view.canvas.select(["a", "b"])
    place = view.mapFromScene(QPointF(320, 50))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert (view.canvas.selected_ids(), view.canvas.current_id()) == (("a", "b"), "b")


def test_by_key_the_menu_opens_at_the_box(qtbot: QtBot, view: CanvasView) -> None:
    view.canvas.set_current("c")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(view.menu_asked) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [view.viewport().mapToGlobal(view.mapFromScene(QPointF(320, 230)))]


def test_the_right_button_drags_nothing(view: CanvasView, wishes: Wishes) -> None:
    for kind, at in ((PRESS, (80, 50)), (MOVE, (200, 200)), (RELEASE, (200, 200))):
        send(view, kind, at, button=RIGHT)
    assert wishes.heard == []
