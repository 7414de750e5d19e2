"""Marks and tags of one key, the times of notes, and what else can be done with a kept note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from discovery_desk.domain.note import TAG_KEYS
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.notes.notes_panel import NotesPanel
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Notes")
    numbers = range(1, TAG_KEYS + 1)
    words = {n: tr("Tag {n}").format(n=n) for n in numbers}
    tags = (Act(f"tag-{n}", words[n], group, (f"Ctrl+{n}",), partial(window.tag_note, n), False) for n in numbers)
    return (
        Act("mark", tr("Mark this moment"), group, ("Ctrl+M",), window.mark_now),
        *_times(window, group),
        *_parts(window, group),
        *tags,
    )


def _times(window: MainWindow, group: str) -> tuple[Act, ...]:
    def on(do: Callable[[NotesPanel], object]) -> Callable[[], None]:
        return partial(_on_notes, window, do)

    return (
        Act("retime", tr("Time of the note"), group, ("Ctrl+T",), on(lambda notes: notes.edit_time())),
        Act("earlier", tr("Note 5 seconds earlier"), group, ("Alt+Left",), on(lambda notes: notes.verbs.step(-1))),
        Act("later", tr("Note 5 seconds later"), group, ("Alt+Right",), on(lambda notes: notes.verbs.step(1))),
        Act("shift-all", tr("Shift all notes…"), group, (), on(lambda notes: notes.ask_for_times())),
    )


def _parts(window: MainWindow, group: str) -> tuple[Act, ...]:
    def on(do: Callable[[NotesPanel], object]) -> Callable[[], None]:
        return partial(_on_notes, window, do)

    return (
        Act("join", tr("Join with the note before"), group, ("Ctrl+J",), on(lambda notes: notes.join())),
        Act("note-to-map", tr("Make a moment of the note"), group, (), on(lambda notes: notes.verbs.to_map())),
        Act(
            "note-to-moment",
            tr("Add the note to the chosen moment"),
            group,
            (),
            on(lambda notes: notes.verbs.to_chosen_moment()),
        ),
        Act("carry", tr("Carry the new words over to the box"), group, ("Ctrl+Shift+W",), window.carry_words, False),
        Act("delete-note", tr("Delete the note"), group, (), on(lambda notes: notes.verbs.delete_chosen())),
    )


def _on_notes(window: MainWindow, do: Callable[[NotesPanel], object]) -> None:
    """Notes are worked on where they can be seen."""
    if window.live.notes.isVisible():
        do(window.live.notes)
