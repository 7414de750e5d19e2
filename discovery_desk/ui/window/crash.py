"""What happens to an uncaught error: typing is saved, the kind and place are logged without content, work goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

log = logging.getLogger("discovery_desk.crash")


def place_of(trace: TracebackType | None) -> str:
    """File names and line numbers, innermost last: never a message, which may quote a note."""
    places = []
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-8:])


def watch(save: Callable[[], None], tell: Callable[[str], None], folder: Path) -> TextIO:
    """Catch what nobody caught. Returns the file that faulthandler writes to; keep it open."""

    def caught(kind: type[BaseException], trace: TracebackType | None) -> None:
        log.critical("%s at %s", kind.__name__, place_of(trace))
        save()
        tell(kind.__name__)

    sys.excepthook = lambda kind, _error, trace: caught(kind, trace)
    threading.excepthook = lambda args: log.critical(
        "%s at %s in a thread", args.exc_type.__name__, place_of(args.exc_traceback)
    )
    file = (folder / "fault.log").open("w", encoding="ascii")
    faulthandler.enable(file)
    return file
