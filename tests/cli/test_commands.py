"""The command line, driven as scripts drive it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from discovery_desk.cli import desk_commands
from discovery_desk.services.importing import demo_files


def run(*words: object) -> Result:
    return CliRunner().invoke(desk_commands, [str(word) for word in words])


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = tmp_path / "demo.desk"
    assert run("new", path).exit_code == 0
    assert run("import", path, *demo_files()).exit_code == 0
    return path


def stories() -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(path.read_text("utf-8")) for path in demo_files()]


def test_interviews_agree_with_the_stories_number_for_number(demo: Path) -> None:
    rows = json.loads(run("interviews", demo, "--json").stdout)
    assert {row["title"]: {key: row[key] for key in row if key not in ("id", "title")} for row in rows} == {
        story["title"]: {
            "participant": story["participant"]["name"],
            "date": story["interview"]["date"],
            "status": story["interview"]["status"],
            "notes": len(story["notes"]),
            "moments": len(story["experience_map"]["nodes"]),
            "opportunities": len(story["opportunities"]),
        }
        for story in stories()
    }


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["id"])
def test_notes_agree_with_the_story_number_for_number(demo: Path, story: dict) -> None:  # type: ignore[type-arg]
    rows = json.loads(run("notes", demo, story["title"], "--json").stdout)
    expected = sorted(story["notes"], key=lambda note: note["t"])
    words = {"marker": "mark"}
    assert [(r["at_ms"], r["kind"], r["author"], r["tags"], r["text"]) for r in rows] == [
        (n["t"] * 1000, words.get(n["kind"], n["kind"]), n["speaker"], n["tags"], n["text"]) for n in expected
    ]
    assert set(rows[0]) == {"id", "at_ms", "kind", "author", "tags", "text"}


def test_snapshot_all_writes_a_page_each(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    result = run("snapshot", demo, "--all", "-o", out, "--json")
    assert result.exit_code == 0, result.stderr
    files = sorted(out.iterdir())
    assert len(files) == 4
    assert all(len(PdfReader(file).pages) == 1 for file in files)
    assert {row["file"] for row in json.loads(result.stdout)} == {str(file) for file in files}


def test_snapshot_of_one_is_a_file(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "one.pdf"
    assert run("snapshot", demo, "invoice", "-o", target, "--paper", "letter").exit_code == 0
    box = PdfReader(target).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (792, 612)


def test_a_note_is_understood_and_kept_at_its_time(demo: Path) -> None:
    assert run("note", demo, "cake", "! I wait for the icing #pain", "--at", "12:41").exit_code == 0
    rows = json.loads(run("notes", demo, "cake", "--json").stdout)
    (added,) = [row for row in rows if row["text"] == "I wait for the icing"]
    assert (added["at_ms"], added["kind"], added["tags"]) == (761_000, "opportunity", ["pain"])


@pytest.mark.parametrize("command", ["new", "interviews", "notes", "note", "mark", "import", "snapshot", "map", "demo"])
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def fails_in_one_sentence(result: Result) -> str:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    return result.stderr


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "no file" in fails_in_one_sentence(run("interviews", tmp_path / "none.desk"))
    assert not (tmp_path / "none.desk").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 84])
def test_a_file_that_is_no_desk_is_said_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.desk"
    path.write_bytes(content)
    assert "not a desk" in fails_in_one_sentence(run("notes", path, "x"))
    assert path.read_bytes() == content


def test_a_newer_version_is_said_and_left(demo: Path) -> None:
    data = bytearray(demo.read_bytes())
    data[60:64] = (9001).to_bytes(4, "big")
    demo.write_bytes(data)
    assert "newer" in fails_in_one_sentence(run("interviews", demo))
    assert demo.read_bytes() == bytes(data)


def test_a_story_with_missing_keys_is_said_and_nothing_is_imported(tmp_path: Path) -> None:
    desk, broken = tmp_path / "a.desk", tmp_path / "broken.json"
    run("new", desk)
    story = stories()[0]
    del story["notes"][3]["text"]
    broken.write_text(json.dumps(story), "utf-8")
    whole = demo_files()[1]
    assert "notes[3].text" in fails_in_one_sentence(run("import", desk, whole, broken))
    assert json.loads(run("interviews", desk, "--json").stdout) == []


def test_an_unknown_interview_is_said(demo: Path) -> None:
    assert "no interview" in fails_in_one_sentence(run("notes", demo, "nobody"))


def test_an_interview_named_too_shortly_is_said(demo: Path) -> None:
    assert "fits" in fails_in_one_sentence(run("notes", demo, "e"))


def test_new_refuses_to_overwrite(demo: Path) -> None:
    before = demo.read_bytes()
    assert "there already" in fails_in_one_sentence(run("new", demo))
    assert demo.read_bytes() == before


def test_an_output_folder_that_cannot_be_written_is_said(demo: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert "does not allow" in fails_in_one_sentence(run("snapshot", demo, "--all", "-o", blocked / "pages"))
    assert blocked.read_text() == "in the way"


def test_an_impossible_time_is_said(demo: Path) -> None:
    assert "12:41" in fails_in_one_sentence(run("note", demo, "cake", "text", "--at", "noon"))


def test_a_mark_needs_an_interview_that_runs(demo: Path) -> None:
    assert "running" in fails_in_one_sentence(run("mark", demo))


def test_an_empty_note_is_said(demo: Path) -> None:
    fails_in_one_sentence(run("note", demo, "cake", "   "))


def test_naming_nothing_to_export_is_wrong_usage(demo: Path, tmp_path: Path) -> None:
    assert run("snapshot", demo, "-o", tmp_path / "x.pdf").exit_code == 2


def test_versions_name_the_program_and_what_it_stands_on() -> None:
    words = run("--version").stdout
    assert words.startswith("discovery-desk ")
    assert "SQLite" in words
    assert "PySide6" in words


def test_the_self_check_passes() -> None:
    result = run("--self-check")
    assert result.exit_code == 0, result.stdout


def test_the_program_can_be_run_as_a_module(demo: Path) -> None:
    words = [sys.executable, "-m", "discovery_desk", "interviews", str(demo), "--json"]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    assert len(json.loads(done.stdout)) == 4


def test_the_window_without_a_display_says_so(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [sys.executable, "-m", "discovery_desk", str(demo)]
    done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 1
    assert "display" in done.stderr


def test_a_page_never_replaces_the_desk(demo: Path) -> None:
    before = demo.read_bytes()
    assert "there already" in fails_in_one_sentence(run("snapshot", demo, "invoice", "-o", demo))
    assert demo.read_bytes() == before


def test_a_page_replaces_a_page_and_nothing_else(demo: Path, tmp_path: Path) -> None:
    page, letter = tmp_path / "page.pdf", tmp_path / "letter.pdf"
    letter.write_text("Dear colleague")
    for _ in range(2):
        assert run("snapshot", demo, "invoice", "-o", page).exit_code == 0
    fails_in_one_sentence(run("snapshot", demo, "invoice", "-o", letter))
    assert letter.read_text() == "Dear colleague"


def test_a_folder_is_no_desk(tmp_path: Path) -> None:
    assert "not a desk" in fails_in_one_sentence(run("interviews", tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "no folder" in fails_in_one_sentence(run("new", tmp_path / "nowhere" / "a.desk"))


def test_a_note_may_begin_with_a_dash(demo: Path) -> None:
    assert run("note", demo, "cake", "-5 degrees in the van").exit_code == 0


def test_naming_one_interview_twice_writes_one_page(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    out.mkdir()
    run("snapshot", demo, "invoice", "invoice", "-o", out)
    assert len(list(out.iterdir())) == 1


def test_cues_are_told_line_by_line_from_standard_input() -> None:
    typed = "We usually just sign\nOn Tuesday she signed at 04:40\n"
    result = CliRunner().invoke(desk_commands, ["cues", "-", "--json"], input=typed)
    heard = json.loads(result.stdout)
    assert [one["text"] for one in heard] == typed.splitlines()
    assert [[finding["name"] for finding in one["findings"]] for one in heard] == [["generality"], []]
    assert set(heard[0]["findings"][0]) == {"name", "match", "say"}


def test_every_lint_case_of_the_guide_is_found_by_the_command() -> None:
    from discovery_desk.host.assets import asset

    cases = json.loads(asset("prompts", "guide_lint_cases.json").read_text("utf-8"))["cases"]
    typed = "\n".join(case["q"] for case in cases)
    found = json.loads(CliRunner().invoke(desk_commands, ["lint-guide", "-", "--json"], input=typed).stdout)
    copied = "research_question_copied"  # needs the guide's research questions, which a line does not bring
    assert [sorted(finding["name"] for finding in one["findings"]) for one in found] == [
        sorted(name for name in case["expect"] if name != copied) for case in cases
    ]


def test_a_solution_in_disguise_is_told() -> None:
    found = json.loads(run("lint-opportunity", "Add a broadcast button to ask everyone at once", "--json").stdout)
    assert "solution" in [finding["name"] for finding in found[0]["findings"]]
