"""A mouse that goes where it is told in the scene of a canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from discovery_desk.ui.canvas.view import CanvasView

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NO_BUTTON, PLAIN = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease

Place = tuple[float, float]


def send(
    view: CanvasView,
    kind: QEvent.Type,
    at: Place,
    held: Qt.KeyboardModifier = PLAIN,
    button: Qt.MouseButton = LEFT,
) -> None:
    point = QPointF(view.mapFromScene(QPointF(*at)))
    shown, pressed = NO_BUTTON if kind == MOVE else button, NO_BUTTON if kind == RELEASE else button
    event = QMouseEvent(kind, point, view.viewport().mapToGlobal(point), shown, pressed, held)
    QApplication.sendEvent(view.viewport(), event)


def drag(view: CanvasView, start: Place, *ways: Place, held: Qt.KeyboardModifier = PLAIN) -> None:
    """From there over every place on the way to the last one; halfway to the first it is already moving."""
    first = ways[0]
    halfway = ((start[0] + first[0]) / 2, (start[1] + first[1]) / 2)
    send(view, PRESS, start, held)
    for way in (halfway, *ways):
        send(view, MOVE, way, held)
    send(view, RELEASE, ways[-1], held)
