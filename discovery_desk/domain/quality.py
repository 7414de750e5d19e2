"""How much a talk gave: a whole story with its day, a story with gaps, or none that one could put a date to."""

from __future__ import annotations

from discovery_desk.domain.interview import Quality
from discovery_desk.domain.snapshot import SnapshotPage

RICH_MOMENTS = 6


def quality_of(page: SnapshotPage) -> Quality:
    """What the team says of it, else what the page shows."""
    if page.interview.quality is not None:
        return page.interview.quality
    if not _has_dated_episode(page):
        return Quality.THIN
    is_whole = page.story is not None and bool(page.story.when.strip()) and page.story.is_complete
    is_rich = is_whole and len(page.moments) >= RICH_MOMENTS and page.quote is not None
    return Quality.RICH if is_rich else Quality.MIXED


def _has_dated_episode(page: SnapshotPage) -> bool:
    """A day, or times of the story as they were told: an episode that happened at some point."""
    has_day = page.story is not None and bool(page.story.when.strip())
    return bool(page.moments) and (has_day or any(one.told_time.strip() for one in page.moments))
