"""The map of the interview in view leaves the window as a file or over the clipboard, and comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import importing, interviews, moments
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.window.main_window import MainWindow


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    heard: list[str] = []
    window.place.told.connect(heard.append)
    return heard


@pytest.fixture
def talk(window: MainWindow) -> InterviewId:
    found = importing.import_file(window.place.desk, importing.demo_files()[0])
    window.place.focus.look_at_interview(found.id)
    return found.id


def test_the_map_in_view_is_saved_as_its_ending_says(
    window: MainWindow, talk: InterviewId, told: list[str], tmp_path: Path
) -> None:
    for ending in ("canvas", "svg", "png", "mmd"):
        assert window.map_files.save_to(tmp_path / f"map.{ending}")
        assert told[-1].startswith(f"Saved {tmp_path / f'map.{ending}'}")
    assert json.loads((tmp_path / "map.canvas").read_text("utf-8"))["discoveryDesk"]["interview"] == talk
    assert "line of feelings" in told[-1]
    before = len(list(tmp_path.iterdir()))
    assert not window.map_files.save_to(tmp_path / "map.txt")
    assert len(list(tmp_path.iterdir())) == before


def test_a_file_of_another_kind_is_not_replaced(
    window: MainWindow, talk: InterviewId, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.svg"
    letter.write_text("Dear colleague")
    with qtbot.waitSignal(window.place.trouble):
        assert not window.map_files.save_to(letter)
    assert letter.read_text() == "Dear colleague"


def test_the_dialog_offers_the_four_kinds_and_gives_each_its_ending(window: MainWindow, talk: InterviewId) -> None:
    window.actions_by_name["export-map"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    endings = []
    for words in dialog.nameFilters():
        dialog.filterSelected.emit(words)
        endings.append(dialog.defaultSuffix())
    assert endings == ["canvas", "svg", "png", "mmd"]
    dialog.reject()


def test_the_clipboard_holds_pixels_and_a_drawing(window: MainWindow, talk: InterviewId) -> None:
    window.actions_by_name["copy-map"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    image = data.imageData()
    assert isinstance(image, QImage)
    root = ElementTree.fromstring(bytes(data.data("image/svg+xml").data()))
    assert image.width() == round(2 * float(root.get("width", 0)))
    assert image.pixelColor(0, 0) == Theme().color("surface")


def test_a_picture_is_as_dark_as_the_screen_and_never_see_through(
    window: MainWindow, talk: InterviewId, qapp: QApplication, tmp_path: Path
) -> None:
    dark = Theme(is_dark=True, scale=1.5)
    window.wear(dark)
    window.map_files.save_to(tmp_path / "map.png")
    image = QImage(str(tmp_path / "map.png"))
    assert not image.hasAlphaChannel()
    assert image.pixelColor(0, 0) == QColor(dark.color("surface"))


def test_without_a_map_nothing_is_asked(window: MainWindow, told: list[str]) -> None:
    window.place.focus.look_at_interview(interviews.prepare(window.place.desk, "Ada").id)
    window.actions_by_name["export-map"].trigger()
    window.actions_by_name["copy-map"].trigger()
    assert window.findChildren(QFileDialog) == []
    assert told == ["There is no map yet: start a note with + and it becomes a box."] * 2


def test_a_map_that_comes_back_says_what_it_changed(
    window: MainWindow, talk: InterviewId, told: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "map.canvas"
    window.map_files.save_to(target)
    window.dialogs.import_files([str(target)])
    assert told[-1] == "A map of “Covering a Friday night shift from the ward”; nothing to change."
    moments.delete(window.place.desk, [window.place.desk.read.moments(talk)[0].id])
    window.dialogs.import_files([str(target)])
    assert "1 moment added" in told[-1]
    assert len(window.place.desk.read.moments(talk)) == 10
