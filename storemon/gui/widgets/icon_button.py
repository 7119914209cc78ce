"""Buttons with only an icon."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from storemon.gui.widgets.icons import Icons

_SIZE = QSize(18, 18)


def icon_button(icons: Icons, icon: str, name: str) -> QToolButton:
    """Return a button with an icon; its name is used by screen readers and the tooltip."""
    button = QToolButton()
    button.setObjectName("iconButton")
    button.setIconSize(_SIZE)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    icons.put(button, icon)
    return button
