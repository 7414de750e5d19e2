"""Languages by their names as they are typed and shown, and by the codes that are kept."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QLocale

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def name_of(code: str) -> str:
    """The code itself where nobody knows a name for it."""
    language = QLocale.codeToLanguage(code.split("-", maxsplit=1)[0]) if code else QLocale.Language.AnyLanguage
    return code if language is QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def code_of(typed: str) -> str | None:
    """Of a name or a code; None where it is neither."""
    words = typed.strip()
    if not words:
        return ""
    known = _codes().get(words.casefold())
    return known or (words if _CODE.fullmatch(words) and name_of(words) != words else None)


@cache
def _codes() -> dict[str, str]:
    """By the name in English and the one that the language has for itself."""
    codes: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if code and language is not QLocale.Language.C:
            codes.setdefault(QLocale.languageToString(language).casefold(), code)
            codes.setdefault(QLocale(language).nativeLanguageName().casefold(), code)
    return codes
