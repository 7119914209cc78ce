"""Dayparts of many stores together, with what their downtime cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.target import sales_lost

if TYPE_CHECKING:
    from storemon.core.daypart_times import DaypartTimes, Sales
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.labels import Labels
    from storemon.core.model import Int64


@dataclass(frozen=True, slots=True)
class DaypartTotal:
    """The sums of some stores' times in a daypart, µs; `part` is its place in `DAYPARTS`.

    `sure_up` and `sure_down` are certain. `sales`: what the downtime cost as the daypart weighs, None where
    sales are not set, or there was no open time.
    """

    part: int
    times: DaypartTimes
    open: int
    up: int
    down: int
    sure_up: int
    sure_down: int
    sales: float | None

    @property
    def known(self) -> int:
        """Time up or down."""
        return self.up + self.down

    def __add__(self, other: DaypartTotal) -> DaypartTotal:
        """Return the sums of these stores and the other ones in the same daypart."""
        costs = [one.sales for one in (self, other) if one.sales is not None]
        names = ("open", "up", "down", "sure_up", "sure_down")
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return replace(self, **sums, sales=sum(costs) if costs else None)


def daypart_totals(
    answers: FleetInsights | None, labels: Labels, sales: Sales | None, stores: Int64 | None = None
) -> list[DaypartTotal]:
    """Sum dayparts up over all stores or those at these positions, without dayparts that have no time.

    Empty where the report has none; `sales`: None to tell of no costs.
    """
    if answers is None or answers.dayparts is None:
        return []
    rows = slice(None) if stores is None else stores
    sums, times = answers.dayparts.sums.at(rows), answers.dayparts.times
    per_hour = sold = None
    if sales is not None:
        per_hour, sold = labels.per_hour(sales)[rows], answers.sold(answers.figures, sales).dayparts
    found = []
    for part in range(len(times.starts)):
        if times.end_of(part) is None:
            continue
        amounts = (sums.open, sums.up, sums.down, sums.sure_up, sums.sure_down)
        opened, up, down, sure_up, sure_down = (int(amount[:, part].sum()) for amount in amounts)
        cost = None
        if per_hour is not None and sold is not None and sales is not None and opened:
            cost = sales.weights[part] * float(np.sum(sales_lost(per_hour, sold.down[rows, part])))
        found.append(DaypartTotal(part, times, opened, up, down, sure_up, sure_down, cost))
    return found
