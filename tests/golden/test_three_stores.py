"""A report small enough to check by hand; as-of is Wednesday 25 January 2023, 18:00 UTC.

`bistro` (Chicago, UTC−6) opens Monday to Friday 09:00–17:00, so 15:00–23:00 UTC. Today 15:00–18:00:
up to 16:00, down to 17:00, then up. Yesterday from 18:00: the poll at 20:00 covers 18:00–22:00, and
22:00–23:00 is unknown. The rest of its week (18th 5 h, 19th, 20th and 23rd 8 h each, and 3 h of the
24th) is unknown too: Friday's poll at 06:00 local is outside business hours.

`night` (Berlin, UTC+1) opens on Tuesday 22:00–02:00, so 21:00–01:00 UTC: down until the midpoint of
its two polls, 23:00, then up. Its poll of today is outside business hours.

`open` has neither hours nor a zone. Its one poll at 17:00 covers 15:00 to 18:00.
"""

from __future__ import annotations

import numpy as np

from storemon.core.report import ReportTable, compute
from storemon.core.vocabulary import HOUR, Method
from tests.core.build import batch, down, report_csv, row, up, utc

AS_OF = utc("2023-01-25 18:00")
STORES = batch(
    hours=[*(row(day, "09:00", "17:00", store=0) for day in range(5)), row(1, "22:00", "02:00", store=1)],
    polls=[
        up("2023-01-20 12:00", 0),
        up("2023-01-24 20:00", 0),
        up("2023-01-25 15:30", 0),
        down("2023-01-25 16:30", 0),
        up("2023-01-25 17:30", 0),
        down("2023-01-24 21:30", 1),
        up("2023-01-25 00:30", 1),
        up("2023-01-25 17:00", 1),
        up("2023-01-25 17:00", 2),
    ],
    zones=["America/Chicago", "Europe/Berlin", None],
)
HEADER = (
    "store_id,uptime_last_hour(in minutes),uptime_last_day(in hours),uptime_last_week(in hours),"
    "downtime_last_hour(in minutes),downtime_last_day(in hours),downtime_last_week(in hours)"
)


def report(method: Method) -> ReportTable:
    return ReportTable(
        method=method,
        store_ids=["bistro", "night", "open"],
        zones=["America/Chicago", "Europe/Berlin", "America/Chicago"],
        zone_assumed=np.array([False, False, True]),
        hours_assumed=np.array([False, False, True]),
        figures=compute(STORES, method, 2 * HOUR, AS_OF),
    )


def test_interpolated() -> None:
    assert report_csv(report(Method.INTERPOLATED)).splitlines() == [
        HEADER,
        "bistro,60.00,6.00,6.00,0.00,1.00,1.00",
        "night,0.00,2.00,2.00,0.00,2.00,2.00",
        "open,60.00,3.00,3.00,0.00,0.00,0.00",
    ]


def test_interpolated_with_what_is_unknown() -> None:
    further = [
        line.split(",", 9)[9] for line in report_csv(report(Method.INTERPOLATED), further=True).splitlines()
    ]
    assert further[1:] == [
        "America/Chicago,0.00,1.00,33.00,1.00,0.87,0.17,100.00,,,85.71,,,85.71,,",
        "Europe/Berlin,0.00,0.00,0.00,,1.00,1.00,,,,50.00,,,50.00,,",
        "America/Chicago,0.00,21.00,165.00,1.00,0.12,0.01,100.00,,,100.00,,,100.00,,",
    ]


def test_poll_count() -> None:
    # Bistro's four polls of the last 24 hours are inside its hours. Night is not open at 19:00, its current
    # local time, on any day of the week, so none of its polls count.
    assert report_csv(report(Method.POLL_COUNT)).splitlines() == [
        HEADER,
        "bistro,60.00,3.00,3.00,0.00,1.00,1.00",
        "night,0.00,0.00,0.00,0.00,0.00,0.00",
        "open,60.00,1.00,1.00,0.00,0.00,0.00",
    ]
