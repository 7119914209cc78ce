"""Figures that rest on little, in grey."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from storemon.gui.widgets.dynamic_property import set_dynamic


def set_thin(label: QLabel, *, thin: bool) -> None:
    """Let a label that shows a figure be grey, or as all others."""
    set_dynamic(label, "thin", thin)
