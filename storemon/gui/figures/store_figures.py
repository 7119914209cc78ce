"""One store's figures in one window, with all that is to be said of them. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.coverage import is_sparse
from storemon.core.target import allowance_left, sales_lost, verdicts
from storemon.core.vocabulary import HOUR, Method, Verdict

if TYPE_CHECKING:
    from storemon.core.certainty import Certainty
    from storemon.gui.report.store_rows import StoreRows


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure between the least and the most that it can be."""

    figure: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class StoreFigures:
    """Times in µs. `sure` holds certainty of this store and window alone, None where there is none.

    `counted`: by poll-count, which knows neither open nor unknown time.
    """

    open: int
    up: int
    down: int
    unknown: int
    sure: Certainty | None
    counted: bool

    @classmethod
    def of(cls, rows: StoreRows, store: int, window: int) -> StoreFigures:
        """Return those of the store at a position of the report."""
        figures, counted = rows.table.figures, rows.table.method is Method.POLL_COUNT
        opened, up, down, unknown = (
            int(amount[store, window]) for amount in (figures.open, figures.up, figures.down, figures.unknown)
        )
        sure = None
        if rows.answers is not None and not counted:
            whole = rows.answers.certainty
            here = np.s_[store : store + 1, window]
            sure = type(whole)(whole.open[here], whole.up[here], whole.down[here])
        return cls(opened, up, down, unknown, sure, counted)

    @classmethod
    def before(cls, rows: StoreRows, store: int, window: int) -> StoreFigures | None:
        """Return those of the period before; None until that is known."""
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
        """Whether too little of the open time is known for the figure to say much."""
        return not self.counted and is_sparse(self.known, self.open)

    @property
    def closed(self) -> bool:
        """Whether the store was not open at all."""
        return not self.counted and not self.open

    def verdict(self, target: int) -> Verdict | None:
        """Return whether the target was kept; None where that is not known of this report."""
        return None if self.sure is None else Verdict(int(verdicts(self.sure, target)[0]))

    def left(self, target: int) -> Spread | None:
        """Return what is left of the allowance, in µs; negative where it is overdrawn."""
        if self.sure is None or self.closed:
            return None
        opened = np.array([self.open])
        figure, least, most = (
            int(allowance_left(opened, down, target)[0])
            for down in (np.array([self.down]), self.sure.open - self.sure.up, self.sure.down)
        )
        return Spread(figure, least, most)

    def sales(self, per_hour: float) -> Spread | None:
        """Return what the downtime cost at sales of `per_hour`; None where nothing can be said."""
        if self.sure is None or self.closed or not math.isfinite(per_hour):
            return None
        most = self.sure.open - self.sure.up
        least, highest = (float(sales_lost(per_hour, lost)[0]) for lost in (self.sure.down, most))
        return Spread(per_hour * self.down / HOUR, least, highest)
