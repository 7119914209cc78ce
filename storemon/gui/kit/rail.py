"""The rail of pages along the window's leading edge."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from storemon.gui.kit.icons import Icons

HOME: Final = "overview"
"""The page that a new window shows, and to which one is led when there is something new to see."""


class Rail(QFrame):
    """One button per page; `chosen` carries the page's name."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(80)
        self.setAccessibleName(self.tr("Pages"))
        self._icons = icons
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(4)
        self._layout.addStretch()

    def add(self, name: str, text: str, icon: str) -> None:
        """Add a page below the others."""
        button = QToolButton()
        button.setObjectName("railButton")
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        # One of several, for those who hear the program; without it each would be a box to check.
        button.setAutoExclusive(True)
        # By their names: see "Qt" among the traps in docs/design.md.
        button.setProperty("toolButtonStyle", "ToolButtonTextUnderIcon")
        button.setProperty("focusPolicy", "StrongFocus")
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(64, 56)
        self._icons.put(button, icon)
        self._group.addButton(button)
        self._buttons[name] = button
        self._layout.insertWidget(self._layout.count() - 1, button)

    def has(self, name: str) -> bool:
        """Return whether there is a button for a page."""
        return name in self._buttons

    def title(self, name: str) -> str:
        """Return what a page is called."""
        return self._buttons[name].text()

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(name for name, known in self._buttons.items() if known is button))
