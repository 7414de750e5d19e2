"""Shows the canvas larger or smaller, around a place that stays where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from discovery_desk.ui.canvas.scene import CanvasScene

SMALLEST, LARGEST = 0.05, 3.0
WHEEL = 1.0015  # for each eighth of a degree


class Zoom:
    """`before` is called before anything on the screen changes its size."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene, before: Callable[[], object]) -> None:
        self._view, self._scene, self._before = view, scene, before

    @property
    def grain(self) -> float:
        """The size of a pixel of the view in the scene."""
        return 1.0 / self._view.transform().m11()

    def by(self, factor: float, at: QPointF | None = None) -> None:
        """What is under `at`, a place in the viewport, stays there as far as there is anything to scroll."""
        view = self._view
        place = at.toPoint() if at else view.viewport().rect().center()
        held = view.mapToScene(place)
        self._set(min(max(view.transform().m11() * factor, SMALLEST), LARGEST))
        step = view.mapFromScene(held) - place
        across, down = view.horizontalScrollBar(), view.verticalScrollBar()
        across.setValue(across.value() + step.x())
        down.setValue(down.value() + step.y())

    def by_wheel(self, turned: int, at: QPointF) -> None:
        self.by(WHEEL**turned, at)

    def to_life_size(self) -> None:
        self.by(self.grain)

    def fit(self) -> None:
        """All of it in view, but never larger than life; what is narrower than the view then stands in its middle."""
        rect = self._scene.outline()
        if not rect.isEmpty():
            room = self._view.viewport().rect().adjusted(8, 8, -8, -8)
            scale = min(1.0, room.width() / rect.width(), room.height() / rect.height())
            self._set(max(SMALLEST, scale))
            if scale < 1.0:
                self._view.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._view.centerOn(rect.center())

    def _set(self, scale: float) -> None:
        self._before()
        self._view.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._view.setTransform(QTransform.fromScale(scale, scale))
