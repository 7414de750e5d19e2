"""How the state machines of the journeys are run: the same few acts every time, or many new ones where asked."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run_machine(machine: type[RuleBasedStateMachine], *, examples: int, searching: int) -> None:
    """`DESK_HYPOTHESIS=searching` looks for much longer, and elsewhere each time."""
    fixed = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    wide = settings(max_examples=searching, stateful_step_count=80, deadline=None)
    run_state_machine_as_test(machine, settings=wide if os.environ.get("DESK_HYPOTHESIS") == "searching" else fixed)
