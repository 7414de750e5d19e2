"""The flow layout: breaks where the width ends, or leaves out what does not fit, on the side where reading begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.flow_layout import FlowLayout


def flow_of(qtbot: QtBot, width: int, *, is_one_row: bool = False) -> tuple[QWidget, list[QWidget]]:
    around = QWidget()
    qtbot.addWidget(around)
    flow = FlowLayout(around, gap=10, row_gap=5, is_one_row=is_one_row)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(40, 20)
        flow.addWidget(part)
    around.resize(width, flow.heightForWidth(width))
    return around, parts


@pytest.mark.parametrize(("width", "height"), [(140, 20), (139, 45), (60, 70), (10, 70)])
def test_rows_break_where_the_width_ends(qtbot: QtBot, width: int, height: int) -> None:
    around, _ = flow_of(qtbot, width)
    layout = around.layout()
    assert layout is not None
    assert layout.heightForWidth(width) == height


def test_one_row_leaves_out_what_does_not_fit(qtbot: QtBot) -> None:
    around, parts = flow_of(qtbot, 100, is_one_row=True)
    for part in parts:
        part.setMinimumSize(0, 0)
    around.resize(100, 20)
    with qtbot.waitExposed(around):
        around.show()
    assert around.height() >= 20
    assert [part.geometry().right() < 100 for part in parts[:2]] == [True, True]
    assert parts[2].geometry().left() >= 100 or parts[2].width() == 0


def test_it_begins_where_reading_begins(qtbot: QtBot) -> None:
    around, parts = flow_of(qtbot, 200)
    around.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitExposed(around):
        around.show()
    assert parts[0].x() > parts[1].x() > parts[2].x()


def test_items_can_be_taken_out(qtbot: QtBot) -> None:
    around, parts = flow_of(qtbot, 200)
    flow = around.layout()
    assert flow is not None
    assert flow.itemAt(3) is None
    flow.removeWidget(parts[0])
    assert flow.count() == 2
