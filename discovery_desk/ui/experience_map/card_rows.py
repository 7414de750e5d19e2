"""The rows of the card of a moment: a field with its name, a link, a note it rests on, an opportunity."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.moment import Link, LinkKind, Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.ui.experience_map.moment_words import link_words
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.direction import numbered, own_way
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.tick_box import TickBox
from discovery_desk.ui.kit.words import tr


class Way(QToolButton):
    """One line that can be gone along, cut where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "way")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = ElidedLabel()
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(5, 2, 5, 2)
        inside.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str) -> None:
        self._words.setText(words)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()


class LinkRow(QWidget):
    """Where the moment leads: the kind of link, its words, and the way to the other box."""

    retyped = Signal(str, object)
    labelled = Signal(str, str)
    removed = Signal(str)
    moment_asked = Signal(str)

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._to_id = key, ""
        self.to = Way()
        self.kind = QComboBox()
        for kind, words in link_words().items():
            self.kind.addItem(words, kind)
        self.label = InlineEditor(f"link:{key}", tr("Words on the link"), tr("words on the link"))
        self.remove = QToolButton()
        self.remove.setAccessibleName(tr("Remove the link"))
        self.remove.setToolTip(tr("Remove the link"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.to, 0, 0, 1, 2)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.kind, 1, 0)
        grid.addWidget(self.label, 1, 1, 1, 2)
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.to.clicked.connect(lambda: self.moment_asked.emit(self._to_id))
        self.kind.activated.connect(lambda _at: self.retyped.emit(self.key, LinkKind(self.kind.currentData())))
        self.label.committed.connect(lambda words: self.labelled.emit(self.key, words))
        self.remove.clicked.connect(lambda: self.removed.emit(self.key))

    def set_theme(self, theme: Theme) -> None:
        self.remove.setIcon(icons.icon("x", theme.color("ink-2"), theme.px(14)))

    def show_link(self, link: Link, number: int, to: Moment) -> None:
        self._to_id = to.id
        self.to.show_words(f"→ {number}  {to.label}")
        self.to.setAccessibleName(tr("Leads to {number}, {label}").format(number=number, label=to.label))
        said = tr("Kind of the link to {number}").format(number=number)
        self.kind.setAccessibleName(said)
        self.kind.setAccessibleDescription(said)  # on Linux Qt calls a choice by what is chosen in it
        self.kind.setCurrentIndex(self.kind.findData(link.kind))
        self.label.show_text(link.label)


class NoteRow(QWidget):
    """A note that the moment was drawn from; a click goes there."""

    asked = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Way()
        self.way.clicked.connect(lambda: self.asked.emit(key))
        _fill(self, self.way)

    def show_note(self, note: Note) -> None:
        words = " ".join(note.text.split())
        self.way.show_words(f"{clock_text(note.at_ms)}  {words}")
        self.way.setAccessibleName(tr("Note of {time}: {words}").format(time=clock_text(note.at_ms), words=words))


class TickedWords(QWidget):
    """A box to tick beside words that wrap; a click on the words ticks it, too."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox("")
        self.tick.setAccessibleName(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(plain_label(words, wraps=True), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tick.click()


class OpportunityRow(QWidget):
    """Ticked where it hangs on this moment."""

    hung = Signal(str, bool)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox("")
        self._words = plain_label("", wraps=True)
        self._where = plain_label("", "quiet", wraps=True)
        self.tick.clicked.connect(lambda is_on: self.hung.emit(key, is_on))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._where)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_opportunity(self, number: int, opportunity: Opportunity, *, is_here: bool, elsewhere: str) -> None:
        """`elsewhere` is the moment on which it hangs now, where that is another one."""
        self.tick.setChecked(is_here)
        self.tick.setAccessibleName(f"{number}. {opportunity.text}")
        self._words.setText(numbered(number, opportunity.text, self.layoutDirection()))
        where = tr("at “{moment}”").format(moment=elsewhere) if elsewhere else ""
        self._where.setText(own_way(where, self.layoutDirection()))
        self._where.setVisible(bool(elsewhere))


def _fill(outer: QWidget, inner: QWidget) -> None:
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner)
