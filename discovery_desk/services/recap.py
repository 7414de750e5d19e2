"""Playing the story back: its lines, mending their order and words, and that it was done."""

from __future__ import annotations

from discovery_desk.domain import recap
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, MomentId, short_label
from discovery_desk.domain.note import LONGEST_NOTE, Note, NoteKind, TypedLine, clean, worded
from discovery_desk.domain.recap import RecapLine
from discovery_desk.domain.recap_words import ENGLISH, RecapWords
from discovery_desk.services import interviews, moments, notes, stories, story_order
from discovery_desk.services.desk import Desk


def lines(desk: Desk, interview_id: InterviewId, words: RecapWords = ENGLISH) -> tuple[RecapLine, ...]:
    """All that can be read out now."""
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    return recap.sentences(
        stories.of_interview(desk, interview_id),
        desk.read.moments(interview_id),
        desk.read.where(Link, order="rank", interview_id=interview_id),
        told_by=(person.name, person.name_latin, person.call_me),
        words=words,
    )


def mend_order(desk: Desk, moment_id: MomentId, before: MomentId | None) -> None:
    """Tell a line before another one, of whichever story; None is the end of the last story that is told."""
    moment = moments.get(desk, moment_id)
    if before == moment_id:
        return
    told = [one for one in desk.read.moments(moment.interview_id) if one.id != moment_id]
    if before is None:
        story_id = told[-1].story_id if told else moment.story_id
        index = sum(one.story_id == story_id for one in told)
    else:
        story_id = moments.get(desk, before).story_id
        index = [one.id for one in told if one.story_id == story_id].index(before)
    story_order.move_to(desk, moment_id, story_id, index)


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
