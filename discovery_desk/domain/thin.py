"""A talk without a dated episode counts for the habit; what it gave is shown paler than what a story carries."""

from __future__ import annotations

from discovery_desk.domain.interview import Quality
from discovery_desk.domain.snapshot import SnapshotPage


def is_thin(page: SnapshotPage) -> bool:
    """What the team says of the talk; else, once it is over, whether its story has no day or no moments."""
    if page.interview.quality is not None:
        return page.interview.quality is Quality.THIN
    has_dated_episode = bool(page.moments) and page.story is not None and bool(page.story.when.strip())
    return page.interview.is_over and not has_dated_episode
