"""Playing the story back: lines are mended where they are read, and that it was done is a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.moment import CUT
from discovery_desk.domain.note import LONGEST_NOTE, NoteKind, Speaker
from discovery_desk.domain.nudges import Sign
from discovery_desk.services import importing, moments, notes, prompting, recap
from discovery_desk.services.desk import Desk


@pytest.fixture
def told(desk: Desk, talk: Callable[..., Any]) -> Any:
    return talk(desk, labels="ABC")


def lines(told: Any) -> list[str]:
    return [line.text for line in recap.lines(told.desk, told.interview.id)]


def test_the_lines_are_those_of_the_map_without_whoever_tells_it(told: Any) -> None:
    moments.describe(told.desk, told["B"], actors=("Ada", "Grace"))
    assert lines(told) == ["It starts like this: A.", "Then: B – with Grace.", "After that: C."]


def test_a_line_dragged_beside_another_reorders_the_story(told: Any) -> None:
    recap.mend_order(told.desk, told["C"], told["A"])
    assert lines(told) == ["It starts like this: C.", "Then: A.", "After that: B."]
    recap.mend_order(told.desk, told["C"], told["B"], is_after=True)
    assert told.order == "ABC"
    recap.mend_order(told.desk, told["B"], told["B"])
    assert told.order == "ABC"
    assert told.desk.undo() == "Reorder the story"
    assert told.order == "CAB"


def test_a_line_dragged_to_a_line_of_another_story_belongs_to_it(told: Any) -> None:
    told.another_story("XY")
    recap.mend_order(told.desk, told["B"], told["Y"])
    assert told.order == "AC|XBY"
    recap.mend_order(told.desk, told["Y"], told["C"], is_after=True)
    assert told.order == "ACY|XB"
    recap.mend_order(told.desk, told["A"], told["B"], is_after=True)
    assert told.order == "CY|XBA"


def test_a_line_goes_step_by_step_and_over_the_border_of_a_story_in_a_step_of_its_own(told: Any) -> None:
    told.another_story("XY")
    for order in ("ACB|XY", "AC|BXY", "AC|XBY", "AC|XYB", "AC|XYB"):
        recap.mend_step(told.desk, told["B"], is_later=True)
        assert told.order == order
    for order in ("AC|XBY", "AC|BXY", "ACB|XY", "ABC|XY", "BAC|XY", "BAC|XY"):
        recap.mend_step(told.desk, told["B"], is_later=False)
        assert told.order == order


def test_the_only_line_stays_where_it_is(desk: Desk, talk: Callable[..., Any]) -> None:
    told = talk(desk, labels="A")
    for is_later in (True, False):
        recap.mend_step(desk, told["A"], is_later=is_later)
    assert told.order == "A"


def test_other_words_for_a_line_are_the_label_of_its_box(told: Any) -> None:
    recap.mend_words(told.desk, told["B"], " Rings the ward. ")
    assert lines(told)[1] == "Then: Rings the ward."
    told.desk.undo()
    assert lines(told)[1] == "Then: B."


def test_words_too_long_for_a_box_are_kept_whole_as_what_was_done(told: Any) -> None:
    words = "Rings the ward for the third time that evening, and nobody there answers"
    recap.mend_words(told.desk, told["B"], words)
    box = told.boxes[1]
    assert (box.label, box.doing) == ("Rings the ward for the third time that…", words)
    assert told.desk.undo() == "Describe a moment"
    assert told.order == "ABC"


def test_a_line_cannot_be_mended_to_nothing(told: Any) -> None:
    with pytest.raises(RuleBroken, match="empty"):
        recap.mend_words(told.desk, told["B"], " ")


def test_what_was_played_back_is_a_note_of_ours_and_one_step(told: Any, dump: Callable[[Desk], Any]) -> None:
    told.another_story("XY")
    before = dump(told.desk)
    note = recap.keep_as_summary(told.desk, told.interview.id)
    assert (note.kind, note.speaker, note.text) == (NoteKind.SUMMARY, Speaker.NOTE_TAKER, "A; B; C\nX; Y")
    assert told.desk.undo() == "Keep what was played back"
    assert dump(told.desk) == before


def test_signs_and_tags_in_labels_are_words_in_the_summary(told: Any) -> None:
    moments.relabel(told.desk, told["A"], "+ #pain")
    assert recap.keep_as_summary(told.desk, told.interview.id).text == "+ #pain; B; C"


def test_a_story_longer_than_a_note_is_cut_at_its_end(told: Any) -> None:
    moments.relabel(told.desk, told["A"], "a" * LONGEST_NOTE)
    note = recap.keep_as_summary(told.desk, told.interview.id)
    assert len(note.text) == LONGEST_NOTE
    assert note.text.endswith("…")


def test_there_is_nothing_to_play_back_without_a_box(desk: Desk, talk: Callable[..., Any]) -> None:
    told = talk(desk)
    with pytest.raises(RuleBroken, match="no-moments"):
        recap.keep_as_summary(desk, told.interview.id)
    assert notes.of_interview(desk, told.interview.id) == ()


def test_once_it_was_played_back_nobody_is_reminded_of_it(told: Any) -> None:
    late = 45 * 60_000

    def signs() -> list[Sign]:
        return [sign for sign, _words in prompting.outlook(told.desk, told.interview.id, late).signs]

    assert Sign.PLAY_BACK in signs()
    recap.keep_as_summary(told.desk, told.interview.id)
    assert Sign.PLAY_BACK not in signs()


STORIES = {path.stem[:2]: path for path in importing.demo_files()}


@pytest.mark.parametrize(
    ("story", "place", "text"),
    [
        (
            "01",
            5,
            "Because of that – nobody left: Asks Ueda again, gives up her Sunday – 18:05, hallway, with Ueda, using "
            "corridor phone. Trades a shift. You thought “third time this month” and felt in debt.",
        ),
        (
            "02",
            8,
            "After that: Paints the name twice – Wed 1 Oct, kitchen, using WhatsApp. "
            "\u2068Scrapes off رانيا, paints رنيم\u2069. You thought “again the voice note” and felt annoyed.",
        ),
        (
            "04",
            6,
            "Because of “Waits four days for the bank's paper” – paper arrives: Posts the difference with a photo – "
            "Tue 7 Oct, office, using ledger and phone camera. Books 'fx other'. "
            "You thought “the auditor” and felt uneasy.",
        ),
        (
            "05",
            7,
            "Then: Feeds the number at 23:55 – Sept–Nov, bed, using app. Any lesson. You thought “only the number” "
            "and felt empty. That was at the same time as “Keeps the streak on the night train” – habit goes on.",
        ),
    ],
)
def test_the_demo_stories_can_be_read_out(desk: Desk, story: str, place: int, text: str) -> None:
    interview = importing.import_file(desk, STORIES[story])
    read = [line.text for line in recap.lines(desk, interview.id)]
    assert read[place] == text
    assert len(read) == len(desk.read.moments(interview.id))


def test_what_was_cut_for_a_box_is_read_out_whole(desk: Desk, talk: Callable[..., Any]) -> None:
    text = "Step five of the long day with the trucks at the second dock"
    told = talk(desk, labels="")
    notes.keep(desk, told.interview.id, f"+ {text}")
    assert text in lines(told)[0] and CUT not in lines(told)[0]
    (moment,) = desk.read.moments(told.interview.id)
    assert moment.label.endswith(CUT) and recap.in_full(desk, moment) == text
    recap.mend_words(desk, moment.id, f"{text}, late")
    assert lines(told)[0].count(f"{text}, late") == 1 and CUT not in lines(told)[0]
    moments.relabel(desk, moment.id, "Waits at the…")
    assert CUT in lines(told)[0]
