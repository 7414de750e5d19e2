"""What a finished PDF says about itself: parts in reading order, its outline, and the files that travel in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from discovery_desk.export.pdf.typeset import Document, TextStyle, Typesetter

PLAIN = TextStyle(12)


@pytest.fixture(scope="module")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter()


def blank() -> Document:
    return Document((500, 400), title="Test", language="en-GB")


def reader(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(document.finish()), strict=True)


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]


def tree(element: Any) -> Any:
    """Roles as nested tuples; a number is a stretch of the page."""
    return (
        element["/S"][1:],
        *(kid if isinstance(kid, int) else tree(kid) for kid in kids(element) if "/MCID" not in _keys(kid)),
    )


def _keys(kid: Any) -> Any:
    return kid if isinstance(kid, dict) else ()


def root(pdf: pypdf.PdfReader) -> Any:
    return pdf.root_object["/StructTreeRoot"]["/K"].get_object()


def operators(pdf: pypdf.PdfReader, page: int = 0) -> Iterator[tuple[str, Any]]:
    content = pdf.pages[page].get_contents()
    assert content is not None
    return ((operator.decode(), operands) for operands, operator in content.operations)


def test_parts_are_read_in_the_order_of_drawing(typesetter: Typesetter) -> None:
    document = blank()
    with document.part("H1"):
        document.draw(typesetter.measure("Name", PLAIN), 10, 300)
    with document.part("L"), document.part("LI"):
        with document.part("Lbl"):
            document.draw(typesetter.measure("1", PLAIN), 10, 200)
        with document.part("LBody"):
            document.draw(typesetter.measure("Thing", PLAIN), 30, 200)
    pdf = reader(document)
    assert tree(root(pdf)) == ("Document", ("H1", 0), ("L", ("LI", ("Lbl", 1), ("LBody", 2))))
    assert pdf.root_object["/MarkInfo"]["/Marked"].value is True


def test_everything_drawn_is_part_or_ornament(typesetter: Typesetter) -> None:
    document = blank()
    document.canvas.line(0, 0, 9, 9)
    with document.part("P"):
        document.draw(typesetter.measure("Words", PLAIN), 10, 300)
        with document.ornament():
            document.canvas.line(0, 0, 9, 9)
        document.draw(typesetter.measure("More", PLAIN), 10, 200)
    document.canvas.rect(0, 0, 9, 9)
    pdf, depth, marks = reader(document), 0, []
    for operator, operands in operators(pdf):
        if operator in {"BDC", "BMC"}:
            depth += 1
            marks += [operands[0]] if depth == 1 else []
        depth -= operator == "EMC"
        assert depth or operator not in {"Tj", "TJ", "S", "f", "re", "l"}
    assert depth == 0
    assert marks == ["/Artifact", "/Span", "/Artifact", "/Span", "/Artifact"]
    assert tree(root(pdf)) == ("Document", ("P", 0, 1))


def test_a_mark_of_a_part_has_none_inside_it(typesetter: Typesetter) -> None:
    """Some readers lose what comes after the end of the inner one."""
    document = blank()
    with document.part("P"):
        document.draw(typesetter.measure("one\ntwo क्षि\nשָׁלוֹם", PLAIN), 10, 300)
    inside, worst = 0, 0
    for operator, operands in operators(reader(document)):
        if operator == "BDC" and "/MCID" in operands[1]:
            inside = 1
        elif inside:
            inside += (operator in {"BDC", "BMC"}) - (operator == "EMC")
            worst = max(worst, inside)
    assert (inside, worst) == (0, 1)


def test_the_page_leads_from_each_stretch_back_to_its_part(typesetter: Typesetter) -> None:
    document = blank()
    for role in ("H1", "P"):
        with document.part(role):
            document.draw(typesetter.measure(role, PLAIN), 10, 300)
    document.end_page()
    with document.part("H2"):
        document.draw(typesetter.measure("H2", PLAIN), 10, 300)
    pdf = reader(document)
    nums = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = {nums[at]: [part.get_object()["/S"] for part in nums[at + 1]] for at in range(0, len(nums), 2)}
    assert by_page == {0: ["/H1", "/P"], 1: ["/H2"]}
    assert [page["/StructParents"] for page in pdf.pages] == [0, 1]
    assert {page["/Tabs"] for page in pdf.pages} == {"/S"}


def test_a_part_may_go_on_over_the_page(typesetter: Typesetter) -> None:
    document = blank()
    with document.part("P"):
        document.draw(typesetter.measure("one", PLAIN), 10, 300)
        document.end_page()
        document.draw(typesetter.measure("two", PLAIN), 10, 300)
    pdf = reader(document)
    first, second = kids(kids(root(pdf))[0])
    assert first == 0
    assert (second["/MCID"], second["/Pg"]["/StructParents"]) == (0, 1)


def test_a_figure_has_words_instead(typesetter: Typesetter) -> None:
    document = blank()
    with document.part("Figure", alt="Portrait of\nZoë (王)\ud800"):
        document.canvas.rect(0, 0, 9, 9)
    assert kids(root(reader(document)))[0]["/Alt"] == "Portrait of Zoë (王)\ufffd"


def test_a_part_says_when_it_is_in_another_language(typesetter: Typesetter) -> None:
    document = blank()
    with document.part("P", language="ar"):
        document.draw(typesetter.measure("لا", PLAIN), 10, 300)
    paragraph = kids(root(reader(document)))[0]
    assert paragraph["/Lang"] == "ar"
    assert [(span["/S"], span["/ActualText"]) for span in kids(paragraph)] == [("/Span", "لا")]


def test_parts_without_content_are_left_out(typesetter: Typesetter) -> None:
    document = blank()
    with document.part("Figure", alt="Nothing"), document.part("P"):
        pass
    with document.part("P"):
        document.draw(typesetter.measure("Words", PLAIN), 10, 300)
    assert tree(root(reader(document))) == ("Document", ("P", 0))


def test_a_document_without_parts_does_not_claim_to_have_them(typesetter: Typesetter) -> None:
    document = blank()
    document.draw(typesetter.measure("Words", PLAIN), 10, 300)
    assert "/StructTreeRoot" not in reader(document).root_object


def test_each_page_ends_once(typesetter: Typesetter) -> None:
    document = blank()
    for text in ("one", "two"):
        document.draw(typesetter.measure(text, PLAIN), 10, 300)
        document.end_page()
    assert len(reader(document).pages) == 2
    assert len(reader(blank()).pages) == 1


def test_the_outline_leads_to_the_pages(typesetter: Typesetter) -> None:
    document = blank()
    for name in ("Zoë (王", "مريم"):
        document.outline(name)
        document.draw(typesetter.measure(name, PLAIN), 10, 300)
        document.end_page()
    pdf = reader(document)
    entries = [(entry.title, pdf.get_destination_page_number(entry)) for entry in pdf.outline]
    assert entries == [("Zoë (王", 0), ("مريم", 1)]


def test_the_window_shows_the_title_and_not_the_name_of_the_file(typesetter: Typesetter) -> None:
    preferences: Any = reader(blank()).root_object["/ViewerPreferences"]
    assert preferences["/DisplayDocTitle"].value is True


def test_an_attached_file_comes_out_as_it_went_in() -> None:
    document, data = blank(), bytes(range(256))
    document.attach("b.json", data, "application/json", "What the page was made from (王)")
    document.attach("a.txt", b"old", "text/plain", "")
    document.attach("a.txt", b"new", "text/plain", "")
    pdf = reader(document)
    assert {name: contents[0] for name, contents in pdf.attachments.items()} == {"a.txt": b"new", "b.json": data}
    files: Any = [one.get_object() for one in pdf.root_object["/AF"]]
    assert [(one["/UF"], one["/AFRelationship"]) for one in files] == [("a.txt", "/Source"), ("b.json", "/Source")]
    assert files[1]["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert files[1]["/Desc"] == "What the page was made from (王)"


def test_parts_and_attachments_are_the_same_bytes_each_time(typesetter: Typesetter) -> None:
    def made() -> str:
        document = blank()
        with document.part("Figure", alt="x"):
            document.draw(typesetter.measure("Words", PLAIN), 10, 300)
        document.outline("Words")
        document.attach("a.txt", b"data", "text/plain", "")
        return hashlib.sha256(document.finish()).hexdigest()

    assert made() == made()
