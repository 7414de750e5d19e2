"""The page leaves the Snapshot screen by keys, in every form, and what left is there to see and to put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import DeskError, FileExists
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.sharing import Share, ShareForm
from discovery_desk.services import facts, importing, interviews, sharing
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.sharing_strip import SharingStrip
from discovery_desk.ui.snapshot.snapshot_panel import SnapshotPanel

Key = Qt.Key
SWAP, _, INVOICE, _ = importing.demo_files()


@dataclass
class Screen:
    panel: SnapshotPanel
    desk: Desk
    talk: Interview
    told: list[str]
    trouble: list[DeskError]

    @property
    def strip(self) -> SharingStrip:
        return self.panel.sharing

    @property
    def log(self) -> tuple[Share, ...]:
        return sharing.of_interview(self.desk, self.talk.id)

    @property
    def words(self) -> str:
        shown = [label.text() for label in self.strip.findChildren(QLabel) if label.isVisible()]
        return "\n".join(shown)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def by_menu(self, letter: Qt.Key) -> None:
        self.strip.open_menu()
        QTest.keyClick(self.strip.menu, letter)

    def dialog(self) -> QFileDialog:
        (found,) = (one for one in self.panel.findChildren(QFileDialog) if one.isVisible())
        return found


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Screen]:
    place = Workplace(desk, Theme())
    talk = importing.import_file(desk, INVOICE)
    panel = SnapshotPanel(place)
    panel.resize(1200, 800)
    panel.show_interview(talk.id)
    made = Screen(panel, desk, talk, [], [])
    place.told.connect(made.told.append)
    place.trouble.connect(made.trouble.append)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield made
    panel.close()
    panel.deleteLater()
    place.bridge.cut()
    place.deleteLater()


def test_nothing_is_said_before_anything_has_left(screen: Screen) -> None:
    assert not screen.strip.line.isVisible()


@pytest.mark.parametrize(
    ("form", "head"),
    [
        (ShareForm.PDF, b"%PDF-"),
        (ShareForm.PNG, b"\x89PNG"),
        (ShareForm.MARKDOWN, b"# "),
        (ShareForm.HTML, b"<!doctype html>"),
        (ShareForm.INTRODUCTION, b"%PDF-"),
    ],
)
def test_every_form_is_saved_and_logged(screen: Screen, form: ShareForm, head: bytes, tmp_path: Path) -> None:
    target = tmp_path / f"page.{sharing.ENDINGS[form]}"
    assert screen.strip.files.save_to(target, form)
    assert target.read_bytes().startswith(head)
    assert [(one.form, one.file) for one in screen.log] == [(form, str(target))]
    assert screen.told == [f"Saved {target}"]
    assert "Shared 1 ×" in screen.words


def test_only_a_page_of_the_person_makes_the_snapshot_done(screen: Screen, tmp_path: Path) -> None:
    fresh = interviews.prepare(screen.desk, "Marit")
    interviews.start_clock(screen.desk, fresh.id)
    interviews.end(screen.desk, fresh.id)
    screen.panel.show_interview(fresh.id)
    screen.strip.files.save_to(tmp_path / "letter.pdf", ShareForm.INTRODUCTION)
    assert interviews.get(screen.desk, fresh.id).status is InterviewStatus.ENDED
    screen.strip.files.save_to(tmp_path / "page.png", ShareForm.PNG)
    assert interviews.get(screen.desk, fresh.id).status is InterviewStatus.SNAPSHOT_DONE


def test_copies_are_logged_too(screen: Screen) -> None:
    screen.by_menu(Key.Key_I)
    assert not QGuiApplication.clipboard().image().isNull()
    screen.by_menu(Key.Key_C)
    assert QGuiApplication.clipboard().text().startswith("# Chukwuemeka")
    screen.by_menu(Key.Key_T)
    assert "introducing us to Emeka" in QGuiApplication.clipboard().text()
    assert [one.form for one in screen.log] == [ShareForm.INTRODUCTION, ShareForm.MARKDOWN, ShareForm.PNG]
    assert not any(one.file for one in screen.log)


def test_the_menu_asks_where_to_with_the_right_ending(screen: Screen) -> None:
    for letter, ending in ((Key.Key_P, "pdf"), (Key.Key_N, "png"), (Key.Key_M, "md"), (Key.Key_H, "html")):
        screen.by_menu(letter)
        dialog = screen.dialog()
        assert dialog.defaultSuffix() == ending
        dialog.reject()
        QTest.qWait(0)


def test_what_is_there_is_not_overwritten_by_another_kind(screen: Screen, tmp_path: Path) -> None:
    target = tmp_path / "notes.md"
    target.write_text("my own", "utf-8")
    assert not screen.strip.files.save_to(target, ShareForm.MARKDOWN)
    assert [type(one) for one in screen.trouble] == [FileExists]
    assert target.read_text("utf-8") == "my own"
    assert screen.log == ()


def test_masks_change_the_page_are_counted_and_end_with_the_talk(screen: Screen, tmp_path: Path) -> None:
    screen.strip.files.choice.set_mask(Mask.NAME, True)
    assert "Withheld: name (mask)" in screen.panel.privacy.words
    screen.strip.files.save_to(tmp_path / "page.md", ShareForm.MARKDOWN)
    assert "Chukwuemeka" not in (tmp_path / "page.md").read_text("utf-8")
    assert screen.log[0].masked == ("name",)
    other = importing.import_file(screen.desk, SWAP)
    screen.panel.show_interview(other.id)
    assert screen.strip.options.masks == frozenset()


def test_paper_and_direction_are_remembered(screen: Screen) -> None:
    place = screen.strip.files.choice
    place.take_paper("letter")
    place.set_portrait(True)
    place.set_evidence(True)
    again = SharingStrip(screen.panel._place, lambda: True, screen.panel)
    assert (again.options.shape.paper, again.options.shape.is_portrait, again.options.with_evidence) == (
        "letter",
        True,
        True,
    )


def test_the_page_on_the_screen_is_the_one_that_will_leave(screen: Screen, qtbot: QtBot) -> None:
    screen.panel._page_timer.flush()
    assert screen.panel.page_view._pdf
    for change in (
        lambda: screen.strip.files.choice.set_portrait(True),
        lambda: screen.strip.files.choice.set_mask(Mask.QUOTE, True),
        lambda: screen.strip.files.choice.set_evidence(True),
        screen.strip.files.choice.show_all,
    ):
        shown = screen.panel.page_view._pdf
        change()
        qtbot.waitUntil(lambda shown=shown: screen.panel.page_view._pdf != shown)


def test_to_whom_is_said_by_keys_and_offered_the_next_time(screen: Screen, tmp_path: Path) -> None:
    screen.panel.save_to(tmp_path / "a.pdf")
    screen.by_menu(Key.Key_W)
    QTest.keyClicks(QApplication.focusWidget(), "Ana")
    screen.presses(Key.Key_Return)
    assert screen.log[0].to_whom == "Ana"
    assert "Shared 1 ×: PDF to Ana, " in screen.words
    screen.panel.save_to(tmp_path / "b.pdf")
    assert screen.strip.line.to_whom.placeholderText() == "to whom? last time Ana"
    assert screen.log[0].to_whom == ""


def test_what_did_not_leave_is_struck_and_comes_back(screen: Screen, tmp_path: Path) -> None:
    screen.panel.save_to(tmp_path / "a.pdf")
    (entry,) = screen.log
    screen.strip.line.toggle.click()
    (row,) = screen.strip.line._rows.rows()
    row.struck.emit(entry.id)
    assert screen.log == ()
    assert not screen.strip.line.isVisible()
    screen.desk.undo()
    assert screen.log == (entry,)


def test_characters_without_a_font_are_named_before_anything_is_saved(screen: Screen, tmp_path: Path) -> None:
    facts.add(screen.desk, screen.talk.id, "from \u1000")
    screen.by_menu(Key.Key_P)
    assert not [one for one in screen.panel.findChildren(QFileDialog) if one.isVisible()]
    assert "Myanmar letter ka (U+1000)" in screen.words
    screen.presses(Key.Key_Space)
    screen.dialog().reject()
    assert "Myanmar" not in screen.words


def test_a_bundle_is_chosen_by_keys_in_the_order_of_choosing(screen: Screen, tmp_path: Path) -> None:
    other = importing.import_file(screen.desk, SWAP)
    screen.by_menu(Key.Key_B)
    screen.presses(Key.Key_Down)
    screen.presses(Key.Key_Space)
    chosen: list[object] = []
    screen.strip.bundle.chosen.connect(chosen.append)
    screen.presses(Key.Key_Return)
    assert chosen == [(screen.talk.id, other.id)]
    screen.dialog().reject()
    assert screen.strip.files.save_to(tmp_path / "both.pdf", ShareForm.BUNDLE, [screen.talk.id, other.id])
    assert len(screen.log) == len(sharing.of_interview(screen.desk, other.id)) == 1


def test_pages_of_a_bundle_are_moved_and_the_choice_is_left(screen: Screen) -> None:
    other = importing.import_file(screen.desk, SWAP)
    screen.by_menu(Key.Key_B)
    screen.presses(Key.Key_Down)
    screen.presses(Key.Key_Space)
    screen.presses(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    chosen: list[object] = []
    screen.strip.bundle.chosen.connect(chosen.append)
    screen.strip.bundle.make.click()
    assert chosen == [(other.id, screen.talk.id)]
    screen.dialog().reject()
    screen.by_menu(Key.Key_B)
    screen.presses(Key.Key_Escape)
    assert not screen.strip.bundle.isVisible()
