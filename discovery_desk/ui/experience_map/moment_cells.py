"""What stands in each column of the list of moments."""

from __future__ import annotations

from enum import IntEnum

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.leads_to import LeadsTo, written
from discovery_desk.domain.moment import Moment
from discovery_desk.ui.experience_map.moment_words import felt_text, kind_words, link_words
from discovery_desk.ui.experience_map.talk_map import TalkMap
from discovery_desk.ui.kit.words import tr


class Column(IntEnum):
    """In the order in which they stand: what matters most is seen in a narrow window."""

    NUMBER = 0
    TIME = 1
    MOMENT = 2
    FELT = 3
    KIND = 4
    PLACE = 5
    WHO = 6
    TOOLS = 7
    DOING = 8
    THINKING = 9
    FEELING = 10
    LEADS_TO = 11
    OPPORTUNITIES = 12
    HEARD = 13


READ_ONLY = frozenset({Column.NUMBER, Column.HEARD})
FIELDS = {
    Column.MOMENT: "label",
    Column.TIME: "told_time",
    Column.FELT: "emotion",
    Column.KIND: "kind",
    Column.PLACE: "place",
    Column.WHO: "actors",
    Column.TOOLS: "tools",
    Column.DOING: "doing",
    Column.THINKING: "thinking",
    Column.FEELING: "feeling",
}
LISTS = frozenset({"actors", "tools"})


def heading(column: int) -> str:
    return (
        "#",  # a full stop would go to the wrong side in a window that is read from the right
        tr("When"),
        tr("Moment"),
        tr("Felt"),
        tr("Kind"),
        tr("Where"),
        tr("Who"),
        tr("Tools"),
        tr("Doing"),
        tr("Thinking"),
        tr("Feeling"),
        tr("Leads to"),
        tr("Opportunities"),
        tr("Heard"),
    )[column]


def heading_name(column: int) -> str:
    """As it is said."""
    return tr("Number") if column == Column.NUMBER else heading(column)


def cell_text(talk: TalkMap, moment: Moment, column: Column) -> str:
    """The words that are shown, and, where they can be typed, those that are edited."""
    if column in FIELDS:
        return _field_text(moment, column)
    if column is Column.NUMBER:
        return str(talk.number(moment.id))
    if column is Column.LEADS_TO:
        return leads_text(talk, moment)
    if column is Column.OPPORTUNITIES:
        return ", ".join(str(number) for number, _ in talk.hung_on(moment.id))
    return clock_text(moment.heard_ms) if moment.heard_ms is not None else ""


def leads_text(talk: TalkMap, moment: Moment) -> str:
    leads = (LeadsTo(talk.number(one.to_id), one.kind, one.label) for one in talk.leaving(moment.id))
    return written(leads, link_words())


def _field_text(moment: Moment, column: Column) -> str:
    if column is Column.FELT:
        return felt_text(moment.emotion)
    if column is Column.KIND:
        return kind_words()[moment.kind]
    value = getattr(moment, FIELDS[column])
    return ", ".join(value) if isinstance(value, tuple) else str(value)
