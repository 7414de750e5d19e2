"""Renews both lock files from pyproject.toml with uv; `--upgrade` takes the newest versions that it allows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib

import environment
from system_packages import CannotSetUpError

HEADER = """\
# {what}: exact versions, with the hashes of their files.
# Written by `python3 packaging/lock.py` (needs uv; `--upgrade` for the newest versions). Do not edit by hand.
"""
ABOUT = {
    "run": "What Discovery Desk needs to run and to be linked into its environment",
    "dev": "The same, and what its checks and tests need",
}
FORM = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-config",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
]


def main() -> int:
    environment.continue_with_newer_python()
    # The tests run on what people run: the second lock may only add to the first.
    write_lock("run", sys.argv[1:])
    write_lock("dev", ["--extra", "dev", "--constraints", str(environment.LOCKS["run"]), *sys.argv[1:]])
    return 0


def write_lock(kind: str, options: list[str]) -> None:
    lock = environment.LOCKS[kind]
    command = [find_uv(), "pip", "compile", "pyproject.toml", "-", *FORM, "--quiet", "--output-file", str(lock)]
    done = subprocess.run(
        [*command, *options], input=build_requirements(), text=True, check=False, cwd=environment.TOP, env=without_uv()
    )
    if done.returncode != 0:
        raise CannotSetUpError(f"uv could not write {lock.name}; its reasons are above.")
    lock.write_text(HEADER.format(what=ABOUT[kind]) + lock.read_text(encoding="utf-8"), encoding="utf-8")


def find_uv() -> str:
    uv = shutil.which("uv", path=f"{environment.SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        raise CannotSetUpError(f"uv is needed to write the lock files; run: {environment.PYTHON} -m pip install uv")
    return uv


def build_requirements() -> str:
    """The build backend is locked too, because pip links the checkout without fetching anything unlocked."""
    project = tomllib.loads((environment.TOP / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join([*project["build-system"]["requires"], "editables"])


def without_uv() -> dict[str, str]:
    """A machine's own settings of uv, such as another index, must not reach the lock."""
    return {name: value for name, value in os.environ.items() if not name.startswith("UV_")}


if __name__ == "__main__":
    sys.exit(environment.told_in_a_sentence(main))
