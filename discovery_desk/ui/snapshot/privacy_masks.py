"""A button for each thing that a copy can go without: what becomes of it, and a click or a key that changes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from discovery_desk.domain.page_privacy import SCOPES, Mask, Reason
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.ui.kit.controls import button, set_look
from discovery_desk.ui.kit.flow_layout import FlowLayout
from discovery_desk.ui.kit.withheld_words import mask_words
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.snapshot.privacy_words import state_words


class MaskRow(QWidget):
    """The buttons stay the same ones, so that the focus stays where it was; what a page does not have is not shown."""

    toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self)
        self._buttons = {mask: self._button(mask) for mask in Mask}
        for one in self._buttons.values():
            row.addWidget(one)

    def _button(self, mask: Mask) -> QPushButton:
        made = button(mask_words(mask, 0), "choice")
        made.setAccessibleName(mask_words(mask, 0))
        made.setCheckable(True)
        made.hide()  # until it is known to be on the page
        made.setParent(self)
        made.setObjectName(f"mask:{mask.value}")
        made.clicked.connect(lambda: self.toggled.emit(mask))
        return made

    def show_masks(self, page: SnapshotPage, possible: Mapping[Mask, int], chosen: Collection[Mask]) -> None:
        """`possible` is how much of each there is on the page."""
        reasons = {one.what: one.reason for one in page.withheld}
        for number, (mask, one) in enumerate(self._buttons.items(), start=1):
            reason = reasons.get(mask) or (Reason.MASK if mask in chosen else None)
            is_asked = SCOPES.get(mask) not in page.unasked
            state = state_words(reason, is_asked=is_asked)
            count = possible.get(mask, 0)
            name, short = mask_words(mask, count), mask_words(mask, 0)
            short = f"{short} ({count})" if count > 1 else short  # beside the number of the key
            one.setText(no_mnemonic(f"{number}  {short} · {state}"))
            one.setAccessibleName(f"{name}: {state}")
            about = _about(reason, is_asked=is_asked)
            one.setAccessibleDescription(about)
            one.setToolTip(about)
            one.setChecked(reason is Reason.MASK)
            set_look(one, "refused", value=reason is Reason.CONSENT)
            one.setVisible(mask in possible or mask in chosen)

    def first(self) -> QPushButton:
        return next((one for one in self._buttons.values() if not one.isHidden()), self._buttons[Mask.NAME])


def _about(reason: Reason | None, *, is_asked: bool) -> str:
    if reason is Reason.CONSENT and not is_asked:
        return tr("A face is shown after a yes and not before.")
    if reason is Reason.CONSENT:
        return tr("They did not agree, so it stays withheld.")
    return tr("Show it again") if reason is Reason.MASK else tr("Leave it out of what is exported next")
