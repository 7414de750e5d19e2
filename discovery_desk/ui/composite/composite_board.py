"""One composite map: as a drawing or as a list, and the line below it that says what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.composite import (
    CompositeLane,
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
    StepMoment,
)
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.composite_matching import beginnings, steps_of, suggestions
from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.moment import Moment, MomentId, MomentSource
from discovery_desk.domain.note import Note
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.services import composites
from discovery_desk.ui.composite import composite_words as words
from discovery_desk.ui.composite.card_words import card_words
from discovery_desk.ui.composite.composite_card import CompositeCard
from discovery_desk.ui.composite.composite_header import CompositeHeader
from discovery_desk.ui.composite.composite_keys import CompositeDeeds
from discovery_desk.ui.composite.composite_look import Offered
from discovery_desk.ui.composite.composite_table import CompositeTable
from discovery_desk.ui.composite.composite_view import NOTHING, CompositeView
from discovery_desk.ui.composite.composite_work import CompositeWork
from discovery_desk.ui.composite.picture_file import PictureFile
from discovery_desk.ui.composite.quiet_chooser import Choice, QuietChooser
from discovery_desk.ui.experience_map.map_menu import map_menu
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

STRUCTURE = (CompositeMap, CompositeLane, CompositeStep, StepMoment)
TOLD = (Moment, MomentSource, Story, Interview, Participant, Note, ConsentEntry)
READ = (*STRUCTURE, *TOLD)
NEW_STEP = "new step"
LEAST_DRAWN = 64  # in a small window the drawing gives way, which can be scrolled, and not the buttons above it


class CompositeBoard(QWidget):
    """`moment_asked` wants a moment of an interview shown in its talk, or the talk alone; `left` all composites."""

    moment_asked = Signal(str, str)
    left = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place, self._desk = place, place.desk
        self.composite: Composite = NOTHING
        self.offered: Offered = {}
        self._declined: set[tuple[str, str]] = set()
        self._shows_suggestions = True
        self._asked: Callable[[str], None] = self._take_story
        self.work = CompositeWork(place, self)
        self.pictures = PictureFile(place, self)
        does = self._deeds()
        self.header = CompositeHeader(place.theme)
        self.chooser = QuietChooser(place.theme)
        self.map = CompositeView(place.theme, does, self.work.relabel)
        self.table = CompositeTable(place.theme, does, self.work.relabel)
        self.card = CompositeCard(does)
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, READ, self._refresh)

    def show_map(self, composite_id: CompositeMapId) -> None:
        self.flush()
        if composite_id != self.composite.map.id:
            self._declined.clear()
            self.chooser.hide()
            self.composite = Composite(map=CompositeMap(id=composite_id, title=""))
        self._refresher.now()

    def take_focus(self) -> None:
        if not self.composite.lanes:
            self.add_story()
        else:
            self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """A name half typed is kept now; False when that failed."""
        self.header.flush()
        return self.map.finish_editing()

    @property
    def is_list(self) -> bool:
        return self._stack.currentWidget() is self.table

    def view(self) -> CompositeView | CompositeTable:
        return self.table if self.is_list else self.map

    def turn(self) -> None:
        """From map to list and back, with the keys on the same."""
        key, focused = self.current_id, QApplication.focusWidget()
        self._stack.setCurrentWidget(self.map if self.is_list else self.table)
        self.view().select(key)
        if focused is None or focused is self.map.canvas or focused is self.table:
            self.view().setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_state()

    def add_story(self) -> None:
        nothing = tr("There is no other story with moments on its map. Notes that begin with + make them.")
        self._asked = self._take_story
        self.chooser.ask(tr("Add a story"), tr("Name or title"), self._story_choices(), nothing)

    def save_picture(self) -> None:
        self.flush()
        self.pictures.ask_where(self.composite)

    # --- what the work is done on ------------------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        return self.view().current_id

    def chosen_ids(self) -> Sequence[str]:
        return self.view().chosen_ids()

    def is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def edit_label(self, step_id: str) -> None:
        self.view().edit_label(step_id)

    def ask_for_step(self, moments: Sequence[MomentId], first: CompositeStepId | None) -> None:
        shown = self.composite
        choices = [Choice(step.id, step.label, words.step_small(shown, step)) for step in shown.steps]
        choices.sort(key=lambda choice: choice.key != first)
        self._asked = lambda key: self._take_step(key, moments)
        self.chooser.ask(
            tr("Match with"), tr("Name of a step"), [*choices, Choice(NEW_STEP, tr("New step from this moment"))], ""
        )

    def decline(self, moments: Sequence[MomentId]) -> None:
        if moments:
            offers = [self.offered[one] for one in moments]
            self._declined |= {(one.moment_id, one.step_id or one.like_id or "") for one in offers}
            self._refresh()

    def open_talk(self, lane: Lane, moment_id: str) -> None:
        self.moment_asked.emit(lane.interview_id, moment_id)

    # --- how it is put together --------------------------------------------------------------------------------------

    def _deeds(self) -> CompositeDeeds:
        work = self.work
        return CompositeDeeds(
            enter=work.enter,
            open_moment=work.open_moment,
            match=work.match,
            unmatch=work.unmatch,
            new_step=work.new_step,
            rename=work.rename,
            accept_all=work.accept_all,
            merge=work.merge,
            reorder=work.reorder,
            remove=work.remove,
            add_story=self.add_story,
            turn=self.turn,
            toggle_suggestions=self.toggle_suggestions,
            step_back=self._step_back,
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.map)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(LEAST_DRAWN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.chooser)
        column.addWidget(self._stack, 1)
        column.addWidget(self.card)

    def _connect(self) -> None:
        self._connect_header()
        self.chooser.chosen.connect(self._take)
        self.chooser.left.connect(self.leave_chooser)
        for view in (self.map, self.table):
            view.current_changed.connect(self._show_card)
            view.activated_box.connect(self._activate)
        self.map.moments_dropped.connect(self.work.drop_moments)
        self.map.step_dropped.connect(self.work.drop_step)
        self.map.lane_dropped.connect(self.work.drop_lane)
        self.map.joined.connect(self.work.join)
        self.map.canvas.menu_asked.connect(lambda at: self.menu().popup(at))
        self._place.theme_changed.connect(self._wear)

    def _connect_header(self) -> None:
        header, desk, attempt = self.header, self._desk, self._place.attempt
        header.back.clicked.connect(self.left)
        header.add.clicked.connect(self.add_story)
        header.turn.clicked.connect(self.turn)
        header.picture.clicked.connect(self.save_picture)
        header.suggestions.clicked.connect(self.toggle_suggestions)
        header.title.committed.connect(lambda text: attempt(lambda: composites.rename(desk, self._id, text)))
        header.topic.committed.connect(lambda text: attempt(lambda: composites.set_topic(desk, self._id, text)))

    def _wear(self, theme: Theme) -> None:
        self.header.set_theme(theme)
        self.chooser.set_theme(theme)
        self.map.set_theme(theme)
        self.table.set_theme(theme)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def _id(self) -> CompositeMapId:
        return self.composite.map.id

    def _refresh(self) -> None:
        try:
            self.composite = composites.shown(self._desk, self._id)
        except NotFound:  # undone, or removed elsewhere
            self.composite = NOTHING
            self.left.emit()
            return
        self.offered = self._suggested() if self._shows_suggestions else {}
        self.map.show_composite(self.composite, self.offered)
        self.table.show_composite(self.composite, self.offered)
        self.header.show_composite(self.composite)
        if self._asked == self._take_story and not self.chooser.isHidden():
            self.chooser.offer(self._story_choices())
        self._tell_state()
        self._show_card()

    def menu(self) -> QMenu:
        """What the line below offers, for the mouse."""
        does = self._deeds()
        offers = [PlaceKey((one.sequence,), one.words, getattr(does, one.deed)) for one in self.card.offers]
        return map_menu([offers, [PlaceKey(("A",), tr("Add a story…"), self.add_story)]], self)

    def _suggested(self) -> Offered:
        found = {one.moment_id: one for one in suggestions(self.composite, self._declined)}
        return found | {one.moment_id: one for one in beginnings(self.composite, found, self._declined)}

    def _tell_state(self) -> None:
        to_steps = len(steps_of(self.offered.values()))
        waiting = to_steps + (len(self.offered) - to_steps) // 2  # what would begin a step is offered at both ends
        self.header.show_state(is_list=self.is_list, shows_suggestions=self._shows_suggestions, waiting=waiting)

    def _show_card(self, _key: str = "") -> None:
        self.card.show_words(card_words(self.composite, self.offered, self.current_id))

    def toggle_suggestions(self) -> None:
        self._shows_suggestions = not self._shows_suggestions
        self._refresh()

    def _story_choices(self) -> list[Choice]:
        found = composites.choices(self._desk, self._id) if self._id else ()
        return [
            Choice(
                one.story.id,
                one.person or tr("Name withheld"),
                " · ".join(part for part in (one.title, words.moments_words(one.moments)) if part),
            )
            for one in found
        ]

    # --- what is asked and answered ----------------------------------------------------------------------------------

    def _take(self, key: str) -> None:
        self._asked(key)

    def _take_story(self, key: str) -> None:
        self._place.attempt(lambda: composites.add_story(self._desk, self._id, StoryId(key)))
        if not self._story_choices():
            self.leave_chooser()

    def _take_step(self, key: str, moments: Sequence[MomentId]) -> None:
        self.leave_chooser()
        if key == NEW_STEP:
            self.work.new_step()
        else:
            self.work.match_with(CompositeStepId(key), moments)

    def leave_chooser(self) -> None:
        self.chooser.hide()
        self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def _activate(self, key: str) -> None:
        self.view().select(key)
        self.work.enter()

    def _step_back(self) -> None:
        """End the gesture; with none going on let go of the box; with none chosen go back to all composites."""
        if not self.map.end_gesture():
            if self.is_list or not self.map.current_id:
                self.left.emit()
            else:
                self.map.select("")
