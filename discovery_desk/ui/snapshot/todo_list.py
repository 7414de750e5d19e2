"""What a page still lacks, each line a way to the place where it is mended; what is there already, quietly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.interview import Quality
from discovery_desk.domain.page_check import Gap, Part
from discovery_desk.ui.kit.controls import chip, fit_count, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.todo_words import quality_words, todo_words


class TodoButton(QPushButton):
    """Its words wrap, which those of a button do not by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label("", "todo-words", wraps=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.addWidget(self._words)
        self.setProperty("look", "bare")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        self._words.setText(f"○  {words}")
        self.setAccessibleName(words)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width(), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words.minimumSizeHint().width(), self.fontMetrics().lineSpacing())


class TodoList(QWidget):
    """`asked` has a `Todo`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gap, ...] = ()
        self.lines: list[TodoButton] = []
        self._chips = {part: chip(f"✓ {words}") for part, words in _part_words().items()}
        there = QWidget(self)
        flow = FlowLayout(there, gap=6, row_gap=6)
        for made in self._chips.values():
            made.setProperty("state", "done")
            flow.addWidget(made)
        self._quality = plain_label("", "faint", wraps=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(self._column)
        column.addWidget(there)
        column.addWidget(self._quality)

    def show_todo(self, parts: frozenset[Part], gaps: Sequence[Gap], quality: Quality | None) -> None:
        self._gaps = tuple(gaps)
        for part, made in self._chips.items():
            made.setVisible(part in parts)
            made.setAccessibleName(tr("{part}, done").format(part=_part_words()[part]))
        fit_count(self.lines, len(gaps), self._line)
        for line, gap in zip(self.lines, gaps, strict=True):
            line.say(todo_words(gap))
        self._quality.setText(quality_words(quality))
        self._quality.setVisible(quality is not None)

    def _line(self) -> TodoButton:
        made = TodoButton(self)
        self._column.addWidget(made)
        made.clicked.connect(lambda: self._ask(made))
        made.show()
        return made

    def _ask(self, line: TodoButton) -> None:
        if line in self.lines:
            self.asked.emit(self._gaps[self.lines.index(line)].todo)


def _part_words() -> dict[Part, str]:
    return {
        Part.PORTRAIT: tr("Photo or initials"),
        Part.QUOTE: tr("Quote"),
        Part.MAP: tr("Map"),
        Part.OPPORTUNITIES: tr("Opportunities"),
        Part.FACTS: tr("Facts"),
    }
