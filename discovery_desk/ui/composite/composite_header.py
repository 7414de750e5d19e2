"""The top of a composite: its name and topic, what can be done with it, and that nobody has lived it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.composite_map import Composite
from discovery_desk.ui.composite.composite_words import label_of, suggested_words
from discovery_desk.ui.kit.controls import button, plain_label, rule
from discovery_desk.ui.kit.direction import align_editor, align_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import no_mnemonic, tr

ROOM_FOR_ONE_ROW = 1120


class CompositeHeader(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.back = button(tr("All composite maps"), "quiet")
        self.title = InlineEditor("title", tr("Title"), tr("Title"))
        self.topic = InlineEditor("topic", tr("Topic"), tr("What the stories have in common"))
        self.add = button(tr("Add a story…"))
        self.turn = button(tr("As a list"))
        self.picture = button(tr("Save a picture…"))
        self.suggestions = button("", "quiet-small")
        self._label = plain_label("", "card-name", wraps=True)
        self._lay_out()
        self._stand()
        for editor in (self.title, self.topic):
            editor.textChanged.connect(self._stand)
        self.set_theme(theme)

    @property
    def label(self) -> str:
        return self._label.text()

    def show_composite(self, composite: Composite) -> None:
        self.title.show_text(composite.map.title)
        self.topic.show_text(composite.map.topic)
        self._label.setText(label_of(composite))

    def show_state(self, *, is_list: bool, shows_suggestions: bool, waiting: int) -> None:
        self.turn.setText(tr("As a map") if is_list else tr("As a list"))
        told = tr("Hide {suggestions}") if shows_suggestions else tr("Show suggestions")
        self.suggestions.setText(no_mnemonic(told.format(suggestions=suggested_words(waiting))))
        self.suggestions.setVisible(not shows_suggestions or waiting > 0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.title.setFont(theme.font("heading", 600))
        self._make_room()

    def flush(self) -> None:
        self.title.commit()
        self.topic.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        column.addWidget(self._strip())

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "surface")
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self.title)
        self._names.addWidget(self.topic)
        self._acts = QWidget()
        flow = FlowLayout(self._acts, gap=8)
        for one in (self.back, self.add, self.turn, self.picture):
            flow.addWidget(one)
        self._row = QHBoxLayout(head)
        self._row.setContentsMargins(14, 6, 20, 6)
        self._row.setSpacing(6)
        self._row.addLayout(self._names, 1)
        self._row.addWidget(self._acts)
        return head

    def _strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("look", "strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 5, 20, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self.suggestions)
        return strip

    def _make_room(self) -> None:
        """Where there is little room, names stand beside each other and buttons below them."""
        is_wide = self.width() >= self._theme.px(ROOM_FOR_ONE_ROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row, wanted in ((self._row, across if is_wide else down), (self._names, down if is_wide else across)):
            if row.direction() is not wanted:
                row.setDirection(wanted)
        # Beside the names the buttons stand in their middle; below them they need rows, which an alignment forbids.
        self._row.setAlignment(self._acts, Qt.AlignmentFlag.AlignVCenter if is_wide else Qt.AlignmentFlag(0))

    def _stand(self) -> None:
        for editor in (self.title, self.topic):
            align_editor(editor)
        align_label(self._label)
