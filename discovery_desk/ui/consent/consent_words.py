"""What scopes, answers and seats are called on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.domain.consent import ConsentEntry, ConsentScope, in_force
from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.team import SeatKind
from discovery_desk.ui.kit.words import tr

YES, NO = "✓", "✕"


def scope_words(scope: ConsentScope) -> str:
    words = {
        ConsentScope.NOTES: tr("notes"),
        ConsentScope.AUDIO_RECORDING: tr("audio"),
        ConsentScope.VIDEO_RECORDING: tr("video"),
        ConsentScope.PHOTO: tr("photo"),
        ConsentScope.QUOTE: tr("quote with first name"),
        ConsentScope.NAME: tr("name"),
        ConsentScope.COMPANY: tr("company"),
    }
    return words[scope]


def sign_of(entry: ConsentEntry) -> str:
    return YES if entry.is_given else NO


def answer_words(entry: ConsentEntry | None) -> str:
    """For somebody who listens to the screen."""
    if entry is None:
        return tr("not asked")
    words = tr("agreed at {time}") if entry.is_given else tr("not agreed, at {time}")
    return words.format(time=clock_text(entry.at_ms))


def log_words(entry: ConsentEntry) -> str:
    words = f"{clock_text(entry.at_ms)} {scope_words(entry.scope)} {sign_of(entry)}"
    return f"{words} {entry.remark}" if entry.remark else words


def consent_words(entries: Iterable[ConsentEntry]) -> str:
    """What is in force, in the order of the keys."""
    said = in_force(entries)
    parts = [f"{_short(scope)} {sign_of(said[scope])}" for scope in ConsentScope if scope in said]
    return tr("Consent to {list}").format(list="  ".join(parts)) if parts else tr("Consent not asked")


def _short(scope: ConsentScope) -> str:
    return tr("quote") if scope is ConsentScope.QUOTE else scope_words(scope)


def seat_words(kind: SeatKind) -> str:
    words = {
        SeatKind.INTERVIEWER: tr("interviewer"),
        SeatKind.NOTE_TAKER: tr("note-taker"),
        SeatKind.OBSERVER: tr("observer"),
        SeatKind.GUEST: tr("guest"),
        SeatKind.INTERVIEWER_AND_NOTE_TAKER: tr("interviewer and note-taker"),
    }
    return words[kind]
