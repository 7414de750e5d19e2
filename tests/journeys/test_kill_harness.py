"""A few of the kills that `kill_harness.py` does by the hundred."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HARNESS = Path(__file__).with_name("kill_harness.py")
KILLS = 4
MOST_LOST_MS = 300


def test_kills_at_random_moments_lose_no_note_and_hardly_any_typing() -> None:
    words = [sys.executable, str(HARNESS), "--kills", str(KILLS), "--json"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == KILLS, done.stderr
    wrong = {name: figures[name] for name in ("lost", "changed", "damaged", "not_restored")}
    assert not any(wrong.values()), (wrong, done.stderr)
    # While the machine itself stands still nobody types, and no timer runs.
    late = [lost - still for lost, still in zip(figures["typing_lost_ms"], figures["stood_still_ms"], strict=True)]
    assert all(lost <= MOST_LOST_MS for lost in late), (figures, done.stderr)
