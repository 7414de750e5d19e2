"""Choosing for the page with real keys: what is typed and where the focus is survive everything that happens around."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import DiskFull
from discovery_desk.domain.interview import InterviewStatus
from discovery_desk.domain.sharing import ShareForm
from discovery_desk.domain.snapshot import Quote
from discovery_desk.services import exporting, insights, interviews, notes, opportunities, sharing, snapshots
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from tests.ui.snapshot.conftest import Page

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def refuse(*_: object, **__: object) -> NoReturn:
    raise DiskFull(Path("kitchen.desk"))


def test_an_empty_page_says_how_its_words_come(empty: Page) -> None:
    assert "Start a note with >" in empty.words()
    assert "✓ Photo or initials" in empty.words()
    assert "✓ Quote" not in empty.words()


def test_a_filled_page_has_a_row_for_everything(filled: Page) -> None:
    first, second = (one.id for one in opportunities.of_interview(filled.desk, filled.id))
    assert filled.editor(f"opportunity:{first}").toPlainText() == "I can't tell what is missing"
    assert filled.editor(f"opportunity:{second}").accessibleName() == "Opportunity 2"
    assert "Start a note with >" not in filled.words()
    (chosen, _) = snapshots.quote_choices(filled.desk, filled.id)
    assert filled.editor(f"quote:{chosen.note_id}").toPlainText() == "Eleven people had to notice"
    assert "“I just knew”" in filled.words()
    assert "✓ Quote" in filled.words()


@pytest.mark.parametrize(
    ("adder", "kept"),
    [
        ("new-insight", lambda page: page.insights()),
        ("new-opportunity", lambda page: page.on_page()),
        ("new-fact", lambda page: [one.text for one in snapshots.page(page.desk, page.id).facts]),
    ],
)
def test_one_after_the_other_is_added_without_leaving_the_line(empty, adder, kept) -> None:  # type: ignore[no-untyped-def]
    line = empty.into(adder)
    for words in ("one", "two", "three"):
        empty.types(words)
        empty.presses(Key.Key_Return)
        assert line.toPlainText() == ""
        assert QApplication.focusWidget() is line
    assert kept(empty) == ["one", "two", "three"]


def test_half_typed_words_survive_what_happens_elsewhere(filled: Page, qapp: QApplication) -> None:
    line = filled.into("new-insight")
    filled.types("half typed")
    opportunities.add(filled.desk, filled.id, "from elsewhere")
    filled.desk.undo()
    theme = Theme(is_dark=True, scale=1.5)
    themes.apply(qapp, theme)
    filled.panel._place.wear(theme)
    assert filled.editor("new-insight") is line
    assert line.toPlainText() == "half typed"
    assert QApplication.focusWidget() is line
    filled.presses(Key.Key_Return)
    assert filled.insights()[-1] == "half typed"


def test_rows_follow_a_change_made_elsewhere(filled: Page) -> None:
    first, second = opportunities.of_interview(filled.desk, filled.id)
    opportunities.reword(filled.desk, first.id, "reworded")
    snapshots.move_on_page(filled.desk, second.id, -1)
    assert filled.editor(f"opportunity:{first.id}").toPlainText() == "reworded"
    assert filled.editor(f"opportunity:{first.id}").accessibleName() == "Opportunity 2"
    (insight,) = insights.of_interview(filled.desk, filled.id)
    insights.delete(filled.desk, insight.id)
    assert not [e for e in filled.panel.findChildren(InlineEditor, f"insight:{insight.id}") if e.isVisible()]


def test_a_row_that_goes_while_it_is_edited_goes_quietly(filled: Page, qtbot: QtBot) -> None:
    (insight,) = insights.of_interview(filled.desk, filled.id)
    filled.into(f"insight:{insight.id}")
    filled.types("half")
    insights.delete(filled.desk, insight.id)
    qtbot.wait(1)
    assert filled.trouble == []
    assert filled.insights() == []
    assert QApplication.focusWidget() is not None


def test_moving_up_keeps_the_focus_and_tab_goes_as_the_eye_does(filled: Page, qtbot: QtBot) -> None:
    first, second = opportunities.of_interview(filled.desk, filled.id)
    line = filled.into(f"opportunity:{second.id}")
    up = next(t for t in line.parentWidget().findChildren(QToolButton) if t.accessibleName() == "Move up")
    up.setFocus()
    filled.presses(Key.Key_Space)
    assert filled.on_page() == [second.text, first.text]
    assert QApplication.focusWidget() is up
    other = filled.editor(f"opportunity:{first.id}")
    qtbot.waitUntil(lambda: line.mapToGlobal(line.pos()).y() < other.mapToGlobal(other.pos()).y())
    seen: list[int] = []
    stops: list[QWidget] = []
    filled.into(f"opportunity:{second.id}")
    while QApplication.focusWidget() is not filled.editor("new-insight"):
        stop = QApplication.focusWidget()
        assert stop is not None
        stops.append(stop)
        corner = stop.mapTo(filled.panel, stop.rect().topLeft())
        seen.append(corner.y())
        filled.presses(Key.Key_Tab)
    assert seen == sorted(seen)
    assert other in stops
    assert filled.editor("new-fact") in stops
    assert filled.trouble == []


def test_an_emptied_insight_goes_and_an_emptied_opportunity_comes_back(filled: Page) -> None:
    (insight,) = insights.of_interview(filled.desk, filled.id)
    filled.into(f"insight:{insight.id}")
    filled.presses(Key.Key_Delete)
    filled.presses(Key.Key_Return)
    assert filled.insights() == []
    first = opportunities.of_interview(filled.desk, filled.id)[0]
    line = filled.into(f"opportunity:{first.id}")
    filled.presses(Key.Key_Delete)
    filled.presses(Key.Key_Return)
    assert line.toPlainText() == first.text
    assert len(filled.trouble) == 1


def test_label_and_words_of_a_fact_change_one_without_the_other(filled: Page) -> None:
    (fact,) = snapshots.page(filled.desk, filled.id).facts
    words = filled.into(f"fact:{fact.id}")
    filled.types("half ty")
    label = filled.editor(f"fact-label:{fact.id}")
    label.selectAll()
    QTest.keyClicks(label, "Crew")
    QTest.keyClick(label, Key.Key_Return)
    (now,) = snapshots.page(filled.desk, filled.id).facts
    assert (now.label, now.text, words.toPlainText()) == ("Crew", "Leads 4", "half ty")


def test_what_was_refused_stays_and_can_be_tried_again(filled: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    line = filled.into("new-insight")
    filled.types("worth keeping")
    with monkeypatch.context() as patch:
        patch.setattr(insights, "add", refuse)
        filled.presses(Key.Key_Return)
    assert [type(one) for one in filled.trouble] == [DiskFull]
    assert line.toPlainText() == "worth keeping"
    filled.presses(Key.Key_Return)
    assert filled.insights()[-1] == "worth keeping"
    assert line.toPlainText() == ""


def test_the_mark_goes_back_when_a_quote_cannot_be_chosen(filled: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = filled.panel.composer.findChildren(QRadioButton)
    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "choose_quote", refuse)
        second.click()
    assert (first.isChecked(), second.isChecked()) == (True, False)
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert [one.text for one in filled.desk.read.all(Quote)] == ["I just knew"]
    filled.desk.undo()
    assert (first.isChecked(), second.isChecked()) == (True, False)


def test_what_is_half_typed_is_kept_for_its_own_interview(filled: Page) -> None:
    other = interviews.prepare(filled.desk, "Grace")
    filled.into("new-insight")
    filled.types("of Ada")
    filled.panel.show_interview(other.id)
    assert filled.insights()[-1] == "of Ada"
    assert filled.editor("new-insight").toPlainText() == ""
    assert insights.of_interview(filled.desk, other.id) == ()


def test_the_page_that_is_saved_is_the_one_of_this_moment(filled: Page, tmp_path: Path) -> None:
    def saved() -> str:
        target = tmp_path / "page.md"
        assert filled.panel.sharing.files.save_to(target, ShareForm.MARKDOWN)
        return target.read_text("utf-8")

    assert "added while hidden" not in saved()
    filled.panel.hide()
    opportunities.add(filled.desk, filled.id, "added while hidden")
    assert "added while hidden" in saved()
    filled.panel.show()
    filled.into("new-insight")
    filled.types("half typed")
    assert "half typed" in saved()
    assert filled.insights()[-1] == "half typed"


def test_the_picture_is_that_of_the_page(filled: Page) -> None:
    filled.panel.copy_image()
    before = QGuiApplication.clipboard().image()
    filled.panel.hide()
    opportunities.add(filled.desk, filled.id, "added while hidden")
    filled.panel.copy_image()
    after = QGuiApplication.clipboard().image()
    assert not before.isNull()
    assert before != after


def test_saving_says_whether_it_worked(filled: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interviews.end(filled.desk, filled.id)
    target = tmp_path / "page.pdf"
    with monkeypatch.context() as patch:
        patch.setattr(exporting, "write_whole", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        assert not filled.panel.save_to(target)
    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "mark_done", refuse)
        assert not filled.panel.save_to(target)
    assert len(filled.trouble) == 2
    assert filled.panel.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert interviews.get(filled.desk, filled.id).status is InterviewStatus.SNAPSHOT_DONE


def test_a_page_that_cannot_be_made_is_told(filled: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "page_pdf", refuse)
    monkeypatch.setattr(sharing, "exported", refuse)
    opportunities.add(filled.desk, filled.id, "to be drawn")
    filled.panel._page_timer.flush()
    assert len(filled.trouble) == 1
    assert not filled.panel.save_to(tmp_path / "page.pdf")
    filled.panel.copy_image()
    monkeypatch.setattr(exporting, "file_name", refuse)
    filled.panel.export_pdf()
    assert [type(one) for one in filled.trouble] == [DiskFull] * 4


def test_a_row_of_the_notes_outlives_its_tick_and_the_undo_of_it(filled: Page) -> None:
    """Qt is still at work on the row when its tick is told: a row made anew then has brought the program down."""
    first = opportunities.of_interview(filled.desk, filled.id)[0].id
    filled.into(f"opportunity:{first}")
    filled.presses(Key.Key_N, ALT)
    ticks = filled.panel.tray.list
    rows = [ticks.item(at) for at in range(ticks.count())]
    ticks.setCurrentRow(0)
    filled.presses(Key.Key_Space)
    assert len(filled.desk.read.evidence(filled.id)[first]) == 2
    filled.desk.undo()
    assert len(filled.desk.read.evidence(filled.id)[first]) == 1
    assert all(shiboken6.isValid(row) for row in rows)
    assert [row.checkState() for row in rows].count(Qt.CheckState.Checked) == 1
    notes.keep(filled.desk, filled.id, "One more")
    assert ticks.count() == len(rows) + 1


def test_a_line_that_goes_to_another_place_stays_in_view(filled: Page, qtbot: QtBot) -> None:
    for n in range(9):
        opportunities.add(filled.desk, filled.id, f"I can't find the list of gate {n} in the dark")
    filled.panel.resize(1000, 420)
    first = opportunities.of_interview(filled.desk, filled.id)[0].id
    editor = filled.into(f"opportunity:{first}")
    filled.panel.composer.ensureWidgetVisible(editor)
    for _ in range(4):
        filled.presses(Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: editor.accessibleName() == "Opportunity 5")
    qtbot.waitUntil(lambda: not editor.visibleRegion().isEmpty())
