"""Gestures end in one request and change nothing by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.domain.map_edges import Arrow
from discovery_desk.ui.canvas.look import EdgeLook, Head, NodeLook, Stroke
from discovery_desk.ui.canvas.tools.walk import next_box
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.kit.theme import Theme
from tests.ui.canvas.mouse import LEFT, MIDDLE, MOVE, NO_BUTTON, PLAIN, PRESS, RELEASE, drag, send


@pytest.fixture
def view(qtbot: QtBot) -> CanvasView:
    made = CanvasView(Theme())
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.canvas.show(
        [
            NodeLook(id="a", rect=Rect(20, 20, 120, 60), label="First", badges=("!1", "!2"), is_pinned=True),
            NodeLook(id="b", rect=Rect(220, 20, 120, 60), label="Second", small="09:12", is_dashed=True),
            NodeLook(id="c", rect=Rect(220, 140, 120, 60), label="Third", ink="feeling"),
        ],
        [_edge(stroke, head) for stroke in Stroke for head in Head],
    )
    made.canvas.setSceneRect(0, 0, 600, 400)
    made.show()
    return made


def _edge(stroke: Stroke, head: Head) -> EdgeLook:
    return EdgeLook(
        id=f"{stroke}{head}",
        pieces=(MoveTo(Point(140, 50)), LineTo(Point(217, 50))),
        from_id="a",
        to_id="b",
        stroke=stroke,
        head=head,
        arrow=Arrow(Point(217, 50), 1.0, 0.0),
        label="and then",
        label_at=Rect(150, 90, 60, 14),
        dots=(Point(180, 50),),
    )


def test_dragging_a_box_asks_once_to_place_it(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.waitSignal(view.nodes_dropped) as told:
        drag(view, (80, 50), (130, 150))
    assert told.args == [(("a", 70.0, 120.0),)]
    assert view.canvas.node_items["a"].look.rect == Rect(20, 20, 120, 60)


def test_a_click_selects_and_drops_nothing(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.assertNotEmitted(view.nodes_dropped):
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(80, 50)))
    assert (view.canvas.current_id(), view.canvas.selected_ids()) == ("a", ("a",))


def test_ctrl_click_adds_to_the_selection_and_all_are_dragged(qtbot: QtBot, view: CanvasView) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(80, 50)))
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view.viewport(), LEFT, ctrl, view.mapFromScene(QPointF(280, 170)))
    with qtbot.waitSignal(view.nodes_dropped) as told:
        drag(view, (80, 50), (90, 80))
    assert told.args == [(("a", 30.0, 50.0), ("c", 230.0, 170.0))]


def test_a_drag_that_is_cancelled_moves_nothing(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.assertNotEmitted(view.nodes_dropped):
        send(view, PRESS, (80, 50))
        send(view, MOVE, (200, 250))
        view.cancel()
        send(view, RELEASE, (200, 250))
    assert view.canvas.node_items["a"].pos() == QPointF(20, 20)


def test_dragging_from_the_rim_draws_a_line(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.waitSignal(view.edge_drawn) as told, qtbot.assertNotEmitted(view.nodes_dropped):
        drag(view, (138, 50), (280, 170))
    assert told.args == ["a", "c"]


def test_a_line_that_ends_nowhere_is_none(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.assertNotEmitted(view.edge_drawn):
        drag(view, (138, 50), (500, 350))
    assert not view.draw_edge.is_drawing


def test_a_line_out_and_back_is_a_loop(qtbot: QtBot, view: CanvasView) -> None:
    with qtbot.waitSignal(view.edge_drawn) as told:
        send(view, PRESS, (138, 50))
        send(view, MOVE, (180, 110))
        send(view, RELEASE, (80, 50))
    assert told.args == ["a", "a"]


def test_a_band_around_boxes_selects_them(view: CanvasView) -> None:
    drag(view, (200, 10), (400, 300))
    assert view.canvas.selected_ids() == ("b", "c")


def test_the_middle_button_pans(view: CanvasView) -> None:
    view.canvas.setSceneRect(0, 0, 2000, 2000)
    send(view, PRESS, (300, 300), button=MIDDLE)
    send(view, MOVE, (250, 260), button=MIDDLE)
    assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) == (50, 40)


def test_space_and_drag_pans(qtbot: QtBot, view: CanvasView) -> None:
    view.canvas.setSceneRect(0, 0, 2000, 2000)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    drag(view, (80, 50), (60, 40))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert view.horizontalScrollBar().value() > 0
    assert view.canvas.selected_ids() == ()


def test_ctrl_and_wheel_zooms_at_the_pointer(view: CanvasView) -> None:
    view.canvas.setSceneRect(0, 0, 3000, 3000)
    view.horizontalScrollBar().setValue(700)
    view.verticalScrollBar().setValue(700)
    at = QPoint(300, 200)
    before = view.mapToScene(at)
    wheel = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 240),
        NO_BUTTON,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.transform().m11() > 1.3
    after = view.mapToScene(at)
    assert (abs(after.x() - before.x()) < 2, abs(after.y() - before.y()) < 2) == (True, True)


def test_fit_brings_everything_into_view(view: CanvasView) -> None:
    view.canvas.show([NodeLook(id="far", rect=Rect(3000, 2000, 120, 60), label="Far")], [])
    view.canvas.show([NodeLook(id=str(n), rect=Rect(n * 500, n * 300, 120, 60), label="x") for n in range(5)], [])
    view.canvas.setSceneRect(0, 0, 2200, 1400)
    view.zoom.fit()
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert all(shown.contains(box) for box in view.canvas.boxes().values())


def test_a_double_click_edits_and_enter_keeps(qtbot: QtBot, view: CanvasView) -> None:
    qtbot.mouseDClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(80, 50)))
    qtbot.keyClicks(view.rename, "Truck comes early")
    with qtbot.waitSignal(view.rename_asked) as told:
        qtbot.keyClick(view.rename, Qt.Key.Key_Return)
    assert told.args == ["a", "Truck comes early"]
    assert not view.rename.isVisible()


@pytest.mark.parametrize("text", ["", "First"])
def test_an_empty_or_equal_label_is_not_asked_for(qtbot: QtBot, view: CanvasView, text: str) -> None:
    view.begin_rename("a")
    view.rename.setPlainText(text)
    with qtbot.assertNotEmitted(view.rename_asked):
        qtbot.keyClick(view.rename, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("is_mirrored", "text", "is_right"),
    [(False, "Driver", False), (False, "السائق", True), (True, "Driver", True)],
)
def test_words_are_edited_on_the_side_where_they_stand(
    view: CanvasView, is_mirrored: bool, text: str, is_right: bool
) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    view.begin_rename("a")
    view.rename.setPlainText(text)
    first = view.rename.cursorRect(QTextCursor(view.rename.document()))
    last = QTextCursor(view.rename.document())
    last.movePosition(QTextCursor.MoveOperation.End)
    edges = (first.x(), view.rename.cursorRect(last).x())
    assert (min(edges) > view.rename.width() - max(edges)) is is_right


def test_escape_leaves_the_label_as_it_was(qtbot: QtBot, view: CanvasView) -> None:
    view.begin_rename("a")
    qtbot.keyClicks(view.rename, "Other")
    with qtbot.assertNotEmitted(view.rename_asked):
        qtbot.keyClick(view.rename, Qt.Key.Key_Escape)
    assert not view.rename.is_open


def test_a_press_elsewhere_keeps_what_was_typed(qtbot: QtBot, view: CanvasView) -> None:
    view.begin_rename("a")
    qtbot.keyClicks(view.rename, "Other")
    with qtbot.waitSignal(view.rename_asked) as told:
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(500, 350)))
    assert told.args == ["a", "Other"]


@pytest.mark.parametrize("leaves", ["enter", "press", "another", "zoom"])
def test_a_label_that_cannot_be_kept_stays_in_the_editor(qtbot: QtBot, leaves: str) -> None:
    kept: list[tuple[str, str]] = []
    is_full = True

    def keep(node_id: str, label: str) -> bool:
        if not is_full:
            kept.append((node_id, label))
        return not is_full

    view = CanvasView(Theme(), commit=keep)
    qtbot.addWidget(view)
    view.canvas.show([NodeLook(id=id_, rect=Rect(20, 20, 120, 60), label=id_) for id_ in ("a", "b")], [])
    view.show()
    view.begin_rename("a")
    qtbot.keyClicks(view.rename, "Other")
    ways: dict[str, Callable[[], object]] = {
        "enter": lambda: qtbot.keyClick(view.rename, Qt.Key.Key_Return),
        "press": lambda: qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(200, 200)),
        "another": lambda: view.begin_rename("b"),
        "zoom": view.zoom.fit,
    }
    ways[leaves]()
    assert (view.rename.isVisible(), view.rename.toPlainText()) == (True, "Other")
    is_full = False
    qtbot.keyClick(view.rename, Qt.Key.Key_Return)
    assert kept == [("a", "Other")]
    assert not view.rename.isVisible()


def test_a_key_that_means_nothing_now_goes_on_to_the_parent(qtbot: QtBot, view: CanvasView) -> None:
    pressed: list[str] = []
    keys: dict[int, Callable[[], None]] = {}
    view.set_keys(lambda: keys)
    for does in (None, lambda: pressed.append("l")):
        if does:
            keys[Qt.Key.Key_L.value] = does
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, PLAIN, "l")
        view.event(event)
        claimed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_L, PLAIN, "l")
        claimed.ignore()
        view.event(claimed)
        assert claimed.isAccepted() is bool(does)
    assert pressed == ["l"]


@pytest.mark.parametrize("scale", [0.3, 1.0, 2.5])
@pytest.mark.parametrize("is_dark", [True, False])
def test_everything_can_be_painted(view: CanvasView, scale: float, is_dark: bool) -> None:
    view.set_theme(Theme(is_dark=is_dark))
    view.canvas.set_current("a")
    view.setFocus()
    view.resetTransform()
    view.scale(scale, scale)
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(Theme().color("danger"))
    painter = QPainter(image)
    try:
        view.render(painter)
    finally:
        painter.end()
    assert image.pixelColor(2, 2) == Theme(is_dark=is_dark).color("surface")


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_Right, "b"), (Qt.Key.Key_Left, "a"), (Qt.Key.Key_Up, "a"), (Qt.Key.Key_Down, "a")],
)
def test_arrows_go_to_the_nearest_box_that_way(view: CanvasView, key: Qt.Key, expected: str) -> None:
    assert next_box(view.canvas.boxes(), "a", key) == expected


def test_the_first_arrow_goes_to_the_first_box(view: CanvasView) -> None:
    assert next_box(view.canvas.boxes(), "", Qt.Key.Key_Down) == "a"
