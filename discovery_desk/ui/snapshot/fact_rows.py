"""The rows of quick facts and of insights: worded in place, moved by keys, removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.insight import Insight
from discovery_desk.domain.participant import QuickFact
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.keyed_editor import KeyedEditor
from discovery_desk.ui.snapshot.tool_buttons import ToolButton, dress

LABEL_WIDTH = 92


class FactRow(QWidget):
    """The label and the words of one fact; each is changed without the other."""

    reworded = Signal(object, str)
    labelled = Signal(object, str)
    moved = Signal(str, int)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact: QuickFact | None = None
        self.label = KeyedEditor(f"fact-label:{key}", tr("Label of the fact"), parent=self)
        self.text = KeyedEditor(f"fact:{key}", tr("Fact"), parent=self)
        self.label.committed.connect(lambda words: self.labelled.emit(self._fact, words))
        self.text.committed.connect(lambda words: self.reworded.emit(self._fact, words))
        for editor in (self.label, self.text):
            editor.have_keys(tr("A fact of the page"), _moving(lambda by: self.moved.emit(key, by)))
        self._remove = ToolButton("x", tr("Remove the fact"), lambda: self.reworded.emit(self._fact, ""), parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.label.setFixedWidth(theme.px(LABEL_WIDTH))
        dress((self._remove,), theme)

    def show_fact(self, fact: QuickFact) -> None:
        self._fact = fact
        self.label.show_text(fact.label)
        self.text.show_text(fact.text)


class InsightRow(QWidget):
    reworded = Signal(str, str)
    moved = Signal(str, int)
    note_asked = Signal(str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self.edit = KeyedEditor(f"insight:{key}", tr("Insight"), parent=self)
        self.edit.committed.connect(lambda text: self.reworded.emit(key, text))
        self.edit.have_keys(tr("An insight of the page"), _moving(lambda by: self.moved.emit(key, by)))
        self._time = button("", "quiet-small")
        self._time.clicked.connect(lambda: self.note_asked.emit(self._note))
        self._remove = ToolButton("x", tr("Remove the insight"), lambda: self.reworded.emit(key, ""), parent=self)
        self._folded = plain_label(tr("not on the page: four insights fit"), "faint", wraps=True)
        self._folded.setContentsMargins(5, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._folded)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        dress((self._remove,), theme)

    def show_insight(self, insight: Insight, time: str, *, is_folded: bool) -> None:
        self._note = insight.note_id or ""
        self.edit.show_text(insight.text)
        self._time.setText(time)
        self._time.setAccessibleName(tr("Go to the note at {time}").format(time=time))
        self._time.setVisible(bool(time))
        self._folded.setVisible(is_folded)


def _moving(move: Callable[[int], None]) -> tuple[PlaceKey, ...]:
    return (
        PlaceKey(("Alt+Up",), tr("Move up"), lambda: move(-1)),
        PlaceKey(("Alt+Down",), tr("Move down"), lambda: move(1)),
    )
