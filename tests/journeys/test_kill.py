"""Killing the process after any Enter loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from discovery_desk.services.desk import new_desk, open_desk
from discovery_desk.services.interviews import summaries
from discovery_desk.services.notes import draft_of

TYPIST = Path(__file__).with_name("typist.py")


def type_until_killed(path: Path, after: int) -> list[int]:
    """The numbers of the notes that were said to be kept before the kill came."""
    words = [sys.executable, str(TYPIST), str(path), "60"]
    said: list[int] = []
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="ascii") as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            said.append(int(line))
            if len(said) == after:
                typist.kill()
    return said


@pytest.mark.parametrize("after", [1, 2, 9, 23])
def test_every_note_that_was_kept_is_there_after_a_kill(tmp_path: Path, after: int) -> None:
    path = tmp_path / "desk.desk"
    new_desk(path)
    said = type_until_killed(path, after)
    assert len(said) >= after
    desk = open_desk(path, for_window=True)
    try:
        (summary,) = summaries(desk)
        texts = {note.text for note in desk.read.notes(summary.interview.id)}
        assert {f"words of note {number}" for number in said} <= texts
        moments = [number for number in said if number % 8 == 2]
        assert len(desk.read.moments(summary.interview.id)) >= len(moments)
    finally:
        desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to hear")
def test_what_is_half_typed_is_saved_when_the_system_asks_the_program_to_end(tmp_path: Path) -> None:
    path = tmp_path / "desk.desk"
    new_desk(path)
    words = [sys.executable, str(TYPIST.with_name("half_typist.py")), str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="ascii") as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "typed\n"
        typist.terminate()
        assert typist.wait(timeout=20) == 0
    desk = open_desk(path, for_window=True)
    try:
        (summary,) = summaries(desk)
        draft = draft_of(desk, summary.interview.id)
        assert draft is not None
        assert draft.text == "half a sentence"
    finally:
        desk.close()
