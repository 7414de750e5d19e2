"""Which prompts there are to ask from."""

from __future__ import annotations

from discovery_desk.domain.prompts import PromptPack
from discovery_desk.importing.prompt_pack import load_prompt_pack


def load_pack(template: str) -> PromptPack:
    """The pack of an interview's template: `story_standard`, `switch_timeline` or `critical_incident`."""
    return load_prompt_pack(template)
