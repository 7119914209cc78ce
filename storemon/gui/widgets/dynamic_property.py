"""Properties of widgets that the style sheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_dynamic(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a property, and let the style sheet follow it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # A style sheet looks at properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
