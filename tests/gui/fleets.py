"""Reports on a few stores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import answers
from storemon.core.labels import Labels
from storemon.core.model import Batch
from storemon.core.period_before import period_before
from storemon.core.report import ReportTable, compute
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR, WEEK, WINDOWS, Method
from storemon.gui.report.store_rows import StoreRows
from tests.core.build import PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")


POLLS = [
    # Always up; down since noon; down earlier and up again; never polled.
    *[up(f"2023-01-25 {hour:02d}:00", 0) for hour in range(8, 19)],
    *[up(f"2023-01-25 {hour:02d}:00", 1) for hour in range(8, 12)],
    *[down(f"2023-01-25 {hour:02d}:00", 1) for hour in range(12, 19)],
    *[down(f"2023-01-25 {hour:02d}:00", 2) for hour in range(8, 10)],
    *[up(f"2023-01-25 {hour:02d}:00", 2) for hour in range(10, 19)],
]


def rows_of(given: Batch, labels: Labels | None = None) -> StoreRows:
    stores = len(given.zones)
    said = answers(given, 2 * HOUR, window_starts(T), T, T)
    table = ReportTable(
        method=Method.INTERPOLATED,
        store_ids=[f"s{place}" for place in range(stores)],
        zones=[zone or "America/Chicago" for zone in given.zones],
        zone_assumed=np.zeros(stores, np.bool_),
        hours_assumed=np.zeros(stores, np.bool_),
        figures=compute(given, Method.INTERPOLATED, 2 * HOUR, T),
    )
    return StoreRows.of(table, labels, fleet_answers([said], np.arange(stores)))


def wednesdays() -> StoreRows:
    """The same stores, open only on Wednesdays."""
    hours = [row(2, "08:00", "18:00", store) for store in range(4)]
    return rows_of(batch(hours, POLLS, ["UTC"] * 4))


def compared(rows: StoreRows, polls: Sequence[PollRow]) -> StoreRows:
    """The report of `wednesdays` compared with a week before, built by moving these polls to it."""
    stores = len(rows.table.store_ids)
    hours = [row(2, "08:00", "18:00", store) for store in range(stores)]
    known = batch(hours, [(store, time - WEEK, active) for store, time, active in polls], ["UTC"] * stores)
    spans = [(T - 2 * length, T - length) for length in WINDOWS]
    return rows.compared(period_before(known, Method.INTERPOLATED, 2 * HOUR, spans, T))


def four_stores() -> StoreRows:
    hours = [line for store in range(4) for line in every_day("08:00", "18:00", store)]
    labels = Labels(["", "Corner", "", ""], ["north", "south", "north", ""], np.full(4, np.nan))
    return rows_of(batch(hours, POLLS, ["UTC", "UTC", "Europe/Berlin", "UTC"]), labels)
