"""F10: all settings, a page each; stays beside the window, and what is changed is in force at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QWidget

from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.listening_page import ListeningPage
from discovery_desk.ui.settings.look_page import LookPage
from discovery_desk.ui.settings.shortcuts_page import ShortcutsPage
from discovery_desk.ui.settings.tags_page import TagsPage
from discovery_desk.ui.settings.typing_page import TypingPage
from discovery_desk.ui.settings.windows_page import WindowsPage


class SettingsDialog(QDialog):
    """`theme_asked` and `scale_asked` are for whoever dresses the program. Undo is the window's."""

    theme_asked = Signal(str)
    scale_asked = Signal(float)

    def __init__(
        self, place: Workplace, acts: Sequence[Act], capture_words: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.typing, self.tags = TypingPage(place), TagsPage(place)
        self.look, self.listening = LookPage(place), ListeningPage(place)
        self.windows, self.shortcuts = WindowsPage(place, capture_words), ShortcutsPage(place, acts)
        self.sections = QListWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        room = parent.screen().availableSize() * 0.9
        self.resize(QSize(place.theme.px(760), place.theme.px(560)).boundedTo(room))
        self._wear(place.theme)
        place.theme_changed.connect(self._wear)
        self.look.theme_asked.connect(self.theme_asked)
        self.look.scale_asked.connect(self.scale_asked)
        self.sections.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.sections.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.sections.setAccessibleName(tr("Sections of the settings"))
        pages = (
            (tr("Typing notes"), self.typing),
            (tr("Tags"), self.tags),
            (tr("Look"), self.look),
            (tr("Prompts"), self.listening),
            (tr("Windows and privacy"), self.windows),
            (tr("Keys"), self.shortcuts),
        )
        self.sections.ensurePolished()  # else its lines are as high as without the style sheet
        for words, page in pages:
            self.sections.addItem(words)
            self._pages.addWidget(_scrolling(page, words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self._pages, 1)

    def _wear(self, theme: Theme) -> None:
        self.sections.setFixedWidth(theme.px(160))


def _scrolling(page: QWidget, words: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(words)
    area.setWidget(page)
    return area
