"""Reads out of the desk everything that can be chosen for one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discovery_desk.domain.interview import Interview, clock_text
from discovery_desk.domain.lint.opportunity import Proof
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.page_check import gaps, quality
from discovery_desk.domain.participant import QuickFact
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.services import insights, interviews, linting, opportunities, page_check, photos, quotes, snapshots
from discovery_desk.services.desk import Desk
from discovery_desk.services.linting import Finding
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.choice import Choice
from discovery_desk.ui.snapshot.opportunity_rows import OpportunityLine

QUIET = frozenset({"no_evidence", "no_moment"})  # the chips beside the line say so already


def choice_of(desk: Desk, page: SnapshotPage) -> Choice:
    interview = page.interview
    person = interviews.participant_of(desk, interviews.get(desk, interview.id))
    offered = snapshots.quote_choices(desk, interview.id)
    chosen = next((one for one in offered if one.is_chosen), None)
    known = page_check.known_of(desk, page)
    learned = insights.of_interview(desk, interview.id)
    times: dict[str, str] = {one.note_id: _time_of(desk, one.note_id) for one in learned if one.note_id}
    return Choice(
        portrait=photos.portrait(desk, interview.id),
        quotes=offered,
        wording=quotes.wording(desk, chosen) if chosen else None,
        opportunities=_lines(desk, interview),
        off_page=tuple(o for o in opportunities.of_interview(desk, interview.id) if o.page_rank is None),
        facts=desk.read.where(QuickFact, order="rank", participant_id=person.id),
        insights=learned,
        times=times,
        parts=frozenset(known.parts),
        gaps=gaps(page, known),
        quality=quality(page, known),
    )


def _lines(desk: Desk, interview: Interview) -> tuple[OpportunityLine, ...]:
    shown = snapshots.on_page(desk, interview.id)
    boxes = {moment.id: moment for moment in desk.read.moments(interview.id)}
    evidence = desk.read.evidence(interview.id)
    return tuple(
        OpportunityLine(
            opportunity=one,
            origin=_where(boxes[one.moment_id]) if one.moment_id in boxes else "",
            notes=len(evidence.get(one.id, ())),
            lint=_lint(one, page_check.proofs_of(desk, interview, evidence.get(one.id, ())), shown),
        )
        for one in shown
    )


def _lint(one: Opportunity, proofs: Sequence[Proof], shown: Sequence[Opportunity]) -> Callable[[str], list[Finding]]:
    others = [other.text for other in shown if other.id != one.id]

    def lint(text: str) -> list[Finding]:
        found = linting.opportunity(text, proofs=proofs, is_on_a_moment=one.moment_id is not None, others=others)
        return [finding for finding in found.findings if finding.name not in QUIET]

    return lint


def _where(moment: Moment) -> str:
    time = moment.told_time or (clock_text(moment.heard_ms) if moment.heard_ms is not None else "")
    return tr("from {time}").format(time=time) if time else tr("on the map")


def _time_of(desk: Desk, note_id: str) -> str:
    note = desk.read.get(Note, note_id)
    return clock_text(note.at_ms) if note is not None else ""
