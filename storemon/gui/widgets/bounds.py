"""The range of an uptime as text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import percent_ends


def bounds_text(least: int, most: int, whole: int) -> str:
    """Return the lowest and highest possible share as text, empty without open time.

    They are never coarser than the figure next to them, which has two decimals.
    """
    if not whole > 0:
        return ""
    if least == most:
        return QCoreApplication.translate("Bounds", "exact")
    low, high = percent_ends(least, most, whole)
    if low == high:
        return QCoreApplication.translate("Bounds", "about {percent}").format(percent=low)
    return QCoreApplication.translate("Bounds", "between {low} and {high}").format(low=low, high=high)
