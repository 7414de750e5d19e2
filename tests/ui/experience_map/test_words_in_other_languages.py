"""What the program itself says about a map can be put into the language of the program, all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from discovery_desk.domain.recap_words import RecapWords
from discovery_desk.export.map_frame import Said
from discovery_desk.ui.experience_map.map_file_words import picture_words
from discovery_desk.ui.kit.recap_words import recap_words
from discovery_desk.ui.kit.words import CONTEXT

TABLES: list[tuple[Callable[[], Any], Any]] = [(recap_words, RecapWords()), (picture_words, Said())]


class Marking(QTranslator):
    """Puts a mark around all that it is asked for."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{text}»" if context == CONTEXT else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marking(qapp: QCoreApplication) -> Iterator[None]:
    translator = Marking()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def words_in(table: Any) -> list[str]:
    if isinstance(table, str):
        return [table]
    inside = table if isinstance(table, tuple) else (getattr(table, field.name) for field in fields(table))
    return [word for one in inside for word in words_in(one)]


@pytest.mark.parametrize(("made", "english"), TABLES)
def test_in_english_they_are_what_they_are_without_a_window(made: Callable[[], Any], english: Any) -> None:
    assert made() == english


@pytest.mark.usefixtures("marking")
@pytest.mark.parametrize(("made", "english"), TABLES)
def test_each_word_is_translated(made: Callable[[], Any], english: Any) -> None:
    assert words_in(made()) == [f"«{word}»" for word in words_in(english)]
