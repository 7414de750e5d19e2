"""The mirror image of a map, for who reads from right to left; what has not changed is mirrored once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from discovery_desk.domain.geometry import Rect, mirrored_piece, mirrored_point, mirrored_rect
from discovery_desk.domain.map_edges import Arrow, RoutedEdge
from discovery_desk.domain.map_feelings import FeelingLine
from discovery_desk.domain.moment import LinkId, MomentId


class Mirror:
    def __init__(self) -> None:
        self._width = 0.0
        self._boxes: dict[MomentId, tuple[Rect, Rect]] = {}
        self._edges: dict[LinkId, tuple[RoutedEdge, RoutedEdge]] = {}

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width, self._boxes, self._edges = width, {}, {}

    def boxes(self, boxes: Mapping[MomentId, Rect]) -> dict[MomentId, Rect]:
        before, self._boxes = self._boxes, {}
        for id_, box in boxes.items():
            known = before.get(id_)
            self._boxes[id_] = known if known and known[0] is box else (box, mirrored_rect(box, self._width))
        return {id_: pair[1] for id_, pair in self._boxes.items()}

    def edges(self, edges: Sequence[RoutedEdge]) -> tuple[RoutedEdge, ...]:
        before, self._edges = self._edges, {}
        for edge in edges:
            known = before.get(edge.link_id)
            self._edges[edge.link_id] = known if known and known[0] is edge else (edge, self._edge(edge))
        return tuple([self._edges[edge.link_id][1] for edge in edges])

    def rect(self, rect: Rect | None) -> Rect | None:
        return mirrored_rect(rect, self._width) if rect else None

    def feelings(self, line: FeelingLine) -> FeelingLine:
        return FeelingLine(
            mirrored_rect(line.band, self._width),
            tuple(mirrored_point(point, self._width) for point in line.points),
            tuple(mirrored_piece(piece, self._width) for piece in line.line),
            line.places,
        )

    def _edge(self, edge: RoutedEdge) -> RoutedEdge:
        arrow = Arrow(mirrored_point(edge.arrow.tip, self._width), -edge.arrow.dx, edge.arrow.dy)
        pieces = tuple(mirrored_piece(piece, self._width) for piece in edge.pieces)
        return replace(edge, pieces=pieces, arrow=arrow, label_at=self.rect(edge.label_at))
