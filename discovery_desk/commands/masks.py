"""The option `--mask` of the commands that write what leaves the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from discovery_desk.domain.page_privacy import Mask

NAMES = ("name", "photo", "company", "quote", "third_persons", "contact")  # said in the help without the domain

MASK = click.option("--mask", "masked", multiple=True, metavar="NAME,…", help=f"Leave out: {', '.join(NAMES)}.")


def masks(masked: Sequence[str]) -> frozenset[Mask]:
    """All that were named, however often the option was given."""
    from discovery_desk.domain.page_privacy import Mask

    words = [word.strip().lower().replace("-", "_") for one in masked for word in one.split(",") if word.strip()]
    for word in words:
        if word not in NAMES:
            raise click.BadParameter(f"“{word}” is none of: {', '.join(NAMES)}.", param_hint="--mask")
    return frozenset(Mask(word) for word in words)
