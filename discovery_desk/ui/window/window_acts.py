"""Everything the window can be asked for by key or menu: one list, from which shortcuts, menu and help come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discovery_desk.domain.note import TAG_KEYS
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts_of(window: MainWindow) -> tuple[Act, ...]:
    talk, page, go, edit, view = tr("Interview"), tr("Snapshot"), tr("Go to"), tr("Edit"), tr("View")
    return (
        Act("start", tr("Start an interview"), talk, ("Ctrl+N",), window.start_interview),
        Act("end", tr("End the interview"), talk, ("Ctrl+Shift+E",), window.end_interview),
        Act("asked", tr("Asked this prompt"), talk, ("Ctrl+.",), window.prompt_asked),
        Act("not-now", tr("Not now"), talk, ("Ctrl+,",), window.put_prompt_off),
        Act("next-prompt", tr("Next prompt"), talk, ("Ctrl+Down",), lambda: window.live.prompts.step(1)),
        Act("last-prompt", tr("Last prompt"), talk, ("Ctrl+Up",), lambda: window.live.prompts.step(-1)),
        Act("next-phase", tr("Next part"), talk, ("Ctrl+Shift+Down",), lambda: window.live.prompts.step_phase(1)),
        Act("last-phase", tr("Part before"), talk, ("Ctrl+Shift+Up",), lambda: window.live.prompts.step_phase(-1)),
        *(
            Act(f"tag-{n}", tr("Tag {n}").format(n=n), talk, (f"Ctrl+{n}",), lambda n=n: window.tag_note(n))  # type: ignore[misc]  # mypy cannot type a default argument of a lambda
            for n in range(1, TAG_KEYS + 1)
        ),
        Act("undo", tr("Undo"), edit, ("Ctrl+Z",), window.undo),
        Act("redo", tr("Redo"), edit, ("Ctrl+Shift+Z",), window.redo),
        Act("home", tr("Home"), go, ("Ctrl+Shift+H",), lambda: window.go("home")),
        Act("live", tr("Live"), go, ("Ctrl+Shift+L",), lambda: window.go("live")),
        Act("map", tr("Experience map"), go, ("Ctrl+Shift+M",), lambda: window.show_tab("map")),
        Act("opportunities", tr("Opportunities"), go, ("Ctrl+Shift+O",), lambda: window.show_tab("opportunities")),
        Act("snapshots", tr("Snapshot"), go, ("Ctrl+Shift+S",), lambda: window.go("snapshots")),
        Act("tidy", tr("Tidy the map"), page, ("Ctrl+L",), window.tidy_map),
        Act("export", tr("Export PDF"), page, ("Ctrl+E",), window.export_page),
        Act("copy-page", tr("Copy the page as image"), page, ("Ctrl+Shift+I",), window.copy_page),
        Act("import", tr("Import…"), tr("Desk"), ("Ctrl+I",), window.choose_imports),
        Act("new-desk", tr("New desk…"), tr("Desk"), (), window.choose_new_desk),
        Act("open-desk", tr("Open a desk…"), tr("Desk"), ("Ctrl+O",), window.choose_desk),
        Act("larger", tr("Larger text"), view, ("Ctrl++", "Ctrl+="), lambda: window.scale_text(0.1)),
        Act("smaller", tr("Smaller text"), view, ("Ctrl+-",), lambda: window.scale_text(-0.1)),
        Act("usual", tr("Usual text size"), view, ("Ctrl+0",), lambda: window.scale_asked.emit(1.0)),
        Act("system", tr("Light or dark as the system"), view, (), lambda: window.theme_asked.emit("system")),
        Act("light", tr("Light"), view, (), lambda: window.theme_asked.emit("light")),
        Act("dark", tr("Dark"), view, (), lambda: window.theme_asked.emit("dark")),
        Act("keys", tr("Keys"), view, ("F1",), window.show_keys),
    )
