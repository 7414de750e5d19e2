"""A composite made with the keys alone, and with the mouse, on the map and in its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.composite_map import Composite
from discovery_desk.domain.composite_matching import steps_of
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.moment import Moment
from discovery_desk.services import composites, consent, interviews, moments
from discovery_desk.services.desk import Desk
from discovery_desk.ui.composite.composite_board import LEAST_DRAWN, CompositeBoard
from discovery_desk.ui.composite.composite_panel import CompositePanel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
TOLD = {
    "Ada": ("Opens the bank feed", "Rings the bank", "Waits for the bank's answer", "Pays the invoice"),
    "Bea": ("Reads her mail", "Rings the bank twice", "Waits two days for an answer", "Goes home"),
}


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Iterator[Workplace]:
    for name, labels in TOLD.items():
        interview = interviews.prepare(desk, name)
        for label in labels:
            moments.add(desk, interview.id, label)
    made = Workplace(desk, Theme())
    yield made
    made.bridge.cut()


@pytest.fixture
def panel(in_front: Callable[..., None], place: Workplace) -> CompositePanel:
    made = CompositePanel(place)
    in_front(made, 1200, 800)
    QTest.qWaitForWindowActive(made)
    made.take_focus()
    return made


@pytest.fixture
def board(panel: CompositePanel, desk: Desk) -> CompositeBoard:
    """Both stories side by side, and no step yet."""
    made = composites.make(desk, "Paying a supplier")
    composites.add_stories(desk, made.id, [one.story.id for one in reversed(composites.choices(desk, made.id))])
    panel.show_map(made.id)
    return panel.board


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def types(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def told(board: CompositeBoard, label: str) -> Moment:
    return next(one for lane in board.composite.lanes for one in lane.moments if one.label == label)


def go_to(board: CompositeBoard, label: str) -> None:
    board.view().select(told(board, label).id)


def steps(shown: Composite) -> dict[str, list[str]]:
    return {step.label: [one.label for one in shown.moments_at(step.id)] for step in shown.steps}


def begin_step(board: CompositeBoard, label: str) -> None:
    go_to(board, label)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Return)


def test_from_nothing_to_two_stories_side_by_side(panel: CompositePanel) -> None:
    assert QApplication.focusWidget() is panel.start.line
    types("Paying a supplier")
    press(Qt.Key.Key_Return)
    board = panel.board
    assert QApplication.focusWidget() is board.chooser.line
    types("bea")
    press(Qt.Key.Key_Return)
    assert [lane.person for lane in board.composite.lanes] == ["Bea"]
    assert board.header.label == "Composite of 1 story: nobody lived this one"
    board.chooser.line.clear()
    press(Qt.Key.Key_Return)
    assert board.header.label == "Composite of 2 stories: nobody lived this one"
    assert board.chooser.isHidden() and QApplication.focusWidget() is board.map.canvas


def test_a_composite_needs_a_name_and_what_was_typed_stays(panel: CompositePanel, place: Workplace) -> None:
    told_of: list[object] = []
    place.trouble.connect(told_of.append)
    types("  ")
    press(Qt.Key.Key_Return)
    assert panel.currentWidget() is panel.start and len(told_of) == 1


def test_escape_leads_back_step_by_step(panel: CompositePanel, board: CompositeBoard, qtbot: QtBot) -> None:
    go_to(board, "Rings the bank")
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_Escape)  # a new step was begun, as there was none; its name stays as it is
    go_to(board, "Goes home")
    press(Qt.Key.Key_M)
    assert not board.chooser.isHidden()
    press(Qt.Key.Key_Escape)
    assert board.chooser.isHidden()
    press(Qt.Key.Key_Escape)
    assert board.current_id == ""
    press(Qt.Key.Key_Escape)
    assert panel.currentWidget() is panel.start
    assert QApplication.focusWidget() is panel.start.list
    with qtbot.waitSignal(panel.left):
        press(Qt.Key.Key_Escape)


def test_a_step_from_a_moment_is_named_at_once(board: CompositeBoard) -> None:
    go_to(board, "Rings the bank")
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_A, CTRL)
    types("They ring")
    press(Qt.Key.Key_Return)
    assert steps(board.composite) == {"They ring": ["Rings the bank"]}


def test_a_suggestion_is_dashed_says_why_and_is_taken_with_enter(board: CompositeBoard, desk: Desk) -> None:
    begin_step(board, "Rings the bank")
    offered = told(board, "Rings the bank twice")
    look = board.map.canvas.canvas.node_items[offered.id].look
    assert look.is_dashed and look.badges == ("?",)
    assert not board.map.canvas.canvas.node_items[told(board, "Goes home").id].look.is_dashed
    go_to(board, "Rings the bank twice")
    assert "“rings”, “bank”" in board.card.words[1]
    assert "Suggested for “Rings the bank”" in look.spoken
    press(Qt.Key.Key_Return)
    assert steps(board.composite) == {"Rings the bank": ["Rings the bank", "Rings the bank twice"]}
    assert not board.map.canvas.canvas.node_items[offered.id].look.is_dashed
    assert desk.undo() == "Match a moment"
    assert board.offered


def test_a_suggestion_that_is_declined_does_not_come_again(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    go_to(board, "Rings the bank twice")
    press(Qt.Key.Key_U)
    assert not steps_of(board.offered.values())
    begin_step(board, "Pays the invoice")
    assert told(board, "Rings the bank twice").id not in board.offered


def test_two_moments_that_are_alike_begin_a_step_with_enter(board: CompositeBoard, desk: Desk) -> None:
    go_to(board, "Rings the bank twice")
    assert board.card.words[1].startswith("Like “Rings the bank” of Ada: both say")
    press(Qt.Key.Key_Return)
    types("They ring")
    press(Qt.Key.Key_Return)
    assert steps(board.composite)["They ring"] == ["Rings the bank", "Rings the bank twice"]
    go_to(board, "Waits two days for an answer")
    press(Qt.Key.Key_U)
    assert not board.offered


def test_all_suggestions_of_a_step_are_one_step_back(board: CompositeBoard, desk: Desk) -> None:
    cleo = interviews.prepare(desk, "Cleo")
    moment = moments.add(desk, cleo.id, "Rings the bank at once")
    composites.add_story(desk, board.composite.map.id, moment.story_id)
    begin_step(board, "Rings the bank")
    assert len(steps_of(board.offered.values())) == 2
    board.view().select(board.composite.steps[0].id)
    press(Qt.Key.Key_Return, SHIFT)
    assert len(board.composite.moments_at(board.composite.steps[0].id)) == 3
    desk.undo()
    assert len(steps_of(board.offered.values())) == 2


def test_suggestions_can_be_put_away(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    press(Qt.Key.Key_S)
    assert not board.offered
    assert not board.map.canvas.canvas.node_items[told(board, "Rings the bank twice").id].look.is_dashed
    press(Qt.Key.Key_S)
    assert board.offered


def test_matching_asks_which_step(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    begin_step(board, "Pays the invoice")
    go_to(board, "Goes home")
    press(Qt.Key.Key_M)
    types("pays")
    press(Qt.Key.Key_Return)
    assert steps(board.composite)["Pays the invoice"] == ["Pays the invoice", "Goes home"]
    assert QApplication.focusWidget() is board.map.canvas
    press(Qt.Key.Key_U)
    assert steps(board.composite)["Pays the invoice"] == ["Pays the invoice"]


def test_the_chooser_makes_a_new_step_too(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    go_to(board, "Goes home")
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert list(steps(board.composite)) == ["Rings the bank", "Goes home"]


def test_steps_are_reordered_in_the_direction_of_the_arrow(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    begin_step(board, "Pays the invoice")
    go_to(board, "Rings the bank")
    press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert list(steps(board.composite)) == ["Pays the invoice", "Rings the bank"]
    board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert list(steps(board.composite)) == ["Rings the bank", "Pays the invoice"]


def test_stories_are_reordered_and_taken_out(board: CompositeBoard, place: Workplace) -> None:
    go_to(board, "Goes home")
    press(Qt.Key.Key_Up, CTRL | SHIFT)
    assert [lane.person for lane in board.composite.lanes] == ["Bea", "Ada"]
    board.view().select(board.composite.lanes[0].id)
    press(Qt.Key.Key_Delete)
    assert [lane.person for lane in board.composite.lanes] == ["Ada"]


def test_steps_are_joined_and_removed(board: CompositeBoard) -> None:
    for label in ("Rings the bank", "Waits for the bank's answer", "Pays the invoice"):
        begin_step(board, label)
    board.view().select(board.composite.steps[0].id)
    press(Qt.Key.Key_J)
    assert list(steps(board.composite)) == ["Rings the bank", "Pays the invoice"]
    assert len(steps(board.composite)["Rings the bank"]) == 2
    press(Qt.Key.Key_Delete)
    assert list(steps(board.composite)) == ["Pays the invoice"]


def test_a_step_without_a_moment_is_added_and_renamed(board: CompositeBoard) -> None:
    board.view().setFocus()
    press(Qt.Key.Key_N)
    types("They wait")
    press(Qt.Key.Key_Return)
    assert steps(board.composite) == {"They wait": []}
    press(Qt.Key.Key_F2)
    types("They all wait")
    press(Qt.Key.Key_Return)
    assert list(steps(board.composite)) == ["They all wait"]


def test_every_box_leads_to_its_person(board: CompositeBoard, qtbot: QtBot) -> None:
    moment = told(board, "Goes home")
    assert "B" in board.map.canvas.canvas.node_items[moment.id].look.small
    go_to(board, "Goes home")
    assert "Bea" in board.card.words[1]
    with qtbot.waitSignal(board.moment_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [moment.interview_id, moment.id]
    board.view().select(board.composite.lanes[0].id)
    with qtbot.waitSignal(board.moment_asked) as asked:
        press(Qt.Key.Key_O)
    assert asked.args == [board.composite.lanes[0].interview_id, ""]


def test_a_name_that_is_withheld_is_replaced_everywhere(board: CompositeBoard, desk: Desk) -> None:
    lane = board.composite.lanes[1]
    consent.answer(desk, lane.interview_id, ConsentScope.NAME, is_given=False)
    looks = [item.look for item in board.map.canvas.canvas.node_items.values()]
    assert not any("Bea" in f"{look.label} {look.small} {look.spoken}" for look in looks)
    assert board.map.canvas.canvas.node_items[lane.id].look.label == "Person 2"
    go_to(board, "Goes home")
    assert "Person 2" in board.card.words[1]
    board.turn()
    assert board.table.rows.headerData(2, Qt.Orientation.Horizontal) == "Person 2"
    board.add_story()
    composites.remove_lane(desk, lane.id)
    assert [choice.words for choice in board.chooser._choices] == ["Name withheld"]
    assert "Bea" not in board.chooser._choices[0].about


def drag(board: CompositeBoard, key: str, to_x: float) -> None:
    canvas = board.map.canvas
    start = canvas.mapFromScene(canvas.canvas.node_items[key].box().center())
    end = QPoint(canvas.mapFromScene(to_x, 0).x(), start.y())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, start)
    for at in (start + QPoint(20, 0), end):
        QTest.mouseMove(canvas.viewport(), at)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, end)


def test_a_box_dragged_onto_a_step_is_matched_and_dragged_off_is_not(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    press(Qt.Key.Key_S)
    layout = board.map.canvas.layout_shown
    assert layout is not None
    column = layout.columns[board.composite.steps[0].id]
    drag(board, told(board, "Goes home").id, column.center.x)
    assert steps(board.composite)["Rings the bank"] == ["Rings the bank", "Goes home"]
    layout = board.map.canvas.layout_shown
    drag(board, told(board, "Goes home").id, layout.columns[board.composite.steps[0].id].right + 40)
    assert steps(board.composite)["Rings the bank"] == ["Rings the bank"]


def test_a_step_dragged_past_another_one_is_reordered(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    begin_step(board, "Pays the invoice")
    layout = board.map.canvas.layout_shown
    assert layout is not None
    first, second = board.composite.steps
    drag(board, first.id, layout.columns[second.id].right + 5)
    assert list(steps(board.composite)) == ["Pays the invoice", "Rings the bank"]


def test_a_line_from_one_moment_to_another_says_that_they_are_alike(board: CompositeBoard) -> None:
    ada, bea = told(board, "Pays the invoice"), told(board, "Goes home")
    board.map.canvas.edge_drawn.emit(bea.id, ada.id)
    assert steps(board.composite) == {"Pays the invoice": ["Pays the invoice", "Goes home"]}
    begin_step(board, "Rings the bank")
    first, second = board.composite.steps
    board.map.canvas.edge_drawn.emit(first.id, second.id)
    assert list(steps(board.composite)) == ["Pays the invoice"]


def test_a_double_click_opens_a_moment_and_renames_a_step(board: CompositeBoard, qtbot: QtBot) -> None:
    begin_step(board, "Rings the bank")
    canvas = board.map.canvas

    def at(key: str) -> QPoint:
        return canvas.mapFromScene(canvas.canvas.node_items[key].box().center())

    with qtbot.waitSignal(board.moment_asked):
        QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, at(told(board, "Goes home").id))
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, at(board.composite.steps[0].id))
    assert canvas.rename.is_open


def test_arrow_keys_walk_from_box_to_box(board: CompositeBoard) -> None:
    board.view().setFocus()
    go_to(board, "Opens the bank feed")
    press(Qt.Key.Key_Right)
    assert board.current_id == told(board, "Rings the bank").id
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert board.current_id == board.composite.lanes[0].id
    assert "story 1 of 2, Ada" in board.map.canvas.accessibleDescription()


def test_the_list_shows_the_same_and_takes_the_same_keys(board: CompositeBoard, qtbot: QtBot) -> None:
    begin_step(board, "Rings the bank")
    go_to(board, "Rings the bank twice")
    press(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is board.table
    assert board.current_id == told(board, "Rings the bank twice").id
    press(Qt.Key.Key_Return)
    assert len(steps(board.composite)["Rings the bank"]) == 2
    press(Qt.Key.Key_U)
    assert len(steps(board.composite)["Rings the bank"]) == 1
    go_to(board, "Goes home")
    press(Qt.Key.Key_N)
    types("They leave")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "They leave" in steps(board.composite))  # Qt takes it in a moment later
    assert steps(board.composite)["They leave"] == ["Goes home"]
    assert QApplication.focusWidget() is board.table
    board.table.select(board.composite.steps[1].id)
    press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert list(steps(board.composite)) == ["They leave", "Rings the bank"]
    press(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is board.map.canvas
    assert board.current_id == board.composite.steps[0].id


def test_every_box_of_the_map_is_a_cell_of_the_list(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    begin_step(board, "Goes home")
    rows = board.table.rows
    keys = [rows.key_at(rows.index(row, column)) for row in range(rows.rowCount()) for column in range(3)]
    shown = [key for key in keys if key]
    assert sorted(shown) == sorted(board.map.canvas.canvas.node_items)
    for row in range(rows.rowCount()):
        for column in range(3):
            index = rows.index(row, column)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            key = rows.key_at(index)
            assert spoken == (board.map.canvas.canvas.node_items[key].look.spoken if key else None)


def test_a_change_made_elsewhere_is_followed(panel: CompositePanel, board: CompositeBoard, desk: Desk) -> None:
    begin_step(board, "Rings the bank")
    moments.relabel(desk, told(board, "Goes home").id, "Walks home")
    assert told(board, "Walks home").id in board.map.canvas.canvas.node_items
    composites.remove(desk, board.composite.map.id)
    assert panel.currentWidget() is panel.start
    desk.undo()
    assert panel.start.list.count() == 1


def test_title_and_topic_are_changed_where_they_stand(board: CompositeBoard) -> None:
    board.header.topic.setFocus()
    types("money")
    press(Qt.Key.Key_Return)
    board.header.title.setFocus()
    press(Qt.Key.Key_A, CTRL)
    types("Paying")
    assert board.flush()
    assert (board.composite.map.title, board.composite.map.topic) == ("Paying", "money")


def test_the_start_page_opens_and_removes_with_the_keys(panel: CompositePanel, board: CompositeBoard) -> None:
    panel.show_all()
    assert "Composite of 2 stories: nobody lived this one" in panel.start.list.item(0).text()
    press(Qt.Key.Key_Return)
    assert panel.currentWidget() is board
    panel.show_all()
    press(Qt.Key.Key_Delete)
    assert panel.start.list.isHidden() and QApplication.focusWidget() is panel.start.line


def test_with_no_story_left_the_chooser_says_what_makes_one(board: CompositeBoard) -> None:
    press(Qt.Key.Key_A)
    assert "Notes that begin with +" in board.chooser._none.text()
    assert not board.chooser._none.isHidden()


def test_the_keys_stay_near_what_was_removed(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    begin_step(board, "Pays the invoice")
    board.view().select(board.composite.steps[1].id)
    press(Qt.Key.Key_Delete)
    assert board.current_id != ""
    board.view().select(board.composite.lanes[1].id)
    press(Qt.Key.Key_Delete)
    assert board.current_id in board.map.canvas.canvas.node_items


def test_a_step_that_goes_while_it_is_named_takes_its_editor_along(board: CompositeBoard, desk: Desk) -> None:
    go_to(board, "Rings the bank")
    press(Qt.Key.Key_N)
    types("Half ty")
    composites.remove_step(desk, board.composite.steps[0].id)
    assert not board.map.canvas.rename.is_open
    assert board.flush()


def test_the_menu_offers_what_the_line_below_offers(board: CompositeBoard) -> None:
    begin_step(board, "Rings the bank")
    go_to(board, "Rings the bank twice")
    menu = board.menu()
    assert [one.text().split("\t")[0] for one in menu.actions()][:3] == [
        "match here",
        "not this one",
        "open in the talk",
    ]
    menu.actions()[0].trigger()
    assert len(steps(board.composite)["Rings the bank"]) == 2
    menu.deleteLater()


def test_where_there_is_little_room_the_drawing_gives_way_and_not_a_button(
    panel: CompositePanel, board: CompositeBoard, qtbot: QtBot
) -> None:
    within = QWidget()  # a window would not become as small as this
    qtbot.addWidget(within)
    panel.removeWidget(board)
    board.setParent(within)
    board.resize(420, 600)
    board.show()
    within.show()
    board.add_story()
    QApplication.processEvents()
    wanted, *others = (one.heightForWidth(420) for one in (board.header, board.chooser, board.card))
    board.resize(420, wanted + LEAST_DRAWN + sum(others))
    QApplication.processEvents()
    assert board.header.height() == wanted


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_names_and_label_stand_on_the_side_of_the_window(panel: CompositePanel, is_mirrored: bool) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    header, start = panel.board.header, panel.start
    header.title.show_text("Finding cover for a shift")
    stands = (
        header.title.document().defaultTextOption(),
        header.topic.document().defaultTextOption(),
        *header.findChildren(QLabel),
        *start.findChildren(QLabel),
        start.line,
    )
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    assert all(one.alignment() & side for one in stands)
