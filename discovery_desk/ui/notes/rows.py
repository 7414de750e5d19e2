"""Notes as the list shows them: times, signs and quiet remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from discovery_desk.domain.interview import Interruption, Interview, clock_text, recording_ms
from discovery_desk.domain.note import Force, Note, NoteId, NoteKind
from discovery_desk.domain.reading import is_right_to_left
from discovery_desk.domain.stretch import ParkedFor
from discovery_desk.ui.kit.kind_words import kind_word
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.notes.note_row import NoteRow, Span


def rows_of(
    found: Sequence[Note],
    tags: Mapping[NoteId, Sequence[str]],
    theme: Theme,
    quoted: NoteId | None = None,
    *,
    spans: Mapping[NoteId, Sequence[Span]] | None = None,
    talk: Interview | None = None,
) -> list[NoteRow]:
    """`quoted` is the note that the snapshot's quote comes from; `spans` are what is underlined in a note.

    `talk` knows the recording.
    """
    return [
        NoteRow(
            id=note.id,
            time=clock_text(note.at_ms),
            kind=note.kind.value,
            kind_word=kind_word(note.kind),
            sign=theme.sign(note.kind.value),
            text=note.text,
            placeholder=tr("Mark: to be worded") if note.kind is NoteKind.MARK else "",
            tags=tuple(tags.get(note.id, ())),
            remark=" · ".join(_remarks(note, is_quoted=note.id == quoted)),
            is_rtl=is_right_to_left(note.text),
            is_quiet=note.is_withdrawn or note.is_parked,
            spans=tuple(spans.get(note.id, ())) if spans else (),
            recorded=_recorded(note, talk) if talk else "",
        )
        for note in found
    ]


def _recorded(note: Note, talk: Interview) -> str:
    at_ms = recording_ms(note.at_ms, talk)
    return tr("recording {time}").format(time=clock_text(at_ms)) if at_ms is not None else ""


def stretch_row(stretch: Interruption) -> NoteRow:
    """A stretch of the talk as a quiet row between the notes."""
    until = clock_text(stretch.to_ms) if stretch.to_ms is not None else "…"
    times = f"{clock_text(stretch.from_ms)}–{until}"
    words = _stretch_words(stretch.what).format(times=times)
    text = f"{words}: {_reason(stretch.remark)}" if stretch.remark else words
    return NoteRow(
        id=stretch.id, time="", text="", placeholder=text, is_quiet=True, is_stretch=True, is_rtl=is_right_to_left(text)
    )


def _stretch_words(what: str) -> str:
    """Stories from elsewhere have more kinds of interruption than we have words for."""
    known = {
        "gap": tr("Gap {times}"),
        "parked": tr("Parked {times}"),
        "connection_lost": tr("Connection lost {times}"),
        "doorbell": tr("Doorbell {times}"),
        "participant_needs_a_moment": tr("A moment for the participant {times}"),
    }
    return known.get(what, tr("Gap {times}"))


def _reason(remark: str) -> str:
    """What a talk has turned into in our words, anything else as it was written."""
    known = {ParkedFor.PITCH: tr("pitch"), ParkedFor.DEMO: tr("demo"), ParkedFor.SUPPORT: tr("support")}
    return {why.value: words for why, words in known.items()}.get(remark, remark)


def _remarks(note: Note, *, is_quoted: bool) -> Iterable[str]:
    states = (
        (is_quoted, tr("snapshot quote")),
        (note.kind is NoteKind.QUESTION, tr("asked")),
        (note.kind is NoteKind.SUMMARY, tr("summary")),
        (note.kind is NoteKind.BACKCHANNEL, tr("to the interviewer")),
        (note.force is not None, _force_word(note.force)),
        (note.is_added_later, tr("added later")),
        (note.is_edited, tr("edited")),
        (note.is_withdrawn, tr("withdrawn")),
        (note.is_parked, tr("parked")),
        (note.duplicate_of_id is not None, tr("double")),
    )
    return (words for holds, words in states if holds)


def _force_word(force: Force | None) -> str:
    words = {
        Force.PUSH: tr("push"),
        Force.PULL: tr("pull"),
        Force.ANXIETY: tr("anxiety"),
        Force.HABIT: tr("habit"),
    }
    return words[force] if force else ""
