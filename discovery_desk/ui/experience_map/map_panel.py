"""The story of the interview in view as a map and as a list, connected to what can be done with its moments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from discovery_desk.domain.change import ChangeSet
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.ui.experience_map.carry_strip import Carrying
from discovery_desk.ui.experience_map.hang_list import HangList
from discovery_desk.ui.experience_map.map_clipboard import MapClipboard
from discovery_desk.ui.experience_map.map_list import MapList
from discovery_desk.ui.experience_map.map_switch import MapSwitch
from discovery_desk.ui.experience_map.map_verbs import MapVerbs
from discovery_desk.ui.experience_map.map_view import MapView
from discovery_desk.ui.experience_map.moment_card import MomentCard
from discovery_desk.ui.experience_map.moment_cells import Column
from discovery_desk.ui.experience_map.moment_table import Row
from discovery_desk.ui.experience_map.talk_map import SHOWN, TalkMap, told_or_heard
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import set_look
from discovery_desk.ui.kit.workplace import Workplace

CARD_BESIDE, CARD_WIDTH = 760, 320  # pixels at 100 %
CARD_SHARE = 0.55  # of the height, where it stands below
MOST = 16_777_215  # what Qt takes for no limit


class MapPanel(QWidget):
    """Map and list are two views of one `TalkMap`. `left` gives the keys back."""

    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._interview_id: InterviewId | None = None
        self.talk = TalkMap(place.desk)
        self.verbs = MapVerbs(place, self.talk)
        self._views = QStackedWidget(self)
        self.view = MapView(place.theme, self._views, commit=self.verbs.relabel)
        self.list = MapList(self.talk, place.theme, self._keep_cell, self._views)
        self.card = MomentCard(place, self.talk, self.verbs, self)
        self.hanging = HangList(self.talk, place.theme, self)
        self.carrying = Carrying(place, self)
        self.switch = MapSwitch()
        self._lay_out()
        self._connect_map()
        self._connect_list()
        self._connect_card()
        self.switch.turned.connect(lambda is_list: self.show_list(is_list=is_list))
        self._clipboard = MapClipboard(place, self.view, lambda: self._interview_id)
        self.list.copied.connect(lambda keys: self._clipboard.copy(keys, self.list.table.written(keys)))
        self._place.theme_changed.connect(self._wear)
        self._place.focus.note_changed.connect(self._glow)
        self._refresher = Refresher(place.bridge, self, SHOWN, self._refresh, self._follow)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self.flush()
        self.carrying.leave()
        self.hanging.go_away()
        self._interview_id = interview_id
        self.view.view.cancel()
        self._refresher.now()

    @property
    def is_list(self) -> bool:
        return self._views.currentWidget() is self.list

    def show_list(self, *, is_list: bool) -> None:
        """The other view of the same moments, with the same one under the keys."""
        if is_list is self.is_list or not self._finish_views():
            return
        self.card.flush()
        had_keys = self._has_keys()
        self._views.setCurrentWidget(self.list if is_list else self.view)
        self._show_talk()
        self.select(self._place.focus.moment)
        if had_keys:
            self.take_focus()
        self.switch.show_turned(is_list=is_list)

    def turn(self) -> None:
        """From map to list or back, and the keys with it."""
        self.show_list(is_list=not self.is_list)
        self.take_focus()

    def take_focus(self) -> None:
        shown: QWidget = self.list if self.is_list else self.view
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, moment_id: str) -> None:
        """Put the keys of the view that is seen on a moment that was chosen elsewhere."""
        self.hanging.look_at(moment_id)
        if self.is_list:
            self.list.select(moment_id)
            self._follow_with_card(moment_id)
        elif self.view.current_id != moment_id:
            self.view.select(moment_id)

    def notes_of(self, moment_id: str) -> tuple[NoteId, ...]:
        return self.talk.sources.get(MomentId(moment_id), ())

    def flush(self) -> bool:
        """Words half typed in a box, a cell or a field are kept now; False when that failed."""
        return all([self._finish_views(), self.card.flush()])

    def show_refused(self) -> None:
        """The keys go to words that could not be kept, so that they can be mended, or let go of with Esc."""
        if self._finish_views() and not self.card.isHidden():
            self.card.show_refused()

    def _finish_views(self) -> bool:
        return all([self.view.finish_editing(), self.list.finish_editing()])

    def tidy(self) -> None:
        self.verbs.tidy()

    def _lay_out(self) -> None:
        self._views.addWidget(self.view)
        self._views.addWidget(self.list)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._views, 1)
        self._beside.addWidget(self.hanging)
        self._beside.addWidget(self.card)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The card stands beside a map that is wide enough, else below what is left of it."""
        px = self._place.theme.px
        is_wide = self.width() >= px(CARD_BESIDE)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not wanted:
            self._beside.setDirection(wanted)
        set_look(self.card, "beside", value=is_wide)
        self.card.setMaximumSize(px(CARD_WIDTH) if is_wide else MOST, MOST if is_wide else self._card_height())
        self.card.setMinimumSize(px(CARD_WIDTH) if is_wide else 0, 0 if is_wide else self._card_height())

    def _card_height(self) -> int:
        return max(self._place.theme.px(150), round(self.height() * CARD_SHARE))

    def _connect_map(self) -> None:
        view, does = self.view, self.verbs
        view.moments_dropped.connect(does.place)
        view.note_dropped.connect(does.take_note)
        view.moments_deleted.connect(does.delete)
        view.moment_reordered.connect(does.reorder)
        view.moments_linked.connect(does.link)
        view.feelings_set.connect(does.feel)
        view.inserted_between.connect(does.insert_between)
        view.note_dropped_on_link.connect(does.insert_note_between)
        view.opportunity_dropped.connect(does.hang)
        view.links_retyped.connect(does.retype)
        view.link_labelled.connect(does.label_link)
        view.link_reversed.connect(does.reverse)
        view.links_removed.connect(does.unlink)
        view.pin_asked.connect(self._pin)
        view.details_asked.connect(self.show_details)
        view.hang_asked.connect(self.hanging.ask)
        view.moment_selected.connect(self._look_at)
        view.moment_added_after.connect(self._add_box_after)
        view.view.rename.closed.connect(self._end_naming)
        view.tidy_asked.connect(self.tidy)
        view.left.connect(self.left)

    def _connect_list(self) -> None:
        list_, does = self.list, self.verbs
        list_.moment_selected.connect(self._look_at)
        list_.details_asked.connect(self.show_details)
        list_.moment_added_after.connect(self._add_row_after)
        list_.moments_deleted.connect(does.delete)
        list_.moment_moved.connect(does.move)
        list_.feelings_set.connect(does.feel)
        list_.note_asked.connect(self._go_to_note)
        list_.left.connect(self._leave_list)
        list_.editing_ended.connect(self._end_naming)

    def _connect_card(self) -> None:
        self.card.left.connect(self.close_details)
        self.card.note_asked.connect(self._place.focus.look_at_note)
        self.card.moment_asked.connect(self._place.focus.look_at_moment)
        self.card.pin_asked.connect(lambda key, is_on: self._set_pinned([key], is_pinned=is_on))
        self.hanging.hung.connect(self.verbs.hang)
        self.hanging.left.connect(self.take_focus)

    def show_details(self, key: str) -> None:
        """Of this moment, and of every other that the keys come to until the card is closed."""
        if self.talk.moment(key) is not None:
            self.card.show_moment(key)
            self.card.show()
            self.card.take_focus()
            self._keep_in_view(key)

    def close_details(self) -> None:
        """Words that could not be kept keep it open, and the keys; Esc there lets them go."""
        if not self.card.flush() and self.card.show_refused():
            return
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.card.isAncestorOf(focused)
        self.card.hide()
        if had_keys:
            self.take_focus()

    def _look_at(self, key: str) -> None:
        self._place.focus.look_at_moment(key)
        self.hanging.look_at(key)
        self._follow_with_card(key)

    def _follow_with_card(self, key: str) -> None:
        if not self.card.isHidden() and key and key != self.card.key:
            self.card.show_moment(key)

    def _keep_in_view(self, key: str) -> None:
        """The card has taken some of the room of what it is about."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if self.is_list:
            self.list.scrollTo(self.list.currentIndex())
        else:
            self.view.view.reveal(key)

    def _keep_cell(self, row: Row, column: Column, value: Any) -> bool:
        keep = self.verbs.keep_heading if row.is_story else self.verbs.keep_cell
        return keep(row.id, column, value)

    def _pin(self, keys: tuple[str, ...]) -> None:
        """All of them, unless all are pinned already."""
        found = [one for key in keys if (one := self.talk.moment(key)) is not None]
        self._set_pinned(keys, is_pinned=not all(one.is_pinned for one in found))

    def _set_pinned(self, keys: Sequence[str], *, is_pinned: bool) -> None:
        if not is_pinned:
            self.verbs.unpin(keys)
            return
        if self.is_list:
            self._show_map()  # where the boxes are is known only once they have been drawn
        boxes = self.view.view.canvas.boxes()
        self.verbs.pin([(MomentId(key), boxes[key].x(), boxes[key].y()) for key in keys if key in boxes])

    def _add_box_after(self, key: str) -> None:
        made = self.verbs.add_after(key)
        if made is not None:
            self.view.edit_label(made)

    def _add_row_after(self, key: str) -> None:
        is_moment = self.talk.moment(key) is not None
        made = self.verbs.add_after(key) if is_moment else self.verbs.add_last(key)
        if made is not None:
            self.list.edit_label(made)

    def _end_naming(self, key: str, is_given_up: bool) -> None:
        before = self.verbs.end_naming(key, is_given_up=is_given_up)
        if before is not None:
            (self.list if self.is_list else self.view).select(before)

    def _go_to_note(self, key: str) -> None:
        if sources := self.notes_of(key):
            self._place.focus.look_at_note(sources[0])

    def _leave_list(self) -> None:
        self._place.focus.look_at_moment("")
        self.list.select("")
        self.left.emit()

    def _has_keys(self) -> bool:
        return self.list.hasFocus() or self.view.view.hasFocus()

    def _wear(self) -> None:
        self.view.set_theme(self._place.theme)
        self.list.set_theme(self._place.theme)
        self.card.set_theme()
        self.hanging.set_theme(self._place.theme)
        self._arrange()

    def _refresh(self) -> None:
        self.talk.read(self._interview_id)
        self._show_talk()

    def _follow(self, changes: ChangeSet) -> bool:
        """Read again only what changed: one moved box among a thousand is one row."""
        if not self.talk.follow(changes):
            return False
        self._show_talk()
        return True

    def _show_talk(self) -> None:
        """The view that is not seen is shown the talk when it is turned to."""
        is_held = self.talk.interview is not None and not self.talk.interview.is_over
        for hand in (self.view.view.hand, self.list.hand):
            hand.set_minded(is_minded=is_held)
        if self.is_list:
            self.list.show_talk()
        else:
            self._show_map()
        if not self.hanging.isHidden():
            self.hanging.show_talk()
        if not self.card.isHidden():
            self._show_card()

    def _show_map(self) -> None:
        talk = self.talk
        self.view.show_story(talk.moments, talk.links, talk.badges, talk.newest, told_or_heard, stories=talk.stories)
        self._glow()

    def _glow(self) -> None:
        """The boxes of the note that is looked at."""
        self.view.glow(self.talk.drawn_from(self._place.focus.note) if self._place.focus.note else ())

    def _show_card(self) -> None:
        """Once its moment has gone, that of the box to which the keys have come instead."""
        if self.talk.moment(self.card.key) is None:
            self.card.show_moment(self._place.focus.moment)
        else:
            self.card.show_talk()
        if self.talk.moment(self.card.key) is None:
            self.close_details()
