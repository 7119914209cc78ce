"""From a batch of stores to figures, and from all figures to the table that is shown and exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core import poll_count, uptime
from storemon.core.columns import csv_text
from storemon.core.model import DEFAULT_REACH, WEEK, Batch, Bool, Figures, Method
from storemon.core.report_columns import report_columns

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


def compute(batch: Batch, method: Method, reach: int | None, as_of: int) -> Figures:
    """Return the figures of the batch's stores for the hour, day and week up to `as_of` (µs UTC).

    `reach` in µs, None for no limit; `poll-count` has none. Polls before `evidence_start` and after
    `as_of` change nothing. Raises `zoneinfo.ZoneInfoNotFoundError` for a zone that is not known.
    """
    if method is Method.POLL_COUNT:
        return poll_count.figures(batch, as_of)
    return uptime.figures(batch, reach, as_of)


def evidence_start(method: Method, reach: int | None, as_of: int) -> int:
    """Return the time (µs UTC) of the earliest poll that can matter, inclusive."""
    week = as_of - WEEK
    return week if method is Method.POLL_COUNT else uptime.evidence_begin(week, reach)


def answers_reach(method: Method, reach: int | None) -> int | None:
    """Return the reach (µs) of a report's answers: its own, or the default where its method has none."""
    return DEFAULT_REACH if method is Method.POLL_COUNT else reach


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A whole report: one row per store, ordered by id as text.

    `zones`: the zone that was used; `zone_assumed`: no file named it; `hours_assumed`: no row of hours,
    so open 24×7; both of shape (n,). `figures` of shape (n, 3), or (n, 1) where the report is of a range.
    """

    method: Method
    store_ids: list[str]
    zones: list[str]
    zone_assumed: Bool
    hours_assumed: Bool
    figures: Figures

    def coverage(self) -> NDArray[np.float64]:
        """Return (up + down) / open, shaped as the figures; NaN where no open time is counted."""
        figures = self.figures
        share = np.full(figures.open.shape, np.nan)
        np.divide(figures.up + figures.down, figures.open, out=share, where=figures.open > 0)
        return share

    def frame(self, *, further: bool = False) -> pd.DataFrame:
        """Return the table with the columns of METRICS: Output, unrounded but for percentages.

        `further` adds those of `report_columns`.
        """
        import pandas as pd  # noqa: PLC0415  # slow to load, and a report is computed without it

        return pd.DataFrame({column.name: column.values for column in report_columns(self, further=further)})

    def csv(self, *, further: bool = False) -> str:
        r"""Return the same columns as CSV text: two decimals, an empty field for NaN, "\n" line ends."""
        return csv_text(report_columns(self, further=further))
