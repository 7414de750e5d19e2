"""Turns a composite into boxes and lines to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discovery_desk.domain.composite import CompositeStepId
from discovery_desk.domain.composite_layout import CompositeLayout, CompositeMetrics, lay_out
from discovery_desk.domain.composite_map import Composite, turned_back
from discovery_desk.domain.composite_matching import Suggestion, steps_of
from discovery_desk.domain.moment import Moment, MomentId
from discovery_desk.ui.canvas.look import NodeLook
from discovery_desk.ui.canvas.node_item import box_height
from discovery_desk.ui.canvas.paint import CanvasPaint
from discovery_desk.ui.composite import composite_words as words
from discovery_desk.ui.composite.ground import Felt

Offered = Mapping[MomentId, Suggestion]
BOX, GAP_BOX, HEAD = 126.0, 112.0, 112.0  # what is in no step is narrower


@dataclass(frozen=True, slots=True)
class CompositeLook:
    """`heads` are the names of steps and stories, which stay in view while the rest is scrolled."""

    nodes: tuple[NodeLook, ...]
    felt: Mapping[CompositeStepId, Felt]
    heads: Mapping[str, str]
    layout: CompositeLayout


class CompositeDrawing:
    """Measures words with one theme; a label that was measured once is not measured again."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._heights: dict[tuple[str, float], float] = {}

    def look(self, composite: Composite, offered: Offered, width: float, *, is_mirrored: bool) -> CompositeLook:
        suggested = steps_of(offered.values())
        layout = lay_out(composite, self._metrics(width, is_mirrored=is_mirrored), suggested)
        nodes = (
            *self._lanes(composite, layout, is_mirrored=is_mirrored),
            *self._steps(composite, offered, layout, is_mirrored=is_mirrored),
            *self._moments(composite, offered, layout, is_mirrored=is_mirrored),
        )
        felt = {
            step_id: tuple(zip(points, composite.feelings_at(step_id), strict=True))
            for step_id, points in layout.feelings.items()
        }
        heads: dict[str, str] = {step.id: step.label for step in composite.steps}
        heads |= {lane.id: words.person_of(composite, lane) for lane in composite.lanes}
        return CompositeLook(nodes, felt, heads, layout)

    def _metrics(self, width: float, *, is_mirrored: bool) -> CompositeMetrics:
        unit = self._paint.unit
        return CompositeMetrics(
            width=width,
            height_of=lambda label: self._height(label, BOX),
            gap_height_of=lambda label: self._height(label, GAP_BOX),
            box_width=BOX * unit,
            gap_width=GAP_BOX * unit,
            head_width=HEAD * unit,
            head_height=max(52 * unit, self._height("Mg", HEAD)),
            feeling_height=76 * unit,
            gap=9 * unit,
            padding=8 * unit,
            row_padding=9 * unit,
            between=7 * unit,
            margin=16 * unit,
            is_mirrored=is_mirrored,
        )

    def _height(self, label: str, width: float) -> float:
        if (label, width) not in self._heights:
            self._heights[label, width] = round(box_height(label, width * self._paint.unit, self._paint))
        return self._heights[label, width]

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
                small=words.people_words(composite.people_at(step.id)),
                ink="insight",
                is_mirrored=is_mirrored,
                spoken=words.step_spoken(composite, step, waiting.count(step.id)),
            )
            for step in composite.steps
        ]

    def _moments(
        self, composite: Composite, offered: Offered, layout: CompositeLayout, *, is_mirrored: bool
    ) -> list[NodeLook]:
        suggested = steps_of(offered.values())
        found = []
        for lane in composite.lanes:
            back = turned_back(composite, lane, suggested)
            for moment in lane.moments:
                offer, is_back = offered.get(moment.id), moment.id in back
                look = NodeLook(
                    id=moment.id,
                    rect=layout.moments[moment.id],
                    label=moment.label,
                    small=words.moment_small(composite, lane, moment, is_back=is_back, is_mirrored=is_mirrored),
                    ink=_ink(composite, moment, is_offered=offer is not None),
                    is_dashed=offer is not None,
                    is_mirrored=is_mirrored,
                    badges=("?",) if offer is not None else (),
                    spoken=words.moment_spoken(composite, lane, moment, offer),
                )
                found.append(look)
        return found


def _ink(composite: Composite, moment: Moment, *, is_offered: bool) -> str:
    """What is in no step is grey."""
    if moment.id not in composite.matches and not is_offered:
        return ""
    return "feeling" if moment.hurts else "moment"
