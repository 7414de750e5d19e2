"""Everything a researcher can do is one step: taken back without a trace, done again to the same."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.copied_moments import from_text
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentKind
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.domain.opportunity import Opportunity, OpportunityKind
from discovery_desk.domain.participant import PhotoKind
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.team import SeatKind
from discovery_desk.services import (
    carrying,
    consent,
    facts,
    importing,
    insights,
    interviews,
    links,
    moment_copies,
    moments,
    note_parts,
    note_times,
    notes,
    opportunities,
    packs,
    photos,
    quotes,
    recap,
    snapshots,
    stories,
    story_order,
    stretches,
)
from discovery_desk.services import desk as desks
from discovery_desk.services.carrying import CarryOver
from discovery_desk.services.desk import Desk

# A grey square of 32 by 32 pixels.
PIXELS = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAGUlEQVR4nGNsYMAPmAjIjyoYVTCqYNgqAACXvgDAMsm0fAAAAABJRU5ErkJggg=="
)
LINES = (
    "On the night shift since May #context",
    "+ Calls the ward. Nobody answers",
    "+ Writes to the group",
    "+ Waits for an answer",
    "~ embarrassed to ask",
    "> I wrote to eleven people #pain",
    "! I need to know at once who is free",
    "= Swaps are agreed by photo",
    "? who signs it",
    "[ looks at the phone ]",
    "*",
)


@dataclass
class World:
    """An interview under way, with one of everything."""

    desk: Desk
    interview: Interview
    offer: CarryOver

    @property
    def notes(self) -> tuple[Note, ...]:
        return notes.of_interview(self.desk, self.interview.id)

    def note(self, kind: NoteKind) -> Note:
        return next(one for one in self.notes if one.kind is kind)

    @property
    def moments(self) -> tuple[Moment, ...]:
        return self.desk.read.moments(self.interview.id)

    @property
    def links(self) -> tuple[Link, ...]:
        return self.desk.read.where(Link, order="rank", interview_id=self.interview.id)

    @property
    def empty_story(self) -> Story:
        return stories.of_interview(self.desk, self.interview.id)[0]

    @property
    def opportunity(self) -> Opportunity:
        return opportunities.of_interview(self.desk, self.interview.id)[0]


@pytest.fixture
def world(desk: Desk, clock: Any) -> World:
    interview = interviews.prepare(desk, "Ada", seats=[("Clara", SeatKind.INTERVIEWER)])
    interviews.start_clock(desk, interview.id)
    for line in LINES:
        clock.advance(ms=10_000)
        notes.keep(desk, interview.id, line)
    facts.add(desk, interview.id, "Nurse, 41")
    insights.add(desk, interview.id, "The group is called Lifeboat")
    interviews.toggle_facet(desk, interview.id, "people")
    with desk.change("An empty story before the one that is told") as unit:
        unit.put(Story(id=StoryId("empty"), interview_id=interview.id, rank=-1))
    moments.place(desk, desk.read.moments(interview.id)[2].id, 50.0, 60.0)
    return World(desk, interviews.get(desk, interview.id), edited(desk, interview.id))


def edited(desk: Desk, interview_id: InterviewId) -> CarryOver:
    """Words that the box of the third moment does not bear yet."""
    note = [one for one in notes.of_interview(desk, interview_id) if one.kind is NoteKind.MOMENT][2]
    notes.edit_text(desk, note.id, "Hopes for an answer")
    offer = carrying.offer(desk, note.id, note)
    assert offer is not None
    return offer


def first_fact(w: World) -> Any:
    return snapshots.page(w.desk, w.interview.id).facts[0]


def choice(w: World) -> Any:
    return snapshots.quote_choices(w.desk, w.interview.id)[0]


VERBS: dict[str, Callable[[World], object]] = {
    "rename the desk": lambda w: desks.rename_project(w.desk, "Kitchen"),
    "prepare an interview": lambda w: interviews.prepare(w.desk, "Grace", seats=[("Tom", SeatKind.NOTE_TAKER)]),
    "prepare with a prompt": lambda w: interviews.prepare(w.desk, "Grace", story_prompt="Tell me of the last time"),
    "end": lambda w: interviews.end(w.desk, w.interview.id),
    "log a prompt": lambda w: interviews.log_prompt(w.desk, w.interview.id, "What then?", was_asked=True),
    "put a prompt off": lambda w: interviews.log_prompt(w.desk, w.interview.id, "What then?", was_asked=False),
    "tick a facet": lambda w: interviews.toggle_facet(w.desk, w.interview.id, "place"),
    "take a tick back": lambda w: interviews.toggle_facet(w.desk, w.interview.id, "people"),
    "reword a note": lambda w: notes.reword(w.desk, w.note(NoteKind.NOTE).id, "On the day shift #actor"),
    "reword a moment's note": lambda w: notes.reword(w.desk, w.note(NoteKind.MOMENT).id, "Calls twice"),
    "reword an insight's note": lambda w: notes.reword(w.desk, w.note(NoteKind.INSIGHT).id, "By picture"),
    "make a note a moment": lambda w: notes.reword(w.desk, w.note(NoteKind.NOTE).id, "+ Starts in May"),
    "set the kind": lambda w: notes.set_kind(w.desk, w.note(NoteKind.NOTE).id, NoteKind.OPPORTUNITY),
    "split a note": lambda w: note_parts.split(w.desk, w.note(NoteKind.MOMENT).id, 5),
    "join two notes": lambda w: note_parts.join(w.desk, w.note(NoteKind.OPPORTUNITY).id),
    "join two moments": lambda w: note_parts.join(w.desk, w.notes[2].id),
    "retime a note": lambda w: note_times.retime(w.desk, w.note(NoteKind.MOMENT).id, 754_000),
    "shift all notes": lambda w: note_times.shift_all(w.desk, w.interview.id, -25_000),
    "change the reaction offset": lambda w: note_times.set_reaction_offset(w.desk, w.interview.id, 9_000),
    "shift a note": lambda w: notes.shift(w.desk, w.note(NoteKind.QUOTE).id, -5000),
    "tag a note": lambda w: notes.toggle_tag(w.desk, w.note(NoteKind.QUOTE).id, "need"),
    "tag with a new tag": lambda w: notes.toggle_tag(w.desk, w.note(NoteKind.QUOTE).id, "brand new"),
    "untag a note": lambda w: notes.toggle_tag(w.desk, w.note(NoteKind.QUOTE).id, "pain"),
    "add a moment": lambda w: moments.add(w.desk, w.interview.id, "Sleeps"),
    "add a moment between": lambda w: moments.add(w.desk, w.interview.id, "Sleeps", after=w.moments[0].id),
    "add a moment from a note": lambda w: moments.add_from_note(w.desk, w.note(NoteKind.QUOTE)),
    "relabel": lambda w: moments.relabel(w.desk, w.moments[0].id, "Rings"),
    "place": lambda w: moments.place(w.desk, w.moments[1].id, 12.5, -3.0),
    "feel": lambda w: moments.feel(w.desk, w.moments[1].id, -2),
    "reorder": lambda w: story_order.reorder(w.desk, w.moments[2].id, -2),
    "describe": lambda w: moments.describe(w.desk, w.moments[0].id, kind=MomentKind.WAIT, actors=("Okada",), emotion=1),
    "place several": lambda w: moments.place_all(w.desk, [(w.moments[0].id, 1.0, 2.0), (w.moments[1].id, 3.0, 4.0)]),
    "pin": lambda w: moments.pin(w.desk, [(w.moments[2].id, 5.0, 6.0)]),
    "unpin": lambda w: moments.unpin(w.desk, [w.moments[2].id]),
    "tidy": lambda w: moments.tidy(w.desk, w.interview.id),
    "feel several": lambda w: moments.feel_all(w.desk, [one.id for one in w.moments], -1),
    "begin with a moment": lambda w: moments.add_first(w.desk, w.interview.id, "Wakes up"),
    "rest a moment on a note": lambda w: moments.rest_on(w.desk, w.moments[0].id, w.note(NoteKind.QUOTE).id),
    "move to a place": lambda w: story_order.move_to(w.desk, w.moments[0].id, w.moments[0].story_id, 2),
    "move to another story": lambda w: story_order.move_to(w.desk, w.moments[1].id, w.empty_story.id, 0),
    "insert between": lambda w: story_order.insert_between(w.desk, w.links[0].id, "Sleeps"),
    "lead between": lambda w: story_order.lead_between(w.desk, w.links[0].id, w.moments[2].id),
    "insert a note between": lambda w: story_order.insert_note_between(
        w.desk, w.links[1].id, w.note(NoteKind.QUOTE).id
    ),
    "change the kind of a link": lambda w: links.retype(w.desk, w.links[0].id, LinkKind.WAIT),
    "change the kind of links": lambda w: links.retype_all(w.desk, [one.id for one in w.links], LinkKind.CAUSE),
    "reword a link": lambda w: links.relabel(w.desk, w.links[0].id, "two days"),
    "turn a link around": lambda w: links.reverse(w.desk, w.links[0].id),
    "paste": lambda w: moment_copies.paste(
        w.desk, w.interview.id, moment_copies.copied(w.desk, [one.id for one in w.moments]), w.moments[0].id
    ),
    "paste lines": lambda w: moment_copies.paste(w.desk, w.interview.id, from_text("Sleeps\nWakes up")),
    "carry words over": lambda w: carrying.carry(w.desk, w.offer),
    "mend the order of the recap": lambda w: recap.mend_order(w.desk, w.moments[0].id, w.moments[2].id),
    "tell a line of the recap later": lambda w: recap.mend_step(w.desk, w.moments[0].id, is_later=True),
    "mend a line of the recap": lambda w: recap.mend_words(w.desk, w.moments[0].id, "Rings once more, " * 4),
    "keep what was played back": lambda w: recap.keep_as_summary(w.desk, w.interview.id),
    "name a story": lambda w: stories.retitle(w.desk, w.moments[0].story_id, "The night"),
    "set the day of a story": lambda w: stories.set_when(w.desk, w.moments[0].story_id, "2026-03-01"),
    "say that a story is whole": lambda w: stories.set_complete(w.desk, w.moments[0].story_id, True),
    "remove an empty story": lambda w: stories.remove_empty(w.desk, w.empty_story.id),
    "delete a moment": lambda w: moments.delete(w.desk, [w.moments[1].id]),
    "delete all moments": lambda w: moments.delete(w.desk, [one.id for one in w.moments]),
    "link": lambda w: links.connect(w.desk, w.moments[0].id, w.moments[2].id),
    "loop": lambda w: links.connect(w.desk, w.moments[0].id, w.moments[0].id),
    "unlink": lambda w: links.remove(w.desk, [w.links[0].id]),
    "add an opportunity": lambda w: opportunities.add(w.desk, w.interview.id, "I need sleep", OpportunityKind.NEED),
    "reword an opportunity": lambda w: opportunities.reword(w.desk, w.opportunity.id, "I need to know"),
    "star": lambda w: opportunities.star(w.desk, w.opportunity.id, is_starred=True),
    "hang an opportunity": lambda w: opportunities.hang(w.desk, w.opportunity.id, w.moments[0].id),
    "take an opportunity off": lambda w: opportunities.hang(w.desk, w.opportunity.id, None),
    "rest on a note": lambda w: opportunities.rest_on(w.desk, w.opportunity.id, w.note(NoteKind.QUOTE).id),
    "delete an opportunity": lambda w: opportunities.delete(w.desk, w.opportunity.id),
    "add an insight": lambda w: insights.add(w.desk, w.interview.id, "Odd"),
    "reword an insight": lambda w: insights.reword(w.desk, insights.of_interview(w.desk, w.interview.id)[0].id, "Odd"),
    "delete an insight": lambda w: insights.delete(w.desk, insights.of_interview(w.desk, w.interview.id)[0].id),
    "choose a quote": lambda w: snapshots.choose_quote(w.desk, w.interview.id, choice(w), "Eleven people"),
    "shorten the quote": lambda w: quotes.shorten(w.desk, w.interview.id, choice(w), "Eleven people"),
    "translate the quote": lambda w: quotes.translate(w.desk, w.interview.id, choice(w), "Elf Leute"),
    "name the language of the quote": lambda w: quotes.set_language(w.desk, w.interview.id, choice(w), "de"),
    "bring a picture": lambda w: photos.bring_bytes(w.desk, w.interview.id, PIXELS),
    "let a drawing stand in": lambda w: photos.stand_in(w.desk, w.interview.id, PhotoKind.DRAWING),
    "describe the picture": lambda w: photos.describe(w.desk, w.interview.id, "Ada at her desk"),
    "let a note be no evidence": lambda w: opportunities.rest_no_more_on(
        w.desk, w.opportunity.id, w.note(NoteKind.OPPORTUNITY).id
    ),
    "take off the page": lambda w: snapshots.show_on_page(w.desk, w.opportunity.id, is_shown=False),
    "add a fact": lambda w: facts.add(w.desk, w.interview.id, "Two children", "Family"),
    "reword a fact": lambda w: facts.reword(w.desk, first_fact(w), "Nurse, 42", "Job"),
    "empty a fact": lambda w: facts.reword(w.desk, first_fact(w), " ", ""),
    "answer a scope": lambda w: consent.answer(w.desk, w.interview.id, ConsentScope.NOTES, is_given=True),
    "withdraw notes": lambda w: consent.withdraw_notes(w.desk, w.interview.id, 30_000),
    "begin a gap": lambda w: stretches.toggle_gap(w.desk, w.interview.id),
    "park the talk": lambda w: stretches.toggle_parked(w.desk, w.interview.id),
    "park notes": lambda w: stretches.park_notes(w.desk, [w.note(NoteKind.QUOTE).id], is_parked=True),
    "begin another story": lambda w: stories.begin_another(w.desk, w.interview.id),
    "copy a pack": lambda w: packs.copy(w.desk, "switch_timeline", "Ours"),
    "import a story": lambda w: importing.import_file(w.desk, importing.demo_files()[0]),
}
VERBS |= {
    f"keep {line[:6]!r}": lambda w, line=line: notes.keep(w.desk, w.interview.id, line)  # type: ignore[misc]
    for line in LINES
}
VERBS |= {
    f"delete the {kind.value}": lambda w, kind=kind: notes.delete(w.desk, w.note(kind).id)  # type: ignore[misc]
    for kind in (NoteKind.MOMENT, NoteKind.QUOTE, NoteKind.OPPORTUNITY, NoteKind.INSIGHT, NoteKind.FEELING)
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_undo_leaves_no_trace_and_redo_does_the_same_again(
    world: World, verb: Callable[[World], object], dump: Callable[[Desk], Any]
) -> None:
    heard: list[ChangeSet] = []
    world.desk.feed.subscribe(heard.append)
    before = dump(world.desk)
    verb(world)
    after = dump(world.desk)
    assert after != before
    assert len(heard) == 1
    label = world.desk.undo()
    assert label == heard[0].label != ""
    assert dump(world.desk) == before
    assert world.desk.redo() == label
    assert dump(world.desk) == after
    assert len(heard) == 3
    assert heard[1].changes == heard[0].inverted().changes
    assert heard[2].changes == heard[0].changes


def test_moving_on_the_page_is_one_step(world: World, dump: Callable[[Desk], Any]) -> None:
    opportunities.add(world.desk, world.interview.id, "I need sleep")
    before = dump(world.desk)
    snapshots.move_on_page(world.desk, world.opportunity.id, 1)
    order = [one.text for one in snapshots.on_page(world.desk, world.interview.id)]
    assert order == ["I need sleep", "I need to know at once who is free"]
    world.desk.undo()
    assert dump(world.desk) == before


def test_tidying_lets_go_of_every_place_in_one_step(world: World, dump: Callable[[Desk], Any]) -> None:
    for number, moment in enumerate(world.moments):
        moments.place(world.desk, moment.id, number, number)
    before = dump(world.desk)
    moments.tidy(world.desk, world.interview.id)
    assert not any(one.is_pinned for one in world.moments)
    world.desk.undo()
    assert dump(world.desk) == before


def test_everything_one_after_the_other_can_be_taken_back_to_the_start(
    world: World, dump: Callable[[Desk], Any]
) -> None:
    world.desk.history.clear()
    start = dump(world.desk)
    for verb in VERBS.values():
        verb_on = world
        if verb_on.moments and any(one.kind is NoteKind.MOMENT for one in world.notes):
            try:
                verb(verb_on)
            except (IndexError, StopIteration, RuleBroken):
                continue  # what this one works on has been deleted by one before it
    latest = dump(world.desk)
    while world.desk.undo() is not None:
        pass
    assert dump(world.desk) == start
    while world.desk.redo() is not None:
        pass
    assert dump(world.desk) == latest


def test_ordering_facts_and_insights_is_one_step(world: World, dump: Callable[[Desk], Any]) -> None:
    facts.add(world.desk, world.interview.id, "Two children")
    insights.add(world.desk, world.interview.id, "Odd")
    before = dump(world.desk)
    (_, second) = snapshots.page(world.desk, world.interview.id).facts
    facts.move(world.desk, second.id, -1)
    insights.move(world.desk, insights.of_interview(world.desk, world.interview.id)[-1].id, -9)
    page = snapshots.page(world.desk, world.interview.id)
    assert [one.text for one in page.facts] == ["Two children", "Nurse, 41"]
    assert page.insights[0].text == "Odd"
    world.desk.undo()
    world.desk.undo()
    assert dump(world.desk) == before
