"""Figures based on little data, in gray."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from storemon.gui.widgets.dynamic_property import set_dynamic


def set_sparse(label: QLabel, *, sparse: bool) -> None:
    """Show a label's figure in gray or in the normal color."""
    set_dynamic(label, "sparse", sparse)
