"""The experience map: boxes in story order that are walked, edited, linked and moved; it asks, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QMenu, QStyle, QWidget

from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.story import Story
from discovery_desk.ui.canvas.keys import Keys
from discovery_desk.ui.canvas.look import CanvasTheme
from discovery_desk.ui.canvas.tools.drag_boxes import Dropped
from discovery_desk.ui.canvas.view import CanvasView
from discovery_desk.ui.experience_map.link_words import spoken_link
from discovery_desk.ui.experience_map.map_hands import MapHands
from discovery_desk.ui.experience_map.map_keys import MapKeys
from discovery_desk.ui.experience_map.map_look import MapDrawing, MapLook, ShownStory
from discovery_desk.ui.experience_map.map_menu import map_menu
from discovery_desk.ui.kit.controls import plain_label
from discovery_desk.ui.kit.words import tr

CLOSEST = 4  # a box that was dropped outside comes back to this far from the border


class MapView(QWidget):
    """Signals are what the researcher wants; the map shows it once `show_story` is called with the outcome.

    `moment_added_after` carries an empty id for the start of the story, and `paste_asked` for its end. A wish about
    several boxes or links carries a tuple of ids. What is dropped from elsewhere comes first, what it fell on second:
    (note, moment), (note, link), (opportunity, moment); `inserted_between` is (link, moment). `commit` keeps a label
    and says whether it could; without one, `moment_renamed` tells it.
    """

    moments_dropped = Signal(object)
    note_dropped = Signal(str, str)
    moment_renamed = Signal(str, str)
    moments_deleted = Signal(object)
    moment_reordered = Signal(str, int)
    moments_linked = Signal(str, str)
    feelings_set = Signal(object, int)
    moment_selected = Signal(str)
    moment_added_after = Signal(str)
    inserted_between = Signal(str, str)
    note_dropped_on_link = Signal(str, str)
    opportunity_dropped = Signal(str, str)
    link_selected = Signal(str)
    links_retyped = Signal(object, object)
    link_labelled = Signal(str, str)
    link_reversed = Signal(str)
    links_removed = Signal(object)
    copied = Signal(object)
    cut_asked = Signal(object)
    paste_asked = Signal(str)
    pin_asked = Signal(object)
    details_asked = Signal(str)
    hang_asked = Signal(str)
    left = Signal()
    tidy_asked = Signal()

    def __init__(
        self, theme: CanvasTheme, parent: QWidget | None = None, *, commit: Callable[[str, str], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self._story = ShownStory()
        self._commit = commit or self._ask_to_rename
        self.view = CanvasView(theme, self, commit=self._keep_words)
        self._drawing = MapDrawing(self.view.canvas.canvas_paint)
        self._empty = QLabel(tr("Start a note with + and it becomes a box here. Enter adds one by hand."), self)
        self.hint = plain_label(tr("Go to the other box, Enter links. L again leads back to this box."), "map-hint")
        self._arrange()
        self._connect()
        hands = MapHands(self)
        self._keys = MapKeys(hands.deeds(), hands.link_deeds())
        self.place_keys = self._keys.tables
        self.view.set_keys(self._keys_now)
        self.set_theme(theme)

    def show_story(
        self,
        moments: Sequence[Moment],
        links: Sequence[Link],
        badges: Mapping[MomentId, tuple[int, ...]],
        newest: MomentId | None,
        clock_text: Callable[[Moment], str],
        *,
        stories: Sequence[Story] = (),
    ) -> None:
        """`moments` in story order; `clock_text` says when one was heard, for those that tell no time of their own."""
        self._finish_when_gone(moments)
        before = self._story
        self._story = ShownStory(
            stories=tuple(stories),
            moments=tuple(moments),
            links=tuple(links),
            badges=badges,
            newest=newest,
            clock_text=clock_text,
        )
        if not self.view.is_dragging:  # else it is shown when the hand lets go
            self._show(before)
            if newest and newest != before.newest and not self.view.rename.is_open:
                self.view.reveal(newest)

    def set_theme(self, theme: CanvasTheme) -> None:
        self.view.set_theme(theme)
        self._drawing = MapDrawing(self.view.canvas.canvas_paint)
        self._empty.setFont(theme.font())
        self._empty.setStyleSheet(f"color: {theme.color('ink-2').name()}; background: transparent")
        self._show_again()

    def select(self, moment_id: str) -> None:
        """Go to a moment, as when its note was chosen; an unknown id selects nothing."""
        self.view.canvas.set_current(moment_id)
        self.view.reveal(moment_id)

    def select_all_of(self, moment_ids: Sequence[str]) -> None:
        """Select several boxes, and put the keys on the first."""
        self.select(moment_ids[0] if moment_ids else "")
        self.view.canvas.select(moment_ids)

    def glow(self, moment_ids: Iterable[str]) -> None:
        """Light up the boxes of what is looked at elsewhere, and no others."""
        self.view.canvas.set_glowing(moment_ids)

    def edit_label(self, moment_id: str) -> None:
        """Open the label for typing, as after Tab has added a moment."""
        self.select(moment_id)
        self.view.begin_rename(moment_id)

    def finish_editing(self) -> bool:
        """Keep the label that is being edited. False when that failed; its editor is still open then."""
        return self.view.rename.finish()

    @property
    def current_id(self) -> str:
        return self.view.canvas.current_id()

    @property
    def moments(self) -> tuple[Moment, ...]:
        return self._story.moments

    def ask_to_place(self, dropped: Dropped) -> None:
        """One gesture is one wish, however many boxes it moved."""
        places = [(key, float(max(CLOSEST, round(x))), float(max(CLOSEST, round(y)))) for key, x, y in dropped]
        self.moments_dropped.emit(places)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_again()

    def _arrange(self) -> None:
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.setContentsMargins(24, 24, 24, 24)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(self._empty, 0, 0)
        grid.addWidget(self.hint, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self.setFocusProxy(self.view)
        for widget in (self, self.view):
            widget.setAccessibleName(tr("Experience map"))

    def _connect(self) -> None:
        self.view.nodes_dropped.connect(self.ask_to_place)
        self.view.node_dropped_on_edge.connect(self.inserted_between)
        self.view.note_dropped.connect(self.note_dropped)
        self.view.note_dropped_on_edge.connect(self.note_dropped_on_link)
        self.view.opportunity_dropped.connect(self.opportunity_dropped)
        self.view.edge_drawn.connect(self.moments_linked)
        self.view.line_begun.connect(self.hint.setVisible)
        self.view.menu_asked.connect(self._open_menu)
        self.view.gesture_ended.connect(self._show_again)
        self.view.width_changed.connect(self._show_again)
        self.view.canvas.current_changed.connect(self._tell_current)
        self.view.canvas.edge_chosen.connect(self._tell_link)

    def _keep_words(self, id_: str, text: str) -> bool:
        if id_ not in self.view.canvas.edge_items:
            return self._commit(id_, text)
        self.link_labelled.emit(id_, text)
        return True

    def _ask_to_rename(self, moment_id: str, label: str) -> bool:
        self.moment_renamed.emit(moment_id, label)
        return True

    def _keys_now(self) -> Keys:
        return self._keys.now(**self._chosen())

    def _chosen(self) -> dict[str, bool]:
        canvas = self.view.canvas
        return {
            "has_current": bool(canvas.current_id()),
            "has_selected": bool(canvas.selected_ids()),
            "has_link": bool(canvas.edge_id()),
            "is_empty": not self._story.moments,
        }

    def menu(self) -> QMenu:
        """What can be done with what is chosen."""
        return map_menu(self._keys.offered(**self._chosen()), self)

    def _open_menu(self, at: QPoint) -> None:
        if not QApplication.activePopupWidget():  # some keyboards ask for it twice
            self.menu().popup(at)

    def _show_again(self) -> None:
        if not self.view.is_dragging:
            self._show(self._story)

    def _show(self, before: ShownStory) -> None:
        look = self._look()
        current = self.current_id
        self.view.canvas.show(look.nodes, look.edges)
        self.view.canvas.setSceneRect(0, 0, look.size.width, look.size.height)
        self.view.follow_boxes()
        self._empty.setVisible(not self._story.moments)
        if current and current not in self.view.canvas.node_items:
            self._take_neighbour(current, before)
        self._describe()

    def _finish_when_gone(self, moments: Sequence[Moment]) -> None:
        """A box that goes takes no words with it. Asked once: where they cannot be kept, the editor stays as it is."""
        edited = self.view.rename.node_id
        if edited in {moment.id for moment in self._story.moments} - {moment.id for moment in moments}:
            self.finish_editing()

    def _look(self) -> MapLook:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self._drawing.look(self._story, self._room(), is_mirrored=is_mirrored)

    def _room(self) -> float:
        """The width that is left beside a scroll bar, whether it is there or not: boxes must not move when it comes."""
        # QGraphicsView reckons with the style's extent, which the style sheet's bar is narrower than.
        extent = self.view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.view)
        return float(max(1, self.view.width() - max(extent, self.view.verticalScrollBar().sizeHint().width())))

    def _take_neighbour(self, gone: str, before: ShownStory) -> None:
        """The keys stay where they were when the box under them is removed."""
        place = next((index for index, moment in enumerate(before.moments) if moment.id == gone), 0)
        if self._story.moments:
            self.view.canvas.set_current(self._story.moments[min(place, len(self._story.moments) - 1)].id)

    def _describe(self) -> None:
        canvas, count = self.view.canvas, len(self._story.moments)
        link = next((one for one in self._story.links if one.id == canvas.edge_id()), None)
        item = canvas.node_items.get(self.current_id)
        told = tr("{count} moments").format(count=count)
        if link:
            told = spoken_link(link, self._story.moments)
        elif item:
            place = next(at for at, moment in enumerate(self._story.moments, start=1) if moment.id == item.look.id)
            told = f"{tr('{number} of {count}').format(number=place, count=count)}, {item.look.spoken}"
        self.view.setAccessibleDescription(told if count else self._empty.text())

    def _tell_current(self, moment_id: str) -> None:
        self._describe()
        if moment_id and QAccessible.isActive():
            self.announce(self.view.accessibleDescription())
        self.moment_selected.emit(moment_id)

    def _tell_link(self, link_id: str) -> None:
        self._describe()
        if link_id and QAccessible.isActive():
            self.announce(self.view.accessibleDescription())
        self.link_selected.emit(link_id)

    def announce(self, text: str) -> None:
        """Say it to who listens, without moving the focus."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, text))
