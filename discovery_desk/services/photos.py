"""The picture of a person: brought in and made harmless, cropped, described, and what stands in for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from discovery_desk.domain.errors import FileMissing, NoPermission, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import clean
from discovery_desk.domain.participant import Participant, PhotoKind, Picture, PictureId, may_show_picture
from discovery_desk.domain.picture_crop import Crop, square_of, with_crop
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork

DRAWN = (PhotoKind.DRAWING, PhotoKind.OBJECT)
SUFFIXES = ("png", "jpg", "jpeg", "webp", "gif")


@dataclass(frozen=True, slots=True)
class Portrait:
    """`picture` is what was brought, whether or not it may be shown; `has_leave` is None where nobody asked."""

    person: Participant
    picture: Picture | None
    has_leave: bool | None

    @property
    def is_shown(self) -> bool:
        return self.picture is not None and may_show_picture(self.person)


def portrait(desk: Desk, interview_id: InterviewId) -> Portrait:
    person = _person(desk, interview_id)
    picture = desk.read.get(Picture, person.picture_id) if person.picture_id else None
    return Portrait(person, picture, person.photo_allowed)


def bring(desk: Desk, interview_id: InterviewId, path: Path) -> None:
    """A picture from a file. Raises `RuleBroken` with the reason when it is none that can be used."""
    from discovery_desk.importing import picture_file

    try:
        data = picture_file.read_bytes_of(path)
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise NoPermission(path) from error
    except picture_file.NoPicture as error:
        raise RuleBroken(error.trouble.value) from error
    bring_bytes(desk, interview_id, data)


def bring_bytes(desk: Desk, interview_id: InterviewId, data: bytes) -> None:
    """It takes the place of the one before, whose pixels do not stay behind in the file."""
    from discovery_desk.importing import picture_file

    try:
        made = picture_file.cleaned(data)
    except picture_file.NoPicture as error:
        raise RuleBroken(error.trouble.value) from error
    person = _person(desk, interview_id)
    picture = Picture(
        id=PictureId(new_id()), media_type=made.media_type, data=made.data, width=made.width, height=made.height
    )
    kind = person.photo_kind if person.photo_kind in DRAWN else PhotoKind.PHOTO
    with desk.change("Bring a picture") as unit:
        unit.put(picture)
        _wear(unit, replace(person, picture_id=picture.id, photo_kind=kind, photo_file="", photo_alt=""))


def stand_in(desk: Desk, interview_id: InterviewId, kind: PhotoKind) -> None:
    """What is shown of the person. With initials the picture goes; the other kinds say what the picture shows."""
    person = _person(desk, interview_id)
    with desk.change("Change the picture") as unit:
        kept = None if kind is PhotoKind.INITIALS else person.picture_id
        _wear(unit, replace(person, photo_kind=kind, picture_id=kept, photo_alt=person.photo_alt if kept else ""))


def crop(desk: Desk, interview_id: InterviewId, wanted: Crop) -> None:
    """Steps of one hand that follow each other are one step to undo."""
    picture = portrait(desk, interview_id).picture
    if picture is None:
        return
    with desk.change("Crop the picture", merge_key=f"crop {picture.id}") as unit:
        unit.put(with_crop(picture, wanted))


def describe(desk: Desk, interview_id: InterviewId, words: str) -> None:
    """For those who do not see it."""
    person = _person(desk, interview_id)
    with desk.change("Describe the picture") as unit:
        unit.put(replace(person, photo_alt=" ".join(clean(words).split())))


def shown(picture: Picture) -> bytes:
    """The square of it that is shown and nothing else; empty where it cannot be read."""
    from discovery_desk.importing import picture_file

    return picture_file.cut_out(picture.data, square_of(picture))


def as_shown(picture: Picture) -> Picture:
    """A picture that is that square, or that cannot be read."""
    from discovery_desk.importing import picture_file

    data = shown(picture)
    if not data:
        return picture
    side = min(square_of(picture).side, picture_file.LONGEST_SIDE_SHOWN)
    return replace(picture, data=data, width=side, height=side, crop_x=0.0, crop_y=0.0, crop_side=0.0)


def _wear(unit: UnitOfWork, person: Participant) -> None:
    before = unit.get(Participant, person.id)
    unit.put(person)
    old = unit.get(Picture, before.picture_id) if before is not None and before.picture_id else None
    if old is not None and old.id != person.picture_id:
        unit.delete(old)


def _person(desk: Desk, interview_id: InterviewId) -> Participant:
    return interviews.participant_of(desk, interviews.get(desk, interview_id))
