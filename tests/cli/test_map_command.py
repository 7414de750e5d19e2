"""The map as a file, made as scripts make it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from PySide6.QtGui import QImage

from discovery_desk.cli import desk_commands
from discovery_desk.commands.masks import NAMES
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.services.importing import demo_files

STORY = json.loads(demo_files()[0].read_text("utf-8"))
LABELS = [node["label"] for node in sorted(STORY["experience_map"]["nodes"], key=lambda node: node["order"])]


def run(*words: object) -> Result:
    return CliRunner().invoke(desk_commands, [str(word) for word in words])


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = tmp_path / "demo.desk"
    assert run("new", path).exit_code == 0
    assert run("import", path, demo_files()[0]).exit_code == 0
    return path


def refused(result: Result) -> str:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    return result.stderr


def test_the_ending_of_the_file_says_what_it_becomes(demo: Path, tmp_path: Path) -> None:
    for name in ("a.canvas", "a.svg", "a.png", "a.mmd"):
        result = run("map", demo, "Friday", "-o", tmp_path / name)
        assert (result.exit_code, result.stdout) == (0, f"{tmp_path / name}\n"), result.output
    cards = [node for node in json.loads((tmp_path / "a.canvas").read_text("utf-8"))["nodes"] if node["type"] == "text"]
    assert [card["text"] for card in cards] == LABELS
    assert ElementTree.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert (tmp_path / "a.mmd").read_text("utf-8").splitlines()[3] == "flowchart LR"


def test_a_picture_needs_no_display(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    words = [sys.executable, "-m", "discovery_desk", "map", str(demo), "Friday", "-o", str(out)]
    without = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and key != "QT_QPA_PLATFORM"}
    done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8", env=without)
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(out)).width() > 1000


def test_a_format_that_is_said_wins_over_the_ending(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.txt"
    assert run("map", demo, "Friday", "-o", out, "--format", "mermaid", "--diagram", "journey").exit_code == 0
    assert out.read_text("utf-8").startswith("journey\n")


def test_an_ending_that_says_nothing_is_wrong_usage(demo: Path, tmp_path: Path) -> None:
    assert run("map", demo, "Friday", "-o", tmp_path / "map.txt").exit_code == 2
    assert run("map", demo, "Friday", "-o", tmp_path / "map.svg", "--mask", "shoes").exit_code == 2


def test_the_same_map_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    for ending in (".canvas", ".svg", ".png", ".mmd"):
        first, second = tmp_path / f"1{ending}", tmp_path / f"2{ending}"
        run("map", demo, "Friday", "-o", first)
        run("map", demo, "Friday", "-o", second)
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("ending", [".canvas", ".svg", ".png", ".mmd"])
def test_a_map_replaces_a_map_of_its_kind_and_nothing_else(demo: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"map{ending}"
    for _ in range(2):
        assert run("map", demo, "Friday", "-o", out).exit_code == 0
    out.write_text('{"name": "somebody else\'s"}')
    assert "there already" in refused(run("map", demo, "Friday", "-o", out))
    assert out.read_text() == '{"name": "somebody else\'s"}'
    before = demo.read_bytes()
    assert "there already" in refused(run("map", demo, "Friday", "-o", demo, "--format", "svg"))
    assert demo.read_bytes() == before


def test_what_mermaid_has_no_place_for_is_said(demo: Path, tmp_path: Path) -> None:
    assert "line of feelings" in run("map", demo, "Friday", "-o", tmp_path / "a.mmd").stderr


def test_a_name_that_is_masked_is_nowhere_in_the_file(demo: Path, tmp_path: Path) -> None:
    name = STORY["participant"]["call_me"] or STORY["participant"]["name"]
    out = tmp_path / "a.canvas"
    run("map", demo, "Friday", "-o", out)
    assert json.loads(out.read_text("utf-8"))["discoveryDesk"]["person"] == name
    assert "withheld: the name" in run("map", demo, "Friday", "-o", out, "--mask", "name").stderr
    assert "person" not in json.loads(out.read_text("utf-8"))["discoveryDesk"]


def test_masks_add_up_however_they_are_given(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.canvas"
    said = run("map", demo, "Friday", "-o", out, "--mask", "name", "--mask", "company,third-persons").stderr
    assert "withheld: the name" in said
    assert "other people" in said
    assert "person" not in json.loads(out.read_text("utf-8"))["discoveryDesk"]


def test_every_mask_can_be_named() -> None:
    assert tuple(mask.value for mask in Mask) == NAMES


def test_an_unknown_interview_and_a_folder_that_is_none_are_said(demo: Path, tmp_path: Path) -> None:
    assert "no interview" in refused(run("map", demo, "nobody", "-o", tmp_path / "a.svg"))
    (tmp_path / "file").write_text("in the way")
    assert "does not allow" in refused(run("map", demo, "Friday", "-o", tmp_path / "file" / "a.svg"))


def test_a_map_comes_back_and_says_what_it_changed(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.canvas"
    run("map", demo, "Friday", "-o", out)
    title = STORY["title"]
    assert f"a map of “{title}”; nothing to change" in run("import", demo, out).stdout
    document = json.loads(out.read_text("utf-8"))
    texts = [node for node in document["nodes"] if node["type"] == "text"]
    texts[0]["text"] = "Reads it twice"
    document["nodes"].remove(texts[-1])
    out.write_text(json.dumps(document), "utf-8")
    result = run("import", demo, out)
    assert f"a map of “{title}”: 1 changed" in result.stdout
    assert result.stderr == "  not in the file and kept: 1 moment\n  left out: 2 lines that led to no card\n"
    run("map", demo, "Friday", "-o", out)
    assert "Reads it twice" in out.read_text("utf-8")


def test_a_map_into_another_desk_is_a_talk_of_its_own(demo: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "map.canvas", tmp_path / "other.desk"
    run("map", demo, "Friday", "-o", out)
    run("new", other)
    assert "as a talk of its own" in run("import", other, out).stdout
    (row,) = json.loads(run("interviews", other, "--json").stdout)
    assert (row["title"], row["moments"], row["notes"]) == (STORY["title"], len(LABELS), 0)


def test_a_broken_map_among_good_files_imports_nothing(demo: Path, tmp_path: Path) -> None:
    broken, other = tmp_path / "broken.canvas", tmp_path / "other.desk"
    broken.write_text('{"nodes": [{"id": "a", "type": "text", "x": "left"}]}')
    run("new", other)
    assert "nodes[0]." in refused(run("import", other, demo_files()[1], broken))
    assert json.loads(run("interviews", other, "--json").stdout) == []
