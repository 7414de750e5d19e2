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
    def talk(run: Callable[[TalkStrips], object]) -> Callable[[], object]:
        """The screen is made when it is first wanted."""
        return lambda: run(window.live.strips)

    group = tr("The talk")
    return (
        Act("gap", tr("Interruption begins or ends"), group, ("Ctrl+G",), talk(lambda one: one.toggle_gap())),
        Act("parked", tr("Park the talk, or go on"), group, ("Ctrl+Shift+P",), talk(lambda one: one.toggle_parked())),
        Act("story", tr("Begin another story"), group, ("Ctrl+Shift+B",), talk(lambda one: one.begin_story())),
    )
