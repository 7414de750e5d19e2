"""Pictures of pages: as sharp as the screen, as many as the memory is to hold, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from discovery_desk.domain.interview import InterviewId
from discovery_desk.services import exporting
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library import page_pictures
from discovery_desk.ui.library.page_pictures import PagePictures, draw_page

Five = dict[str, InterviewId]


@pytest.fixture
def pictures(place: Workplace) -> PagePictures:
    return PagePictures(place)


def test_the_picture_is_of_the_very_page_that_would_be_saved(five: Five, pictures: PagePictures, desk: Desk) -> None:
    pictures.want([five["Bea"]], 300)
    pictures.flush()
    drawn = pictures.of(five["Bea"])
    assert drawn is not None
    assert drawn.pdf == exporting.snapshot_pdf(desk, five["Bea"], words=page_words()).data
    assert (drawn.image.width(), drawn.image.height()) == (300, 213)


def test_another_width_draws_the_page_anew_without_setting_it_again(
    five: Five, pictures: PagePictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures.want([five["Bea"]], 300)
    pictures.flush()
    monkeypatch.setattr(page_pictures.library, "pdf", None)
    pictures.want([five["Bea"]], 450)
    pictures.flush()
    drawn = pictures.of(five["Bea"])
    assert drawn is not None and drawn.image.width() == 450


def test_what_is_wanted_no_more_is_not_drawn(five: Five, pictures: PagePictures) -> None:
    pictures.want(five.values(), 100)
    pictures.want([five["Eve"]], 100)
    pictures.flush()
    assert [name for name, key in five.items() if pictures.of(key) is not None] == ["Eve"]


def test_the_oldest_go_when_there_is_no_more_room(
    five: Five, pictures: PagePictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures.want([five["Ada"]], 100)
    pictures.flush()
    one = pictures.of(five["Ada"])
    assert one is not None
    monkeypatch.setattr(page_pictures, "MOST_BYTES", round(2.5 * one.size))
    pictures.want([five["Bea"], five["Cho"], five["Dee"]], 100)
    pictures.flush()
    assert [name for name, key in five.items() if pictures.of(key) is not None] == ["Cho", "Dee"]


def test_nothing_is_written_to_a_file(five: Five, pictures: PagePictures, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    pictures.want(five.values(), 100)
    pictures.flush()
    assert list(tmp_path.iterdir()) == []


def test_where_it_was_drawn_for_the_place_it_is_painted_pixel_by_pixel(five: Five, pictures: PagePictures) -> None:
    pictures.want([five["Bea"]], 600)
    pictures.flush()
    drawn = pictures.of(five["Bea"])
    assert drawn is not None
    screen = QImage(640, 480, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(2.0)
    painter = QPainter(screen)
    draw_page(painter, QRect(5, 5, 300, 212), drawn)
    painter.end()
    pixels = [(x, y) for x in range(0, 600, 7) for y in range(0, 420, 7)]
    assert all(screen.pixel(10 + x, 10 + y) == drawn.image.pixel(x, y) for x, y in pixels)
