"""How long a talk was promised to take: so many minutes, or until a time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from discovery_desk.domain.errors import RuleBroken

SHORTEST, LONGEST = 5, 180
_TIME = re.compile(r"(?:\D{0,12}\s)?(\d{1,2})[:.h](\d{2})(?:\s*h)?")
_MINUTES = re.compile(r"(\d{1,3})(?:\s*\D{0,10})?")


@dataclass(frozen=True, slots=True)
class Promise:
    """`from_` is set where an end was promised: local time, such that the minutes lead from it to the end."""

    minutes: int
    from_: datetime | None = None


def read_promise(text: str, now: datetime) -> Promise:
    """`20`, `20 min`, `10:30` or `until 10:30`; `now` is local. Raises `RuleBroken("promise")`.

    An end that has passed today is tomorrow's, as long as it is near enough.
    """
    words = text.strip()
    if match := _TIME.fullmatch(words):
        return _until(int(match[1]), int(match[2]), now.replace(second=0, microsecond=0), text)
    if match := _MINUTES.fullmatch(words):
        return Promise(_sane(int(match[1]), text))
    raise RuleBroken("promise", text)


def _until(hour: int, minute: int, now: datetime, text: str) -> Promise:
    if hour > 23 or minute > 59:
        raise RuleBroken("promise", text)
    end = now.replace(hour=hour, minute=minute)
    if end <= now:
        end += timedelta(days=1)
    return Promise(_sane(round((end - now).total_seconds() / 60), text), now)


def _sane(minutes: int, text: str) -> int:
    if not SHORTEST <= minutes <= LONGEST:
        raise RuleBroken("promise", text)
    return minutes
