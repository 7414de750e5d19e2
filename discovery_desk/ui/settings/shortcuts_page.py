"""Every act with its keys: another key at once, none that somebody else has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QLabel, QLineEdit, QWidget

from discovery_desk.ui.kit.actions import Act, keys_as_shown, with_own_keys
from discovery_desk.ui.kit.controls import button, plain_label, section
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.settings.setting_controls import add_at_start, column_of, complain, complaint, explained

LONGEST_KEY = "Ctrl+Shift+Down"

# What every field of text is edited with.
_OF_TEXT = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def why_not(key: QKeySequence, act: Act, acts: Sequence[Act]) -> str:
    """Why the key cannot be the act's; empty when it can."""
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    other = next((one for one in acts if one.name != act.name and _has(one, key)), None)
    if other is not None:
        return tr("{key} is the key of “{other}”. Nothing was changed.").format(key=shown, other=other.words)
    if any(key in QKeySequence.keyBindings(standard) for standard in _OF_TEXT):
        return tr("{key} belongs to typing. Nothing was changed.").format(key=shown)
    if not _is_command(key):
        return tr("{key} is needed for typing. Hold Ctrl or Alt with it. Nothing was changed.").format(key=shown)
    return ""


def _has(act: Act, key: QKeySequence) -> bool:
    return any(QKeySequence(one) == key for one in act.keys)


def _is_command(key: QKeySequence) -> bool:
    pressed = key[0]  # type: ignore[index]  # the stubs do not know it
    is_function = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    return is_function or bool(pressed.keyboardModifiers() & _COMMANDING)


class KeyField(QKeySequenceEdit):
    """Takes the next key that is pressed."""

    access_role = QAccessible.Role.HotkeyField


class ShortcutRow:
    """The words of an act, its key, and the way back to the usual one."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self.words = plain_label(act.words, wraps=True)
        self.field = KeyField()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(tr("Key of: {act}").format(act=act.words))
        self.usual = button(tr("Usual key"), "quiet")
        self.usual.setAccessibleName(tr("Usual key of: {act}").format(act=act.words))
        inner = self.field.findChild(QLineEdit)
        if inner is not None:
            inner.setAccessibleName(self.field.accessibleName())

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.words, self.field, self.usual)

    def show_keys(self, act: Act) -> None:
        self.act = act
        was_blocked = self.field.blockSignals(True)
        self.field.setKeySequence(QKeySequence(act.keys[0]) if act.keys else QKeySequence())
        self.field.blockSignals(was_blocked)
        for inner in self.field.findChildren(QLineEdit):
            inner.setPlaceholderText(tr("no key"))
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance(LONGEST_KEY) + 40)
        more = ", ".join(keys_as_shown(key) for key in act.keys[1:])
        self.field.setToolTip(tr("Also {keys}").format(keys=more) if more else "")


class ShortcutsPage(QWidget):
    """`acts` are the usual ones, with the keys that they have of old."""

    def __init__(self, place: Workplace, acts: Sequence[Act]) -> None:
        super().__init__()
        self._place, self._acts = place, acts
        self.rows = {act.name: ShortcutRow(act) for act in acts}
        self.asked = QLineEdit()
        self.asked.setPlaceholderText(tr("Type what you look for"))
        self.asked.setAccessibleName(tr("Look for a shortcut"))
        self._complaint = complaint()
        self.all_usual = button(tr("All usual keys"))
        self._sections: list[tuple[QLabel, list[ShortcutRow]]] = []
        self._lay_out()
        self._connect()
        self._show()

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    def in_force(self) -> tuple[Act, ...]:
        return with_own_keys(self._acts, self._place.settings.shortcuts)

    def give(self, name: str, key: QKeySequence) -> None:
        """An empty key takes the act's key away. What cannot be is said, and nothing is changed."""
        acts = self.in_force()
        act = next(one for one in acts if one.name == name)
        reason = why_not(key, act, acts) if not key.isEmpty() else ""
        self.rows[name].show_keys(act)
        complain(self._complaint, reason)
        if not reason:
            self._keep(name, [key.toString()] if not key.isEmpty() else [])

    def give_usual(self, name: str) -> None:
        usual = next(one for one in self._acts if one.name == name)
        acts = self.in_force()
        taken = next((why_not(QKeySequence(key), usual, acts) for key in usual.keys if _is_taken(key, name, acts)), "")
        complain(self._complaint, taken)
        if not taken:
            own = {other: keys for other, keys in self._place.settings.shortcuts.items() if other != name}
            self._place.change_settings(shortcuts=own)

    def _keep(self, name: str, keys: list[str]) -> None:
        usual = next(one for one in self._acts if one.name == name)
        own = {**self._place.settings.shortcuts, name: keys}
        if [QKeySequence(key).toString() for key in usual.keys] == keys:
            del own[name]
        self._place.change_settings(shortcuts=own)

    def _lay_out(self) -> None:
        column = column_of(self, tr("Keys"))
        column.addWidget(explained(tr("Go to a key and press another one. It is in force at once.")))
        column.addWidget(self.asked)
        column.addWidget(self._complaint)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for group, members in groupby(self._acts, key=lambda act: act.group):
            self._add_section(grid, group, [self.rows[act.name] for act in members])
        column.addLayout(grid)
        add_at_start(column, self.all_usual)
        column.addStretch(1)

    def _add_section(self, grid: QGridLayout, group: str, rows: list[ShortcutRow]) -> None:
        title = section(group)
        grid.addWidget(title, grid.rowCount(), 0, 1, 3)
        self._sections.append((title, rows))
        for row in rows:
            line = grid.rowCount()
            for at, widget in enumerate(row.widgets()):
                grid.addWidget(widget, line, at)

    def _connect(self) -> None:
        for name, row in self.rows.items():
            row.field.keySequenceChanged.connect(lambda key, name=name: self.give(name, key))
            row.usual.clicked.connect(lambda _checked=False, name=name: self.give_usual(name))
        self.all_usual.clicked.connect(lambda: self._place.change_settings(shortcuts={}))
        self.asked.textChanged.connect(self._narrow)
        self._place.settings_changed.connect(self._show)

    def _show(self) -> None:
        for act in self.in_force():
            self.rows[act.name].show_keys(act)
        self._narrow()
        self.all_usual.setEnabled(bool(self._place.settings.shortcuts))

    def _narrow(self) -> None:
        asked = self.asked.text().casefold().strip()
        for title, rows in self._sections:
            for row in rows:
                keys = " ".join(map(keys_as_shown, row.act.keys))
                is_found = asked in f"{row.act.group} {row.act.words} {keys}".casefold()
                for widget in row.widgets():
                    widget.setVisible(is_found)
                row.usual.setVisible(is_found and row.act.name in self._place.settings.shortcuts)
            title.setVisible(any(row.words.isVisibleTo(self) for row in rows))


def _is_taken(key: str, name: str, acts: Sequence[Act]) -> bool:
    return any(act.name != name and _has(act, QKeySequence(key)) for act in acts)
