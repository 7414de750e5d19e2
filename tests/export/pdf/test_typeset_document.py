"""A page with text of any script: what can be read out of it again, and that it needs nothing from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from discovery_desk.export.pdf.typeset import Align, Document, StandardFontUsed, TextStyle, Typesetter, Weight

# What pdfium, the reader in many browsers, gives back exactly.
LEFT_TO_RIGHT = [
    "Zoë Łukasz Ọbịọra Nguyễn naïve office",
    "Ωμέγα Дмитрий",
    "王小明 さくら 한국어",
    "हिन्दी में क्षत्रिय श्री कृष्ण",
    "বাংলা প্রশ্ন",
    "தமிழ் கொக்கு",
    "ผู้ใช้บอกว่าการส่งออกล้มเหลว",
    "x <y> z <b>&amp;</b> <img src='a.png'> %s {0}",
]
RIGHT_TO_LEFT = ["דנה לוי אמרה", "مريم العلي قالت لا"]
MIXED = "Zoë 王小明 مريم דנה हिन्दी ไทย 🎧 ★"

TWO_PAGES = """
from discovery_desk.export.pdf.typeset import Document, TextStyle, Typesetter, Weight
typesetter = Typesetter()
document = Document((300, 200), title="Zoë 王小明", language="en-GB")
for weight in Weight:
    document.draw(typesetter.measure({text!r}, TextStyle(12, weight), 120), 10, 190, width=120)
    document.canvas.showPage()
content = document.finish()
"""


@pytest.fixture(scope="module")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter()


def page(typesetter: Typesetter, *texts: str, style: TextStyle | None = None) -> bytes:
    document = Document((500, 400), title="Test", language="en-GB")
    for place, text in enumerate(texts):
        document.draw(typesetter.measure(text, style or TextStyle(12)), 20, 380 - 30 * place, width=440)
    return document.finish()


def read(content: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(content)
    try:
        text = pdf[0].get_textpage().get_text_range()
    finally:
        pdf.close()
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("text", LEFT_TO_RIGHT)
def test_text_can_be_copied_as_it_was_written(typesetter: Typesetter, text: str) -> None:
    assert read(page(typesetter, text)) == [text]


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_right_to_left_text_can_be_copied_as_it_was_written(typesetter: Typesetter, text: str) -> None:
    copied = pypdf.PdfReader(BytesIO(page(typesetter, text))).pages[0].extract_text()
    assert copied.split() == text.split()


def test_a_line_says_what_it_spells(typesetter: Typesetter) -> None:
    content = pypdf.PdfReader(BytesIO(page(typesetter, "क्षि 👩‍💻"))).pages[0].get_contents()
    assert content is not None
    assert "FEFF" + "क्षि 👩‍💻".encode("utf-16-be").hex().upper() in content.get_data().decode("latin-1")


def test_every_font_is_embedded(typesetter: Typesetter) -> None:
    fonts: dict[str, Any] = pypdf.PdfReader(BytesIO(page(typesetter, MIXED))).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = [font["/BaseFont"] for font in fonts.values()]
    assert len(names) == 7
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert len(descriptor["/FontFile2"].get_data()) > 100
    assert b"Helvetica" not in page(typesetter, MIXED)


def test_the_same_page_is_the_same_bytes(typesetter: Typesetter) -> None:
    assert page(typesetter, MIXED, *RIGHT_TO_LEFT) == page(typesetter, MIXED, *RIGHT_TO_LEFT)


def test_another_process_writes_the_same_bytes(typesetter: Typesetter) -> None:
    here: dict[str, bytes] = {}
    exec(TWO_PAGES.format(text=MIXED), here)
    script = TWO_PAGES.format(text=MIXED) + "import sys; sys.stdout.buffer.write(content)"
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    environment.pop("QT_QPA_PLATFORM", None)
    there = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert there.stdout == here["content"]


def test_the_document_says_what_it_is(typesetter: Typesetter) -> None:
    document = Document((500, 400), title="Zoë 王小明", author="Dana", language="en-GB")
    reader = pypdf.PdfReader(BytesIO(document.finish()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Zoë 王小明", "Dana")
    assert reader.metadata.producer == "Discovery Desk"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_missing_characters_of_all_paragraphs_are_known(typesetter: Typesetter) -> None:
    document = Document((500, 400), title="Test")
    for text in ("ဗ", "ok", "မ"):
        document.draw(typesetter.measure(text, TextStyle(12)), 20, 300)
    assert document.missing == frozenset("ဗမ")


def test_text_that_bypasses_the_typesetter_is_refused() -> None:
    document = Document((500, 400), title="Test")
    with pytest.raises(StandardFontUsed):
        document.canvas.drawString(10, 10, "Helvetica")
    with pytest.raises(StandardFontUsed):
        document.canvas.setFont("Helvetica", 10)


def test_a_color_that_is_none_is_refused(typesetter: Typesetter) -> None:
    with pytest.raises(ValueError, match="not a color"):
        page(typesetter, "x", style=TextStyle(12, color="red"))


@pytest.mark.parametrize(("text", "align", "is_at_left"), [
    ("Dana", Align.START, True), ("Dana", Align.END, False), ("דנה", Align.START, False), ("דנה", Align.END, True),
])  # fmt: skip
def test_text_stands_where_its_script_begins(typesetter: Typesetter, text: str, align: Align, is_at_left: bool) -> None:
    left, _, right, _ = ink(page(typesetter, text, style=TextStyle(12, align=align)))
    assert (left < 25) == is_at_left
    assert (right > 455) != is_at_left


def test_text_hangs_from_the_top_that_it_was_given(typesetter: Typesetter) -> None:
    _, top, _, bottom = ink(page(typesetter, "Hxg", style=TextStyle(20)))
    assert 20 < top < 30
    assert bottom < 20 + 26


def test_a_script_without_a_bold_face_is_thickened(typesetter: Typesetter) -> None:
    def blackness(weight: Weight) -> int:
        return sum(255 - value for value in pixels(page(typesetter, "王小明", style=TextStyle(20, weight))).tobytes())

    assert blackness(Weight.BOLD) > 1.15 * blackness(Weight.REGULAR)


def test_a_face_means_each_glyph_exactly(typesetter: Typesetter) -> None:
    """Arabic letters are built from shared skeletons: ق and ف must not be read as each other."""
    copied = pypdf.PdfReader(BytesIO(page(typesetter, "قال فال قفقف"))).pages[0].extract_text()
    assert unicodedata.normalize("NFKC", copied).split() == ["قال", "فال", "قفقف"]


def pixels(content: bytes) -> Any:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return pdf[0].render(scale=1, grayscale=True).to_pil().convert("L").copy()
    finally:
        pdf.close()


def ink(content: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is drawn, in points from the upper left corner."""
    box = pixels(content).point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return left, top, right, bottom
