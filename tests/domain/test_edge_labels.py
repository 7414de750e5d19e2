"""The words of a line lie close to it, and on no other."""

from __future__ import annotations

from discovery_desk.domain.edge_labels import LabelPlaces
from discovery_desk.domain.edge_routes import Ledger, pieces_of
from discovery_desk.domain.geometry import Point, Rect, Size

LEFT, RIGHT = Rect(0, 100, 130, 74), Rect(190, 100, 130, 60)
ACROSS = (Point(130, 128), Point(190, 128))
WORDS = Size(70, 14)


def placed(*others: tuple[Point, ...]) -> Rect | None:
    ledger = Ledger([piece for line in (ACROSS, *others) for piece in pieces_of(line)])
    return LabelPlaces([LEFT, RIGHT], [], ledger, [], (2.0, 318.0)).place(ACROSS, WORDS)


def test_words_too_wide_for_the_gap_go_to_the_nearer_side_of_the_row() -> None:
    found = placed()
    assert found
    assert found.bottom <= LEFT.y


def test_words_lie_on_no_other_line() -> None:
    found = placed((Point(160, 0), Point(160, 98)))
    assert found
    assert not found.x < 160 < found.right or found.y > 98


def test_words_are_shortened_before_they_lie_on_another_line() -> None:
    fence = [(Point(x, 0), Point(x, 99)) for x in range(0, 320, 40)]
    below = [(Point(x, 175), Point(x, 400)) for x in range(0, 320, 40)]
    found = placed(*fence, *below)
    assert found
    assert found.width < WORDS.width
