"""The interface shows every script that somebody may type."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from discovery_desk.ui.kit.fonts import load_fallback_fonts, load_fonts


def test_the_interface_has_four_weights(qapp: QApplication) -> None:
    family = load_fonts()
    assert {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)} == {400, 500, 600, 700}


@pytest.mark.parametrize("text", ["Ọbịọra", "日本語", "한국어", "مريم", "דנה", "हिन्दी", "বাংলা", "தமிழ்", "ไทย", "🎧"])
def test_no_script_shows_boxes(qapp: QApplication, text: str) -> None:
    font = QFont(load_fonts())
    load_fallback_fonts()
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert all(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())
