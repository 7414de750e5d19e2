"""Sows secrets into every text of a talk and takes it out in every form there is: nothing of what is withheld leaves.

Two talks that differ in nothing but what is withheld give the same bytes, pictures included. (Names are of one script:
what covers a name in Arabic letters is no English word.)
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from discovery_desk import cli
from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId, ConsentScope
from discovery_desk.domain.note import Note, NoteKind
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Participant, PhotoKind, Picture, PictureId
from discovery_desk.domain.sharing import Share, ShareForm
from discovery_desk.domain.snapshot import Quote
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from discovery_desk.services import importing, interviews, maps, sharing
from discovery_desk.services.desk import Desk, new_desk, open_desk
from discovery_desk.storage.tables import NAMES
from tests.leaks import pictures_in, said_in
from tests.sowing import bare

pytestmark = pytest.mark.usefixtures("qapp")

PAGES: Mapping[str, tuple[str, ...]] = {
    "a.pdf": (),
    "upright.pdf": ("--portrait", "--paper", "letter", "--evidence"),
    "bundle.pdf": ("--bundle",),
    "letter.pdf": ("--introduction",),
    "a.md": ("--format", "md", "--evidence"),
    "a.html": ("--format", "html", "--evidence"),
    "a.png": ("--format", "png"),
}
MAPS: Mapping[str, tuple[str, ...]] = {
    "m.canvas": (),
    "m.svg": (),
    "m.png": (),
    "m.mmd": (),
    "journey.mmd": ("--diagram", "journey"),
}
FORMS = (*PAGES, *MAPS)
EVERYTHING = ",".join(Mask)
# What the program reads for itself; a name in it would be no name any more.
_NEVER_WORDS = (
    "notes_language original_lang media_type when phase template boot_id time_zone map_layout recording_kind question"
    " source entity entity_id key extra"
)
NEVER_WORDS = frozenset(_NEVER_WORDS.split())


@dataclass(frozen=True)
class Secrets:
    name: str
    latin: str
    called: str
    company: str
    other: str
    phone: str
    mail: str
    quote: str
    color: tuple[int, int, int]

    @property
    def parts(self) -> tuple[str, ...]:
        said = [part for text in (self.name, self.latin, self.called, self.other) for part in text.split()]
        return (*said, self.company.removesuffix(" AS"), self.phone[4:], self.mail, self.quote[:24])


ADA = Secrets(
    "Qvirella Zøndag",
    "Kvirela Zondak",
    "Qvirri",
    "Blåfjell Drosje AS",
    "Sandrik Vikmo",
    "+47 912 34 567",
    "post@blafjell.example",
    "I wrote to eleven people before anybody told me who was free",
    (200, 40, 40),
)
BEA = Secrets(
    "Wandrika Ørskalvik",
    "Vandrika Orskalvik",
    "Wanni",
    "Museion Reederei GmbH",
    "Bettina Oxholm",
    "+49 170 1234567",
    "hello@museion.example",
    "Nobody picked up the phone all night and so I drove there by myself",
    (20, 90, 200),
)


def sow(desk: Desk, secrets: Secrets, *, is_shown: bool) -> None:
    """Into every text of every row of the one talk."""
    (summary,) = interviews.summaries(desk)
    with desk.change("Sow") as unit:
        for entity in NAMES:
            for row in unit.read.all(entity):
                unit.put(_sown(row, secrets))
        person = unit.get(Participant, summary.participant.id)
        assert person is not None
        picture = Picture(
            id=PictureId("face"), media_type="image/png", data=_face(secrets.color), width=320, height=320
        )
        unit.put(picture)
        unit.put(
            replace(
                person,
                name=secrets.name,
                name_latin=secrets.latin,
                call_me=secrets.called,
                organisation=secrets.company,
                picture_id=picture.id,
                photo_kind=PhotoKind.PHOTO,
                photo_allowed=True,
            )
        )
        for one in unit.read.where(ThirdPerson):
            unit.delete(one)
        unit.put(ThirdPerson(id=ThirdPersonId("o"), interview_id=summary.interview.id, name=secrets.other))
        for scope in ConsentScope:
            answer = ConsentEntry(
                id=ConsentEntryId(f"z{scope}"),
                interview_id=summary.interview.id,
                at_ms=9_000_000,
                scope=scope,
                is_given=is_shown or scope is ConsentScope.NOTES,
            )
            unit.put(answer)


def _sown(row: Any, secrets: Secrets) -> Any:
    said = (
        f"{secrets.name.split()[0]} waits",
        f"they drive for {secrets.company}",
        f"so {secrets.other.split()[1]} has to wait",
        f"ring {secrets.phone} or {secrets.mail}",
        f"the day of {secrets.called}’s friend",
        f"about {secrets.latin.upper()}, all of it",
        f"then: {secrets.quote}. Yes",
    )
    hints = get_type_hints(type(row))
    changed: dict[str, Any] = {}
    for field in fields(row):
        at = zlib.crc32(f"{type(row).__name__} {field.name} {_place(row)}".encode())
        words = f"{said[at % 7]}, {said[at // 7 % 7]}"
        if field.name in NEVER_WORDS or not getattr(row, field.name):
            continue
        if hints[field.name] is str:
            changed[field.name] = words
        elif hints[field.name] == tuple[str, ...]:
            changed[field.name] = (words, said[at // 49 % 7])
    if isinstance(row, Quote) or (isinstance(row, Note) and row.kind is NoteKind.QUOTE):
        changed |= {"text": secrets.quote, "original": f"{secrets.quote}, {secrets.called}"}
    return replace(row, **changed)


def _place(row: Any) -> str:
    return str(getattr(row, "rank", ""))


def _face(color: tuple[int, int, int]) -> bytes:
    made = BytesIO()
    face = Image.new("RGB", (320, 320), color)
    face.putdata([(at % 251, (at * 7) % 241, color[at % 3]) for at in range(320 * 320)])
    face.save(made, "PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leaks") / "one.desk"
    new_desk(path)
    desk = open_desk(path)
    importing.import_file(desk, next(one for one in importing.demo_files() if one.name.startswith("04")))
    desk.close()
    return path


def run(*words: object) -> Result:
    result = CliRunner().invoke(cli.desk_commands, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result


def taken_out(path: Path, folder: Path, masks: str, forms: Collection[str]) -> tuple[dict[str, bytes], str]:
    """Every form, and what was said about it."""
    folder.mkdir()
    desk = open_desk(path)
    (summary,) = interviews.summaries(desk)
    desk.close()
    masked = ("--mask", masks) if masks else ()
    said = []
    for name in (one for one in PAGES if one in forms):
        made = run("snapshot", path, summary.interview.id, "-o", folder / name, "--json", *PAGES[name], *masked)
        said.append(made.stdout.replace(str(folder), ""))
    for name in (one for one in MAPS if one in forms):
        made = run("map", path, summary.interview.id, "-o", folder / name, *MAPS[name], *masked)
        said.append(made.output.replace(str(folder), ""))
    desk = open_desk(path)
    chosen = {Mask(one) for one in masks.split(",") if one}
    said += [sharing.file_name(desk, summary.interview.id, ShareForm.PDF, chosen)]
    said += [maps.file_name(desk, summary.interview.id, maps.MapFormat.SVG)] if not chosen else []
    desk.close()
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir()) if one.is_file()}, "\n".join(said)


def forget_what_was_shared(path: Path) -> None:
    desk = open_desk(path)
    with desk.change("Forget", undoable=False) as unit:
        for share in unit.read.where(Share):
            unit.delete(share)
    desk.close()


def leaks(files: Mapping[str, bytes], said: str, secrets: Secrets) -> Iterator[tuple[str, str]]:
    for name, data in (*files.items(), ("the report", said.encode())):
        text = bare(said_in(data))
        yield from ((name, part) for part in secrets.parts if bare(part) in text)


def taken_out_of(
    story: Path, folder: Path, secrets: Secrets, masks: str, *, is_shown: bool, forms: Collection[str] = FORMS
) -> tuple[dict[str, bytes], str]:
    desk = open_desk(story)
    sow(desk, secrets, is_shown=is_shown)
    desk.close()
    forget_what_was_shared(story)
    return taken_out(story, folder, masks, forms)


def test_nothing_that_is_masked_leaves_in_any_form(story: Path, tmp_path: Path) -> None:
    ada, ada_said = taken_out_of(story, tmp_path / "a", ADA, EVERYTHING, is_shown=True)
    bea, bea_said = taken_out_of(story, tmp_path / "b", BEA, EVERYTHING, is_shown=True)
    assert list(leaks(ada, ada_said, ADA)) == []
    assert [name for name, data in ada.items() if pictures_in(data)] == []
    assert [name for name in ada if ada[name] != bea[name]] == []
    assert ada_said == bea_said
    assert b'aria-hidden="true">P<' not in ada["a.html"]
    assert set(reasons(ada_said).items()) == {(mask.value, "mask") for mask in Mask}


def test_nothing_that_is_refused_leaves_in_any_form(story: Path, tmp_path: Path) -> None:
    """By the same door: one of each writer is enough."""
    forms = ("a.pdf", "letter.pdf", "a.md", "m.canvas")
    files, said = taken_out_of(story, tmp_path / "a", ADA, "third_persons,contact", is_shown=False, forms=forms)
    assert list(leaks(files, said, ADA)) == []
    assert [name for name, data in files.items() if pictures_in(data)] == []
    masked = {"third_persons", "contact"}
    assert reasons(said) == {mask.value: "mask" if mask.value in masked else "consent" for mask in Mask}


def test_without_a_mask_and_with_a_yes_all_of_it_leaves(story: Path, tmp_path: Path) -> None:
    """Else the tests before would find nothing because nothing was there."""
    files, said = taken_out_of(story, tmp_path / "a", ADA, "", is_shown=True)
    found = {name for name, part in leaks(files, said, ADA) if part in (*ADA.name.split(), ADA.called)}
    assert found == {*FORMS} - {"a.png", "m.png"} | {"the report"}
    assert all(pictures_in(files[name]) for name in ("a.pdf", "a.html", "m.canvas"))


def reasons(said: str) -> dict[str, str]:
    """Of the first page in the report."""
    report, _ = json.JSONDecoder().raw_decode(said)
    return {one["what"]: one["reason"] for one in report[0]["reasons"]}
