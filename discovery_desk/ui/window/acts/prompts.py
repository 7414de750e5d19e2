"""What to ask next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discovery_desk.domain.note import Force
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.kind_words import force_word
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.prompts.prompts_panel import PromptsPanel
    from discovery_desk.ui.window.main_window import MainWindow

FORCE_KEYS = {"Alt+P": Force.PUSH, "Alt+L": Force.PULL, "Alt+X": Force.ANXIETY, "Alt+H": Force.HABIT}


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Prompts")

    def panel() -> PromptsPanel:
        return window.live.prompts

    forces = (
        Act(f"force-{force}", force_word(force), group, (key,), partial(_set_force, window, force), False)
        for key, force in FORCE_KEYS.items()
    )
    return (
        Act("asked", tr("Asked this prompt"), group, ("Ctrl+.",), window.prompt_asked),
        Act("not-now", tr("Not now"), group, ("Ctrl+,",), window.put_prompt_off),
        Act("next-prompt", tr("Next prompt"), group, ("Ctrl+Down",), lambda: window.live.prompts.step(1)),
        Act("last-prompt", tr("Last prompt"), group, ("Ctrl+Up",), lambda: window.live.prompts.step(-1)),
        Act("next-phase", tr("Next part"), group, ("Ctrl+Shift+Down",), lambda: window.live.prompts.step_phase(1)),
        Act("last-phase", tr("Part before"), group, ("Ctrl+Shift+Up",), lambda: window.live.prompts.step_phase(-1)),
        Act("hush", tr("Hush: no nudges for two minutes"), group, ("Ctrl+H",), lambda: panel().hush()),
        Act("come-back", tr("Come back to this note"), group, ("Ctrl+B",), lambda: _come_back(window)),
        Act("memory", tr("Help to remember"), group, ("F7",), lambda: panel().toggle_memory_help()),
        Act("keep-idea", tr("Keep the idea aside"), group, ("Ctrl+;",), lambda: panel().keep_idea_aside()),
        Act("copy-prompt", tr("Copy the prompt"), group, ("Ctrl+Shift+X",), lambda: panel().copy_shown()),
        Act("packs", tr("Prompt packs"), group, (), lambda: _edit_packs(window)),
        *forces,
    )


def _edit_packs(window: MainWindow) -> None:
    from discovery_desk.ui.prompts.pack_editor import PackEditor

    editor = window.findChild(PackEditor) or PackEditor(window.place, window)
    editor.show()
    editor.raise_()
    editor.activateWindow()


def _come_back(window: MainWindow) -> None:
    window.live.prompts.come_back_to(window.live.notes.note_to_tag())


def _set_force(window: MainWindow, force: Force) -> None:
    window.live.prompts.set_force(force, window.live.notes.note_to_tag())
