"""Two talks side by side, from the key that opens the screen to the moment in its talk, and nothing of it on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from discovery_desk.services import composites, exporting, interviews, snapshots

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def tell(researcher, name: str, *lines: str):  # type: ignore[no-untyped-def]
    researcher.starts(name)
    for line in lines:
        researcher.writes(line)
    interview_id = researcher.interview.id
    interviews.end(researcher.desk, interview_id)
    return interview_id


def test_two_talks_are_laid_side_by_side_and_led_back_to(researcher) -> None:  # type: ignore[no-untyped-def]
    ada = tell(researcher, "Ada", "+ Opens the feed", "+ Rings the bank", "+ Waits for the answer of the bank")
    bea = tell(researcher, "Bea", "+ Rings the bank twice", "+ Waits two days for an answer", "+ Goes home")
    desk = researcher.desk
    before = [(snapshots.page(desk, one), exporting.snapshot_pdf(desk, one)) for one in (ada, bea)]
    researcher.presses(Qt.Key.Key_G, CTRL | SHIFT)
    researcher.types("Paying a supplier")
    researcher.presses(Qt.Key.Key_Return)
    researcher.types("Ada")
    researcher.presses(Qt.Key.Key_Return)
    researcher.presses(Qt.Key.Key_A, CTRL)
    researcher.types("Bea")
    researcher.presses(Qt.Key.Key_Return)
    board = researcher.window.composite.board
    assert board.header.label == "Composite of 2 stories: nobody lived this one"

    researcher.presses(Qt.Key.Key_Right)
    while board.composite.moment(board.current_id) is None or board.composite.moment(board.current_id).label[0] != "R":
        researcher.presses(Qt.Key.Key_Right)
    researcher.presses(Qt.Key.Key_N)
    researcher.presses(Qt.Key.Key_A, CTRL)
    researcher.types("They ring")
    researcher.presses(Qt.Key.Key_Return)
    assert [one.step_id is None for one in board.offered.values()].count(False) == 1
    researcher.presses(Qt.Key.Key_Return, SHIFT)
    made = composites.every(researcher.desk)[0].map
    shown = composites.shown(researcher.desk, made.id)
    assert [step.label for step in shown.steps] == ["They ring"]
    assert shown.people_at(shown.steps[0].id) == 2
    researcher.undoes()
    assert composites.shown(researcher.desk, made.id).people_at(shown.steps[0].id) == 1
    researcher.redoes()

    board.map.select(next(one.id for one in shown.lanes[1].moments if one.label == "Rings the bank twice"))
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.window.screens.current == "live"
    assert researcher.interview.id == bea
    assert researcher.window.live.map.view.current_id == board.current_id
    researcher.presses(Qt.Key.Key_G, CTRL | SHIFT)
    assert researcher.focused() is board.map.canvas
    assert [(snapshots.page(desk, one), exporting.snapshot_pdf(desk, one)) for one in (ada, bea)] == before
