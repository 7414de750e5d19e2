"""Marks what a person reads for translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "DiscoveryDesk"


def tr(text: str) -> str:
    """The text in the language of the program; fill in `{names}` afterwards with `str.format`."""
    return QCoreApplication.translate(CONTEXT, text)


def no_mnemonic(text: str) -> str:
    """Text of a person for a button, tab or action, where Qt takes a lone `&` for a shortcut mark."""
    return text.replace("&", "&&")
