"""A recording that somebody else makes: since when, what the recorder shows, and its stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from discovery_desk.domain.interview import Interview, InterviewStatus, clock_text
from discovery_desk.ui.kit.controls import KeyHintButton, button, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr


class RecordingRow(QWidget):
    start_asked = Signal()
    stop_asked = Signal()
    shown_time_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label("", "quiet")
        self._start = KeyHintButton(("Ctrl", "Num 0"), tr("the recording starts now"))
        self._stop = button(tr("It stops now"), "quiet")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("The recorder shows 00:00:12"))
        self.field.setProperty("look", "slim")
        self.field.setAccessibleName(tr("What the recorder shows now"))
        row = FlowLayout(self, gap=10)
        for widget in (self._words, self._start, self.field, self._stop):
            row.addWidget(widget)
        self._start.clicked.connect(self.start_asked)
        self._stop.clicked.connect(self.stop_asked)
        self.field.returnPressed.connect(lambda: self.shown_time_given.emit(self.field.text()))

    def set_field_width(self, width: int) -> None:
        self.field.setMinimumWidth(width)

    def show_recording(self, interview: Interview) -> None:
        self.setVisible(interview.status is InterviewStatus.LIVE)
        self._words.setText(recording_words(interview) or tr("No recording known"))
        is_running = interview.recording_offset_ms is not None and interview.recording_stopped_ms is None
        self._stop.setVisible(is_running)


def recording_words(interview: Interview) -> str:
    """Empty where nobody records. A recording may be older than the clock."""
    began, stopped = interview.recording_offset_ms, interview.recording_stopped_ms
    if began is None:
        return ""
    if stopped is not None:
        return tr("Recorded until {time}").format(time=clock_text(stopped))
    if began < 0:
        return tr("Recorded, since {time} before the clock").format(time=clock_text(-began))
    return tr("Recorded since {time}").format(time=clock_text(began))
