"""Reports of a few stores."""

from __future__ import annotations

import numpy as np

from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import answers
from storemon.core.labels import Labels
from storemon.core.model import Batch
from storemon.core.report import ReportTable, compute
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR, Method
from storemon.gui.report.store_rows import StoreRows
from tests.core.build import batch, down, every_day, up, utc

T = utc("2023-01-25 18:00")


POLLS = [
    # Up all along; down since noon; down before and up again; never polled.
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


def four_stores() -> StoreRows:
    hours = [row for store in range(4) for row in every_day("08:00", "18:00", store)]
    labels = Labels(["", "Corner", "", ""], ["north", "south", "north", ""], np.full(4, np.nan))
    return rows_of(batch(hours, POLLS, ["UTC", "UTC", "Europe/Berlin", "UTC"]), labels)
