"""Nothing is collected while somebody waits, and afterwards everything is as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from discovery_desk.host.collecting import nothing_collected


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_off_meanwhile_and_then_as_it_was(was_on: bool) -> None:
    if not was_on:
        gc.disable()
    with nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on


def test_trouble_leaves_it_as_it_was() -> None:
    with pytest.raises(ValueError, match="trouble"), nothing_collected():
        raise ValueError("trouble")
    assert gc.isenabled()
