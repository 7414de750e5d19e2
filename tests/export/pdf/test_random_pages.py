"""Random snapshots up to the limits, in eight scripts and four shapes: one page, nothing covered, lost or beyond it.

A few in the suite; `python -m tests.export.pdf.test_random_pages [COUNT [FIRST]]` looks at hundreds.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

import pytest

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import Interview, InterviewId, Quality
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.participant import Direction, Participant, ParticipantId, QuickFact, QuickFactId
from discovery_desk.domain.snapshot import EvidenceNote, Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.export.pdf.characters import has_right_to_left
from discovery_desk.export.pdf.page_composition import BOTTOM, SIDE, TOP
from discovery_desk.export.pdf.page_sheet import Placed
from discovery_desk.export.pdf.raster import page_count
from discovery_desk.export.pdf.snapshot_page import Composed, compose

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext of poppler-utils is not installed"),
]

IN_SUITE = 12
INTERVIEW, PARTICIPANT, STORY = InterviewId("i"), ParticipantId("p"), StoryId("s")
SHAPES = [PageShape(paper, is_portrait) for paper in ("a4", "letter") for is_portrait in (False, True)]
SCRIPTS = {
    "Latin": "she counts the pallets again by torch because today's list was late Łódź Straße naïve Tiếng Việt",
    "Greek and Cyrillic": "μετράει πάλι τις παλέτες γιατί η λίστα она снова считает поддоны при фонаре ёлка",
    "Arabic": "قالت إن التصدير فشل ثلاث مرات يوم الاثنين ثم أعادت المحاولة بيدها لأنّ القائمة قديمة",
    "Hebrew": "היא סופרת שוב את המשטחים לאור פנס כי הרשימה הודפסה אתמול בלילה ואף אחד לא ענה",
    "Devanagari": "उसने कहा कि निर्यात तीन बार विफल हुआ और फिर उसने हाथ से कोशिश की क्योंकि सूची पुरानी थी",
    "Thai": "ผู้ใช้ บอกว่า การส่งออก ล้มเหลว เมื่อวันจันทร์ และต้องทำซ้ำ ด้วยมือ เพราะรายการเก่า",
    "Japanese and Chinese": "画面の名前が 変わるまでは 誰もいない のは私なんです 她用 手电筒 又数了一遍 清单过时",
    "Korean and Bengali": "목록이 인쇄되어 손전등으로 팔레트를 다시 셉니다 সে আবার টর্চের আলোয় প্যালেট গোনে কারণ",
}
EMOJI = ("🎧", "👩‍💻", "🇩🇰", "✅", "🙂", "👍🏽")
UNKNOWN = "မြန်မာ ગુજરાતી ꓘ"  # no bundled face has these
LETTERS = {"Lu", "Ll", "Lo", "Nd", "So"}
UNSEEN = re.compile("[\\s\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f]")


class Writer:
    """Makes up texts of one script; each is what it would be at its limit, or less."""

    def __init__(self, rolled: random.Random, script: str) -> None:
        self.rolled = rolled
        self._words = SCRIPTS[script].split()
        self._has_unknown = rolled.random() < 0.1
        self._gap = "" if script.startswith("Japanese") else " "

    def text(self, longest: int) -> str:
        wanted = longest if self.rolled.random() < 0.4 else self.rolled.randint(1, longest)
        words: list[str] = []
        while len(self._gap.join(words)) < wanted:
            words.append(self._word())
        return self._gap.join(words)[:wanted].strip() or self._words[0][:wanted]

    def maybe(self, longest: int, share: float = 0.5) -> str:
        return self.text(longest) if self.rolled.random() < share else ""

    def _word(self) -> str:
        chance = self.rolled.random()
        if chance < 0.04:
            return self.rolled.choice(EMOJI)
        if chance < 0.05 and self._has_unknown:
            return self.rolled.choice(UNKNOWN.split())
        if chance < 0.1:
            return self.rolled.choice(("10:41", "(3)", "SAP", "25 %", "#7"))
        return self.rolled.choice(self._words)


def page_of(case: int) -> SnapshotPage:
    script = list(SCRIPTS)[case % len(SCRIPTS)]
    rolled = random.Random(case)
    write = Writer(rolled, script)
    moments = tuple(_moments(write, rolled.choice((0, 1, 4, 7, 10, 14))))
    opportunities = tuple(_opportunities(write, moments, rolled.randint(0, 7)))
    quote = Quote(id=QuoteId("q"), interview_id=INTERVIEW, text=write.text(180), original=write.maybe(180))
    return SnapshotPage(
        interview=Interview(
            id=INTERVIEW,
            participant_id=PARTICIPANT,
            title="",
            scheduled_start=datetime(2026, 11, 17, 9),
            ended_ms=1_440_000,
            quality=rolled.choice((None, Quality.RICH, Quality.THIN)),
        ),
        participant=Participant(
            id=PARTICIPANT,
            name=write.text(60),
            name_latin=rolled.choice(("", "Marit Kjeldsen")),
            segment=write.maybe(60),
            direction=Direction.RIGHT_TO_LEFT if script in {"Arabic", "Hebrew"} else Direction.LEFT_TO_RIGHT,
        ),
        facts=tuple(
            QuickFact(id=QuickFactId(f"f{n}"), participant_id=PARTICIPANT, text=write.text(47), label=write.maybe(20))
            for n in range(rolled.randint(0, 6))
        ),
        quote=rolled.choice((None, quote, quote)),
        quote_at_ms=rolled.choice((None, 641_000)),
        story=Story(id=STORY, interview_id=INTERVIEW, title=write.maybe(60), when="2026-11-10/2026-11-12"),
        moments=moments,
        links=tuple(_links(write, moments)),
        opportunities=opportunities,
        insights=tuple(
            Insight(id=InsightId(f"n{n}"), interview_id=INTERVIEW, text=write.text(120), page_rank=n)
            for n in range(rolled.randint(0, 4))
        ),
        seats=((write.text(20), "interviewer"), (write.text(20), "guest")),
        minutes_to_make=rolled.choice((None, 21)),
        evidence=tuple(_evidence(write, opportunities)),
    )


def _moments(write: Writer, count: int) -> Iterator[Moment]:
    rolled = write.rolled
    for place in range(count):
        yield Moment(
            id=MomentId(f"m{place}"),
            interview_id=INTERVIEW,
            story_id=STORY,
            label=write.text(44),
            kind=rolled.choice(list(MomentKind)),
            told_time=rolled.choice(("", "10:41", write.text(8))),
            thinking=write.maybe(30),
            emotion=rolled.choice((None, -2, -1, 0, 1, 2)),
            rank=place,
        )


def _links(write: Writer, moments: Sequence[Moment]) -> Iterator[Link]:
    rolled = write.rolled
    ends = [(place, place + 1) for place in range(len(moments) - 1)]
    ends += [(rolled.randrange(len(moments)), rolled.randrange(len(moments))) for _ in moments[::5]]
    for place, (a, b) in enumerate(ends):
        kind = rolled.choice(list(LinkKind))
        first, last = moments[a].id, moments[b].id
        label = write.maybe(18, 0.4)
        yield Link(id=LinkId(f"l{place}"), interview_id=INTERVIEW, from_id=first, to_id=last, kind=kind, label=label)


def _opportunities(write: Writer, moments: Sequence[Moment], count: int) -> Iterator[Opportunity]:
    for place in range(count):
        yield Opportunity(
            id=OpportunityId(f"o{place}"),
            interview_id=INTERVIEW,
            text=write.text(100),
            moment_id=write.rolled.choice([None, *(moment.id for moment in moments)]),
            is_starred=write.rolled.random() < 0.4,
            is_draft=write.rolled.random() < 0.1,
            page_rank=place,
        )


def _evidence(write: Writer, opportunities: Sequence[Opportunity]) -> Iterator[EvidenceNote]:
    for one in (None, *(one.id for one in opportunities)):
        for place in range(write.rolled.randint(0, 9)):
            yield EvidenceNote(text=write.text(160), at_ms=60_000 * place, opportunity_id=one)


def troubles(case: int) -> list[str]:
    """What is wrong with a page, in words; nothing as a rule."""
    shape, with_evidence = SHAPES[case // len(SCRIPTS) % len(SHAPES)], case % 3 == 0
    page = page_of(case)
    composed = compose(page, shape, with_evidence=with_evidence)
    data = composed.document.finish()
    found = [f"{page_count(data)} pages"] if page_count(data) != 1 + with_evidence else []
    for placed in (composed.placed, composed.behind):
        found += (f"outside: {one.what} {one.text!r}" for one in placed if _is_outside(one, shape))
        found += (f"overlap: {a.what} {a.text!r} and {b.what} {b.text!r}" for a, b in _overlaps(placed))
    return [*found, *_lost(composed, data, page.participant.direction), *_unreported(composed)]


def _is_outside(one: Placed, shape: PageShape) -> bool:
    rect, slack = one.rect, 0.6
    across = rect.x >= SIDE - slack and rect.right <= shape.size.width - SIDE + slack
    return not (across and rect.y >= TOP - slack and rect.bottom <= shape.size.height - BOTTOM + slack)


def _overlaps(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    pairs = combinations(placed, 2)
    return ((a, b) for a, b in pairs if a.rect.grown(-0.3).overlaps(b.rect.grown(-0.3)))


def _lost(composed: Composed, data: bytes, direction: Direction) -> Iterator[str]:
    """Lines that another program cannot read back."""
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
    read = _squeezed(run.stdout.decode())
    letters = _letters(read)
    for one in (*composed.placed, *composed.behind):
        for line in one.paragraph.lines:
            if direction is Direction.RIGHT_TO_LEFT or has_right_to_left(line.text):
                is_read = all(_has_word(letters, word) for word in line.text.split())
            else:
                is_read = _squeezed(line.text) in read
            if not is_read:
                yield f"lost: {one.what} {line.text!r}"


def _has_word(letters: str, word: str) -> bool:
    """In either order: programs turn around a flag, and initials of two scripts, in lines that read from the right."""
    wanted = _letters(_squeezed(word))
    return wanted in letters or wanted[::-1] in letters


def _squeezed(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def _letters(text: str) -> str:
    """Programs put the words of a line that reads both ways, and the accents of a word, in an order of their own."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one) in LETTERS)


def _unreported(composed: Composed) -> Iterator[str]:
    """Boxes in place of characters, of which the page does not tell."""
    for one in (*composed.placed, *composed.behind):
        clusters = [cluster for line in one.paragraph.lines for run in line.runs for cluster in run.clusters]
        for cluster in clusters:
            is_box = any(glyph.number == 0 for glyph in cluster.glyphs)
            if is_box and not composed.document.missing.intersection(cluster.text):
                yield f"unreported: {cluster.text!r} in {one.text!r}"


@pytest.mark.parametrize("case", range(0, 8 * IN_SUITE, 8 + 1))
def test_a_random_page_is_one_page_with_nothing_covered_lost_or_beyond_it(case: int) -> None:
    assert troubles(case) == []


def main(count: int = 320, first: int = 0) -> int:
    bad = 0
    for case in range(first, first + count):
        found = troubles(case)
        bad += bool(found)
        for line in found:
            print(f"case {case}: {line}")
    print(f"{count} pages, {bad} with trouble")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
