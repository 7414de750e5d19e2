"""Sets everything up and starts Discovery Desk, by itself with a demonstration that plays."""

from __future__ import annotations

import os
import subprocess
import sys

import environment


def main() -> int:
    environment.prepare("run", os.environ)
    program = str(environment.SCRIPTS / "discovery-desk")
    command = [program, *(sys.argv[1:] or ["demo", "--play"])]
    if os.name == "posix":
        os.execv(program, command)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(environment.told_in_a_sentence(main))
