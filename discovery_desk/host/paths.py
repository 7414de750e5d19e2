"""Where the program keeps things that the person did not choose a place for."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "DiscoveryDesk"


def data_folder() -> Path:
    return _private(Path(platformdirs.user_data_path(APP, appauthor=False)))


def config_folder() -> Path:
    return _private(Path(platformdirs.user_config_path(APP, appauthor=False)))


def log_folder() -> Path:
    return _private(Path(platformdirs.user_log_path(APP, appauthor=False)))


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
