"""Pictures of a person: taken in only when harmless, stripped of what they tell, shown only where that is allowed."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import FileMissing, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.participant import PhotoKind, Picture
from discovery_desk.domain.picture_crop import crop_of
from discovery_desk.services import consent, interviews, photos, snapshots
from discovery_desk.services.desk import Desk

WHERE = b"51 30 N 0 7 W in the kitchen"


@pytest.fixture
def interview_id(desk: Desk) -> InterviewId:
    return interviews.prepare(desk, "Ada Lovelace").id


def bytes_of(kind: str, size: tuple[int, int] = (300, 200), **options: object) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste((200, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def picture(desk: Desk) -> Picture:
    (found,) = desk.read.all(Picture)
    return found


def bomb() -> bytes:
    """Some kilobytes that are twelve thousand by twelve thousand pixels."""
    head = struct.pack(">IIBBBBB", 12_000, 12_000, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * (1501 * 12_000), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (bomb(), "picture-too-many-pixels"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "picture-kind"),
        (bytes_of("BMP"), "picture-kind"),
        (bytes_of("JPEG")[:900], "picture-broken"),
        (bytes_of("PNG")[:60], "picture-broken"),
        (b"\xff\xd8\xff\xd9", "picture-broken"),
        (b"GIF89a", "picture-broken"),
        (b"RIFF\0\0\0\0WEBPnothing", "picture-broken"),
        (bytes_of("PNG", (8, 900)), "picture-too-small"),
        (b"", "picture-kind"),
    ],
)
def test_what_is_no_sound_picture_is_refused_and_nothing_changes(desk, interview_id, data, rule, qtlog, dump) -> None:  # type: ignore[no-untyped-def]
    before = dump(desk)
    with qtlog.disabled(), pytest.raises(RuleBroken) as refused:
        photos.bring_bytes(desk, interview_id, data)
    assert refused.value.rule == rule
    assert dump(desk) == before


def test_a_file_that_is_too_large_is_not_read(desk: Desk, interview_id: InterviewId, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(RuleBroken) as refused:
        photos.bring(desk, interview_id, large)
    assert refused.value.rule == "picture-too-big"
    with pytest.raises(FileMissing):
        photos.bring(desk, interview_id, tmp_path / "none.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_safe_kind_is_taken_whatever_its_name(desk, interview_id, kind, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "picture.svg"
    path.write_bytes(bytes_of(kind))
    photos.bring(desk, interview_id, path)
    assert (picture(desk).width, picture(desk).height) == (300, 200)
    assert opened(picture(desk).data).format in ("PNG", "JPEG")


def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken(desk, interview_id) -> None:  # type: ignore[no-untyped-def]
    exif = Image.Exif()
    exif[0x0112] = 6  # it was held on its side
    exif[0x010E] = WHERE.decode()
    data = bytes_of("JPEG", exif=exif, comment=WHERE)
    assert WHERE in data
    photos.bring_bytes(desk, interview_id, data)
    made = opened(picture(desk).data)
    assert made.size == (200, 300)
    assert made.convert("RGB").getpixel((150, 40))[1] < 60  # the red corner is at the top right now
    assert WHERE not in picture(desk).data
    assert not made.getexif()


def test_words_in_a_png_are_left_behind(desk: Desk, interview_id: InterviewId) -> None:
    from PIL.PngImagePlugin import PngInfo

    said = PngInfo()
    said.add_text("Comment", WHERE.decode())
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 40))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=said)
    photos.bring_bytes(desk, interview_id, out.getvalue())
    assert picture(desk).media_type == "image/png"
    assert WHERE not in picture(desk).data


def test_a_large_photo_is_kept_small(desk: Desk, interview_id: InterviewId) -> None:
    photos.bring_bytes(desk, interview_id, bytes_of("JPEG", (4000, 1000)))
    assert (picture(desk).width, picture(desk).height) == (1600, 400)


def test_another_picture_takes_the_place_of_the_first_in_one_step(desk, interview_id, dump) -> None:  # type: ignore[no-untyped-def]
    photos.bring_bytes(desk, interview_id, bytes_of("PNG"))
    before = dump(desk)
    photos.bring_bytes(desk, interview_id, bytes_of("PNG", (90, 80)))
    assert picture(desk).width == 90
    desk.undo()
    assert dump(desk) == before
    photos.stand_in(desk, interview_id, PhotoKind.INITIALS)
    assert desk.read.all(Picture) == ()
    desk.undo()
    assert dump(desk) == before


def test_a_photo_waits_for_their_yes_and_a_drawing_does_not(desk: Desk, interview_id: InterviewId) -> None:
    photos.bring_bytes(desk, interview_id, bytes_of("PNG"))
    assert not photos.portrait(desk, interview_id).is_shown
    consent.answer(desk, interview_id, ConsentScope.PHOTO, is_given=True)
    assert photos.portrait(desk, interview_id).is_shown
    consent.answer(desk, interview_id, ConsentScope.PHOTO, is_given=False)
    assert not photos.portrait(desk, interview_id).is_shown
    photos.stand_in(desk, interview_id, PhotoKind.DRAWING)
    assert photos.portrait(desk, interview_id).is_shown


def test_what_is_cropped_away_does_not_go_out(desk: Desk, interview_id: InterviewId) -> None:
    photos.stand_in(desk, interview_id, PhotoKind.DRAWING)
    photos.bring_bytes(desk, interview_id, bytes_of("PNG", (400, 200)))
    crop = crop_of(picture(desk))
    assert (crop.x, crop.y, crop.side) == (0.5, 0.0, 1.0)
    photos.crop(desk, interview_id, crop.moved(9, 0).sized(0.5))
    photos.crop(desk, interview_id, crop_of(picture(desk)).moved(9, 9))
    out = snapshots.page(desk, interview_id).picture
    assert out is not None
    shown = opened(out)
    assert shown.size == (100, 100)
    assert shown.convert("RGB").getpixel((50, 50)) == (255, 255, 255)
    desk.undo()
    assert picture(desk).crop_side == 0.0


def test_a_picture_is_said_in_words(desk: Desk, interview_id: InterviewId) -> None:
    photos.bring_bytes(desk, interview_id, bytes_of("PNG"))
    photos.describe(desk, interview_id, "  Ada at\nher desk ")
    assert photos.portrait(desk, interview_id).person.photo_alt == "Ada at her desk"


@pytest.mark.parametrize("kind", ["drawing that fetches", "bomb", "words"])
def test_a_desk_that_somebody_else_made_fetches_nothing(
    desk: Desk, interview_id: InterviewId, kind: str, tmp_path: Path
) -> None:
    """What stands in its tables came past none of the doors."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(bytes_of("PNG"))
    link = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><image href="{secret}" width="90"/></svg>'
    data = {"drawing that fetches": link.encode(), "bomb": bomb(), "words": b"words"}[kind]
    photos.bring_bytes(desk, interview_id, bytes_of("PNG"))
    photos.stand_in(desk, interview_id, PhotoKind.DRAWING)
    with desk.change("By somebody else") as unit:
        unit.put(replace(picture(desk), data=data))
    assert not photos.shown(picture(desk))
    assert not snapshots.page(desk, interview_id).picture
