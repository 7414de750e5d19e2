"""The commands lay pages out with Qt; in a test session the full application has to be there first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application_first(qapp: QApplication) -> None:
    """Else the typesetter makes a smaller one, beside which no window can be."""
