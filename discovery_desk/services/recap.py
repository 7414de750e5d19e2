"""Playing the story back: its lines, mending their order and words, and that it was done."""

from __future__ import annotations

from discovery_desk.domain import recap
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import CUT, Link, Moment, MomentId, MomentSource, short_label
from discovery_desk.domain.note import LONGEST_NOTE, Note, NoteKind, TypedLine, clean, worded
from discovery_desk.domain.recap import RecapLine
from discovery_desk.domain.recap_words import ENGLISH, RecapWords
from discovery_desk.services import interviews, moments, notes, stories, story_order
from discovery_desk.services.desk import Desk


def lines(desk: Desk, interview_id: InterviewId, words: RecapWords = ENGLISH) -> tuple[RecapLine, ...]:
    """All that can be read out now."""
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    told = desk.read.moments(interview_id)
    return recap.sentences(
        stories.of_interview(desk, interview_id),
        told,
        desk.read.where(Link, order="rank", interview_id=interview_id),
        told_by=(person.name, person.name_latin, person.call_me),
        in_full={moment.id: in_full(desk, moment) for moment in told},
        words=words,
    )


def in_full(desk: Desk, moment: Moment) -> str:
    """What its label was cut from; the label itself where it is whole, or where nobody knows the words any more."""
    if not moment.label.endswith(CUT):
        return moment.label
    sources = desk.read.where(MomentSource, order="rank", moment_id=moment.id)
    found = (desk.read.get(Note, source.note_id) for source in sources)
    texts = [moment.doing, *(note.text for note in found if note is not None)]
    return next((text for text in texts if short_label(text) == moment.label), moment.label)


def mend_order(desk: Desk, moment_id: MomentId, goal: MomentId, *, is_after: bool = False) -> None:
    """Tell a line right before another one, or right after it, as part of its story."""
    if goal == moment_id:
        return
    story_id = moments.get(desk, goal).story_id
    others = [one.id for one in _told(desk, goal) if one.story_id == story_id and one.id != moment_id]
    story_order.move_to(desk, moment_id, story_id, others.index(goal) + is_after)


def mend_step(desk: Desk, moment_id: MomentId, *, is_later: bool) -> None:
    """Tell a line one earlier or later. At the border of its story the step leads across it and no further."""
    told = _told(desk, moment_id)
    here = [one.id for one in told].index(moment_id)
    there = here + (1 if is_later else -1)
    if not 0 <= there < len(told):
        return
    is_same_story = told[there].story_id == told[here].story_id
    mend_order(desk, moment_id, told[there].id, is_after=is_later == is_same_story)


def _told(desk: Desk, moment_id: MomentId) -> tuple[Moment, ...]:
    return desk.read.moments(moments.get(desk, moment_id).interview_id)


def mend_words(desk: Desk, moment_id: MomentId, text: str) -> None:
    """Tell the moment in other words. What is too long for the label of a box is also kept as what was done.

    Raises `RuleBroken`: "empty", "too-long".
    """
    said = worded(text)
    label = short_label(said)
    if label == said.rstrip(". "):
        moments.describe(desk, moment_id, label=label)
    else:
        moments.describe(desk, moment_id, label=label, doing=said)


def keep_as_summary(desk: Desk, interview_id: InterviewId) -> Note:
    """A note that says what was played back, as it was then. Raises `RuleBroken("no-moments")`."""
    told = ["; ".join(label for label in labels if label) for labels in _labels_by_story(desk, interview_id)]
    if not told:
        raise RuleBroken("no-moments")
    text = "\n".join(told)
    shown = text if len(text) <= LONGEST_NOTE else text[: LONGEST_NOTE - 1] + "…"
    with desk.change("Keep what was played back"):
        return notes.keep_understood(desk, interview_id, TypedLine(NoteKind.SUMMARY, shown))


def _labels_by_story(desk: Desk, interview_id: InterviewId) -> list[list[str]]:
    told = desk.read.moments(interview_id)
    by_story = ([one for one in told if one.story_id == story.id] for story in stories.of_interview(desk, interview_id))
    return [[" ".join(clean(box.label).split()) for box in boxes] for boxes in by_story if boxes]
