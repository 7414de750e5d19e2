"""The page as it is heard: what each part is, in which order, and the words that stand for its pictures."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.participant import PhotoKind
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.bundle import bundle
from discovery_desk.export.pdf.snapshot_page import render
from discovery_desk.services import importing, snapshots
from discovery_desk.services.desk import desk_in_memory


@pytest.fixture(scope="module")
def pages(qapp: QApplication) -> Iterator[dict[str, SnapshotPage]]:
    desk = desk_in_memory()
    yield {path.stem[:2]: snapshots.page(desk, importing.import_file(desk, path).id) for path in importing.demo_files()}
    desk.close()


def parts(data: bytes) -> list[Any]:
    """Every part, in the order in which a reader comes to it."""
    root = pypdf.PdfReader(BytesIO(data), strict=True).root_object["/StructTreeRoot"]["/K"].get_object()
    return [*_below(root)]


def _below(part: Any) -> Iterator[Any]:
    yield part
    for kid in part["/K"]:
        inside = kid.get_object()
        if isinstance(inside, dict) and "/S" in inside:
            yield from _below(inside)


def roles(data: bytes) -> list[str]:
    return [part["/S"][1:] for part in parts(data)]


def test_the_parts_are_heard_in_the_order_of_the_page(pages: dict[str, SnapshotPage]) -> None:
    outer = [role for role in roles(render(pages["04"]).data) if role in {"H1", "H2", "L", "Figure", "BlockQuote"}]
    assert outer == ["Figure", "H1", "L", "BlockQuote", "H2", "Figure", "H2", "L", "H2", "L"]


def test_the_items_of_a_list_are_as_many_as_it_shows(pages: dict[str, SnapshotPage]) -> None:
    page = pages["04"]
    items = roles(render(page).data).count("LI")
    shown = len(page.facts) + len(page.opportunities) + len(page.insights)
    assert items in {shown, shown + 1}  # what the story is about stands with the facts where there is room


@pytest.mark.parametrize("story", ["02", "05"])
def test_lists_hold_items_and_items_hold_labels_and_bodies(pages: dict[str, SnapshotPage], story: str) -> None:
    for part in parts(bundle([pages[story]], with_evidence=True).data):
        inside = {kid.get_object()["/S"] for kid in part["/K"] if isinstance(kid.get_object(), dict)}
        assert inside <= {"/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}}.get(part["/S"], inside - {"/LI", "/Lbl", "/LBody"})


def test_the_map_is_heard_as_its_story(pages: dict[str, SnapshotPage]) -> None:
    page = pages["05"]
    portrait, drawing = (part["/Alt"] for part in parts(render(page).data) if part["/S"] == "/Figure")
    assert portrait == f"Initials of {page.participant.name}"
    assert all(moment.label.rstrip(".?!") in drawing for moment in page.moments)
    assert drawing.startswith("It starts like this: ")


def test_a_picture_is_heard_as_it_was_described(pages: dict[str, SnapshotPage]) -> None:
    file = BytesIO()
    Image.new("RGB", (60, 60), "teal").save(file, "PNG")
    person = replace(pages["05"].participant, photo_kind=PhotoKind.DRAWING, photo_alt="A desk with two phones")
    described = replace(pages["05"], participant=person, picture=file.getvalue())
    plain = replace(described, participant=replace(person, photo_alt=""))
    assert next(part["/Alt"] for part in parts(render(described).data) if "/Alt" in part) == "A desk with two phones"
    assert next(part["/Alt"] for part in parts(render(plain).data) if "/Alt" in part) == f"Picture of {person.name}"


def test_what_was_said_in_another_language_says_so(pages: dict[str, SnapshotPage]) -> None:
    quote = pages["02"].quote
    assert quote is not None
    languages = [part.get("/Lang") for part in parts(render(pages["02"]).data) if part["/S"] == "/BlockQuote"]
    assert languages == [None, quote.original_lang]


def test_each_page_of_a_bundle_is_a_part_and_an_entry(pages: dict[str, SnapshotPage]) -> None:
    data = bundle([pages["04"], pages["05"]]).data
    assert roles(data).count("Sect") == 2
    reader = pypdf.PdfReader(BytesIO(data))
    assert [entry.title for entry in reader.outline] == [pages[at].participant.name for at in ("04", "05")]
    assert reader.page_mode == "/UseOutlines"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("story", ["01", "02"])
def test_a_strict_checker_finds_nothing(pages: dict[str, SnapshotPage], story: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(bundle([pages[story]], with_evidence=True).data)
    said = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_another_reader_hears_the_same(pages: dict[str, SnapshotPage], tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(render(pages["04"]).data)
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", file]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    page, heard = pages["04"], "".join(said.replace('"', "").split())
    shown = [page.participant.name, *(fact.text for fact in page.facts), *(one.text for one in page.opportunities)]
    places = [heard.find("".join(text.replace('"', "").split())) for text in shown]
    assert -1 not in places
    assert places == sorted(places)
