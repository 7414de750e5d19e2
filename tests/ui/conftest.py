"""Every test of the interface starts from the program's own fonts and dress, at life size, from left to right."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _dressed(dressed: None) -> None:
    """What `dressed` does, for all of them."""
