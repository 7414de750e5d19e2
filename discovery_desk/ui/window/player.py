"""Replays a demo interview as if typed: key events into the real note line, a clock that runs ahead of time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId
from discovery_desk.domain.note import NoteId, NoteKind
from discovery_desk.domain.opportunity import OpportunityKind
from discovery_desk.domain.participant import Direction
from discovery_desk.host.clock import Instant, SystemClock
from discovery_desk.services import facts, insights, interviews, links, moments, notes, opportunities, snapshots
from discovery_desk.services.packs import pack_of
from discovery_desk.ui.window.main_window import MainWindow

TICK_MS = 15
LETTERS_A_TICK = 14
ENTER_AFTER_MS = 1500
MADE = 3  # the page and two pictures
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SIGNS = {"quote": ">", "observation": "[", "marker": "*"}
SET_BY_HAND = {
    "question": NoteKind.QUESTION,
    "summary": NoteKind.SUMMARY,
    "backchannel": NoteKind.BACKCHANNEL,
}


class PlayedClock:
    """A clock that goes only as far as the player lets it: `speed` times as fast as the real one, never past a note."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._first = SystemClock().now()
        self._real = time.monotonic()
        self._passed_ms = 0

    def now(self) -> Instant:
        passed = self._passed_ms
        return replace(
            self._first, at=self._first.at + timedelta(milliseconds=passed), boot_ms=self._first.boot_ms + passed
        )

    def run(self, most_ms: int) -> None:
        """Let go by what has really passed since the last call, at speed, but no more than that."""
        now = time.monotonic()
        self._passed_ms += min(most_ms, int((now - self._real) * 1000 * self._speed))
        self._real = now

    def skip(self, by_ms: int) -> None:
        self._passed_ms += by_ms


@dataclass(frozen=True, slots=True)
class Typed:
    """One note of the story on its way into the line."""

    key: str
    at_ms: int
    kind: str
    line: str
    node: str


class Player(QObject):
    """`made` names what was written, in words and as paths. Everything happens in the window's own event loop."""

    told = Signal(str)
    finished = Signal()

    def __init__(self, window: MainWindow, clock: PlayedClock, story: Path, out: Path) -> None:
        super().__init__(window)
        self._window, self._clock, self._out = window, clock, out
        self._story: dict[str, Any] = json.loads(story.read_text("utf-8"))
        self._steps = self._script()
        self._notes: dict[str, NoteId] = {}
        self._boxes: dict[str, MomentId] = {}
        self.made: dict[str, Path] = {}
        self.is_done = False
        self._phase = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        self._window.live.notes.kept.connect(self._remember)
        self._timer.start()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.finished.emit()

    def _script(self) -> Iterator[None]:
        """One `yield` a turn of the event loop, so that the window stays alive and can be watched."""
        yield from self._begin()
        live, later = self._lines()
        for typed in live:
            yield from self._wait_until(typed.at_ms)
            yield from self._type_note(typed)
        yield from self._wait_until(self._story["interview"]["ended_at_s"] * 1000)
        yield from self._settle()
        self._picture("The window while live", "window-live.png")
        yield from self._end()
        for typed in later:
            yield from self._type_note(typed)
            self._set_time(typed)
        self._debrief()
        self._window.go("snapshots")
        yield from self._settle()
        self._write_page()
        yield from self._settle()
        self._picture("The window with the page", "window-snapshot.png")
        self.is_done = len(self.made) == MADE

    def _begin(self) -> Iterator[None]:
        talk, person = self._story["interview"], self._story["participant"]
        self.told.emit(f"Playing “{self._story['title']}”: {len(self._story['notes'])} notes")
        QTest.keyClick(self._window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        form = self._window.live.form
        seats = {member["seat"]: member["name"] for member in talk["team"]}
        alone = seats.get("interviewer_and_note_taker", "")
        yield from self._type(form.name, person["name"])
        form.story_prompt.clear()
        yield from self._type(form.story_prompt, self._story["guide"]["story_prompts"][0]["text"])
        yield from self._type(form.interviewer, seats.get("interviewer", alone))
        yield from self._type(form.note_taker, seats.get("note_taker", alone))
        form.minutes.setText(str(talk["scheduled_minutes"]))
        QTest.keyClick(form.name, Qt.Key.Key_Return)
        yield from self._settle()
        QTest.keyClick(self._window.live.notes.line.editor, Qt.Key.Key_Space)
        yield

    def _lines(self) -> tuple[list[Typed], list[Typed]]:
        """Notes of the talk, and those that were added afterwards."""
        first_of: dict[str, str] = {}
        for node in self._story["experience_map"]["nodes"]:
            kinds = {note["id"]: note["kind"] for note in self._story["notes"]}
            plain = [key for key in node["note_ids"] if kinds[key] == "note"]
            if plain:
                first_of[plain[0]] = node["id"]
        live: list[Typed] = []
        later: list[Typed] = []
        for note in sorted(self._story["notes"], key=lambda note: int(note["t"])):
            node = first_of.get(note["id"], "")
            sign = "+" if node else SIGNS.get(note["kind"], "")
            tags = "".join(f" #{tag}" for tag in note["tags"])
            typed = Typed(note["id"], note["t"] * 1000, note["kind"], f"{sign} {note['text']}{tags}".strip(), node)
            (later if note.get("added_in_debrief") else live).append(typed)
        return live, later

    def _wait_until(self, at_ms: int) -> Iterator[None]:
        """Until the reaction offset after something was said: that is when a note-taker's first key comes."""
        while (left := at_ms + self._interview().reaction_offset_ms - self._elapsed()) > 0:
            self._clock.run(left)
            self._follow_phases()
            yield

    def _follow_phases(self) -> None:
        """The hand that goes on to the next part when its share of the time begins."""
        pack = pack_of(self._window.place.desk, self._interview().template)
        share = self._elapsed() / (self._interview().agreed_minutes * 60_000)
        later = pack.phases[self._phase + 1 :][:1]
        if later and later[0].share and share >= later[0].share[0]:
            self._phase += 1
            QTest.keyClick(self._window.live.notes.line.editor, Qt.Key.Key_Down, CTRL | SHIFT)

    def _type_note(self, typed: Typed) -> Iterator[None]:
        line = self._window.live.notes.line
        self._typing = typed
        yield from self._type(line.editor, typed.line, is_note=True)
        self._clock.skip(ENTER_AFTER_MS)
        QTest.keyClick(line.editor, Qt.Key.Key_Return)
        if typed.kind in SET_BY_HAND:
            notes.set_kind(self._window.place.desk, self._notes[typed.key], SET_BY_HAND[typed.kind])
        if typed.node:
            self._word_box(typed.node)
        yield

    def _type(self, widget: QWidget, text: str, *, is_note: bool = False) -> Iterator[None]:
        widget.setFocus()
        for count, letter in enumerate(text):
            if letter == "\n":
                QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            else:
                press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(widget, press)
            if count % LETTERS_A_TICK == 0 and is_note:
                yield

    def _remember(self, note_id: str) -> None:
        typed = self._typing
        self._notes[typed.key] = NoteId(note_id)
        self.told.emit(f"{clock_text(typed.at_ms)}  {typed.kind}")

    def _word_box(self, node_key: str) -> None:
        """The hand that names the new box shortly, while the talk goes on."""
        node = next(one for one in self._story["experience_map"]["nodes"] if one["id"] == node_key)
        box = self._desk_moments()[-1]
        self._boxes[node_key] = box.id
        moments.relabel(self._window.place.desk, box.id, node["label"])
        moments.feel(self._window.place.desk, box.id, node["emotion"])

    def _end(self) -> Iterator[None]:
        QTest.keyClick(self._window, Qt.Key.Key_E, CTRL | SHIFT)
        yield
        QTest.keyClick(self._window.live.end_question.yes, Qt.Key.Key_Return)
        yield
        self._window.go("live")

    def _set_time(self, typed: Typed) -> None:
        desk = self._window.place.desk
        note = notes.get(desk, self._notes[typed.key])
        notes.shift(desk, note.id, typed.at_ms - note.at_ms)

    def _debrief(self) -> None:
        """What the team settles after the goodbye, as one step of the desk."""
        desk = self._window.place.desk
        with desk.change("Debrief"):
            self._finish_person()
            self._finish_map()
            self._finish_page()

    def _finish_person(self) -> None:
        desk, said = self._window.place.desk, self._story["participant"]
        person = interviews.participant_of(desk, self._interview())
        with desk.change("Person") as unit:
            unit.put(
                replace(
                    person,
                    name_latin=said.get("name_latin") or "",
                    call_me=said.get("call_me") or "",
                    direction=Direction(said.get("direction", "ltr")),
                    segment=said.get("segment") or "",
                    relationship=said.get("relationship") or "",
                )
            )
        for fact in said["quick_facts"]:
            facts.add(desk, self._interview().id, fact)

    def _finish_map(self) -> None:
        desk, drawn = self._window.place.desk, self._story["experience_map"]
        with desk.change("Map") as unit:
            for node in drawn["nodes"]:
                box = self._box(node)
                unit.put(replace(box, told_time=node["time"], place=node["place"], feeling=node["feeling"]))
            for link in drawn["links"]:
                ends = {"from_id": self._boxes[link["from"]], "to_id": self._boxes[link["to"]]}
                known = unit.read.where(Link, **ends)
                if known:
                    unit.put(replace(known[0], kind=LinkKind(link["kind"]), label=link["label"]))
                else:
                    links.connect(desk, ends["from_id"], ends["to_id"], LinkKind(link["kind"]), link["label"])

    def _box(self, node: dict[str, Any]) -> Moment:
        desk = self._window.place.desk
        if node["id"] not in self._boxes:
            self._boxes[node["id"]] = moments.add(desk, self._interview().id, node["label"]).id
        return moments.get(desk, self._boxes[node["id"]])

    def _finish_page(self) -> None:
        desk, interview_id = self._window.place.desk, self._interview().id
        wanted = {one["id"]: one for one in self._story["opportunities"]}
        for key in self._story["snapshot"]["opportunities_on_page"]:
            said = wanted[key]
            made = opportunities.add(desk, interview_id, said["text"], OpportunityKind(said["kind"]))
            opportunities.hang(desk, made.id, self._boxes.get(said["node"]))
            opportunities.star(desk, made.id, is_starred=bool(said.get("starred")))
            for note_key in said["evidence"]:
                opportunities.rest_on(desk, made.id, self._notes[note_key])
        for text in self._story["insights"][: self._story["snapshot"]["insights_on_page"]]:
            insights.add(desk, interview_id, text)
        quote = next(one for one in self._story["quotes"] if one["id"] == self._story["snapshot"]["quote"])
        choices = snapshots.quote_choices(desk, interview_id)
        choice = next((one for one in choices if one.note_id == self._notes[quote["note"]]), None)
        if choice is not None:
            snapshots.choose_quote(desk, interview_id, choice, quote["text"])

    def _write_page(self) -> None:
        target = (self._out / "snapshot.pdf").absolute()
        self._window.snapshot.save_to(target)
        if target.exists():
            self.made["The page"] = target

    def _picture(self, words: str, name: str) -> None:
        target = (self._out / name).absolute()
        if self._window.grab().save(str(target)):
            self.made[words] = target

    def _settle(self) -> Iterator[None]:
        for _ in range(20):
            yield

    def _interview(self) -> Any:
        return interviews.get(self._window.place.desk, self._window.live.interview.id)  # type: ignore[union-attr]

    def _desk_moments(self) -> tuple[Moment, ...]:
        return self._window.place.desk.read.moments(self._interview().id)

    def _elapsed(self) -> int:
        return interviews.elapsed_ms(self._window.place.desk, self._interview())
