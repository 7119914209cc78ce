"""Two reports side by side, store by store."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storemon.core.certainty import Certainty
from storemon.core.columns import Column, Unit, percent_of
from storemon.core.ids import canonical_id
from storemon.core.model import Bool, Int64
from storemon.core.report import ReportTable

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the reports; `certainty` is None if an older version made it; `noted`: it has notes."""

    table: ReportTable
    certainty: Certainty | None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The uptime of all stores in either report, ordered by id.

    `first`, `second`: percent, rounded down to 0.01, of shape (stores, windows), NaN if a report has no
    figure for a store. The windows are those in both: hour, day and week, or only the longest one.
    `sure`: whether the difference is real: the two ranges do not touch, or both figures are exact. All
    figures are raw; `noted`: whether either report has notes, which may excuse time.
    """

    store_ids: list[str]
    first: Shares
    second: Shares
    sure: Bool
    noted: bool = False

    @property
    def change(self) -> Shares:
        """How much higher the second figure is, in percentage points; NaN if either is missing."""
        return np.round(self.second - self.first, 2)

    @property
    def real(self) -> Bool:
        """Whether the figures certainly differ, or certainly do not."""
        return self.sure & ~np.isnan(self.change)

    def columns(self) -> list[Column]:
        """Return the comparison as columns of a file, in percent."""
        names = ("last_hour", "last_day", "last_week") if self.first.shape[1] > 1 else ("whole",)
        columns = [Column("store_id", "Store", Unit.TEXT, self.store_ids)]
        for place, name in enumerate(names):
            for which, values in (("first", self.first), ("second", self.second), ("change", self.change)):
                columns.append(Column(f"{name}_{which}", f"{name} {which}", Unit.PERCENT, values[:, place]))
            columns.append(Column(f"{name}_sure", f"{name} sure", Unit.FLAG, self.real[:, place]))
        return columns


def compared(first: Side, second: Side) -> Comparison:
    """Compare two complete reports."""
    sides = (first, second)
    known = [{canonical_id(store): row for row, store in enumerate(side.table.store_ids)} for side in sides]
    ids = sorted(known[0].keys() | known[1].keys())
    both = {side.table.figures.open.shape[1] for side in sides}
    windows = both.pop() if len(both) == 1 else 1
    rows = [np.array([places.get(store, -1) for store in ids], np.int64) for places in known]
    uptime = [_placed(_uptime(side.table, windows), row) for side, row in zip(sides, rows, strict=True)]
    ranges = [_range(side, windows, row) for side, row in zip(sides, rows, strict=True)]
    low, high = zip(*ranges, strict=True)
    apart = (low[1] > high[0]) | (high[1] < low[0])
    exact = (low[0] == high[0]) & (low[1] == high[1])
    return Comparison(ids, uptime[0], uptime[1], apart | exact, first.noted or second.noted)


def _uptime(table: ReportTable, windows: int) -> Shares:
    up, down = table.figures.up[:, -windows:], table.figures.down[:, -windows:]
    return percent_of(up, up + down)


def _range(side: Side, windows: int, places: Int64) -> tuple[Shares, Shares]:
    if side.certainty is None:
        nothing = np.full((places.size, windows), np.nan)
        return nothing, nothing
    ends = side.certainty.low()[:, -windows:], side.certainty.high()[:, -windows:]
    return _placed(ends[0], places), _placed(ends[1], places)


def _placed(values: Shares, places: Int64) -> Shares:
    """Return the rows at some positions, NaN where a position is −1."""
    found = np.full((places.size, values.shape[1]), np.nan)
    found[places >= 0] = values[places[places >= 0]]
    return found
