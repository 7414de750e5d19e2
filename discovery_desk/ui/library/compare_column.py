"""One of the pages that are compared: whose it is, when, and the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.library import ListedPage
from discovery_desk.ui.kit.actions import PlaceKeys
from discovery_desk.ui.kit.announce import describe
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.library.library_words import about_words, withheld_words
from discovery_desk.ui.library.page_pictures import Drawn
from discovery_desk.ui.library.sheet_view import SheetView

NAME_HEIGHT, ABOUT_HEIGHT = 28, 20  # the same for every script, so that the pages begin at one height


class CompareColumn(QWidget):
    """Has the keys of the board while its page has the focus."""

    def __init__(self, theme: Theme, page: ListedPage, keys: PlaceKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self._name = ElidedLabel("", "card-name", self)
        self._about = ElidedLabel("", "quiet", self)
        self.sheet = SheetView(theme, keys, self)
        self.set_theme(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self.sheet, 1)
        column.addStretch()

    def set_theme(self, theme: Theme) -> None:
        self.sheet.theme = theme
        self._name.setFixedHeight(theme.px(NAME_HEIGHT))
        self._about.setFixedHeight(theme.px(ABOUT_HEIGHT))

    def show_drawn(self, drawn: Drawn | None, today: date) -> None:
        """Who cannot see the page is told whose it is, when, the line to repeat, and what is withheld."""
        about = about_words(self.page, today)
        self._name.setText(self.page.name)
        self._about.setText(about)
        self.sheet.show_drawn(drawn)
        self.sheet.setAccessibleName(tr("Page of {name}").format(name=self.page.name))
        quote = drawn.made_of.quote if drawn else None
        parts = (about, quote.text if quote else "", withheld_words(drawn.made_of) if drawn else "")
        describe(self.sheet, "\n".join(part for part in parts if part))
