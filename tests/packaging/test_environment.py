"""The set-up scripts, as far as they only think: nothing here is installed, made or downloaded."""

import ast
import importlib.util
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
SIBLINGS = ("system_packages", "system_needs", "environment")


def load(name: str) -> ModuleType:
    """By path, because the folder's name is also that of an installed package."""
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


system_packages, system_needs, environment = [load(name) for name in SIBLINGS]

WANTED = environment.Stamp(kind="run", python="3.11.7", place="here", needs="abc")


def never(package: str) -> bool:
    return False


class TestPython:
    def test_3_11_is_new_enough_and_3_10_is_not(self) -> None:
        assert environment.is_new_enough((3, 11))
        assert environment.is_new_enough((3, 14))
        assert not environment.is_new_enough((3, 10))

    def test_names_what_is_needed_and_what_was_found(self) -> None:
        sentence = environment.old_python_sentence((3, 9, 2))
        assert "3.11 or newer" in sentence
        assert "3.9.2" in sentence

    def test_agrees_with_what_the_project_declares(self) -> None:
        oldest = ".".join(map(str, environment.OLDEST_PYTHON))
        assert f'requires-python = ">={oldest}"' in (SCRIPTS.parent / "pyproject.toml").read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ["start", "check", *SIBLINGS])
    def test_an_older_python_can_read_the_scripts_far_enough_to_say_so(self, name: str) -> None:
        ast.parse((SCRIPTS / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 7))


class TestStamp:
    def test_nothing_to_do_when_all_is_as_wanted(self) -> None:
        assert environment.next_step(WANTED, WANTED) == "nothing"

    def test_an_environment_for_checks_also_runs_the_program(self) -> None:
        assert environment.next_step(replace(WANTED, kind="dev"), WANTED) == "nothing"

    def test_an_environment_for_running_lacks_the_checks(self) -> None:
        assert environment.next_step(WANTED, replace(WANTED, kind="dev")) == "fill"

    def test_changed_needs_are_filled_in(self) -> None:
        assert environment.next_step(replace(WANTED, needs="old"), WANTED) == "fill"

    def test_one_without_a_stamp_is_filled_if_it_is_healthy(self) -> None:
        assert environment.next_step(None, WANTED) == "fill"

    @pytest.mark.parametrize("difference", [{"kind": "unfinished"}, {"python": "3.12.1"}, {"place": "elsewhere"}])
    def test_cut_off_moved_or_of_another_python_is_made_anew(self, difference: dict[str, str]) -> None:
        assert environment.next_step(replace(WANTED, **difference), WANTED) == "make"

    def test_is_read_back_as_written(self, tmp_path: Path) -> None:
        environment.write_stamp(tmp_path / "stamp", WANTED)
        assert environment.read_stamp(tmp_path / "stamp") == WANTED

    @pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": "run"}', '{"other": 1}'])
    def test_a_damaged_one_counts_as_none(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "stamp").write_text(content, encoding="utf-8")
        assert environment.read_stamp(tmp_path / "stamp") is None

    def test_digest_changes_with_any_file_and_with_their_borders(self, tmp_path: Path) -> None:
        files = [tmp_path / "a", tmp_path / "b"]
        seen = set()
        for first, second in [("x", "yz"), ("xy", "z"), ("x", "yy")]:
            files[0].write_text(first, encoding="utf-8")
            files[1].write_text(second, encoding="utf-8")
            seen.add(environment.digest(files))
        assert len(seen) == 3


class TestSystem:
    def test_without_a_screen_no_library_of_a_screen_is_asked_for(self) -> None:
        assert "libxcb-cursor.so.0" not in system_needs.packages_by_library({})
        assert "libEGL.so.1" in system_needs.packages_by_library({})

    def test_offscreen_needs_none_either_though_there_is_a_screen(self) -> None:
        asked = system_needs.packages_by_library({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"})
        assert asked == system_needs.packages_by_library({})

    def test_x11_is_enough_where_there_are_both(self) -> None:
        asked = system_needs.packages_by_library({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
        assert "libxcb-cursor.so.0" in asked
        assert "libwayland-cursor.so.0" not in asked

    def test_wayland_alone_has_its_own(self) -> None:
        assert "libwayland-cursor.so.0" in system_needs.packages_by_library({"WAYLAND_DISPLAY": "wayland-0"})

    @pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Linux")
    def test_a_library_that_is_not_there_is_found_missing(self) -> None:
        assert system_needs.missing_of(["libc.so.6", "libno-such-thing.so.9"]) == ["libno-such-thing.so.9"]

    def test_two_libraries_of_one_package_name_it_once(self) -> None:
        lack = system_needs.Lack(("libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"), venv=False)
        assert system_needs.packages_for(lack, (3, 11), is_offered=never) == ["libglib2.0-0", "libgl1"]

    def test_takes_the_64_bit_time_name_where_that_is_offered(self) -> None:
        lack = system_needs.Lack(("libglib-2.0.so.0", "libEGL.so.1"), venv=False)
        packages = system_needs.packages_for(lack, (3, 13), is_offered="libglib2.0-0t64".__eq__)
        assert packages == ["libglib2.0-0t64", "libegl1"]

    def test_the_venv_package_is_the_one_of_this_python(self) -> None:
        lack = system_needs.Lack((), venv=True)
        assert system_needs.packages_for(lack, (3, 13), is_offered=never) == ["python3.13-venv"]

    def test_every_library_has_its_package(self) -> None:
        everything = system_needs.packages_by_library({"DISPLAY": ":0"}).keys()
        assert system_needs.packages_for(system_needs.Lack(tuple(everything), venv=False), (3, 11), is_offered=never)

    def test_the_sentence_names_all_that_is_missing(self) -> None:
        sentence = system_needs.lack_sentence(system_needs.Lack(("libGL.so.1", "libEGL.so.1"), venv=True))
        assert "libGL.so.1, libEGL.so.1 and this Python needs its venv" in sentence

    def test_lacking_nothing_is_no_lack(self) -> None:
        assert not system_needs.Lack((), venv=False)
        assert system_needs.Lack((), venv=True)


class TestOffer:
    def test_what_is_there_is_not_installed_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
        monkeypatch.setattr(system_packages, "install", lambda *_, **__: pytest.fail("installed"))
        system_packages.offer({Path(sys.executable).name: "python3"}, because="It is needed")

    def test_without_rights_it_goes_on_quietly(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "rights_to_install", lambda: None)
        monkeypatch.setattr(system_packages, "install", lambda *_, **__: pytest.fail("installed"))
        system_packages.offer({"no-such-program": "nothing"}, because="It would help")

    def test_trouble_is_said_and_does_not_stop_it(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def refuse(packages: list[str], *, because: str) -> None:
            raise system_packages.CannotSetUpError(f"{because}, and there is no {packages[0]}")

        monkeypatch.setattr(system_packages, "install", refuse)
        monkeypatch.setattr(system_packages, "has_apt", lambda: True)
        monkeypatch.setattr(system_packages, "rights_to_install", list)
        monkeypatch.setattr(sys, "platform", "linux")
        system_packages.offer({"no-such-program": "nothing"}, because="It would help")
        assert "going on without nothing: It would help, and there is no nothing" in capsys.readouterr().err


class TestSentences:
    def test_without_rights_the_command_to_run_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "rights_to_install", lambda: None)
        with pytest.raises(system_packages.CannotSetUpError) as told:
            system_packages.install(["libgl1", "libegl1"], because="Qt needs libGL.so.1")
        assert str(told.value).startswith("Qt needs libGL.so.1; ")
        assert str(told.value).endswith("sudo apt-get install -y libgl1 libegl1")

    def test_no_network_is_said_as_such(self) -> None:
        output = "WARNING: Retrying … NewConnectionError(…)\nERROR: No matching distribution found for click==8.5.1"
        assert "no network" in environment.pip_sentence(output)

    def test_otherwise_the_last_error_is_the_reason(self) -> None:
        output = "ERROR: first\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\nsome advice"
        assert "THESE PACKAGES DO NOT MATCH THE HASHES (All" in environment.pip_sentence(output)

    def test_an_expected_failure_is_told_without_a_traceback(self, capsys: pytest.CaptureFixture[str]) -> None:
        def fails() -> int:
            raise environment.CannotSetUpError("There is no room.")

        assert environment.told_in_a_sentence(fails) == 1
        assert capsys.readouterr().err == "There is no room.\n"


class TestLocks:
    def test_what_is_run_is_what_is_tested(self) -> None:
        run, dev = (pins(environment.LOCKS[kind]) for kind in ("run", "dev"))
        assert run <= dev

    def test_the_tools_that_link_the_checkout_are_locked(self) -> None:
        names = {pin.partition("==")[0] for pin in pins(environment.LOCKS["run"])}
        assert {"hatchling", "editables", "pyside6-essentials"} <= names

    @pytest.mark.parametrize("kind", ["run", "dev"])
    def test_hold_names_versions_markers_and_hashes_only(self, kind: str) -> None:
        allowed = re.compile(r"#.*|[a-z0-9-]+==[\w.]+( ; [^/:]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
        lines = environment.LOCKS[kind].read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not allowed.fullmatch(line)] == []

    def test_counts_its_packages(self) -> None:
        assert environment.count_pins("# a==1\nclick==8 \\\n    --hash=sha256:00\npip==26 \\\n") == 2


def pins(lock: Path) -> set[str]:
    return {
        line.partition(" ")[0] for line in lock.read_text(encoding="utf-8").splitlines() if re.match(r"\w.*==", line)
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_ci_hands_over_to_check() -> None:
    script = SCRIPTS.parent / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
