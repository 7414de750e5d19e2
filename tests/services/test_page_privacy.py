"""From what was said about consent to the page: refused, taken back, not asked, and masked for one copy."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.page_privacy import Mask, Reason, Withheld
from discovery_desk.domain.participant import PhotoKind, Picture, PictureId
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import consent, exporting, interviews, maps, moments, notes, snapshots
from discovery_desk.services.desk import Desk
from tests.sowing import hidden

pytestmark = pytest.mark.usefixtures("qapp")

PIXELS = b"\x89PNG\r\n\x1a\n a face"


@pytest.fixture
def talk(desk: Desk, clock: Any) -> InterviewId:
    started = interviews.start_clock(desk, interviews.prepare(desk, "Ada Lovelace").id)
    notes.keep(desk, started.id, "> I wrote to eleven people before anybody answered")
    moments.add(desk, started.id, "I wrote to eleven people before…")
    moments.add(desk, started.id, "Ada's list at Lundby Drosje")
    with desk.change("Who") as unit:
        picture = Picture(id=PictureId("x"), media_type="image/png", data=PIXELS, width=1, height=1)
        unit.put(picture)
        person = interviews.participant_of(desk, started)
        kind = {"photo_kind": PhotoKind.PHOTO, "photo_allowed": True, "picture_id": picture.id, "photo_alt": "Ada"}
        unit.put(replace(person, organisation="Lundby Drosje AS", **kind))
    return started.id


def answer(desk: Desk, talk: InterviewId, scope: ConsentScope, clock: Any, *, is_given: bool) -> SnapshotPage:
    clock.advance(ms=60_000)
    consent.answer(desk, talk, scope, is_given=is_given)
    return snapshots.page(desk, talk)


@pytest.mark.parametrize(
    ("scope", "mask"),
    [
        (ConsentScope.NAME, Mask.NAME),
        (ConsentScope.COMPANY, Mask.COMPANY),
        (ConsentScope.QUOTE, Mask.QUOTE),
        (ConsentScope.PHOTO, Mask.PHOTO),
    ],
)
def test_what_is_refused_is_withheld_and_what_is_taken_back_as_well(
    desk: Desk, talk: InterviewId, clock: Any, scope: ConsentScope, mask: Mask
) -> None:
    no = (Withheld(mask, Reason.CONSENT),)
    assert answer(desk, talk, scope, clock, is_given=False).withheld == no
    assert answer(desk, talk, scope, clock, is_given=True).withheld == ()
    assert answer(desk, talk, scope, clock, is_given=False).withheld == no
    assert snapshots.page(desk, talk, (mask,)).withheld == no
    assert answer(desk, talk, scope, clock, is_given=True).withheld == ()
    assert snapshots.page(desk, talk, (mask,)).withheld == (Withheld(mask, Reason.MASK),)


def test_each_thing_is_gone_from_the_page(desk: Desk, talk: InterviewId) -> None:
    shown = snapshots.page(desk, talk, tuple(Mask))
    assert [one.label.rstrip("…") for one in shown.moments] == [hidden("#"), hidden("Participant's list at #")]
    assert (shown.picture, shown.quote, shown.participant.organisation, shown.participant.photo_alt) == (
        None,
        None,
        "",
        "",
    )
    assert exporting.file_name(desk, talk, (Mask.NAME,)).startswith("Participant")
    assert exporting.file_name(desk, talk).startswith("Ada Lovelace")


def test_what_nobody_asked_about_is_shown_and_named(desk: Desk, talk: InterviewId, clock: Any) -> None:
    assert snapshots.page(desk, talk).unasked == (ConsentScope.NAME, ConsentScope.COMPANY, ConsentScope.QUOTE)
    answer(desk, talk, ConsentScope.NAME, clock, is_given=True)
    answer(desk, talk, ConsentScope.QUOTE, clock, is_given=False)
    assert snapshots.page(desk, talk).unasked == (ConsentScope.COMPANY,)


def test_a_face_waits_for_a_yes_and_is_not_said_to_be_refused(desk: Desk, talk: InterviewId) -> None:
    with desk.change("Ask later") as unit:
        person = interviews.participant_of(desk, interviews.get(desk, talk))
        unit.put(replace(person, photo_allowed=None))
    shown = snapshots.page(desk, talk)
    assert (shown.picture, shown.withheld) == (None, (Withheld(Mask.PHOTO, Reason.CONSENT),))
    assert ConsentScope.PHOTO in shown.unasked


def test_withdrawn_notes_are_counted(desk: Desk, talk: InterviewId, clock: Any) -> None:
    answer(desk, talk, ConsentScope.NOTES, clock, is_given=True)
    answer(desk, talk, ConsentScope.NOTES, clock, is_given=False)
    consent.withdraw_notes(desk, talk, 0)
    shown = snapshots.page(desk, talk)
    assert shown.withheld == (Withheld(ConsentScope.NOTES, Reason.CONSENT, 1),)
    assert shown.quote is None


def test_a_talk_without_any_yes_to_notes_has_a_page_without_them(desk: Desk, talk: InterviewId, clock: Any) -> None:
    notes.keep(desk, talk, "+ Calls the ward")
    notes.keep(desk, talk, "! I need to know who is free")
    shown = answer(desk, talk, ConsentScope.NOTES, clock, is_given=False)
    assert [one.label for one in shown.moments if "ward" in one.label] == []
    assert (shown.quote, shown.opportunities) == (None, ())
    assert shown.withheld == (Withheld(ConsentScope.NOTES, Reason.CONSENT, 3),)
    assert [one.label for one in maps.talk_map(desk, talk).moments] == [one.label for one in shown.moments]
    assert answer(desk, talk, ConsentScope.NOTES, clock, is_given=True).quote is not None


def test_a_map_is_covered_by_the_same_rules_and_comes_back_without_a_change(
    desk: Desk, talk: InterviewId, clock: Any, tmp_path: Any
) -> None:
    from discovery_desk.services import importing

    answer(desk, talk, ConsentScope.NAME, clock, is_given=False)
    shown = maps.talk_map(desk, talk, tuple(Mask))
    told = b"".join(
        (maps.canvas(shown, "x").data, maps.mermaid(shown).data, maps.mermaid(shown, "journey").data)
    ).decode()
    for secret in ("Ada", "Lovelace", "Lundby", "eleven people"):
        assert secret not in told
    assert maps.canvas(shown, "x").beside == {}
    file = tmp_path / "map.canvas"
    file.write_bytes(maps.canvas(shown, "x").data)
    assert not importing.bring_in(desk, file).counts
    assert [one.label for one in desk.read.moments(talk)][1] == "Ada's list at Lundby Drosje"


def test_a_page_and_a_map_are_made_in_one_place_only() -> None:
    """Whoever could gather one elsewhere could forget to cover it."""
    root = Path(snapshots.__file__).parents[1]
    makers = {
        (path.relative_to(root).as_posix(), made)
        for path in root.rglob("*.py")
        for made in re.findall(r"(?<!class )\b(SnapshotPage|TalkMap|_whole_page|_whole_map)\(", path.read_text("utf-8"))
        if not path.is_relative_to(root / "ui" / "experience_map")  # its own TalkMap is what is read for the screen
    }
    assert makers == {
        ("services/snapshots.py", "SnapshotPage"),
        ("services/snapshots.py", "_whole_page"),
        ("services/maps.py", "TalkMap"),
        ("services/maps.py", "_whole_map"),
    }
