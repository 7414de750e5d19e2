"""Which way words are read and on which side they stand, as Qt is told it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionViewItem

from discovery_desk.domain.reading import is_right_to_left, isolated


def direction_of(text: str) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight


def side_of(text: str, *, is_mirrored: bool = False) -> Qt.AlignmentFlag:
    """On the right for words that are read from there, and for all words in a mirrored window."""
    is_right = is_mirrored or is_right_to_left(text)
    return (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute


def align_label(label: QLabel | QLineEdit) -> None:
    """On the side of the window; a label that wraps and a hint in a line would stand on that of their own words."""
    label.setAlignment(side_of("", is_mirrored=label.isRightToLeft()) | Qt.AlignmentFlag.AlignVCenter)


def align_editor(editor: QPlainTextEdit) -> None:
    """As the words stand while they are not edited; Qt would have them on the left."""
    option = editor.document().defaultTextOption()
    side = side_of(editor.toPlainText(), is_mirrored=editor.isRightToLeft())
    if option.alignment() != side:
        option.setAlignment(side)
        editor.document().setDefaultTextOption(option)


def read_by_words(option: QStyleOptionViewItem) -> None:
    """In a list or table: words are read their own way and stand on the side where the window is read from."""
    if option.direction != direction_of(option.text) and option.text:
        side = QStyle.visualAlignment(option.direction, option.displayAlignment)
        option.displayAlignment = side | Qt.AlignmentFlag.AlignAbsolute
        option.direction = direction_of(option.text)


def own_way(text: str, window: Qt.LayoutDirection) -> str:
    """In a window that is read from the right, the signs at both ends of other words would go to the wrong one."""
    return isolated(text) if text and window is Qt.LayoutDirection.RightToLeft else text


def numbered(number: int, text: str, window: Qt.LayoutDirection) -> str:
    return f"{own_way(f'{number}.', window)}  {own_way(text, window)}"
