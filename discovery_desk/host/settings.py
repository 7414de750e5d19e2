"""What the program remembers between runs: the last file and how it should look. Nothing about people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from discovery_desk.host.file_names import write_whole
from discovery_desk.host.paths import config_folder

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is system, light or dark; `scale` 0.8 to 2.0."""

    last_file: str = ""
    theme: str = "system"
    scale: float = 1.0
    geometry: str = ""


def load_settings() -> Settings:
    """What was saved, or, when that cannot be read, how the program begins."""
    try:
        raw = json.loads((config_folder() / FILE).read_text("utf-8"))
        kinds: dict[str, type] = {field.name: type(field.default) for field in fields(Settings)}
        known: dict[str, Any] = {k: v for k, v in raw.items() if k in kinds and isinstance(v, kinds[k])}
        return Settings(**known)
    except (OSError, ValueError, AttributeError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """A settings file that cannot be written costs nothing but memory of the last look."""
    try:
        write_whole(config_folder() / FILE, json.dumps(asdict(settings), ensure_ascii=False).encode())
    except OSError:
        return
