"""Consent, people present and the recording, in one strip that is worked by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from discovery_desk.domain.consent import ConsentEntry, ConsentScope, in_force
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.team import Seat, SeatId, SeatKind, TeamMember
from discovery_desk.services import consent, interviews, recording, seats
from discovery_desk.ui.consent.consent_words import log_words, scope_words
from discovery_desk.ui.consent.recording_row import RecordingRow
from discovery_desk.ui.consent.scopes_row import ScopesRow
from discovery_desk.ui.consent.seats_row import SeatsRow
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import key_hint, plain_label, rule, section
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace

MOST_OF_THE_SCREEN, ROOM_FOR_THE_TALK = 0.45, 260


class PeopleStrip(QFrame):
    """`left` gives the keys back to the note line. `other_key` is one of 8, 9 and 0, which a question below takes."""

    left = Signal()
    other_key = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self._scroll = QScrollArea(self)
        self._body = QWidget(self._scroll.viewport())
        self.scopes, self.seats = ScopesRow(self._body), SeatsRow(self._body)
        self.recording = RecordingRow(self._body)
        self.remark = QLineEdit(self._body)
        self._log = plain_label("", "quiet", wraps=True)
        self.place_keys = PlaceKeys(tr("Consent and people"), self._keys())
        self._lay_out()
        self._connect()
        self._refresher = Refresher(place.bridge, self, (ConsentEntry, Seat, TeamMember, Interview), self._refresh)
        self.hide()

    def _keys(self) -> tuple[PlaceKey, ...]:
        answers = tuple(
            PlaceKey((str(number),), words, lambda scope=scope: self._answer(scope))  # type: ignore[misc]
            for number, (scope, words) in enumerate(_questions().items(), start=1)
        )
        return (
            *answers,
            PlaceKey(("F2",), tr("Remark on the last answer"), lambda: self._edit(self.remark)),
            PlaceKey(("Ins",), tr("Add a person"), lambda: self._edit(self.seats.field)),
            PlaceKey(("Del",), tr("Remove the person")),
            PlaceKey(("Space",), tr("Give the person another seat")),
            PlaceKey(("Esc",), tr("Back to the note line"), self.leave),
        )

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self._interview_id = interview_id
        self.hide()
        self._refresher.now()

    def take_keys(self) -> None:
        self.show()
        self.scopes.first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_recorder_time(self) -> None:
        self.show()
        self._edit(self.recording.field)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def has_keys(self) -> bool:
        holder = QApplication.focusWidget()
        return self.isVisible() and holder is not None and self.isAncestorOf(holder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("8", "9", "0"):
            self.other_key.emit(event.text())
        elif not self.place_keys.take(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Consent and people"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.remark.setPlaceholderText(tr("Remark on the last answer"))
        self.remark.setProperty("look", "slim")
        self.remark.setAccessibleName(tr("Remark on the last answer"))
        self._body.setProperty("look", "surface")
        self._fill()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll)
        column.addWidget(rule())

    def _fill(self) -> None:
        grid = QGridLayout(self._body)
        grid.setContentsMargins(20, 10, 20, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Consent"), self.scopes),
            ("", self._answers()),
            (tr("Present"), self.seats),
            (tr("Recording"), self.recording),
            ("", self._hints()),
        )
        for at, (words, widget) in enumerate(rows):
            grid.addWidget(section(words), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, at, 1)

    def _answers(self) -> QWidget:
        answers = QWidget(self._body)
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._log, 2)
        row.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignTop)
        return answers

    def _hints(self) -> QWidget:
        hints = QWidget(self._body)
        row = FlowLayout(hints, gap=12)
        for keys, words in (
            (("1", "–", "7"), tr("not asked, yes, no")),
            (("F2",), tr("remark")),
            (("Ins",), tr("add a person")),
            (("Space",), tr("another seat")),
            (("Del",), tr("remove")),
            (("Esc",), tr("back to the line")),
        ):
            row.addWidget(key_hint(keys, words, hints))
        return hints

    def _connect(self) -> None:
        self.scopes.asked.connect(self._answer)
        self.remark.returnPressed.connect(self._keep_remark)
        self.seats.added.connect(self._add_person)
        self.seats.changed.connect(self._change_seat)
        self.seats.removed.connect(self._remove_person)
        self.recording.start_asked.connect(lambda: self._do(lambda one: recording.starts_now(self._desk, one)))
        self.recording.stop_asked.connect(lambda: self._do(lambda one: recording.stops_now(self._desk, one)))
        self.recording.shown_time_given.connect(self._set_recorder_time)
        self._place.theme_changed.connect(self._fit)

    def _edit(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _do(self, act: Callable[[InterviewId], object]) -> bool:
        interview_id = self._interview_id
        return interview_id is not None and self._place.attempt(lambda: act(interview_id))

    def _answer(self, scope: ConsentScope) -> None:
        self._do(lambda one: consent.answer_next(self._desk, one, scope))

    def _keep_remark(self) -> None:
        said = consent.entries(self._desk, self._interview_id) if self._interview_id else ()
        if said and self._place.attempt(lambda: consent.remark(self._desk, said[-1].id, self.remark.text())):
            self.remark.clear()
            self.scopes.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_person(self, name: str, kind: SeatKind) -> None:
        if self._do(lambda one: seats.add(self._desk, one, name, kind)):
            self.seats.empty()

    def _change_seat(self, seat_id: str, kind: SeatKind) -> None:
        self._place.attempt(lambda: seats.change(self._desk, SeatId(seat_id), kind))

    def _remove_person(self, seat_id: str) -> None:
        self._place.attempt(lambda: seats.remove(self._desk, SeatId(seat_id)))

    def _set_recorder_time(self, text: str) -> None:
        if self._do(lambda one: recording.shows(self._desk, one, text)):
            self.recording.field.clear()
            self.leave()

    def _refresh(self) -> None:
        if self._interview_id is None:
            return
        said = consent.entries(self._desk, self._interview_id)
        self.scopes.show_answers(in_force(said))
        self._log.setText("  ·  ".join(map(log_words, said)))
        self._log.setVisible(bool(said))
        self.remark.setVisible(bool(said))
        self.seats.show_seats(seats.present(self._desk, self._interview_id), seats.team(self._desk))
        self.recording.show_recording(interviews.get(self._desk, self._interview_id))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._place.theme.px(600), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._place.theme.px(300), min(self._height(), self._place.theme.px(50)))

    def _fit(self) -> None:
        """As high as it has to be, but never most of the screen: then it scrolls."""
        self.recording.set_field_width(self._place.theme.px(210))
        self.seats.set_field_width(self._place.theme.px(150))
        self._scroll.setFixedHeight(self._height() - 1)
        self.updateGeometry()

    def _height(self) -> int:
        inside = self._body.layout()
        wanted = inside.totalHeightForWidth(max(1, self.width())) if inside else 0
        screen = self.window().height()
        most = min(round(screen * MOST_OF_THE_SCREEN), screen - self._place.theme.px(ROOM_FOR_THE_TALK))
        return max(min(wanted, most), self._place.theme.px(50)) + 1


def _questions() -> dict[ConsentScope, str]:
    return {scope: tr("Consent: {scope}").format(scope=scope_words(scope)) for scope in ConsentScope}
