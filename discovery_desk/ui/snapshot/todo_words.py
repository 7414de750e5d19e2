"""What is missing on a page, in words, and where it is mended."""

from __future__ import annotations

from discovery_desk.domain.interview import Quality
from discovery_desk.domain.page_check import Gap, Todo
from discovery_desk.ui.kit.words import tr


def todo_words(gap: Gap) -> str:
    one = {
        Todo.PORTRAIT: tr("A picture, or initials in its place"),
        Todo.PHOTO_LEAVE: tr("Ask whether their photo may be shown"),
        Todo.QUOTE: tr("A line of theirs: > in the note line"),
        Todo.QUOTE_SOURCE: tr("The line is from no note of their words"),
        Todo.MOMENTS: tr("1 more moment of the story: + in the note line"),
        Todo.LOOSE: tr("1 moment is linked to nothing"),
        Todo.UNDATED: tr("On which day the story happened"),
        Todo.OPPORTUNITIES: tr("An opportunity: ! in the note line"),
        Todo.UNPLACED: tr("1 opportunity is on no moment yet"),
        Todo.UNPROVEN: tr("1 opportunity has no note that shows it"),
        Todo.WEAK: tr("1 opportunity rests only on habits or wishes"),
        Todo.FACTS: tr("Facts that explain the story"),
        Todo.MARKS: tr("1 mark has no words yet"),
        Todo.IDEAS: tr("1 idea of theirs waits for what it would have done"),
        Todo.THIRD_PERSONS: tr("1 other person is named: mask the name?"),
        Todo.CONTACTS: tr("1 address or number is on the page: mask it?"),
        Todo.UNASKED: tr("1 thing is shown that nobody asked them about"),
        Todo.AGE: tr("The talk was yesterday; a page is best made on the day"),
    }
    many = {
        Todo.MOMENTS: tr("{n} more moments of the story: + in the note line"),
        Todo.STARTS: tr("The story begins in {n} places"),
        Todo.ENDS: tr("The story ends in {n} places"),
        Todo.LOOSE: tr("{n} moments are linked to nothing"),
        Todo.UNPLACED: tr("{n} opportunities are on no moment yet"),
        Todo.UNPROVEN: tr("{n} opportunities have no note that shows them"),
        Todo.WEAK: tr("{n} opportunities rest only on habits or wishes"),
        Todo.MARKS: tr("{n} marks have no words yet"),
        Todo.IDEAS: tr("{n} ideas of theirs wait for what they would have done"),
        Todo.THIRD_PERSONS: tr("{n} other people are named: mask the names?"),
        Todo.CONTACTS: tr("{n} addresses or numbers are on the page: mask them?"),
        Todo.UNASKED: tr("{n} things are shown that nobody asked them about"),
        Todo.AGE: tr("The talk was {n} days ago; a page is best made on the day"),
    }
    words = many.get(gap.todo) if gap.count > 1 else one.get(gap.todo)
    return (words or one[gap.todo]).format(n=gap.count)


def quality_words(quality: Quality | None) -> str:
    """Empty while it is too early to say."""
    if quality is None:
        return ""
    return {
        Quality.RICH: tr("A rich story: dated, with a beginning and an end."),
        Quality.MIXED: tr("A story with gaps."),
        Quality.THIN: tr("A thin talk; it counts for the habit all the same."),
    }[quality]
