"""A chip that says which stores behind a figure are shown; it can be removed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons


class FilterChip(QFrame):
    """Hidden if its text is empty; `removed` asks to clear the filter."""

    removed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChip")
        self.label = ElidedLabel("chipText", Qt.TextElideMode.ElideMiddle)
        self.close_button = QToolButton()
        self.close_button.setObjectName("iconButton")
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setToolTip(self.tr("Clear this filter"))
        self.close_button.setAccessibleName(self.tr("Clear this filter"))
        self.close_button.clicked.connect(self.removed)
        icons.put(self.close_button, "x", "text")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.close_button)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show which stores are shown; an empty text hides the chip."""
        self.label.setText(text)
        self.setAccessibleName(text)
        if text:
            self.close_button.setAccessibleName(self.tr("Clear filter {filter}").format(filter=text))
        self.setVisible(bool(text))
