"""What is copied survives the end of the program, and the end survives what was copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.clipboard import leave_plain, put_on_clipboard


def test_at_the_end_the_text_is_left(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("Truck comes")
    mime.setData("application/x-own", b"{}")
    put_on_clipboard(mime)
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-own")
    leave_plain()
    left = QGuiApplication.clipboard().mimeData()
    assert (left.text(), left.hasFormat("application/x-own")) == ("Truck comes", False)


def test_at_the_end_the_picture_is_left(qtbot: QtBot) -> None:
    picture = QImage(3, 3, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(picture)
    put_on_clipboard(mime)
    leave_plain()
    assert QGuiApplication.clipboard().image().pixelColor(1, 1) == QColor("red")


def test_what_somebody_else_has_copied_since_stays(qtbot: QtBot) -> None:
    ours, theirs = QMimeData(), QMimeData()
    ours.setText("Truck comes")
    theirs.setData("application/x-theirs", b"1")
    put_on_clipboard(ours)
    QGuiApplication.clipboard().setMimeData(theirs)
    leave_plain()
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-theirs")
    QGuiApplication.clipboard().clear()
