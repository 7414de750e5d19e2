"""F1: the keys of the screen in view, from the list of actions itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from discovery_desk.ui.kit.actions import Act, keys_as_shown
from discovery_desk.ui.kit.controls import heading, plain_label
from discovery_desk.ui.kit.words import tr


def keys_page(acts: Sequence[Act], parent: QWidget) -> QDialog:
    """Opened with `open()`, so that nothing waits for it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keys"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(560, 620)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(_listing(acts))
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(scroll)
    column.addWidget(close)
    return dialog


def _listing(acts: Sequence[Act]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setColumnStretch(1, 1)
    line = 0
    rows = [*((act.group, " ".join(map(keys_as_shown, act.keys)), act.words) for act in acts if act.keys), *_in_place()]
    for group, members in groupby(rows, key=lambda row: row[0]):
        grid.addWidget(heading(group), line, 0, 1, 2)
        line += 1
        for _, keys, words in members:
            grid.addWidget(plain_label(keys, "key"), line, 0)
            grid.addWidget(plain_label(words, wraps=True), line, 1)
            line += 1
    grid.setRowStretch(line, 1)
    return page


def _in_place() -> tuple[tuple[str, str, str], ...]:
    """Keys that belong to one widget rather than to the window."""
    note, listed, drawn = tr("Note line"), tr("Notes"), tr("Experience map")
    return (
        (note, "↵", tr("Keep the note")),
        (note, "⇧↵", tr("New line")),
        (note, "↑", tr("Mend the last note")),
        (note, "> ! + ~ = ? [ *", tr("Quote, opportunity, moment, feeling, insight, ask later, ours, mark")),
        (note, "#", tr("Tag")),
        (listed, "F2", tr("Edit in place")),
        (listed, "Del", tr("Delete")),
        (listed, "Alt+← Alt+→", tr("Five seconds earlier or later")),
        (drawn, "↵", tr("Rename the moment")),
        (drawn, "Tab", tr("Add the next moment")),
        (drawn, "L", tr("Start a link")),
        (drawn, "1–5", tr("How it felt")),
        (drawn, "Ctrl+⇧+←→", tr("Reorder the story")),
        (drawn, "Del", tr("Remove from the map")),
    )
