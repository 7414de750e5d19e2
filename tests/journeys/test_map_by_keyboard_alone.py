"""The whole map of a demo story, rebuilt without a mouse: typed, ordered, described, linked and hung by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentKind
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.services import importing, snapshots, stories
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.moment_cells import Column

PLAIN = Qt.KeyboardModifier.NoModifier
TYPED_AS_NOTES = 3
LINK_KEYS = {LinkKind.PARALLEL: Qt.Key.Key_P, LinkKind.CAUSE: Qt.Key.Key_C, LinkKind.WAIT: Qt.Key.Key_W}
KINDS = tuple(MomentKind)
DESCRIBED = ("label", "kind", "told_time", "place", "actors", "tools", "doing", "thinking", "feeling", "emotion")
AGREEING = tuple(column for column in Column if column is not Column.HEARD)


class Told:
    """What is on the map of one talk, in words and numbers only."""

    def __init__(self, desk: Desk, interview_id: InterviewId) -> None:
        self.moments = desk.read.moments(interview_id)
        self.links = desk.read.where(Link, order="rank", interview_id=interview_id)
        self.opportunities = tuple(one for _, one in snapshots.numbered_of(desk, interview_id))
        self.stories = stories.of_interview(desk, interview_id)
        self._number = {moment.id: number for number, moment in enumerate(self.moments, start=1)}

    def fields(self) -> list[list[object]]:
        return [[getattr(moment, name) for name in DESCRIBED] for moment in self.moments]

    def leads(self) -> set[tuple[int, int, LinkKind, str]]:
        return {(self._number[one.from_id], self._number[one.to_id], one.kind, one.label) for one in self.links}

    def hung(self) -> list[tuple[str, int]]:
        return [(one.text, self.box_of(one)) for one in self.opportunities]

    def box_of(self, opportunity: Opportunity) -> int:
        assert opportunity.moment_id is not None
        return self._number[opportunity.moment_id]

    def named(self) -> list[tuple[str, str]]:
        return [(story.title, story.when) for story in self.stories]


class Hands:
    """A researcher at the keys of the map and its list."""

    def __init__(self, researcher) -> None:  # type: ignore[no-untyped-def]
        self.researcher, self.panel = researcher, researcher.window.live.map

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self.researcher.presses(key)

    def go_to_row(self, number: int) -> None:
        """In the list, on whatever cell of it."""
        here = self.panel.list.currentIndex().row() + 1
        self.press(Qt.Key.Key_Down if number > here else Qt.Key.Key_Up, abs(number - here))
        assert self.panel.list.currentIndex().row() + 1 == number

    def go_to_box(self, number: int) -> None:
        """On the map: the list is one key away, and keeps what is chosen."""
        self.press(Qt.Key.Key_F8)
        self.go_to_row(number)
        self.press(Qt.Key.Key_F8)

    def choose(self, place: int) -> None:
        """In a cell that offers a choice."""
        self.press(Qt.Key.Key_Home)
        self.press(Qt.Key.Key_Down, place)

    def choose_link(self, wanted: tuple[int, int]) -> None:
        """Go through the links of the box until it is this one."""
        ends = [self.panel.talk.moments[number - 1].id for number in wanted]
        for _ in range(10):
            self.press(Qt.Key.Key_K)
            chosen = next(
                (one for one in self.panel.talk.links if one.id == self.panel.view.view.canvas.edge_id()), None
            )
            if chosen is not None and [chosen.from_id, chosen.to_id] == ends:
                return
        raise AssertionError(f"no link {wanted}")

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self.researcher.types(letter)
            else:  # QTest knows no key for it; a keyboard that has one sends it like this
                QApplication.sendEvent(self.researcher.focused(), QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))


def tell(researcher, wanted: Told) -> None:  # type: ignore[no-untyped-def]
    """In the note line: the first moments and all opportunities."""
    researcher.starts("Emeka")
    for moment in wanted.moments[:TYPED_AS_NOTES]:
        researcher.writes(f"+ {moment.label}")
    for opportunity in wanted.opportunities:
        researcher.writes(f"! {opportunity.text}")


def add_the_others(hands: Hands, wanted: Told) -> None:
    """In the list, one after the other."""
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_End)
    hands.go_to_row(TYPED_AS_NOTES)
    for moment in wanted.moments[TYPED_AS_NOTES:]:
        hands.press(Qt.Key.Key_Insert)
        hands.type(moment.label)
        hands.press(Qt.Key.Key_Return)


def describe(hands: Hands, wanted: Told) -> None:
    """Cell after cell, row after row: Tab leads from the first to the last, and keeps that."""
    hands.go_to_row(1)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_F2)
    for moment in wanted.moments:
        for write in cells_of(hands, moment):
            write()
            hands.press(Qt.Key.Key_Tab)


def cells_of(hands: Hands, moment: Moment):  # type: ignore[no-untyped-def]
    typed = ("place", "actors", "tools", "doing", "thinking", "feeling")
    yield lambda: hands.type(moment.told_time)
    yield lambda: None  # its words are there
    yield lambda: None  # how it felt is set on the map
    yield lambda: hands.choose(KINDS.index(moment.kind))
    for name in typed:
        value = getattr(moment, name)
        yield lambda words=value: hands.type(", ".join(words) if isinstance(words, tuple) else words)
    yield lambda: None  # what it leads to
    yield lambda: None  # what hangs on it


def name_story(hands: Hands, wanted: Told) -> None:
    """On the card of a moment."""
    hands.press(Qt.Key.Key_D)
    fields = hands.panel.card.fields
    for name, words in zip(("title", "when"), wanted.named()[0], strict=True):
        for _ in range(40):
            if fields[name].hasFocus():
                break
            hands.press(Qt.Key.Key_Tab)
        hands.type(words)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Escape)


def feel(hands: Hands, wanted: Told) -> None:
    """On the map, a digit a box."""
    for number, moment in enumerate(wanted.moments, start=1):
        hands.go_to_box(number)
        assert moment.emotion is not None
        hands.press(Qt.Key(Qt.Key.Key_3.value + moment.emotion))


def link(hands: Hands, wanted: Told) -> None:
    """Links that are not wanted are removed, those that are missing are drawn, and all say what they are."""
    told = Told(hands.researcher.desk, hands.researcher.interview.id)
    there = {(start, end) for start, end, _, _ in told.leads()}
    goal = {(start, end): (kind, label) for start, end, kind, label in wanted.leads()}
    for start, end in sorted(there - goal.keys()):
        hands.go_to_box(start)
        hands.choose_link((start, end))
        hands.press(Qt.Key.Key_Delete)
    for start, end in sorted(goal.keys() - there):
        hands.go_to_box(start)
        hands.press(Qt.Key.Key_L)
        walk_to(hands, end)
        hands.press(Qt.Key.Key_Return)
    for (start, end), (kind, label) in goal.items():
        if kind is not LinkKind.SEQUENCE:
            hands.go_to_box(start)
            hands.choose_link((start, end))
            hands.press(LINK_KEYS[kind])
            hands.press(Qt.Key.Key_Return)
            hands.type(label)
            hands.press(Qt.Key.Key_Return)


def walk_to(hands: Hands, number: int) -> None:
    """By arrow keys over the map, as the eye would go: down to its row, then along it."""
    view, goal = hands.panel.view, hands.panel.talk.moments[number - 1].id
    for _ in range(30):
        here, there = (view.view.canvas.boxes()[key].center() for key in (view.current_id, goal))
        if view.current_id == goal:
            return
        if abs(there.y() - here.y()) > view.view.canvas.boxes()[goal].height() / 2:
            hands.press(Qt.Key.Key_Down if there.y() > here.y() else Qt.Key.Key_Up)
        else:
            hands.press(Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left)
    raise AssertionError(f"never came to {number}")


def hang(hands: Hands, wanted: Told) -> None:
    """What was heard last hangs on what was told last, until it is taken elsewhere."""
    for number, opportunity in enumerate(wanted.opportunities, start=1):
        hands.go_to_box(wanted.box_of(opportunity))
        if hands.panel.talk.numbered[number - 1][1].moment_id == hands.panel.view.current_id:
            continue
        hands.press(Qt.Key.Key_O)
        hands.press(Qt.Key(Qt.Key.Key_0.value + number))


def rows_of(panel) -> list[list[str]]:  # type: ignore[no-untyped-def]
    table = panel.list.table
    return [[table.index(row, column).data() for column in AGREEING] for row in range(table.rowCount())]


def test_the_map_of_a_story_is_rebuilt_by_keyboard_alone(researcher) -> None:  # type: ignore[no-untyped-def]
    imported = importing.import_file(
        researcher.desk, next(one for one in importing.demo_files() if one.stem.startswith("04"))
    )
    wanted = Told(researcher.desk, imported.id)
    tell(researcher, wanted)
    hands = Hands(researcher)
    add_the_others(hands, wanted)
    describe(hands, wanted)
    name_story(hands, wanted)
    hands.press(Qt.Key.Key_F8)
    feel(hands, wanted)
    link(hands, wanted)
    hang(hands, wanted)

    told = Told(researcher.desk, researcher.interview.id)
    assert told.fields() == wanted.fields()
    assert told.leads() == wanted.leads()
    assert told.hung() == wanted.hung()
    assert told.named() == wanted.named()
    hands.press(Qt.Key.Key_F8)
    rebuilt = rows_of(hands.panel)
    researcher.window.place.focus.look_at_interview(imported.id)
    researcher.window.go("live")
    assert rebuilt == rows_of(hands.panel)
