"""The small picture of a large canvas shows where one is, and goes where it is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import Rect
from discovery_desk.ui.canvas.look import NodeLook
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.kit.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> CanvasView:
    """Boxes on a canvas that is half as wide again as the view, and three times as high."""
    made = CanvasView(Theme())
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    made.canvas.show([node(number) for number in range(12)], [])
    made.canvas.setSceneRect(0, 0, 600, 1200)
    return made


def node(number: int) -> NodeLook:
    return NodeLook(id=str(number), rect=Rect(258, 20 + 100 * number, 120, 60), label="Box")


def test_it_is_there_only_while_the_canvas_is_larger_than_the_view(view: CanvasView) -> None:
    assert view.minimap.isVisible()
    view.canvas.setSceneRect(0, 0, 380, 380)
    assert not view.minimap.isVisible()
    view.zoom.by(2.0)
    assert view.minimap.isVisible()


def test_a_view_without_room_has_none(view: CanvasView) -> None:
    view.resize(400, 150)
    assert not view.minimap.isVisible()


@pytest.mark.parametrize("size", [(360, 1200), (1600, 400)])
def test_a_canvas_of_which_it_would_be_a_sliver_has_none(view: CanvasView, size: tuple[int, int]) -> None:
    view.canvas.setSceneRect(0, 0, *size)
    assert not view.minimap.isVisible()


def test_it_is_named_and_takes_no_focus(view: CanvasView) -> None:
    assert view.minimap.accessibleName()
    assert view.minimap.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_it_lies_at_the_end_of_the_line(view: CanvasView, is_mirrored: bool) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    place = view.minimap.geometry()
    assert (place.center().x() < view.width() / 2) is is_mirrored
    assert place.center().y() > view.height() / 2


def test_a_press_goes_there_and_so_does_a_drag(qtbot: QtBot, view: CanvasView) -> None:
    down = view.verticalScrollBar()
    qtbot.mousePress(view.minimap, LEFT, pos=QPoint(10, view.minimap.height() - 1))
    assert down.value() == down.maximum()
    qtbot.mouseMove(view.minimap, QPoint(10, 0))
    qtbot.mouseRelease(view.minimap, LEFT, pos=QPoint(10, view.minimap.height() // 2))
    middle = view.mapToScene(view.viewport().rect().center()).y()
    qtbot.mousePress(view.minimap, LEFT, pos=QPoint(10, view.minimap.height() // 2))
    assert abs(view.mapToScene(view.viewport().rect().center()).y() - 600) < 12 < abs(middle - 600)
    assert view.canvas.current_id() == ""


def test_it_steps_aside_for_the_box_under_the_keys(view: CanvasView) -> None:
    below = view.minimap.y()
    view.canvas.set_current("3")
    above = view.minimap.y()
    view.canvas.set_current("1")
    assert (above < below, view.minimap.y()) == (True, below)


def test_it_is_out_of_the_way_of_a_drag(qtbot: QtBot, view: CanvasView) -> None:
    qtbot.mousePress(view.viewport(), LEFT, pos=QPoint(60, 60))
    qtbot.mouseMove(view.viewport(), QPoint(90, 90))
    assert not view.minimap.isVisible()
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(90, 90))
    assert view.minimap.isVisible()


def test_what_changes_is_drawn_anew(qtbot: QtBot, view: CanvasView) -> None:
    place = QPoint(view.minimap.width() // 4, view.minimap.height() // 2)
    before = view.minimap.grab().toImage().pixelColor(place)
    view.canvas.show([NodeLook(id="0", rect=Rect(0, 400, 180, 400), label="Box")], [])
    qtbot.waitUntil(lambda: view.minimap.grab().toImage().pixelColor(place) != before)
