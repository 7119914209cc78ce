"""How much a figure has changed since the period before, as unambiguous text and color.

A change is certain only if the ranges of the two figures do not overlap (METRICS: Comparison and trend).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from storemon.core.fleet import GroupTotals
from storemon.gui.figures.store_figures import Spread, StoreFigures
from storemon.gui.widgets.change_text import arrowed

Level = Literal["", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Change:
    """`by`: the increase since the period before; NaN if either figure is unknown."""

    by: float
    sure: bool

    @classmethod
    def of(cls, now: Spread | None, before: Spread | None) -> Change:
        """Compare a figure with the one of the period before."""
        if now is None or before is None:
            return cls(math.nan, sure=False)
        return cls(now.figure - before.figure, sure=now.least > before.most or now.most < before.least)

    def text(self, amount: Callable[[float], str]) -> str:
        """Return an arrow and the change as formatted by `amount`, or that there is no certain change."""
        if math.isnan(self.by):
            return ""
        if not self.sure:
            return QCoreApplication.translate("Change", "no clear change")
        return arrowed(self.by, amount(abs(self.by)))

    def level(self, *, more_is_good: bool) -> Level:
        """Return whether the change is good or bad; neither if it is not certain."""
        if not self.sure or math.isnan(self.by) or not self.by:
            return ""
        return "good" if (self.by > 0) == more_is_good else "bad"


def uptime_of(found: GroupTotals | StoreFigures | None) -> Spread | None:
    """Return an uptime in percent with its bounds; None if unknown.

    Without bounds, the uptime can be anything, so no change is certain.
    """
    if found is None or not found.known:
        return None
    sure = _sure(found)
    if sure is None or not found.open:
        return Spread(100 * found.up / found.known, -math.inf, math.inf)
    up, down = sure
    return Spread(100 * found.up / found.known, 100 * up / found.open, 100 * (found.open - down) / found.open)


def downtime_of(found: GroupTotals | None) -> Spread | None:
    """Return a downtime in µs with its bounds, in the same way."""
    if found is None or not found.known:
        return None
    sure = _sure(found)
    return (
        Spread(found.down, -math.inf, math.inf)
        if sure is None
        else Spread(found.down, sure[1], found.open - sure[0])
    )


def coverage_of(found: GroupTotals | None) -> Spread | None:
    """Return a coverage in percent, which is exact; None without open time."""
    if found is None or not found.open:
        return None
    share = 100 * found.known / found.open
    return Spread(share, share, share)


def _sure(found: GroupTotals | StoreFigures) -> tuple[int, int] | None:
    if isinstance(found, StoreFigures):
        return None if found.sure is None else (int(found.sure.up[0]), int(found.sure.down[0]))
    if found.sure_up is None or found.sure_down is None:
        return None
    return found.sure_up, found.sure_down
