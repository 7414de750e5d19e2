"""The word of each kind of note, and of each force of a switch, as they are shown and read out."""

from __future__ import annotations

from discovery_desk.domain.note import Force, NoteKind
from discovery_desk.ui.kit.words import tr


def kind_word(kind: NoteKind) -> str:
    words = {
        NoteKind.NOTE: tr("Note"),
        NoteKind.QUOTE: tr("Quote"),
        NoteKind.OPPORTUNITY: tr("Opportunity"),
        NoteKind.MOMENT: tr("Moment"),
        NoteKind.FEELING: tr("Feeling"),
        NoteKind.INSIGHT: tr("Insight"),
        NoteKind.ASK_LATER: tr("Ask later"),
        NoteKind.OBSERVATION: tr("Observation"),
        NoteKind.MARK: tr("Mark"),
        NoteKind.QUESTION: tr("Question"),
        NoteKind.SUMMARY: tr("Summary"),
        NoteKind.BACKCHANNEL: tr("Back-channel"),
    }
    return words[kind]


def hint_word(kind: NoteKind) -> str:
    """The same inside a line of hints, where it is in lower case."""
    words = {
        NoteKind.QUOTE: tr("quote"),
        NoteKind.OPPORTUNITY: tr("opportunity"),
        NoteKind.MOMENT: tr("moment"),
        NoteKind.FEELING: tr("feeling"),
        NoteKind.INSIGHT: tr("insight"),
        NoteKind.ASK_LATER: tr("ask later"),
    }
    return words.get(kind, kind_word(kind))


def force_word(force: Force) -> str:
    return {
        Force.PUSH: tr("Push"),
        Force.PULL: tr("Pull"),
        Force.ANXIETY: tr("Anxiety"),
        Force.HABIT: tr("Habit"),
    }[force]
