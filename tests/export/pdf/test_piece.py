"""What Qt is given of a text, so that it never looks for a face itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery_desk.export.pdf.characters import is_ignorable
from discovery_desk.export.pdf.faces import Families, bundled_families
from discovery_desk.export.pdf.piece import Piece
from discovery_desk.export.pdf.typeset import Paragraph, TextStyle, Typesetter

pytestmark = pytest.mark.usefixtures("qapp")

SIGNS = "aé7#“ क्षिह्পু\u200d👩💻\ufe0f🇩🇪ب\u064eיกำ한\u1112\u1161\u0301ગુܫ .(“"
MIXED = st.text(alphabet=st.sampled_from(SIGNS), max_size=12)


@pytest.fixture(scope="module")
def families() -> Families:
    return bundled_families()


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def drawn(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [
        (run.face.family, "".join(cluster.text for cluster in run.clusters))
        for line in paragraph.lines
        for run in line.runs
    ]


def boxed(paragraph: Paragraph) -> list[str]:
    """What is drawn with a box in it, or as one."""
    clusters = [cluster for line in paragraph.lines for run in line.runs for cluster in run.clusters]
    return [cluster.text for cluster in clusters if any(not glyph.number for glyph in cluster.glyphs)]


@given(MIXED)
def test_a_text_is_the_sum_of_its_clusters(text: str) -> None:
    assert "".join(Piece(text, bundled_families().cut).clusters) == text


def test_a_picture_after_an_indic_word_is_not_taken_apart(families: Families) -> None:
    piece = Piece("हि 👩\u200d💻 न्दी🎧", families.cut)
    assert piece.clusters[-4:] == ("👩\u200d💻", " ", "न्दी", "🎧")


@pytest.mark.parametrize("text", ["#7 পুরনো", "পুরনো #7", "देव 25 %", "(३) 7 🎧 देव (3) ok", "தமிழ் 25 €"])
def test_signs_beside_an_indic_word_are_those_of_the_interface(typesetter: Typesetter, text: str) -> None:
    paragraph = typesetter.measure(text, TextStyle(10))
    assert boxed(paragraph) == []
    assert "".join(part for _, part in drawn(paragraph)) == text
    assert drawn(typesetter.measure("Later 7", TextStyle(10))) == [("DD Interface", "Later 7")]


@pytest.mark.parametrize("text", ["ગુજરાતી", "ಕನ್ನಡ 7", "សួស្តី", "ܫܠܡܐ", "ߒߞߏ", "a ગ b"])
def test_a_script_that_no_face_has_is_boxes_that_are_told_of(typesetter: Typesetter, text: str) -> None:
    paragraph = typesetter.measure(text, TextStyle(10))
    assert set("".join(boxed(paragraph))) == paragraph.missing
    assert paragraph.text == "".join(line.text for line in paragraph.lines) == text


@given(MIXED)
def test_every_box_is_told_of_and_no_letter_is_lost(text: str) -> None:
    paragraph = Typesetter().measure(text, TextStyle(10))
    assert [one for one in boxed(paragraph) if paragraph.missing.isdisjoint(one)] == []
    assert seen("".join(part for _, part in drawn(paragraph))) == seen("".join(line.text for line in paragraph.lines))


def seen(text: str) -> list[str]:
    """In no order: lines that read both ways are drawn from left to right."""
    return sorted(character for character in text if not is_ignorable(character))
