"""Export of uptime over time."""

from __future__ import annotations

import datetime as dt

import numpy as np

from storemon.core.columns import csv_text
from storemon.core.daily import EPOCH, DayTotals
from storemon.core.trend_columns import trend_columns
from storemon.core.vocabulary import HOUR

NAMES = [
    "stores",
    "period",
    "start_date",
    "uptime(in percent)",
    "uptime(in hours)",
    "downtime(in hours)",
    "open(in hours)",
    "coverage",
]


def test_each_series_has_its_days_weeks_and_months_and_a_gap_has_no_percentage() -> None:
    first = (dt.date(2023, 1, 31) - EPOCH).days
    totals = DayTotals(first, *(np.array(values) * HOUR for values in ([10, 10], [9, 1], [1, 1])))
    assert csv_text(trend_columns([("all stores", totals)])).splitlines() == [
        ",".join(NAMES),
        "all stores,day,2023-01-31,90.00,9.00,1.00,10.00,1.00",
        "all stores,day,2023-02-01,,1.00,1.00,10.00,0.20",
        "all stores,week,2023-01-30,83.33,10.00,2.00,20.00,0.60",
        "all stores,month,2023-01-01,90.00,9.00,1.00,10.00,1.00",
        "all stores,month,2023-02-01,,1.00,1.00,10.00,0.20",
    ]
