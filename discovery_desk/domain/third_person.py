"""Somebody who is spoken of in a talk, and was not asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from discovery_desk.domain.interview import InterviewId

ThirdPersonId = NewType("ThirdPersonId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPerson:
    """`stands_for` is what a masked page says in place of the name: "a colleague"."""

    id: ThirdPersonId
    interview_id: InterviewId
    name: str
    stands_for: str = ""
