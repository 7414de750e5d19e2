"""Whatever somebody types into any field: a page, which is words and nothing else, fetches nothing and runs nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.introduction import Introduction
from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.snapshot import EvidenceNote, SnapshotPage
from discovery_desk.export.pdf.bundle import bundle
from discovery_desk.export.pdf.letter_page import letter_pdf
from discovery_desk.export.pdf.snapshot_page import render
from discovery_desk.services import importing, snapshots
from discovery_desk.services.desk import desk_in_memory, new_desk, open_desk

MARKUP = '<b>bold</b><img src="file:///etc/passwd"/><para><a href="javascript:alert(1)">x</a>&amp;&#0; {name} {0} %s'
HOSTILE = {
    "markup": MARKUP,
    "unclosed": "<b><i><font color=[] name=NoSuch><unichar code='x'/>",
    "operators": r") Tj ET Q EMC /Artifact BMC endstream endobj 1 0 obj << /S /JavaScript /JS (app.alert(1)) >> \\",
    "controls": "a\x00b\x01\x07\x08\x1b[31m\x7f\x85\u2028\u2029\ufeff\uffff\ufdd0\nc\r\nd\te\vf",
    "overrides": "good \u202egnp.exe\u202c \u202d\u2066\u2067\u2068 evil \u2069\u2069\u2069 \u202a\u202b",
    "surrogates": "\ud800 half \udfff \udc00\ud800 of one",
    "accents": "Z" + "\u0301\u0300\u0323" * 200 + "algo \u200d\u200d\ufe0f\u20e3\U000e0041",
    "only ignorable": "\u200b\u00ad\u2060\u180e\ufeff",
    "blank": " \t\n\u3000\u00a0 ",
    "one word": "x" * 3_000,
    "many lines": "line\n" * 5_000,
    "emoji": "👩‍💻🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦" * 40,
    "right to left": "مرحبا (abc) 123 שלום " * 60,
}
# What names a thing or says how it is, rather than something that somebody types.
NOT_TYPED = re.compile(r"(^|_)(id|lang|kind|media_type)$|^(date|picture)$")
ACTIVE = (
    "/JavaScript",
    "/JS",
    "/URI",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/SubmitForm",
    "/GoToR",
    "/RichMedia",
    "/Annots",
)
SHAPES = [PageShape(), PageShape("letter", is_portrait=True)]

SAME_BYTES = """
import sys
from hashlib import sha256
from pathlib import Path
from discovery_desk.export.pdf.snapshot_page import render
from discovery_desk.services import snapshots
from discovery_desk.services.desk import open_desk
page = snapshots.page(open_desk(Path(sys.argv[1])), sys.argv[2])
print(sha256(render(page).data).hexdigest(), end="")
"""


@pytest.fixture(scope="module")
def page(qapp: QApplication) -> Iterator[SnapshotPage]:
    desk = desk_in_memory()
    made = snapshots.page(desk, importing.import_file(desk, importing.demo_files()[1]).id)
    yield replace(
        made, evidence=tuple(EvidenceNote(text="A note", opportunity_id=one.id) for one in made.opportunities)
    )
    desk.close()


def written_everywhere(thing: Any, text: str) -> Any:
    """The same thing with that text wherever somebody could have typed it."""
    if type(thing) is str:
        return text
    if isinstance(thing, tuple):
        return tuple(written_everywhere(one, text) for one in thing)
    if not is_dataclass(thing):
        return thing
    typed = [one.name for one in fields(thing) if not NOT_TYPED.search(one.name)]
    return replace(thing, **{name: written_everywhere(getattr(thing, name), text) for name in typed})  # type: ignore[type-var]


def hostile(page: SnapshotPage, text: str) -> SnapshotPage:
    made: SnapshotPage = written_everywhere(page, text)
    return replace(
        made,
        seats=tuple((text, seat) for _, seat in page.seats),
        interview=replace(made.interview, notes_language=text),
    )


def sound(data: bytes, pages: int = 1) -> pypdf.PdfReader:
    """It can be read strictly, has nothing that acts, and speaks of no file outside."""
    reader = pypdf.PdfReader(BytesIO(data), strict=True)
    assert len(reader.pages) == pages
    found = {key for thing in everything(reader) for key in _keys(thing)}
    assert found.isdisjoint(ACTIVE)
    return reader


def everything(reader: pypdf.PdfReader) -> Iterator[Any]:
    for number in range(1, len(reader.xref_objStm) + max(max(table, default=0) for table in reader.xref.values()) + 1):
        yield from _parts(reader.get_object(number))


def _parts(thing: Any) -> Iterator[Any]:
    yield thing
    inside = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    for one in inside:
        if not isinstance(one, pypdf.generic.IndirectObject):
            yield from _parts(one)


def _keys(thing: Any) -> set[str]:
    if isinstance(thing, dict):
        return {str(key) for key in thing} | {str(value) for key, value in thing.items() if key == "/S"}
    return set()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_in_all_fields_is_a_page(page: SnapshotPage, kind: str) -> None:
    shape = SHAPES[len(kind) % 2]
    sound(render(hostile(page, HOSTILE[kind]), shape, with_evidence=True).data, pages=2)


def test_a_megabyte_in_each_field_is_a_page(page: SnapshotPage) -> None:
    made = render(hostile(page, "Word مرحبا " * 100_000))
    sound(made.data)
    assert len(made.data) < 1_000_000


@pytest.mark.parametrize(("kind", "pages"), [("markup", 1), ("surrogates", 1), ("many lines", 2), ("right to left", 2)])
def test_a_bundle_and_a_letter_are_pages_too(page: SnapshotPage, kind: str, pages: int) -> None:
    bad, text = hostile(page, HOSTILE[kind]), HOSTILE[kind]
    made = bundle([bad, page])
    sound(made.data, pages=2)
    data, _ = letter_pdf(Introduction(text, text, bad, text, (text,) * 4, text))
    sound(data, pages)


def test_markup_is_read_as_it_was_typed(page: SnapshotPage) -> None:
    fact = replace(page.facts[0], text=MARKUP[:40])
    reader = sound(render(replace(page, facts=(fact,))).data)
    assert re.sub(r"\s", "", MARKUP[:40]) in re.sub(r"\s", "", reader.pages[0].extract_text())


def test_an_override_turns_nothing_around_and_stays_in_its_line(page: SnapshotPage) -> None:
    reader = sound(render(replace(page, facts=(replace(page.facts[0], text="invoice\u202efdp.exe", label=""),))).data)
    assert "invoicefdp.exe" in reader.pages[0].extract_text()


def test_no_opening_of_a_file_happens_for_what_is_typed(page: SnapshotPage) -> None:
    opened = []
    sys.addaudithook(lambda event, words: opened.append(str(words[0])) if event == "open" else None)
    render(hostile(page, MARKUP))
    assert not [name for name in opened if "passwd" in name]


def test_names_of_a_field_do_not_become_names_of_the_file(page: SnapshotPage) -> None:
    person = replace(page.participant, name="/Name) >> endobj (\\", photo_alt="<< /JS (x) >>")
    reader = sound(render(replace(page, participant=person)).data)
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("/Name) >> endobj (\\ – ")


def test_another_process_makes_the_same_bytes(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "a.desk"
    new_desk(file)
    desk = open_desk(file)
    interview = importing.import_file(desk, importing.demo_files()[1])
    here = sha256(render(snapshots.page(desk, interview.id)).data).hexdigest()
    desk.close()
    environment = {**os.environ, "PYTHONHASHSEED": "77", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SAME_BYTES, str(file), interview.id]
    there = subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
    assert there == here
