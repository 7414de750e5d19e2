"""Play it back: the story as sentences to read out loud, mended while they listen, and kept once it was told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, Moment, MomentId
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.story import Story
from discovery_desk.services import recap, stories
from discovery_desk.ui.experience_map.moment_words import story_name
from discovery_desk.ui.experience_map.recap_lines import RecapLines, ShownLine
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import KeyHintButton, plain_label, rule
from discovery_desk.ui.kit.recap_words import recap_words
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace


class RecapView(QWidget):
    """`left` gives the keys back to the note line."""

    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview_id: InterviewId | None = None
        self.lines = RecapLines(place.theme, self._reword)
        self._how = plain_label(
            tr("Read it out, then ask: what have I got wrong, and what is missing? Played back, it is kept as a note."),
            "quiet",
            wraps=True,
        )
        self._empty = plain_label(
            tr("The story is told back here, a sentence for each moment. A note that starts with + is the first."),
            "quiet",
            wraps=True,
        )
        self.keep = KeyHintButton(("Ctrl", "↵"), tr("played back"))
        self.keep.setAccessibleName(tr("Played back: keep it as a note"))
        self._lay_out()
        self._connect()
        shown = (Moment, Link, Story, Participant)
        self._refresher = Refresher(place.bridge, self, shown, self._refresh)

    def show_interview(self, interview_id: InterviewId | None) -> None:
        self.flush()
        self._interview_id = interview_id
        self._refresher.now()

    def flush(self) -> bool:
        """Words half typed are kept now; False when that failed."""
        return self.lines.finish_editing()

    def take_focus(self) -> None:
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 24, 24, 24)
        self._how.setContentsMargins(16, 10, 16, 6)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:  # a label stands on the side of its own words else
            self._how.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self.keep)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._how)
        column.addWidget(self.lines, 1)
        column.addWidget(self._empty, 1)
        self._rule = rule()
        column.addWidget(self._rule)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.lines.line_moved.connect(self._move)
        self.lines.line_stepped.connect(self._step)
        self.lines.chosen.connect(self._place.focus.look_at_moment)
        self.lines.played_back.connect(self._keep)
        self.lines.left.connect(self.left)
        self.keep.clicked.connect(self._keep)
        self._place.theme_changed.connect(self.lines.set_theme)

    def _reword(self, moment_id: str, text: str) -> bool:
        return self._place.attempt(lambda: recap.mend_words(self._desk, MomentId(moment_id), text))

    def _move(self, moment_id: str, goal: str, is_after: bool) -> None:
        where = MomentId(goal)
        self._place.attempt(lambda: recap.mend_order(self._desk, MomentId(moment_id), where, is_after=is_after))

    def _step(self, moment_id: str, is_later: bool) -> None:
        self._place.attempt(lambda: recap.mend_step(self._desk, MomentId(moment_id), is_later=is_later))

    def _keep(self) -> None:
        interview_id = self._interview_id
        if interview_id is not None and self._place.attempt(lambda: recap.keep_as_summary(self._desk, interview_id)):
            self._place.tell(tr("Kept as a note: what was played back. Ctrl+Z takes it away."))

    def _refresh(self) -> None:
        shown = tuple(self._told(self._interview_id)) if self._interview_id else ()
        self.lines.show_lines(shown)
        for widget in (self.lines, self._how, self._rule, self.keep):
            widget.setVisible(bool(shown))
        self._empty.setVisible(not shown)

    def _told(self, interview_id: InterviewId) -> Iterator[ShownLine]:
        """Under a heading for each story, where there are several."""
        told = stories.of_interview(self._desk, interview_id)
        named = {story.id: story_name(story, number) for number, story in enumerate(told, start=1)}
        labels = {one.id: recap.in_full(self._desk, one) for one in self._desk.read.moments(interview_id)}
        lines = recap.lines(self._desk, interview_id, recap_words())
        are_several = len({line.story_id for line in lines}) > 1
        for line in lines:
            if line.starts_story and are_several:
                yield ShownLine(named[line.story_id])
            yield ShownLine(line.text, labels[line.moment_id], line.moment_id)
