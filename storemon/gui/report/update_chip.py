"""The button that is shown while the report on the screen does not match the current data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from storemon.core.vocabulary import Currency


class UpdateChip(QPushButton):
    """Hidden while the report is up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("updateChip")
        self.hide()

    @Slot(bool, object)
    def offer(self, wanted: bool, currency: Currency | None) -> None:  # noqa: FBT001  # a slot
        """Show or hide the button; `currency`: how the report shown differs from the data."""
        text = self.tr("Data changed: update report")
        tip = self.tr("The report does not include what was imported or undone since.")
        if currency == "new data":
            text = self.tr("New data: update report")
        elif currency == "settings":
            text = self.tr("Dayparts changed: update report")
            tip = self.tr("The report counts the dayparts that were set when it was made.")
        elif currency == "notes":
            text = self.tr("Notes changed: update report")
            tip = self.tr("The report counts notes as they were when it was made.")
        elif currency == "groups":
            text = self.tr("Groups changed: update report")
            tip = self.tr(
                "Closures or notes are about groups, and the report counts groups as they were "
                "when it was made."
            )
        self.setText(text)
        self.setToolTip(tip)
        self.setVisible(wanted)
