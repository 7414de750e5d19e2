"""A whole interview by keys alone, in the smallest window: from the consent to a triage with nothing left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from discovery_desk.domain.consent import ConsentScope, in_force
from discovery_desk.domain.interview import AskedPrompt, Interruption, InterviewStatus
from discovery_desk.domain.note import NoteKind
from discovery_desk.domain.stretch import GAP, PARKED, ParkedFor
from discovery_desk.services import consent

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TELLS = 20_000  # milliseconds between one note and the next

OPENING = (
    "Thanks for making time",
    "Last Tuesday, north dock, night shift #context",
    "Four people and the driver #actor",
    "[ Lowers her voice at 'driver'",
)
SCENE = (
    "+ Truck comes an hour early",
    "Nobody at the gate but her, 04:40",
    "+ Counts pallets by torchlight from a paper list",
    "> The list is already a lie by the time I'm holding it.",
    "+ Pallet is short",
    "! I can't tell whether a short pallet was split on purpose.",
    "~ Embarrassed in front of the driver",
)
GENERAL = "Says she usually just signs and fixes it later"
AFTER_THE_NUDGE = (
    "+ Phones the planner, no answer",
    "! I can't reach anyone who knows the plan when a truck is early.",
    "= Drivers are paid per stop",
    "? Who prints the list",
    "+ Texts a photo of the label",
)
UNDER_HUSH = "They always do it like that, every time"
LATER = (
    "> He's tapping his watch.",
    "+ Driver waits",
    "~ Hot face, hands cold",
    "* the pause",
    "+ Signs for eleven by hand",
    "Writes 'short 1?' on the pod",
    "= The office reads pods on Fridays",
    "[ Silence, ten seconds",
)
PARKED_WORDS = ("Our demo of the scanner", "They like the scanner")
CLOSING = (
    "+ Rekeys it after the shift, 06:10",
    "! I have to put the same count in twice.",
    "> I just sign and fix it later.",
    "Took forty minutes that night",
    "~ Relieved when it was in",
    "= Friday is when it comes out",
    "? What became of the short pallet",
    "Nobody ever told her",
    "Planner called back at nine",
    "Says the boss never asked",
    "May come back in a month",
)


def test_a_whole_interview_by_keys_alone(researcher) -> None:  # type: ignore[no-untyped-def]
    window = researcher.window
    window.resize(1024, 640)
    researcher.starts("Marit Kjeldsen", "Tell me about the last delivery that did not match", "Ines", "Tom")
    researcher.presses(Qt.Key.Key_Space)
    assert researcher.interview.status is InterviewStatus.LIVE
    agree(researcher)
    listen(researcher)
    tag_mend_and_retime(researcher)
    redirect_once_and_hush_once(researcher)
    lose_the_connection(researcher)
    park_a_demo(researcher)
    for line in CLOSING:
        researcher.writes(line, after_ms=TELLS)
    assert len(researcher.notes) >= 40
    assert {note.kind for note in researcher.notes} >= set(NoteKind) - {
        NoteKind.QUESTION,
        NoteKind.SUMMARY,
        NoteKind.BACKCHANNEL,
    }
    assert (window.width(), window.height()) == (1024, 640)
    end_and_triage(researcher)


def agree(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.clock.advance(ms=40_000)
    researcher.presses(Qt.Key.Key_A, CTRL | SHIFT)
    researcher.types("1")  # notes: yes
    researcher.types("2")
    researcher.types("2")  # sound: no
    researcher.types("5")  # quote: yes
    researcher.presses(Qt.Key.Key_Escape)
    answers = in_force(consent.entries(researcher.desk, researcher.interview.id))
    assert {scope: entry.is_given for scope, entry in answers.items()} == {
        ConsentScope.NOTES: True,
        ConsentScope.AUDIO_RECORDING: False,
        ConsentScope.QUOTE: True,
    }
    assert QApplication.focusWidget() is researcher.window.live.notes.line.editor


def listen(researcher) -> None:  # type: ignore[no-untyped-def]
    for line in OPENING:
        researcher.writes(line, after_ms=TELLS)
    for _ in range(3):
        researcher.presses(Qt.Key.Key_Down, CTRL | SHIFT)
    for line in SCENE:
        researcher.writes(line, after_ms=TELLS)


def tag_mend_and_retime(researcher) -> None:  # type: ignore[no-untyped-def]
    tagged = researcher.notes[-1]
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_5):
        researcher.presses(key, CTRL)
    assert researcher.desk.read.tags(tagged.interview_id)[tagged.id] == ("pain", "need", "feeling")
    researcher.presses(Qt.Key.Key_Up)
    researcher.types(" that night")
    researcher.presses(Qt.Key.Key_Return)
    mended = next(note for note in researcher.notes if note.id == tagged.id)
    assert (mended.text, mended.is_edited) == ("Embarrassed in front of the driver that night", True)
    researcher.presses(Qt.Key.Key_Left, ALT)
    retimed = next(note for note in researcher.notes if note.id == tagged.id)
    assert retimed.at_ms == tagged.at_ms - 5000


def redirect_once_and_hush_once(researcher) -> None:  # type: ignore[no-untyped-def]
    prompts = researcher.window.live.prompts
    researcher.writes(GENERAL, after_ms=TELLS)
    title, nudge = prompts.shown()
    assert "usually" in title
    assert "Tuesday" in nudge
    researcher.presses(Qt.Key.Key_Period, CTRL)
    asked = researcher.desk.read.where(AskedPrompt, interview_id=researcher.interview.id)
    assert [(one.text, one.was_asked) for one in asked] == [(nudge, True)]
    for line in AFTER_THE_NUDGE:
        researcher.writes(line, after_ms=TELLS)
    researcher.presses(Qt.Key.Key_H, CTRL)
    researcher.writes(UNDER_HUSH, after_ms=TELLS)
    assert prompts.shown()[0] == ""
    for line in LATER:
        researcher.writes(line, after_ms=TELLS)


def lose_the_connection(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_G, CTRL)
    researcher.clock.advance(ms=90_000)
    researcher.presses(Qt.Key.Key_G, CTRL)
    (gap,) = stretches_of(researcher, GAP)
    assert gap.to_ms - gap.from_ms == 90_000
    researcher.presses(Qt.Key.Key_M, CTRL)
    assert researcher.notes[-1].kind is NoteKind.MARK


def park_a_demo(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_P, CTRL | SHIFT)
    parked = [researcher.writes(line, after_ms=TELLS) for line in PARKED_WORDS]
    researcher.presses(Qt.Key.Key_P, CTRL | SHIFT)
    assert all(note.is_parked for note in parked)
    (stretch,) = stretches_of(researcher, PARKED)
    assert (stretch.remark, stretch.to_ms is not None) == (ParkedFor.UNSAID, True)


def stretches_of(researcher, what: str) -> list[Interruption]:  # type: ignore[no-untyped-def]
    found = researcher.desk.read.where(Interruption, interview_id=researcher.interview.id)
    return [one for one in found if one.what == what]


def end_and_triage(researcher) -> None:  # type: ignore[no-untyped-def]
    researcher.presses(Qt.Key.Key_E, CTRL | SHIFT)
    assert researcher.window.screens.current == "live"
    researcher.presses(Qt.Key.Key_Return)
    assert researcher.window.screens.current == "debrief"
    assert researcher.interview.status is InterviewStatus.ENDED
    researcher.presses(Qt.Key.Key_T, CTRL | SHIFT)
    lane = researcher.window.debrief.triage
    researcher.qtbot.waitUntil(lambda: lane.left() > 5)
    decided = 0
    while "Nothing left" not in words_on(lane):
        researcher.presses(Qt.Key.Key_Return if decided % 2 else Qt.Key.Key_1)
        decided += 1
        assert decided <= len(researcher.notes)
    assert lane.left() == 0
    assert decided > 5


def words_on(screen: QWidget) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
