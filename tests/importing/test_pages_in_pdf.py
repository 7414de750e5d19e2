"""A page comes back out of its PDF; a PDF that is anything else ends in one sentence, soon, with nothing written."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from discovery_desk.domain.errors import AlreadyImported, UnreadableSource
from discovery_desk.domain.interview import Interview, InterviewStatus
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import PhotoKind
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export import snapshot_json
from discovery_desk.export.pdf.snapshot_page import render
from discovery_desk.importing import pdf_attachment
from discovery_desk.services import desk as desks
from discovery_desk.services import importing, snapshots
from discovery_desk.services.desk import Desk
from tests.importing import spoiled_pdfs

FILES = importing.demo_files()


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of somebody else, with the demo interviews in it; nobody changes it."""
    path = tmp_path_factory.mktemp("theirs") / "theirs.desk"
    desks.new_desk(path, "Theirs")
    other = desks.open_desk(path)
    for file in FILES:
        importing.import_file(other, file)
    yield other
    other.close()


def pages_of(desk: Desk, *, with_evidence: bool = False) -> tuple[SnapshotPage, ...]:
    return tuple(snapshots.page(desk, one.id, with_evidence=with_evidence) for one in desk.read.all(Interview))


def pdf_with(path: Path, *attached: tuple[str, bytes]) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in attached:
        writer.add_attachment(name, data)
    writer.write(path)
    return path


def as_pdf(path: Path, *pages: SnapshotPage) -> Path:
    return pdf_with(path, ("snapshot.json", snapshot_json.write(pages)))


def data_of(pages: tuple[SnapshotPage, ...]) -> list[dict[str, Any]]:
    """Without the ids, which every desk gives itself."""
    data = json.loads(snapshot_json.write(pages))["pages"]
    return sorted(({**page, "id": ""} for page in data), key=lambda page: str(page["title"]))


def test_what_a_page_holds_comes_back_whole(theirs: Desk, desk: Desk, tmp_path: Path) -> None:
    sent = pages_of(theirs)
    done = importing.bring_in(desk, as_pdf(tmp_path / "pages.pdf", *sent))
    assert (done.kind, len(done.more), done.known) == (importing.SourceKind.PAGE, len(sent) - 1, 0)
    assert data_of(pages_of(desk)) == data_of(sent)
    assert {one.status for one in desk.read.all(Interview)} == {InterviewStatus.SNAPSHOT_DONE}


def test_the_page_that_comes_back_is_drawn_to_the_same_bytes(
    qapp: object, theirs: Desk, desk: Desk, tmp_path: Path
) -> None:
    """But for the id of the talk, which every desk gives itself."""
    for number, sent in enumerate(pages_of(theirs)):
        done = importing.bring_in(desk, as_pdf(tmp_path / f"{number}.pdf", sent))
        got = snapshots.page(desk, done.interview.id)
        got = replace(got, interview=replace(got.interview, id=sent.interview.id))
        assert render(got).data == render(sent).data


def test_the_notes_behind_a_page_come_back_with_it(theirs: Desk, desk: Desk, tmp_path: Path) -> None:
    sent = pages_of(theirs, with_evidence=True)
    importing.bring_in(desk, as_pdf(tmp_path / "pages.pdf", *sent))
    assert sum(len(page.evidence) for page in sent) > 30
    assert data_of(pages_of(desk, with_evidence=True)) == data_of(sent)


def test_the_same_page_again_brings_nothing(theirs: Desk, desk: Desk, tmp_path: Path) -> None:
    first, second, *_ = pages_of(theirs)
    importing.bring_in(desk, as_pdf(tmp_path / "one.pdf", first))
    with pytest.raises(AlreadyImported):
        importing.bring_in(desk, as_pdf(tmp_path / "again.pdf", first))
    done = importing.bring_in(desk, as_pdf(tmp_path / "both.pdf", first, second))
    assert (done.interview.title, done.more, done.known) == (second.interview.title, (), 1)


def test_a_page_of_this_desk_is_known(theirs: Desk, tmp_path: Path) -> None:
    before = pages_of(theirs)
    with pytest.raises(AlreadyImported):
        importing.bring_in(theirs, as_pdf(tmp_path / "own.pdf", before[0]))
    assert pages_of(theirs) == before


def a_picture() -> bytes:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_photo_comes_along_and_only_the_part_that_was_shown(
    qapp: object, theirs: Desk, desk: Desk, tmp_path: Path
) -> None:
    page = pages_of(theirs)[0]
    person = replace(page.participant, photo_kind=PhotoKind.PHOTO, photo_alt="Misaki at the window")
    sent = replace(page, participant=person, picture=a_picture())
    done = importing.bring_in(desk, as_pdf(tmp_path / "page.pdf", sent))
    got = snapshots.page(desk, done.interview.id)
    assert (got.participant.photo_kind, got.participant.photo_alt) == (PhotoKind.PHOTO, "Misaki at the window")
    assert got.picture is not None
    assert QImage.fromData(got.picture).size().toTuple() == (60, 60)


def test_one_undo_takes_all_pages_back(theirs: Desk, desk: Desk, tmp_path: Path) -> None:
    importing.bring_in(desk, as_pdf(tmp_path / "pages.pdf", *pages_of(theirs)))
    desk.undo()
    assert not desk.read.all(Interview)


def test_the_data_taken_out_of_the_pdf_is_read_too(theirs: Desk, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "snapshot.json"
    file.write_bytes(snapshot_json.write(pages_of(theirs)[:1]))
    assert importing.bring_in(desk, file).kind is importing.SourceKind.PAGE


def test_what_the_desk_keeps_to_itself_does_not_travel(theirs: Desk) -> None:
    page = pages_of(theirs)[0]
    person = replace(page.participant, gatekeeper="Ines Kept", relationship_owner="Omar Kept")
    talk = replace(page.interview, recording_where="kept on my disk", boot_id="kept-boot")
    data = snapshot_json.write([replace(page, participant=person, interview=talk)])
    assert b"kept" not in data.lower()


def test_where_something_is_withheld_only_what_is_shown_travels(theirs: Desk) -> None:
    talk = next(one for one in theirs.read.all(Interview) if "invoice" in one.title)
    whole, masked = (
        json.loads(snapshot_json.write([snapshots.page(theirs, talk.id, masks)]))["pages"][0]
        for masks in ((), (Mask.PHOTO, Mask.NAME))
    )
    assert {"place", "tools", "actors", "doing"} <= whole["experience_map"]["nodes"][0].keys()
    assert whole["participant"].keys() >= {"organisation", "location", "type"}
    shown = {"id", "label", "kind", "heard_s", "time", "thinking", "emotion"}
    assert len(masked["experience_map"]["nodes"]) == len(whole["experience_map"]["nodes"])
    assert all(node.keys() <= shown for node in masked["experience_map"]["nodes"])
    assert masked["participant"].keys() <= {"name", "direction", "segment", "photo", "quick_facts"}
    assert masked["withheld"] == [{"what": "name", "reason": "mask", "count": 1}]


def test_a_newer_schema_is_said(desk: Desk, tmp_path: Path) -> None:
    newer = json.dumps({"schema": "discovery-desk.snapshot/9", "pages": []}).encode()
    with pytest.raises(UnreadableSource, match="kind"):
        importing.bring_in(desk, pdf_with(tmp_path / "x.pdf", ("snapshot.json", newer)))


def a_bomb(path: Path) -> Path:
    """A little file whose attachment is a great deal of nothing."""
    squeezed = zlib.compressobj(9)
    data = b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(60)) + squeezed.flush()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    stream = pypdf.generic.EncodedStreamObject()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = data
    return _with_tree(writer, _named(writer, stream), path)


def _named(writer: pypdf.PdfWriter, stream: Any) -> DictionaryObject:
    held = DictionaryObject({NameObject("/F"): writer._add_object(stream)})
    file = DictionaryObject({NameObject("/Type"): NameObject("/Filespec"), NameObject("/EF"): held})
    names = ArrayObject([TextStringObject("snapshot.json"), writer._add_object(file)])
    return DictionaryObject({NameObject("/Names"): names})


def _with_tree(writer: pypdf.PdfWriter, tree: Any, path: Path) -> Path:
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): tree})
    writer.write(path)
    return path


def an_endless_tree(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    node = DictionaryObject()
    reference = writer._add_object(node)
    node[NameObject("/Kids")] = ArrayObject([reference] * 50)
    return _with_tree(writer, reference, path)


def encrypted(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("snapshot.json", b"{}")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path


def deeply_nested(path: Path) -> Path:
    inner = b"[" * 200_000 + b"]" * 200_000
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n" + inner + b"\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
    return path


def nested_data(path: Path) -> Path:
    return pdf_with(path, ("snapshot.json", b'{"schema":' + b"[" * 100_000 + b"]" * 100_000 + b"}"))


def a_number_as_tree(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    return _with_tree(writer, NumberObject(7), path)


def cut_short(path: Path) -> Path:
    whole = pdf_with(path, ("snapshot.json", b"{}")).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def only_a_head(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n")
    return path


def of_another_program(path: Path) -> Path:
    return pdf_with(path, ("invoice.xml", b"<a/>"))


HOSTILE: tuple[tuple[Callable[[Path], Path], str], ...] = (
    (a_bomb, "cannot be read"),
    (an_endless_tree, "holds no data"),
    (encrypted, "encrypted"),
    (deeply_nested, "cannot be read"),
    (nested_data, "not JSON|nested"),
    (a_number_as_tree, "cannot be read"),
    (cut_short, "cannot be read|holds no data"),
    (only_a_head, "cannot be read"),
    (of_another_program, "holds no data"),
)


@pytest.mark.parametrize(("make", "said"), HOSTILE, ids=[make.__name__ for make, _ in HOSTILE])
def test_a_hostile_pdf_is_refused_soon(make: Callable[[Path], Path], said: str, desk: Desk, tmp_path: Path) -> None:
    path = make(tmp_path / "hostile.pdf")
    began = time.monotonic()
    with pytest.raises(UnreadableSource, match=said):
        importing.bring_in(desk, path)
    assert time.monotonic() - began < 10
    assert not desk.read.all(Interview)


def test_a_spoiled_file_is_read_or_refused(theirs: Desk, tmp_path: Path) -> None:
    """A sample; the module that spoils them runs as many as one likes."""
    pdf = spoiled_pdfs.whole(snapshot_json.write(pages_of(theirs)[:1]))
    outcomes = {spoiled_pdfs.outcome(tmp_path / "x.pdf", spoiled_pdfs.spoiled(pdf, number)) for number in range(40)}
    assert "1 pages" in outcomes
    assert any("cannot be read" in one for one in outcomes)


def test_a_huge_file_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(pdf_attachment.LARGEST_FILE + 1)
    with pytest.raises(UnreadableSource, match="larger"):
        importing.bring_in(desk, path)


def test_a_file_that_keeps_its_reader_busy_is_given_up(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_attachment, "LONGEST_S", 0.0)
    with pytest.raises(UnreadableSource, match="too long"):
        importing.bring_in(desk, pdf_with(tmp_path / "slow.pdf", ("snapshot.json", b"{}")))


WRONG: tuple[tuple[str, Callable[[dict[str, Any]], object]], ...] = (
    ("no id", lambda page: page.pop("id")),
    ("an id as long as a book", lambda page: page.update(id="x" * 101)),
    ("no person", lambda page: page.pop("participant")),
    ("a link to nowhere", lambda page: page["experience_map"]["links"][0].update(to="m99")),
    ("a feeling beyond all measure", lambda page: page["experience_map"]["nodes"][0].update(emotion=9)),
    ("a box beyond the horizon", lambda page: page["experience_map"]["nodes"][0].update(at=[1e12, 0])),
    ("an opportunity of no moment", lambda page: page["opportunities"][0].update(node="m99")),
    ("a kind that is none", lambda page: page["opportunities"][0].update(kind="feature")),
    ("a seat that is none", lambda page: page["interview"]["team"][0].update(seat="throne")),
    ("a picture that is none", lambda page: page["participant"]["photo"].update(data="PHN2Zy8+")),
    ("a picture that is no base64", lambda page: page["participant"]["photo"].update(data="<svg/>")),
    ("a list for a text", lambda page: page["quote"].update(text=["a"])),
    ("too many moments", lambda page: page["experience_map"].update(nodes=page["experience_map"]["nodes"][:1] * 1001)),
)


@pytest.mark.parametrize(("what", "spoil"), WRONG, ids=[what for what, _ in WRONG])
def test_data_that_does_not_hold_together_changes_nothing(
    what: str, spoil: Callable[[dict[str, Any]], object], theirs: Desk, desk: Desk, tmp_path: Path
) -> None:
    document = json.loads(snapshot_json.write(pages_of(theirs)[:1]))
    spoil(document["pages"][0])
    path = pdf_with(tmp_path / "x.pdf", ("snapshot.json", json.dumps(document).encode()))
    with pytest.raises(UnreadableSource):
        importing.bring_in(desk, path)
    assert not desk.read.all(Interview)
