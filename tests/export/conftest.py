"""A strict reader of JSON Canvas 1.0, written from its specification; keys that it does not name are let be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

NEEDED: dict[str, dict[str, type]] = {
    "text": {"text": str},
    "file": {"file": str},
    "link": {"url": str},
    "group": {},
}
OPTIONAL: dict[str, dict[str, type]] = {
    "text": {},
    "file": {"subpath": str},
    "link": {},
    "group": {"label": str, "background": str, "backgroundStyle": str},
}
SIDES, ENDS, STYLES = {"top", "right", "bottom", "left"}, {"none", "arrow"}, {"cover", "ratio", "repeat"}
COLOR = re.compile(r"[1-6]|#[0-9A-Fa-f]{6}")


def faults(data: bytes) -> list[str]:
    """What a strict reader would refuse, named."""
    document = json.loads(data.decode("utf-8"), parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    return [*_document(document)]


def _document(document: Any) -> Iterator[str]:
    if not isinstance(document, dict):
        yield "the document is not an object"
        return
    nodes, edges = document.get("nodes", []), document.get("edges", [])
    for name, rows in (("nodes", nodes), ("edges", edges)):
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield f"{name} is not a list of objects"
            return
        if len({row.get("id") for row in rows}) != len(rows):
            yield f"two {name} have one id"
    for place, node in enumerate(nodes):
        yield from (f"nodes[{place}].{fault}" for fault in _node(node))
    ids = {node.get("id") for node in nodes}
    for place, edge in enumerate(edges):
        yield from (f"edges[{place}].{fault}" for fault in _edge(edge, ids))


def _node(node: dict[str, Any]) -> Iterator[str]:
    kind = node.get("type")
    if kind not in NEEDED:
        yield "type is none of the four"
        return
    yield from _typed(node, {"id": str, "x": int, "y": int, "width": int, "height": int, **NEEDED[kind]}, needed=True)
    yield from _typed(node, {"color": str, **OPTIONAL[kind]}, needed=False)
    yield from _colored(node)
    if isinstance(node.get("width"), int) and (node["width"] <= 0 or node["height"] <= 0):
        yield "width or height is nothing"
    if kind == "file" and not node.get("subpath", "#").startswith("#"):
        yield "subpath begins without #"
    if kind == "group" and node.get("backgroundStyle", "cover") not in STYLES:
        yield "backgroundStyle is none of the three"


def _edge(edge: dict[str, Any], ids: set[Any]) -> Iterator[str]:
    yield from _typed(edge, {"id": str, "fromNode": str, "toNode": str}, needed=True)
    yield from _typed(edge, {"color": str, "label": str}, needed=False)
    yield from _colored(edge)
    for name, known in (("fromSide", SIDES), ("toSide", SIDES), ("fromEnd", ENDS), ("toEnd", ENDS)):
        if name in edge and edge[name] not in known:
            yield f"{name} is none of {sorted(known)}"
    for name in ("fromNode", "toNode"):
        if edge.get(name) not in ids:
            yield f"{name} is no node"


def _typed(row: dict[str, Any], names: dict[str, type], *, needed: bool) -> Iterator[str]:
    for name, kind in names.items():
        if name not in row:
            if needed:
                yield f"{name} is missing"
        elif not isinstance(row[name], kind) or isinstance(row[name], bool):
            yield f"{name} is no {kind.__name__}"


def _colored(row: dict[str, Any]) -> Iterator[str]:
    if "color" in row and not COLOR.fullmatch(str(row["color"])):
        yield "color is neither a preset nor #RRGGBB"


@pytest.fixture(scope="session")
def canvas_faults() -> Callable[[bytes], list[str]]:
    return faults
