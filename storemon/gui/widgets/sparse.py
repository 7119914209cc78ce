"""Figures that rest on little data, in gray."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def set_sparse(label: QLabel, *, sparse: bool) -> None:
    """Show a label's figure in gray, or like all others."""
    if bool(label.property("sparse")) == sparse:
        return
    label.setProperty("sparse", sparse)
    # A style sheet looks at properties only when a widget is polished.
    label.style().unpolish(label)
    label.style().polish(label)
