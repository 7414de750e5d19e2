"""Practice with a story that somebody else has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    return (Act("practise", tr("Practise with a story…"), tr("Practice"), (), window.practise),)
