"""Files of a map: what another program reads in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.participant import Picture, PictureId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export import json_canvas, mermaid, svg_map
from discovery_desk.export.mermaid import Diagram, Lost
from discovery_desk.services import desk as desks
from discovery_desk.services import importing, maps

pytestmark = pytest.mark.usefixtures("qapp")

TALK = InterviewId("talk")
HOSTILE = (
    'Says "end" and <b>stops</b>',
    "end",
    "a[b](c){d}|e|;f#g",
    "C:\\new\\`tick` $x$ 100%",
    "1. first, then - second",
    "تتصل بالزبونة (مرتين)",
    "夜勤の交代を頼む 🍰👩‍🍳",
    "subgraph s9",
    "style m1 fill:#fff;",
    "%% no comment",
)


def moment(number: int, label: str, story: str = "s1", **more: Any) -> Moment:
    return Moment(
        id=MomentId(f"moment-{number}"), interview_id=TALK, story_id=StoryId(story), label=label, rank=number, **more
    )


def link(start: int, end: int, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    ids = MomentId(f"moment-{start}"), MomentId(f"moment-{end}")
    return Link(
        id=LinkId(f"link-{start}-{end}"), interview_id=TALK, from_id=ids[0], to_id=ids[1], kind=kind, label=label
    )


def story(number: int, title: str = "") -> Story:
    return Story(id=StoryId(f"s{number}"), interview_id=TALK, title=title, rank=float(number))


HOSTILE_MAP = TalkMap(
    interview_id=TALK,
    title='A "map" of: everything\\',
    stories=(story(1, 'He said "end"'), story(2, "ثانية"), story(3)),
    moments=(
        *(moment(n, label, actors=(label,), emotion=n % 5 - 2) for n, label in enumerate(HOSTILE)),
        moment(50, "Waits", "s2", kind=MomentKind.WAIT, told_time="Tue", x=30.0, y=10.0),
        moment(51, "Feels it", "s2", kind=MomentKind.FEELING),
    ),
    links=(
        *(link(n, n + 1, kind, HOSTILE[n]) for n, kind in enumerate((*LinkKind, *LinkKind)) if n < len(HOSTILE) - 1),
        link(4, 4, LinkKind.LOOP, "again"),
        link(9, 50),
        link(51, 50, LinkKind.PARALLEL),
    ),
)


IDS = st.sampled_from([f"{name}-00000000000{n}" for n in range(4) for name in ("card", "group", "link")])
COORDINATES = st.integers(-3000, 3000) | st.floats(-3000, 3000)
COLORS = st.sampled_from(["", "1", "3", "6", "9", "#FF8800", "#f80", "red"])
SHOWN_TEXT = st.text(st.sampled_from("ab ع夜#*<&[]\n-1.\\"), max_size=20)


@st.composite
def nodes(draw: st.DrawFn) -> dict[str, Any]:
    node = {"id": draw(IDS), "type": draw(st.sampled_from(["text", "text", "text", "file", "link", "group", "odd"]))}
    node |= {name: draw(COORDINATES) for name in ("x", "y")} | {"width": draw(st.integers(0, 900)), "height": 60}
    node |= {name: draw(SHOWN_TEXT) for name in ("text", "label", "file", "url")}
    return node | {"color": draw(COLORS), "subpath": draw(SHOWN_TEXT), "backgroundStyle": "stretch", "zIndex": 3}


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    ends = {name: draw(st.sampled_from(["none", "arrow", "diamond"])) for name in ("fromEnd", "toEnd")}
    line = {"id": draw(st.text("xyz", min_size=4, max_size=4)), "fromNode": draw(IDS), "toNode": draw(IDS)}
    return line | ends | {"label": draw(SHOWN_TEXT), "color": draw(COLORS), "fromSide": "inside"}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(nodes(), max_size=9, unique_by=lambda node: node["id"]),
    st.lists(lines(), max_size=6, unique_by=lambda line: line["id"]),
)
def test_any_drawing_that_comes_in_goes_out_as_json_canvas(
    canvas_faults: Callable[[bytes], list[str]], tmp_path: Path, drawn: list[Any], joined: list[Any]
) -> None:
    desk, path = desks.desk_in_memory(), tmp_path / "drawing.canvas"
    path.write_text(json.dumps({"nodes": drawn, "edges": joined}), "utf-8")
    try:
        came = importing.bring_in(desk, path)
    except UnreadableSource:
        assert not any(node["type"] in ("text", "file", "link") for node in drawn)
    else:
        written = maps.canvas(maps.talk_map(desk, came.interview.id), "x").data
        assert canvas_faults(written) == []
        path.write_bytes(written)
        assert not importing.bring_in(desk, path).counts
    finally:
        desk.close()


def overlap(a: dict[str, int], b: dict[str, int]) -> bool:
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def holds(group: dict[str, int], node: dict[str, int]) -> bool:
    across = group["x"] <= node["x"] and node["x"] + node["width"] <= group["x"] + group["width"]
    return across and group["y"] <= node["y"] and node["y"] + node["height"] <= group["y"] + group["height"]


def test_a_canvas_is_json_canvas(canvas_faults: Callable[[bytes], list[str]]) -> None:
    data = json_canvas.write(HOSTILE_MAP)
    assert canvas_faults(data) == []
    assert data == json_canvas.write(HOSTILE_MAP)


def test_the_strict_reader_refuses(canvas_faults: Callable[[bytes], list[str]]) -> None:
    card = {"id": "a", "type": "text", "text": "x", "x": 0, "y": 0, "width": 10, "height": 10}
    edge = {"id": "e", "fromNode": "a", "toNode": "a"}

    def found(node: dict[str, Any], line: dict[str, Any] = edge) -> list[str]:
        return canvas_faults(json.dumps({"nodes": [node], "edges": [line]}).encode())

    assert found(card) == []
    for broken in ({"x": 0.5}, {"color": "red"}, {"type": "card"}, {"text": 3}, {"width": 0}, {"x": True}):
        assert found(card | broken), broken
    for broken in ({"fromSide": "north"}, {"toEnd": "circle"}, {"toNode": "b"}, {"label": 1}):
        assert found(card, edge | broken), broken


def test_each_card_lies_in_the_group_of_its_story_and_no_two_groups_meet() -> None:
    far = replace(HOSTILE_MAP.moments[0], x=5.0, y=900.0)  # a hand has put it where the next story would be
    nodes = json.loads(json_canvas.write(replace(HOSTILE_MAP, moments=(far, *HOSTILE_MAP.moments[1:]))))["nodes"]
    groups = {node["id"]: node for node in nodes if node["type"] == "group"}
    cards = [node for node in nodes if node["type"] == "text"]
    assert [group.get("label") for group in groups.values()] == ['He said "end"', "ثانية", None]
    for card in cards:
        assert [id_ for id_, group in groups.items() if holds(group, card)] == [card["discoveryDesk"]["story"]]
    pairs = [(a, b) for a in groups.values() for b in groups.values() if a["id"] < b["id"]]
    assert not any(overlap(a, b) for a, b in pairs)


def test_lines_say_where_they_begin_and_end() -> None:
    edges = {edge["id"]: edge for edge in json.loads(json_canvas.write(HOSTILE_MAP))["edges"]}
    first, parallel = edges["link-0-1"], edges["link-51-50"]
    assert (first["fromSide"], first["toSide"], first["fromEnd"], first["toEnd"]) == ("right", "left", "none", "arrow")
    assert parallel["toEnd"] == "none"
    assert first["label"] == HOSTILE[0]


def test_a_line_past_other_cards_leaves_downwards() -> None:
    row = tuple(moment(n, str(n)) for n in range(3))
    one = replace(
        HOSTILE_MAP, stories=(story(1),), moments=row, links=(link(0, 1), link(1, 2), link(0, 2, LinkKind.CAUSE))
    )
    sides = [(edge["fromSide"], edge["toSide"]) for edge in json.loads(json_canvas.write(one))["edges"]]
    assert sides == [("right", "left"), ("right", "left"), ("bottom", "bottom")]


def test_no_words_of_notes_go_out_with_a_canvas() -> None:
    shown = replace(HOSTILE_MAP, sources={MomentId("moment-1"): ("note-7",)})
    own = next(
        node["discoveryDesk"] for node in json.loads(json_canvas.write(shown))["nodes"] if node["id"] == "moment-1"
    )
    assert own["notes"] == ["note-7"]


def test_a_picture_is_a_file_beside_the_canvas() -> None:
    picture = Picture(id=PictureId("p"), media_type="image/png", data=b"pixels", width=1, height=1)
    shown = replace(HOSTILE_MAP, picture=picture)
    name = json_canvas.picture_name(shown, "cake")
    (node,) = [node for node in json.loads(json_canvas.write(shown, name))["nodes"] if node["type"] == "file"]
    assert node["file"] == name == "cake photo.png"
    assert json_canvas.picture_name(replace(HOSTILE_MAP, picture=replace(picture, media_type="x/y")), "cake") == ""


def map_of(data: bytes) -> ElementTree.Element:
    """Without what stands around it."""
    return next(one for one in ElementTree.fromstring(data).iter() if one.get("id") == "map")


def texts(data: bytes) -> list[ElementTree.Element]:
    return texts_in(map_of(data))


def texts_in(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in root.iter() if one.tag.endswith("}text")]


def around(data: bytes) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(data)
    inside = [one for group in root.iter() if group.get("id") == "map" for one in texts_in(group)]
    return [one for one in texts_in(root) if one not in inside]


def test_an_svg_is_xml_with_its_words_as_text() -> None:
    shown = replace(HOSTILE_MAP, language="ja")
    data = svg_map.write(shown)
    root = ElementTree.fromstring(data)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    words = " ".join("".join(one.itertext()) for one in texts(data))
    for label in HOSTILE[:7]:
        assert label.split()[0] in words
    assert all("data:" not in (value or "") for one in root.iter() for value in one.attrib.values())


def test_right_to_left_words_are_anchored_at_their_right_end() -> None:
    one = replace(
        HOSTILE_MAP, stories=(story(1),), moments=(moment(1, "تتصل بالزبونة"), moment(2, "Calls back")), links=()
    )
    arabic, latin = texts(svg_map.write(one))
    assert (arabic.get("text-anchor"), arabic.get("unicode-bidi")) == ("end", "plaintext")
    assert (latin.get("text-anchor"), latin.get("unicode-bidi")) == (None, None)
    assert float(arabic.get("x", 0)) > 100
    assert float(latin.get("x", 0)) > float(arabic.get("x", 0))


def test_each_story_of_several_has_its_heading() -> None:
    words = ["".join(one.itertext()) for one in texts(svg_map.write(HOSTILE_MAP))]
    assert 'He said "end"' in words
    untitled = replace(story(3), when="2026-11-17")
    named = replace(HOSTILE_MAP, stories=(story(1), untitled), moments=(moment(1, "a"), moment(2, "b", "s3")), links=())
    words = ["".join(one.itertext()) for one in texts(svg_map.write(named))]
    assert {"Story 1", "17 November 2026"} <= set(words)


def test_how_it_felt_has_a_scale_and_a_dot_for_each_feeling() -> None:
    felt = tuple(moment(n, "a", emotion=level) for n, level in enumerate((2, None, 0, -2)))
    root = ElementTree.fromstring(svg_map.write(replace(HOSTILE_MAP, stories=(story(1),), moments=felt, links=())))
    dots = [float(one.get("cy", 0)) for one in root.iter() if one.tag.endswith("}circle")]
    neither = next(one for one in root.iter() if one.tag.endswith("}line"))
    assert [y - float(neither.get("y1", 0)) for y in dots] == [-38, 0, 38]
    assert {"+2", "\N{MINUS SIGN}2"} <= {one.text for one in root.iter()}


LEGEND = ((1, "Sees a remainder that nobody can explain, " * 4), (2, "تريد أن تعرف"), (3, "明日のシフトを知りたい"))


def test_a_drawing_says_whose_it_is_and_what_its_numbers_stand_for() -> None:
    one = replace(HOSTILE_MAP, person="Marit", stories=(story(1, "Night shift"),), legend=LEGEND)
    name, about, heading, number, *lines = around(svg_map.write(one))
    assert [part.text for part in (name, about, heading, number)] == ["Marit", "Night shift", "Opportunities", "!1"]
    second = next(place for place, line in enumerate(lines) if line.text == "!2")
    assert second > 1
    assert " ".join(line.text or "" for line in lines[:second]) == LEGEND[0][1].strip()
    assert [line.text for line in lines[second + 1 :]] == [LEGEND[1][1], "!3", LEGEND[2][1]]
    assert lines[second + 1].get("text-anchor") == "end"
    assert float(lines[second].get("x", 0)) > float(lines[second + 1].get("x", 0)) > float(number.get("x", 0))


def test_a_talk_in_arabic_runs_from_right_to_left() -> None:
    one = replace(
        HOSTILE_MAP, stories=(story(1),), moments=(moment(1, "أولا"), moment(2, "ثانيا")), links=(), language="ar"
    )
    first, second = texts(svg_map.write(one))
    assert float(first.get("x", 0)) > float(second.get("x", 0))


def test_a_drawing_looks_the_same_in_a_program_that_draws_svg() -> None:
    renderer = QSvgRenderer(svg_map.write(HOSTILE_MAP))
    assert renderer.isValid()
    label = moment(1, "تتصل بالزبونة مرتين قبل الظهر كل يوم")
    data = svg_map.write(replace(HOSTILE_MAP, moments=(label,), links=()))
    alone, title = QSvgRenderer(data), min(float(one.get("y", 0)) for one in around(data))
    image = QImage(alone.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    alone.render(painter)
    painter.end()
    below = range(round(title) + 10, image.height())
    dark = [x for x in range(image.width()) for y in below if image.pixelColor(x, y).lightness() < 60]
    assert 20 < min(dark) < max(dark) < 20 + 128  # the words stay inside of their box


def test_nothing_that_xml_forbids_is_written() -> None:
    one = replace(HOSTILE_MAP, title="a\x00b\x1f\ud800", moments=(moment(1, "c\x0bd\ufffe"),), links=())
    ElementTree.fromstring(svg_map.write(one))


def statements(data: bytes) -> list[str]:
    return [line.strip() for line in data.decode().splitlines()]


NODE = re.compile(r'(m\d+)(\[|\(\[|\{\{|\()"[^"]*"(\]|\]\)|\}\}|\)):::(moment|feeling)')
ARROW = re.compile(r'm\d+ (-->|==>|-\.->|---)(\|"[^"]*"\|)? m\d+')


def test_a_flowchart_has_nothing_but_statements_however_hostile_its_words() -> None:
    lines = statements(mermaid.write(HOSTILE_MAP))
    assert lines[:4] == ["---", 'title: "A \\"map\\" of: everything\\\\"', "---", "flowchart LR"]
    for line in lines[4:]:
        known = NODE.fullmatch(line) or ARROW.fullmatch(line) or re.fullmatch(r'subgraph s\d+\["[^"]*"\]', line)
        assert known or line == "end" or line.startswith("classDef "), line
    assert len([line for line in lines if ARROW.fullmatch(line)]) == len(HOSTILE_MAP.links)
    assert len([line for line in lines if line.startswith("subgraph")]) == 2


def decoded(text: str) -> str:
    named = {"quot": '"', "amp": "&", "lt": "<", "gt": ">"}
    return re.sub(r"#(\w+);", lambda found: named.get(found[1]) or chr(int(found[1])), text)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_words_in_mermaid_read_as_they_were_typed(label: str) -> None:
    one = replace(HOSTILE_MAP, title="", moments=(moment(1, label),), links=(), stories=(story(1),))
    node = next(line for line in statements(mermaid.write(one)) if line.startswith("m1"))
    task = statements(mermaid.write(one, Diagram.JOURNEY))[2]
    plain = " ".join(label.split())
    assert decoded(node.split('"')[1]) == plain
    assert decoded(task.rpartition(": ")[0]) == (plain or "–")
    assert not set(re.sub(r"#\w+;", "", node.split('"')[1])) & set('"#;<>&`[]{}|\\')
    assert ";" not in re.sub(r"#\w+;", "", task)


def test_a_journey_tells_how_it_felt_from_one_to_five() -> None:
    lines = statements(mermaid.write(HOSTILE_MAP, Diagram.JOURNEY))
    assert lines[0] == "journey"
    assert [line for line in lines if line.startswith("section ")] == [
        "section He said #quot;end#quot;",
        "section ثانية",
    ]
    assert lines[4] == "end: 2: end"
    assert lines[3].endswith(": 1: Says #quot;end#quot; and #lt;b#gt;stops#lt;/b#gt;")
    assert "Waits: 3" in lines
    assert any(line.startswith("#115;ubgraph") or line.startswith("subgraph s9: ") for line in lines)


def test_a_task_that_begins_with_a_command_is_a_task() -> None:
    one = replace(HOSTILE_MAP, moments=(moment(1, "Title of the page"), moment(2, "sections it")), links=())
    tasks = statements(mermaid.write(one, Diagram.JOURNEY))[3:]
    assert tasks == ["#84;itle of the page: 3", "sections it: 3"]


def test_mermaid_says_what_it_has_no_place_for() -> None:
    assert mermaid.lost(HOSTILE_MAP) == (Lost.PLACES, Lost.DETAILS, Lost.FEELINGS)
    assert mermaid.lost(HOSTILE_MAP, Diagram.JOURNEY) == (Lost.PLACES, Lost.LINKS, Lost.UNFELT)
    plain = replace(HOSTILE_MAP, moments=(moment(1, "One"),), links=())
    assert mermaid.lost(plain) == ()
