"""Drawings of other tools are read as a map; what is broken or hostile is refused with a sentence, or cleaned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discovery_desk.domain.errors import UnreadableSource
from discovery_desk.domain.moment import LinkKind
from discovery_desk.importing.canvas_map import CanvasMap
from discovery_desk.importing.json_canvas import MOST_CARDS, MOST_FOREIGN_CARDS, is_canvas, read_canvas
from discovery_desk.importing.json_item import read_json

OBSIDIAN = {
    "nodes": [
        {"id": "g0a1b2c3d4e5f607", "type": "group", "label": "Tuesday",
         "x": -40, "y": -400, "width": 900, "height": 700},
        {"id": "7efdbbe0c4742315", "type": "text", "text": "# Truck comes early\n\n- nobody at the gate",
         "x": 0, "y": -300, "width": 250, "height": 60, "color": "4"},
        {"id": "59e896bc8da20699", "type": "text", "text": "Counts by **torchlight**",
         "x": 320, "y": -300, "width": 250, "height": 60, "color": "#FF8800", "styleAttributes": {"shape": "pill"}},
        {"id": "0ba565e7f30e0652", "type": "file", "file": "../../etc/passwd",
         "x": 0, "y": 100, "width": 400, "height": 120},
        {"id": "8132d4d894c80022", "type": "link", "url": "https://example.org/dock",
         "x": 900, "y": 400, "width": 400, "height": 200},
    ],
    "edges": [
        {"id": "6fa11ab87f90b8af", "fromNode": "7efdbbe0c4742315", "fromSide": "right",
         "toNode": "59e896bc8da20699", "toSide": "left", "label": "so"},
        {"id": "6fa11ab87f90b8b0", "fromNode": "0ba565e7f30e0652", "fromEnd": "arrow",
         "toNode": "59e896bc8da20699", "toEnd": "none"},
        {"id": "6fa11ab87f90b8b1", "fromNode": "0ba565e7f30e0652", "toNode": "8132d4d894c80022", "fromEnd": "arrow"},
        {"id": "6fa11ab87f90b8b2", "fromNode": "8132d4d894c80022", "toNode": "8132d4d894c80022"},
        {"id": "6fa11ab87f90b8b3", "fromNode": "8132d4d894c80022", "toNode": "gone"},
    ],
}  # fmt: skip


def read(tmp_path: Path, document: Any) -> CanvasMap:
    path = tmp_path / "drawing.canvas"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return read_canvas(path, read_json(path))


def card(key: str = "card", **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "text", "text": key, "x": 0, "y": 0, "width": 250, "height": 60} | more


def test_a_canvas_of_another_tool_is_cards_groups_and_arrows(tmp_path: Path) -> None:
    found = read(tmp_path, OBSIDIAN)
    assert [one.label for one in found.cards] == [
        "Truck comes early",
        "Counts by **torchlight**",
        "passwd",
        "https://example.org/dock",
    ]
    assert found.cards[0].details == "- nobody at the gate"
    assert [one.group for one in found.cards] == ["g0a1b2c3d4e5f607"] * 3 + [None]
    assert [(one.label, one.key) for one in found.groups] == [("Tuesday", "g0a1b2c3d4e5f607")]
    assert not found.is_ours


def test_lines_keep_their_directions_and_words(tmp_path: Path) -> None:
    found = read(tmp_path, OBSIDIAN)
    names = {one.key: one.label[:6] for one in found.cards}
    assert [(names[one.from_key], names[one.to_key], one.kind.value, one.label) for one in found.arrows] == [
        ("Truck ", "Counts", "sequence", "so"),
        ("Counts", "passwd", "sequence", ""),
        ("passwd", "https:", "sequence", ""),
        ("https:", "passwd", "sequence", ""),
        ("https:", "https:", "loop", ""),
    ]
    assert found.loose == 1


def test_a_file_that_a_card_names_is_never_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "drawing.canvas"
    path.write_text(json.dumps(OBSIDIAN))
    source = read_json(path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was touched")

    for name in ("open", "stat", "read_bytes", "read_text", "exists", "is_file"):
        monkeypatch.setattr(Path, name, refuse)
    assert read_canvas(path, source).cards[2].body["file"] == "../../etc/passwd"


def test_what_only_another_tool_knows_is_kept(tmp_path: Path) -> None:
    _, second, third, link = read(tmp_path, OBSIDIAN).cards
    assert second.more == {"styleAttributes": {"shape": "pill"}}
    assert second.color == "#FF8800"
    assert third.body == {"type": "file", "file": "../../etc/passwd"}
    assert link.body == {"type": "link", "url": "https://example.org/dock"}


def test_a_line_at_a_group_is_one_at_its_outermost_cards(tmp_path: Path) -> None:
    group = {"id": "group", "type": "group", "x": 0, "y": 0, "width": 300, "height": 300}
    cards = [card("first"), card("last", y=100), card("after", x=900), card("before", x=-900)]
    edges = [
        {"id": "1", "fromNode": "group", "toNode": "after"},
        {"id": "2", "fromNode": "before", "toNode": "group", "toEnd": "none"},
    ]
    found = read(tmp_path, {"nodes": [group, *cards], "edges": edges})
    assert [(one.from_key, one.to_key) for one in found.arrows] == [("last", "after"), ("before", "first")]
    assert found.arrows[1].kind is LinkKind.PARALLEL


def test_a_new_card_among_ours_comes_after_the_one_that_leads_to_it(tmp_path: Path) -> None:
    ours = [card(f"01a21201-8f37-7{n}00-aa79-f25377bd9ecb", x=-n) for n in range(3)]
    edges = [{"id": "1", "fromNode": ours[0]["id"], "toNode": "new"}]
    found = read(tmp_path, {"nodes": [card("new"), card("last"), *ours], "edges": edges})
    assert [one.key[16:18] or one.key for one in found.cards] == ["00", "new", "00", "00", "last"]


def test_nested_groups_give_a_card_to_the_innermost(tmp_path: Path) -> None:
    groups = [
        {
            "id": f"group-{size}",
            "type": "group",
            "x": -size,
            "y": -size,
            "width": 2 * size + 250,
            "height": 2 * size + 60,
        }
        for size in (400, 100, 200)
    ]
    assert read(tmp_path, {"nodes": [*groups, card()]}).cards[0].group == "group-100"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"x": None}, "x is missing"),
        ({"x": "12"}, "x is of the wrong type"),
        ({"y": True}, "y is not a number"),
        ({"width": 10**12}, "width is too large"),
        ({"text": 5}, "text is of the wrong type"),
        ({"text": None}, "text is missing"),
        ({"text": "a" * 20_001}, "longer than 20,000"),
        ({"id": ""}, "id is empty"),
        ({"id": 5}, "id is of the wrong type"),
        ({"id": "other"}, "there twice"),
        ({"type": None}, "type is missing"),
        ({"color": 4}, "color is of the wrong type"),
    ],
)
def test_a_broken_card_is_refused_by_name(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read(tmp_path, {"nodes": [card("other"), card() | change]})


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ({"emotion": 9}, "emotion is not between"),
        ({"emotion": "sad"}, "emotion is of the wrong type"),
        ({"kind": "party"}, "kind is none of"),
        ({"pinned": [1]}, "pinned is not 2 numbers"),
        ({"at": ["a", 1]}, "at is not 2 numbers"),
        ({"who": [1]}, "who is not a list of texts"),
        ({"opportunities": [{}]}, "id is missing"),
        (5, "wrong type"),
    ],
)
def test_own_keys_that_were_broken_are_refused_by_name(tmp_path: Path, own: Any, reason: str) -> None:
    head = {"format": 1, "interview": "x"}
    with pytest.raises(UnreadableSource, match=reason):
        read(tmp_path, {"nodes": [card(discoveryDesk=own)], "discoveryDesk": head})


@pytest.mark.parametrize(
    "text",
    [
        '{"nodes": [{"id": "a", "type": "text", "text": "a", "x": NaN, "y": 0, "width": 1, "height": 1}]}',
        '{"nodes": [{"id": "a", "type": "text", "text": "a", "x": 1e999, "y": 0, "width": 1, "height": 1}]}',
        '{"nodes": [{"id": "a", "type": "text", "text": "a", "x": -Infinity, "y": 0, "width": 1, "height": 1}]}',
        '{"nodes": ' + "[" * 200 + "]" * 200 + "}",
        '{"nodes": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"nodes": 5}',
        '{"nodes": [5]}',
        '{"nodes": [], "edges": []}',
        '{"nodes": null, "edges": null}',
        "{}",
        "[]",
        "",
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableSource):
        read(tmp_path, text)


def test_more_cards_than_a_map_can_show_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="too long"):
        read(tmp_path, {"nodes": [card(f"card-{n}") for n in range(100_000)]})
    for most, head in ((MOST_FOREIGN_CARDS, None), (MOST_CARDS, {"format": 1})):
        cards = [card(f"card-{n}") for n in range(most + 1)]
        read(tmp_path, {"nodes": cards[:most], "discoveryDesk": head})
        with pytest.raises(UnreadableSource, match=f"more than {most:,} cards"):
            read(tmp_path, {"nodes": cards, "discoveryDesk": head})
    knot = [{"id": str(n), "fromNode": "card", "toNode": "card"} for n in range(1000)]
    with pytest.raises(UnreadableSource, match="more lines"):
        read(tmp_path, {"nodes": [card()], "edges": knot})


def test_cards_of_unknown_kinds_are_counted_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, {"nodes": [card(), card("odd", type="mindmap")], "edges": []})
    assert ([one.key for one in found.cards], found.strange) == (["card"], 1)


def test_a_file_of_a_newer_program_is_still_a_map(tmp_path: Path) -> None:
    document = {"nodes": [card(discoveryDesk={"emotion": {"level": 3}})], "discoveryDesk": {"format": 2}}
    found = read(tmp_path, document)
    assert (found.head, found.cards[0].own, found.cards[0].label) == (None, None, "card")


def test_markup_stays_text(tmp_path: Path) -> None:
    found = read(tmp_path, {"nodes": [card(text="<img src=x onerror=alert(1)> [[Note]] {{x}}")]})
    assert found.cards[0].label == "<img src=x onerror=alert(1)> [[Note]] {{x}}"


def test_it_is_told_by_its_content(tmp_path: Path) -> None:
    def told(name: str, document: Any) -> bool:
        path = tmp_path / name
        path.write_text(json.dumps(document))
        return is_canvas(path, read_json(path))

    assert told("a.json", {"nodes": []})
    assert told("a.canvas", {})
    assert not told("a.json", {})
    assert not told("a.canvas", {"schema": "discovery-desk.demo-story/1", "nodes": []})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "id",
    "type",
    "text",
    "file",
    "url",
    "x",
    "y",
    "width",
    "height",
    "color",
    "label",
    "fromNode",
    "discoveryDesk",
)
ROWS = st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=8) | JSON, max_size=3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nodes=ROWS, edges=ROWS, own=JSON)
def test_anything_is_read_or_refused_with_a_sentence(nodes: Any, edges: Any, own: Any, tmp_path: Path) -> None:
    path = tmp_path / "any.canvas"
    whole = [card("a"), card("b")]
    nodes = [{**whole[n % 2], **node} if isinstance(node, dict) else node for n, node in enumerate(nodes)]
    path.write_text(json.dumps({"nodes": nodes, "edges": edges, "discoveryDesk": own}), "utf-8")
    try:
        found = read_canvas(path, read_json(path))
    except UnreadableSource as error:
        assert error.reason
    else:
        assert found.cards
