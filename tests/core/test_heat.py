from __future__ import annotations

import numpy as np

from storemon.core.heat import Heat, by_hour_of_week, heat
from storemon.core.model import Int64
from storemon.core.outages import outages
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.core.zones import StoreZones
from tests.core.build import batch, down, row, up, utc


def cells(zone: str, start: str, end: str) -> dict[int, int]:
    """Minutes by hour of the local week."""
    times = np.array([utc(start)]), np.array([utc(end)])
    zones = StoreZones.over([zone], utc(start), utc(end))
    return filled(by_hour_of_week(zones, np.array([0]), *times))


def filled(values: Int64) -> dict[int, int]:
    return {cell: value // MINUTE for cell, value in enumerate(values.tolist()) if value}


def test_an_interval_is_cut_at_the_hours_of_the_local_week() -> None:
    # 09:45 to 12:15 in Kathmandu, 5:45 ahead, on a Monday.
    assert cells("Asia/Kathmandu", "2023-01-23 04:00", "2023-01-23 06:30") == {9: 15, 10: 60, 11: 60, 12: 15}


def test_an_interval_within_one_hour_stays_in_it() -> None:
    assert cells("UTC", "2023-01-24 10:10", "2023-01-24 10:25") == {34: 15}


def test_sunday_is_followed_by_monday() -> None:
    assert cells("UTC", "2023-01-22 23:30", "2023-01-23 00:30") == {167: 30, 0: 30}


def test_an_hour_that_the_clock_repeats_counts_twice() -> None:
    sunday = 6 * 24
    found = cells("America/Chicago", "2023-11-05 05:30", "2023-11-05 08:30")
    assert found == {sunday: 30, sunday + 1: 120, sunday + 2: 30}


def test_an_hour_that_the_clock_skips_has_nothing() -> None:
    sunday = 6 * 24
    found = cells("America/Chicago", "2023-03-12 07:30", "2023-03-12 08:30")
    assert found == {sunday + 1: 30, sunday + 3: 30}


def test_weeks_are_laid_upon_each_other() -> None:
    assert cells("UTC", "2023-01-02", "2023-01-16") == dict.fromkeys(range(168), 120)


def test_open_time_and_downtime_are_summed_over_stores() -> None:
    as_of = utc("2023-01-25 18:00")
    polls = [up("2023-01-25 10:00", 0), down("2023-01-25 11:00", 0), up("2023-01-25 12:00", 0)]
    given = batch([row(2, "10:00", "12:00", 0), row(2, "11:00", "12:00", 1)], polls, ["UTC", "UTC"])
    seen = evaluate(given, 2 * HOUR, as_of - DAY, as_of, as_of)
    found = heat(seen, given.zones, outages(seen).stretches)
    assert filled(found.open) == {58: 60, 59: 120}
    assert filled(found.down) == {58: 30, 59: 60}
    assert filled(Heat.added([found, found]).down) == {58: 60, 59: 120}
