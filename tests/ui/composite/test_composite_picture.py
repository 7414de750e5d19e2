"""What leaves the screen says that nobody has lived it, and holds only what a person has matched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.composite_map import Composite
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.services import composites, consent, interviews, moments
from discovery_desk.services.desk import Desk
from discovery_desk.ui.composite.composite_board import CompositeBoard
from discovery_desk.ui.composite.composite_picture import CompositePicture, png, svg
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace

LABEL = "Composite of 2 stories: nobody lived this one"


@pytest.fixture
def composite(desk: Desk, qapp: QApplication) -> Composite:
    made = composites.make(desk, "Paying & being paid", "<money>")
    for name, labels in {"Ada": ("Rings the bank", "Pays"), "Bea": ("Rings the bank twice", "Goes home")}.items():
        interview = interviews.prepare(desk, name)
        for label in labels:
            moment = moments.add(desk, interview.id, label)
        moments.feel(desk, moment.id, -2)
        composites.add_story(desk, made.id, moment.story_id)
    first = composites.shown(desk, made.id).lanes[0].moments
    composites.step_from(desk, made.id, first[0].id)
    composites.step_from(desk, made.id, first[1].id)
    return composites.shown(desk, made.id)


@pytest.fixture
def board(qtbot: QtBot, desk: Desk, composite: Composite) -> Iterator[CompositeBoard]:
    place = Workplace(desk, Theme())
    made = CompositeBoard(place)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_map(composite.map.id)
    yield made
    place.bridge.cut()


def words_of(data: bytes) -> str:
    return " ".join(part.strip() for part in Xml.fromstring(data).itertext() if part.strip())


def test_a_picture_is_labelled_and_its_text_is_text(composite: Composite) -> None:
    said = words_of(svg(CompositePicture(composite)))
    assert said.count(LABEL) == 2  # seen, and described
    assert "Paying & being paid" in said and "<money>" in said
    assert "Rings the" in said and "1 person" in said and "−2" in said


def test_a_suggestion_is_nobodys_word_and_stays_at_home(composite: Composite) -> None:
    assert "?" not in words_of(svg(CompositePicture(composite)))


def test_a_withheld_name_is_not_in_it(desk: Desk, composite: Composite) -> None:
    consent.answer(desk, composite.lanes[1].interview_id, ConsentScope.NAME, is_given=False)
    said = words_of(svg(CompositePicture(composites.shown(desk, composite.map.id))))
    assert "Bea" not in said and "Person 2" in said and "Ada" in said


def test_a_withheld_name_is_in_no_words_of_the_team(desk: Desk, board: CompositeBoard, tmp_path: Path) -> None:
    composite = board.composite
    consent.answer(desk, composite.lanes[1].interview_id, ConsentScope.NAME, is_given=False)
    composites.rename(desk, composite.map.id, "Bea and the others")
    composites.rename_step(desk, composite.steps[0].id, "Like Bea's night")
    assert board.pictures.save(composites.shown(desk, composite.map.id), tmp_path / "wall.svg")
    said = words_of((tmp_path / "wall.svg").read_bytes())
    assert "Bea" not in said and "Ada" in said and "Participant and the others" in said
    assert composites.shown(desk, composite.map.id).map.title == "Bea and the others"


def test_pixels_are_twice_as_fine_and_not_empty(composite: Composite) -> None:
    made = CompositePicture(composite)
    image = QImage.fromData(png(made))
    assert (image.width(), image.height()) == (round(made.size[0] * 2), round(made.size[1] * 2))
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 5


def test_what_xml_has_no_place_for_does_not_break_the_file(desk: Desk, composite: Composite) -> None:
    composites.rename(desk, composite.map.id, "Odd \uffff & \ufffe title")
    assert "Odd" in words_of(svg(CompositePicture(composites.shown(desk, composite.map.id))))


def test_from_right_to_left_everything_is_within(composite: Composite) -> None:
    one, other = CompositePicture(composite), CompositePicture(composite, is_mirrored=True)
    assert one.size == other.size
    assert words_of(svg(other)).count(LABEL) == 2


def test_the_ending_of_the_name_decides(board: CompositeBoard, tmp_path: Path) -> None:
    assert all(board.pictures.save(board.composite, tmp_path / name) for name in ("wall.svg", "wall.png"))
    assert LABEL in (tmp_path / "wall.svg").read_text("utf-8")
    assert (tmp_path / "wall.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_else_is_overwritten(board: CompositeBoard, tmp_path: Path) -> None:
    told: list[object] = []
    board._place.trouble.connect(told.append)
    (tmp_path / "wall.png").write_text("my notes")
    assert not board.pictures.save(board.composite, tmp_path / "wall.png")
    assert (tmp_path / "wall.png").read_text() == "my notes" and len(told) == 1
