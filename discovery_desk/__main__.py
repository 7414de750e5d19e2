"""The way in: the window, or, when the first word is a command, the command line."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """`discovery-desk [FILE]` is the window and must not wait for what only commands need."""
    words = sys.argv[1:]
    if not words or _is_file(words[0]):
        sys.exit(_window(words))
    from discovery_desk.cli import run

    run()


def _is_file(word: str) -> bool:
    """A first word with an ending or a folder in it is a file, whether it exists or not; no command looks like that."""
    return not word.startswith("-") and (Path(word).suffix != "" or Path(word).name != word)


def _window(words: list[str]) -> int:
    if len(words) > 1:
        sys.stderr.write("Usage: discovery-desk [FILE], or discovery-desk COMMAND. See discovery-desk --help.\n")
        return 2
    from discovery_desk import app
    from discovery_desk.domain.errors import DeskError
    from discovery_desk.ui.kit.trouble import sentence

    try:
        return app.run(Path(words[0]) if words else None)
    except DeskError as error:
        sys.stderr.write(sentence(error) + "\n")
        return 1


if __name__ == "__main__":
    main()
