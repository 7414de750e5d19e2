"""Installs Debian packages where it may, and otherwise says in one sentence what a person should install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

APT_GET = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]


class CannotSetUpError(Exception):
    """Something expected is in the way; the message is the one sentence that a person is shown."""


def say(line: str) -> None:
    print(f"Setting up (once): {line}", file=sys.stderr, flush=True)


def install(packages: list[str], *, because: str) -> None:
    """Raises `CannotSetUpError` where it is not allowed to install, or the installation fails."""
    rights = rights_to_install()
    if rights is None:
        raise CannotSetUpError(by_hand_sentence(packages, because=because))
    say(f"installing the system packages {' '.join(packages)}")
    command = [*rights, *APT_GET, "install", "-y", "--no-install-recommends", *packages]
    problem = problem_of(command)
    if problem is not None:
        # Lists that were never fetched, or are old, are the usual reason.
        problem_of([*rights, *APT_GET, "update"])
        problem = problem_of(command)
    if problem is not None:
        raise CannotSetUpError(f"{by_hand_sentence(packages, because=because)} (Tried that: {problem})")


def by_hand_sentence(packages: list[str], *, because: str) -> str:
    return f"{because}; run this command and start again: sudo apt-get install -y {' '.join(packages)}"


def rights_to_install() -> list[str] | None:
    """What to put before a command to run it as root; None where that needs a person."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and problem_of(["sudo", "-n", "true"]) is None:
        return ["sudo", "-n"]
    return None


def problem_of(command: list[str]) -> str | None:
    """The last line that a failed command said, None where it succeeded."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode == 0:
        return None
    return (done.stdout.strip().splitlines() or [f"{command[0]} failed"])[-1]


def has_apt() -> bool:
    return shutil.which("apt-get") is not None


def is_offered(package: str) -> bool:
    done = subprocess.run(["apt-cache", "show", package], capture_output=True, text=True, check=False)
    return f"Package: {package}\n" in done.stdout


def offer(programs: dict[str, str], *, because: str) -> None:
    """Package by program: those that are missing are installed where that may be, and done without where not."""
    missing = [package for program, package in programs.items() if not shutil.which(program)]
    if not missing or not (sys.platform == "linux" and has_apt() and rights_to_install() is not None):
        return
    try:
        install(missing, because=because)
    except CannotSetUpError as trouble:
        say(f"going on without {' '.join(missing)}: {trouble}")
