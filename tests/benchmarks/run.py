"""Every figure beside a bare one of the same run, as a ratio: `python tests/benchmarks/run.py [part …]`.

Nothing here fails; a person reads it. Start-up is whole processes in turn, the rest is inside one process.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import frames
import galleries
import keeping
import listing
import mapping
import paging
import starting
import typing_keys
from measure import head

from discovery_desk import app as program
from discovery_desk.ui.kit import theme as themes

PARTS = {
    "start": starting.measure,
    "keys": typing_keys.measure,
    "keep": keeping.measure,
    "list": listing.measure,
    "page": paging.measure,
    "map": mapping.measure,
    "frames": frames.measure,
    "gallery": galleries.measure,
}


def main(names: list[str]) -> None:
    application = program.application()
    themes.apply(application, themes.Theme())
    head()
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PARTS:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
