"""All that the overview says of a report. No Qt; made on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.attention import attention
from storemon.core.coverage import sparse
from storemon.core.fleet import BIN_EDGES, bins, by_label, last_outages, totals, worst
from storemon.core.fleet_insights import reasons_of
from storemon.core.target import sales_lost, verdicts
from storemon.core.vocabulary import HOUR, Verdict
from storemon.gui.figures.store_figures import Spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.attention import Attention
    from storemon.core.fleet import GroupTotals
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Bool, Figures, Int64
    from storemon.gui.report.store_rows import StoreRows

WORST = 10


@dataclass(frozen=True, slots=True)
class Fleet:
    """A report as a whole; stores are positions in it. `rows` hold the names of the stores.

    `figures`: of the interpolated method wherever the report has answers, else the report's own. `day` is
    None of a range. `silent`: stores of which nothing is known. `down_now` in the order of how long they
    have been down. `bins`: each store's bin of `BIN_EDGES`, −1 for none; `counts`: the stores in each.
    `attention`: None of a report by an earlier version. `sparse`: stores of whose open time too little is
    known to say much. `groups` is empty where no store has one; both lists of totals have the most
    downtime first. `reasons`: as `reasons_of` has the downtime of the longest window.
    """

    rows: StoreRows
    figures: Figures
    day: GroupTotals | None
    whole: GroupTotals
    silent: int
    down_now: Int64
    unknown_now: int
    open_now: int
    bins: Int64
    counts: Int64
    sparse: Bool
    worst: Int64
    attention: Attention | None
    zones: list[GroupTotals]
    groups: list[GroupTotals]
    reasons: list[tuple[str, int]]

    @classmethod
    def of(cls, rows: StoreRows, sales: float | None = None) -> Fleet:
        """Sum a report up; `sales` per open hour of stores without their own, None to tell of no costs."""
        answers = rows.answers
        figures = rows.table.figures if answers is None else answers.figures
        sure = None if answers is None else answers.certainty
        up, down = figures.up[:, -1], figures.down[:, -1]
        now_open = now_unknown = 0
        down_now = np.zeros(0, np.int64)
        if answers is not None:
            down_now = _longest_first(answers, np.flatnonzero(answers.now.down))
            now_open = int(answers.now.open.sum())
            now_unknown = now_open - int(answers.now.up.sum()) - down_now.size
        named = any(rows.labels.groups)
        return cls(
            rows=rows,
            figures=figures,
            day=None if rows.ranged else totals(figures, 1, sure),
            whole=totals(figures, -1, sure),
            silent=int((up + down == 0).sum()),
            down_now=down_now,
            unknown_now=now_unknown,
            open_now=now_open,
            bins=(places := bins(up, down)),
            counts=np.bincount(places[places >= 0], minlength=len(BIN_EDGES)),
            sparse=sparse(up + down, figures.open[:, -1]),
            worst=worst(up, down, WORST),
            attention=None if answers is None else attention(answers, _per_hour(rows, sales)),
            zones=_sorted(by_label(rows.table.zones, figures, -1, sure)),
            groups=_sorted(by_label(rows.labels.groups, figures, -1, sure)) if named else [],
            reasons=[] if answers is None else reasons_of(answers),
        )

    @property
    def answers(self) -> FleetInsights | None:
        """What the report holds beside its table; None of one that an earlier version made."""
        return self.rows.answers

    @property
    def excuses(self) -> bool:
        """Whether notes excuse any of the longest window."""
        notes = None if self.answers is None else self.answers.notes
        return notes is not None and bool(notes.certainty.open[:, -1].any())

    @property
    def adjusted(self) -> tuple[int, int]:
        """Uptime and known time of all stores in the longest window without what is excused, µs."""
        notes = None if self.answers is None else self.answers.notes
        if notes is None:
            return self.whole.up, self.whole.known
        up = int((self.figures.up - notes.figures.up)[:, -1].sum())
        return up, up + int((self.figures.down - notes.figures.down)[:, -1].sum())

    @property
    def shared_lost(self) -> int:
        """The downtime of all stores that is part of shared outages, in µs."""
        return 0 if self.answers is None else int(self.answers.shared.lost.sum())

    @property
    def sparse_counts(self) -> Int64:
        """The stores in each bin of whose open time too little is known."""
        return np.bincount(self.bins[self.sparse & (self.bins >= 0)], minlength=len(BIN_EDGES))

    def in_bin(self, place: int) -> Int64:
        """Return the stores in a bin, or in none with −1, those with the least uptime first."""
        stores = np.flatnonzero(self.bins == place)
        up, down = self.figures.up[stores, -1], self.figures.down[stores, -1]
        return stores[np.lexsort((stores, -down, up / np.maximum(1, up + down)))]

    def verdicts(self, target: int) -> dict[Verdict, int]:
        """Return how many stores have kept a target, missed it, and so on; without excused time."""
        if self.answers is None:
            return dict.fromkeys(Verdict, 0)
        found = verdicts(self.answers.judged, target)[:, -1]
        return {verdict: int((found == verdict).sum()) for verdict in Verdict}

    def sales(self, per_hour: float) -> Spread | None:
        """Return the sales lost at `per_hour`, or at a store's own figure; None where that is unknown."""
        if self.answers is None:
            return None
        figures, sure = self.rows.labels.per_hour(per_hour), self.answers.certainty
        least = float(sales_lost(figures, sure.down[:, -1]).sum())
        most = float(sales_lost(figures, (sure.open - sure.up)[:, -1]).sum())
        return Spread(float((figures * (self.figures.down[:, -1] / HOUR)).sum()), least, most)


def _per_hour(rows: StoreRows, sales: float | None) -> NDArray[np.float64]:
    return np.full(len(rows.table.store_ids), np.nan) if sales is None else rows.labels.per_hour(sales)


def _longest_first(answers: FleetInsights, stores: Int64) -> Int64:
    if not stores.size:
        return stores
    found, place = answers.outages, last_outages(answers.outages, stores)
    # Those that were down before the window have one start there; the polls before tell them apart.
    since = np.minimum(found.start, found.first_inactive)[place]
    return stores[np.lexsort((stores, found.start[place], since))]


def _sorted(found: list[GroupTotals]) -> list[GroupTotals]:
    return sorted(found, key=lambda total: -total.down)
