"""The declaration of the hours check."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, GuidePlace

HOURS: Final = Feature(
    "hours",
    "storemon.gui.hours.hours_controller:HoursController",
    title="&Hours",
    icon="clock",
    shortcut="Ctrl+3",
    guide=GuidePlace("outages", "hours-check"),
)
