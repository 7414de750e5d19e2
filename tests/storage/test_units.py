"""The one door: all or nothing, and a record of exactly what differs."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from discovery_desk.domain.change import Change
from discovery_desk.domain.errors import DiskFull, FileExists, FileMissing, FileReplaced, FileTrouble, FolderMissing
from discovery_desk.domain.guide import Guide, GuideId, ResearchQuestion, ResearchQuestionId
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.note import NoteId, Tag, TagId
from discovery_desk.domain.participant import Participant, ParticipantId
from discovery_desk.storage import connection, desk_file
from discovery_desk.storage.desk_file import DeskFile
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.trouble import RowsDisagree

PAIN = Tag(id=TagId("pain"), name="pain", key=1)
GUIDE = Guide(id=GuideId("g"), title="Guide")
QUESTION = ResearchQuestion(id=ResearchQuestionId("q"), guide_id=GUIDE.id, text="Why?")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plain.desk"
    desk_file.create(path)
    return path


@pytest.fixture
def file(path: Path) -> Iterator[DeskFile]:
    opened = desk_file.open_file(path)
    yield opened
    opened.close()


def reread(path: Path) -> tuple[Tag, ...]:
    again = desk_file.open_file(path)
    try:
        return again.read.all(Tag)
    finally:
        again.close()


def test_a_unit_is_on_the_disk_when_it_ends(file: DeskFile, path: Path) -> None:
    with file.unit() as unit:
        unit.put(PAIN)
    file.close()
    assert reread(path) == (PAIN,)


def test_a_failed_unit_leaves_nothing(file: DeskFile) -> None:
    with pytest.raises(ZeroDivisionError), file.unit() as unit:
        unit.put(PAIN)
        unit.put(GUIDE)
        raise ZeroDivisionError
    assert file.read.all(Tag) == ()
    with file.unit() as unit:
        unit.put(PAIN)
    assert file.read.all(Tag) == (PAIN,)


def test_a_row_that_refers_to_nothing_takes_the_whole_unit_back(file: DeskFile) -> None:
    with pytest.raises(RowsDisagree), file.unit() as unit:
        unit.put(PAIN)
        unit.put(QUESTION)
    assert file.read.all(Tag) == ()


def test_rows_may_come_before_what_they_refer_to(file: DeskFile) -> None:
    with file.unit() as unit:
        unit.put(QUESTION)
        unit.put(GUIDE)
    with file.unit() as unit:
        unit.delete(GUIDE)
        unit.delete(QUESTION)
    assert file.read.all(Guide) == ()


def test_nothing_that_differs_is_nothing_written(file: DeskFile, path: Path) -> None:
    with file.unit() as unit:
        unit.put(PAIN)
    file.close()
    before = path.read_bytes()
    again = desk_file.open_file(path)
    with again.unit() as unit:
        unit.put(PAIN)
        unit.delete(Tag(id=TagId("gone"), name="gone"))
        assert unit.changes() == ()
    again.close()
    assert path.read_bytes() == before


def test_a_unit_records_each_row_once_from_before_to_after(file: DeskFile) -> None:
    with file.unit() as unit:
        unit.put(PAIN)
    with file.unit() as unit:
        unit.put(replace(PAIN, name="hurt"))
        unit.put(replace(PAIN, name="ache"))
        unit.put(GUIDE)
        unit.delete(GUIDE)
    assert unit.changes() == (Change(Tag, "pain", PAIN, replace(PAIN, name="ache")),)


def test_a_row_put_back_as_it_was_is_no_change(file: DeskFile) -> None:
    with file.unit() as unit:
        unit.put(PAIN)
    with file.unit() as unit:
        unit.delete(PAIN)
        unit.put(PAIN)
    assert unit.changes() == ()
    assert file.read.all(Tag) == (PAIN,)


def test_a_change_can_be_applied_both_ways(file: DeskFile) -> None:
    with file.unit() as unit:
        unit.apply(Change(Tag, "pain", None, PAIN))
    with file.unit() as unit:
        unit.apply(Change(Tag, "pain", PAIN, None))
    assert file.read.all(Tag) == ()


def test_reading_asks_only_for_known_columns(file: DeskFile) -> None:
    with pytest.raises(KeyError):
        file.read.where(Tag, **{'name" OR 1 --': "x"})
    with pytest.raises(KeyError):
        file.read.where(Tag, order="name; DROP TABLE tag")


def test_the_settings_that_keep_notes_safe_are_in_force(file: DeskFile) -> None:
    for name, _, expected in connection.SETTINGS:
        assert file._db.execute(f"PRAGMA {name}").fetchone()[0] == expected


def test_a_setting_that_does_not_take_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SETTINGS", (("journal_mode", "TRUNCATE", "wal"),))
    with pytest.raises(FileTrouble):
        desk_file.open_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_file_and_its_journal_are_for_their_owner_only(file: DeskFile, path: Path) -> None:
    before = os.umask(0)
    try:
        desk_file.create(path.with_name("other.desk"))
        with file.unit() as unit:
            unit.put(PAIN)
    finally:
        os.umask(before)
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_creating_never_overwrites(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExists):
        desk_file.create(path)
    assert path.read_bytes() == before


def test_creating_in_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        desk_file.create(tmp_path / "nowhere" / "new.desk")


def test_a_failed_creation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no luck")

    monkeypatch.setattr(desk_file.migrations, "current_version", fail)
    with pytest.raises(sqlite3.OperationalError):
        desk_file.create(tmp_path / "new.desk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["what? #1 100%.desk", "a b&c=d;e.desk", "ملف 😀.desk", "file:x.desk", "-rf.desk"])
def test_names_mean_themselves(tmp_path: Path, name: str) -> None:
    desk_file.create(tmp_path / name)
    opened = desk_file.open_file(tmp_path / name)
    with opened.unit() as unit:
        unit.put(PAIN)
    opened.close()
    assert reread(tmp_path / name) == (PAIN,)
    assert {one.name for one in tmp_path.iterdir()} <= {name, f"{name}-journal"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are not text")
def test_a_name_that_is_not_text_can_be_opened(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.desk"))
    desk_file.create(path)
    assert reread(path) == ()


def test_writing_to_a_file_that_was_removed_is_refused(file: DeskFile, path: Path) -> None:
    path.unlink()
    with pytest.raises(FileMissing), file.unit() as unit:
        unit.put(PAIN)
    with pytest.raises(FileMissing), file.drafts() as drafts:
        drafts.of(InterviewId("i"))
    assert not path.exists()


def test_writing_to_a_file_that_was_exchanged_is_refused(file: DeskFile, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.desk"
    desk_file.create(other)
    other.replace(path)
    before = path.read_bytes()
    with pytest.raises(FileReplaced), file.unit() as unit:
        unit.put(PAIN)
    assert path.read_bytes() == before


def test_a_file_exchanged_in_the_middle_of_a_unit_is_refused(file: DeskFile, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.desk"
    desk_file.create(other)
    before = other.read_bytes()
    with pytest.raises(FileReplaced), file.unit() as unit:
        unit.put(PAIN)
        other.replace(path)
    assert path.read_bytes() == before


def test_writing_to_a_file_that_was_emptied_is_refused(file: DeskFile, path: Path) -> None:
    os.truncate(path, 0)
    with pytest.raises(FileReplaced), file.unit() as unit:
        unit.put(PAIN)
    assert path.read_bytes() == b""


def test_a_full_disk_takes_nothing_of_what_was_kept(file: DeskFile) -> None:
    with file.unit() as unit:
        unit.put(PAIN)
    pages = file._db.execute("PRAGMA page_count").fetchone()[0]
    file._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), file.unit() as unit:
        for number in range(200):
            unit.put(Tag(id=TagId(f"t{number}"), name="x" * 500))
    assert file.read.all(Tag) == (PAIN,)
    file._db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    with file.unit() as unit:
        unit.put(GUIDE)
    assert file.read.all(Guide) == (GUIDE,)
    assert file._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def interview(file: DeskFile) -> InterviewId:
    with file.unit() as unit:
        unit.put(Participant(id=ParticipantId("p"), name="Ada"))
        unit.put(Interview(id=InterviewId("i"), participant_id=ParticipantId("p"), title="T"))
    return InterviewId("i")


def test_a_draft_is_on_the_disk_at_once(file: DeskFile, path: Path) -> None:
    draft = Draft(interview_id=interview(file), note_id=NoteId("n"), text="half a sen", keyed_ms=5)
    with file.drafts() as drafts:
        drafts.save(draft)
    assert not file._db.in_transaction
    other = sqlite3.connect(path)
    assert other.execute("SELECT text FROM draft").fetchall() == [("half a sen",)]
    other.close()


def test_an_interview_has_one_begun_line_and_apart_from_it_one_note_being_mended(file: DeskFile) -> None:
    begun = Draft(interview_id=interview(file), note_id=NoteId("n"), text="ha", keyed_ms=5)
    newer = replace(begun, note_id=NoteId("o"), text="half")
    mended = Draft(interview_id=begun.interview_id, note_id=NoteId("m"), text="mend", keyed_ms=0, mends_id=NoteId("m"))
    with file.drafts() as drafts:
        for draft in (begun, newer, mended):
            drafts.save(draft)
        assert drafts.of(begun.interview_id) == newer
        assert drafts.mending_of(begun.interview_id) == mended
        drafts.drop(mended.note_id)
        assert drafts.of(begun.interview_id) == newer
        drafts.drop(newer.note_id)
        assert drafts.of(begun.interview_id) is None


def test_a_draft_dropped_in_a_failed_unit_is_still_there(file: DeskFile) -> None:
    draft = Draft(interview_id=interview(file), note_id=NoteId("n"), text="half", keyed_ms=5)
    with file.drafts() as drafts:
        drafts.save(draft)
    with pytest.raises(ZeroDivisionError), file.unit() as unit:
        unit.drafts.drop(draft.interview_id)
        raise ZeroDivisionError
    with file.drafts() as drafts:
        assert drafts.of(draft.interview_id) == draft
