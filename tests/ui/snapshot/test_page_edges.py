"""The page on the screen has the same edge all around, and what stands beside each other stands on one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.snapshot.opportunity_rows import OpportunityRow
from discovery_desk.ui.snapshot.page_view import PageView
from tests.ui.snapshot.conftest import Page

A_PAGE = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>> endobj
trailer <</Root 1 0 R>>
"""


@pytest.mark.parametrize("size", [(901, 700), (900, 701), (900, 600), (901, 601)])
def test_the_page_has_the_same_edge_on_all_four_sides(qtbot: QtBot, qapp: QApplication, size: tuple[int, int]) -> None:
    theme = Theme()
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_pdf(A_PAGE, "A page")
    shown = view.grab().toImage()
    across = [shown.pixelColor(x, size[1] // 2).name() for x in range(size[0])]
    down = [shown.pixelColor(size[0] // 2, y).name() for y in range(size[1])]
    line, paper = theme.color("line").name(), "#ffffff"
    for row in (across, down):
        assert row.count(line) == 2
        edges = row.index(line), len(row) - 1 - row[::-1].index(line)
        assert set(row[edges[0] + 1 : edges[1]]) == {paper}


def middle(widget: QWidget, row: QWidget) -> int:
    return widget.mapTo(row, QPoint(0, widget.height() // 2)).y()


def test_what_can_be_done_with_an_opportunity_stands_on_one_line(filled: Page, qtbot: QtBot) -> None:
    row = filled.panel.findChildren(OpportunityRow)[0]
    qtbot.waitUntil(lambda: abs(middle(row.where, row) - middle(row.star, row)) <= 1)
