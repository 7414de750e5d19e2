"""Text of any script is broken into lines, aligned and cut as a reader of it expects."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.private_data import MASK
from discovery_desk.export.pdf.typeset import Align, TextStyle, Typesetter, Weight

STYLE = TextStyle(10)
SCRIPTS = {
    "Latin": "She exported it three times, and every time the file was cut off.",
    "Arabic": "قالت إن التصدير فشل ثلاث مرات يوم الاثنين ثم أعادت المحاولة",
    "Hebrew": "היא אמרה שהייצוא נכשל שלוש פעמים ואז ניסתה שוב",
    "Chinese": "产品经理说导出失败了因为文件太大我们只好手动复制粘贴",
    "Japanese": "エクスポートが三回失敗したと彼女は言いました",
    "Korean": "내보내기가 세 번이나 실패했다고 그녀가 말했다",
    "Thai": "ผู้ใช้บอกว่าการส่งออกล้มเหลวเมื่อวันจันทร์และต้องทำซ้ำด้วยมือ",
    "Hindi": "उसने कहा कि निर्यात तीन बार विफल हुआ और फिर उसने कोशिश की",
    "Bengali": "তিনি বলেছেন রপ্তানি তিনবার ব্যর্থ হয়েছে",
    "Tamil": "ஏற்றுமதி மூன்று முறை தோல்வியடைந்தது என்று அவர் கூறினார்",
}


@pytest.fixture(scope="module")
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter()


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_lines_keep_within_the_width_and_lose_nothing(typesetter: Typesetter, text: str) -> None:
    paragraph = typesetter.measure(text, STYLE, 100)
    assert len(paragraph.lines) > 1
    assert paragraph.width <= 100.01
    assert "".join(line.text for line in paragraph.lines) == text
    assert paragraph.height == pytest.approx(len(paragraph.lines) * 13)
    assert not paragraph.missing
    assert not paragraph.is_cut


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_text_fits_the_width_that_it_was_measured_to_need(typesetter: Typesetter, text: str) -> None:
    natural = typesetter.measure(text, STYLE)
    assert typesetter.measure(text, STYLE, natural.width).lines == natural.lines


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_text_that_is_too_long_ends_in_an_ellipsis(typesetter: Typesetter, text: str) -> None:
    paragraph = typesetter.measure(text, TextStyle(10, max_lines=2), 70)
    assert paragraph.is_cut
    assert len(paragraph.lines) == 2
    assert paragraph.lines[-1].text.endswith("…")
    assert paragraph.width <= 70.01
    assert text.startswith("".join(line.text for line in paragraph.lines)[:-1])


def test_a_further_line_of_the_text_counts_as_cut(typesetter: Typesetter) -> None:
    assert [line.text for line in typesetter.measure("one\ntwo", TextStyle(10, max_lines=1)).lines] == ["one…"]


def test_text_that_just_fits_is_not_cut(typesetter: Typesetter) -> None:
    assert not typesetter.measure("one\ntwo\n", TextStyle(10, max_lines=2)).is_cut


def test_no_room_at_all_still_shows_an_ellipsis(typesetter: Typesetter) -> None:
    assert [line.text for line in typesetter.measure("word", TextStyle(10, max_lines=1), 1).lines] == ["…"]


def test_right_to_left_lines_start_at_the_right(typesetter: Typesetter) -> None:
    paragraph = typesetter.measure("דנה לוי\nDana Levi", STYLE)
    hebrew, english = paragraph.lines
    assert paragraph.is_right_to_left
    assert hebrew.offset(Align.START, 200) == pytest.approx(200 - hebrew.width)
    assert hebrew.offset(Align.END, 200) == 0
    assert english.offset(Align.START, 200) == 0
    assert english.offset(Align.CENTER, 200) == pytest.approx((200 - english.width) / 2)


def test_a_right_to_left_line_lies_within_its_width(typesetter: Typesetter) -> None:
    for line in typesetter.measure(SCRIPTS["Hebrew"], STYLE, 100).lines:
        places = [
            glyph.x for run in line.runs for cluster in run.clusters for glyph in cluster.glyphs if cluster.text != " "
        ]
        assert min(places) >= -1
        assert max(places) < line.width * 100


def test_size_scales_everything(typesetter: Typesetter) -> None:
    small, large = (typesetter.measure(SCRIPTS["Latin"], TextStyle(size)) for size in (7.3, 73))
    assert large.width == pytest.approx(10 * small.width)
    assert large.first_baseline == pytest.approx(10 * small.first_baseline)


def test_characters_that_no_face_has_are_reported(typesetter: Typesetter) -> None:
    assert typesetter.measure("ok ဗမာ 👩‍💻", STYLE).missing == frozenset("ဗမာ")


def test_what_covers_words_can_be_printed(typesetter: Typesetter) -> None:
    assert not typesetter.measure(MASK, STYLE).missing


def test_decomposed_letters_are_not_missing(typesetter: Typesetter) -> None:
    assert not typesetter.measure("e\u0323\u0302 \u1112\u1161\u11ab \u05e9\u05bc\u05c1 \u0628\u064e", STYLE).missing


def test_what_a_machine_put_into_the_text_is_left_out(typesetter: Typesetter) -> None:
    paragraph = typesetter.measure("a\x00b\x1b[1m\tc\ud800d\r\ne\u2028f\x7f\n\n", STYLE)
    assert [line.text for line in paragraph.lines] == ["ab[1m    c\ufffdd", "e", "f"]
    assert not paragraph.missing


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_takes_no_room(typesetter: Typesetter, text: str) -> None:
    paragraph = typesetter.measure(text, STYLE, 100)
    assert (paragraph.lines, paragraph.width, paragraph.height) == ((), 0, 0)


def test_each_weight_is_set_in_the_nearest_face(typesetter: Typesetter) -> None:
    used = {
        weight: [
            run.face.weight for line in typesetter.measure("a王ش", TextStyle(10, weight)).lines for run in line.runs
        ]
        for weight in Weight
    }
    assert {weight: sorted(faces) for weight, faces in used.items()} == {
        Weight.REGULAR: [400, 400, 400],
        Weight.MEDIUM: [400, 400, 500],
        Weight.SEMIBOLD: [400, 600, 700],
        Weight.BOLD: [400, 700, 700],
    }


def test_punctuation_is_set_with_the_letters_that_it_belongs_to(typesetter: Typesetter) -> None:
    (line,) = typesetter.measure("“导出”", STYLE).lines
    assert [run.face.family for run in line.runs] == ["DD CJK"]


def test_typed_arrows_stay_as_typed(typesetter: Typesetter) -> None:
    (line,) = typesetter.measure("a -> b 2x3", STYLE).lines
    assert [cluster.text for run in line.runs for cluster in run.clusters] == list("a -> b 2x3")
