"""Marks and tags of one key, and the times of notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discovery_desk.domain.note import TAG_KEYS
from discovery_desk.ui.kit.actions import Act
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.window.main_window import MainWindow


def acts(window: MainWindow) -> tuple[Act, ...]:
    group = tr("Notes")
    numbers = range(1, TAG_KEYS + 1)
    words = {n: tr("Tag {n}").format(n=n) for n in numbers}
    tags = (Act(f"tag-{n}", words[n], group, (f"Ctrl+{n}",), partial(window.tag_note, n), False) for n in numbers)
    return (
        Act("mark", tr("Mark this moment"), group, ("Ctrl+M",), window.mark_now),
        *tags,
    )
