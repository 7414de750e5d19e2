"""Turns each wish at a composite into one use case, by what the keys are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt

from discovery_desk.domain.composite import CompositeLaneId, CompositeStep, CompositeStepId
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.moment import MomentId
from discovery_desk.services import composites
from discovery_desk.ui.composite.composite_look import Offered
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class Board(Protocol):
    """What the work is done on: what it shows, and what of it the keys are on."""

    composite: Composite
    offered: Offered

    @property
    def current_id(self) -> str: ...
    def chosen_ids(self) -> Sequence[str]: ...
    def is_mirrored(self) -> bool: ...
    def edit_label(self, step_id: str) -> None: ...
    def ask_for_step(self, moments: Sequence[MomentId], first: CompositeStepId | None) -> None: ...
    def decline(self, moments: Sequence[MomentId]) -> None: ...
    def open_talk(self, lane: Lane, moment_id: str) -> None: ...


class CompositeWork:
    def __init__(self, place: Workplace, board: Board) -> None:
        self._place, self._desk, self._board = place, place.desk, board

    def enter(self) -> None:
        """Accept what is suggested, rename a step, or go to the moment."""
        key = self._board.current_id
        offer = self._board.offered.get(MomentId(key))
        if offer is not None and offer.step_id is not None:
            self.match_with(offer.step_id, [offer.moment_id])
        elif offer is not None and offer.like_id is not None:
            self._begin_step(offer.moment_id, offer.like_id)
        elif self._shown.step(key):
            self.rename()
        else:
            self.open_moment()

    def open_moment(self) -> None:
        key = self._board.current_id
        lane = self._shown.lane_of(key) or self._lane(key)
        if lane is not None:
            self._board.open_talk(lane, key if self._shown.moment(key) else "")

    def match(self) -> None:
        """Asks which step, unless there is none yet."""
        moments = self._chosen()
        if moments and self._shown.steps:
            self._board.ask_for_step(moments, self._step_id())
        elif moments:
            self.new_step()

    def match_with(self, step_id: CompositeStepId, moments: Sequence[MomentId]) -> None:
        self._try(lambda: composites.match(self._desk, step_id, moments))

    def unmatch(self) -> None:
        """Out of their step; those that are only suggested are suggested no more."""
        moments = self._chosen()
        matched = [one for one in moments if one in self._shown.matches]
        self._board.decline([one for one in moments if one in self._board.offered])
        if matched:
            self._try(lambda: composites.unmatch(self._desk, self._shown.map.id, matched))

    def new_step(self) -> None:
        """From the moments that are chosen, or an empty one; its name is open for typing then."""
        moments, composite_id = self._chosen(), self._shown.map.id
        if moments:
            self._begin_step(*moments)
        else:
            after, label = self._step_id(), tr("New step")
            self._made(lambda: composites.add_step(self._desk, composite_id, label, after=after))

    def rename(self) -> None:
        step_id = self._step_id()
        if step_id is not None:
            self._board.edit_label(step_id)

    def relabel(self, key: str, text: str) -> bool:
        return self._place.attempt(lambda: composites.rename_step(self._desk, CompositeStepId(key), text))

    def accept_all(self) -> None:
        step_id = self._step_id()
        offered = [one.moment_id for one in self._board.offered.values() if one.step_id == step_id]
        if step_id is not None and offered:
            self.match_with(step_id, offered)

    def merge(self) -> None:
        step_id, ids = self._step_id(), [step.id for step in self._shown.steps]
        if step_id is not None and step_id != ids[-1]:
            self._merge(step_id, ids[ids.index(step_id) + 1])

    def reorder(self, key: Qt.Key) -> None:
        """Left and right move the step, up and down the story that the keys are on."""
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            lane = self._lane(self._board.current_id) or self._shown.lane_of(self._board.current_id)
            if lane is not None:
                self._try(lambda: composites.move_lane(self._desk, lane.id, 1 if key == Qt.Key.Key_Down else -1))
            return
        later, step_id = Qt.Key.Key_Left if self._board.is_mirrored() else Qt.Key.Key_Right, self._step_id()
        if step_id is not None:
            self._try(lambda: composites.move_step(self._desk, step_id, 1 if key == later else -1))

    def remove(self) -> None:
        step, lane = self._shown.step(self._board.current_id), self._lane(self._board.current_id)
        if step is not None:
            if self._try(lambda: composites.remove_step(self._desk, step.id)):
                self._place.tell(tr("The step is removed, its moments stay. Ctrl+Z brings it back."))
        elif lane is not None:
            if self._try(lambda: composites.remove_lane(self._desk, lane.id)):
                self._place.tell(tr("The story takes no part any more; it stays in its talk. Ctrl+Z brings it back."))
        else:
            self.unmatch()

    def join(self, one: str, other: str) -> None:
        """A line drawn between two boxes says that they belong together."""
        steps = [CompositeStepId(key) for key in (one, other) if self._shown.step(key)]
        moments = [MomentId(key) for key in (one, other) if self._shown.moment(key)]
        if one == other:
            return
        if len(steps) == 2:
            self._merge(steps[1], steps[0])
        elif steps and moments:
            self.match_with(steps[0], moments)
        elif len(moments) == 2:
            self._try(lambda: composites.match_together(self._desk, self._shown.map.id, *moments))

    def drop_moments(self, keys: Sequence[str], step_id: str) -> None:
        """Into a step, or beside all of them."""
        moments = [MomentId(key) for key in keys]
        matched = [one for one in moments if one in self._shown.matches]
        if step_id:
            self.match_with(CompositeStepId(step_id), moments)
        elif matched:
            self._try(lambda: composites.unmatch(self._desk, self._shown.map.id, matched))

    def drop_step(self, key: str, place: int) -> None:
        by = _steps_from([step.id for step in self._shown.steps].index(CompositeStepId(key)), place)
        self._try(lambda: composites.move_step(self._desk, CompositeStepId(key), by))

    def drop_lane(self, key: str, place: int) -> None:
        by = _steps_from([lane.id for lane in self._shown.lanes].index(CompositeLaneId(key)), place)
        self._try(lambda: composites.move_lane(self._desk, CompositeLaneId(key), by))

    @property
    def _shown(self) -> Composite:
        return self._board.composite

    def _try(self, act: Callable[[], object]) -> bool:
        return self._place.attempt(act)

    def _begin_step(self, *moments: MomentId) -> None:
        self._made(lambda: composites.step_from(self._desk, self._shown.map.id, *moments))

    def _made(self, make: Callable[[], CompositeStep]) -> None:
        made: list[CompositeStep] = []
        if self._try(lambda: made.append(make())):
            self._board.edit_label(made[0].id)

    def _merge(self, kept: CompositeStepId, gone: CompositeStepId) -> None:
        if self._try(lambda: composites.merge_steps(self._desk, kept, gone)):
            self._place.tell(tr("Two steps are one. Ctrl+Z takes them apart."))

    def _lane(self, key: str) -> Lane | None:
        return next((lane for lane in self._shown.lanes if lane.id == key), None)

    def _chosen(self) -> list[MomentId]:
        return [MomentId(key) for key in self._board.chosen_ids() if self._shown.moment(key)]

    def _step_id(self) -> CompositeStepId | None:
        """The step that the keys are on, or that holds the moment they are on, or that it is suggested for."""
        key = MomentId(self._board.current_id)
        if self._shown.step(key):
            return CompositeStepId(key)
        offer = self._board.offered.get(key)
        return self._shown.matches.get(key) or (offer.step_id if offer else None)


def _steps_from(here: int, place: int) -> int:
    """How far to move what stands `here` to come to a place that is counted with it among the others."""
    return place - here - (place > here)
