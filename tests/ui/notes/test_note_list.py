"""The list of notes: equal to its rows, still where it was read, edited in place, smooth because it lays out little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import LONGEST_NOTE, Note, NoteId, NoteKind, Speaker
from discovery_desk.ui.kit.note_mime import NOTE_MIME, note_mime
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.notes import row_stack
from discovery_desk.ui.notes.note_list import NoteList
from discovery_desk.ui.notes.note_row import NoteRow, Span
from discovery_desk.ui.notes.row_layout import LaidRow, RowStyle
from discovery_desk.ui.notes.rows import rows_of

Key = Qt.Key


def rows(count: int, words: str = "Counts pallets by torchlight") -> list[NoteRow]:
    return [NoteRow(id=f"n{at}", time="10:00", text=f"{at} {words * (1 + at % 4)}") for at in range(count)]


@pytest.fixture
def notes(qtbot: QtBot) -> NoteList:
    made = NoteList(Theme())
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def editor_of(notes: NoteList) -> QPlainTextEdit:
    return next(one for one in notes.findChildren(QPlainTextEdit) if one.isVisible())


def pill_of(notes: NoteList) -> QPushButton:
    return notes.findChildren(QPushButton)[0]


def test_few_rows_stand_at_the_bottom(notes: NoteList) -> None:
    notes.show_rows(rows(2))
    gap = notes.viewport().height() - notes.row_rect("n1").bottom()
    assert 0 < gap < 12
    assert notes.row_rect("n0").bottom() + 1 == notes.row_rect("n1").top()


def test_it_stays_at_the_newest(notes: NoteList) -> None:
    many = rows(60)
    for count in (10, 30, 60):
        notes.show_rows(many[:count])
        last = notes.row_rect(f"n{count - 1}")
        assert last.top() >= 0 and last.bottom() < notes.viewport().height()
    assert notes.unseen_count() == 0


def test_a_reader_further_up_is_left_alone_and_told_how_many(notes: NoteList, qtbot: QtBot) -> None:
    many = rows(63)
    notes.show_rows(many[:60])
    notes.verticalScrollBar().setValue(200)
    before = {one: notes.row_rect(one).top() for one in ("n8", "n9")}
    notes.show_rows(many)
    assert {one: notes.row_rect(one).top() for one in before} == before
    assert notes.unseen_count() == 3
    assert pill_of(notes).isVisible()
    assert pill_of(notes).text() == "3 new"
    qtbot.mouseClick(pill_of(notes), Qt.MouseButton.LeftButton)
    assert notes.row_rect("n62").bottom() < notes.viewport().height()
    assert not pill_of(notes).isVisible()


def test_the_place_stays_when_rows_above_it_go_and_change(notes: NoteList) -> None:
    many = rows(80)
    notes.show_rows(many)
    notes.select("n40")
    notes.verticalScrollBar().setValue(notes.verticalScrollBar().value())
    first = next(row.id for row in many if notes.row_rect(row.id).bottom() > 0)
    before = notes.row_rect(first).top()
    changed = [replace(many[3], text="long " * 200), *many[5:]]
    notes.show_rows(changed)
    assert notes.row_rect(first).top() == before
    assert notes.selected_id() == "n40"


def test_scrolling_far_lands_on_rows_that_fit_together(notes: NoteList) -> None:
    many = rows(3000)
    notes.show_rows(many)
    notes.verticalScrollBar().setValue(notes.verticalScrollBar().maximum() // 2)
    shown = [row.id for row in many if notes.row_rect(row.id).intersects(notes.viewport().rect())]
    rects = [notes.row_rect(one) for one in shown]
    assert len(rects) > 3
    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(rects))


def test_only_what_is_seen_is_laid_out(notes: NoteList, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[str] = []

    def counted(row: NoteRow, style: RowStyle) -> LaidRow:
        laid.append(row.id)
        return LaidRow(row, style)

    monkeypatch.setattr(row_stack, "LaidRow", counted)
    many = rows(10_000)
    notes.show_rows(many)
    assert len(laid) < 60
    laid.clear()
    notes.show_rows([*many, NoteRow(id="new", time="11:00", text="one more")])
    assert laid == ["new"]


def test_keys_walk_through_the_rows(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows(rows(50))
    told: list[str] = []
    notes.selected.connect(told.append)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Home, Key.Key_Up, Key.Key_Down, Key.Key_End):
        qtbot.keyClick(notes, key)
    assert told == ["n49", "n48", "n0", "n1", "n49"]
    qtbot.keyClick(notes, Key.Key_PageUp)
    up = notes.selected_id()
    assert notes.viewport().rect().intersects(notes.row_rect(up))
    qtbot.keyClick(notes, Key.Key_PageDown)
    assert int(up[1:]) < int(notes.selected_id()[1:]) <= 49


def test_selecting_by_program_is_silent_and_described(notes: NoteList) -> None:
    notes.show_rows(
        [NoteRow(id="a", time="09:12", text="a <b>c", kind="quote", kind_word="Quote", tags=("pain",), remark="edited")]
    )
    told: list[str] = []
    notes.selected.connect(told.append)
    notes.select("a")
    assert told == []
    assert notes.accessibleDescription() == "09:12, Quote, a <b>c, pain, edited"
    notes.select("nowhere")
    assert notes.selected_id() == ""


def test_tab_into_the_list_selects_the_newest(notes: NoteList) -> None:
    notes.show_rows(rows(3))
    notes.clearFocus()
    notes.setFocus(Qt.FocusReason.TabFocusReason)
    assert notes.selected_id() == "n2"


def test_a_deleted_row_hands_the_selection_to_its_neighbour(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows(rows(5))
    notes.select("n2")
    asked: list[str] = []
    notes.delete_asked.connect(asked.append)
    qtbot.keyClick(notes, Key.Key_Delete)
    assert asked == ["n2"]
    notes.show_rows([row for row in rows(5) if row.id != "n2"])
    assert notes.selected_id() == "n3"
    notes.clearFocus()
    notes.show_rows([row for row in rows(5) if row.id not in ("n2", "n3")])
    assert notes.selected_id() == ""


def test_copy_takes_the_text_as_it_is(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows([NoteRow(id="a", time="09:12", text="a <b>c &amp; & x")])
    notes.select("a")
    qtbot.keyClick(notes, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a <b>c &amp; & x"


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Space, Key.Key_Return, 0x416, 0])
def test_letters_are_left_to_the_note_line(notes: NoteList, key: int) -> None:
    notes.show_rows(rows(2))
    notes.select("n1")
    event = QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier, "x")
    notes.keyPressEvent(event)
    assert not event.isAccepted()


def test_a_note_is_reworded_in_place(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows([NoteRow(id="a", time="09:12", text="a <b>c")])
    saved: list[tuple[str, str]] = []
    notes.edit_committed.connect(lambda one, text: saved.append((one, text)))
    qtbot.mouseDClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=notes.row_rect("a").center())
    editor = editor_of(notes)
    assert editor.toPlainText() == "a <b>c"
    qtbot.keyClicks(editor, " d")
    qtbot.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "e")
    qtbot.keyClick(editor, Key.Key_Return)
    assert saved == [("a", "a <b>c d\ne")]
    assert not editor.isVisible()
    assert notes.hasFocus()


def test_escape_leaves_a_note_as_it_was(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows(rows(3))
    saved: list[str] = []
    notes.edit_committed.connect(lambda _one, text: saved.append(text))
    notes.select("n1")
    qtbot.keyClick(notes, Key.Key_F2)
    qtbot.keyClicks(editor_of(notes), "x")
    qtbot.keyClick(editor_of(notes), Key.Key_Escape)
    assert saved == []


def test_leaving_the_editor_saves_once(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows(rows(3))
    saved: list[tuple[str, str]] = []
    notes.edit_committed.connect(lambda one, text: saved.append((one, text)))
    notes.edit("n1")
    editor_of(notes).setPlainText("new")
    notes.edit("n2")
    assert saved == [("n1", "new")]
    notes.setFocus(Qt.FocusReason.MouseFocusReason)
    assert saved == [("n1", "new")]


class Desk:
    """Keeps the words of notes, unless its disk is full."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []
        self.is_full = False

    def keep(self, note_id: str, text: str) -> bool:
        if not self.is_full:
            self.kept.append((note_id, text))
        return not self.is_full


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def kept_notes(qtbot: QtBot, desk: Desk) -> NoteList:
    """A list that is editing the second of its three rows."""
    made = NoteList(Theme(), commit=desk.keep)
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(rows(3))
    made.edit("n1")
    return made


def is_editing(notes: NoteList) -> bool:
    return any(one.isVisible() for one in notes.findChildren(QPlainTextEdit))


@pytest.mark.parametrize("others", [[], rows(1)])
def test_rows_that_are_replaced_take_no_edited_words_with_them(
    kept_notes: NoteList, desk: Desk, others: list[NoteRow]
) -> None:
    editor_of(kept_notes).setPlainText("new")
    kept_notes.show_rows(others)
    assert desk.kept == [("n1", "new")]
    assert not is_editing(kept_notes)


def test_an_untouched_editor_goes_with_its_row(kept_notes: NoteList, desk: Desk) -> None:
    kept_notes.show_rows([])
    assert desk.kept == []
    assert not is_editing(kept_notes)


def test_finishing_saves_what_is_being_edited(kept_notes: NoteList, desk: Desk) -> None:
    editor_of(kept_notes).setPlainText("new")
    assert kept_notes.finish_editing()
    assert desk.kept == [("n1", "new")]
    assert not is_editing(kept_notes)
    assert kept_notes.finish_editing()
    assert len(desk.kept) == 1


@pytest.mark.parametrize("leaves", ["enter", "focus", "finish", "another", "replace"])
def test_words_that_cannot_be_saved_stay_in_the_editor(
    kept_notes: NoteList, desk: Desk, qtbot: QtBot, leaves: str
) -> None:
    desk.is_full = True
    editor = editor_of(kept_notes)
    editor.setPlainText("new")
    ways: dict[str, Callable[[], object]] = {
        "enter": lambda: qtbot.keyClick(editor, Key.Key_Return),
        "focus": lambda: kept_notes.setFocus(Qt.FocusReason.MouseFocusReason),
        "finish": lambda: kept_notes.finish_editing() and pytest.fail("said to be saved"),
        "another": lambda: kept_notes.edit("n2"),
        "replace": lambda: kept_notes.show_rows(rows(1)),
    }
    ways[leaves]()
    assert editor_of(kept_notes).toPlainText() == "new"
    desk.is_full = False
    qtbot.keyClick(editor, Key.Key_Return)
    assert desk.kept == [("n1", "new")]
    assert not is_editing(kept_notes)


def test_saving_that_shows_the_rows_anew_saves_once(qtbot: QtBot) -> None:
    saved: list[str] = []

    def keep(note_id: str, text: str) -> bool:
        saved.append(text)
        notes.show_rows([NoteRow(id=note_id, time="10:00", text=text)])
        notes.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    notes = NoteList(Theme(), commit=keep)
    qtbot.addWidget(notes)
    notes.show()
    notes.show_rows(rows(2))
    notes.edit("n1")
    editor_of(notes).setPlainText("new")
    notes.show_rows([])
    assert saved == ["new"]


def test_words_that_stand_for_an_empty_note_are_no_words_of_it(kept_notes: NoteList, desk: Desk, qtbot: QtBot) -> None:
    kept_notes.show_rows([NoteRow(id="m", time="09:12", text="", placeholder="Mark: to be worded")])
    kept_notes.setFocus()
    kept_notes.select("m")
    assert kept_notes.accessibleDescription() == "09:12, Mark: to be worded"
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(kept_notes, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    qtbot.keyClick(kept_notes, Key.Key_F2)
    assert editor_of(kept_notes).toPlainText() == ""
    qtbot.keyClicks(editor_of(kept_notes), "counts twice")
    qtbot.keyClick(editor_of(kept_notes), Key.Key_Return)
    assert desk.kept == [("m", "counts twice")]


def test_the_row_of_an_empty_mark_asks_for_words_and_has_none() -> None:
    mark = Note(
        id=NoteId("m"),
        interview_id=InterviewId("i"),
        kind=NoteKind.MARK,
        text="",
        speaker=Speaker.PARTICIPANT,
        at_ms=0,
        keyed_ms=0,
        kept_ms=0,
    )
    (row,) = rows_of([mark], {}, Theme())
    assert (row.text, row.shown) == ("", "Mark: to be worded")
    (row,) = rows_of([replace(mark, text="counts twice")], {}, Theme())
    assert (row.text, row.shown) == ("counts twice", "counts twice")


def test_a_placeholder_is_painted(notes: NoteList) -> None:
    notes.show_rows([NoteRow(id="m", time="09:12", text="")])
    blank = notes.grab().toImage()
    notes.show_rows([NoteRow(id="m", time="09:12", text="", placeholder="Mark: to be worded")])
    assert notes.grab().toImage() != blank


def test_a_paste_that_a_note_has_no_room_for_is_refused_whole(kept_notes: NoteList) -> None:
    refused: list[RuleBroken] = []
    kept_notes.paste_refused.connect(refused.append)
    editor = editor_of(kept_notes)
    before = editor.toPlainText()
    mime = QMimeData()
    mime.setText("x " * LONGEST_NOTE)
    editor.insertFromMimeData(mime)
    assert [broken.rule for broken in refused] == ["paste-too-long"]
    assert editor.toPlainText() == before


def test_a_paste_may_take_the_place_of_what_is_selected(kept_notes: NoteList) -> None:
    editor = editor_of(kept_notes)
    editor.selectAll()
    mime = QMimeData()
    mime.setText("x " * (LONGEST_NOTE // 2))
    editor.insertFromMimeData(mime)
    assert len(editor.toPlainText()) == LONGEST_NOTE


def test_what_was_typed_beyond_the_longest_note_is_offered_whole(kept_notes: NoteList, desk: Desk) -> None:
    text = "y " * (LONGEST_NOTE // 2) + "end"
    editor_of(kept_notes).setPlainText(text)
    assert kept_notes.finish_editing()
    assert desk.kept[0][1] == text


def test_the_editor_follows_its_row_and_makes_room(notes: NoteList) -> None:
    notes.show_rows(rows(3))
    notes.edit("n1")
    editor_of(notes).setPlainText("one\ntwo\nthree\nfour\nfive")
    assert notes.row_rect("n1").height() >= editor_of(notes).height()
    notes.show_rows(rows(4))
    assert notes.row_rect("n1").intersects(editor_of(notes).geometry())
    assert editor_of(notes).toPlainText().startswith("one")


def test_a_dragged_row_carries_its_id() -> None:
    mime = note_mime("n1")
    assert bytes(mime.data(NOTE_MIME).data()) == b"n1"
    assert not mime.hasText()


def test_a_click_beside_the_rows_selects_nothing(notes: NoteList, qtbot: QtBot) -> None:
    notes.show_rows(rows(1))
    notes.select("n0")
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
    assert notes.selected_id() == ""


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_everything_that_can_be_in_a_row_can_be_painted(
    notes: NoteList, direction: Qt.LayoutDirection, scale: float
) -> None:
    notes.setLayoutDirection(direction)
    notes.set_theme(Theme(is_dark=True, scale=scale))
    strange = [
        "",
        "a <b>c",
        "x" * 20_000,
        "قالت إن السائق",
        "line\nbreak\n\nend",
        "👩‍👩‍👧 & \t &amp;",
        "倉庫の担当者は印刷",
    ]
    notes.show_rows(
        [
            NoteRow(
                id=str(at),
                time="1:02:03",
                text=text,
                kind="quote",
                sign="[ ]",
                tags=("pain", "y" * 300),
                remark="edited " * 40,
                is_rtl=at % 2 == 1,
                spans=(Span(0, 3), Span(90_000, 4)),
            )
            for at, text in enumerate(strange)
        ]
    )
    notes.grab()
    notes.verticalScrollBar().setValue(0)
    notes.grab()


def test_the_empty_list_says_how_to_start(notes: NoteList) -> None:
    blank = notes.grab().toImage()
    notes.show_rows(rows(1))
    assert notes.grab().toImage() != blank
    notes.show_rows([])
    assert notes.grab().toImage() == blank


def test_a_right_to_left_note_is_inked_on_the_right() -> None:
    style = RowStyle(Theme(), 500)
    laid = LaidRow(NoteRow(id="a", time="09:12", text="שלום", is_rtl=True), style)
    line = laid._text.lineAt(0)
    assert line.naturalTextRect().left() > style.text_width / 2


def test_another_interview_is_shown_from_its_newest(notes: NoteList) -> None:
    notes.show_rows(rows(60))
    notes.verticalScrollBar().setValue(100)
    notes.show_rows([replace(row, id=f"other {row.id}") for row in rows(70)])
    assert notes.row_rect("other n69").bottom() < notes.viewport().height()
    assert notes.unseen_count() == 0
    QApplication.processEvents()


def test_words_that_are_underlined_say_why(notes: NoteList, qtbot: QtBot) -> None:
    text = "👩‍🚀 I usually wait"
    span = Span(text.index("usually"), len("usually"), "a <general> rule")
    notes.show_rows([NoteRow(id="a", time="09:12", text=text, spans=(span,))])
    laid = LaidRow(NoteRow(id="a", time="09:12", text=text, spans=(span,)), RowStyle(Theme(), notes.viewport().width()))
    top, middle = notes.row_rect("a").top(), laid.text_rect(notes.row_rect("a").top()).center().y()
    letters = laid.text_rect(top)
    whys = [laid.why_at(QPoint(letters.left() + x, middle), top) for x in range(letters.width())]
    assert whys[0] == whys[-1] == ""
    marked = [x for x, why in enumerate(whys) if why == "a <general> rule"]
    width = notes.fontMetrics().horizontalAdvance("usually")
    assert abs(len(marked) - width) < width / 3
    point = QPoint(letters.left() + marked[len(marked) // 2], middle)
    event = QHelpEvent(QEvent.Type.ToolTip, point, notes.viewport().mapToGlobal(point))
    QApplication.sendEvent(notes.viewport(), event)
    assert "a &lt;general&gt; rule" in QToolTip.text()
    QToolTip.hideText()
    notes.select("a")
    assert notes.accessibleDescription() == f"09:12, {text}, usually: a <general> rule"


def test_a_stretch_of_the_talk_is_read_and_not_worked_on(notes: NoteList, qtbot: QtBot) -> None:
    gap = NoteRow(id="gap", time="", text="", placeholder="Gap 11:20–13:05", is_stretch=True)
    notes.show_rows([*rows(1), gap])
    asked: list[str] = []
    notes.delete_asked.connect(asked.append)
    qtbot.keyClick(notes, Key.Key_End)
    assert notes.accessibleDescription() == "Gap 11:20–13:05"
    for key in (Key.Key_Delete, Key.Key_F2):
        qtbot.keyClick(notes, key)
    notes.edit_time("gap")
    assert asked == []
    assert not [one for one in notes.findChildren(QWidget) if isinstance(one, QPlainTextEdit | QLineEdit)]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_time_stands_beside_the_sign_on_either_side(notes: NoteList, direction: Qt.LayoutDirection) -> None:
    """Not at the edge of the window: what is painted there is the ground alone."""
    notes.setLayoutDirection(direction)
    notes.show_rows([NoteRow(id="a", time="09:12", text="")])
    image = notes.viewport().grab().toImage()
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    edge = range(image.width() - 30, image.width()) if is_mirrored else range(30)
    ground = image.pixel(image.width() // 2, 5)
    rect = notes.row_rect("a")
    assert {image.pixel(x, y) for x in edge for y in range(rect.top(), rect.bottom())} == {ground}


def test_an_editor_is_as_high_as_its_script_needs_and_reads_from_its_side(notes: NoteList) -> None:
    notes.show_rows([NoteRow(id="a", time="09:12", text="كتبت إلى أحد عشر شخصا", is_rtl=True)])
    notes.edit("a")
    editor = editor_of(notes)
    block = editor.document().firstBlock()
    assert editor.blockBoundingGeometry(block).bottom() <= editor.viewport().height() + 1
    assert editor.cursorRect().right() < editor.viewport().width()
    assert editor.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight


def test_the_place_of_a_time_being_typed_goes_with_its_row(notes: NoteList) -> None:
    many = rows(3)
    notes.show_rows(many)
    notes.edit_time("n2")
    (field,) = notes.findChildren(QLineEdit)
    before = field.y() - notes.row_rect("n2").top()
    notes.show_rows([*many, NoteRow(id="n3", time="10:01", text="more")])
    assert field.y() - notes.row_rect("n2").top() == before
    notes.show_rows(many[:2])
    assert not field.isVisible()


def test_words_that_break_only_in_the_editor_are_all_seen_in_it(qtbot: QtBot) -> None:
    made = NoteList(Theme(scale=2.0))
    qtbot.addWidget(made)
    made.resize(480, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows([replace(rows(1)[0], text="Signs for 11, notes it by hand")])
    made.edit("n0")
    editor = editor_of(made)
    assert editor.document().size().height() > 1
    assert editor.height() >= editor.wanted_height()
