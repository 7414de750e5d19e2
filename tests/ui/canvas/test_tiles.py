"""What was drawn once is shown again, and what has changed is drawn anew: no stale square, no ghost of a drag."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.ui.canvas.look import EdgeLook, NodeLook
from discovery_desk.ui.canvas.tiles import SIDE, Tiles
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.kit.theme import Theme

BOXES = [
    NodeLook(id="a", rect=Rect(20, 20, 120, 60), label="First"),
    NodeLook(id="b", rect=Rect(220, 230, 120, 60), label="Over four squares"),
]
LINE = EdgeLook(id="a-b", pieces=(MoveTo(Point(80, 81)), LineTo(Point(260, 229))), from_id="a", to_id="b")

CLEAR = QRect(0, 0, 450, 300)  # of the overview in the corner


@pytest.fixture
def view(qtbot: QtBot) -> CanvasView:
    made = CanvasView(Theme())
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.canvas.show(BOXES, [LINE])
    made.canvas.setSceneRect(0, 0, 2000, 2000)
    made.show()
    return made


def seen(view: CanvasView) -> QImage:
    return view.viewport().grab().toImage()


def as_new(qtbot: QtBot, view: CanvasView) -> QImage:
    """What a view shows that has never shown anything else."""
    fresh = CanvasView(Theme())
    qtbot.addWidget(fresh)
    fresh.resize(view.size())
    nodes, edges = view.canvas.node_items.values(), view.canvas.edge_items.values()
    fresh.canvas.show([item.look for item in nodes], [item.look for item in edges])
    fresh.canvas.setSceneRect(view.canvas.sceneRect())
    fresh.show()
    fresh.setTransform(view.transform())
    fresh.horizontalScrollBar().setValue(view.horizontalScrollBar().value())
    fresh.verticalScrollBar().setValue(view.verticalScrollBar().value())
    fresh.canvas.select(view.canvas.selected_ids())
    return seen(fresh)


@pytest.mark.parametrize(
    "changed",
    [
        [replace(BOXES[0], label="Reworded"), BOXES[1]],
        [BOXES[0], replace(BOXES[1], rect=Rect(200, 200, 150, 80), badges=("!1",))],
        [BOXES[1]],
        [*BOXES, NodeLook(id="c", rect=Rect(400, 40, 120, 60), label="Third")],
    ],
)
def test_a_change_is_seen_at_once(qtbot: QtBot, view: CanvasView, changed: list[NodeLook]) -> None:
    before = seen(view)
    view.canvas.show(changed, [LINE] if len(changed) > 1 else [])
    assert seen(view) != before
    assert seen(view) == as_new(qtbot, view)


def test_selection_is_seen_and_goes_again(qtbot: QtBot, view: CanvasView) -> None:
    before = seen(view)
    view.canvas.select(["b"])
    assert seen(view) == as_new(qtbot, view) != before
    view.canvas.select([])
    assert seen(view) == before


def test_a_drag_leaves_nothing_behind(qtbot: QtBot, view: CanvasView) -> None:
    before = seen(view)
    view.canvas.lift(["b"])
    view.canvas.move_lifted({"b": QPointF(400, 300)})
    moved = seen(view)
    place = QRect(215, 225, 130, 70)
    assert moved.copy(place) != before.copy(place)
    view.canvas.settle()
    assert seen(view) == before


def test_while_dragging_all_that_differs_is_painted_and_no_more(view: CanvasView) -> None:
    view.canvas.set_current("a")
    view.canvas.lift(["a"])
    QApplication.processEvents()
    for x in (60, 130, 300):
        view.canvas.move_lifted({"a": QPointF(x, 30)})
        QApplication.processEvents()
        assert on_screen(view) == seen(view).copy(CLEAR)
    watch = Painted(view.viewport())
    view.canvas.move_lifted({"a": QPointF(320, 40)})
    QApplication.processEvents()
    assert watch.region
    assert not watch.region.contains(QPoint(500, 450))


def on_screen(view: CanvasView) -> QImage:
    """Not painted for this, but what is there."""
    shown = view.screen().grabWindow(view.window().winId()).toImage()
    return shown.copy(CLEAR.translated(view.viewport().pos())).convertToFormat(seen(view).format())


class Painted(QObject):
    """Where a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_after_moving_the_view_all_of_it_is_there(qtbot: QtBot, view: CanvasView) -> None:
    seen(view)
    for at in (130, 777, 41):
        view.horizontalScrollBar().setValue(at)
        view.verticalScrollBar().setValue(at // 2)
        assert seen(view) == as_new(qtbot, view)


def test_another_theme_leaves_no_square_of_the_one_before(qtbot: QtBot, view: CanvasView) -> None:
    seen(view)
    view.set_theme(Theme(is_dark=True))
    assert seen(view).pixelColor(560, 460).lightness() < 90


def test_one_step_of_zoom_is_sharp_at_once(qtbot: QtBot, view: CanvasView) -> None:
    seen(view)
    view.zoom.by(1.3, QPointF(0, 0))
    assert seen(view) == as_new(qtbot, view)


def test_while_the_scale_goes_on_changing_the_picture_is_stretched_and_sharp_when_it_stays(
    qtbot: QtBot, view: CanvasView
) -> None:
    seen(view)
    for factor in (1.1, 1.1, 0.6):
        view.zoom.by(factor, QPointF(0, 0))
        hasty = seen(view)
    assert hasty != as_new(qtbot, view)
    qtbot.waitUntil(lambda: seen(view) == as_new(qtbot, view))


class Recorded:
    """A scene of one colour that remembers what it was asked to draw."""

    def __init__(self, parent: QWidget) -> None:
        self.drawn: list[QRectF] = []
        self.tiles = Tiles(parent, QColor("white"), self._draw, self._draw, lambda: None)

    def _draw(self, _painter: QPainter, rect: QRectF) -> None:
        self.drawn.append(rect)

    def paint(self, exposed: QRectF, at: QPointF, ratio: float = 1.0) -> list[QRectF]:
        """What had to be drawn for it."""
        self.drawn = []
        image = QImage(round(300 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        try:
            painter.translate(-at)
            self.tiles.paint(painter, exposed, QRectF(0, 0, 2000, 2000))
        finally:
            painter.end()
        return self.drawn


@pytest.fixture
def recorded(qtbot: QtBot) -> Recorded:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Recorded(parent)
    made.parent = parent  # type: ignore[attr-defined]  # held, or its timers go with it
    return made


def test_a_square_is_drawn_once(recorded: Recorded) -> None:
    assert len(recorded.paint(QRectF(0, 0, 300, 300), QPointF())) == 4
    assert recorded.paint(QRectF(0, 0, 300, 300), QPointF()) == []
    assert recorded.paint(QRectF(200, 0, 300, 200), QPointF(200, 0)) == []
    recorded.tiles.forget(QRectF(10, 10, 20, 20))
    assert recorded.paint(QRectF(0, 0, 300, 300), QPointF()) == [QRectF(0, 0, SIDE, SIDE)]


def test_what_comes_next_is_made_ready_once_the_view_has_moved(qtbot: QtBot, recorded: Recorded) -> None:
    recorded.paint(QRectF(0, 0, 300, 300), QPointF())
    recorded.paint(QRectF(250, 0, 300, 300), QPointF(250, 0))
    qtbot.waitUntil(lambda: len(recorded.drawn) >= 4)
    qtbot.waitUntil(lambda: not recorded.tiles._ahead.isActive())
    assert recorded.paint(QRectF(520, 0, 250, 300), QPointF(520, 0)) == []


def test_a_finer_screen_gets_finer_squares(recorded: Recorded) -> None:
    recorded.paint(QRectF(0, 0, 200, 200), QPointF())
    assert len(recorded.paint(QRectF(0, 0, 200, 200), QPointF(), ratio=2.0)) == 1
