"""Whose picture may be shown: one rule for the page, the map, and the composer."""

from __future__ import annotations

import pytest

from discovery_desk.domain.participant import Participant, ParticipantId, PhotoKind, may_show_picture


@pytest.mark.parametrize(
    ("kind", "allowed", "is_shown"),
    [
        (PhotoKind.PHOTO, True, True),
        (PhotoKind.PHOTO, None, False),
        (PhotoKind.PHOTO, False, False),
        (PhotoKind.DRAWING, None, True),
        (PhotoKind.OBJECT, False, True),
        (PhotoKind.PLACEHOLDER_PORTRAIT, None, True),
        (PhotoKind.INITIALS, True, False),
    ],
)
def test_a_photo_waits_for_a_yes_and_nothing_else_does(kind: PhotoKind, allowed: bool | None, is_shown: bool) -> None:
    person = Participant(id=ParticipantId("ada"), name="Ada", photo_kind=kind, photo_allowed=allowed)
    assert may_show_picture(person) is is_shown
