"""Weeks in a store's local time, for paging through its history."""

from __future__ import annotations

import datetime as dt

import numpy as np

from storemon.core.vocabulary import DAY, WEEK, Range
from storemon.core.zones import ZoneRules

_EPOCH = dt.date(1970, 1, 1)


def week_of_date(zone: str, date: dt.date, first_day: int) -> Range:
    """Return the local week that contains a date, from midnight of `first_day` (0 = Monday) to the next."""
    back = (date.weekday() - first_day) % 7
    return _local(zone, ((date - _EPOCH).days - back) * DAY)


def week_before(zone: str, shown: Range) -> Range:
    """Return the week that ends when `shown` begins, starting at the same local time."""
    rules = ZoneRules.over(zone, shown.start - WEEK, shown.start)
    return Range(_shifted(rules, shown.start, -WEEK), shown.start)


def week_after(zone: str, shown: Range) -> Range:
    """Return the week that begins when `shown` ends, ending at the same local time."""
    rules = ZoneRules.over(zone, shown.end, shown.end + WEEK)
    return Range(shown.end, _shifted(rules, shown.end, WEEK))


def _local(zone: str, midnight: int) -> Range:
    rules = ZoneRules.over(zone, midnight, midnight + WEEK)
    start, end = rules.to_utc(np.array([midnight, midnight + WEEK], np.int64)).tolist()
    return Range(start, end)


def _shifted(rules: ZoneRules, time: int, by: int) -> int:
    local = rules.to_local(np.array([time], np.int64)) + by
    return int(rules.to_utc(local)[0])
