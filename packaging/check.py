"""Sets everything up and passes all checks, the tests last; arguments go to pytest."""

from __future__ import annotations

import os
import subprocess
import sys

import environment
import system_packages

CHECKS = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"])
TESTS = ["pytest", "-n", "2"]
READERS = {"pdftotext": "poppler-utils", "qpdf": "qpdf"}  # the tests of pages that ask others to read them


def main() -> int:
    # Not with `|`: until `prepare` has found a newer one, this may be an old Python.
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.prepare("dev", surroundings)
    system_packages.offer(READERS, because="Some tests have the pages read by other programs")
    surroundings["PATH"] = f"{environment.SCRIPTS}{os.pathsep}{surroundings.get('PATH', '')}"
    failed = [" ".join(check) for check in CHECKS if not passes(check, surroundings)]
    if failed:
        # Said before the tests, because their closing line has to stay the last.
        print(f"\nFailed so far: {', '.join(failed)}", flush=True)
    return 0 if passes([*TESTS, *sys.argv[1:]], surroundings) and not failed else 1


def passes(command: list[str], surroundings: dict[str, str]) -> bool:
    print(f"\n== {' '.join(command)}", flush=True)
    program = str(environment.SCRIPTS / command[0])
    return subprocess.call([program, *command[1:]], cwd=environment.TOP, env=surroundings) == 0


if __name__ == "__main__":
    sys.exit(environment.told_in_a_sentence(main))
