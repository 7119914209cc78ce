"""Everything that the overview shows about a report. No Qt; computed on a worker."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.attention import attention
from storemon.core.coverage import sparse
from storemon.core.daypart_totals import DaypartTotal, daypart_totals
from storemon.core.difference import Differences
from storemon.core.fleet import BIN_EDGES, bins, by_label, last_outages, totals, worst
from storemon.core.fleet_insights import reasons_of
from storemon.core.target import Loss, each_target, lost_time, sales_lost, verdicts
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.store_figures import Spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.attention import Attention
    from storemon.core.daypart_times import Sales
    from storemon.core.fleet import GroupTotals
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Bool, Figures, Int64
    from storemon.core.platform_shares import Sold
    from storemon.core.targets import Targets
    from storemon.gui.report.store_rows import StoreRows

WORST = 10


@dataclass(frozen=True, slots=True)
class Fleet:
    """A report as a whole; stores are positions in it. `rows` hold the names of the stores.

    `figures`: by the interpolated method if the report has insights, otherwise the report's own. `day` is
    None for a range. `silent`: stores about which nothing is known. `down_now`: sorted by how long they
    have been down. `bins`: each store's bin of `BIN_EDGES`, −1 for none; `counts`: the stores in each.
    `attention`: None for a report by an earlier version; `hours`: findings about business hours, also None
    if they were not checked. `sparse`: stores with too little known open time. `groups` is empty if no store
    has one; both lists of totals have the most downtime first. `reasons`: downtime of the longest window,
    as from `reasons_of`. `changes`, `day_before` and `whole_before` are about the period before, None until
    that is known.
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
    hours: HoursRows | None
    zones: list[GroupTotals]
    groups: list[GroupTotals]
    reasons: list[tuple[str, int]]
    changes: Differences | None = None
    day_before: GroupTotals | None = None
    whole_before: GroupTotals | None = None

    @classmethod
    def of(cls, rows: StoreRows, sales: Sales | None = None) -> Fleet:
        """Summarize a report; `sales`: None to leave out costs."""
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
        before, changes, day_before, whole_before = rows.before, None, None, None
        if before is not None and answers is not None:
            changes = Differences.of(figures, before.figures, -1, (answers.certainty, before.certainty))
            day_before = None if rows.ranged else totals(before.figures, 1, before.certainty)
            whole_before = totals(before.figures, -1, before.certainty)
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
            attention=None if answers is None else attention(answers, _per_hour(rows, sales), changes, sales),
            hours=HoursRows.of(rows),
            zones=_sorted(by_label(rows.table.zones, figures, -1, sure)),
            groups=_sorted(by_label(rows.labels.groups, figures, -1, sure)) if named else [],
            reasons=[] if answers is None else reasons_of(answers),
            changes=changes,
            day_before=day_before,
            whole_before=whole_before,
        )

    @property
    def answers(self) -> FleetInsights | None:
        """The report's insights; None if an earlier version made it."""
        return self.rows.answers

    @property
    def excuses(self) -> bool:
        """Whether notes excuse any of the longest window."""
        return excuses(self.rows)

    @property
    def adjusted(self) -> tuple[int, int]:
        """Uptime and known time of all stores in the longest window, without excused time, µs."""
        return self.adjusted_of(np.ones(len(self.rows.table.store_ids), np.bool_))

    def adjusted_of(self, stores: Bool) -> tuple[int, int]:
        """Return the same for some stores."""
        notes = None if self.answers is None else self.answers.notes
        up, down = self.figures.up[:, -1], self.figures.down[:, -1]
        if notes is not None:
            up, down = up - notes.figures.up[:, -1], down - notes.figures.down[:, -1]
        total = int(up[stores].sum())
        return total, total + int(down[stores].sum())

    @property
    def shared_lost(self) -> int:
        """The downtime of all stores in shared outages, in µs."""
        return 0 if self.answers is None else int(self.answers.shared.lost.sum())

    @property
    def sparse_counts(self) -> Int64:
        """How many stores in each bin have too little known open time."""
        return np.bincount(self.bins[self.sparse & (self.bins >= 0)], minlength=len(BIN_EDGES))

    def in_bin(self, place: int) -> Int64:
        """Return the stores in a bin, or in none for −1, lowest uptime first."""
        stores = np.flatnonzero(self.bins == place)
        up, down = self.figures.up[stores, -1], self.figures.down[stores, -1]
        return stores[np.lexsort((stores, -down, up / np.maximum(1, up + down)))]

    def dayparts(self, sales: Sales | None) -> list[DaypartTotal]:
        """Return the sums of all stores by daypart; empty if the report has none."""
        return daypart_totals(self.answers, self.rows.labels, sales)

    @property
    def worse(self) -> Int64:
        """The stores that certainly got worse since the period before, the largest drop first."""
        return self._changed(lambda found: found.worse, 1)

    @property
    def better(self) -> Int64:
        """The stores that certainly got better, the largest rise first."""
        return self._changed(lambda found: found.better, -1)

    def _changed(self, which: Callable[[Differences], Bool], way: int) -> Int64:
        if self.changes is None:
            return np.zeros(0, np.int64)
        stores = np.flatnonzero(which(self.changes))
        return stores[np.lexsort((stores, way * self.changes.points[stores]))]

    def verdicts(self, targets: Targets) -> dict[Verdict, int]:
        """Return how many stores met their target, missed it, and so on; without excused time."""
        found = self.each_verdict(targets)
        return dict.fromkeys(Verdict, 0) if found is None else _counts(found)

    def each_verdict(self, targets: Targets) -> Int64 | None:
        """Return the verdict on each store; None if the report has no bounds."""
        if self.answers is None:
            return None
        return verdicts(self.answers.judged, each_target(targets, self.rows.labels.groups))[:, -1]

    def has_own(self, targets: Targets) -> bool:
        """Return whether any store has a target of its group."""
        return any(targets.is_own(group) for group in set(self.rows.labels.groups))

    def verdicts_before(self, targets: Targets) -> dict[Verdict, int] | None:
        """Return the verdicts of the period before; None until known, or if notes excuse time."""
        # Excused time in the period before is not known, so the two would not be comparable.
        if self.rows.before is None or self.excuses:
            return None
        each = each_target(targets, self.rows.labels.groups)
        return _counts(verdicts(self.rows.before.certainty, each)[:, -1])

    def sales(self, sales: Sales) -> Spread | None:
        """Return the sales lost, using the figure for all stores or their own; None if unknown."""
        if self.answers is None:
            return None
        return self._lost(self.answers.sold(self.figures, sales), sales)

    def sales_before(self, sales: Sales) -> Spread | None:
        """Return the sales lost in the period before."""
        before = self.rows.before
        if before is None:
            return None
        several = None if self.answers is None else self.answers.platforms
        return self._lost(before.sold(None if several is None else several.listed, sales), sales)

    def _lost(self, times: Sold | None, sales: Sales) -> Spread | None:
        if times is None:
            return None
        per_hour = self.rows.labels.per_hour(sales)
        figure, least, most = (
            float(sales_lost(per_hour, lost_time(loss, times, sales)).sum())
            for loss in (Loss.FIGURE, Loss.LEAST, Loss.MOST)
        )
        return Spread(figure, least, most) if math.isfinite(figure) else None


def excuses(rows: StoreRows, store: int | None = None) -> bool:
    """Return whether notes excuse any of the longest window, for all stores or one."""
    notes = None if rows.answers is None else rows.answers.notes
    chosen = slice(None) if store is None else store
    return notes is not None and bool(notes.certainty.open[chosen, -1].any())


def _counts(found: Int64) -> dict[Verdict, int]:
    return {verdict: int((found == verdict).sum()) for verdict in Verdict}


def _per_hour(rows: StoreRows, sales: Sales | None) -> NDArray[np.float64]:
    return np.full(len(rows.table.store_ids), np.nan) if sales is None else rows.labels.per_hour(sales)


def _longest_first(answers: FleetInsights, stores: Int64) -> Int64:
    if not stores.size:
        return stores
    found, place = answers.outages, last_outages(answers.outages, stores)
    # Outages that began before the window all start at its edge; the polls before it tell them apart.
    since = np.minimum(found.start, found.first_inactive)[place]
    return stores[np.lexsort((stores, found.start[place], since))]


def _sorted(found: list[GroupTotals]) -> list[GroupTotals]:
    return sorted(found, key=lambda total: -total.down)
