"""Who is present, what they agreed to, and what interrupts the talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.consent.talk_strips import TalkStrips
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    def talk(run: Callable[[TalkStrips], object], *, is_seen: bool = False) -> Callable[[], None]:
        """The screen is made when it is first wanted, and comes into view where something of it is to be seen."""

        def act() -> None:
            if is_seen and window.screens.current != "live":
                window.go("live")
            run(window.live.strips)

        return act

    group = tr("The talk")

    def mask() -> None:
        window.live.strips.mask(window.live.notes.note_to_tag())

    def park_note() -> None:
        note_id = window.live.notes.note_to_tag()
        if note_id is not None:
            window.live.strips.park_note(note_id)

    people, recorder = tr("Consent and people"), tr("What the recorder shows")
    return (
        Act("people", people, group, ("Ctrl+Shift+A",), talk(lambda one: one.toggle_people(), is_seen=True)),
        Act("gap", tr("Interruption begins or ends"), group, ("Ctrl+G",), talk(lambda one: one.toggle_gap())),
        Act("parked", tr("Park the talk, or go on"), group, ("Ctrl+Shift+P",), talk(lambda one: one.toggle_parked())),
        Act("park-note", tr("Park this note, or take it back"), group, (), park_note),
        Act("mask", tr("Mask private data"), group, ("Ctrl+Shift+R",), mask),
        Act("story", tr("Begin another story"), group, ("Ctrl+Shift+B",), talk(lambda one: one.begin_story())),
        Act(
            "recording",
            tr("The recording starts now"),
            group,
            ("Ctrl+Num+0",),
            talk(lambda one: one.recording_starts()),
        ),
        Act("recorder", recorder, group, (), talk(lambda one: one.ask_recorder_time(), is_seen=True)),
        Act("recording-stops", tr("The recording stops now"), group, (), talk(lambda one: one.recording_stops())),
    )
