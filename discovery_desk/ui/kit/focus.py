"""What is being looked at. What is true comes from the change feed; the two never mix."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from discovery_desk.domain.interview import InterviewId


class Focus(QObject):
    """Ids are empty when nothing is looked at."""

    interview_changed = Signal(str)
    note_changed = Signal(str)
    moment_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interview, self._note, self._moment = "", "", ""

    @property
    def interview(self) -> InterviewId | None:
        return InterviewId(self._interview) if self._interview else None

    @property
    def note(self) -> str:
        return self._note

    @property
    def moment(self) -> str:
        return self._moment

    def look_at_interview(self, interview_id: str) -> None:
        if interview_id != self._interview:
            self._interview = interview_id
            self.look_at_note("")
            self.look_at_moment("")
            self.interview_changed.emit(interview_id)

    def look_at_note(self, note_id: str) -> None:
        if note_id != self._note:
            self._note = note_id
            self.note_changed.emit(note_id)

    def look_at_moment(self, moment_id: str) -> None:
        if moment_id != self._moment:
            self._moment = moment_id
            self.moment_changed.emit(moment_id)
