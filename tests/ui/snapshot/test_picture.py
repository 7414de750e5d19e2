"""The picture of the person at the composer: brought, dropped, pasted, cropped by keys and by hand, allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.participant import PhotoKind, Picture
from discovery_desk.services import photos, snapshots
from discovery_desk.ui.snapshot.picture_card import PictureCard
from tests.ui.snapshot.conftest import Page

Key = Qt.Key


@pytest.fixture
def card(empty: Page) -> PictureCard:
    return empty.panel.composer.picture


def image(width: int = 400, height: int = 200) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(0xFF8899AA)
    return made


def kept(page: Page) -> Picture:
    (found,) = page.desk.read.all(Picture)
    return found


def on_clipboard(page: Page) -> None:
    QGuiApplication.clipboard().setImage(image())


def test_a_picture_is_pasted_and_cropped_by_keys(empty: Page, card: PictureCard) -> None:
    on_clipboard(empty)
    empty.panel.composer.setFocus()
    empty.presses(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (kept(empty).width, kept(empty).height) == (400, 200)
    card.crop.setFocus()
    empty.presses(Key.Key_Space)
    assert QApplication.focusWidget() is card.view
    for _ in range(3):
        empty.presses(Key.Key_Plus)
    closer = kept(empty)
    assert closer.crop_side < 1
    empty.presses(Key.Key_Right)
    empty.presses(Key.Key_Down)
    assert kept(empty).crop_x > closer.crop_x
    assert kept(empty).crop_y > closer.crop_y
    empty.presses(Key.Key_Home)
    assert kept(empty).crop_x == pytest.approx((2 - kept(empty).crop_side) / 2)
    empty.presses(Key.Key_Minus)
    assert kept(empty).crop_side > closer.crop_side
    empty.presses(Key.Key_Return)
    assert QApplication.focusWidget() is card.crop
    empty.desk.undo()
    assert kept(empty).crop_side == 0


def test_escape_leaves_the_crop_as_it_was(empty: Page, card: PictureCard) -> None:
    on_clipboard(empty)
    card.paste.click()
    card.crop.click()
    before = photos.shown(kept(empty))
    empty.presses(Key.Key_Plus)
    empty.presses(Key.Key_Escape)
    assert photos.shown(kept(empty)) == before
    assert not card.view.is_open


def test_the_square_is_dragged_by_hand_and_kept_on_letting_go(empty: Page, card: PictureCard) -> None:
    on_clipboard(empty)
    card.paste.click()
    card.crop.click()
    view = card.view
    middle = QPoint(view.width() // 2, view.height() // 2)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(400, 0))
    assert kept(empty).crop_side == 0
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(400, 0))
    assert (kept(empty).crop_x, kept(empty).crop_side) == (1.0, 1.0)


def test_a_file_is_dropped_anywhere_on_the_screen_and_is_no_text(
    empty: Page, card: PictureCard, tmp_path: Path
) -> None:
    path = tmp_path / "face.png"
    image(90, 120).save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert not empty.editor("new-insight").canInsertFromMimeData(mime)
    empty.panel.dropEvent(event)
    assert kept(empty).height == 120


def test_an_address_from_elsewhere_is_not_fetched(empty: Page, card: PictureCard) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/face.png")])
    card.take(mime)
    assert [type(one) for one in empty.trouble] == [RuleBroken]
    assert empty.desk.read.all(Picture) == ()


def test_choosing_asks_for_pictures_only_and_does_not_stop_the_program(empty: Page, card: PictureCard) -> None:
    card.choose.click()
    (dialog,) = card.findChildren(QFileDialog)
    assert "svg" not in dialog.nameFilters()[0]
    assert "*.png" in dialog.nameFilters()[0]
    dialog.close()


def test_the_composer_says_why_a_photo_is_not_on_the_page(empty: Page, card: PictureCard, qtbot: QtBot) -> None:
    on_clipboard(empty)
    card.paste.click()
    assert "Nobody has asked for this photo yet" in empty.words()
    assert snapshots.page(empty.desk, empty.id).picture is None
    card.yes.click()
    assert "They said yes to this photo" in empty.words()
    assert not card.yes.isVisible()
    assert snapshots.page(empty.desk, empty.id).picture is not None
    qtbot.waitUntil(lambda: not empty.panel._page_timer.is_waiting())


def test_what_stands_in_is_chosen_by_keys(empty: Page, card: PictureCard) -> None:
    on_clipboard(empty)
    card.paste.click()
    card._kinds[PhotoKind.PHOTO].setFocus()
    empty.presses(Key.Key_Right)
    assert photos.portrait(empty.desk, empty.id).person.photo_kind is PhotoKind.DRAWING
    empty.presses(Key.Key_Left)
    empty.presses(Key.Key_Left)
    assert photos.portrait(empty.desk, empty.id).person.photo_kind is PhotoKind.INITIALS
    assert empty.desk.read.all(Picture) == ()
    empty.desk.undo()
    assert kept(empty).width == 400


def test_the_picture_is_said_in_words_for_a_listener(empty: Page, card: PictureCard) -> None:
    on_clipboard(empty)
    card.paste.click()
    empty.into("picture-words")
    empty.types("Ada at her desk")
    empty.presses(Key.Key_Return)
    assert photos.portrait(empty.desk, empty.id).person.photo_alt == "Ada at her desk"
