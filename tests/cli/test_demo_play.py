"""The first command of the README: a demo interview typed in the real window, ended, and its page written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from discovery_desk.host.settings import Settings, load_settings, save_settings
from discovery_desk.services.importing import demo_files


def play(out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "discovery_desk", "demo", "--play", "--speed", "10000", "-o", str(out), *more]
    return subprocess.run(words, capture_output=True, check=False, encoding="utf-8")


def test_a_replay_ends_with_a_page_and_pictures_and_leaves_settings_alone(tmp_path: Path) -> None:
    before = Settings(last_file="mine.desk", theme="dark", scale=1.3)
    save_settings(before)
    done = play(tmp_path)
    assert done.returncode == 0, done.stderr
    assert load_settings() == before
    story = json.loads(demo_files()[0].read_text("utf-8"))
    for name in ("window-live.png", "window-snapshot.png"):
        assert str(tmp_path / name) in done.stdout
        assert QImage(str(tmp_path / name)).width() >= 1024
    pdf = PdfReader(tmp_path / "snapshot.pdf")
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    assert all(one["text"] in text for one in story["opportunities"][:3])
    listed = subprocess.run(
        [sys.executable, "-m", "discovery_desk", "interviews", str(tmp_path / "demo.desk"), "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    newest = json.loads(listed.stdout)[0]
    assert (newest["notes"], newest["moments"], newest["status"]) == (
        len(story["notes"]),
        len(story["experience_map"]["nodes"]),
        "snapshot_done",
    )


@pytest.mark.parametrize("more", [(), ("--file", "made.desk")])
def test_an_output_folder_that_cannot_be_is_said(tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("in the way")
    done = play(tmp_path / "file" / "out", *(str(tmp_path / one) if one.endswith(".desk") else one for one in more))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
