"""Pages go out of the window by one key for all the forms, and come in from another desk, which is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import AlreadyImported
from discovery_desk.domain.sharing import ShareForm
from discovery_desk.services import consent, importing, interviews, sharing
from discovery_desk.services import desk as desks
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, Theme())
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()


def test_a_page_is_brought_in_and_known_the_next_time(window: MainWindow, tmp_path: Path) -> None:
    desks.new_desk(tmp_path / "theirs.desk", "Theirs")
    theirs = desks.open_desk(tmp_path / "theirs.desk")
    sent = [importing.import_file(theirs, file).id for file in importing.demo_files()[:2]]
    page, both = tmp_path / "page.pdf", tmp_path / "both.pdf"
    sharing.save(theirs, page, sharing.exported(theirs, sent[:1], ShareForm.PDF))
    sharing.save(theirs, both, sharing.exported(theirs, sent, ShareForm.BUNDLE))
    theirs.close()
    told: list[str] = []
    trouble: list[object] = []
    window.place.told.connect(told.append)
    window.place.trouble.connect(trouble.append)
    window.dialogs.import_files([str(page)])
    assert told == ["A page, imported as “Covering a Friday night shift from the ward”."]
    window.dialogs.import_files([str(page)])
    assert [type(one) for one in trouble] == [AlreadyImported]
    window.dialogs.import_files([str(both)])
    assert told[1:] == [
        "A page, imported as “The engagement cake and the wrong Thursday”. 1 page is in this desk already."
    ]
    assert len(interviews.summaries(window.place.desk)) == 2


def test_one_key_offers_every_form_from_any_screen(window: MainWindow) -> None:
    importing.import_file(window.place.desk, importing.demo_files()[2])
    window.go("home")
    window.actions_by_name["share"].trigger()
    menu = window.snapshot.sharing.menu
    assert window.screens.current == "snapshots"
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().startswith("# Chukwuemeka")


def test_the_menu_waits_until_there_is_a_page(window: MainWindow) -> None:
    window.actions_by_name["share"].trigger()
    assert not window.snapshot.sharing.menu.isVisible()


def test_marked_pages_leave_as_one_file_that_is_logged_for_each(window: MainWindow, tmp_path: Path) -> None:
    desk, target = window.place.desk, tmp_path / "both.pdf"
    talks = [importing.import_file(desk, file).id for file in importing.demo_files()[:2]]
    for talk in talks:
        consent.answer(desk, talk, ConsentScope.QUOTE, is_given=False)
    told: list[str] = []
    window.place.told.connect(told.append)
    window.bundle_files.choose_target(talks)
    (dialog,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert (dialog.defaultSuffix(), Path(dialog.selectedFiles()[0]).name) == ("pdf", "2 snapshots.pdf")
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_bytes().startswith(b"%PDF")
    assert told == [f"Saved {target}. On 2 pages something is withheld."]
    assert [[(one.form, one.file) for one in sharing.of_interview(desk, talk)] for talk in talks] == [
        [(ShareForm.BUNDLE, str(target))]
    ] * 2
