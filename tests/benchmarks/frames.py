"""A frame of the map while it is moved, scaled, or a box is dragged, beside a bare view of as many plain rectangles.

Each frame is one step of the hand, what the event loop has to do because of it, and a forced paint of all of the view.
The bare view has one rounded rectangle of C++ for each box, the same size and place, antialiased, and no lines, words,
badges or ground. Its "drag" moves one rectangle. Both are shown at life size and so small that everything is in view.
Counted is the time of the processor: a frame does nothing but compute, and what else the machine does is no part of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from measure import in_turn, percentile, row
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsPathItem, QGraphicsScene, QGraphicsView

from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.domain.map_edges import arrow_of
from discovery_desk.ui.canvas.look import EdgeLook, NodeLook
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.kit.theme import Theme

COUNTS = (100, 1_000, 5_000)
ROUNDS, IN_A_ROW = 3, 60  # a hand moves on without a pause, so frames of one view come in a row
WIDTH, HEIGHT = 900, 700
ACROSS, DOWN = 168.0, 110.0
LABEL = "Counts the pallets by torchlight"
Step = Callable[[], None]
View = TypeVar("View", bound=QGraphicsView)


def measure(_folder: Path) -> None:
    for count in COUNTS:
        rects = list(places(count))
        ours, bare = our_view(rects), bare_view(rects)
        for where in ("life size", "all in view"):
            for view in (ours, bare):
                show(view, is_fitted=where == "all in view")
            for what, steps in {"pan": pans, "zoom": zooms, "drag": drags}.items():
                compare(f"{what} {count:,} boxes, {where}", steps(ours), steps(bare), ours, bare)
        for view in (ours, bare):
            view.close()


def compare(what: str, our_step: Step, bare_step: Step, ours: CanvasView, bare: QGraphicsView) -> None:
    acts = (frame(our_step, ours), frame(bare_step, bare))
    our_times: list[float] = []
    bare_times: list[float] = []
    for _ in range(ROUNDS):
        our_times += in_turn(acts[:1], IN_A_ROW, time.process_time)[0]
        bare_times += in_turn(acts[1:], IN_A_ROW, time.process_time)[0]
    ours.cancel()
    settle()
    for percent in (50, 95):
        row(f"{what}, p{percent}", percentile(our_times, percent), percentile(bare_times, percent), 2.0)


def frame(step: Step, view: QGraphicsView) -> Callable[[], None]:
    def run() -> None:
        step()
        view.viewport().repaint()
        QApplication.processEvents()

    return run


def places(count: int) -> Iterator[Rect]:
    across = max(5, round(count**0.5 * 0.75))
    for at in range(count):
        yield Rect(20 + at % across * ACROSS, 30 + at // across * DOWN, 128, 62 + at % 3 * 14)


def our_view(rects: Sequence[Rect]) -> CanvasView:
    view = CanvasView(Theme())
    nodes = [
        NodeLook(id=str(at), rect=rect, label=f"{LABEL} {at}", small="09:12", badges=("!1",) if at % 9 == 0 else ())
        for at, rect in enumerate(rects)
    ]
    view.canvas.show(nodes, [edge(at, rects) for at in range(len(rects) - 1)])
    return laid(view, view.canvas.outline())


def edge(at: int, rects: Sequence[Rect]) -> EdgeLook:
    start, end = rects[at], rects[at + 1]
    is_level = start.y == end.y
    first = Point(start.right, start.y + 25) if is_level else Point(start.x + 60, start.bottom)
    last = Point(end.x - 3, end.y + 25) if is_level else Point(end.x + 60, end.y - 3)
    pieces = (MoveTo(first), LineTo(last))
    label_at = Rect(start.right, start.y, 34, 14) if at % 7 == 0 else None
    return EdgeLook(
        id=f"e{at}",
        pieces=pieces,
        from_id=str(at),
        to_id=str(at + 1),
        arrow=arrow_of(pieces),
        label="then" if label_at else "",
        label_at=label_at,
    )


def bare_view(rects: Sequence[Rect]) -> QGraphicsView:
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    view.setScene(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    for rect in rects:
        path = QPainterPath()
        path.addRoundedRect(0, 0, rect.width, rect.height, 9, 9)
        item = QGraphicsPathItem(path)
        item.setPen(QPen(QColor("#456789"), 1.25))
        item.setBrush(QColor("white"))
        item.setPos(rect.x, rect.y)
        scene.addItem(item)
    return laid(view, scene.itemsBoundingRect())


def laid(view: View, outline: QRectF) -> View:
    view.resize(WIDTH, HEIGHT)
    view.scene().setSceneRect(outline.adjusted(-900, -900, 900, 900))
    view.show()
    QApplication.processEvents()
    return view


def show(view: QGraphicsView, *, is_fitted: bool) -> None:
    view.resetTransform()
    outline = view.sceneRect().adjusted(900, 900, -900, -900)
    if is_fitted:
        scale = min(WIDTH / outline.width(), HEIGHT / outline.height())
        view.scale(scale, scale)
    view.centerOn(outline.center())
    settle()


def settle() -> None:
    """What is put off until the hand rests is none of a frame."""
    QTest.qWait(150)


def pans(view: QGraphicsView) -> Step:
    """A hand that moves the map at some 400 pixels a second, there and back."""
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    at = [0]

    def step() -> None:
        way = 1 if at[0] % 100 < 50 else -1
        across.setValue(across.value() + 5 * way)
        down.setValue(down.value() + 4 * way)
        at[0] += 1

    return step


def zooms(view: QGraphicsView) -> Step:
    """Two fingers that draw apart and together again."""
    at = [0]

    def step() -> None:
        factor = 1.02 if at[0] % 60 < 30 else 1 / 1.02
        if isinstance(view, CanvasView):
            view.zoom.by(factor)
        else:
            view.scale(factor, factor)
        at[0] += 1

    return step


def drags(view: QGraphicsView) -> Step:
    """One box with the lines at it, through the tool and its guides; one rectangle in the bare view."""
    if not isinstance(view, CanvasView):
        item = next(one for one in view.items(view.viewport().rect()) if isinstance(one, QGraphicsPathItem))
        at = [0]

        def step() -> None:
            at[0] += 1
            item.setPos(item.pos() + QPointF(3, 2) * (1 if at[0] % 60 < 30 else -1))

        return step
    middle = view.mapToScene(view.viewport().rect().center())
    boxes = (one.box() for one in view.canvas.node_items.values())
    box = min(boxes, key=lambda one: (one.center() - middle).manhattanLength())
    start = view.mapFromScene(box.center())
    pointer = [start]
    mouse(view, QEvent.Type.MouseButtonPress, start)

    def drag() -> None:
        way = 1 if len(pointer) % 60 < 30 else -1
        pointer.append(pointer[-1] + QPoint(3, 2) * way)
        mouse(view, QEvent.Type.MouseMove, pointer[-1])

    return drag


def mouse(view: QGraphicsView, kind: QEvent.Type, at: QPoint) -> None:
    left, none, plain = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    button = none if kind == QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, QPointF(at), view.viewport().mapToGlobal(QPointF(at)), button, left, plain)
    QApplication.sendEvent(view.viewport(), event)
