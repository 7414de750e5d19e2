"""What to ask next in one interview: the prompts that are open, what has been heard, what can be pointed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from discovery_desk.domain.change import Change, ChangeSet
from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.cues import find_cues
from discovery_desk.domain.heard import Heard, Trace, heard_in
from discovery_desk.domain.interview import (
    AskedPrompt,
    FollowUp,
    HeardFacet,
    Interview,
    InterviewId,
    InterviewStatus,
)
from discovery_desk.domain.moment import Link, Moment
from discovery_desk.domain.note import OURS, Force, Note, NoteId, NoteKind, NoteTag, Speaker, Tag
from discovery_desk.domain.nudges import (
    BY_CLOCK,
    Nudge,
    NudgeLog,
    Sign,
    chosen,
    gap_in,
    may_nudge,
    signs_due,
)
from discovery_desk.domain.opportunity import SolutionRequest, SolutionRequestId
from discovery_desk.domain.prompts import Progress, Prompt, PromptPack, Slots, fill, phase_due, prompts_of
from discovery_desk.domain.recap import sentences
from discovery_desk.domain.recruiting import Incentive
from discovery_desk.domain.story import Story
from discovery_desk.domain.team import Seat, SeatKind, TeamMember
from discovery_desk.host.ids import new_id
from discovery_desk.host.settings import Settings
from discovery_desk.importing.word_lists import load_cue_lists
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.services.packs import pack_of, packs
from discovery_desk.services.threads import is_open_thread

__all__ = ["pack_of", "packs"]  # which packs there are is asked here, too

DIGGING, PLAYING_BACK, CLOSING = "dig", "playback", "close"


@dataclass(frozen=True, slots=True)
class Outlook:
    """All that is known about what to ask next. `threads` are notes to come back to, the newest first.

    `context` is the note that the prompts of a moment are about, `recap` the story so far as sentences.
    """

    pack: PromptPack
    phase: str
    due: str
    prompts: tuple[Prompt, ...]
    heard: frozenset[str]
    slots: Slots
    threads: tuple[Note, ...] = ()
    context: str = ""
    recap: tuple[str, ...] = ()
    signs: tuple[tuple[Sign, str], ...] = ()
    memory_help: tuple[Prompt, ...] = ()


def outlook(desk: Desk, interview_id: InterviewId, elapsed_ms: int | None = None) -> Outlook:
    """For a single look; who looks after every note keeps a `Listening`. Reads all notes."""
    return Listening(desk, interview_id).outlook(elapsed_ms)


class Listening:
    """Follows one interview: tell it of every change, and looking costs no reading of what was heard before."""

    def __init__(self, desk: Desk, interview_id: InterviewId) -> None:
        self._desk = desk
        self._interview_id = interview_id
        self._read_all()

    def hear(self, changes: ChangeSet) -> None:
        if changes.is_from_outside or changes.touches(Tag):
            self._read_all()
            return
        for change in changes.of(Note):
            self._follow(change)
        for change in changes.of(NoteTag):
            self._follow_tag(change)
        if changes.touches(Moment, Story):
            self._moments = self._desk.read.moments(self._interview_id)
        if changes.touches(AskedPrompt):
            self._log = self._desk.read.where(AskedPrompt, interview_id=self._interview_id)

    def outlook(self, elapsed_ms: int | None = None) -> Outlook:
        interview = interviews.get(self._desk, self._interview_id)
        pack = pack_of(self._desk, interview.template)
        heard = self._heard.facets(pack, len(self._moments), self._ticked())
        last = self._moments[-1].story_id if self._moments else None
        labels = [moment.label for moment in self._moments if moment.story_id == last]
        slots = self._heard.slots(labels, self._known(interview))
        phase = interview.phase if pack.phase(interview.phase) else _resting_phase(interview, pack)
        threads = tuple(sorted(self._threads.values(), key=lambda note: (note.at_ms, note.rank, note.id), reverse=True))
        progress = self._progress(interview, elapsed_ms, heard)
        return Outlook(
            pack=pack,
            phase=phase,
            due=phase_due(pack, progress),
            prompts=self._prompts(pack, phase, slots, threads),
            heard=heard,
            slots=slots,
            threads=threads,
            context=self._heard.deepest if phase == DIGGING else "",
            recap=self._recap() if phase == PLAYING_BACK else (),
            signs=self._signs(pack, progress, slots),
            memory_help=_filled(pack.memory_help, slots),
        )

    def _prompts(self, pack: PromptPack, phase: str, slots: Slots, threads: tuple[Note, ...]) -> tuple[Prompt, ...]:
        """When closing, what was to be come back to goes first, the oldest before the newer."""
        asked = [one.text for one in self._log if one.was_asked and one.at_ms is not None]
        put_off = [one.text for one in self._log if not one.was_asked]
        found = prompts_of(pack, phase, slots, asked, put_off)
        first = [thread_prompt(note) for note in reversed(threads)] if phase == CLOSING else []
        return (*first, *found)

    def _recap(self) -> tuple[str, ...]:
        read, interview_id = self._desk.read, self._interview_id
        told = read.where(Story, order="rank", interview_id=interview_id)
        links = read.where(Link, order="rank", interview_id=interview_id)
        return tuple(line.text for line in sentences(told, self._moments, links, is_brief=True))

    def _gap(self) -> tuple[Moment, Moment] | None:
        """Between two moments of one story."""
        for _, told in groupby(self._moments, key=lambda moment: moment.story_id):
            story = list(told)
            gap = gap_in([moment.told_time for moment in story], self._heard.clock_times())
            if gap is not None:
                return story[gap], story[gap + 1]
        return None

    def _signs(self, pack: PromptPack, progress: Progress, slots: Slots) -> tuple[tuple[Sign, str], ...]:
        gap = self._gap()
        if gap is not None:
            slots = {**slots, "node_a": gap[0].label, "node_b": gap[1].label}
        due = signs_due(progress, has_gap=gap is not None)
        return tuple((sign, words) for sign in due if (words := fill(pack.signs.get(sign, ""), slots)))

    def _progress(self, interview: Interview, elapsed_ms: int | None, heard: frozenset[str]) -> Progress:
        is_asked = bool(self._desk.read.where(ConsentEntry, interview_id=interview.id))
        return Progress(
            elapsed_ms=None if interview.status is InterviewStatus.PLANNED else elapsed_ms or 0,
            agreed_ms=interview.granted_ms,
            heard=heard,
            has_consent=is_asked or self._has_notes,
            has_summary=self._heard.has_summary,
            has_deep_note=bool(self._heard.deepest),
            is_ended=interview.is_over,
        )

    def _ticked(self) -> set[str]:
        """By hand, or in the details of a moment."""
        ticked = {one.facet for one in self._desk.read.where(HeardFacet, interview_id=self._interview_id)}
        for moment in self._moments:
            details = (
                ("where", moment.place),
                ("who", moment.actors),
                ("tools", moment.tools),
                ("thought", moment.thinking),
                ("feeling", moment.feeling),
                ("when", moment.told_time),
                ("first_step", moment.label),
            )
            ticked.update(facet for facet, detail in details if detail)
        return ticked

    def _known(self, interview: Interview) -> dict[str, str]:
        """What the interview itself knows for the slots."""
        known = {"story_prompt": interviews.story_prompt_of(self._desk, interview)}
        start = interview.local_start
        if start is not None:
            known["end_time"] = f"{start + timedelta(milliseconds=interview.granted_ms):%H:%M}"
        read = self._desk.read
        seats = read.where(Seat, interview_id=interview.id)
        typist = next((seat for seat in seats if seat.kind is SeatKind.NOTE_TAKER), None)
        member = read.get(TeamMember, typist.member_id) if typist else None
        follow_ups = read.where(FollowUp, order="rank", interview_id=interview.id)
        thanks = read.where(Incentive, interview_id=interview.id)
        actors = [actor for moment in self._moments for actor in moment.actors]
        found = (
            ("note_taker", member.name if member else ""),
            ("next_step", follow_ups[-1].text if follow_ups else ""),
            ("thanks", thanks[-1].text if thanks else ""),
            ("other_person", actors[-1] if actors else ""),
        )
        return known | {name: words for name, words in found if words}

    def _read_all(self) -> None:
        read, interview_id = self._desk.read, self._interview_id
        tags = read.tags(interview_id)
        self._heard = Heard()
        self._traces: dict[NoteId, Trace] = {}
        self._threads: dict[NoteId, Note] = {}
        self._has_notes = False
        for note in read.notes(interview_id):
            self._take_in(note, tags.get(note.id, ()))
        self._moments = read.moments(interview_id)
        self._log = read.where(AskedPrompt, interview_id=interview_id)

    def _follow(self, change: Change) -> None:
        self._let_go(NoteId(change.id))
        note = change.after
        if isinstance(note, Note) and note.interview_id == self._interview_id:
            self._take_in(note, self._tags_of(note.id))

    def _follow_tag(self, change: Change) -> None:
        given = change.after or change.before
        note = self._desk.read.get(Note, given.note_id) if isinstance(given, NoteTag) else None
        if note is not None and note.interview_id == self._interview_id:
            self._let_go(note.id)
            self._take_in(note, self._tags_of(note.id))

    def _tags_of(self, note_id: NoteId) -> list[str]:
        given = self._desk.read.where(NoteTag, note_id=note_id)
        tags = (self._desk.read.get(Tag, one.tag_id) for one in given)
        return [tag.name for tag in tags if tag is not None]

    def _take_in(self, note: Note, tags: Iterable[str]) -> None:
        self._has_notes = True
        trace = _trace(note, tags)
        if trace:
            self._traces[note.id] = trace
            self._heard.add(trace)
        if is_open_thread(note, tags):
            self._threads[note.id] = note

    def _let_go(self, note_id: NoteId) -> None:
        trace = self._traces.pop(note_id, None)
        if trace is not None:
            self._heard.remove(trace)
        self._threads.pop(note_id, None)


def thread_prompt(note: Note) -> Prompt:
    return Prompt(note.text, thread=note.id)


def nudge_for(desk: Desk, note: Note, seen: Outlook, *, settings: Settings, log: NudgeLog, now_ms: int) -> Nudge | None:
    """What can be pointed out about a note that has just been kept, if anything can be pointed out now."""
    if not settings.hears_cues or not may_nudge(seen.pack.limits, seen.phase, now_ms, log):
        return None
    interview = interviews.get(desk, note.interview_id)
    found = find_cues(
        note.text,
        load_cue_lists(interview.notes_language),
        is_participant=note.speaker is Speaker.PARTICIPANT,
        silent=settings.silent_words,
    )
    slots = {**seen.slots, **Heard([_trace(note, ())]).slots()}
    asked = [one.text for one in desk.read.where(AskedPrompt, interview_id=note.interview_id)]
    choice = chosen(found, slots, asked)
    if choice is None:
        return None
    cue, words = choice
    return Nudge(cue.name, cue.match, words, note.id, now_ms, slots.get("when", ""))


def sign_to_show(
    seen: Outlook, shown: Iterable[Sign], log: NudgeLog, now_ms: int, *, is_after_note: bool
) -> tuple[Sign, str] | None:
    """The next thing that the clock has to say. Each is said once; all but the last minutes wait for a note."""
    said = set(shown)
    may_now = is_after_note and may_nudge(seen.pack.limits, seen.phase, now_ms, log)
    waiting = ((sign, words) for sign, words in seen.signs if sign not in said)
    return next(((sign, words) for sign, words in waiting if sign in BY_CLOCK or may_now), None)


def spans_of(text: str, language: str, settings: Settings) -> tuple[tuple[int, int, str], ...]:
    """Start, length and the reason of every stretch of a participant's words that is worth a second look."""
    if not settings.hears_cues:
        return ()
    found = find_cues(text, load_cue_lists(language), silent=settings.silent_words)
    return tuple((cue.start, cue.end - cue.start, cue.title) for cue in sorted(found, key=lambda cue: cue.start))


def _trace(note: Note, tags: Iterable[str]) -> Trace:
    by_kind = {NoteKind.FEELING: "feeling", NoteKind.OPPORTUNITY: "key-moment"}.get(note.kind)
    return heard_in(
        note.text,
        [*tags, *([by_kind] if by_kind else [])],
        at=(note.at_ms, note.rank, note.id),
        force=note.force.value if note.force else "",
        is_quote=note.kind is NoteKind.QUOTE,
        is_summary=note.kind is NoteKind.SUMMARY,
        is_ours=note.kind in OURS or note.kind is NoteKind.QUESTION,
    )


def _filled(prompts: Iterable[str], slots: Slots) -> tuple[Prompt, ...]:
    return tuple(Prompt(words, raw) for raw in prompts if (words := fill(raw, slots)))


def _resting_phase(interview: Interview, pack: PromptPack) -> str:
    """Where the column stands while nobody has chosen: the beginning, or, after the talk, its last part."""
    return pack.phases[-1 if interview.is_over else 0].id if pack.phases else ""


def keep_idea_aside(desk: Desk, note_id: NoteId, probe: str) -> SolutionRequest:
    """What they wished for, as they said it, with the question that leads behind it. Twice is once."""
    note = notes.get(desk, note_id)
    kept = desk.read.where(SolutionRequest, note_id=note_id)
    if kept:
        return kept[0]
    request = SolutionRequest(
        id=SolutionRequestId(new_id()),
        interview_id=note.interview_id,
        note_id=note_id,
        as_said=note.text,
        probe=probe,
        rank=desk.read.highest_rank(SolutionRequest, interview_id=note.interview_id) + 1024,
    )
    with desk.change("Keep an idea aside") as unit:
        unit.put(request)
    return request


def toggle_force(desk: Desk, note_id: NoteId, force: Force) -> None:
    """Which of the four forces the note shows; the same again takes it away."""
    note = notes.get(desk, note_id)
    with desk.change("Force of a note") as unit:
        unit.put(replace(note, force=None if note.force is force else force))


def counted(settings: Settings, cue: str, what: int) -> dict[str, list[int]]:
    """The counts of nudges with one more: 0 shown, 1 used, 2 sent away."""
    counts = {name: list(numbers) for name, numbers in settings.nudge_counts.items()}
    numbers = counts.setdefault(cue, [0, 0, 0])
    numbers[what] += 1
    return counts
