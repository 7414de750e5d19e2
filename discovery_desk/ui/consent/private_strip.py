"""After a note that holds private data: what kind it is, and one key that masks it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from discovery_desk.domain.private_data import PrivateKind
from discovery_desk.ui.kit.actions import PlaceKey
from discovery_desk.ui.kit.quiet_strip import QuietStrip
from discovery_desk.ui.kit.words import tr


class PrivateStrip(QuietStrip):
    """It names the kind and never repeats the data: somebody may be looking over a shoulder."""

    mask_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Private data"), parent=parent)
        self.offer(PlaceKey((), tr("mask it"), self.mask_asked.emit), caps=("Ctrl", "Shift", "R"))
        self.offer(PlaceKey((), tr("leave it"), self.forget), caps=("Esc",))

    def ask(self, kinds: Sequence[PrivateKind]) -> None:
        if not kinds:
            self.say("")
        elif PrivateKind.OFF_THE_RECORD in kinds:
            self.say(tr("This was said off the record. The whole note can be masked."))
        else:
            self.say(tr("The note holds {what}.").format(what=", ".join(map(_kind_words, kinds))))

    def forget(self) -> bool:
        was_asking = not self.isHidden()
        self.say("")
        return was_asking


def _kind_words(kind: PrivateKind) -> str:
    words = {
        PrivateKind.PHONE: tr("a phone number"),
        PrivateKind.MAIL: tr("a mail address"),
        PrivateKind.CARD: tr("a card number"),
        PrivateKind.ACCOUNT: tr("an account number"),
        PrivateKind.ADDRESS: tr("a postal address"),
        PrivateKind.OFF_THE_RECORD: tr("something off the record"),
    }
    return words[kind]
