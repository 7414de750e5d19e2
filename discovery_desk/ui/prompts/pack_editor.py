"""The window in which a team makes a pack of prompts its own. Shipped packs are read here and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from discovery_desk.domain import pack_editing
from discovery_desk.domain.guide import OwnPack
from discovery_desk.domain.interview import Interview
from discovery_desk.domain.prompts import Phase, PromptPack
from discovery_desk.services import linting, packs
from discovery_desk.ui.kit.bridge import Refresher
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.prompts.editable_list import EditableList


class PackEditor(QDialog):
    """Every act is written at once and is one undo step. What an interview has begun with stays as it was for it."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk = place, place.desk
        self._pack_id = packs.packs(place.desk)[0][0]
        self.setWindowTitle(tr("Prompt packs"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Pack"))
        self.title, self.phase_title, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        self.phases, self.prompts = EditableList(tr("Parts")), EditableList(tr("Prompts in this part"))
        self.copy_button = button(tr("Copy to change it"), "primary")
        self.reset_button = button(tr("Back to the wording that ships"))
        self.remove_button = button(tr("Remove this pack"), "danger")
        self.advice, self.state = plain_label(look="quiet", wraps=True), plain_label(look="quiet", wraps=True)
        self._lay_out()
        self.resize(self.sizeHint())
        self._connect()
        self._refresher = Refresher(place.bridge, self, (OwnPack, Interview), self._refresh)

    def show_pack(self, pack_id: str) -> None:
        self._pack_id = pack_id
        self._refresh()

    @property
    def pack(self) -> PromptPack:
        return packs.pack_of(self._desk, self._pack_id)

    @property
    def is_own(self) -> bool:
        return any(one.id == self._pack_id for one in packs.own_packs(self._desk))

    def sizeHint(self) -> QSize:
        return QSize(self._place.theme.px(820), self._place.theme.px(560)).boundedTo(QSize(1000, 600))

    def add_phase(self) -> None:
        at = self.phases.at
        if self._change(pack_editing.with_phase(self.pack.phases, at, tr("New part"))):
            self._choose_phase(at + 1)
            self.phase_title.setFocus()
            self.phase_title.selectAll()

    def add_prompt(self) -> None:
        """An empty line to type in; it is kept once there are words in it."""
        self.prompts.rows.setCurrentRow(-1)
        self.words.clear()
        self.words.setFocus()

    def reword(self) -> None:
        """The words in the line, for the prompt that is chosen or else as a new one."""
        words, phase = self.words.text().strip(), self._phase()
        at = self.prompts.at
        if phase is None or not words or (0 <= at < len(phase.prompts) and phase.prompts[at] == words):
            return
        is_new = at < 0
        reworded = (*phase.prompts, words) if is_new else (*phase.prompts[:at], words, *phase.prompts[at + 1 :])
        if self._put_prompts(reworded):
            self._choose_prompt(len(reworded) - 1 if is_new else at)

    def _lay_out(self) -> None:
        for edit, name, hint in (
            (self.title, tr("Title of the pack"), ""),
            (self.phase_title, tr("Title of the part"), ""),
            (self.words, tr("Words of the prompt"), tr("A new prompt, Enter keeps it")),
        ):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(hint)
        self.words.setMaxLength(packs.LONGEST_PROMPT)
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(self.title, 1)
        buttons = FlowLayout(gap=6, row_gap=6)
        for one in (self.copy_button, self.reset_button, self.remove_button):
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addLayout(self._lay_out_lists(), 1)
        column.addWidget(plain_label(_slots_explained(), "quiet", wraps=True))

    def _lay_out_lists(self) -> QHBoxLayout:
        lists, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self.phases, self.phase_title)),
            (right, (self.prompts, self.words, self.advice)),
        ):
            for part in parts:
                column.addWidget(part)
        lists.addLayout(left, 1)
        lists.addLayout(right, 2)
        return lists

    def _connect(self) -> None:
        self.choice.activated.connect(lambda at: self.show_pack(self.choice.itemData(at)))
        self.copy_button.clicked.connect(self._copy)
        self.reset_button.clicked.connect(self._reset)
        self.remove_button.clicked.connect(self._remove)
        self.title.editingFinished.connect(self._rename)
        self.phase_title.editingFinished.connect(self._rename_phase)
        self.words.editingFinished.connect(self.reword)
        self.words.textChanged.connect(self._advise)
        self.phases.chosen.connect(self._choose_phase)
        self.phases.add_asked.connect(self.add_phase)
        self.phases.remove_asked.connect(lambda at: self._change(pack_editing.without(self.pack.phases, at)))
        self.phases.move_asked.connect(self._move_phase)
        self.prompts.chosen.connect(self._choose_prompt)
        self.prompts.add_asked.connect(self.add_prompt)
        self.prompts.remove_asked.connect(self._remove_prompt)
        self.prompts.move_asked.connect(self._move_prompt)
        for step, act in (
            (QKeySequence.StandardKey.Undo, self._desk.undo),
            (QKeySequence.StandardKey.Redo, self._desk.redo),
        ):
            QShortcut(QKeySequence(step), self, lambda act=act: self._place.attempt(act))

    def _refresh(self) -> None:
        every = packs.packs(self._desk)
        if self._pack_id not in (pack_id for pack_id, _ in every):
            self._pack_id = every[0][0]
        self.choice.clear()
        for pack_id, title in every:
            self.choice.addItem(title, pack_id)
        self.choice.setCurrentIndex([pack_id for pack_id, _ in every].index(self._pack_id))
        pack, is_own = self.pack, self.is_own
        self.title.setText(pack.title)
        for part in (self.title, self.phase_title, self.words):
            part.setReadOnly(not is_own)
        self.title.setVisible(is_own)
        self.copy_button.setText(tr("Copy once more") if is_own else tr("Copy to change it"))
        for one in (self.reset_button, self.remove_button):
            one.setVisible(is_own)
        self.state.setText(self._state_words(is_own=is_own))
        self._show_phases(pack.phases, is_own=is_own)

    def _state_words(self, *, is_own: bool) -> str:
        if not is_own:
            return tr("This pack ships with the program. A copy of it can be changed.")
        version = packs.own(self._desk, self._pack_id).version
        if packs.is_in_use(self._desk, self._pack_id):
            return tr("Wording {n} is in use. A change makes a new one; interviews keep what they began with.").format(
                n=version
            )
        return tr("Wording {n}. Changes are kept at once; Ctrl+Z takes them back.").format(n=version)

    def _show_phases(self, phases: Sequence[Phase], *, is_own: bool) -> None:
        self.phases.show_lines([phase.title for phase in phases], max(self.phases.at, 0), can_change=is_own)
        self._show_prompts(max(self.prompts.at, 0))

    def _show_prompts(self, at: int) -> None:
        phase = self._phase()
        self.prompts.show_lines(phase.prompts if phase else (), at, can_change=self.is_own)
        self.phase_title.setText(phase.title if phase else "")
        prompt = phase.prompts[self.prompts.at] if phase and self.prompts.at >= 0 else ""
        self.words.setText(prompt)
        self._advise()

    def _phase(self) -> Phase | None:
        phases = self.pack.phases
        return phases[self.phases.at] if 0 <= self.phases.at < len(phases) else None

    def _choose_phase(self, at: int) -> None:
        self.phases.rows.setCurrentRow(at)
        self._show_prompts(0)

    def _choose_prompt(self, at: int) -> None:
        self._show_prompts(at)

    def _advise(self) -> None:
        self.advice.setText(advice_on(self.words.text()))

    def _change(self, phases: Sequence[Phase]) -> bool:
        """Where the wording was in use, the editor goes on with the new one."""
        made: list[OwnPack] = []
        if not self._place.attempt(lambda: made.append(packs.change(self._desk, self._pack_id, phases))):
            self._refresh()
            return False
        self.show_pack(made[0].id)
        return True

    def _put_prompts(self, prompts: Sequence[str]) -> bool:
        return self._change(pack_editing.with_prompts(self.pack.phases, self.phases.at, prompts))

    def _remove_prompt(self, at: int) -> None:
        phase = self._phase()
        if phase is not None:
            self._put_prompts(pack_editing.without(phase.prompts, at))

    def _move_prompt(self, at: int, by: int) -> None:
        phase = self._phase()
        if phase is not None and self._put_prompts(pack_editing.moved(phase.prompts, at, by)):
            self._choose_prompt(min(max(at + by, 0), len(phase.prompts) - 1))

    def _move_phase(self, at: int, by: int) -> None:
        count = len(self.pack.phases)
        if self._change(pack_editing.moved(self.pack.phases, at, by)):
            self._choose_phase(min(max(at + by, 0), count - 1))

    def _rename_phase(self) -> None:
        title = self.phase_title.text().strip()
        phase = self._phase()
        if self.is_own and phase is not None and title != phase.title:
            self._change(pack_editing.titled(self.pack.phases, self.phases.at, title))

    def _rename(self) -> None:
        if self.is_own and self.title.text().strip() != self.pack.title:
            self._do(lambda: packs.rename(self._desk, self._pack_id, self.title.text()))

    def _copy(self) -> None:
        title = tr("{title}, ours").replace("{title}", self.pack.title)
        made: list[OwnPack] = []
        self._do(lambda: made.append(packs.copy(self._desk, self._pack_id, title)))
        if made:
            self.show_pack(made[0].id)
            self.title.setFocus()
            self.title.selectAll()

    def _reset(self) -> None:
        made: list[OwnPack] = []
        self._do(lambda: made.append(packs.reset(self._desk, self._pack_id)))
        if made:
            self.show_pack(made[0].id)

    def _remove(self) -> None:
        self._do(lambda: packs.remove(self._desk, self._pack_id))

    def _do(self, act: Callable[[], object]) -> None:
        """What is refused leaves the lines as they are in the desk."""
        self._place.attempt(act)
        self._refresh()


def advice_on(words: str) -> str:
    """What the guide linter has to say about a prompt, and slots that nothing fills. A direction is no question."""
    unknown = pack_editing.unknown_slots(words)
    if unknown:
        return tr("“{slot}” is never filled: this prompt would not be shown.").replace("{slot}", f"{{{unknown[0]}}}")
    if not words.strip() or words.startswith("("):
        return ""
    found = linting.question(words, is_story_prompt=False).findings
    return " ".join(f"“{one.match}”: {one.say}" if one.match else one.say for one in found)


def _slots_explained() -> str:
    return tr(
        "Filled from the talk: {when} the day, {place}, {node_a} and {node_b} the last two moments, {their_word} a"
        " vague word of a quote, {other_person}, {story_prompt}, {note_taker}, {end_time}, {next_step}, {thanks}."
        " A prompt is hidden until its words are known. One in (brackets) is a direction, not a question."
    )
