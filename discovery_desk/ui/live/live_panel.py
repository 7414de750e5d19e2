"""The screen of a running interview: prompts, notes and map side by side; any letter goes to the note line."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from discovery_desk.domain.consent import ConsentEntry
from discovery_desk.domain.errors import DeskError, FileTrouble
from discovery_desk.domain.interview import Interview, InterviewId, InterviewStatus
from discovery_desk.domain.opportunity import Opportunity
from discovery_desk.domain.participant import Participant
from discovery_desk.domain.promise import Promise
from discovery_desk.services import interviews, opportunities, starting
from discovery_desk.ui.consent.talk_strips import TalkStrips
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.recap_view import RecapView
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import plain_label, rule
from discovery_desk.ui.kit.trouble import sentence
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.live.header import EndQuestion, LiveHeader
from discovery_desk.ui.live.map_foot import MapFoot
from discovery_desk.ui.live.opportunities_tab import OpportunitiesTab
from discovery_desk.ui.live.panes import Pane, step
from discovery_desk.ui.live.short_tabs import ShortTabs
from discovery_desk.ui.live.start_form import Plan, StartForm
from discovery_desk.ui.notes.notes_panel import NotesPanel
from discovery_desk.ui.prompts.prompts_panel import PromptsPanel

THREE_COLUMNS = 860
RAIL = 200  # more than stands beside this in a window, before it has a width of its own
FROM_THE_LEFT = "\u200e"  # a sign before a figure stands before it in a window that is read from the right, too


class LivePanel(QWidget):
    """`ended` says that the interview in view has ended; `page_asked` that its page is wanted."""

    ended = Signal()
    page_asked = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._interview: Interview | None = None
        self._is_line_watched = False
        self._make_frame()
        self.header = LiveHeader(place.theme, self._talk)
        self.end_question = EndQuestion(self._strip_box)
        self.form = StartForm(self._read_promise, self._pages)
        self.prompts = PromptsPanel(place, self._columns)
        self.notes = NotesPanel(place, self._columns)
        self.map = MapPanel(place, self._map_page)
        self.opportunities = OpportunitiesTab(place, self.tabs.pages)
        self.recap = RecapView(place, self.tabs.pages)
        self.strips = TalkStrips(place, self._strip_box, finish_editing=self.notes.list.finish_editing)
        self.foot = MapFoot(self.map.switch, self._map_page)
        self._lay_out()
        self._arrange_for(self.window().width() - place.theme.px(RAIL))
        self._connect()
        self._refresher = Refresher(
            place.bridge, self, (Interview, Participant, ConsentEntry, Opportunity), self._refresh
        )

    @property
    def interview(self) -> Interview | None:
        return self._interview

    def show_interview(self, interview_id: InterviewId | None) -> None:
        """None offers to start one. Made while another screen is in view, it leaves the keys there."""
        self._interview = interviews.get(self._desk, interview_id) if interview_id else None
        self._keep_time()
        self.end_question.hide()
        for panel in (self.prompts, self.notes, self.map, self.opportunities, self.recap, self.strips):
            panel.show_interview(interview_id)
        self._pages.setCurrentIndex(0 if self._interview is None else 1)
        self._refresher.now()
        if self._interview is None:
            self.form.offer(starting.offers(self._desk), self._desk.clock.now().today)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        if self._interview is None:
            self.form.ask()
        else:
            self.notes.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_pane(self, by: int) -> None:
        """Line, list, prompts, map or what is in its place, open strips: to the next (1) or the one before (-1)."""
        step(self._panes(), by)

    def _panes(self) -> list[Pane]:
        beside = self.tabs.currentWidget()
        shown = self._map_page if beside is self.prompts else beside
        return [
            Pane(self.notes.line),
            Pane(self.notes.list),
            Pane(self.prompts, lambda: self.tabs.setCurrentWidget(self.prompts)),
            Pane(shown, lambda: self.tabs.setCurrentWidget(shown)),
            *(Pane(strip) for strip in self._open_strips()),
        ]

    def _open_strips(self) -> list[QWidget]:
        items = (self._strip_column.itemAt(at) for at in range(self._strip_column.count()))
        strips = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        return [strip for strip in (*strips, *self.notes.strips()) if strip.isVisible()]

    def add_strip(self, strip: QWidget) -> None:
        """Show a quiet line between the header and the columns; it decides itself when it can be seen."""
        self._strip_column.addWidget(strip)

    def lend(self) -> tuple[QWidget, NotesPanel]:
        """The strips and the notes, for the companion, until `take_back`."""
        self._exchange(self.notes, self._away)
        self._strip_place.removeWidget(self._strip_box)
        self.notes.set_compact(True)
        return self._strip_box, self.notes

    def take_back(self) -> None:
        self._exchange(self._away, self.notes)
        self._strip_place.addWidget(self._strip_box)
        self._strip_box.show()
        self.notes.set_compact(False)

    def _exchange(self, out: QWidget, back: QWidget) -> None:
        """Not `replaceWidget`, after which PySide no longer knows whose the widgets are, and the program crashes."""
        at, sizes = self._columns.indexOf(out), self._columns.sizes()
        out.setParent(None)
        self._columns.insertWidget(at, back)
        self._columns.setStretchFactor(at, 3)
        self._columns.setSizes(sizes)
        back.show()

    def add_tab(self, widget: QWidget, words: str, name: str = "", short: str = "") -> None:
        """`name` is what `show_tab` knows it by, `short` what stands on it where there is little room."""
        self.tabs.put(self.tabs.count(), widget, words, short)
        if name:
            self._named_tabs[name] = widget

    def name_tab(self, widget: QWidget, words: str, short: str = "") -> None:
        self.tabs.name(widget, words, short)

    def flush(self) -> bool:
        """Everything half typed is on the disk afterwards; False when some of it could not be written."""
        return all([self.notes.flush(), self.map.flush(), self.recap.flush()])

    def start_clock(self) -> None:
        if self._interview is not None and self._interview.status is InterviewStatus.PLANNED:
            interview_id = self._interview.id
            if self._place.attempt(lambda: interviews.start_clock(self._desk, interview_id)):
                self.notes.show_interview(interview_id)
            self.notes.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_end(self) -> None:
        if self._interview is not None and self._interview.status is InterviewStatus.LIVE:
            self.notes.flush()
            self.end_question.ask()

    def tick(self) -> None:
        """Once a second, from the window."""
        if self._interview is not None and self.isVisible():
            self._keep_time()
            interview = self._interview
            elapsed = interviews.elapsed_ms(self._desk, interview)
            self.header.show_time(
                elapsed,
                interviews.left_ms(self._desk, interview, elapsed),
                interview.agreed_minutes,
                is_live=interview.status is InterviewStatus.LIVE,
                until=f"{interview.promised_end:%H:%M}" if interview.promised_end else "",
            )
            self.prompts.show_time(elapsed)

    def _keep_time(self) -> None:
        """Also after a crash, a restart of the machine, or a wall clock that somebody sets; a busy file waits."""
        if self._interview is not None and interviews.is_adrift(self._desk, self._interview):
            with suppress(FileTrouble):
                self._interview = interviews.re_anchor(self._desk, self._interview.id)

    def _make_frame(self) -> None:
        """From the outside in: a panel that gets its parent later is polished once more with all that is in it."""
        self._pages = QStackedWidget(self)
        self._talk = QWidget(self._pages)
        self._strip_box = QWidget(self._talk)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self._talk)
        self.tabs = ShortTabs(self._place, self._columns)
        self._map_page = QWidget(self.tabs.pages)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Map, opportunities and page"))
        self.tabs.setProperty("look", "sunken")
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out_map()
        self._named_tabs: dict[str, QWidget] = {}
        self.add_tab(self._map_page, tr("Experience map"), "map", tr("Map"))
        self.add_tab(self.opportunities, tr("Opportunities"), "opportunities")
        self.add_tab(self.recap, tr("Recap"), "recap")
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAcceptDrops(True)
        self.tabs.tabBar().setChangeCurrentOnDrag(True)  # an opportunity on its way to the map opens it
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        for panel, share in ((self.prompts, 0), (self.notes, 3), (self.tabs, 2)):
            self._columns.addWidget(panel)
            self._columns.setStretchFactor(self._columns.count() - 1, share)
        self._columns.setSizes([296, 584, 500])
        self._away = plain_label(tr("The notes are in the companion window."), "quiet", wraps=True)
        self._away.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self.form)
        self._lay_out_talk()
        self._pages.addWidget(self._talk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._arrange_for(self.width())

    def _arrange_for(self, width: int) -> None:
        """Where three columns would cut their words, the prompts become a tab beside the map."""
        is_narrow = width < self._place.theme.px(THREE_COLUMNS)
        is_tab = self.tabs.indexOf(self.prompts) >= 0
        if is_narrow and not is_tab:
            self.tabs.put(0, self.prompts, tr("Prompts"))
            self.tabs.setCurrentIndex(0)
        elif is_tab and not is_narrow:
            self.tabs.removeTab(self.tabs.indexOf(self.prompts))
            self._columns.insertWidget(0, self.prompts)
            self.prompts.show()
        self.foot.fit()

    def show_tab(self, name: str) -> None:
        """map, opportunities, or one that was added by name."""
        self.tabs.setCurrentWidget(self._named_tabs[name])

    def _lay_out_talk(self) -> None:
        column = QVBoxLayout(self._talk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        self._strip_column = QVBoxLayout(self._strip_box)
        self._strip_column.setContentsMargins(0, 0, 0, 0)
        self._strip_column.setSpacing(0)
        self._strip_place = QVBoxLayout()
        self._strip_place.addWidget(self._strip_box)
        column.addLayout(self._strip_place)
        for strip in (*self.strips.strips(), self.map.carrying.strip, self.end_question):
            self.add_strip(strip)
        column.addWidget(self._columns, 1)

    def _lay_out_map(self) -> None:
        column = QVBoxLayout(self._map_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(rule())
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.form.begun.connect(self._begin)
        self.header.start_asked.connect(self.start_clock)
        self.header.end_asked.connect(self.ask_to_end)
        self.header.page_asked.connect(self.page_asked)
        self.end_question.confirmed.connect(self._end)
        self.end_question.put_off.connect(self._go_on)
        self.strips.left.connect(self.take_focus)
        self.strips.masked.connect(self.notes.mask_line)
        self.strips.start_asked.connect(self.start_clock)
        self.header.consent_asked.connect(self.strips.toggle_people)
        self.map.left.connect(self.take_focus)
        self.recap.left.connect(self.take_focus)
        self.map.carrying.strip.left.connect(self.take_focus)
        self._place.focus.note_changed.connect(self._show_note)
        self.notes.kept.connect(self.strips.note_kept)
        self._place.theme_changed.connect(self.header.set_theme)
        self._place.theme_changed.connect(self.form.set_theme)
        self.form.set_theme(self._place.theme)
        self._place.theme_changed.connect(self._arrange)
        self._place.focus.moment_changed.connect(self._show_moment)
        self.notes.kept.connect(self.prompts.note_kept)
        self.notes.line.editor.textChanged.connect(self._watch_line)
        self.notes.line.editor.composing_began.connect(self._watch_line)
        self._watch_line()

    def _show_moment(self, moment_id: str) -> None:
        """A moment chosen elsewhere is chosen on the map; the notes that it was drawn from light up."""
        self.notes.list.set_glowing(self.map.notes_of(moment_id))
        if moment_id:
            self.map.select(moment_id)

    def _show_note(self, note_id: str) -> None:
        """A note gone to from elsewhere is chosen in the list."""
        if note_id and self.notes.list.selected_id() != note_id:
            self.notes.list.select(note_id)

    def _watch_line(self) -> None:
        """Only where keys may mean something else: a filter in Python is asked seven times a key."""
        editor = self.notes.line.editor
        is_watched = editor.document().isEmpty() or editor.is_composing()
        if is_watched is not self._is_line_watched:
            self._is_line_watched = is_watched
            (editor.installEventFilter if is_watched else editor.removeEventFilter)(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys that mean something else in an empty line: Space starts the clock, Ctrl+Z undoes in the desk.

        While an input method composes, all keys are its own and no shortcut is one.
        """
        if not isinstance(event, QKeyEvent):
            return False
        if self.notes.line.editor.is_composing():
            is_shortcut = event.type() == QEvent.Type.ShortcutOverride
            event.setAccepted(is_shortcut or event.isAccepted())
            return is_shortcut
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_desk(event):
            event.ignore()
            return True
        return event.type() == QEvent.Type.KeyPress and self._take_from_line(event)

    def _take_from_line(self, event: QKeyEvent) -> bool:
        if event.modifiers() or event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Space) or self.notes.line.text():
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.map.carrying.leave() or self.strips.put_away()
        is_planned = self._interview is not None and self._interview.status is InterviewStatus.PLANNED
        if is_planned:
            self.start_clock()
        return is_planned

    def _is_for_desk(self, event: QKeyEvent) -> bool:
        """While something is being typed, undo belongs to the line."""
        if not event.modifiers():
            return False
        steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        document = self.notes.line.editor.document()
        is_lines = document.isUndoAvailable() or document.isRedoAvailable()
        return not is_lines and not self.notes.line.text() and any(event.matches(step) for step in steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere goes to the note line, and so does Esc."""
        if self.end_question.take_key(event):
            return
        if _is_bare_escape(event) and self._interview is not None and not self.notes.line.editor.hasFocus():
            self.take_focus()
            return
        if event.key() == Qt.Key.Key_Escape and self.prompts.send_away():
            return
        if self._interview is None or not self.notes.take_key(event):
            super().keyPressEvent(event)

    def _begin(self, plan: Plan) -> None:
        try:
            interview = interviews.prepare(
                self._desk,
                plan.name,
                story_prompt=plan.story_prompt,
                agreed_minutes=plan.minutes,
                scheduled_start=plan.from_,
                template=plan.template,
                notes_language=plan.notes_language,
                returning=plan.returning,
                seats=plan.seats,
                reaction_offset_ms=self._place.settings.reaction_offset_ms,
            )
        except DeskError as error:
            self.form.complain(sentence(error))
            return
        self.form.clear()
        self._place.focus.look_at_interview(interview.id)

    def _read_promise(self, text: str) -> Promise | None:
        try:
            return starting.promise_of(self._desk, text)
        except DeskError as error:
            self.form.complain(sentence(error))
            return None

    def _end(self) -> None:
        self.end_question.hide()
        if self._interview is None:
            return
        try:
            interviews.end(self._desk, self._interview.id)
        except DeskError as error:
            self._place.explain(error)
            return
        self.ended.emit()

    def _go_on(self) -> None:
        self.end_question.hide()
        self.notes.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        if self._interview is None:
            return
        interview = self._interview = interviews.get(self._desk, self._interview.id)
        person = interviews.participant_of(self._desk, interview)
        consent = self._desk.read.where(ConsentEntry, interview_id=interview.id)
        others = self._desk.read.where(Interview, participant_id=person.id)
        self.header.show_interview(interview, person, consent, is_first=len(others) == 1)
        self._count(interview.id)
        self.tick()

    def _count(self, interview_id: InterviewId) -> None:
        found = opportunities.of_interview(self._desk, interview_id)
        hung = sum(one.moment_id is not None for one in found)
        self.foot.count(len(found), hung)
        words = tr("Opportunities {n}").format(n=len(found)) if found else tr("Opportunities")
        self.tabs.name(self.opportunities, words, FROM_THE_LEFT + tr("! {n}").format(n=len(found)))


def _is_bare_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()
