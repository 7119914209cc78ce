"""One store's figures in one window, with everything derived from them. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.coverage import is_sparse
from storemon.core.platform_shares import Sold
from storemon.core.target import Loss, allowance_left, lost_time, sales_lost, verdicts
from storemon.core.vocabulary import Method, Verdict

if TYPE_CHECKING:
    from storemon.core.certainty import Certainty
    from storemon.core.daypart_times import Sales
    from storemon.core.dayparts import DaypartSums
    from storemon.core.model import Figures
    from storemon.core.platform_shares import Listed
    from storemon.gui.report.store_rows import StoreRows


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure with the least and the most that it can be."""

    figure: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class StoreFigures:
    """Times in µs. `sure`: the bounds for this store and window only, None if there are none.

    `counted`: by poll-count, which has neither open nor unknown time. `dayparts`: the store's own, only for
    the longest window. `judged`: the figures without excused time, None if notes excuse none (METRICS:
    Excused time). `listed`, `each`: the store's platforms if there are several, and what lost sales are
    computed from on each.
    """

    open: int
    up: int
    down: int
    unknown: int
    sure: Certainty | None
    counted: bool
    dayparts: DaypartSums | None = None
    judged: StoreFigures | None = None
    listed: Listed | None = None
    each: Sold | None = None

    @classmethod
    def of(cls, rows: StoreRows, store: int, window: int) -> StoreFigures:
        """Return the figures of the store at a position of the report."""
        figures, counted = rows.table.figures, rows.table.method is Method.POLL_COUNT
        opened, up, down, unknown = (
            int(amount[store, window]) for amount in (figures.open, figures.up, figures.down, figures.unknown)
        )
        sure = None
        if rows.answers is not None and not counted:
            whole = rows.answers.certainty
            here = np.s_[store : store + 1, window]
            sure = type(whole)(whole.open[here], whole.up[here], whole.down[here])
        parts = None if rows.answers is None or rows.answers.dayparts is None else rows.answers.dayparts.sums
        found = cls(opened, up, down, unknown, sure, counted, _own(parts, figures, store, window))
        found = replace(found, judged=found._without_excused(rows, store, window))
        several, mine = None if rows.answers is None else rows.answers.platforms, slice(store, store + 1)
        if several is None or several.times is None:
            return found
        return replace(found, listed=several.listed.at(mine), each=several.times.at(mine))

    def _without_excused(self, rows: StoreRows, store: int, window: int) -> StoreFigures | None:
        notes = None if rows.answers is None else rows.answers.notes
        if rows.answers is None or notes is None:
            return None
        opened, up, down, unknown = (
            int(amount[store, window])
            for amount in (notes.table.open, notes.table.up, notes.table.down, notes.table.unknown)
        )
        if not (opened or up or down):
            return None
        sure = None
        if self.sure is not None:
            whole, here = rows.answers.judged, np.s_[store : store + 1, window]
            sure = type(whole)(whole.open[here], whole.up[here], whole.down[here])
        rest = (self.open - opened, self.up - up, self.down - down, self.unknown - unknown)
        return StoreFigures(*rest, sure, self.counted)

    @classmethod
    def before(cls, rows: StoreRows, store: int, window: int) -> StoreFigures | None:
        """Return the figures of the period before; None until known."""
        if rows.before is None:
            return None
        counted = rows.table.method is Method.POLL_COUNT
        found, here = rows.before, np.s_[store : store + 1, window]
        own = (int(amount[here][0]) for amount in (found.own.open, found.own.up, found.own.down))
        opened, up, down = own
        sure = found.certainty
        bounds = None if counted else type(sure)(sure.open[here], sure.up[here], sure.down[here])
        return cls(opened, up, down, int(found.own.unknown[here][0]), bounds, counted)

    @property
    def known(self) -> int:
        """Time up or down."""
        return self.up + self.down

    @property
    def sparse(self) -> bool:
        """Whether too little of the open time is known for the figure to be reliable."""
        return not self.counted and is_sparse(self.known, self.open)

    @property
    def closed(self) -> bool:
        """Whether the store was not open at all."""
        return not self.counted and not self.open

    def verdict(self, target: int) -> Verdict | None:
        """Return whether the target was met, without excused time; None if the report does not know."""
        if self.judged is not None:
            return self.judged.verdict(target)
        return None if self.sure is None else Verdict(int(verdicts(self.sure, target)[0]))

    def left(self, target: int) -> Spread | None:
        """Return what is left of the allowance, in µs; negative if exceeded."""
        if self.judged is not None:
            return self.judged.left(target)
        if self.sure is None or self.closed:
            return None
        opened = np.array([self.open])
        figure, least, most = (
            int(allowance_left(opened, down, target)[0])
            for down in (np.array([self.down]), self.sure.open - self.sure.up, self.sure.down)
        )
        return Spread(figure, least, most)

    def sales(self, sales: Sales) -> Spread | None:
        """Return what the downtime of the longest window cost; None if unknown."""
        if self.sure is None or self.closed or not math.isfinite(sales.per_hour):
            return None
        times = Sold(np.array([self.down]), self.sure, self.dayparts)
        if self.each is not None and self.listed is not None:
            times = self.each.shared_out(self.listed.shares(sales.shares))
        figure, least, most = (
            float(sales_lost(sales.per_hour, lost_time(loss, times, sales))[0])
            for loss in (Loss.FIGURE, Loss.LEAST, Loss.MOST)
        )
        return Spread(figure, least, most) if math.isfinite(figure) else None


def _own(sums: DaypartSums | None, figures: Figures, store: int, window: int) -> DaypartSums | None:
    """Return the dayparts of one store, if the window is the longest."""
    if sums is None or window % figures.open.shape[1] != figures.open.shape[1] - 1:
        return None
    return sums.at(slice(store, store + 1))
