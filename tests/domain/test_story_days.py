"""The day of a story as people write it."""

from __future__ import annotations

import pytest

from discovery_desk.domain.story_days import read_days

READ = (
    ("", ""),
    ("  ", ""),
    ("2025-02-16", "2025-02-16"),
    ("2025-02-16/2025-11-18", "2025-02-16/2025-11-18"),
    ("2025-02-16 – 2025-11-18", "2025-02-16/2025-11-18"),
    ("16 Feb 2025", "2025-02-16"),
    ("Sunday, 16 February 2025", "2025-02-16"),
    ("Feb 16, 2025", "2025-02-16"),
    ("16th Sept. 2025", "2025-09-16"),
    ("16.2.2025", "2025-02-16"),
    ("16 Feb – 18 Nov 2025", "2025-02-16/2025-11-18"),
    ("Feb 16 - Nov 18, 2025", "2025-02-16/2025-11-18"),
    ("30 Dec 2024 to 2 Jan 2025", "2024-12-30/2025-01-02"),
    ("16–18 Nov 2025", "2025-11-16/2025-11-18"),
    ("16-18 November 2025", "2025-11-16/2025-11-18"),
)


@pytest.mark.parametrize(("written", "days"), READ)
def test_a_day_or_two_are_read_as_they_are_written(written: str, days: str) -> None:
    assert read_days(written) == days


NO_DAYS = ("last Tuesday", "30 Feb 2025", "16 Feb", "18 Nov – 16 Feb 2025", "Ma 3 2025", "1/2/2025", "03-02", "16", "–")


@pytest.mark.parametrize("written", NO_DAYS)
def test_other_words_are_no_day(written: str) -> None:
    assert read_days(written) is None
