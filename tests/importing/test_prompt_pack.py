"""The packs that ship are whole, and one that is not says what it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from discovery_desk.domain.prompts import prompts_of
from discovery_desk.host.assets import asset
from discovery_desk.importing.prompt_pack import BrokenPromptPack, load_prompt_pack, read_pack


@pytest.fixture
def raw() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(asset("prompts", "story_standard.en.json").read_text("utf-8"))
    return loaded


def test_the_standard_pack() -> None:
    pack = load_prompt_pack()
    assert [phase.id for phase in pack.phases][:3] == ["settle", "open", "scene"]
    assert pack.phases[0].share == (0.0, 0.08)
    assert pack.phases[-1].share is None
    assert {facet.name for facet in pack.facets if facet.fills_from_dates} == {"when"}
    assert {facet.name for facet in pack.facets if facet.fills_from_moments} == {"sequence"}
    assert pack.limits.no_nudge_in_phases == ("settle", "close")
    assert len(pack.memory_help) == 4
    assert prompts_of(pack, "open", {"story_prompt": "Tell me about the last delivery."})[0].words.startswith("Tell me")


@pytest.mark.parametrize(
    ("template", "count"),
    [("switch_timeline", 11), ("critical_incident", 8), ("first_use", 8), ("internal_colleague", 9)],
)
def test_the_other_packs(template: str, count: int) -> None:
    pack = load_prompt_pack(template)
    assert (pack.id, len(pack.phases)) == (template, count)
    assert all("_" not in phase.title for phase in pack.phases)
    assert all(phase.prompts and phase.goal for phase in pack.phases)
    assert pack.title


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda raw: raw.pop("phases"), 'the file has no "phases"'),
        (lambda raw: raw["phases"][1].pop("title"), 'phases[1] has no "title"'),
        (lambda raw: raw["phases"][0].update(prompts=[1]), "phases[0].prompts is not a list of texts"),
        (lambda raw: raw["phases"][0].update(share_of_time=[0.5, 0.1]), "phases[0].share_of_time"),
        (lambda raw: raw["limits"].pop("nudge_cooldown_s"), 'limits has no "nudge_cooldown_s"'),
        (lambda raw: raw["limits"].update(prompts_visible="3"), "limits.prompts_visible"),
        (lambda raw: raw.update(schema="other"), "schema is not"),
        (lambda raw: raw.update(facets=[]), "facets is not an object"),
    ],
)
def test_a_pack_that_is_not_whole_says_what_it_lacks(
    raw: dict[str, Any], spoil: Callable[[dict[str, Any]], object], says: str
) -> None:
    spoil(raw)
    with pytest.raises(BrokenPromptPack) as caught:
        read_pack(raw)
    assert says in str(caught.value)


def test_an_unknown_template_or_language_is_named() -> None:
    with pytest.raises(BrokenPromptPack, match="no_such"):
        load_prompt_pack("no_such")
    with pytest.raises(BrokenPromptPack, match=r"story_standard\.tlh\.json"):
        load_prompt_pack(language="tlh")
