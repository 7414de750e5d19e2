"""What can be undone and redone. In memory only: a kept log would keep what was promised to be erased."""

from __future__ import annotations

from discovery_desk.domain.change import ChangeSet

DEPTH = 1000


class History:
    """Two stacks of change sets."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []

    def record(self, changes: ChangeSet) -> None:
        self._undone.clear()
        newest = self._done[-1] if self._done else None
        if newest is not None and changes.merge_key is not None and newest.merge_key == changes.merge_key:
            joined = newest.joined(changes)
            self._done[-1:] = [joined] if joined else []
            return
        self._done.append(changes)
        del self._done[:-DEPTH]

    def undone(self) -> None:
        """The newest step has been taken back."""
        self._undone.append(self._done.pop())

    def dropped(self) -> None:
        """The newest step has been taken back for good."""
        self._done.pop()

    def redone(self) -> None:
        self._done.append(self._undone.pop())

    def cannot_undo(self) -> None:
        """The newest step no longer fits the desk, so nor does any before it. What was undone can still be redone."""
        self._done.clear()

    def cannot_redo(self) -> None:
        self._undone.clear()

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()

    @property
    def to_undo(self) -> ChangeSet | None:
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> ChangeSet | None:
        return self._undone[-1] if self._undone else None
