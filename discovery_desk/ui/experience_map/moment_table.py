"""The moments of a talk as rows and columns; stories are headings between them where there are several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from discovery_desk.domain.moment import Moment
from discovery_desk.domain.story import Story
from discovery_desk.ui.experience_map.map_look import spoken
from discovery_desk.ui.experience_map.moment_cells import READ_ONLY, Column, cell_text, heading, heading_name
from discovery_desk.ui.experience_map.moment_words import days_of, level_text, story_name
from discovery_desk.ui.experience_map.talk_map import TalkMap, told_or_heard
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CENTERED = frozenset({Column.NUMBER, Column.FELT})


@dataclass(frozen=True, slots=True)
class Row:
    """A moment, or the heading of a story."""

    id: str
    is_story: bool = False


class MomentTable(QAbstractTableModel):
    """`commit` keeps what was typed in a cell and says whether it could."""

    def __init__(
        self, talk: TalkMap, theme: Theme, commit: Callable[[Row, Column, Any], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._talk, self._theme, self._commit = talk, theme, commit
        self._rows: tuple[Row, ...] = ()
        self._row_of: dict[str, int] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, key: str) -> int:
        """−1 for what is not in the list."""
        return self._row_of.get(key, -1)

    def moment_at(self, row: int) -> Moment | None:
        return self._talk.moment(self._rows[row].id) if 0 <= row < len(self._rows) else None

    def story_at(self, row: int) -> Story | None:
        return self._talk.story(self._rows[row].id) if self._rows[row].is_story else None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._tell_all()

    def show_again(self) -> None:
        """The talk has changed: rows that stay are the same rows, with what is typed in them."""
        before, after = self._rows, self._rows_now()
        same = _shared(before, after)
        tail = _shared(before[same:][::-1], after[same:][::-1])
        self._take_out(same, len(before) - tail)
        self._put_in(same, after[same : len(after) - tail])
        self._tell_all()

    def _rows_now(self) -> tuple[Row, ...]:
        if len(self._talk.stories) < 2:
            return tuple(Row(moment.id) for moment in self._talk.moments)
        rows: list[Row] = []
        for story in self._talk.stories:
            rows += [Row(story.id, is_story=True), *(Row(one.id) for one in self._talk.of_story(story.id))]
        return tuple(rows)

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(NOWHERE, first, end - 1)
            self._set_rows((*self._rows[:first], *self._rows[end:]))
            self.endRemoveRows()

    def _put_in(self, first: int, rows: tuple[Row, ...]) -> None:
        if rows:
            self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
            self._set_rows((*self._rows[:first], *rows, *self._rows[first:]))
            self.endInsertRows()

    def _set_rows(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._row_of = {row.id: at for at, row in enumerate(rows)}

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        names = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return (
            heading(section)
            if role == Qt.ItemDataRole.DisplayRole
            else heading_name(section)
            if role in names
            else None
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index)
        if row is not None and self._can_edit(row, Column(index.column())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _can_edit(self, row: Row, column: Column) -> bool:
        return column in (Column.TIME, Column.MOMENT) if row.is_story else column not in READ_ONLY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._short(row, column)
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, column, is_edited=role == Qt.ItemDataRole.EditRole)
            case Qt.ItemDataRole.ToolTipRole:
                return as_plain(self._words(row, column, is_edited=False))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.spoken(index.row())
        return self._dress(row, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        return row is not None and role == Qt.ItemDataRole.EditRole and self._commit(row, Column(index.column()), value)

    def spoken(self, row: int) -> str:
        """The words of the box on the map, or the heading."""
        moment = self.moment_at(row)
        if moment is None:
            return self._story_words(self._rows[row]) if 0 <= row < len(self._rows) else ""
        numbers, count = self._talk.badges.get(moment.id, ()), len(self._talk.moments)
        return spoken(moment, told_or_heard(moment), numbers, (self._talk.number(moment.id), count))

    def written(self, keys: Iterable[str]) -> str:
        """Rows of moments as lines, and their cells with tabs between them, as a spreadsheet takes them."""
        found = [moment for key in keys if (moment := self._talk.moment(key)) is not None]
        return "\n".join("\t".join(self._written(moment, column) for column in Column) for moment in found)

    def _written(self, moment: Moment, column: Column) -> str:
        """A feeling is a number that can be reckoned with."""
        if column is Column.FELT:
            return "" if moment.emotion is None else str(moment.emotion)
        return " ".join(cell_text(self._talk, moment, column).split())

    def _short(self, row: Row, column: Column) -> str:
        """A feeling is its figure where it is seen; whoever edits it or listens gets its word as well."""
        moment = self._talk.moment(row.id)
        if column is Column.FELT and moment is not None:
            return level_text(moment.emotion) if moment.emotion is not None else ""
        return self._words(row, column, is_edited=False)

    def _words(self, row: Row, column: Column, *, is_edited: bool) -> str:
        if row.is_story:
            story = self._talk.story(row.id)
            texts = {Column.TIME: days_of(story), Column.MOMENT: story.title} if story else {}
            return self._story_words(row) if column is Column.MOMENT and not is_edited else texts.get(column, "")
        moment = self._talk.moment(row.id)
        return cell_text(self._talk, moment, column) if moment else ""

    def _story_words(self, row: Row) -> str:
        at = next((at for at, one in enumerate(self._talk.stories, start=1) if one.id == row.id), 0)
        return story_name(self._talk.stories[at - 1], at) if at else tr("Story")

    def _dress(self, row: Row, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if column in CENTERED else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and (row.is_story or column is Column.MOMENT):
            return self._font(600 if row.is_story else 500)
        if role == Qt.ItemDataRole.BackgroundRole and row.is_story:
            return self._theme.color("sunken")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(row, column)
        return None

    def _ink(self, row: Row, column: Column) -> Any:
        moment = self._talk.moment(row.id)
        if moment is not None and moment.hurts and column is Column.FELT:
            return self._theme.ink("feeling")
        return self._theme.color("ink-2" if column in (Column.NUMBER, Column.HEARD, Column.TIME) else "ink")

    def _font(self, weight: int) -> QFont:
        return self._theme.font("base", weight)


def as_plain(words: str) -> str:
    """A tooltip that wraps and in which `<b>` is no markup."""
    return f"<p>{escape(words)}</p>" if words else ""


def _shared(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """How many rows both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
