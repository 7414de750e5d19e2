"""The narrow column of screens at the edge of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

SCREENS = ("home", "live", "snapshots", "debrief")
ICONS = {
    "home": "house",
    "live": "circle-dot",
    "snapshots": "notebook-text",
    "debrief": "message-circle-question",
    "menu": "ellipsis",
}


class Rail(QFrame):
    """`chosen` names a screen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = {
            "home": tr("Home"),
            "live": tr("Live"),
            "snapshots": tr("Snapshots"),
            "debrief": tr("Debrief"),
            "menu": tr("Menu"),
        }
        self._buttons = {name: self._button(words[name]) for name in (*SCREENS, "menu")}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 2, 12)
        column.setSpacing(6)
        for name in SCREENS:
            self._buttons[name].setCheckable(True)
            self._group.addButton(self._buttons[name])
            self._buttons[name].clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(self._buttons[name])
        column.addStretch()
        self._buttons["menu"].setMenu(menu)
        self._buttons["menu"].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        column.addWidget(self._buttons["menu"])
        self.offer_debrief(is_over=False)
        self.set_theme(theme)

    def offer_debrief(self, *, is_over: bool) -> None:
        """Only after the talk: before, not even its name is to be seen. Last of all, so that nothing else moves."""
        self._buttons["debrief"].setVisible(is_over)

    @property
    def offers_debrief(self) -> bool:
        return not self._buttons["debrief"].isHidden()

    def show_screen(self, name: str) -> None:
        """A screen without a button of its own leaves none pressed; all snapshots share one with a single page."""
        name = "snapshots" if name == "library" else name
        self._group.setExclusive(False)
        for screen in SCREENS:
            self._buttons[screen].setChecked(screen == name)
        self._group.setExclusive(True)

    def set_theme(self, theme: Theme) -> None:
        side = theme.px(20)
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(ICONS[name], theme.color("ink-2"), side, theme.color("accent")))
            button.setIconSize(QSize(side, side))
            button.setFixedWidth(theme.px(64))
        self.setFixedWidth(theme.px(64) + 4)

    @staticmethod
    def _button(words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "rail")
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
