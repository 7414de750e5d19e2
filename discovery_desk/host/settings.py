"""What the program remembers between runs: the last file, how it should look and behave. Nothing about people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from discovery_desk.host.file_names import write_whole
from discovery_desk.host.paths import config_folder

FILE = "settings.json"
LONGEST_REACTION_MS = 30_000
FAINTEST_COMPANION = 0.4


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is system, light or dark; `scale` and `companion_opacity` are factors.

    `signs` and `shortcuts` hold only what differs from the usual: the sign by the kind of note, the keys by the name of
    the act. `silent_words` are words of the cue lists that are not to be heard; `nudge_counts` says for each cue how
    often it was shown, used and sent away.
    """

    last_file: str = ""
    theme: str = "system"
    scale: float = 1.0
    geometry: str = ""
    reaction_offset_ms: int = 3000
    signs: Mapping[str, str] = field(default_factory=dict)
    shortcuts: Mapping[str, list[str]] = field(default_factory=dict)
    shows_nudges: bool = True
    hears_cues: bool = True
    silent_words: list[str] = field(default_factory=list)
    nudge_counts: Mapping[str, list[int]] = field(default_factory=dict)
    veils_when_left: bool = False
    hides_from_capture: bool = True
    keeps_screen_awake: bool = True
    companion_geometry: str = ""
    companion_opacity: float = 1.0
    cue_card_geometry: str = ""
    paper: str = "a4"
    page_is_portrait: bool = False
    page_has_evidence: bool = False


def load_settings() -> Settings:
    """What was saved, or, when that cannot be read, how the program begins."""
    usual = asdict(Settings())
    try:
        raw = json.loads((config_folder() / FILE).read_text("utf-8"))
        known: dict[str, Any] = {k: v for k, v in raw.items() if k in usual and _is_like(v, usual[k])}
    except (OSError, ValueError, AttributeError):
        return Settings()
    return Settings(**known)


def _is_like(value: object, usual: object) -> bool:
    """A file that somebody has edited must not bring the program down later."""
    if isinstance(usual, float):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(value) is type(usual)


def save_settings(settings: Settings) -> None:
    """A settings file that cannot be written costs nothing but memory of the last look."""
    plain = {one.name: getattr(settings, one.name) for one in fields(settings)}
    try:
        write_whole(config_folder() / FILE, json.dumps(plain, ensure_ascii=False).encode())
    except OSError:
        return
