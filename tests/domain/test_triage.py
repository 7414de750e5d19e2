"""Which notes are looked at again, and why."""

from __future__ import annotations

import pytest

from discovery_desk.domain.note import NoteId, NoteKind
from discovery_desk.domain.triage import Cause, Reason, Triage, Unsettled, cause_of


def unsettled(key: str, kind: NoteKind = NoteKind.NOTE, text: str = "words", *, is_tagged: bool = False) -> Unsettled:
    return Unsettled(NoteId(key), kind, text, is_participant=True, is_tagged=is_tagged)


@pytest.mark.parametrize(
    ("note", "cue", "cause"),
    [
        (unsettled("a", NoteKind.MARK, ""), "", Cause(Reason.WORDLESS)),
        (unsettled("a", NoteKind.MARK, "*", is_tagged=True), "", Cause(Reason.WORDLESS)),
        (unsettled("a", NoteKind.MARK, "the torch"), "", Cause(Reason.UNTAGGED)),
        (unsettled("a"), "", Cause(Reason.UNTAGGED)),
        (unsettled("a"), "usually", Cause(Reason.CUE, "usually")),
        (unsettled("a", is_tagged=True), "usually", Cause(Reason.CUE, "usually")),
        (unsettled("a", NoteKind.QUOTE), "usually", Cause(Reason.CUE, "usually")),
        (unsettled("a", is_tagged=True), "", None),
        (unsettled("a", NoteKind.QUOTE), "", None),
    ],
)
def test_why_a_note_is_here(note: Unsettled, cue: str, cause: Cause | None) -> None:
    assert cause_of(note, cue) == cause


def test_what_is_plain_is_known_at_once_and_the_rest_after_searching() -> None:
    talk = [unsettled("a", is_tagged=True, text="usually"), unsettled("b"), unsettled("c", is_tagged=True)]
    found = Triage(talk, lambda note: "usually" if "usually" in note.text else "")
    assert (found.ids(), found.is_searched) == (["b"], False)
    assert found.search(1)
    assert (found.ids(), found.is_searched) == (["a", "b"], False)
    assert not found.search(10)
    assert (found.ids(), found.is_searched) == (["a", "b"], True)


def test_plain_notes_are_not_searched_before_they_are_shown() -> None:
    searched: list[str] = []

    def find_cue(note: Unsettled) -> str:
        searched.append(note.id)
        return ""

    found = Triage([unsettled(str(number)) for number in range(1000)], find_cue)
    found.search(100)
    assert (searched, len(found.ids())) == ([], 1000)
