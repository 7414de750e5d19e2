"""One row more in the list of notes, painted, beside a bare editor as a log."""

from __future__ import annotations

from pathlib import Path

from measure import medians, row
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.notes.note_list import NoteList
from discovery_desk.ui.notes.note_row import NoteRow


def measure(_folder: Path) -> None:
    rows = {str(n): NoteRow(id=str(n), time="00:00", text=f"words of note {n} " * 6) for n in range(10_000)}
    heads = [one.head for one in rows.values()]
    shown, log = NoteList(Theme()), QPlainTextEdit()
    for widget in (shown, log):
        widget.resize(560, 700)
        widget.show()
    shown.show_heads(heads, rows.get)
    log.setPlainText("\n".join(one.text for one in rows.values()))
    QApplication.processEvents()

    def ours() -> None:
        one = NoteRow(id=str(len(rows)), time="00:00", text="note")
        rows[one.id] = one
        heads.append(one.head)
        shown.show_heads(heads, rows.get, ())
        shown.grab()

    def bare() -> None:
        log.appendPlainText("note")
        log.grab()

    row("append to the list at 10,000 notes, painted", *medians((ours, bare), 40), 4.0)
