"""Every word that the page itself says, in one table, and how it writes a day, a length of time and who was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from discovery_desk.domain.interview import Interview, clock_text
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.recap_words import ENGLISH as RECAP_IN_ENGLISH
from discovery_desk.domain.recap_words import RecapWords
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import SeatKind

_MINUTE_MS = 60_000
_KANA = re.compile("[\u3041-\u30fa]")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Words(NamedTuple):
    """In one language; braces are filled by the page."""

    months: tuple[str, ...]
    day: str = "{day} {month} {year}"
    day_of_year: str = "{day} {month}"
    days_of_month: str = "{first}–{last} {month} {year}"
    days: str = "{first} – {last}"
    conjunction: str = " and "
    comma: str = ", "
    sentence_gap: str = " · "
    interviewed: str = "Interviewed"
    on: str = " {day}"
    minutes: str = "{minutes} min"
    by: str = "by {people}"
    along: str = " with {people}"
    page: str = "Interview snapshot"
    title: str = "{name} – Interview snapshot"
    nobody: str = "Unnamed"
    quotation: str = "“{quote}”"
    in_the_call: str = "{clock} in the call"
    how_it_went: str = "How it went"
    how_it_felt: str = "how it felt: good above the line, bad below it"
    story_about: str = "Story about"
    opportunities: str = "Opportunities"
    insights: str = "Insights"
    star: str = "★"
    thin: str = "Opportunities, from a thin interview"
    evidence: str = "What speaks for it"
    no_evidence: str = "No notes yet"
    interview_id: str = "Interview {id}"
    story_of: str = "Story of {when}"
    made_within: str = "Made within {hours} h"
    facts: str = "Facts"
    moments: str = "Moments"
    thoughts: str = "Thoughts"
    link_labels: str = "Link labels"
    links: str = "Links"
    tightened: str = "Everything stands closer together than usual."
    over_limit: str = "{what}: {count} left off, as no page shows more of them."
    no_room: str = "{what}: {count} left off, as this page is full."
    quote_withheld: str = "The quote is withheld"
    no_quote: str = "No quote chosen yet"
    no_moments: str = "No moments yet"
    nothing: str = "–"
    more: str = "+{count} more"
    more_thoughts: str = "+{count} thoughts"
    more_link_labels: str = "+{count} link labels"
    more_links: str = "+{count} links"
    one_more_thought: str = "+1 thought"
    one_more_link_label: str = "+1 link label"
    one_more_link: str = "+1 link"
    more_notes: str = "+{count} more notes"
    more_moments: str = "+{count} more moments"
    one_more_moment: str = "+1 more moment"
    folded_fact: str = "Fact: {text}"
    folded_opportunity: str = "Opportunity: {text}"
    folded_insight: str = "Insight: {text}"
    folded_moment: str = "Moment: {text}"
    folded_thought: str = "Thought: {text}"
    folded_note: str = "Note: {text}"
    folded_link: str = "Link: {text}"
    shortened: str = "Shortened: {text}"
    picture: str = "Picture"
    data: str = "The data of this page, for Discovery Desk"
    bundle: str = "{count} interview snapshots"
    picture_of: str = "Picture of {name}"
    initials_of: str = "Initials of {name}"
    recap: RecapWords = RECAP_IN_ENGLISH


ENGLISH = Words(
    months=(
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    ),
)  # fmt: skip


def day_text(day: date, words: Words = ENGLISH) -> str:
    return words.day.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def when_text(when: str, words: Words = ENGLISH) -> str:
    """A story's day or range of days; empty when it is neither."""
    days = [_day(part) for part in when.split("/")]
    if not days or len(days) > 2 or None in days:
        return ""
    known = [day for day in days if day is not None]
    return _range_text(known[0], known[-1], words)


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _range_text(first: date, last: date, words: Words) -> str:
    if first == last:
        return day_text(first, words)
    month = words.months[first.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return words.days_of_month.format(first=first.day, last=last.day, month=month, year=first.year)
    start = words.day_of_year.format(day=first.day, month=month) if first.year == last.year else day_text(first, words)
    return words.days.format(first=start, last=day_text(last, words))


def heading_of(story: Story | None, *, with_title: bool, words: Words = ENGLISH) -> str:
    parts = [story.title.strip() if with_title else "", when_text(story.when, words)] if story else []
    told = words.comma.join(filter(None, parts))
    return f"{words.how_it_went}: {told}" if told else words.how_it_went


def time_of(moment: Moment) -> str:
    """The time of the story where it was told, else the time of the talk."""
    return moment.told_time or (clock_text(moment.heard_ms) if moment.heard_ms is not None else "")


def leaders(seats: Sequence[tuple[str, str]]) -> list[str]:
    return [name for name, seat in seats if name.strip() and SeatKind(seat).leads]


def people_text(names: Sequence[str], words: Words = ENGLISH) -> str:
    return words.conjunction.join(filter(None, (words.comma.join(names[:-1]), *names[-1:])))


def foot_text(interview: Interview, seats: Sequence[tuple[str, str]], words: Words = ENGLISH) -> str:
    """“Interviewed 17 November 2026, 24 min, by A with B and C”, as far as it is known."""
    led = leaders(seats)
    others = [name for name, _ in seats if name.strip() and name not in led]
    start = words.interviewed + (words.on.format(day=day_text(interview.on, words)) if interview.on else "")
    length = words.minutes.format(minutes=max(1, round(interview.ended_ms / _MINUTE_MS))) if interview.ended_ms else ""
    by = words.by.format(people=people_text(led, words)) if led else ""
    along = words.along.format(people=people_text(others, words)) if others else ""
    return words.comma.join(filter(None, (start, length, by))) + along


def second_foot(page: SnapshotPage, words: Words = ENGLISH) -> str:
    """What makes it possible to find the talk again, and tells how fresh the page was."""
    when = when_text(page.story.when, words) if page.story else ""
    hours = None if page.minutes_to_make is None else max(1, -(-page.minutes_to_make // 60))
    parts = (
        words.story_of.format(when=when) if when else "",
        words.interview_id.format(id=page.interview.id),
        words.made_within.format(hours=hours) if hours is not None else "",
    )
    return words.sentence_gap.join(filter(None, parts))


def quoted(text: str, words: Words = ENGLISH) -> str:
    """In quotation marks, unless the person who typed it has put some; Japanese has its own."""
    text = text.strip()
    if text[:1] in '“"„«「『' and text[-1:] in '”"“»」』':
        return text
    if _KANA.search(text):
        return f"『{text}』" if "「" in text else f"「{text}」"
    return words.quotation.format(quote=text)
