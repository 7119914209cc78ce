"""From which date on hours differ, however their rows are dated (METRICS: Hours from a date on)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.model import BEGINNING, Int64
from storemon.data.imports.row_sets import compared, distinct_rows

_DATE_BITS: Final = 20
"""Enough for the days from 1970 to 4840."""
_DATE: Final = (1 << _DATE_BITS) - 1


def first_differences(old: Int64, new: Int64) -> tuple[Int64, Int64]:
    """Return the keys of the stores with other hours on some date, and the first such date of each.

    Rows have the columns `COLUMNS` of `counting_hours`. Dates are days since 1970; it is `BEGINNING` for a
    store with other hours before all dates.
    """
    # Hours can only change on these dates.
    days = np.unique(np.concatenate([_day(rows[:, 0], rows[:, 4]) for rows in (old, new)]))
    days = np.union1d(days, _day(days >> _DATE_BITS, BEGINNING))
    rows, was, is_now = compared(_in_force(old, days), _in_force(new, days))
    differing = rows[was != is_now, 0]
    stores, first = np.unique(differing >> _DATE_BITS, return_index=True)
    return stores, differing[first] & _DATE


def _day(store: Int64, date: Int64 | int) -> Int64:
    """Return a store's date as one number; these sort by store, then by date."""
    return store << _DATE_BITS | date


def _in_force(rows: Int64, days: Int64) -> Int64:
    """Return the rows in force on each of these days: day, weekday, start and end.

    Before a store's first schedule, that one is in force.
    """
    rows = distinct_rows(np.column_stack((_day(rows[:, 0], rows[:, 4]), rows[:, 1:4])))
    begins, start, count = np.unique(rows[:, 0], return_index=True, return_counts=True)
    first_of_store = np.searchsorted(begins, _day(days >> _DATE_BITS, BEGINNING))
    schedule = np.maximum(np.searchsorted(begins, days, "right") - 1, first_of_store)
    known = np.isin(days >> _DATE_BITS, begins >> _DATE_BITS)
    days, schedule = days[known], schedule[known]
    of_day = np.repeat(np.arange(days.size), count[schedule])
    within = np.arange(of_day.size) - np.repeat(np.cumsum(count[schedule]) - count[schedule], count[schedule])
    return np.column_stack((days[of_day], rows[start[schedule][of_day] + within, 1:]))
