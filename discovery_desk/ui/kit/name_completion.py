"""Completes known names in the field itself: nothing pops up over the talk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def offer_names(field: QLineEdit, names: Sequence[str]) -> None:
    """Safe at any time and twice. What was completed counts only when it is left to stand."""
    completer = field.completer()
    if completer is None:
        completer = QCompleter(field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setModel(QStringListModel(completer))
        field.setCompleter(completer)
    model = completer.model()
    if isinstance(model, QStringListModel) and model.stringList() != list(names):
        model.setStringList(list(names))
