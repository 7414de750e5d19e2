"""What a person reads when something cannot be done: for every rule that the program knows, its own words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import discovery_desk
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.importing.picture_file import Trouble
from discovery_desk.ui.kit.trouble import sentence

PACKAGE = Path(discovery_desk.__file__).parent
UNKNOWN = sentence(RuleBroken("no such rule"))


def rules_raised() -> list[str]:
    """As far as they are named where they are raised; those of pictures are named by the reader of pictures."""
    named = {
        rule.value
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "RuleBroken"
        for rule in ast.walk(call.args[0])
        if isinstance(rule, ast.Constant) and isinstance(rule.value, str)
    }
    return sorted({*named, *(trouble.value for trouble in Trouble)})


@pytest.mark.parametrize("rule", rules_raised())
def test_every_rule_that_can_be_broken_has_words_of_its_own(rule: str) -> None:
    assert sentence(RuleBroken(rule, "it")) != UNKNOWN
