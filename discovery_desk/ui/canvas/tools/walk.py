"""Finds the box that an arrow key goes to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ASIDE = 3.0  # going a pixel aside costs as much as this many pixels ahead


def next_box(boxes: Mapping[str, QRectF], start_id: str, key: Qt.Key) -> str:
    """The nearest box that way; the one at the start where there is none."""
    if start_id not in boxes:
        return next(iter(boxes), "")
    across, down = STEPS[key]
    start, best, nearest = boxes[start_id].center(), start_id, float("inf")
    for id_, box in boxes.items():
        step = box.center() - start
        ahead = step.x() * across + step.y() * down
        aside = abs(step.x() * down) + abs(step.y() * across)
        if ahead > 1 and ahead > aside * 0.6 and ahead + aside * ASIDE < nearest:
            best, nearest = id_, ahead + aside * ASIDE
    return best
