"""The map of each demo story grows note by note and is right at every step: apart, around boxes, within the view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from discovery_desk.domain.geometry import Rect, ends, flattened, segment_enters
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind, MomentId
from discovery_desk.services import importing, interviews, links, moments, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.canvas.look import EdgeLook
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.window.player import SIGNS

WIDTHS = (480, 300)


class Played:
    """One story on its way into the desk, by the services that the player's keys end in."""

    def __init__(self, desk: Desk, clock: Any, interview_id: InterviewId, story: dict[str, Any]) -> None:
        self._desk, self._clock, self._interview_id, self._story = desk, clock, interview_id, story
        self._nodes = story["experience_map"]["nodes"]
        self._boxes: dict[str, MomentId] = {}

    def steps(self) -> Iterator[None]:
        """After every note, every word on a box and every link."""
        first_of = {self._plain(node)[0]: node for node in self._nodes if self._plain(node)}
        for note in sorted(self._story["notes"], key=lambda note: int(note["t"])):
            self._clock.advance(ms=2_000)
            node = first_of.get(note["id"])
            sign = "+" if node else SIGNS.get(note["kind"], "")
            notes.keep(self._desk, self._interview_id, f"{sign} {note['text']}".strip())
            yield
            if node:
                self._word(node, self._desk.read.moments(self._interview_id)[-1].id)
                yield
        for node in self._nodes:
            if node["id"] not in self._boxes:
                self._word(node, moments.add(self._desk, self._interview_id, node["label"]).id)
                yield
        yield from self._link()

    def _plain(self, node: dict[str, Any]) -> list[str]:
        kinds = {note["id"]: note["kind"] for note in self._story["notes"]}
        return [key for key in node["note_ids"] if kinds[key] == "note"]

    def _word(self, node: dict[str, Any], box: MomentId) -> None:
        self._boxes[node["id"]] = box
        moments.relabel(self._desk, box, node["label"])
        moments.feel(self._desk, box, node["emotion"])

    def _link(self) -> Iterator[None]:
        for link in self._story["experience_map"]["links"]:
            start, end = self._boxes[link["from"]], self._boxes[link["to"]]
            known = [one for one in self._desk.read.where(Link, from_id=start) if one.to_id == end]
            if known:
                links.retype(self._desk, known[0].id, LinkKind(link["kind"]))
                links.relabel(self._desk, known[0].id, link["label"])
            else:
                links.connect(self._desk, start, end, LinkKind(link["kind"]), link["label"])
            yield


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", importing.demo_files(), ids=lambda path: path.stem)
def test_at_every_step_boxes_are_apart_lines_run_around_them_and_all_is_in_view(
    story: Path, width: int, desk: Desk, clock: Any, place: Workplace, qtbot: QtBot
) -> None:
    made = interviews.prepare(desk, "Somebody")
    interviews.start_clock(desk, made.id)
    panel = MapPanel(place)
    qtbot.addWidget(panel)
    panel.resize(width, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    place.focus.look_at_interview(made.id)
    panel.show_interview(made.id)
    told = json.loads(story.read_text("utf-8"))
    for step, _ in enumerate(Played(desk, clock, made.id, told).steps()):
        assert list(faults(panel)) == [], f"step {step}"
    assert len(panel.view.view.canvas.node_items) == len(told["experience_map"]["nodes"])


def faults(panel: MapPanel) -> Iterator[str]:
    canvas = panel.view.view.canvas
    boxes = {key: item.look.rect for key, item in canvas.node_items.items()}
    looks = [item.look for item in canvas.edge_items.values()]
    yield from (f"{a} over {b}" for (a, one), (b, other) in combinations(boxes.items(), 2) if one.overlaps(other))
    for look in looks:
        points = flattened(look.pieces)
        for key, box in boxes.items():
            if any(segment_enters(a, b, box) for a, b in pairwise(points)):
                yield f"{look.id} through {key}"
            if look.label and look.label_at and look.label_at.overlaps(box):
                yield f"words of {look.id} over {key}"
    view = Rect(0, 0, panel.view.view.viewport().width(), canvas.sceneRect().height())
    for key, rect in (*boxes.items(), *((look.id, rect) for look in looks for rect in _reach(look))):
        if rect.x < view.x or rect.right > view.right or rect.y < view.y or rect.bottom > view.bottom:
            yield f"{key} leaves the view at {rect}"


def _reach(look: EdgeLook) -> Iterator[Rect]:
    yield from (Rect(at.x, at.y, 0, 0) for piece in look.pieces for at in ends(piece))
    if look.label and look.label_at:
        yield look.label_at
