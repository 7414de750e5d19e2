"""Who hears of a change, and what can be taken back when others write too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from discovery_desk.domain.change import Change, ChangeSet
from discovery_desk.domain.errors import FileExists, FileInUse, FileMissing, RuleBroken
from discovery_desk.domain.note import Note, Tag, TagId
from discovery_desk.services import desk as desks
from discovery_desk.services import interviews, notes
from discovery_desk.services.desk import Desk
from discovery_desk.services.feed import Feed
from discovery_desk.services.history import DEPTH, History
from discovery_desk.storage.drafts import Draft

SOMETHING = ChangeSet("Something", (Change(Tag, "a", None, Tag(id=TagId("a"), name="pain")),))
SECRET = "she left her husband"


def step(number: int, merge_key: str | None = None) -> ChangeSet:
    before, after = (Tag(id=TagId("a"), name=f"tag {n}") for n in (number, number + 1))
    return ChangeSet(f"Step {number}", (Change(Tag, "a", before, after),), merge_key=merge_key)


def test_everybody_hears_in_the_order_in_which_they_came() -> None:
    feed, heard = Feed(), []
    feed.subscribe(lambda _: heard.append("first"))
    end = feed.subscribe(lambda _: heard.append("second"))
    feed.publish(SOMETHING)
    end()
    feed.publish(SOMETHING)
    assert heard == ["first", "second", "first"]


def test_a_listener_that_fails_is_logged_without_the_words_and_the_others_still_hear(logged: Any) -> None:
    feed, heard = Feed(), []

    def fails(_: ChangeSet) -> None:
        raise ValueError(SECRET)

    feed.subscribe(fails)
    feed.subscribe(heard.append)
    logged.expect("A listener failed with ValueError in .*fails")
    feed.publish(SOMETHING)
    assert heard == [SOMETHING]
    assert SECRET not in "".join(logged.messages)


def test_a_listener_may_leave_while_it_is_being_told() -> None:
    feed, heard = Feed(), []

    def once(changes: ChangeSet) -> None:
        heard.append(changes)
        end()

    end = feed.subscribe(once)
    feed.publish(SOMETHING)
    feed.publish(SOMETHING)
    assert heard == [SOMETHING]


def test_steps_with_one_merge_key_are_one_step_while_it_is_the_newest() -> None:
    history = History()
    for number in (1, 2, 3):
        history.record(step(number, "typing"))
    assert history.to_undo is not None
    (change,) = history.to_undo.changes
    assert (change.before, change.after) == (step(1).changes[0].before, step(3).changes[0].after)
    history.record(step(4))
    history.record(step(5, "typing"))
    history.undone()
    assert history.to_undo == step(4)


def test_steps_that_cancel_each_other_out_are_no_step() -> None:
    history = History()
    history.record(replace(step(1), merge_key="shift"))
    history.record(replace(step(1).inverted(), merge_key="shift"))
    assert history.to_undo is None


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    history.record(step(1))
    history.undone()
    assert history.to_redo == step(1)
    history.record(step(2))
    assert history.to_redo is None


def test_history_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(DEPTH + 5):
        history.record(step(number))
    count = 0
    while history.to_undo is not None:
        history.undone()
        count += 1
    assert count == DEPTH


def test_there_is_nothing_to_undo_in_a_new_desk(desk: Desk) -> None:
    assert desk.undo() is None
    assert desk.redo() is None


def test_a_change_inside_a_change_is_one_step_and_one_message(desk: Desk, dump: Callable[[Desk], Any]) -> None:
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    before = dump(desk)
    with desk.change("Outer") as unit:
        unit.put(Tag(id=TagId("a"), name="a"))
        with desk.change("Inner") as inner:
            inner.put(Tag(id=TagId("b"), name="b"))
    assert [one.label for one in heard] == ["Outer"]
    assert len(heard[0].changes) == 2
    desk.undo()
    assert dump(desk) == before


def test_a_change_that_fails_is_neither_kept_nor_announced(desk: Desk, dump: Callable[[Desk], Any]) -> None:
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    before = dump(desk)
    with pytest.raises(ZeroDivisionError), desk.change("Fails") as unit:
        unit.put(Tag(id=TagId("a"), name="a"))
        raise ZeroDivisionError
    assert dump(desk) == before
    assert heard == []
    assert desk.undo() is None


def test_a_change_of_nothing_is_not_announced(desk: Desk) -> None:
    heard: list[ChangeSet] = []
    desk.feed.subscribe(heard.append)
    desks.rename_project(desk, "Tests")
    assert heard == []
    assert desk.undo() is None


def test_listeners_hear_when_the_change_is_on_the_disk(desk_path: Path) -> None:
    seen: list[int] = []
    with closing(desks.open_desk(desk_path)) as desk, closing(desks.open_desk(desk_path)) as other:
        before = len(other.read.all(Tag))
        desk.feed.subscribe(lambda _: seen.append(len(other.read.all(Tag)) - before))
        with desk.change("Add") as unit:
            unit.put(Tag(id=TagId("a"), name="a"))
    assert seen == [1]


def test_the_editor_that_acted_knows_its_echo_but_not_its_undoing(desk: Desk) -> None:
    editor, heard = object(), []
    desk.feed.subscribe(lambda changes: heard.append(changes.origin is editor))
    interview = interviews.prepare(desk, "Ada")
    note = notes.keep(desk, interview.id, "one")
    notes.reword(desk, note.id, "two", origin=editor)
    desk.undo()
    desk.redo()
    assert heard == [False, False, True, False, False]


@pytest.fixture
def two(desk_path: Path) -> Any:
    """The window's desk and another program's, on one file."""
    with closing(desks.open_desk(desk_path)) as window, closing(desks.open_desk(desk_path)) as other:
        yield window, other


def test_undo_keeps_the_fields_that_others_changed(two: tuple[Desk, Desk]) -> None:
    window, other = two
    note = notes.keep(window, interviews.prepare(window, "Ada").id, "one")
    notes.reword(window, note.id, "two")
    notes.shift(other, note.id, 9000)
    window.undo()
    found = notes.get(window, note.id)
    assert (found.text, found.at_ms) == ("one", 9000)


def test_undo_of_what_others_changed_since_is_refused(two: tuple[Desk, Desk], dump: Callable[[Desk], Any]) -> None:
    window, other = two
    note = notes.keep(window, interviews.prepare(window, "Ada").id, "one")
    notes.reword(window, note.id, "two")
    notes.reword(other, note.id, "three")
    before = dump(window)
    with pytest.raises(RuleBroken) as refused:
        window.undo()
    assert refused.value.rule == "changed-meanwhile"
    assert dump(window) == before
    assert window.undo() is None


def test_a_refused_undo_still_lets_everything_undone_before_it_come_back(two: tuple[Desk, Desk]) -> None:
    """Nothing typed is lost: not even what was just taken back."""
    window, other = two
    interview = interviews.prepare(window, "Ada")
    first = notes.keep(window, interview.id, "one")
    notes.reword(window, first.id, "two")
    kept = [notes.keep(window, interview.id, f"note {n}") for n in range(3)]
    notes.reword(other, first.id, "three")
    for _ in kept:
        window.undo()
    with pytest.raises(RuleBroken):
        window.undo()
    for _ in kept:
        window.redo()
    assert {note.id for note in notes.of_interview(window, interview.id)} == {first.id, *(note.id for note in kept)}


def test_undo_is_refused_where_others_have_built_upon_it(two: tuple[Desk, Desk], dump: Callable[[Desk], Any]) -> None:
    window, other = two
    note = notes.keep(window, interviews.prepare(window, "Ada").id, "one")
    notes.toggle_tag(other, note.id, "pain")
    before = dump(window)
    with pytest.raises(RuleBroken) as refused:
        window.undo()
    assert refused.value.rule == "changed-meanwhile"
    assert dump(window) == before


def test_an_interview_with_words_in_its_line_is_not_taken_back(desk: Desk, dump: Callable[[Desk], Any]) -> None:
    interview = interviews.prepare(desk, "Ada")
    draft = Draft(interview_id=interview.id, note_id=notes.new_note_id(), text="half", keyed_ms=0)
    notes.save_draft(desk, draft)
    with pytest.raises(RuleBroken):
        desk.undo()
    assert notes.draft_of(desk, interview.id) == draft


def test_redo_is_refused_where_others_have_changed_the_same(two: tuple[Desk, Desk]) -> None:
    window, other = two
    note = notes.keep(window, interviews.prepare(window, "Ada").id, "one")
    notes.reword(window, note.id, "two")
    window.undo()
    notes.reword(other, note.id, "three")
    with pytest.raises(RuleBroken):
        window.redo()
    assert notes.get(window, note.id).text == "three"
    assert window.redo() is None


def test_a_desk_in_use_keeps_its_undo_step_for_later(two: tuple[Desk, Desk]) -> None:
    window, other = two
    note = notes.keep(window, interviews.prepare(window, "Ada").id, "one")
    with other.change("Long"), pytest.raises(FileInUse):
        window.undo()
    assert notes.get(window, note.id) == note
    assert window.undo() == "Keep a note"


def test_what_another_program_wrote_is_noticed_and_told(two: tuple[Desk, Desk]) -> None:
    window, other = two
    heard: list[ChangeSet] = []
    window.feed.subscribe(heard.append)
    interview = interviews.prepare(window, "Ada")
    assert not window.notice_outside_changes()
    notes.keep(other, interview.id, "from the command line")
    assert window.notice_outside_changes()
    assert heard[-1].is_from_outside
    assert heard[-1].touches(Note)
    assert window.undo() is None
    assert not window.notice_outside_changes()


def test_one_window_a_desk_and_commands_beside_it(desk_path: Path) -> None:
    with closing(desks.open_desk(desk_path, for_window=True)):
        with pytest.raises(FileInUse):
            desks.open_desk(desk_path, for_window=True)
        desks.open_desk(desk_path).close()
    desks.open_desk(desk_path, for_window=True).close()


def test_a_desk_that_cannot_be_opened_leaves_no_lock(desk_path: Path) -> None:
    desk_path.write_bytes(b"x" * 5000)
    for _ in range(2):
        with pytest.raises(Exception) as trouble:
            desks.open_desk(desk_path, for_window=True)
        assert type(trouble.value).__name__ == "NotADesk"
    assert not list(desk_path.parent.glob("*.lock"))


def test_opening_a_missing_desk_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        desks.open_desk(tmp_path / "no.desk", for_window=True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_desk_has_a_name_and_the_first_tags(tmp_path: Path) -> None:
    desks.new_desk(tmp_path / "Kitchen talks.desk")
    with closing(desks.open_desk(tmp_path / "Kitchen talks.desk")) as desk:
        assert desks.project(desk).name == "Kitchen talks"
        tags = notes.tags(desk)
        assert [tag.name for tag in tags] == list(desks.FIRST_TAGS)
        assert [tag.key for tag in tags] == [*range(1, 10), None, None]
    with pytest.raises(FileExists):
        desks.new_desk(tmp_path / "Kitchen talks.desk")


def test_a_desk_whose_file_name_is_not_text_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.desk"
    desks.new_desk(path)
    with closing(desks.open_desk(path)) as desk:
        assert desks.project(desk).name.startswith("caf")


def test_a_new_desk_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "FIRST_TAGS", ("pain", None))
    with pytest.raises(Exception):  # noqa: B017 - whatever goes wrong
        desks.new_desk(tmp_path / "new.desk")
    assert list(tmp_path.iterdir()) == []
