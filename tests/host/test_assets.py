"""Where the files that come with the program are found, however it was installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from discovery_desk.host import assets
from discovery_desk.host.assets import AssetMissing, asset, font_files


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package directory of another installation, with nothing around it."""
    package = tmp_path / "site-packages" / "discovery_desk"
    (package / "host").mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(package / "host" / "assets.py"))
    assets._roots.cache_clear()
    monkeypatch.setattr(assets, "_roots", assets._roots.__wrapped__)
    return package


def put(root: Path) -> Path:
    path = root / "resources" / "prompts" / "pack.toml"
    path.parent.mkdir(parents=True)
    path.touch()
    return path


def test_a_wheel_carries_them_inside_the_package(installation: Path) -> None:
    assert put(installation) == asset("prompts", "pack.toml")


def test_a_checkout_has_them_beside_the_package(installation: Path) -> None:
    assert put(installation.parent) == asset("prompts", "pack.toml")


def test_a_frozen_program_has_them_in_its_bundle(
    installation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert put(tmp_path / "bundle") == asset("prompts", "pack.toml")


def test_what_is_missing_is_named(installation: Path) -> None:
    with pytest.raises(AssetMissing, match=r"resources/prompts/gone\.toml"):
        asset("prompts", "gone.toml")


def test_the_interface_comes_first_among_the_fonts() -> None:
    names = [path.name for path in font_files()]
    assert names[:4] == [f"interface-{weight}.ttf" for weight in (400, 500, 600, 700)]
    assert set(names) == {path.name for path in asset("fonts").glob("*.ttf")}
