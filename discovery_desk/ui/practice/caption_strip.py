"""What is being said, phrase by phrase, above the columns of the live screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from discovery_desk.domain.practice import Caption, PracticeStory, Utterance, Voice
from discovery_desk.ui.kit.actions import PlaceKey, PlaceKeys
from discovery_desk.ui.kit.announce import announce
from discovery_desk.ui.kit.controls import KeyHintButton, pill, plain_label, set_look
from discovery_desk.ui.kit.elided_label import ElidedLabel
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr

LEFT_TO_RIGHT = "\u200e"  # a line is not turned round by the name that it begins with
SHORT = 420  # of a window, where there is only room for what is said now
LONGEST_MEASURED = 12  # of the longest utterances; which of them takes most lines depends on its words
LAST_LOW_LETTER = "\u058f"  # from Hebrew on, most scripts have taller lines


class CaptionStrip(QFrame):
    """Keeps its height while it plays: nothing below it ever moves. It takes no focus from the line."""

    pause_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, story: PracticeStory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._story = theme, story
        self._shown: Utterance | None = None
        self.place_keys = _keys()
        self.setProperty("look", "strip")
        self.setAccessibleName(tr("What is being said"))
        self._state = ElidedLabel("", "quiet")
        self._before = _LeftElided("", "quiet")
        self._who = plain_label("", "heading")
        self.words_label = plain_label("", "prompt", wraps=True)
        self.pause = KeyHintButton(("F5",), tr("pause"))
        self.back = KeyHintButton(("F4",), tr("15 s back"))
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        margin = theme.px(20)
        self._column.setContentsMargins(margin, theme.px(6), margin, theme.px(8))
        self._column.setSpacing(theme.px(3))
        for row in (self._head, self._words_row):
            row.setSpacing(theme.px(12))
        self._keep_room()

    def show_caption(self, caption: Caption) -> None:
        """Safe at any time and twice; a screen reader hears each utterance once, when it begins."""
        self._before.setText(LEFT_TO_RIGHT + _line(self._story, caption.before) if caption.before else "")
        self.words_label.setText(caption.said)
        if caption.now is self._shown:
            return
        self._shown = caption.now
        self._who.setText(_name(self._story, caption.now) if caption.now else "")
        self._wear_look()
        if caption.now is not None:
            announce(self, _line(self._story, caption.now))

    def show_state(self, *, goes: bool, is_over: bool) -> None:
        if is_over:
            words = tr("That was the story. Finish your notes, then end it: Ctrl+Shift+E.")
        elif goes:
            words = tr("Nobody is really there, and nothing is kept.")
        else:
            words = tr("Paused. The clock stands, too.")
        self._state.setText(words)

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def words(self) -> str:
        return self.words_label.text()

    @property
    def before(self) -> str:
        return self._before.text()

    @property
    def who(self) -> str:
        return self._who.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._head = head = QHBoxLayout()
        head.addWidget(pill(tr("Practice")))
        head.addWidget(self._state, 1)
        for asker in (self.pause, self.back):
            asker.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(asker)
        self._column.addLayout(head)
        said = QWidget()
        said.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the stories are, whatever the interface is
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._before)
        self._words_row = QHBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        self._words_row.addWidget(self._who, 0, top)
        self._words_row.addWidget(self.words_label, 1, top)
        self.words_label.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
        self.words_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        lines.addLayout(self._words_row)
        self._column.addWidget(said)

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_asked)
        self.back.clicked.connect(self.back_asked)

    def _is_short(self) -> bool:
        return self.window().height() < self._theme.px(SHORT)

    def _wear_look(self) -> None:
        """What can be seen is quieter than what is said."""
        is_scene = self._shown is not None and self._shown.voice is Voice.SCENE
        set_look(self.words_label, "look", value="quiet" if is_scene else "" if self._is_short() else "prompt")

    def _keep_room(self) -> None:
        """For the longest that is going to be said, and the longest name."""
        self._before.setVisible(not self._is_short())
        self._wear_look()
        for label in (self, self._who, self.words_label):
            label.ensurePolished()
        names = {_name(self._story, one) for one in self._story.utterances}
        widest = max((self._who.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        self._who.setFixedWidth(min(widest + 2, self._theme.px(150)))
        metrics = self.words_label.fontMetrics()
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._who.width() - self._words_row.spacing()
        said = sorted((one.text for one in self._story.utterances), key=len)
        texts = {*said[-LONGEST_MEASURED:], *filter(_is_tall, said)}
        box = QRect(0, 0, max(room - 2, self._theme.px(120)), 10_000)
        flags = Qt.TextFlag.TextWordWrap
        self.words_label.setFixedHeight(
            max((metrics.boundingRect(box, flags, text).height() for text in texts), default=0) + 2
        )


def _is_tall(text: str) -> bool:
    return any(letter.isalpha() and letter > LAST_LOW_LETTER for letter in text)


class _LeftElided(ElidedLabel):
    """Where there is no room for all of it, its end is what was just said."""

    def __init__(self, text: str, look: str) -> None:
        super().__init__(text, look)
        self.elide = Qt.TextElideMode.ElideLeft


def _keys() -> PlaceKeys:
    return PlaceKeys(
        tr("Practice"),
        (PlaceKey(("Space",), tr("Pause or go on, while the line is empty")),),
    )


def _name(story: PracticeStory, utterance: Utterance) -> str:
    names = {
        Voice.INTERVIEWER: story.interviewer,
        Voice.PARTICIPANT: story.told_by,
        Voice.NOTE_TAKER: tr("Note-taker"),
        Voice.OTHER: tr("Somebody else"),
        Voice.SCENE: "",
    }
    return names[utterance.voice]


def _line(story: PracticeStory, utterance: Utterance) -> str:
    name = _name(story, utterance)
    return f"{name}: {utterance.text}" if name else f"({utterance.text})"
