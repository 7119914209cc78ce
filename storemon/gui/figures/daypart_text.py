"""Texts about dayparts, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import HOUR, MINUTE
from storemon.gui.widgets.format import NONE, clock_span, money, percent

if TYPE_CHECKING:
    from storemon.core.daypart_totals import DaypartTotal


def daypart_name(part: int) -> str:
    """Return the name of the daypart at a position."""
    translate = QCoreApplication.translate
    names = (
        translate("Dayparts", "Breakfast"),
        translate("Dayparts", "Lunch"),
        translate("Dayparts", "Afternoon"),
        translate("Dayparts", "Dinner"),
        translate("Dayparts", "Late"),
    )
    return names[part]


def daypart_hours(total: DaypartTotal) -> str:
    """Return the clock times of a daypart: 11:00–14:00."""
    return clock_span(_clock(total.times.starts[total.part]), _clock(total.times.end_of(total.part) or 0))


def uptimes_line(totals: Sequence[DaypartTotal]) -> str:
    """Return the uptime of each daypart on one line."""
    parts = [f"{daypart_name(one.part)} {percent(one.up, one.known, 1)}" for one in totals]
    words = QCoreApplication.translate("Dayparts", "Uptime by daypart: {dayparts}")
    return words.format(dayparts=" · ".join(parts)) if parts else ""


def sales_line(totals: Sequence[DaypartTotal], currency: str) -> str:
    """Return the lost sales of each daypart on one line; empty if sales are not set."""
    parts = [
        f"{daypart_name(one.part)} {cost_text(one, currency)}" for one in totals if one.sales is not None
    ]
    words = QCoreApplication.translate("Dayparts", "Lost sales by daypart: {dayparts}")
    return words.format(dayparts=" · ".join(parts)) if parts else ""


def cost_text(total: DaypartTotal, currency: str) -> str:
    """Return what the downtime of a daypart cost."""
    return NONE if total.sales is None else money(total.sales, currency)


def _clock(time_of_day: int) -> time:
    return time(time_of_day // HOUR, time_of_day % HOUR // MINUTE)
