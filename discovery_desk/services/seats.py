"""Who is present, and what each of them does in this talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.note import clean
from discovery_desk.domain.team import Seat, SeatId, SeatKind, TeamMember, TeamMemberId
from discovery_desk.host.ids import new_id
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Present:
    """A seat and the name of who sits on it."""

    seat: Seat
    name: str


def present(desk: Desk, interview_id: InterviewId) -> tuple[Present, ...]:
    names = {member.id: member.name for member in desk.read.all(TeamMember)}
    seats = desk.read.where(Seat, order="rank", interview_id=interview_id)
    return tuple(Present(seat, names.get(seat.member_id, "")) for seat in seats)


def team(desk: Desk) -> tuple[str, ...]:
    """Names of those who are still there, for completion."""
    return tuple(sorted(one.name for one in desk.read.all(TeamMember) if not one.has_left))


def add(desk: Desk, interview_id: InterviewId, name: str, kind: SeatKind) -> None:
    """Raises `RuleBroken("no-one")` without a name, `"seated"` for somebody who sits there already."""
    with desk.change("Add a person") as unit:
        take(unit, interview_id, name, kind)


def change(desk: Desk, seat_id: SeatId, kind: SeatKind) -> None:
    with desk.change("Change a seat") as unit:
        seat = unit.get(Seat, seat_id)
        if seat is not None:
            unit.put(replace(seat, kind=kind))


def remove(desk: Desk, seat_id: SeatId) -> None:
    """They were not there, or have left. They stay in the team."""
    with desk.change("Remove a person") as unit:
        seat = unit.get(Seat, seat_id)
        if seat is not None:
            unit.delete(seat)


def take(unit: UnitOfWork, interview_id: InterviewId, name: str, kind: SeatKind) -> None:
    """A seat at the end for a member of the team, who joins it when new."""
    name = clean(name).strip()
    if not name:
        raise RuleBroken("no-one")
    member = _member(unit, name)
    if unit.read.where(Seat, interview_id=interview_id, member_id=member.id):
        raise RuleBroken("seated", name)
    rank = unit.read.highest_rank(Seat, interview_id=interview_id) + 1
    unit.put(Seat(id=SeatId(new_id()), interview_id=interview_id, member_id=member.id, kind=kind, rank=rank))


def take_all(unit: UnitOfWork, interview_id: InterviewId, seats: Sequence[tuple[str, SeatKind]]) -> None:
    for name, kind in seats:
        take(unit, interview_id, name, kind)


def _member(unit: UnitOfWork, name: str) -> TeamMember:
    wanted = name.casefold()
    found = next((one for one in unit.read.all(TeamMember) if one.name.casefold() == wanted), None)
    if found is not None:
        return found
    member = TeamMember(id=TeamMemberId(new_id()), name=name)
    unit.put(member)
    return member
