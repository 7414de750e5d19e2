"""What left the desk: which page in which form, to whom and when. What is out cannot be called back, only known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from discovery_desk.domain.interview import InterviewId

ShareId = NewType("ShareId", str)


class ShareForm(StrEnum):
    PDF = "pdf"
    PNG = "png"
    MARKDOWN = "markdown"
    HTML = "html"
    BUNDLE = "bundle"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`file` is where it was saved, empty for the clipboard; `masked` are the masks that were put on for it."""

    id: ShareId
    interview_id: InterviewId
    at: datetime
    form: ShareForm
    to_whom: str = ""
    file: str = ""
    masked: tuple[str, ...] = ()


def last_recipient(newest_first: Iterable[Share]) -> str:
    """To whom something went the last time that anybody said so."""
    return next((one.to_whom for one in newest_first if one.to_whom), "")
