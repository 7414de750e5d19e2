"""Whatever a file turns out to be: it is opened whole, or refused by name with its bytes untouched."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from discovery_desk.domain.errors import (
    DamagedFile,
    FileExists,
    FileInUse,
    FileMissing,
    FileTrouble,
    NewerFormat,
    NoPermission,
    NotADesk,
)
from discovery_desk.domain.guide import Guide, GuideId, StoryPrompt
from discovery_desk.domain.note import Tag, TagId
from discovery_desk.storage import backup, desk_file, examination, migrations, window_lock
from discovery_desk.storage.connection import open_in_memory
from discovery_desk.storage.desk_file import DeskFile
from discovery_desk.storage.migrations import steps
from discovery_desk.storage.tables import NAMES
from discovery_desk.storage.window_lock import WindowLock

PAIN = Tag(id=TagId("pain"), name="pain", key=1)
FILLER = tuple(Guide(id=GuideId(f"g{n}"), title=f"Guide {n}", outcome="words " * 40) for n in range(60))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of many pages; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.desk"
    desk_file.create(path)
    with closing(desk_file.open_file(path)) as opened, opened.unit() as unit:
        unit.put(PAIN)
        for guide in FILLER:
            unit.put(guide)
    return path


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "kitchen.desk"))


def run_sql(path: Path, *statements: str) -> None:
    """What another program might do to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def assert_refused(path: Path, trouble: type[FileTrouble]) -> None:
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as refused:
        desk_file.open_file(path)
    assert type(refused.value) is trouble
    assert refused.value.path == path
    assert path.read_bytes() == before


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        desk_file.open_file(tmp_path / "nothing.desk")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "link.desk").symlink_to(tmp_path / "nothing.desk")
    with pytest.raises(FileMissing):
        desk_file.open_file(tmp_path / "link.desk")


def test_a_folder_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(NotADesk):
        desk_file.open_file(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_no_desk_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.desk")
    with pytest.raises(NotADesk):
        desk_file.open_file(tmp_path / "pipe.desk")


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"SQLite format 3\x00", b"\x00" * 50, b"Dear diary\n" * 500, b"\x00" * 4096, b"PK\x03\x04" * 200],
    ids=["empty", "one byte", "magic only", "50 bytes", "a letter", "zeros", "an archive"],
)
def test_something_else_is_no_desk(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.desk").write_bytes(content)
    assert_refused(tmp_path / "other.desk", NotADesk)


def test_the_first_fifty_bytes_of_a_desk_are_no_desk(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])
    assert_refused(path, NotADesk)


def test_the_database_of_another_program_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "browser.desk"
    run_sql(path, "CREATE TABLE history (url TEXT)", "INSERT INTO history VALUES ('a')")
    assert_refused(path, NotADesk)


CHANGES: tuple[tuple[str, type[FileTrouble], tuple[str, ...]], ...] = (
    ("another program's mark", NotADesk, ("PRAGMA application_id = 12345",)),
    ("a newer major version", NewerFormat, ("PRAGMA user_version = 2000",)),
    ("a far newer version", NewerFormat, ("PRAGMA user_version = 2147483647",)),
    ("a negative version", NewerFormat, ("PRAGMA user_version = -1",)),
    ("no version", DamagedFile, ("PRAGMA user_version = 0",)),
    ("a foreign table", DamagedFile, ("CREATE TABLE extra (x)",)),
    ("a foreign view", DamagedFile, ("CREATE VIEW people AS SELECT name FROM participant",)),
    ("a foreign index", DamagedFile, ("CREATE INDEX quick ON note(text)",)),
    ("a foreign column", DamagedFile, ("ALTER TABLE note ADD COLUMN evil TEXT",)),
    (
        "a trigger that loses notes",
        DamagedFile,
        ("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END",),
    ),
    (
        "a trigger on the list of migrations",
        DamagedFile,
        ("CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM note; END",),
    ),
    ("a view that looks like a migration's", DamagedFile, ("CREATE VIEW _sqlite_views AS SELECT 1",)),
    ("a missing table", DamagedFile, ("PRAGMA foreign_keys = OFF", "DROP TABLE heard_facet")),
    ("a missing index", DamagedFile, ("DROP INDEX note_in_order",)),
    (
        "a reference to nothing",
        DamagedFile,
        ("PRAGMA foreign_keys = OFF", "INSERT INTO story_prompt VALUES (1, 'a', 'nobody', 't', 'wide', 0)"),
    ),
    ("no list of migrations", DamagedFile, ("DROP TABLE _sqlite_migrations",)),
    ("an empty list of migrations", DamagedFile, ("DELETE FROM _sqlite_migrations",)),
)


@pytest.mark.parametrize(("trouble", "statements"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_desk_that_others_have_changed_is_refused(
    path: Path, trouble: type[FileTrouble], statements: tuple[str, ...]
) -> None:
    run_sql(path, *statements)
    assert_refused(path, trouble)


def test_a_database_with_only_our_mark_on_it_is_no_whole_desk(tmp_path: Path) -> None:
    path = tmp_path / "bare.desk"
    run_sql(path, f"PRAGMA application_id = {examination.APPLICATION_ID}", "PRAGMA user_version = 1001")
    assert_refused(path, DamagedFile)


@pytest.mark.parametrize("part", [0.99, 0.75, 0.5, 0.25, 0.05])
def test_a_cut_off_file_is_refused(path: Path, part: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert_refused(path, DamagedFile)


def read_everything(file: DeskFile) -> None:
    for entity in NAMES:
        file.read.all(entity)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_end_in_a_desk_or_in_a_named_trouble(path: Path, seed: int) -> None:
    """Never in a traceback, and never in other bytes than those that were there."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 8, 200])):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    try:
        with closing(desk_file.open_file(path)) as opened:
            read_everything(opened)
    except FileTrouble:
        pass
    assert path.read_bytes() == content


@pytest.mark.parametrize("page", range(1, 12))
def test_a_page_of_zeros_is_refused(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)
    assert_refused(path, DamagedFile)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE story_prompt SET scope = 'enormous'",
        "UPDATE story_prompt SET text = CAST(x'ff41' AS TEXT)",
    ],
    ids=["an unknown kind", "text that is no text"],
)
def test_values_that_this_program_would_not_write_are_a_named_trouble(path: Path, statement: str) -> None:
    run_sql(path, "INSERT INTO story_prompt VALUES (1, 'a', 'g1', 't', 'wide', 0)", statement)
    with closing(desk_file.open_file(path)) as opened, pytest.raises(DamagedFile) as trouble:
        opened.read.all(StoryPrompt)
    assert trouble.value.path == path


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nobody refuses root anything")
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_file_that_may_not_be_read_or_written_is_refused(path: Path, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(NoPermission):
        desk_file.open_file(path)


def test_a_file_that_the_system_refuses_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NoPermission):
        desk_file.open_file(path)


def test_a_newer_minor_version_opens_and_keeps_what_is_unknown(path: Path) -> None:
    run_sql(
        path,
        "ALTER TABLE tag ADD COLUMN colour TEXT",
        "UPDATE tag SET colour = 'red'",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('desk', 'm0099_colours', '2027')",
        "PRAGMA user_version = 1099",
    )
    with closing(desk_file.open_file(path)) as opened:
        with opened.unit() as unit:
            unit.put(Tag(id=PAIN.id, name="ache"))
        assert opened.read.all(Tag) == (Tag(id=PAIN.id, name="ache"),)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT name, colour FROM tag").fetchall() == [("ache", "red")]
        assert db.execute("PRAGMA user_version").fetchone() == (1099,)


def test_a_desk_that_another_program_left_in_another_journal_mode_is_brought_back(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)", "DROP TABLE t")
    with closing(desk_file.open_file(path)) as opened:
        assert opened._db.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert opened.read.all(Tag) == (PAIN,)


def test_a_desk_that_is_being_written_by_another_is_in_use(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileInUse):
            desk_file.open_file(path)


def test_writing_while_another_writes_is_refused_and_works_afterwards(path: Path) -> None:
    with closing(desk_file.open_file(path)) as opened, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileInUse), opened.unit() as unit:
            unit.put(Tag(id=TagId("need"), name="need"))
        assert opened.read.all(Tag) == (PAIN,)
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileInUse):
            opened.read.all(Tag)
        other.execute("ROLLBACK")
        with opened.unit() as unit:
            unit.put(Tag(id=TagId("need"), name="need"))
        assert len(opened.read.all(Tag)) == 2


def test_what_another_program_commits_is_noticed_once(path: Path) -> None:
    with closing(desk_file.open_file(path)) as opened:
        assert not opened.was_changed_outside()
        with opened.unit() as unit:
            unit.put(Tag(id=TagId("need"), name="need"))
        assert not opened.was_changed_outside()
        desk_file.open_file(path).close()
        assert not opened.was_changed_outside()
        run_sql(path, "UPDATE tag SET name = 'ache' WHERE id = 'pain'")
        assert opened.was_changed_outside()
        assert not opened.was_changed_outside()


KILLED_WHILE_WRITING = """
    import os, signal, sqlite3, sys
    db = sqlite3.connect(sys.argv[1], isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA cache_size = 2")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE tag SET name = 'half done'")
    db.execute("UPDATE guide SET outcome = upper(outcome) || 'changed'")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def interrupted(path: Path) -> Path:
    """A desk whose writer was killed in the middle of a transaction that had reached the file."""
    before = path.read_bytes()
    script = textwrap.dedent(KILLED_WHILE_WRITING)
    killed = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert examination.journal_of(path).stat().st_size > 0
    assert path.read_bytes() != before
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_killed_process_left_half_written_is_taken_back(interrupted: Path) -> None:
    with closing(desk_file.open_file(interrupted)) as opened:
        assert opened.read.all(Tag) == (PAIN,)
        assert set(opened.read.all(Guide)) == set(FILLER)
        assert opened._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_it_is_taken_back_through_a_link_too(interrupted: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "link.desk").symlink_to(interrupted)
    with closing(desk_file.open_file(folder / "link.desk")) as opened:
        assert opened.read.all(Tag) == (PAIN,)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_damaged_file_with_a_journal_is_refused_with_both_untouched(interrupted: Path) -> None:
    run = examination.journal_of(interrupted)
    content = bytearray(interrupted.read_bytes())
    content[4096 * 2 : 4096 * 4] = bytes(8192)
    interrupted.write_bytes(content)
    journal = bytearray(run.read_bytes())
    journal[600:] = bytes(len(journal) - 600)
    run.write_bytes(journal)
    assert_refused(interrupted, DamagedFile)
    assert run.read_bytes() == journal


@pytest.fixture
def one_step_more(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., None]], None]:
    """Gives this program one migration that files made so far do not have."""
    monkeypatch.setattr(steps.STEPS, "_migrations", list(steps.STEPS._migrations))

    def add(step: Callable[..., None]) -> None:
        steps.STEPS(name="m9999_colour")(step)
        schema = migrations.digest(after_steps())
        monkeypatch.setattr(migrations, "FORMATS", (*migrations.FORMATS, migrations.Format("m9999_colour", schema)))

    return add


def after_steps(stop_before: str = "") -> sqlite3.Connection:
    db = open_in_memory()
    try:
        steps.STEPS.apply(Database(db, execute_plugins=False), stop_before=stop_before)
    except (ZeroDivisionError, sqlite3.Error):  # of a step that is meant to fail
        db.rollback()
    return db


def test_the_schemas_written_down_are_those_that_the_steps_make() -> None:
    names = [step.name for step in steps.STEPS._migrations]
    assert [one.step for one in migrations.FORMATS] == names
    for known, following in zip(migrations.FORMATS, [*names[1:], ""], strict=True):
        assert migrations.digest(after_steps(following)) == known.schema


def before_upgrade(path: Path) -> Path:
    """Call it when there is one step more than the desk has seen."""
    return path.with_name(f"{path.stem}.before-{migrations.current_version() - 1}.desk")


def test_an_older_desk_is_copied_then_brought_up_to_date(path: Path, one_step_more: Callable[..., None]) -> None:
    one_step_more(lambda db: db.conn.execute("CREATE TABLE colour (x TEXT) STRICT"))
    path.with_name(f".{before_upgrade(path).name}.partial").write_bytes(b"left by a copy that was killed")
    with closing(desk_file.open_file(path)) as opened:
        assert opened.read.all(Tag) == (PAIN,)
        assert opened._db.execute("SELECT count(*) FROM colour").fetchone() == (0,)
        assert opened._db.execute("PRAGMA user_version").fetchone() == (migrations.current_version(),)
    copy = before_upgrade(path)
    assert sys.platform == "win32" or copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT name FROM tag").fetchall() == [("pain",)]
        assert db.execute("PRAGMA user_version").fetchone() == (migrations.current_version() - 1,)
    assert not list(path.parent.glob(".*"))
    with closing(desk_file.open_file(path)) as again:
        assert again.read.all(Tag) == (PAIN,)


def test_a_failed_upgrade_leaves_the_older_desk(path: Path, one_step_more: Callable[..., None]) -> None:
    def fail(db: object) -> None:
        db.conn.execute("CREATE TABLE colour (x TEXT)")  # type: ignore[attr-defined]
        db.conn.execute("DELETE FROM tag")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    one_step_more(fail)
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        desk_file.open_file(path)
    assert path.read_bytes() == before


def test_an_upgrade_that_would_break_references_is_taken_back(path: Path, one_step_more: Callable[..., None]) -> None:
    insert = "INSERT INTO story_prompt VALUES (1, 'a', 'nobody', 't', 'wide', 0)"
    one_step_more(lambda db: db.conn.execute(insert))
    before = path.read_bytes()
    with pytest.raises(DamagedFile):
        desk_file.open_file(path)
    assert path.read_bytes() == before


def test_a_copy_is_whole_private_and_leaves_no_other_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.desk"
    with closing(desk_file.open_file(path)) as opened:
        backup.copy_to(opened._db, target)
    with closing(desk_file.open_file(target)) as copy:
        assert copy.read.all(Tag) == (PAIN,)
        assert set(copy.read.all(Guide)) == set(FILLER)
    assert not list(tmp_path.glob(".*"))


def test_a_copy_that_fails_leaves_the_older_copy(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "copy.desk"
    target.write_bytes(b"older")
    monkeypatch.setattr(backup.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "I/O error")))
    with closing(desk_file.open_file(path)) as opened, pytest.raises(OSError, match="I/O"):
        backup.copy_to(opened._db, target)
    assert target.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))


HOLD = """
    import sys, time
    from pathlib import Path
    from discovery_desk.storage.window_lock import WindowLock
    lock = WindowLock(Path(sys.argv[1]))
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another window that has the desk open."""
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_window_is_refused_and_a_command_is_not(path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(FileInUse) as refused:
        WindowLock(path)
    assert refused.value.path == path
    with closing(desk_file.open_file(path)) as beside, beside.unit() as unit:
        unit.put(Tag(id=TagId("need"), name="need"))


def test_a_second_window_under_another_name_is_refused(path: Path, holder: subprocess.Popen[str]) -> None:
    link = path.parent / "link.desk"
    link.symlink_to(path)
    with pytest.raises(FileInUse):
        WindowLock(link)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_window_frees_its_desk(path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    WindowLock(path).release()


def test_a_closed_window_frees_its_desk_and_leaves_no_file(path: Path) -> None:
    WindowLock(path).release()
    WindowLock(path).release()
    assert [one.name for one in path.parent.glob("*.lock")] == []


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening and locking, the window before may have let go and removed the file."""
    lock_file = path.with_name(path.name + ".lock")
    real = window_lock._try_lock
    tries: list[int] = []

    def slow(handle: int) -> bool:
        tries.append(handle)
        if len(tries) == 1:
            lock_file.unlink()
        return real(handle)

    monkeypatch.setattr(window_lock, "_try_lock", slow)
    first = WindowLock(path)
    assert lock_file.exists()
    with pytest.raises(FileInUse):
        WindowLock(path)
    first.release()


def test_a_place_where_no_lock_can_be_made_is_a_named_trouble(path: Path) -> None:
    path.with_name(path.name + ".lock").mkdir()
    with pytest.raises(FileTrouble):
        WindowLock(path)


def test_troubles_are_told_apart() -> None:
    assert not issubclass(FileExists, FileMissing)
    assert {FileMissing, NotADesk, DamagedFile} <= set(FileTrouble.__subclasses__())
