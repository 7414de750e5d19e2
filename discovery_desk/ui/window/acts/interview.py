"""Beginning and ending an interview, and what comes right after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.domain.debrief import Step
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Interview")
    return (
        Act("start", tr("Start an interview"), group, ("Ctrl+N",), window.start_interview),
        Act("end", tr("End the interview"), group, ("Ctrl+Shift+E",), window.end_interview),
        Act("debrief", tr("Debrief"), group, ("Ctrl+Shift+D",), window.show_debrief),
        Act("triage", tr("Triage"), group, ("Ctrl+Shift+T",), lambda: window.show_debrief(Step.TRIAGE)),
    )
