"""Shown on the stores page while there is data but no report yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.format import instant, plural

if TYPE_CHECKING:
    from storemon.services.stores import DataSummary


class ReadyPage(QWidget):
    """Shows what data there is and offers the next step: the report, or the polls that are still missing."""

    generate = Signal()
    choose_files = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setObjectName("readyCard")
        card.setFixedWidth(520)
        self.title = QLabel()
        self.title.setObjectName("hero")
        self.body = QLabel()
        self.body.setObjectName("mutedBody")
        self.body.setWordWrap(True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.setObjectName("primary")
        # Return too, so that users who imported with it can continue with it.
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._clicked)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(8)
        inside.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.body)
        inside.addSpacing(16)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(card)
        across.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self._has_polls = False

    def show_summary(self, summary: DataSummary) -> None:
        """Show what the database contains."""
        self._has_polls = bool(summary.polls)
        stores = plural(self.tr, "1 store|{n} stores", summary.stores)
        if summary.first_poll is None or summary.last_poll is None:
            self.title.setText(self.tr("Add your store status file"))
            self.body.setText(
                self.tr("{stores} so far. The status file says when they were online.").format(stores=stores)
            )
            self.button.setText(self.tr("Choose files…"))
            return
        self.title.setText(self.tr("Ready for a report"))
        self.body.setText(
            self.tr("{stores} with {polls},\nfrom {first} to {last} UTC").format(
                stores=stores,
                polls=plural(self.tr, "1 check|{n} checks", summary.polls),
                first=instant(summary.first_poll),
                last=instant(summary.last_poll),
            )
        )
        self.button.setText(self.tr("Generate report"))

    @Slot(bool)
    def set_running(self, running: bool) -> None:  # noqa: FBT001  # a slot
        """Disable the button while a report is being computed."""
        self.button.setEnabled(not running)

    @Slot()
    def _clicked(self) -> None:
        (self.generate if self._has_polls else self.choose_files).emit()
