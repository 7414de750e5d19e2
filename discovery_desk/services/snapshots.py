"""What goes on the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.experience_map import numbered
from discovery_desk.domain.insight import Insight
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import Note, NoteId, NoteKind, clean
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.ordering import moved
from discovery_desk.domain.page_cover import applied
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Picture, QuickFact
from discovery_desk.domain.snapshot import EvidenceNote, Quote, QuoteId, Snapshot, SnapshotId, SnapshotPage
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat, TeamMember
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews, opportunities, photos, privacy
from discovery_desk.services.desk import Desk
from discovery_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """A line that could stand on the page: a quote already worded, or a quote note as it was typed."""

    text: str
    at_ms: int | None
    quote: Quote | None
    note_id: NoteId | None
    is_chosen: bool


def has_quote_choices(desk: Desk, interview_id: InterviewId) -> bool:
    """Whether there is anything to choose from; reads no notes but quotes."""
    worded = desk.read.where(Quote, interview_id=interview_id)
    sources = [desk.read.get(Note, quote.note_id) if quote.note_id else None for quote in worded]
    if not all(note is not None and note.is_withdrawn for note in sources):
        return True
    return any(
        _can_be_quoted(note)
        for note in desk.read.where(Note, interview_id=interview_id, kind=NoteKind.QUOTE.value)
        if note.id not in {quote.note_id for quote in worded}
    )


def minutes_since_end(desk: Desk, interview: Interview) -> int | None:
    """None until the interview has ended, or if nobody timed it."""
    if interview.started_at is None or interview.ended_ms is None:
        return None
    since_start = (desk.clock.now().at - interview.started_at).total_seconds() * 1000
    return max(0, int((since_start - interview.ended_ms) // 60_000))


def _minutes_to_make(desk: Desk, interview: Interview, made: Snapshot | None) -> int | None:
    """As it is written down; until then, as long as the page is being made, the time since the end."""
    if made is not None and made.minutes_to_make is not None:
        return made.minutes_to_make
    return minutes_since_end(desk, interview) if interview.status is InterviewStatus.ENDED else None


def of_interview(desk: Desk, interview_id: InterviewId) -> Snapshot | None:
    found = desk.read.where(Snapshot, interview_id=interview_id)
    return found[0] if found else None


def page(
    desk: Desk, interview_id: InterviewId, masks: Collection[Mask] = (), *, with_evidence: bool = False
) -> SnapshotPage:
    """The page as it may leave: without what they did not agree to, and without what is masked in this copy.

    The one door: whatever writes, draws or sends a page asks here and never sees what is withheld.
    """
    whole = _whole_page(desk, interview_id, with_evidence=with_evidence)
    return applied(whole, privacy.of_interview(desk, interview_id, masks))


def _whole_page(desk: Desk, interview_id: InterviewId, *, with_evidence: bool) -> SnapshotPage:
    """When nobody has chosen a quote, the first one stands in."""
    interview = interviews.get(desk, interview_id)
    participant = interviews.participant_of(desk, interview)
    chosen = _quote_to_show(desk, interview_id)
    picture = desk.read.get(Picture, participant.picture_id) if participant.picture_id else None
    story, moments, links = _one_story(desk, interview_id)
    made = of_interview(desk, interview_id)
    return SnapshotPage(
        interview=interview,
        participant=participant,
        facts=desk.read.where(QuickFact, order="rank", participant_id=participant.id),
        quote=_as_quote(chosen, interview_id),
        quote_at_ms=chosen.at_ms if chosen else None,
        story=story,
        moments=moments,
        links=links,
        opportunities=on_page(desk, interview_id),
        insights=insights_on_page(desk, interview_id),
        seats=_seats(desk, interview_id),
        picture=photos.shown(picture) if picture else None,
        minutes_to_make=_minutes_to_make(desk, interview, made),
        evidence=_evidence(desk, interview_id, chosen) if with_evidence else (),
    )


def _quote_to_show(desk: Desk, interview_id: InterviewId) -> QuoteChoice | None:
    """None where they never agreed to notes: nothing was to be written down."""
    chosen = next((choice for choice in quote_choices(desk, interview_id) if choice.is_chosen), None)
    return None if chosen is not None and privacy.are_notes_refused(desk, interview_id) else chosen


def _evidence(desk: Desk, interview_id: InterviewId, quote: QuoteChoice | None) -> tuple[EvidenceNote, ...]:
    """What was noted for the quote and each opportunity of the page; never what was withdrawn or parked."""
    aside, proof = privacy.set_aside(desk, interview_id), desk.read.evidence(interview_id)
    wanted: list[tuple[OpportunityId | None, NoteId]] = [(None, quote.note_id)] if quote and quote.note_id else []
    wanted += [(one.id, note_id) for one in on_page(desk, interview_id) for note_id in proof.get(one.id, ())]
    notes = {note.id: note for note in desk.read.notes(interview_id) if note.id not in aside}
    return tuple(
        EvidenceNote(text=notes[note_id].text, at_ms=notes[note_id].at_ms, opportunity_id=opportunity_id)
        for opportunity_id, note_id in wanted
        if note_id in notes
    )


def _one_story(desk: Desk, interview_id: InterviewId) -> tuple[Story | None, tuple[Moment, ...], tuple[Link, ...]]:
    """A snapshot holds one person's one episode: the first story that has moments to show."""
    stories = desk.read.where(Story, order="rank", interview_id=interview_id)
    moments = moments_to_show(desk, interview_id)
    told = {moment.story_id for moment in moments}
    story = next((one for one in stories if one.id in told), stories[0] if stories else None)
    shown = tuple(moment for moment in moments if story is not None and moment.story_id == story.id)
    ids = {moment.id for moment in shown}
    links = desk.read.where(Link, order="rank", interview_id=interview_id)
    return story, shown, tuple(link for link in links if link.from_id in ids and link.to_id in ids)


def moments_to_show(desk: Desk, interview_id: InterviewId) -> tuple[Moment, ...]:
    aside, sources = privacy.set_aside(desk, interview_id), desk.read.sources(interview_id)
    everything = desk.read.moments(interview_id)
    return tuple(one for one in everything if not _rests_only_on(aside, sources.get(one.id, ())))


def _rests_only_on(aside: Collection[NoteId], sources: Collection[NoteId]) -> bool:
    """Drawn from notes, and from none that may be shown. What a person added without a note is theirs to show."""
    return bool(sources) and all(note_id in aside for note_id in sources)


def on_page(desk: Desk, interview_id: InterviewId) -> tuple[Opportunity, ...]:
    """Opportunities of the page in their order there, without those that only withdrawn or parked notes speak for."""
    aside, evidence = privacy.set_aside(desk, interview_id), desk.read.evidence(interview_id)
    shown = (
        one
        for one in opportunities.of_interview(desk, interview_id)
        if one.page_rank is not None and not _rests_only_on(aside, evidence.get(one.id, ()))
    )
    return tuple(sorted(shown, key=lambda one: (one.page_rank or 0.0, one.id)))


def numbered_of(desk: Desk, interview_id: InterviewId) -> tuple[tuple[int, Opportunity], ...]:
    """All opportunities of a talk by the numbers that they have on its page and map, those off the page last."""
    aside, evidence = privacy.set_aside(desk, interview_id), desk.read.evidence(interview_id)
    everything = opportunities.of_interview(desk, interview_id)
    return numbered(one for one in everything if not _rests_only_on(aside, evidence.get(one.id, ())))


def insights_on_page(desk: Desk, interview_id: InterviewId) -> tuple[Insight, ...]:
    aside = privacy.set_aside(desk, interview_id)
    everything = desk.read.where(Insight, order="rank", interview_id=interview_id)
    shown = (i for i in everything if i.page_rank is not None and i.note_id not in aside)
    return tuple(sorted(shown, key=lambda i: (i.page_rank or 0.0, i.id)))


def quote_choices(desk: Desk, interview_id: InterviewId) -> tuple[QuoteChoice, ...]:
    """In the order of the talk; the chosen one is marked, the first one where nobody has chosen.

    Nothing that was withdrawn can be chosen, and from a parked stretch only what has been by hand.
    """
    notes = {note.id: note for note in desk.read.notes(interview_id)}
    withdrawn = {note.id for note in notes.values() if note.is_withdrawn}
    everything = desk.read.where(Quote, order="rank", interview_id=interview_id)
    worded = [quote for quote in everything if quote.note_id not in withdrawn]
    choices = [_worded_choice(quote, notes) for quote in worded]
    taken = {quote.note_id for quote in worded}
    choices += [_note_choice(note) for note in notes.values() if _can_be_quoted(note) and note.id not in taken]
    choices.sort(key=lambda choice: (choice.at_ms is None, choice.at_ms or 0))
    return _with_mark(choices, of_interview(desk, interview_id))


def _can_be_quoted(note: Note) -> bool:
    return note.kind is NoteKind.QUOTE and not note.is_withdrawn and not note.is_parked


def _worded_choice(quote: Quote, notes: dict[NoteId, Note]) -> QuoteChoice:
    note = notes.get(quote.note_id) if quote.note_id else None
    return QuoteChoice(quote.text, note.at_ms if note else None, quote, quote.note_id, is_chosen=False)


def _note_choice(note: Note) -> QuoteChoice:
    return QuoteChoice(note.text, note.at_ms, None, note.id, is_chosen=False)


def _with_mark(choices: Sequence[QuoteChoice], snapshot: Snapshot | None) -> tuple[QuoteChoice, ...]:
    wanted = snapshot.quote_id if snapshot else None
    at = next((i for i, choice in enumerate(choices) if choice.quote and choice.quote.id == wanted), 0)
    return tuple(replace(choice, is_chosen=i == at) for i, choice in enumerate(choices))


def _as_quote(choice: QuoteChoice | None, interview_id: InterviewId) -> Quote | None:
    if choice is None:
        return None
    return choice.quote or Quote(id=QuoteId(""), interview_id=interview_id, text=choice.text, note_id=choice.note_id)


def choose_quote(desk: Desk, interview_id: InterviewId, choice: QuoteChoice, text: str = "") -> Quote:
    """Put this line on the page, shortened to `text` if given."""
    with desk.change("Choose the quote") as unit:
        quote = _quote_of(unit, interview_id, choice)
        if text.strip():
            quote = replace(quote, text=clean(text).strip())
        unit.put(quote)
        unit.put(replace(_snapshot(unit, interview_id), quote_id=quote.id))
        return quote


def _quote_of(unit: UnitOfWork, interview_id: InterviewId, choice: QuoteChoice) -> Quote:
    """As it is in the desk now: the choice may have been in view for a while."""
    if choice.quote is None:
        return _quote_of_note(unit, interview_id, choice)
    found = unit.get(Quote, choice.quote.id)
    if found is None:
        raise NotFound("quote", choice.quote.id)
    return found


def _quote_of_note(unit: UnitOfWork, interview_id: InterviewId, choice: QuoteChoice) -> Quote:
    note = unit.get(Note, choice.note_id) if choice.note_id else None
    if note is None:
        raise NotFound("note", choice.note_id or "")
    worded = unit.read.where(Quote, interview_id=interview_id, note_id=note.id)
    if worded:
        return worded[0]
    return Quote(
        id=QuoteId(new_id()),
        interview_id=interview_id,
        text=note.text,
        note_id=note.id,
        original=note.original,
        original_lang=note.original_lang,
        rank=unit.read.highest_rank(Quote, interview_id=interview_id) + 1,
    )


def _snapshot(unit: UnitOfWork, interview_id: InterviewId) -> Snapshot:
    found = unit.read.where(Snapshot, interview_id=interview_id)
    return found[0] if found else Snapshot(id=SnapshotId(new_id()), interview_id=interview_id)


def show_on_page(desk: Desk, opportunity_id: OpportunityId, *, is_shown: bool) -> None:
    """Take an opportunity onto the page, last, or off it."""
    with desk.change("Change the page") as unit:
        found = opportunities.get(desk, opportunity_id)
        last = max((one.page_rank or 0.0 for one in on_page(desk, found.interview_id)), default=0.0)
        unit.put(replace(found, page_rank=last + 1 if is_shown else None))


def move_on_page(desk: Desk, opportunity_id: OpportunityId, steps: int) -> None:
    """Move an opportunity up (negative) or down among those on the page."""
    found = opportunities.get(desk, opportunity_id)
    _put_order(desk, moved(on_page(desk, found.interview_id), found, steps))


def put_in_place_of(desk: Desk, opportunity_id: OpportunityId, other_id: OpportunityId) -> None:
    """Move an opportunity to where another of the page stands, which makes room."""
    found = opportunities.get(desk, opportunity_id)
    order = on_page(desk, found.interview_id)
    places = {one.id: place for place, one in enumerate(order)}
    if opportunity_id in places and other_id in places:
        _put_order(desk, moved(order, found, places[other_id] - places[opportunity_id]))


def _put_order(desk: Desk, order: Sequence[Opportunity]) -> None:
    with desk.change("Change the page") as unit:
        for rank, one in enumerate(order, start=1):
            unit.put(replace(one, page_rank=float(rank)))


def mark_done(desk: Desk, interview_id: InterviewId) -> None:
    """The page has been made: the interview owes no snapshot any more."""
    interview = interviews.get(desk, interview_id)
    if interview.status is InterviewStatus.ENDED:
        with desk.change("Snapshot made", undoable=False) as unit:
            made = _snapshot(unit, interview_id)
            if made.minutes_to_make is None:
                unit.put(replace(made, minutes_to_make=minutes_since_end(desk, interview)))
            unit.put(replace(interview, status=InterviewStatus.SNAPSHOT_DONE))


def _seats(desk: Desk, interview_id: InterviewId) -> tuple[tuple[str, str], ...]:
    seats = desk.read.where(Seat, order="rank", interview_id=interview_id)
    members = {member.id: member.name for member in desk.read.all(TeamMember)}
    return tuple((members.get(seat.member_id, ""), seat.kind.value) for seat in seats)
