"""A titled box of prompts in the column, each of them a line to pick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from discovery_desk.domain.prompts import Prompt
from discovery_desk.ui.kit.controls import button, fit_count, section
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.prompts.prompt_parts import PromptLine


class PromptBox(QFrame):
    """Hidden while it is empty. With `most`, the rest is one press away."""

    picked = Signal(object)

    def __init__(self, theme: Theme, title: str, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "outline")
        self._theme, self._most, self._is_unfolded = theme, most, False
        self._prompts: tuple[Prompt, ...] = ()
        self._lines: list[PromptLine] = []
        self._title, self._rows, self._more = section(title), QVBoxLayout(), self._build_more()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._more)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Prompts bring four pixels of their own, for the ground under the mouse."""
        self._theme = theme
        px = theme.px
        self._column.setContentsMargins(px(9), px(12), px(9), px(11))
        self._column.setSpacing(px(3))
        self._title.setContentsMargins(px(4), 0, px(4), 0)
        for line in self._lines:
            line.set_theme(theme)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def show_prompts(self, prompts: Sequence[Prompt]) -> None:
        self._prompts = tuple(prompts)
        shown = prompts[: self._most] if self._most and not self._is_unfolded else prompts
        fit_count(self._lines, len(shown), self._new_line)
        for line, prompt in zip(self._lines, shown, strict=True):
            line.show_prompt(prompt)
        more = len(prompts) - self._most if self._most else 0
        self._more.setVisible(more > 0)
        self._more.setText(tr("Fewer") if self._is_unfolded else tr("{n} more").format(n=more))
        self.setVisible(bool(prompts))

    def words(self) -> list[str]:
        return [line.words for line in self._lines]

    def _toggle(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self.show_prompts(self._prompts)

    def _build_more(self) -> QPushButton:
        more = button("", "quiet-small")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.clicked.connect(self._toggle)
        return more

    def _new_line(self) -> PromptLine:
        line = PromptLine(self._theme)
        line.clicked.connect(self._picking(line))
        self._rows.addWidget(line)
        return line

    def _picking(self, line: PromptLine) -> Callable[[], None]:
        return lambda: self.picked.emit(line.prompt)
