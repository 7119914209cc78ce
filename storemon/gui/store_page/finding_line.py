"""An unobtrusive line that says that a store's hours look wrong, with a link to the findings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme


class FindingLine(QWidget):
    """Hidden if there are no findings; `wanted` asks to show them."""

    wanted = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.mark = QLabel()
        self.label = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.link = QPushButton(self.tr("Check hours"))
        self.link.setObjectName("quiet")
        self.link.setToolTip(self.tr("Show what looks wrong with the hours of this store"))
        self.link.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.mark)
        layout.addWidget(self.label)
        layout.addWidget(self.link)
        layout.addStretch()
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_findings(self, findings: Sequence[str]) -> None:
        """Show the findings, if any."""
        self.label.setText(self.tr("Hours to check: {findings}").format(findings=" · ".join(findings)))
        self.setVisible(bool(findings))

    @Slot()
    def _tint(self) -> None:
        self.mark.setPixmap(self._icons.small("triangle-alert", "down"))
