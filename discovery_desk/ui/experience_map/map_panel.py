"""The experience map of the interview in view, connected to what can be done with its moments."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.experience_map import badges
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus, clock_text
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.story import Story
from discovery_desk.services import interviews, links, moments, notes, snapshots, story_order
from discovery_desk.ui.experience_map.map_clipboard import MapClipboard
from discovery_desk.ui.experience_map.map_view import MapView
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class MapPanel(QWidget):
    """Draws again whenever a moment, a link or an opportunity changes."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.view = MapView(place.theme, commit=self._relabel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._clipboard = MapClipboard(place, self.view, lambda: self._interview_id)
        self._refresher = Refresher(place.bridge, self, (Moment, Link, Opportunity, Story, Interview), self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self.flush()
        self._interview_id = interview_id
        self._refresher.now()

    def _connect(self) -> None:
        view, attempt = self.view, self._place.attempt
        view.moments_dropped.connect(lambda places: attempt(lambda: moments.place_all(self._desk, places)))
        view.note_dropped.connect(self._take_note)
        view.moments_deleted.connect(self._delete)
        view.moment_reordered.connect(lambda key, by: attempt(lambda: story_order.reorder(self._desk, key, by)))
        view.moments_linked.connect(lambda a, b: attempt(lambda: links.connect(self._desk, a, b)))
        view.feelings_set.connect(lambda keys, how: attempt(lambda: moments.feel_all(self._desk, keys, how)))
        view.moment_selected.connect(self._place.focus.look_at_moment)
        view.moment_added_after.connect(self._add_after)
        view.tidy_asked.connect(self.tidy)
        self._place.theme_changed.connect(view.set_theme)

    def _take_note(self, note_id: str, moment_id: str) -> None:
        """On a box the note is one more source of it, beside the boxes it becomes the next one."""
        note = NoteId(note_id)
        if moment_id:
            self._place.attempt(lambda: moments.rest_on(self._desk, MomentId(moment_id), note))
        else:
            self._place.attempt(lambda: moments.add_from_note(self._desk, notes.get(self._desk, note)))

    def flush(self) -> bool:
        """A name half typed in a box is kept now; False when that failed."""
        return self.view.finish_editing()

    def _relabel(self, key: str, text: str) -> bool:
        return self._place.attempt(lambda: moments.relabel(self._desk, MomentId(key), text))

    def tidy(self) -> None:
        if self._interview_id is not None:
            interview_id = self._interview_id
            self._place.attempt(lambda: moments.tidy(self._desk, interview_id))

    def _delete(self, keys: list[str]) -> None:
        if self._place.attempt(lambda: moments.delete(self._desk, [MomentId(key) for key in keys])):
            self._place.tell(tr("Removed from the map; the notes stay. Ctrl+Z brings it back."))

    def _add_after(self, key: str) -> None:
        if self._interview_id is None:
            return
        try:
            if key:
                made = moments.add(self._desk, self._interview_id, tr("New moment"), after=MomentId(key))
            else:
                made = moments.add_first(self._desk, self._interview_id, tr("New moment"))
        except DeskError as error:
            self._place.explain(error)
            return
        self.view.edit_label(made.id)

    def _refresh(self) -> None:
        if self._interview_id is None:
            self.view.show_story((), (), {}, None, _told_or_heard)
            return
        interview = interviews.get(self._desk, self._interview_id)
        shown = self._desk.read.moments(interview.id)
        leading = self._desk.read.where(Link, order="rank", interview_id=interview.id)
        numbered = badges(snapshots.on_page(self._desk, interview.id))
        newest = None
        if interview.status is InterviewStatus.LIVE and shown:
            newest = max(shown, key=lambda moment: (moment.heard_ms or 0, moment.id)).id
        self.view.show_story(shown, leading, numbered, newest, _told_or_heard)


def _told_or_heard(moment: Moment) -> str:
    """The time of the story where it was told, else the time of the talk."""
    return moment.told_time or (clock_text(moment.heard_ms) if moment.heard_ms is not None else "")
