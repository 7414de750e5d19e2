"""What the keys of the map do: they walk and select, and ask for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from discovery_desk.domain.moment import MomentId
from discovery_desk.ui.canvas.picture import DOTS
from discovery_desk.ui.canvas.tools.walk import STEPS, next_box
from discovery_desk.ui.experience_map.map_keys import LinkDeeds, MapDeeds
from discovery_desk.ui.kit.words import tr

if TYPE_CHECKING:
    from discovery_desk.ui.experience_map.map_view import MapView


class MapHands:
    """Works on what is chosen on the map, and speaks through the signals of the map."""

    def __init__(self, map_: MapView) -> None:
        self._map = map_

    def deeds(self) -> MapDeeds:
        canvas = self._map.view.canvas
        return MapDeeds(
            walk=self._walk,
            extend=self._extend,
            nudge=self._nudge,
            reorder=self._reorder,
            feel=self._feel,
            edit_or_link=self._edit_or_link,
            start_link=self._start_link,
            next_link=self._next_link,
            show_details=lambda: self._map.details_asked.emit(self._map.current_id),
            hang=lambda: self._map.hang_asked.emit(self._map.current_id),
            pin=lambda: self._map.pin_asked.emit(canvas.selected_ids()),
            add_after=self._add_after,
            add_before=self._add_before,
            add_first=lambda: self._map.moment_added_after.emit(""),
            delete=self._delete,
            copy=lambda: self._map.copied.emit(canvas.selected_ids()),
            cut=lambda: self._map.cut_asked.emit(canvas.selected_ids()),
            paste=self._paste,
            select_all=lambda: canvas.select(canvas.node_items),
            step_back=self._step_back,
            tidy=self._map.tidy_asked.emit,
            fit=self._map.view.zoom.fit,
            zoom=self._zoom,
            show_menu=self._map.view.ask_menu,
        )

    def link_deeds(self) -> LinkDeeds:
        canvas = self._map.view.canvas
        return LinkDeeds(
            retype=lambda kind: self._map.links_retyped.emit((canvas.edge_id(),), kind),
            reverse=lambda: self._map.link_reversed.emit(canvas.edge_id()),
            edit=lambda: self._map.view.begin_rename(canvas.edge_id()),
            remove=lambda: self._map.links_removed.emit((canvas.edge_id(),)),
        )

    def _walk(self, key: Qt.Key) -> None:
        """From a link that is chosen, on to the box at that end of it."""
        canvas = self._map.view.canvas
        edge = canvas.edge_items.get(canvas.edge_id())
        if edge and not self._map.current_id:
            found = edge.look.to_id if self._leads_on(key) else edge.look.from_id
        else:
            found = next_box(canvas.boxes(), self._map.current_id, key)
        canvas.set_current(found)
        self._map.view.reveal(found)

    def _extend(self, key: Qt.Key) -> None:
        """The box that way is selected, too, and gets the keys."""
        canvas = self._map.view.canvas
        found = next_box(canvas.boxes(), self._map.current_id, key)
        canvas.choose_edge("")
        canvas.select({*canvas.selected_ids(), self._map.current_id, found})
        canvas.move_current(found)
        self._map.view.reveal(found)

    def _nudge(self, key: Qt.Key) -> None:
        canvas = self._map.view.canvas
        across, down = STEPS[key]
        step, boxes = DOTS * canvas.canvas_paint.unit, canvas.boxes()
        moved = [(id_, boxes[id_]) for id_ in canvas.selected_ids()]
        self._map.ask_to_place(tuple((id_, box.x() + across * step, box.y() + down * step) for id_, box in moved))

    def _next_link(self) -> None:
        """The links of the box in turn; of a link that was clicked, those of the box that it starts from."""
        canvas = self._map.view.canvas
        chosen = canvas.edge_items.get(canvas.edge_id())
        box = self._map.current_id or (chosen.look.from_id if chosen else "")
        own = [id_ for id_, one in canvas.edge_items.items() if box and box in (one.look.from_id, one.look.to_id)]
        if own:
            canvas.move_current(box)
            canvas.choose_edge(own[(own.index(canvas.edge_id()) + 1) % len(own) if canvas.edge_id() in own else 0])
            self._map.view.reveal(canvas.edge_id())

    def _zoom(self, factor: float) -> None:
        """Nothing as a factor is the size of life."""
        if factor:
            self._map.view.zoom.by(factor)
        else:
            self._map.view.zoom.to_life_size()

    def _leads_on(self, key: Qt.Key) -> bool:
        """Right and down go towards the end of the story, where reading runs from left to right."""
        is_mirrored = self._map.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return key in (Qt.Key.Key_Down, Qt.Key.Key_Left if is_mirrored else Qt.Key.Key_Right)

    def _reorder(self, key: Qt.Key) -> None:
        self._map.moment_reordered.emit(self._map.current_id, 1 if self._leads_on(key) else -1)

    def _feel(self, level: int) -> None:
        """One key is one wish, however many boxes it is about."""
        self._map.feelings_set.emit(self._map.view.canvas.selected_ids(), level)

    def _edit_or_link(self) -> None:
        if self._map.view.draw_edge.is_drawing:
            self._map.view.draw_edge.end_by_key(self._map.current_id)
        else:
            self._map.view.begin_rename(self._map.current_id)

    def _start_link(self) -> None:
        self._map.view.draw_edge.begin_by_key(self._map.current_id)
        if self._map.view.draw_edge.is_drawing and QAccessible.isActive():
            self._map.announce(tr("Go to the other box and press Enter to link them."))

    def _add_after(self) -> None:
        """Without a box under the keys, Tab goes on to the next control: nobody is caught here."""
        if self._map.current_id:
            self._map.moment_added_after.emit(self._map.current_id)
        else:
            self._map.view.leave(is_forward=True)

    def _add_before(self) -> None:
        ids = [moment.id for moment in self._map.moments]
        if not self._map.current_id:
            self._map.view.leave(is_forward=False)
        else:
            place = ids.index(MomentId(self._map.current_id))
            self._map.moment_added_after.emit(ids[place - 1] if place else "")

    def _paste(self) -> None:
        """After the last of the boxes that are selected, in the order of the story."""
        selected = {*self._map.view.canvas.selected_ids(), self._map.current_id}
        told = [moment.id for moment in self._map.moments if moment.id in selected]
        self._map.paste_asked.emit(told[-1] if told else "")

    def _delete(self) -> None:
        self._map.moments_deleted.emit(self._map.view.canvas.selected_ids())

    def _step_back(self) -> None:
        """End the gesture; without one, let go of the link, or else of the box and of the keys."""
        canvas = self._map.view.canvas
        if self._map.view.is_dragging or self._map.view.draw_edge.is_drawing:
            self._map.view.cancel()
        elif canvas.edge_id() and self._map.current_id:
            canvas.set_current(self._map.current_id)
        else:
            canvas.set_current("")
            self._map.left.emit()
