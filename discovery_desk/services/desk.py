"""An open desk: the file, what can be undone, and who is told of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path

from discovery_desk.domain.change import Change, ChangeSet, Entity
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.note import TAG_KEYS, Tag, TagId, clean
from discovery_desk.domain.ordering import even_ranks
from discovery_desk.domain.sharing import Share
from discovery_desk.domain.team import Project, ProjectId
from discovery_desk.host.clock import Clock, SystemClock
from discovery_desk.host.ids import new_id
from discovery_desk.services.feed import Feed
from discovery_desk.services.history import History
from discovery_desk.storage import desk_file
from discovery_desk.storage.desk_file import DeskFile
from discovery_desk.storage.drafts import Drafts
from discovery_desk.storage.reading import Reading
from discovery_desk.storage.trouble import RowsDisagree
from discovery_desk.storage.unit_of_work import UnitOfWork
from discovery_desk.storage.window_lock import WindowLock

PROJECT = ProjectId("project")
FIRST_TAGS = (
    "pain",
    "need",
    "desire",
    "workaround",
    "feeling",
    "context",
    "actor",
    "insight",
    "solution-request",
    "key-moment",
    "follow-up",
)


class Desk:
    """Belongs to the thread that opened it."""

    def __init__(self, file: DeskFile, clock: Clock | None = None, lock: WindowLock | None = None) -> None:
        self._file = file
        self._lock = lock
        self._open_unit: UnitOfWork | None = None
        self.clock: Clock = clock or SystemClock()
        self.feed = Feed()
        self.history = History()

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read(self) -> Reading:
        return self._file.read

    @contextmanager
    def drafts(self) -> Iterator[Drafts]:
        with self._file.drafts() as drafts:
            yield drafts

    @contextmanager
    def change(
        self, label: str, *, origin: object = None, merge_key: str | None = None, undoable: bool = True
    ) -> Iterator[UnitOfWork]:
        """One act: all or nothing on the disk, then one undo step and one message on the feed.

        A change inside a change joins it. One that is not `undoable` stays out of the history.
        """
        if self._open_unit is not None:
            yield self._open_unit
            return
        with self._file.unit() as unit:
            self._open_unit = unit
            try:
                yield unit
            finally:
                self._open_unit = None
        changes = ChangeSet(label, unit.changes(), origin, merge_key)
        if changes:
            if undoable:
                self.history.record(changes)
            self.feed.publish(changes)

    def undo(self) -> str | None:
        """Take the newest step back; its label, or None when there is nothing to undo.

        Raises `RuleBroken`, with nothing written: "changed-meanwhile" when another program has changed the same,
        "has-left" when a page of what would go has been shared.
        """
        step = self.history.to_undo
        if step is None:
            return None
        self._write(step.inverted(), self.history.cannot_undo)
        self.history.undone()
        self.feed.publish(step.inverted())
        return step.label

    def take_back(self, merge_key: str) -> bool:
        """As if the newest step had not been; False when another act is newer than the step of this key."""
        step = self.history.to_undo
        if step is None or step.merge_key != merge_key:
            return False
        self._write(step.inverted(), self.history.cannot_undo)
        self.history.dropped()
        self.feed.publish(step.inverted())
        return True

    def redo(self) -> str | None:
        step = self.history.to_redo
        if step is None:
            return None
        self._write(step, self.history.cannot_redo)
        self.history.redone()
        self.feed.publish(replace(step, origin=None))
        return step.label

    def notice_outside_changes(self) -> bool:
        """Tell the views to read again when another program has written; undo steps from before no longer hold."""
        if not self._file.was_changed_outside():
            return False
        self.history.clear()
        self.feed.publish(ChangeSet("", is_from_outside=True))
        return True

    def close(self) -> None:
        self._file.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self, step: ChangeSet, give_up: Callable[[], None]) -> None:
        try:
            with self._file.unit() as unit:
                for change in step.changes:
                    _apply(unit, change)
        except RuleBroken:
            give_up()
            raise
        except RowsDisagree as error:
            give_up()
            raise RuleBroken("has-left" if self._has_left(step) else "changed-meanwhile") from error

    def _has_left(self, step: ChangeSet) -> bool:
        """A page of an interview that the step would take out of the desk is in the log of what was shared."""
        gone = [change.id for change in step.of(Interview) if change.after is None]
        return any(self.read.where(Share, interview_id=interview_id) for interview_id in gone)


def _apply(unit: UnitOfWork, change: Change) -> None:
    """Write one change of an undo step: only the fields that it changed, and only where nobody changed them since."""
    current = unit.get(change.entity, change.id)
    if change.before is None or change.after is None or current is None:
        if current != change.before:
            raise RuleBroken("changed-meanwhile")
        unit.apply(change)
        return
    unit.put(_with_fields_of(change, current))


def _with_fields_of(change: Change, current: Entity) -> Entity:
    touched = {}
    for field in fields(change.entity):
        was, becomes = getattr(change.before, field.name), getattr(change.after, field.name)
        if was != becomes:
            if getattr(current, field.name) != was:
                raise RuleBroken("changed-meanwhile")
            touched[field.name] = becomes
    return replace(current, **touched)  # type: ignore[type-var]  # every Entity is a dataclass; Protocols cannot say so


def new_desk(path: Path, name: str = "") -> None:
    """Make a desk file with the project's first tags."""
    desk_file.create(path)
    try:
        desk = open_desk(path)
        try:
            _furnish(desk, name or path.stem)
        finally:
            desk.close()
    except BaseException:
        desk_file.remove(path)
        raise


def open_desk(path: Path, *, clock: Clock | None = None, for_window: bool = False) -> Desk:
    """Open a desk. A window takes the desk's lock; commands add to it beside an open window."""
    lock = WindowLock(path) if for_window and path.is_file() else None
    try:
        return Desk(desk_file.open_file(path), clock, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def desk_in_memory(clock: Clock | None = None, name: str = "") -> Desk:
    desk = Desk(desk_file.open_memory(), clock)
    _furnish(desk, name)
    return desk


def project(desk: Desk) -> Project:
    return desk.read.get(Project, PROJECT) or Project(id=PROJECT, name="")


def rename_project(desk: Desk, name: str) -> None:
    with desk.change("Rename the desk") as unit:
        unit.put(replace(project(desk), name=clean(name)))


def _furnish(desk: Desk, name: str) -> None:
    with desk.change("New desk", undoable=False) as unit:
        unit.put(Project(id=PROJECT, name=clean(name)))
        for index, (tag, rank) in enumerate(zip(FIRST_TAGS, even_ranks(len(FIRST_TAGS)), strict=True)):
            key = index + 1 if index < TAG_KEYS else None
            unit.put(Tag(id=TagId(new_id()), name=tag, key=key, rank=rank))
