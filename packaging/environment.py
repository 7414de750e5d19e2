"""Makes the checkout ready to run: a private Python environment with exactly the locked packages in it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import system_needs
from system_packages import CannotSetUpError, say

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.json"
LOG = VENV / "set-up.log"
LOCKS = {"run": TOP / "packaging" / "requirements.lock", "dev": TOP / "packaging" / "requirements-dev.lock"}

OLDEST_PYTHON = (3, 11)
OTHER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
SIGNS_OF_NO_NETWORK = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ReadTimeout", "ProxyError")


@dataclass(frozen=True)
class Stamp:
    """What an environment was made for; `kind` is `run`, `dev`, or `unfinished` while packages are being installed."""

    kind: str
    python: str
    place: str
    needs: str


# --- what the two scripts call ---------------------------------------------------------------------------------------


def prepare(kind: str, surroundings: Mapping[str, str]) -> None:
    """Leaves `.venv` with what `kind` needs; quick when it is already so. Raises `CannotSetUpError`."""
    continue_with_newer_python()
    wanted = Stamp(kind, sys.version, str(TOP), digest([TOP / "pyproject.toml", *LOCKS.values()]))
    step = step_here(wanted)
    system_needs.provide(surroundings, python_for_venv=base_python() if step == "make" else None)
    if step == "make":
        make_venv()
    if step != "nothing":
        fill_venv(wanted)


def told_in_a_sentence(action: Callable[[], int]) -> int:
    """Runs the action; what is expected to go wrong is told without a traceback."""
    try:
        return action()
    except CannotSetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- which Python ----------------------------------------------------------------------------------------------------


def continue_with_newer_python() -> None:
    if is_new_enough(sys.version_info[:2]):
        return
    newer = next((path for path in map(shutil.which, OTHER_PYTHONS) if path and works(path)), None)
    if newer is None:
        raise CannotSetUpError(old_python_sentence(sys.version_info[:3]))
    # Flushing first, because exec throws away what is still buffered.
    sys.stdout.flush()
    os.execv(newer, [newer, *sys.argv])


def is_new_enough(version: tuple[int, int]) -> bool:
    return version >= OLDEST_PYTHON


def works(python: str) -> bool:
    """A name on the PATH may be a stand-in for a version that is not installed."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def old_python_sentence(found: tuple[int, int, int]) -> str:
    oldest, this = ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, found))
    return f"Discovery Desk needs Python {oldest} or newer, and only Python {this} was found."


# --- what is there and what is to be done ----------------------------------------------------------------------------


def digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def read_stamp(file: Path) -> Stamp | None:
    try:
        return Stamp(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(file: Path, stamp: Stamp) -> None:
    file.write_text(json.dumps(asdict(stamp)), encoding="utf-8")


def next_step(found: Stamp | None, wanted: Stamp) -> str:
    """`nothing`, `fill` an environment that may be there, or `make` a new one.

    An unfinished environment is not filled up: a package cut off in the middle looks installed. A moved one neither:
    its scripts name the old place.
    """
    if found is None:
        return "fill"
    if found.kind == "unfinished" or (found.python, found.place) != (wanted.python, wanted.place):
        return "make"
    if found.needs == wanted.needs and found.kind in (wanted.kind, "dev"):
        return "nothing"
    return "fill"


def step_here(wanted: Stamp) -> str:
    step = next_step(read_stamp(STAMP), wanted)
    if step == "nothing" and PYTHON.exists():
        return step
    return "fill" if step == "fill" and is_healthy() else "make"


def is_healthy() -> bool:
    if not PYTHON.exists():
        return False
    question = [str(PYTHON), "-c", "import pip, sys; print(sys.version)"]
    answer = subprocess.run(question, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


# --- doing it --------------------------------------------------------------------------------------------------------


def make_venv() -> None:
    say("making .venv")
    command = [base_python(), "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise CannotSetUpError(f"Could not make {VENV}: {last_error(done.stdout)}")


def base_python() -> str:
    """The Python beneath, where this one is itself of a virtual environment, perhaps the one about to be cleared."""
    return str(getattr(sys, "_base_executable", sys.executable))


def fill_venv(wanted: Stamp) -> None:
    write_stamp(STAMP, Stamp("unfinished", wanted.python, wanted.place, wanted.needs))
    LOG.unlink(missing_ok=True)
    lock = LOCKS[wanted.kind]
    say(f"installing {count_pins(lock.read_text(encoding='utf-8'))} packages, some 100 MB to download")
    pip("install", "--require-hashes", "-r", str(lock))
    say("linking Discovery Desk into it")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(TOP))
    write_stamp(STAMP, wanted)


def count_pins(lock: str) -> int:
    return sum("==" in line for line in lock.splitlines() if not line.startswith("#"))


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--no-input", "--disable-pip-version-check", *arguments]
    # PIP_USER: a person's own pip may be set to install beside the system, which no virtual environment allows.
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=os.environ | {"PIP_USER": "0"},
    )
    with LOG.open("a", encoding="utf-8") as log:
        log.write(done.stdout)
    if done.returncode != 0:
        # pip itself gave up, so nothing is cut off in the middle, and what was there stays usable.
        STAMP.unlink()
        raise CannotSetUpError(pip_sentence(done.stdout))


def pip_sentence(output: str) -> str:
    if any(sign in output for sign in SIGNS_OF_NO_NETWORK):
        return "Could not download the packages: no network, or the Python package index cannot be reached from here."
    return f"Could not install the packages: {last_error(output)} (All of it is in {LOG}.)"


def last_error(output: str) -> str:
    lines = output.strip().splitlines() or ["it gave no reason."]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines)[-1].removeprefix("ERROR: ")
