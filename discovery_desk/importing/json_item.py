"""JSON read with care: every complaint names the place, and what nobody asked for is not lost."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from discovery_desk.domain.errors import FileMissing, NoPermission, UnreadableSource
from discovery_desk.domain.note import clean

LARGEST_FILE = 20_000_000
MOST_ITEMS = 20_000
LARGEST_NUMBER = 2**53
DEEPEST = 50

T = TypeVar("T", bound=Enum)


class Item:
    """One JSON object. Reading a key marks it as read; `rest` is what has not been."""

    def __init__(self, raw: Any, path: Path, place: str) -> None:
        self._path, self._place = path, place
        if not isinstance(raw, dict):
            raise UnreadableSource(path, f"{place} is not an object")
        self._raw: dict[str, Any] = raw
        self._read: set[str] = set()
        self._inner: dict[str, Item] = {}
        self._whole: set[str] = set()

    def complaint(self, reason: str) -> UnreadableSource:
        return UnreadableSource(self._path, reason)

    def text(self, key: str, default: str | None = None) -> str:
        """Cleaned text. null counts as missing; without a default a missing key is refused."""
        return clean(self._typed(key, str, default))

    def integer(self, key: str, default: int | None = None) -> int:
        value: int = self._typed(key, int, default)
        if isinstance(value, bool) or abs(value) > LARGEST_NUMBER:
            raise self.complaint(f"{self._at(key)} is not a whole number")
        return value

    def number(self, key: str) -> float:
        """Finite."""
        value: float = self._typed(key, (int, float), None)
        if isinstance(value, bool) or not abs(value) <= LARGEST_NUMBER:
            raise self.complaint(f"{self._at(key)} is not a number")
        return value

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """So many of them, or none at all."""
        values = self._list(key, optional=True)
        are_fine = all(isinstance(one, (int, float)) and abs(one) <= LARGEST_NUMBER for one in values)
        if not are_fine or any(isinstance(one, bool) for one in values) or len(values) not in (0, count):
            raise self.complaint(f"{self._at(key)} is not {count} numbers")
        return tuple(values)

    def milliseconds(self, key: str) -> int:
        """A key that holds seconds."""
        value: float = self._typed(key, (int, float), None)
        if isinstance(value, bool) or not abs(value) < 10_000_000:
            raise self.complaint(f"{self._at(key)} is not a number of seconds")
        return round(value * 1000)

    def optional_milliseconds(self, key: str) -> int | None:
        return self.milliseconds(key) if self.has(key) else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        return bool(self._typed(key, bool, default))

    def day(self, key: str) -> date | None:
        text = self.text(key, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.complaint(f"{self._at(key)} is not a date") from error

    def one_of(self, key: str, kind: type[T], default: T | None = None) -> T:
        text = self.text(key, None if default is None else str(default.value))
        try:
            return kind(text)
        except ValueError as error:
            known = ", ".join(str(one.value) for one in kind)
            raise self.complaint(f"{self._at(key)} is none of {known}") from error

    def has(self, key: str) -> bool:
        return self._raw.get(key) is not None

    def item(self, key: str) -> Item:
        value = self._typed(key, dict, None)
        if key not in self._inner:
            self._inner[key] = Item(value, self._path, self._at(key))
        return self._inner[key]

    def items(self, key: str, *, optional: bool = False) -> Iterator[Item]:
        for index, raw in enumerate(self._list(key, optional=optional)):
            yield Item(raw, self._path, f"{self._at(key)}[{index}]")

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        values = self._list(key, optional=optional)
        if not all(isinstance(value, str) for value in values):
            raise self.complaint(f"{self._at(key)} is not a list of texts")
        return tuple(clean(value) for value in values)

    def leave(self, *keys: str) -> None:
        """These say nothing that is not said elsewhere."""
        for key in keys:
            self._read.add(key)
            self._inner.pop(key, None)

    def keep_whole(self, key: str) -> None:
        """This says more than what is taken from it."""
        self._whole.add(key)

    def rest(self) -> dict[str, Any]:
        """What nobody has read, as it stands in the file, also inside what has been; null says nothing."""
        rest = {key: value for key, value in self._raw.items() if key not in self._read and value is not None}
        rest |= {key: inside for key, item in self._inner.items() if (inside := item.rest())}
        return rest | {key: self._raw[key] for key in self._whole if self.has(key)}

    def plain(self, key: str) -> Any:
        """As it stands in the file, whatever it is."""
        return self._raw.get(key)

    @property
    def place(self) -> str:
        return self._place

    def keys(self) -> tuple[str, ...]:
        return tuple(self._raw)

    def _list(self, key: str, *, optional: bool) -> list[Any]:
        values: list[Any] = self._typed(key, list, [] if optional else None)
        if len(values) > MOST_ITEMS:
            raise self.complaint(f"{self._at(key)} is too long")
        return values

    def _typed(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        self._read.add(key)
        value = self._raw.get(key)
        if value is None:
            if default is None:
                raise self.complaint(f"{self._at(key)} is missing")
            return default
        if not isinstance(value, kind):
            raise self.complaint(f"{self._at(key)} is of the wrong type")
        return value

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key


def read_json(path: Path) -> Item:
    """The object a JSON file holds. Raises `FileTrouble`; the file's words are never part of a complaint."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(path, "it is not a file")
        if status.st_size > LARGEST_FILE:
            raise UnreadableSource(path, "it is larger than 20 MB")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise NoPermission(path) from error
    return parsed_json(path, data)


def parsed_json(path: Path, data: bytes) -> Item:
    """The object that the JSON holds, which came out of the file. Raises `UnreadableSource`."""
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise UnreadableSource(path, f"it is not JSON (line {error.lineno})") from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UnreadableSource(path, "it is not JSON") from error
    if _depth(raw) > DEEPEST:
        raise UnreadableSource(path, "it is nested too deeply")
    return Item(_cleaned(raw), path, "")


def _refuse(constant: str) -> NoReturn:
    """NaN and the infinities are not JSON, though Python reads them."""
    raise ValueError(constant)


def _depth(raw: Any) -> int:
    """Not recursive: what is being measured may be deeper than the stack."""
    depth, level = 0, [raw]
    while level:
        depth += 1
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return depth


def _cleaned(raw: Any) -> Any:
    """Every text cleaned, also in what nobody is going to read: it is kept as it stands."""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, list):
        return [_cleaned(one) for one in raw]
    if isinstance(raw, dict):
        return {clean(key): _cleaned(value) for key, value in raw.items()}
    return raw
