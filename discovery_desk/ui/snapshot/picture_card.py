"""The picture of the person in the composer: brought by hand, drop or clipboard, cropped, described, allowed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from discovery_desk.domain.participant import PhotoKind
from discovery_desk.services.photos import SUFFIXES, Portrait
from discovery_desk.ui.kit.controls import button, plain_label
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.inline_editor import InlineEditor
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.words import tr
from discovery_desk.ui.snapshot.crop_view import CropView

LONGEST_PASTED = 3200
ROOM_BESIDE = 1.6  # times the widest button: less, and the row of buttons is a pile


class PictureCard(QWidget):
    """`brought` has a path, `pasted` a picture's bytes, `kind_chosen` a `PhotoKind`, `answered` their yes or no."""

    brought = Signal(object)
    pasted = Signal(bytes)
    kind_chosen = Signal(object)
    cropped = Signal(object)
    described = Signal(str)
    answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CropView(theme, self)
        self.choose = button(tr("Choose…"))
        self.paste = button(tr("Paste"))
        self.crop = button(tr("Crop"))
        self._leave = plain_label("", "quiet", wraps=True)
        self.yes = button(tr("They said yes"), "quiet")
        self.alt = InlineEditor(
            "picture-words", tr("The picture in words"), tr("Say what it shows, for a listener"), self
        )
        self._kinds = {
            PhotoKind.INITIALS: _segment(tr("Initials"), self),
            PhotoKind.PHOTO: _segment(tr("Photo"), self),
            PhotoKind.DRAWING: _segment(tr("Drawing"), self),
            PhotoKind.OBJECT: _segment(tr("Object of the story"), self),
        }
        self._group = QButtonGroup(self)
        for each in self._kinds.values():
            self._group.addButton(each)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        kinds, tools = QWidget(self), QWidget(self)
        flow = FlowLayout(kinds, gap=5, row_gap=4)
        for each in self._kinds.values():
            flow.addWidget(each)
        flow = FlowLayout(tools, gap=6, row_gap=4)
        for each in (self.choose, self.paste, self.crop, self.yes):
            flow.addWidget(each)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        for widget in (kinds, tools, self._leave):
            beside.addWidget(widget)
        beside.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.alt)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask_for_file)
        self.paste.clicked.connect(self.paste_picture)
        self.crop.clicked.connect(self.turn_crop)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.alt.committed.connect(self.described)
        self.view.cropped.connect(self.cropped)
        self.view.left.connect(self.turn_crop)
        for kind, each in self._kinds.items():
            each.clicked.connect(lambda _on=False, kind=kind: self.kind_chosen.emit(kind))

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def show_portrait(self, portrait: Portrait) -> None:
        person, picture = portrait.person, portrait.picture
        if picture is None and self.view.is_open:
            self._close_crop()
        self.view.show_picture(picture, person.name, is_shown=portrait.is_shown)
        kind = person.photo_kind if person.photo_kind in self._kinds else PhotoKind.INITIALS
        self._kinds[kind].setChecked(True)
        self.crop.setVisible(picture is not None)
        self.alt.setVisible(picture is not None)
        self.alt.show_text(person.photo_alt)
        words = _leave_words(portrait)
        self._leave.setText(words)
        self._leave.setVisible(bool(words))
        self.yes.setVisible(kind is PhotoKind.PHOTO and picture is not None and portrait.has_leave is not True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A picture that is being cropped has the whole width, and what can be done with it goes below."""
        self.view.have_room(self.width())
        is_beside = self.view.sizeHint().width() + self.yes.sizeHint().width() * ROOM_BESIDE < self.width()
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if is_beside else QHBoxLayout.Direction.TopToBottom)

    def turn_crop(self) -> None:
        if self.view.is_open:
            self._close_crop()
            self.crop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.crop.setText(tr("Done"))
            self.view.open()
        self._make_room()

    def _close_crop(self) -> None:
        self.crop.setText(tr("Crop"))
        self.view.close_it()
        self._make_room()

    def ask_for_file(self) -> None:
        """Without stopping the program."""
        dialog = QFileDialog(self, tr("Choose a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures") + f" ({' '.join(f'*.{suffix}' for suffix in SUFFIXES)})")
        dialog.fileSelected.connect(lambda chosen: self.brought.emit(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def paste_picture(self) -> None:
        """What is on the clipboard; with nothing there that is a picture, the owner is asked to say so."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        path = file_in(mime)
        if path is not None:
            self.brought.emit(path)
        else:
            self.pasted.emit(_bytes_of(mime))


def file_in(mime: QMimeData) -> Path | None:
    """The one file that is carried; nothing is fetched from anywhere."""
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return Path(local[0]) if len(local) == 1 else None


def is_picture(mime: QMimeData) -> bool:
    return mime.hasImage() or file_in(mime) is not None


def _bytes_of(mime: QMimeData) -> bytes:
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    if max(image.width(), image.height()) > LONGEST_PASTED:
        image = image.scaled(
            LONGEST_PASTED,
            LONGEST_PASTED,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a text
    return bytes(buffer.data().data())


def _leave_words(portrait: Portrait) -> str:
    person = portrait.person
    if person.photo_kind is not PhotoKind.PHOTO:
        needs = person.photo_kind in (PhotoKind.DRAWING, PhotoKind.OBJECT) and portrait.picture is None
        return tr("Choose or drop the picture. Until then the page shows initials.") if needs else ""
    if portrait.picture is None:
        return tr("Choose, drop or paste the photo. Until then the page shows initials.")
    if portrait.has_leave is None:
        return tr("Nobody has asked for this photo yet: the page shows initials.")
    if not portrait.has_leave:
        return tr("They said no to a photo: the page shows initials.")
    return tr("They said yes to this photo.")


def _segment(words: str, parent: QWidget) -> QPushButton:
    made = button(words, "choice")
    made.setParent(parent)
    made.setCheckable(True)
    return made
