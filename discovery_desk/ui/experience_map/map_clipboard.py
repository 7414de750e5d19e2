"""Copies, cuts and pastes boxes: as moments for another map, and as lines of text for anything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from discovery_desk.domain.copied_moments import MIME, CopiedMoments, from_json
from discovery_desk.domain.errors import DeskError
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import MomentId
from discovery_desk.services import moment_copies, moments
from discovery_desk.ui.experience_map.map_view import MapView
from discovery_desk.ui.kit.clipboard import put_on_clipboard
from discovery_desk.ui.kit.workplace import Workplace


class MapClipboard:
    """Does what the map asks of the clipboard; `interview_id` is whose map it is now."""

    def __init__(self, place: Workplace, view: MapView, interview_id: Callable[[], InterviewId | None]) -> None:
        self._place, self._view, self._interview_id = place, view, interview_id
        view.copied.connect(self.copy)
        view.cut_asked.connect(self.cut)
        view.paste_asked.connect(self.paste)

    def copy(self, keys: tuple[str, ...], text: str = "") -> bool:
        """`text` is what anything else gets, where that is not the words of the moments."""
        try:
            copied = moment_copies.copied(self._place.desk, [MomentId(key) for key in keys])
        except DeskError as error:
            self._place.explain(error)
            return False
        put_on_clipboard(moments_mime(copied, text))
        return True

    def cut(self, keys: tuple[str, ...]) -> None:
        if self.copy(keys):
            self._place.attempt(lambda: moments.delete(self._place.desk, [MomentId(key) for key in keys]))

    def paste(self, after: str) -> None:
        """What was pasted is selected, and the keys are on the first of it."""
        interview_id = self._interview_id()
        if interview_id is None:
            return
        try:
            copied = from_json(_json_in(QGuiApplication.clipboard().mimeData()))
            behind = MomentId(after) if after else None
            made = moment_copies.paste(self._place.desk, interview_id, copied, behind)
        except DeskError as error:
            self._place.explain(error)
            return
        self._view.select_all_of([moment.id for moment in made])


def moments_mime(copied: CopiedMoments, text: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setData(MIME, copied.to_json().encode())
    mime.setText(text or copied.to_text())
    return mime


def _json_in(mime: QMimeData | None) -> str:
    """Nothing, where the clipboard is empty or holds something else."""
    return bytes(mime.data(MIME).data()).decode("utf-8", "replace") if mime is not None else ""
