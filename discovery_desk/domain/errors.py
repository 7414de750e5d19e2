"""What can go wrong, as data: the ui words it, nobody shows it raw."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


class DeskError(Exception):
    """Something a person can be told in one sentence. Not a bug."""


@dataclass(eq=False)
class RuleBroken(DeskError):
    """A rule of the field was broken; `rule` names it, `detail` is what was given."""

    rule: str
    detail: str = ""


@dataclass(eq=False)
class NotFound(DeskError):
    """Nothing, or more than one thing, answers to what was asked for."""

    what: str
    asked: str
    candidates: tuple[str, ...] = ()


@dataclass(eq=False)
class FileTrouble(DeskError):
    """The world failed; the file is as it was before."""

    path: PurePath


class FileMissing(FileTrouble):
    """There is no such file."""


class FolderMissing(FileTrouble):
    """There is no such folder."""


class FileExists(FileTrouble):
    """The file is there already and would have been overwritten."""


class NotADesk(FileTrouble):
    """The file is something else, or empty."""


class NewerFormat(FileTrouble):
    """A newer program made this file."""


class DamagedFile(FileTrouble):
    """The file is a desk, but its contents do not hold together."""


class FileInUse(FileTrouble):
    """Another window or program holds the file."""


class NoPermission(FileTrouble):
    """The system does not allow reading or writing there."""


class DiskFull(FileTrouble):
    """No room left; nothing was half written."""


class FileReplaced(FileTrouble):
    """The file was removed or exchanged while the program had it open."""


@dataclass(eq=False)
class UnreadableSource(FileTrouble):
    """A file offered for import is not what it should be; `reason` says where."""

    reason: str


@dataclass(eq=False)
class AlreadyImported(FileTrouble):
    """The same source is in this desk already."""

    title: str
