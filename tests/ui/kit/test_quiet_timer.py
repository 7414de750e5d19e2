"""The quiet timer: a maximum wait from the first poke, never a pause to wait for."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from discovery_desk.ui.kit.quiet_timer import QuietTimer


def test_it_fires_although_poking_goes_on(qtbot: QtBot) -> None:
    waited: list[int] = []
    since = QElapsedTimer()
    quiet = QuietTimer(60, lambda: waited.append(since.elapsed()))
    typing = QTimer()
    typing.timeout.connect(quiet.poke)
    since.start()
    quiet.poke()
    typing.start(5)
    qtbot.waitUntil(lambda: bool(waited), timeout=5000)
    typing.stop()
    assert waited[0] >= 55


def test_flush_runs_what_is_due_and_only_once(qtbot: QtBot) -> None:
    ran: list[int] = []
    quiet = QuietTimer(60_000, lambda: ran.append(1))
    quiet.flush()
    assert ran == []
    quiet.poke()
    quiet.flush()
    quiet.flush()
    assert ran == [1]
    assert not quiet.is_waiting()


def test_cancel_forgets(qtbot: QtBot) -> None:
    ran: list[int] = []
    quiet = QuietTimer(60_000, lambda: ran.append(1))
    quiet.poke()
    quiet.cancel()
    quiet.flush()
    assert ran == []


def test_a_poke_from_inside_the_action_waits_again(qtbot: QtBot) -> None:
    quiet: QuietTimer

    def again() -> None:
        quiet.poke()

    quiet = QuietTimer(60_000, again)
    quiet.poke()
    quiet.flush()
    assert quiet.is_waiting()
    quiet.cancel()
