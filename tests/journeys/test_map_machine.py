"""Any gestures on any map, in any order: desk, drawing and history always tell the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from discovery_desk.domain import copied_moments, leads_to
from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.composite import (
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
    StepMoment,
    StepMomentId,
)
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.services import (
    carrying,
    interviews,
    links,
    moment_copies,
    moments,
    notes,
    opportunities,
    recap,
    stories,
    story_order,
)
from discovery_desk.services import desk as desks
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.experience_map.moment_words import link_words
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from tests.journeys.machines import run_machine

PICK = st.integers(0, 10_000)
LABELS = st.sampled_from(
    ["Calls", "Waits two days", "ينتظر الرد", "数える", "A long label that says far more than fits", "#3"]
)
PLACES = st.tuples(st.integers(0, 900), st.integers(0, 700))
MOST_BOXES = 24


class MapMachine(RuleBasedStateMachine):
    """Two talks with a map each; one of them is in view."""

    clock: Any
    theme: Theme
    dump: Callable[[Desk], Any]

    def __init__(self) -> None:
        super().__init__()
        self.desk = desks.desk_in_memory(self.clock)
        self.place = Workplace(self.desk, self.theme)
        self.panel = MapPanel(self.place)
        self.panel.resize(900, 700)
        self.panel.show()
        self.heard: dict[tuple[type, str], Any] = {}
        self.numbers = count(1)
        self.steps = 0

    def teardown(self) -> None:
        self.undo_all_is_the_start_and_redo_all_the_latest()
        self.panel.close()
        self.panel.deleteLater()
        self.place.deleteLater()
        self.desk.close()

    @initialize(labels=st.lists(LABELS, min_size=1, max_size=5))
    def begin(self, labels: list[str]) -> None:
        self.talks = [interviews.prepare(self.desk, name).id for name in ("Ada", "Grace")]
        self.composite()
        for talk in self.talks:
            interviews.start_clock(self.desk, talk)
            for label in labels:
                notes.keep(self.desk, talk, f"+ {label}")
            opportunities.add(self.desk, talk, "I need sleep")
        self.desk.history.clear()
        self.start = self.dump(self.desk)
        self.desk.feed.subscribe(self.follow)
        self.look_at(0)

    def composite(self) -> None:
        with self.desk.change("A composite map") as unit:
            unit.put(CompositeMap(id=CompositeMapId("c"), title="Nights"))
            unit.put(CompositeStep(id=CompositeStepId("c"), composite_id=CompositeMapId("c"), label="Calls"))

    def follow(self, changes: ChangeSet) -> None:
        """The feed says what was there before, and only what has changed."""
        for change in changes.changes:
            key = (change.entity, change.id)
            assert change.before != change.after
            assert key not in self.heard or self.heard[key] == change.before
            self.heard[key] = change.after

    def act(self, do: Callable[[], object]) -> None:
        """A gesture is one step at most; one that a rule forbids is none and changes nothing."""
        before, steps = self.dump(self.desk), len(self.desk.history._done)
        try:
            do()
        except RuleBroken:
            assert self.dump(self.desk) == before
        made = len(self.desk.history._done) - steps
        assert made == (0 if self.dump(self.desk) == before else 1)

    @property
    def talk(self) -> InterviewId:
        return self.talks[self.in_view]

    @property
    def boxes(self) -> tuple[Moment, ...]:
        return self.desk.read.moments(self.talk)

    @property
    def links(self) -> tuple[Link, ...]:
        return self.desk.read.where(Link, order="rank", interview_id=self.talk)

    def some(self, rows: Any, pick: int) -> Any:
        return rows[pick % len(rows)] if rows else None

    def some_ids(self, pick: int, many: int) -> list[MomentId]:
        start = pick % max(1, len(self.boxes))
        return [box.id for box in self.boxes[start : start + many]]

    # --- telling -----------------------------------------------------------------------------------------------------

    @rule(label=LABELS)
    def tell(self, label: str) -> None:
        if len(self.boxes) < MOST_BOXES:
            self.act(lambda: notes.keep(self.desk, self.talk, f"+ {label} {next(self.numbers)}"))

    @rule(label=LABELS, pick=PICK, first=st.booleans())
    def add(self, label: str, pick: int, first: bool) -> None:
        if len(self.boxes) >= MOST_BOXES:
            return
        box = self.some(self.boxes, pick)
        if first:
            self.act(lambda: moments.add_first(self.desk, self.talk, label))
        else:
            self.act(lambda: moments.add(self.desk, self.talk, label, after=box.id if box else None))

    @rule(pick=PICK, text=LABELS)
    def edit_a_note_and_carry_it_over(self, pick: int, text: str) -> None:
        note = self.some(self.desk.read.where(Note, interview_id=self.talk, kind=NoteKind.MOMENT), pick)
        if note is None:
            return
        self.act(lambda: notes.edit_text(self.desk, note.id, text))
        offer = carrying.offer(self.desk, note.id, note)
        if offer is not None:
            self.act(lambda: carrying.carry(self.desk, offer))
            assert all(moments.get(self.desk, key).label == offer.label for key in offer.moment_ids)

    @rule(pick=PICK)
    def delete_a_note(self, pick: int) -> None:
        note = self.some(self.desk.read.where(Note, interview_id=self.talk), pick)
        if note is not None:
            boxes = self.boxes
            self.act(lambda: notes.delete(self.desk, note.id))
            assert self.boxes == boxes

    @rule()
    def begin_another_story(self) -> None:
        self.act(lambda: stories.begin_another(self.desk, self.talk))

    @rule(pick=PICK, title=LABELS)
    def name_or_let_go_of_a_story(self, pick: int, title: str) -> None:
        story = self.some(stories.of_interview(self.desk, self.talk), pick)
        self.act(lambda: stories.retitle(self.desk, story.id, title))
        self.act(lambda: stories.remove_empty(self.desk, story.id))

    # --- boxes -------------------------------------------------------------------------------------------------------

    @rule(
        pick=PICK,
        fields=st.fixed_dictionaries(
            {},
            optional={
                "label": LABELS,
                "kind": st.sampled_from(MomentKind),
                "told_time": st.sampled_from(["", "16:40"]),
                "actors": st.sampled_from([(), ("Okada", "a clerk")]),
                "doing": LABELS,
                "emotion": st.none() | st.integers(-2, 2),
            },
        ),
    )
    def describe(self, pick: int, fields: Any) -> None:
        if (box := self.some(self.boxes, pick)) is not None:
            self.act(lambda: moments.describe(self.desk, box.id, **fields))

    @rule(pick=PICK, many=st.integers(1, 3), level=st.none() | st.integers(-2, 2))
    def feel(self, pick: int, many: int, level: int | None) -> None:
        self.act(lambda: moments.feel_all(self.desk, self.some_ids(pick, many), level))

    @rule(pick=PICK, places=st.lists(PLACES, min_size=1, max_size=3))
    def place_by_hand(self, pick: int, places: list[tuple[int, int]]) -> None:
        """As the drawing asks for it."""
        ids = self.some_ids(pick, len(places))
        dropped = [(key, float(x), float(y)) for key, (x, y) in zip(ids, places, strict=False)]
        self.act(lambda: self.panel.view.moments_dropped.emit(dropped))

    @rule(pick=PICK, many=st.integers(1, 3), is_pinned=st.booleans())
    def pin_or_unpin(self, pick: int, many: int, is_pinned: bool) -> None:
        """Pinned is pinned where it is seen."""
        ids, items = self.some_ids(pick, many), self.panel.view.view.canvas.node_items
        if is_pinned:
            seen = [(key, items[key].look.rect.x, items[key].look.rect.y) for key in ids]
            self.act(lambda: moments.pin(self.desk, seen))
        else:
            self.act(lambda: moments.unpin(self.desk, ids))

    @rule()
    def tidy(self) -> None:
        self.act(self.panel.tidy)
        assert not any(box.is_pinned for box in self.boxes)

    @rule(pick=PICK, many=st.integers(1, 4))
    def delete(self, pick: int, many: int) -> None:
        ids, told = self.some_ids(pick, many), self.desk.read.where(Note, interview_id=self.talk)
        self.act(lambda: moments.delete(self.desk, ids))
        assert self.desk.read.where(Note, interview_id=self.talk) == told

    # --- links -------------------------------------------------------------------------------------------------------

    @rule(one=PICK, other=PICK, kind=st.none() | st.sampled_from(LinkKind), label=st.just("") | LABELS)
    def link(self, one: int, other: int, kind: LinkKind | None, label: str) -> None:
        if self.boxes:
            ends = self.some(self.boxes, one).id, self.some(self.boxes, other).id
            self.act(lambda: links.connect(self.desk, *ends, kind, label))

    @rule(pick=PICK, kind=st.sampled_from(LinkKind), label=st.just("") | LABELS)
    def change_a_link(self, pick: int, kind: LinkKind, label: str) -> None:
        if (link := self.some(self.links, pick)) is not None:
            self.act(lambda: links.retype(self.desk, link.id, kind))
            self.act(lambda: links.relabel(self.desk, link.id, label))

    @rule(pick=PICK)
    def turn_a_link_around(self, pick: int) -> None:
        if (link := self.some(self.links, pick)) is not None:
            self.act(lambda: links.reverse(self.desk, link.id))

    @rule(pick=PICK, many=st.integers(1, 2))
    def remove_links(self, pick: int, many: int) -> None:
        start = pick % max(1, len(self.links))
        self.act(lambda: links.remove(self.desk, [link.id for link in self.links[start : start + many]]))

    @rule(pick=PICK, which=PICK, label=LABELS, what=st.sampled_from(["new", "box", "note"]))
    def put_on_a_link(self, pick: int, which: int, label: str, what: str) -> None:
        link = self.some(self.links, pick)
        if link is None or len(self.boxes) >= MOST_BOXES:
            return
        if what == "new":
            self.act(lambda: story_order.insert_between(self.desk, link.id, label))
        elif what == "box":
            box = self.some(self.desk.read.all(Moment), which)
            self.act(lambda: story_order.lead_between(self.desk, link.id, box.id))
        elif (note := self.some(self.desk.read.all(Note), which)) is not None:
            self.act(lambda: story_order.insert_note_between(self.desk, link.id, note.id))

    # --- order -------------------------------------------------------------------------------------------------------

    @rule(pick=PICK, steps=st.integers(-4, 4))
    def reorder(self, pick: int, steps: int) -> None:
        if (box := self.some(self.boxes, pick)) is not None:
            self.act(lambda: story_order.reorder(self.desk, box.id, steps))

    @rule(pick=PICK, which=PICK, index=st.integers(-1, 9))
    def move_to_a_place(self, pick: int, which: int, index: int) -> None:
        story = self.some(stories.of_interview(self.desk, self.talk), which)
        if (box := self.some(self.boxes, pick)) is not None:
            self.act(lambda: story_order.move_to(self.desk, box.id, story.id, index))
            there = [one.id for one in self.boxes if one.story_id == story.id]
            assert there.index(box.id) == min(max(0, index), len(there) - 1)

    @rule(pick=PICK, which=PICK, is_after=st.booleans())
    def mend_the_recap(self, pick: int, which: int, is_after: bool) -> None:
        if (box := self.some(self.boxes, pick)) is not None:
            goal = self.some(self.boxes, which)
            self.act(lambda: recap.mend_order(self.desk, box.id, goal.id, is_after=is_after))
            self.act(lambda: recap.mend_step(self.desk, box.id, is_later=is_after))

    # --- copies ------------------------------------------------------------------------------------------------------

    @rule(pick=PICK, many=st.integers(1, 3), where=PICK, elsewhere=st.booleans())
    def copy_and_paste(self, pick: int, many: int, where: int, elsewhere: bool) -> None:
        """By way of the clipboard."""
        copied = moment_copies.copied(self.desk, self.some_ids(pick, many))
        if elsewhere:
            self.look_at(1 - self.in_view)
        if copied.moments and len(self.boxes) < MOST_BOXES:
            after = self.some((None, *self.boxes), where)
            held = copied_moments.from_json(copied.to_json())
            self.act(lambda: moment_copies.paste(self.desk, self.talk, held, after.id if after else None))

    # --- what hangs on boxes -----------------------------------------------------------------------------------------

    @rule(pick=PICK, which=PICK)
    def hang(self, pick: int, which: int) -> None:
        found = self.some(self.desk.read.all(Opportunity), pick)
        box = self.some((None, *self.desk.read.all(Moment)), which)
        self.act(lambda: opportunities.hang(self.desk, found.id, box.id if box else None))

    @rule(pick=PICK)
    def match_with_a_step(self, pick: int) -> None:
        if (box := self.some(self.boxes, pick)) is not None:
            matched = StepMoment(id=StepMomentId(box.id), step_id=CompositeStepId("c"), moment_id=box.id)

            def match() -> None:
                with self.desk.change("Match a moment") as unit:
                    unit.put(matched)

            self.act(match)

    # --- views, back and forth ---------------------------------------------------------------------------------------

    @rule(which=st.integers(0, 1))
    def look_at(self, which: int) -> None:
        self.in_view = which
        self.panel.show_interview(self.talk)

    @rule(width=st.integers(300, 1400), is_hidden=st.booleans())
    def resize_or_hide(self, width: int, is_hidden: bool) -> None:
        self.panel.resize(width, 700)
        self.panel.setVisible(not is_hidden)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.desk.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.desk.redo()

    def undo_all_is_the_start_and_redo_all_the_latest(self) -> None:
        latest, waiting = self.dump(self.desk), len(self.desk.history._undone)
        while self.desk.undo() is not None:
            pass
        assert self.dump(self.desk) == self.start
        self.scene_equals_store()
        while len(self.desk.history._undone) > waiting:
            self.desk.redo()
        assert self.dump(self.desk) == latest

    # --- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def scene_equals_store(self) -> None:
        if self.panel.isHidden():
            self.panel.show()
        canvas = self.panel.view.view.canvas
        looks = {key: item.look for key, item in canvas.node_items.items()}
        assert {key: look.label for key, look in looks.items()} == {box.id: box.label for box in self.boxes}
        for box in self.boxes:
            assert looks[box.id].is_pinned == box.is_pinned
            if box.is_pinned:
                assert (looks[box.id].rect.x, looks[box.id].rect.y) == (box.x, box.y)
        edges = {key: item.look for key, item in canvas.edge_items.items()}
        drawn = {key: (edges[key].from_id, edges[key].to_id, edges[key].label) for key in edges if edges[key].from_id}
        assert drawn == {link.id: (link.from_id, link.to_id, link.label) for link in self.links}

    @invariant()
    def list_equals_scene(self) -> None:
        """In the same order, with the same words, and every line of the drawing among what a row leads to."""
        canvas, table = self.panel.view.view.canvas, self.panel.list.table
        self.panel.show_list(is_list=True)
        at = [place for place, row in enumerate(table.rows) if not row.is_story]
        ids = [table.rows[place].id for place in at]
        headings = [row.id for row in table.rows if row.is_story]

        def cell(place: int, column: Column) -> str:
            return str(table.data(table.index(place, column), Qt.ItemDataRole.EditRole))

        shown = {key: item.look for key, item in canvas.node_items.items()}
        assert ids == [box.id for box in self.boxes]
        assert set(ids) == set(shown)
        assert all(cell(place, Column.MOMENT) == shown[key].label for place, key in zip(at, ids, strict=True))
        listed = {
            (key, ids[lead.number - 1], lead.kind, lead.label)
            for place, key in zip(at, ids, strict=True)
            for lead in leads_to.read(cell(place, Column.LEADS_TO), link_words(), ids.index(key) + 1)
        }
        kinds = {link.id: link.kind for link in self.links}
        looks = [item.look for key, item in canvas.edge_items.items() if key in kinds]
        assert listed == {(look.from_id, look.to_id, kinds[LinkId(look.id)], look.label) for look in looks}
        told = [story.id for story in stories.of_interview(self.desk, self.talk)]
        assert headings == (told if len(told) > 1 else [])
        self.panel.show_list(is_list=False)

    @invariant()
    def the_desk_holds_together(self) -> None:
        assert self.desk._file._db.execute("PRAGMA foreign_key_check").fetchall() == []

    @invariant()
    def no_link_joins_two_stories_or_is_there_twice(self) -> None:
        story = {box.id: box.story_id for box in self.desk.read.all(Moment)}
        ends = [(link.from_id, link.to_id) for link in self.desk.read.all(Link)]
        assert all(story[start] == story[end] for start, end in ends)
        assert len(set(ends)) == len(ends)

    @invariant()
    def no_two_boxes_share_a_rank(self) -> None:
        ranks = [(box.story_id, box.rank) for box in self.desk.read.all(Moment)]
        assert len(set(ranks)) == len(ranks)


def test_any_gestures_in_any_order_agree(
    qtbot: QtBot, dressed: None, clock: Any, dump: Callable[[Desk], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme()
    for name, value in {"clock": clock, "theme": theme, "dump": staticmethod(dump)}.items():
        monkeypatch.setattr(MapMachine, name, value, raising=False)
    run_machine(MapMachine, examples=10, searching=1000)
