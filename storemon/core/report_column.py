"""The declaration of a report's column in files, and the data that columns are computed from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.columns import Column, Unit, Values
from storemon.core.difference import Differences
from storemon.core.excused import less, none_excused
from storemon.core.labels import Labels
from storemon.core.model import Figures, Int64
from storemon.core.target import Loss, lost_time, sales_lost
from storemon.core.vocabulary import HOUR, MINUTE, Method

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.certainty import Certainty
    from storemon.core.daypart_times import Sales
    from storemon.core.dayparts import Dayparts
    from storemon.core.excused import FleetNotes
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.period_before import PeriodBefore
    from storemon.core.platform_shares import Sold
    from storemon.core.platform_sums import PlatformSums
    from storemon.core.report import ReportTable

WINDOWS: Final = (
    ("last_hour", "last hour", "minutes", MINUTE),
    ("last_day", "last day", "hours", HOUR),
    ("last_week", "last week", "hours", HOUR),
)
"""Name, display text, unit and length of the unit for each window."""
RANGE: Final = (("in_range", "in the range", "hours", HOUR),)


def windows_of(table: ReportTable) -> tuple[tuple[str, str, str, int], ...]:
    """Return the windows of a report: hour, day and week, or its range."""
    return RANGE if table.figures.open.shape[1] == 1 else WINDOWS


@dataclass(frozen=True)
class Source:
    """The data that columns are computed from.

    `answers`: None for a report without insights. `sales`: None to leave out costs. `before`: the periods to
    compare the windows with, None for no comparison.
    """

    table: ReportTable
    labels: Labels
    answers: FleetInsights | None = None
    sales: Sales | None = None
    before: PeriodBefore | None = None

    def duration(self, amounts: Int64, window: int) -> NDArray[np.float64]:
        """Convert µs of a window to the window's unit."""
        return self.each(amounts[:, window]) / windows_of(self.table)[window][-1]

    def each(self, amounts: Int64) -> NDArray[np.float64]:
        """Return the mean over each store's listings, so that no store has more hours than the clock."""
        listings = self.table.added_up
        return amounts / (1 if listings is None else listings)

    @property
    def certainty(self) -> Certainty | None:
        """The bounds of the figures, None if there are none."""
        return None if self.answers is None else self.answers.certainty

    @property
    def platforms(self) -> PlatformSums | None:
        """What is known in addition to the sums over several platforms, None without several."""
        return None if self.answers is None else self.answers.platforms

    @property
    def notes(self) -> FleetNotes | None:
        """The effect of notes, None without any."""
        return None if self.answers is None else self.answers.notes

    @property
    def dayparts(self) -> Dayparts | None:
        """The longest window by daypart, None if the report has none."""
        return None if self.answers is None else self.answers.dayparts

    @cached_property
    def per_hour(self) -> NDArray[np.float64] | None:
        """Sales of each store per open hour, None to leave out costs."""
        return None if self.sales is None else self.labels.per_hour(self.sales)

    @cached_property
    def sold(self) -> Sold | None:
        """What lost sales are computed from, None to leave out costs."""
        if self.answers is None or self.sales is None:
            return None
        return self.answers.sold(self.table.figures, self.sales)

    @property
    def excused(self) -> Figures:
        """The excused part of the table's figures."""
        return none_excused(self.table.figures) if self.notes is None else self.notes.table

    @property
    def adjusted(self) -> Figures:
        """The table's figures without the excused part."""
        return less(self.table.figures, self.excused)

    def cost(self, loss: Loss) -> NDArray[np.float64] | None:
        """Return what the downtime of the longest window costs, NaN without open time."""
        if self.certainty is None or self.sold is None or self.per_hour is None or self.sales is None:
            return None
        lost = lost_time(loss, self.sold, self.sales)
        return np.where(self.certainty.open[:, -1] > 0, sales_lost(self.per_hour, lost), np.nan)

    def change(self, window: int) -> Differences | None:
        """Return how the stores differ from the period before; None if unknown."""
        if self.before is None:
            return None
        sure = None
        if self.certainty is not None and self.table.method is not Method.POLL_COUNT:
            sure = (self.certainty, self.before.certainty)
        return Differences.of(self.table.figures, self.before.own, window, sure)


def in_unit(of: Source, amounts: Int64, window: int) -> NDArray[np.float64]:
    """Convert µs of a window to its unit, as clock time."""
    found: NDArray[np.float64] = amounts[:, window] / windows_of(of.table)[window][-1]
    return found


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column, or with `{window}` in its `name` one for each window.

    `name` and `title` may contain the `{unit}` of the window, and the title its `{words}`. `values` gets the
    number of the window; if it returns None the column is empty. `further`: only if all columns are
    requested. `counted`: whether the method `poll-count` has this figure. `longest`: only for the longest
    window. `quiet`: mark figures that rest on too little data. Columns with the same `beside` are placed
    next to each other, window by window. `there`: whether the report has such columns at all.
    """

    name: str
    title: str
    unit: Unit
    values: Callable[[Source, int], Values | None]
    further: bool = True
    counted: bool = False
    longest: bool = False
    quiet: bool = False
    beside: str = ""
    there: Callable[[Source], bool] = lambda _: True

    def windows(self, of: Source) -> range:
        """Return the windows for which the report has this column."""
        if not self.there(of):
            return range(0)
        count = len(windows_of(of.table))
        if self.longest:
            return range(count - 1, count)
        return range(count if "{window}" in self.name else 1)

    def column(self, of: Source, window: int) -> Column:
        """Return the column for a window."""
        name, text, unit, _ = windows_of(of.table)[window]
        known = self.counted or of.table.method is not Method.POLL_COUNT
        values = self.values(of, window) if known else None
        return Column(
            self.name.format(window=name, unit=unit),
            self.title.format(words=text, unit=unit),
            self.unit,
            np.full(len(of.table.store_ids), np.nan) if values is None else values,
            of.table.sparse()[:, window] if self.quiet else None,
            counted=self.counted,
        )
