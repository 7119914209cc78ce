"""Widget properties that the style sheet uses."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_dynamic(widget: QWidget, name: str, value: object) -> None:
    """Set a widget's property, and apply the style sheet again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # A style sheet evaluates properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
