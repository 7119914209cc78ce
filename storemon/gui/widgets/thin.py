"""Figures that rest on little, in grey."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def set_thin(label: QLabel, *, thin: bool) -> None:
    """Let a label that shows a figure be grey, or as all others."""
    if bool(label.property("thin")) == thin:
        return
    label.setProperty("thin", thin)
    # A style sheet looks at properties only when a widget is polished.
    label.style().unpolish(label)
    label.style().polish(label)
