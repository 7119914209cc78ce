"""The progress of moving the data; blocks everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from storemon.override import override


class MoveDialog(QDialog):
    """Stays open until the move is done; Esc and the button ask to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(text)
        label = QLabel(text + "…")
        label.setObjectName("strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.button = QPushButton(self.tr("Cancel"))
        self.button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self._bar)
        layout.addLayout(foot)
        self.setFixedWidth(400)

    def advance(self, fraction: float) -> None:
        """Show the progress."""
        self._bar.setValue(int(100 * fraction))

    @override
    @Slot()
    def reject(self) -> None:
        """Ask to stop, once."""
        if self.button.isEnabled():
            self.button.setEnabled(False)
            self.button.setText(self.tr("Stopping…"))
            self.cancelled.emit()
