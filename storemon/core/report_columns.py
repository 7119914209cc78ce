"""The columns of a report in files (METRICS: Output): one declaration each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.columns import Column, Unit, Values, percent_of, visible
from storemon.core.labels import Labels
from storemon.core.model import Int64
from storemon.core.target import sales_lost
from storemon.core.vocabulary import HOUR, MINUTE, Method

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from storemon.core.certainty import Certainty
    from storemon.core.report import ReportTable

WINDOWS: Final = (
    ("last_hour", "last hour", "minutes", MINUTE),
    ("last_day", "last day", "hours", HOUR),
    ("last_week", "last week", "hours", HOUR),
)
"""Name, words, unit and the unit's length of each window."""
RANGE: Final = (("in_range", "in the range", "hours", HOUR),)


def windows_of(table: ReportTable) -> tuple[tuple[str, str, str, int], ...]:
    """Return the windows that a report has: hour, day and week, or its range."""
    return RANGE if table.figures.open.shape[1] == 1 else WINDOWS


@dataclass(frozen=True, slots=True)
class Source:
    """What columns are made of. `per_hour`: sales of each store in an open hour, None to leave costs out."""

    table: ReportTable
    labels: Labels
    certainty: Certainty | None
    per_hour: NDArray[np.float64] | None

    def duration(self, amounts: Int64, window: int) -> NDArray[np.float64]:
        """Return the µs of a window in the window's unit."""
        found: NDArray[np.float64] = amounts[:, window] / windows_of(self.table)[window][-1]
        return found

    def cost(self, find: Callable[[Certainty], Int64], window: int) -> NDArray[np.float64] | None:
        """Return what the open time that `find` gives costs, NaN where there was none."""
        if self.certainty is None or self.per_hour is None:
            return None
        lost = sales_lost(self.per_hour, find(self.certainty)[:, window])
        return np.where(self.certainty.open[:, window] > 0, lost, np.nan)


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column, or with `{window}` in its `name` one for each window.

    `name` and `title` may have the `{unit}` of the window, and the title its `{words}`. `values` gets the
    number of the window; None says that this report has none, which leaves the column empty. `further`:
    only where all columns are asked for. `counted`: whether `poll-count` has a notion of it. With `cost`, it
    is there while sales are shown, and of the longest window alone. `quiet`: mark what rests on too little.
    Those of one name in `beside` stand beside each other, window by window.
    """

    name: str
    title: str
    unit: Unit
    values: Callable[[Source, int], Values | None]
    further: bool = True
    counted: bool = False
    cost: bool = False
    quiet: bool = False
    beside: str = ""

    def windows(self, of: Source) -> range:
        """Return the windows that the report has a column for."""
        count = len(windows_of(of.table))
        if self.cost:
            return range(count - 1, count if of.per_hour is not None else count - 1)
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


def _lowest(of: Source, window: int) -> Values | None:
    sure = of.certainty
    return None if sure is None else percent_of(sure.up[:, window], sure.open[:, window])


def _highest(of: Source, window: int) -> Values | None:
    sure = of.certainty
    return None if sure is None else percent_of(sure.highest[:, window], sure.open[:, window])


def _uptime(of: Source, window: int) -> Values:
    up, down = of.table.figures.up[:, window], of.table.figures.down[:, window]
    return percent_of(up, up + down)


COLUMNS: Final = (
    ReportColumn(
        "store_id", "Store", Unit.TEXT, lambda of, _: of.table.store_ids, further=False, counted=True
    ),
    ReportColumn(
        "uptime_{window}(in {unit})",
        "Uptime {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: of.duration(of.table.figures.up, window),
        further=False,
        counted=True,
    ),
    ReportColumn(
        "downtime_{window}(in {unit})",
        "Downtime {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: of.duration(of.table.figures.down, window),
        further=False,
        counted=True,
    ),
    ReportColumn("name", "Name", Unit.TEXT, lambda of, _: of.labels.names, counted=True),
    ReportColumn("group", "Group", Unit.TEXT, lambda of, _: of.labels.groups, counted=True),
    ReportColumn("timezone_str", "Time zone", Unit.TEXT, lambda of, _: of.table.zones, counted=True),
    ReportColumn(
        "unknown_{window}(in {unit})",
        "Unknown {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: visible(of.duration(of.table.figures.unknown, window)),
    ),
    ReportColumn(
        "coverage_{window}",
        "Coverage {words}",
        Unit.SHARE,
        lambda of, window: of.table.coverage()[:, window],
    ),
    ReportColumn(
        "uptime_{window}(in percent)",
        "Uptime {words}",
        Unit.PERCENT,
        _uptime,
        counted=True,
        quiet=True,
        beside="percent",
    ),
    ReportColumn(
        "lowest_uptime_{window}(in percent)", "Lowest uptime {words}", Unit.PERCENT, _lowest, beside="percent"
    ),
    ReportColumn(
        "highest_uptime_{window}(in percent)",
        "Highest uptime {words}",
        Unit.PERCENT,
        _highest,
        beside="percent",
    ),
    ReportColumn(
        "lost_sales_{window}",
        "Lost sales {words}",
        Unit.NUMBER,
        lambda of, window: of.cost(lambda _: of.table.figures.down, window),
        cost=True,
    ),
    ReportColumn(
        "lowest_lost_sales_{window}",
        "Lowest lost sales {words}",
        Unit.NUMBER,
        lambda of, window: of.cost(lambda sure: sure.down, window),
        cost=True,
    ),
    ReportColumn(
        "highest_lost_sales_{window}",
        "Highest lost sales {words}",
        Unit.NUMBER,
        lambda of, window: of.cost(lambda sure: sure.open - sure.up, window),
        cost=True,
    ),
)
"""In their order."""


def report_columns(
    table: ReportTable,
    *,
    further: bool = False,
    labels: Labels | None = None,
    certainty: Certainty | None = None,
    sales: float | None = None,
) -> list[Column]:
    """Return the columns in their order, unrounded but for percentages.

    `further` adds those that are declared so: names and groups are empty without `labels`, bounds without
    `certainty`, and what `poll-count` has no notion of is empty too. `sales` per open hour of stores without
    a figure of their own adds lost sales.
    """
    labels = labels or Labels.none(len(table.store_ids))
    of = Source(table, labels, certainty, None if sales is None else labels.per_hour(sales))
    return [
        declared.column(of, window)
        for _, group in groupby(COLUMNS, key=lambda declared: declared.beside or declared.name)
        for window, declared in product(range(len(windows_of(table))), group)
        if (further or not declared.further) and window in declared.windows(of)
    ]


def report_frame(table: ReportTable, *, further: bool = False) -> pd.DataFrame:
    """Return the same columns as a data frame."""
    import pandas as pd  # noqa: PLC0415  # slow to load, and all else does without it

    return pd.DataFrame({column.name: column.values for column in report_columns(table, further=further)})
