"""What is known of a page beside the page: whose words the quote is, what evidence is worth, who is named on it."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.page_check import Known
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.snapshot import Quote, QuoteId
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from discovery_desk.services import (
    consent,
    insights,
    interviews,
    links,
    moments,
    notes,
    opportunities,
    page_check,
    photos,
    snapshots,
)
from discovery_desk.services.desk import Desk
from tests.conftest import StandingClock

# A grey square of 32 by 32 pixels.
PIXELS = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAGUlEQVR4nGNsYMAPmAjIjyoYVTCqYNgqAACXvgDAMsm0fAAAAABJRU5ErkJggg=="
)


@pytest.fixture
def talk(desk: Desk) -> InterviewId:
    made = interviews.prepare(desk, "Ada").id
    interviews.start_clock(desk, made)
    return made


def known(desk: Desk, talk: InterviewId) -> Known:
    return page_check.known_of(desk, snapshots.page(desk, talk))


def test_a_quote_is_theirs_when_its_note_is_one(desk: Desk, talk: InterviewId) -> None:
    notes.keep(desk, talk, "> It is a lie")
    assert known(desk, talk).is_quote_of_theirs
    with desk.change("Word") as unit:
        unit.put(Quote(id=QuoteId("loose"), interview_id=talk, text="from nowhere"))
    loose = next(one for one in snapshots.quote_choices(desk, talk) if one.note_id is None)
    snapshots.choose_quote(desk, talk, loose)
    assert not known(desk, talk).is_quote_of_theirs


def test_habits_alone_are_weak_and_one_told_time_makes_them_strong(desk: Desk, talk: InterviewId) -> None:
    one = opportunities.add(desk, talk, "I count everything twice at night")
    assert known(desk, talk).weak == frozenset()
    opportunities.rest_on(desk, one.id, notes.keep(desk, talk, "She usually counts twice").id)
    assert known(desk, talk).weak == {one.id}
    opportunities.rest_on(desk, one.id, notes.keep(desk, talk, "Last Tuesday she counted twice").id)
    assert known(desk, talk).weak == frozenset()


def test_a_photo_waits_for_leave(desk: Desk, talk: InterviewId) -> None:
    photos.bring_bytes(desk, talk, PIXELS)
    assert known(desk, talk).has_photo
    assert not known(desk, talk).has_photo_leave
    consent.answer(desk, talk, ConsentScope.PHOTO, is_given=True)
    assert known(desk, talk).has_photo_leave


def test_people_and_addresses_on_the_page_are_counted(desk: Desk, talk: InterviewId) -> None:
    with desk.change("Somebody") as unit:
        for name in ("Okada", "Ueda"):
            unit.put(ThirdPerson(id=ThirdPersonId(name), interview_id=talk, name=name))
    insights.add(desk, talk, "Okada answers at okada@example.org")
    assert known(desk, talk).third_persons == 1
    assert known(desk, talk).contacts == 1
    masked = snapshots.page(desk, talk, (Mask.THIRD_PERSONS, Mask.CONTACT))
    assert (page_check.known_of(desk, masked).third_persons, page_check.known_of(desk, masked).contacts) == (0, 0)


def test_an_address_is_seen_wherever_it_stands_on_the_page(desk: Desk, talk: InterviewId) -> None:
    first, second = moments.add(desk, talk, "Calls the ward"), moments.add(desk, talk, "Waits")
    moments.describe(desk, first.id, thinking="okada@example.org will know")
    links.connect(desk, second.id, first.id, label="+47 912 34 567")
    assert known(desk, talk).contacts == 2


def test_days_count_until_the_page_is_made(desk: Desk, talk: InterviewId, clock) -> None:  # type: ignore[no-untyped-def]
    assert known(desk, talk).days == 0
    interviews.end(desk, talk)
    clock.advance(ms=3 * 24 * 3_600_000)
    assert known(desk, talk).days == 3
    snapshots.mark_done(desk, talk)
    assert known(desk, talk).days == 0


def test_an_evening_is_not_the_next_day_although_it_is_so_in_greenwich(desk: Desk, clock: StandingClock) -> None:
    clock.instant = replace(clock.instant, at=datetime(2026, 3, 3, 22, 0, tzinfo=UTC), utc_offset_min=-5 * 60)
    talk = interviews.prepare(desk, "Ada").id
    interviews.start_clock(desk, talk)
    interviews.end(desk, talk)
    clock.advance(ms=3 * 3_600_000)
    assert known(desk, talk).days == 0
    clock.advance(ms=5 * 3_600_000)
    assert known(desk, talk).days == 1
