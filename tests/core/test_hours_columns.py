"""Export of the hours check's findings."""

from __future__ import annotations

import numpy as np

from storemon.core.columns import csv_text
from storemon.core.hours_checks import HoursFindings
from storemon.core.hours_columns import hours_columns
from storemon.core.labels import Labels
from storemon.core.model import Figures, Int64
from storemon.core.moved_hours import MovedHours
from storemon.core.report import ReportTable
from storemon.core.vocabulary import HOUR, Method
from tests.core.build import weekdays_of

_NOTHING = np.ones((4, 1), np.int64) * HOUR
TABLE = ReportTable(
    method=Method.INTERPOLATED,
    store_ids=["a", "=b", "c", "d"],
    zones=["Europe/Berlin", "America/Chicago", "Asia/Tokyo", "Asia/Tokyo"],
    zone_assumed=np.array([False, True, False, False]),
    hours_assumed=np.zeros(4, np.bool_),
    figures=Figures(_NOTHING, _NOTHING, _NOTHING, _NOTHING),
)


def numbers(*values: int) -> Int64:
    return np.array(values, np.int64)


FOUND = HoursFindings(
    closed_active=numbers(0, 0, 5, 0),
    closed_polled=numbers(4, 4, 6, 4),
    late_openings=numbers(0, 4, 0, 1),
    openings=numbers(5, 5, 5, 5),
    overlapping=numbers(0, 0, 0, 0),
    long_rows=numbers(0, 0, 0, 0),
    short_openings=numbers(0, 1, 0, 0),
    open_week=numbers(9, 9, 9, 9) * HOUR,
    no_hours=np.zeros(4, np.bool_),
    no_zone=np.array([False, True, False, False]),
    whole_day=np.zeros((4, 7), np.bool_),
    uneven=np.ones(4, np.bool_),
    weekdays=weekdays_of(4, {"open_polled": {(0, 6): 4, (0, 5): 4}, "open_active": {(0, 5): 4}}),
    moved=MovedHours(numbers(0, 0, 0, -1), numbers(0, 0, 0, 40), numbers(0, 0, 0, 38), numbers(0, 0, 0, 4)),
)


def lines(stores: Int64 | None = None) -> list[str]:
    labels = Labels(["N", "", "", ""], [""] * 4, np.full(4, np.nan))
    return csv_text(hours_columns(TABLE, FOUND, labels, stores), escaped=True).splitlines()


def test_there_is_a_row_for_each_store_with_findings_and_none_for_others() -> None:
    header, *rows = lines()
    assert header.startswith("store_id,name,group,timezone_str,findings,closed_active,closed_polled,")
    assert header.endswith(
        ",late_openings,openings,overlapping_rows,long_rows,short_openings,day_off_checks,day_off_fit,"
        "never_active_on,active_on_closed,open_hours_a_week,no_hours,no_zone"
    )
    assert rows == [
        "a,N,,Europe/Berlin,never active on a day,0,4,0,5,0,0,0,0,0,Sun,,9.00,no,no",
        '\'=b,,,America/Chicago,"opens late, open very little, no time zone",0,4,4,5,0,0,1,0,0,,,9.00,no,yes',
        "c,,,Asia/Tokyo,active when closed,5,6,0,5,0,0,0,0,0,,,9.00,no,no",
        "d,,,Asia/Tokyo,a day off,0,4,1,5,0,0,0,40,38,,,9.00,no,no",
    ]


def test_the_stores_shown_stand_in_their_order() -> None:
    assert [line.split(",")[0] for line in lines(numbers(2, 3, 1))] == ["store_id", "c", "d", "'=b"]
