"""Buttons that are a picture alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from storemon.gui.widgets.icons import Icons

_SIZE = QSize(18, 18)


def icon_button(icons: Icons, icon: str, name: str) -> QToolButton:
    """Return a button with a picture; its name is what screen readers and the tooltip say."""
    button = QToolButton()
    button.setObjectName("iconButton")
    button.setIconSize(_SIZE)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    icons.put(button, icon)
    return button
