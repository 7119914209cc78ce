"""The button that stays as long as the report on the screen does not count what is there."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton


class UpdateChip(QPushButton):
    """Hidden while the report is up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("updateChip")
        self.setToolTip(self.tr("The report does not include what was imported or undone since."))
        self.hide()

    @Slot(bool, bool)
    def offer(self, wanted: bool, added: bool) -> None:  # noqa: FBT001  # a slot
        """Show or hide; `added` says that data came, in place of some that went."""
        self.setText(self.tr("New data: update report") if added else self.tr("Data changed: update report"))
        self.setVisible(wanted)
