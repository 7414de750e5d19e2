"""What to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Prompts")
    return (
        Act("asked", tr("Asked this prompt"), group, ("Ctrl+.",), window.prompt_asked),
        Act("not-now", tr("Not now"), group, ("Ctrl+,",), window.put_prompt_off),
        Act("next-prompt", tr("Next prompt"), group, ("Ctrl+Down",), lambda: window.live.prompts.step(1)),
        Act("last-prompt", tr("Last prompt"), group, ("Ctrl+Up",), lambda: window.live.prompts.step(-1)),
        Act("next-phase", tr("Next part"), group, ("Ctrl+Shift+Down",), lambda: window.live.prompts.step_phase(1)),
        Act("last-phase", tr("Part before"), group, ("Ctrl+Shift+Up",), lambda: window.live.prompts.step_phase(-1)),
    )
