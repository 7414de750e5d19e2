"""Turns a composite into boxes and lines to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discovery_desk.domain.composite import CompositeStepId
from discovery_desk.domain.composite_layout import CompositeLayout, CompositeMetrics, lay_out
from discovery_desk.domain.composite_map import Composite, Lane, turned_back
from discovery_desk.domain.composite_matching import Suggestion
from discovery_desk.domain.geometry import LineTo, MoveTo, Point, Rect
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.ui.canvas.look import EdgeLook, Head, NodeLook, Stroke
from discovery_desk.ui.canvas.node_item import box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.canvas.words import Words
from discovery_desk.ui.composite import composite_words as words
from discovery_desk.ui.kit.words import tr

Offered = Mapping[MomentId, Suggestion]
FEELING_ID = "how it felt"
BACK = "↩"
WIDEST_CAPTION = 400.0


@dataclass(frozen=True, slots=True)
class CompositeLook:
    nodes: tuple[NodeLook, ...]
    edges: tuple[EdgeLook, ...]
    layout: CompositeLayout


class CompositeDrawing:
    """Measures words with one theme; a label that was measured once is not measured again."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._heights: dict[str, float] = {}

    def look(self, composite: Composite, offered: Offered, width: float, *, is_mirrored: bool) -> CompositeLook:
        suggested = {moment_id: one.step_id for moment_id, one in offered.items()}
        layout = lay_out(composite, self._metrics(width, is_mirrored=is_mirrored), suggested)
        nodes = (
            *self._lanes(composite, layout, is_mirrored=is_mirrored),
            *self._steps(composite, offered, layout, is_mirrored=is_mirrored),
            *self._moments(composite, offered, layout, is_mirrored=is_mirrored),
        )
        return CompositeLook(nodes, tuple(self._feelings(layout, is_mirrored=is_mirrored)), layout)

    def _metrics(self, width: float, *, is_mirrored: bool) -> CompositeMetrics:
        unit = self._paint.unit
        return CompositeMetrics(
            width=width,
            height_of=self._height,
            box_width=132 * unit,
            head_width=124 * unit,
            head_height=max(52 * unit, self._height("Mg")),
            feeling_height=58 * unit,
            gap=10 * unit,
            padding=10 * unit,
            between=12 * unit,
            margin=16 * unit,
            is_mirrored=is_mirrored,
        )

    def _height(self, label: str) -> float:
        if label not in self._heights:
            self._heights[label] = round(box_height(label, 132 * self._paint.unit, self._paint))
        return self._heights[label]

    def _lanes(self, composite: Composite, layout: CompositeLayout, *, is_mirrored: bool) -> list[NodeLook]:
        return [
            NodeLook(
                id=lane.id,
                rect=layout.heads[lane.id],
                label=words.person_of(composite, lane),
                small=words.moments_words(len(lane.moments)),
                ink="summary",
                is_mirrored=is_mirrored,
                spoken=words.lane_spoken(composite, lane),
            )
            for lane in composite.lanes
        ]

    def _steps(
        self, composite: Composite, offered: Offered, layout: CompositeLayout, *, is_mirrored: bool
    ) -> list[NodeLook]:
        waiting = [one.step_id for one in offered.values()]
        return [
            NodeLook(
                id=step.id,
                rect=layout.steps[step.id],
                label=step.label,
                small=words.step_small(composite, step),
                ink="insight",
                is_mirrored=is_mirrored,
                spoken=words.step_spoken(composite, step, waiting.count(step.id)),
            )
            for step in composite.steps
        ]

    def _moments(
        self, composite: Composite, offered: Offered, layout: CompositeLayout, *, is_mirrored: bool
    ) -> list[NodeLook]:
        suggested = {moment_id: one.step_id for moment_id, one in offered.items()}
        found = []
        for lane in composite.lanes:
            back = turned_back(composite, lane, suggested)
            for moment in lane.moments:
                offer = offered.get(moment.id)
                look = NodeLook(
                    id=moment.id,
                    rect=layout.moments[moment.id],
                    label=moment.label,
                    small=_small(composite, lane, moment, is_back=moment.id in back),
                    ink=_ink(composite, moment, is_offered=offer is not None),
                    is_dashed=offer is not None,
                    is_mirrored=is_mirrored,
                    badges=("?",) if offer is not None else (),
                    spoken=words.moment_spoken(composite, lane, moment, offer),
                )
                found.append(look)
        return found

    def _feelings(self, layout: CompositeLayout, *, is_mirrored: bool) -> list[EdgeLook]:
        """What was felt in each step, from the lowest to the highest: a range, and no line through it."""
        if layout.feeling_band is None:
            return []
        ranges = [_range(step_id, points) for step_id, points in layout.feelings.items() if points]
        return [self._neutral(layout.feeling_band, is_mirrored=is_mirrored), *ranges]

    def _neutral(self, band: Rect, *, is_mirrored: bool) -> EdgeLook:
        caption = Words(tr("How it felt"), self._paint.caption_font, WIDEST_CAPTION)
        left = band.right + 10 * self._paint.unit if is_mirrored else band.x - 10 * self._paint.unit - caption.width
        middle = band.center.y
        return EdgeLook(
            id=FEELING_ID,
            pieces=(MoveTo(Point(band.x, middle)), LineTo(Point(band.right, middle))),
            stroke=Stroke.DOTTED,
            head=Head.NONE,
            label=tr("How it felt"),
            label_at=Rect(left, middle - caption.height / 2, caption.width + 2, caption.height),
            is_caption=True,
        )


def _range(step_id: CompositeStepId, points: tuple[Point, ...]) -> EdgeLook:
    return EdgeLook(
        id=f"felt {step_id}",
        pieces=(MoveTo(points[0]), LineTo(points[-1])),
        head=Head.NONE,
        ink="feeling",
        dots=points,
    )


def _small(composite: Composite, lane: Lane, moment: Moment, *, is_back: bool) -> str:
    told = " · ".join(part for part in (words.initials_of(composite, lane), moment.told_time) if part)
    return f"{BACK} {told}" if is_back else told


def _ink(composite: Composite, moment: Moment, *, is_offered: bool) -> str:
    """What is in no step is grey."""
    if moment.id not in composite.matches and not is_offered:
        return ""
    return "feeling" if moment.hurts else "moment"
