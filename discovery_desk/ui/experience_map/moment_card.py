"""The details of one moment beside the map: what, when, where, who, how it felt, what it rests on and leads to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.interview import clock_text
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.note import Note
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.ui.experience_map.card_rows import LinkRow, NoteRow, OpportunityRow, TickedWords
from discovery_desk.ui.experience_map.choice_row import ChoiceRow
from discovery_desk.ui.experience_map.map_verbs import MapVerbs
from discovery_desk.ui.experience_map.moment_words import FEELINGS, days_of, felt_text, kind_words, story_name
from discovery_desk.ui.experience_map.talk_map import TalkMap
from discovery_desk.ui.kit import icons
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.controls import plain_label, rule, section
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.keyed_rows import KeyedRows, put_tab_order
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.kit.workplace import Workplace


class MomentCard(QFrame):
    """A field is kept when it is left. `left` gives the keys back to the box, `moment_asked` goes to another one.

    Its fields are made for the first moment that is shown: few talks need them, and every one would wait for them.
    """

    left = Signal()
    note_asked = Signal(str)
    moment_asked = Signal(str)
    pin_asked = Signal(str, bool)

    def __init__(self, place: Workplace, talk: TalkMap, verbs: MapVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._talk, self._does = place, talk, verbs
        self._key = ""
        self.fields: dict[str, InlineEditor] = {}
        self._names: list[QLabel] = []
        self._make_lists()
        self._lay_out()
        self._close.clicked.connect(self.left)
        self._table = PlaceKeys(
            tr("Details of a moment"), [PlaceKey(("Esc",), tr("Close, and back to the box"), self.left.emit)]
        )
        self.place_keys = self._table
        self.set_theme()
        self.hide()

    @property
    def key(self) -> str:
        return self._key

    def show_moment(self, key: str) -> None:
        """The details of this moment from now on; what was being typed about the last one is kept first."""
        if not self.fields:
            self._make_fields()
        if key != self._key:
            self.flush()
            for one in self._editors():
                one.put_back()
            self._key = key
            self._scroll.verticalScrollBar().setValue(0)
        self.show_talk()

    def show_talk(self) -> None:
        """Show the moment as it is now."""
        moment = self._talk.moment(self._key)
        if moment is None:
            return
        self._show_fields(moment)
        self._show_story(moment)
        self._show_lists(moment)
        put_tab_order(self._body)

    def flush(self) -> bool:
        """What is half typed is kept now; False when some of it could not be."""
        for one in self._editors():
            one.commit()
        return not any(one.is_modified for one in self._editors())

    def take_focus(self) -> None:
        self.fields["label"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields["label"].selectAll()

    def show_refused(self) -> bool:
        """The keys go to the words that could not be kept; False where there are none."""
        refused = next((one for one in self._editors() if one.is_modified), None)
        if refused is not None:
            refused.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(refused)
        return refused is not None

    def set_theme(self) -> None:
        theme = self._place.theme
        self._close.setIcon(icons.icon("x", theme.color("ink-2"), theme.px(14)))
        for row in self._links.rows():
            row.set_theme(theme)
        for words in self._names:
            words.setMinimumWidth(theme.px(64))
        px = theme.px
        self._column.setContentsMargins(px(14), px(4), px(14), px(14))
        self._column.setSpacing(px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._place.theme.px(220), self._place.theme.px(120))

    def sizeHint(self) -> QSize:
        return QSize(self._place.theme.px(300), self._place.theme.px(320))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.take(event):
            super().keyPressEvent(event)

    def _make_lists(self) -> None:
        self._notes: KeyedRows[NoteRow] = KeyedRows(self._note_row, 2)
        self._opportunities: KeyedRows[OpportunityRow] = KeyedRows(self._opportunity_row, 4)
        self._links: KeyedRows[LinkRow] = KeyedRows(self._link_row, 6)

    def _lay_out(self) -> None:
        self.setProperty("look", "moment-card")
        self.setAccessibleName(tr("Details of the moment"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._scroll = QScrollArea(self)
        self._body = QWidget(self._scroll.viewport())
        self._body.setProperty("look", "surface")
        self._column = QVBoxLayout(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column.addWidget(self._scroll, 1)

    def _head(self) -> QHBoxLayout:
        self._where = plain_label("", "quiet")
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close the details"))
        self._close.setToolTip(tr("Close the details (Esc)"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 2)
        head.addWidget(self._where)
        head.addStretch()
        head.addWidget(self._close)
        return head

    def _make_fields(self) -> None:
        self.kind = ChoiceRow(tr("Kind"), kind_words().items(), self._body)
        felt = ((level, felt_text(level)) for level in FEELINGS)
        self.felt = ChoiceRow(tr("How it felt"), ((None, tr("not told")), *felt), self._body)
        self.story = QComboBox(self._body)
        self._pinned = TickedWords(tr("Stays where it was put by hand"), self._body)
        self.pinned = self._pinned.tick
        self._fill()
        self._connect()
        self.set_theme()

    def _fill(self) -> None:
        add = self._column.addWidget
        add(self._field("label", tr("Moment")))
        add(self.kind)
        add(_section(tr("How it felt")))
        add(self.felt)
        self._column.addLayout(self._grid())
        add(self._pinned)
        self._titles = {
            "notes": self._list(tr("Notes it was drawn from"), self._notes),
            "opportunities": self._list(tr("Opportunities that arose here"), self._opportunities),
            "links": self._list(tr("Leads to"), self._links),
        }
        self._column.addStretch()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(2)
        named = (
            ("told_time", tr("When")),
            ("place", tr("Where")),
            ("actors", tr("Who")),
            ("tools", tr("Tools")),
            ("doing", tr("Doing")),
            ("thinking", tr("Thinking")),
            ("feeling", tr("Feeling")),
        )
        for at, (field, words) in enumerate(named):
            self._add_named(grid, at, words, self._field(field, words))
        self._names_of = {"story": self._add_named(grid, len(named), tr("Story"), self.story)}
        self._add_named(grid, len(named) + 1, tr("Story’s title"), self._field("title", tr("Title of the story")))
        self._add_named(grid, len(named) + 2, tr("Story’s day"), self._field("when", tr("Day of the story")))
        self.fields["when"].setPlaceholderText(tr("16 Feb 2025"))
        return grid

    def _add_named(self, grid: QGridLayout, at: int, words: str, widget: QWidget) -> QLabel:
        name = plain_label(words, "quiet")
        name.setBuddy(widget)
        name.setContentsMargins(0, 5, 0, 0)
        self._names.append(name)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(widget, at, 1)
        return name

    def _list(self, words: str, rows: KeyedRows[NoteRow] | KeyedRows[OpportunityRow] | KeyedRows[LinkRow]) -> QWidget:
        title = QWidget()
        column = QVBoxLayout(title)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(rule())
        column.addWidget(_section(words))
        self._column.addWidget(title)
        self._column.addLayout(rows.column)
        return title

    def _field(self, field: str, name: str) -> InlineEditor:
        made = InlineEditor(
            f"moment-{field}", name, tr("not told") if field not in ("label", "title", "when") else "", self._body
        )
        made.committed.connect(partial(self._keep, field))
        self.fields[field] = made
        return made

    def _keep(self, field: str, text: str) -> None:
        """Words that are refused keep the keys while these go no farther than to another field."""
        moment = self._talk.moment(self._key)
        focused = QApplication.focusWidget()
        if moment is None:
            self.fields[field].put_back()
            return
        if self._keep_words(moment, field, text):
            return
        if focused is not None and self._body.isAncestorOf(focused):
            self.fields[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_words(self, moment: Moment, field: str, text: str) -> bool:
        if field == "label":
            return self._does.relabel(moment.id, text)
        if field == "title":
            return self._does.retitle(moment.story_id, text)
        if field == "when":
            return self._does.set_when(moment.story_id, text) and self._show_days(moment.story_id)
        return self._does.describe(moment.id, field, text)

    def _show_days(self, story_id: StoryId) -> bool:
        """As they are always written, even where that is what they were before."""
        story = self._place.desk.read.get(Story, story_id)
        if story is not None:
            self.fields["when"].show_text(days_of(story))
            self.fields["when"].put_back()
        return True

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda kind: self._does.describe(self._key, "kind", kind))
        self.felt.chosen.connect(lambda level: self._does.feel([self._key], level))
        self.story.setAccessibleName(tr("Story it belongs to"))
        self.story.setAccessibleDescription(tr("Story it belongs to"))
        self.story.activated.connect(lambda _at: self._does.move_to_story(self._key, self.story.currentData()))
        self.pinned.clicked.connect(lambda is_on: self.pin_asked.emit(self._key, is_on))

    def _note_row(self, key: str) -> NoteRow:
        made = NoteRow(key)
        made.asked.connect(self.note_asked)
        return made

    def _opportunity_row(self, key: str) -> OpportunityRow:
        made = OpportunityRow(key)
        made.hung.connect(lambda one, is_on: self._does.hang(one, self._key if is_on else None))
        return made

    def _link_row(self, key: str) -> LinkRow:
        made = LinkRow(key, self._place.theme)
        made.retyped.connect(lambda one, kind: self._does.retype([one], kind))
        made.labelled.connect(self._does.label_link)
        made.removed.connect(lambda one: self._does.unlink([one]))
        made.moment_asked.connect(self.moment_asked)
        return made

    def _editors(self) -> list[InlineEditor]:
        return [*self.fields.values(), *(row.label for row in self._links.rows())]

    def _show_fields(self, moment: Moment) -> None:
        place = tr("{number} of {count}").format(number=self._talk.number(moment.id), count=len(self._talk.moments))
        heard = tr("heard at {time}").format(time=clock_text(moment.heard_ms)) if moment.heard_ms is not None else ""
        self._where.setText(" · ".join(part for part in (place, heard) if part))
        for field, editor in self.fields.items():
            if field not in ("title", "when"):
                value = getattr(moment, field)
                editor.show_text(", ".join(value) if isinstance(value, tuple) else value)
        self.kind.show_choice(moment.kind)
        self.felt.show_choice(moment.emotion)
        self.pinned.setChecked(moment.is_pinned)

    def _show_story(self, moment: Moment) -> None:
        """Which of several it belongs to is asked only where there are several."""
        self.story.clear()
        for number, story in enumerate(self._talk.stories, start=1):
            self.story.addItem(no_mnemonic(story_name(story, number)), story.id)
        self.story.setCurrentIndex(self.story.findData(moment.story_id))
        self._names_of["story"].setVisible(len(self._talk.stories) > 1)
        self.story.setVisible(len(self._talk.stories) > 1)
        found = self._talk.story(moment.story_id)
        if found is not None:
            self.fields["title"].show_text(found.title)
            self.fields["when"].show_text(days_of(found))

    def _show_lists(self, moment: Moment) -> None:
        desk = self._place.desk
        sources = self._talk.sources.get(moment.id, ())
        notes = {key: note for key in sources if (note := desk.read.get(Note, key)) is not None}
        for row, note in zip(self._notes.keep(tuple(notes)), notes.values(), strict=True):
            row.show_note(note)
        hung = self._talk.numbered
        for one, (number, opportunity) in zip(self._opportunities.keep([o.id for _, o in hung]), hung, strict=True):
            there = self._talk.moment(opportunity.moment_id or "")
            elsewhere = there.label if there is not None and there.id != moment.id else ""
            one.show_opportunity(number, opportunity, is_here=opportunity.moment_id == moment.id, elsewhere=elsewhere)
        self._show_links(moment)
        for name, rows in (("notes", notes), ("opportunities", hung)):
            self._titles[name].setVisible(bool(rows))

    def _show_links(self, moment: Moment) -> None:
        leaving = self._talk.leaving(moment.id)
        for row, link in zip(self._links.keep([one.id for one in leaving]), leaving, strict=True):
            to = self._talk.moment(link.to_id)
            if to is not None:
                row.show_link(link, self._talk.number(to.id), to)
        self._titles["links"].setVisible(bool(leaving))


def _section(words: str) -> QLabel:
    """Wraps where the card is narrower than the words."""
    made = section(words)
    made.setWordWrap(True)
    return made
