"""Where the boxes, the lines and the feelings of an experience map go, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from discovery_desk.domain.edge_routes import Lanes
from discovery_desk.domain.geometry import (
    PathPiece,
    Point,
    Rect,
    Size,
    mirrored_piece,
    mirrored_point,
    mirrored_rect,
    smooth,
    union,
)
from discovery_desk.domain.map_edges import (
    Arrow,
    EdgeDrawer,
    RoutedEdge,
    lanes_around,
    lanes_outside,
    lanes_within,
)
from discovery_desk.domain.moment import Link, Moment, MomentId

STRONGEST_FEELING = 2
LABEL_AIR = 10.0
COLUMN_AIR = 12.0  # beside a box, where a head ends
ROW_AIR = 14.0  # above and below a row, where heads end and words stand
PLAIN_LETTER = 5.6  # the width of a letter where nobody has measured


def _plain_label_size(link: Link) -> Size:
    return Size(len(link.label) * PLAIN_LETTER + 4, 14.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMetrics:
    """In the unit of the caller, meant for pixels at 100 %; `height_of` and `label_size_of` measure its text."""

    width: float
    height_of: Callable[[Moment], float]
    label_size_of: Callable[[Link], Size] = _plain_label_size
    box_width: float = 128.0
    min_box_height: float = 58.0
    max_box_height: float = 96.0
    gap_x: float = 20.0
    gap_x_most: float = 60.0
    gap_y: float = 46.0
    margin: float = 20.0
    feeling_height: float = 84.0
    badged: Container[MomentId] = ()
    is_mirrored: bool = False


@dataclass(frozen=True, slots=True)
class MapLayout:
    """`feeling_line` runs through `feeling_points`, one a moment that has a feeling, inside `feeling_band`."""

    boxes: Mapping[MomentId, Rect]
    edges: tuple[RoutedEdge, ...]
    feeling_points: tuple[Point, ...]
    feeling_line: tuple[PathPiece, ...]
    feeling_band: Rect | None
    size: Size


@dataclass(slots=True)
class _Rows:
    """The slots of a serpentine as far as they have been filled."""

    metrics: MapMetrics
    columns: tuple[float, ...]
    barred: tuple[Rect, ...]
    boxes: dict[MomentId, Rect] = field(default_factory=dict)
    spans: list[tuple[float, float]] = field(default_factory=list)


def lay_out(moments: Sequence[Moment], links: Sequence[Link], metrics: MapMetrics) -> MapLayout:
    """`moments` are in story order. The same input gives the same map; a moment added at the end moves no other."""
    pinned = {moment.id: _pinned_rect(moment, metrics) for moment in moments if moment.is_pinned}
    rows = _filled_rows(moments, pinned, metrics)
    boxes = {moment.id: pinned.get(moment.id) or rows.boxes[moment.id] for moment in moments}
    ground = Rect(2, 2, max(metrics.width, _right(boxes)) - 4, _bottom(boxes) + 2 * metrics.gap_y)
    drawer = EdgeDrawer(boxes, _lanes(rows, tuple(pinned.values()), boxes, metrics), metrics.min_box_height / 2)
    badged = [moment.id for moment in moments if moment.id in metrics.badged]
    edges = drawer.draw(links, lambda link: _label_size(link, metrics), ground, badged)
    layout = _with_feelings(moments, boxes, edges, metrics)
    return _mirrored(layout, metrics.width) if metrics.is_mirrored else layout


def box_width(metrics: MapMetrics) -> float:
    """Narrower than asked for where not even one box would fit."""
    return max(1.0, min(metrics.box_width, metrics.width - 2 * metrics.margin))


def _pinned_rect(moment: Moment, metrics: MapMetrics) -> Rect:
    width, height = box_width(metrics), _height(moment, metrics)
    rect = Rect(moment.x or 0.0, moment.y or 0.0, width, height)
    return mirrored_rect(rect, metrics.width) if metrics.is_mirrored else rect


def _height(moment: Moment, metrics: MapMetrics) -> float:
    return min(max(metrics.height_of(moment), metrics.min_box_height), metrics.max_box_height)


def _columns(metrics: MapMetrics) -> tuple[float, ...]:
    width, inner = box_width(metrics), metrics.width - 2 * metrics.margin
    number = max(1, int((inner + metrics.gap_x) // (width + metrics.gap_x)))
    gap = (inner - number * width) / (number - 1) if number > 1 else 0.0
    step = width + min(gap, metrics.gap_x_most)
    return tuple(metrics.margin + index * step for index in range(number))


def _filled_rows(moments: Sequence[Moment], pinned: Mapping[MomentId, Rect], metrics: MapMetrics) -> _Rows:
    """A box placed by hand leaves its slot empty, so that the boxes after it do not all move up by one."""
    barred = tuple(rect.grown(metrics.gap_x * 0.75) for rect in pinned.values())
    rows = _Rows(metrics, _columns(metrics), barred)
    waiting = list(reversed(moments))
    top = metrics.margin + metrics.gap_y / 4
    while waiting:
        columns = rows.columns if len(rows.spans) % 2 == 0 else rows.columns[::-1]
        bottom = max(_fill(rows, Point(x, top), waiting) for x in columns)
        rows.spans.append((top, bottom))
        top = bottom + metrics.gap_y
    return rows


def _fill(rows: _Rows, slot: Point, waiting: list[Moment]) -> float:
    """Put the next moment into the slot, unless a hand has put something there; how far down the slot reaches."""
    if not waiting:
        return slot.y
    rect = Rect(slot.x, slot.y, box_width(rows.metrics), _height(waiting[-1], rows.metrics))
    if waiting[-1].is_pinned:
        waiting.pop()
    elif any(rect.overlaps(other) for other in rows.barred):
        return slot.y + rows.metrics.min_box_height
    else:
        rows.boxes[waiting.pop().id] = rect
    return rect.bottom


def _lanes(rows: _Rows, pinned: Sequence[Rect], boxes: Mapping[MomentId, Rect], metrics: MapMetrics) -> Lanes:
    sides = [0.0, *(x for left in rows.columns for x in (left, left + box_width(metrics))), metrics.width]
    levels = [0.0, *(y for span in rows.spans for y in span)]
    levels.append(levels[-1] + metrics.gap_y)
    xs = {
        x
        for low, high in zip(sides[::2], sides[1::2], strict=True)
        for x in lanes_within(low, min(high, low + 60), COLUMN_AIR)
    }
    ys = {y for low, high in zip(levels[::2], levels[1::2], strict=True) for y in lanes_within(low, high, ROW_AIR)}
    for more in (lanes_around(pinned), lanes_outside(tuple(boxes.values())) if pinned else Lanes((), ())):
        xs |= set(more.xs)
        ys |= set(more.ys)
    return Lanes(tuple(sorted(xs)), tuple(sorted(ys)))


def _label_size(link: Link, metrics: MapMetrics) -> Size:
    size = metrics.label_size_of(link)
    return Size(min(size.width, box_width(metrics) + metrics.gap_x - LABEL_AIR), size.height)


def _right(boxes: Mapping[MomentId, Rect]) -> float:
    return max((box.right for box in boxes.values()), default=0.0)


def _bottom(boxes: Mapping[MomentId, Rect]) -> float:
    return max((box.bottom for box in boxes.values()), default=0.0)


def _with_feelings(
    moments: Sequence[Moment],
    boxes: Mapping[MomentId, Rect],
    edges: tuple[RoutedEdge, ...],
    metrics: MapMetrics,
) -> MapLayout:
    outline = union(boxes.values()) or Rect(0, 0, 0, 0)
    width = max(metrics.width, outline.right + metrics.margin)
    low = max((piece.to.y for edge in edges for piece in edge.pieces), default=0.0)
    bottom = max(outline.bottom, low - LABEL_AIR)
    shown = MappingProxyType(dict(boxes))
    if all(moment.emotion is None for moment in moments):
        return MapLayout(shown, edges, (), (), None, Size(width, bottom + metrics.margin))
    inner = metrics.width - 2 * metrics.margin
    band = Rect(metrics.margin, bottom + metrics.gap_y, inner, metrics.feeling_height)
    points = _feeling_points(moments, band)
    return MapLayout(shown, edges, points, smooth(points), band, Size(width, band.bottom + metrics.margin))


def _feeling_points(moments: Sequence[Moment], band: Rect) -> tuple[Point, ...]:
    step = band.width / max(1, len(moments) - 1)
    return tuple(
        Point(band.x + index * step, _feeling_level(moment.emotion, band))
        for index, moment in enumerate(moments)
        if moment.emotion is not None
    )


def _feeling_level(emotion: int, band: Rect) -> float:
    kept = min(max(emotion, -STRONGEST_FEELING), STRONGEST_FEELING)
    return band.y + band.height * (STRONGEST_FEELING - kept) / (2 * STRONGEST_FEELING)


def _mirrored(layout: MapLayout, width: float) -> MapLayout:
    band = layout.feeling_band
    return MapLayout(
        MappingProxyType({id_: mirrored_rect(box, width) for id_, box in layout.boxes.items()}),
        tuple(_mirrored_edge(edge, width) for edge in layout.edges),
        tuple(mirrored_point(point, width) for point in layout.feeling_points),
        tuple(mirrored_piece(piece, width) for piece in layout.feeling_line),
        mirrored_rect(band, width) if band else None,
        layout.size,
    )


def _mirrored_edge(edge: RoutedEdge, width: float) -> RoutedEdge:
    arrow = Arrow(mirrored_point(edge.arrow.tip, width), -edge.arrow.dx, edge.arrow.dy)
    label_at = mirrored_rect(edge.label_at, width) if edge.label_at else None
    pieces = tuple(mirrored_piece(piece, width) for piece in edge.pieces)
    return replace(edge, pieces=pieces, arrow=arrow, label_at=label_at)
