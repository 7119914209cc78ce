"""Which local days, weeks and months have ended, and since when their report is due.

Docs: docs/metrics.md, "Scheduled reports".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from storemon.core.dates import Dates
from storemon.core.vocabulary import DAY, MINUTE
from storemon.core.zones import ZoneRules

_EPOCH: Final = dt.date(1970, 1, 1)
_ONE: Final = dt.timedelta(days=1)
LATEST_SENT: Final = 35 * DAY
"""A report that has been due for longer is no longer sent: it is of no use by then."""
PATIENCE: Final = DAY
"""How long a due report waits for data up to its end."""


class Period(StrEnum):
    """The length of the period that a scheduled report covers."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Plan:
    """A report for each day, week or month, due at a time of day in `zone` on the following day.

    `minute`: minute of the local day, 0 to 1439. `first_day`: first day of the week, 0 = Monday.
    """

    period: Period
    minute: int
    zone: str
    first_day: int = 0


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """A period whose report is due: its local dates, its end in all zones, and when it became due.

    `end` and `due` are µs UTC.
    """

    dates: Dates
    end: int
    due: int

    def is_ready(self, as_of: int, now: int) -> bool:
        """Return whether to make the report: the data reach the end of the period, or the wait is over."""
        return as_of >= self.end or now >= self.due + PATIENCE


def period_of(period: Period, day: dt.date, first_day: int = 0) -> Dates:
    """Return the dates of the period that contains a day."""
    if period is Period.DAY:
        return Dates(day, day)
    if period is Period.WEEK:
        first = day - dt.timedelta(days=(day.weekday() - first_day) % 7)
        return Dates(first, first + dt.timedelta(days=6))
    first = day.replace(day=1)
    return Dates(first, (first + dt.timedelta(days=31)).replace(day=1) - _ONE)


def due_periods(plan: Plan, zones: Sequence[str], after: int, now: int) -> list[DuePeriod]:
    """Return the periods that became due after `after` and up to `now` (µs UTC), the oldest first.

    `zones`: the stores' zones; a date ends when it has ended in all of them. Raises
    `zoneinfo.ZoneInfoNotFoundError` for an unknown zone.
    """
    since = max(after, now - LATEST_SENT)
    if since >= now:
        return []
    # Whatever became due since then ended at most three days earlier.
    day = _EPOCH + dt.timedelta(days=since // DAY - 3)
    last_day = _EPOCH + dt.timedelta(days=now // DAY + 1)
    own = ZoneRules.over(plan.zone, since - LATEST_SENT, now + LATEST_SENT)
    others = [ZoneRules.over(zone, since - LATEST_SENT, now + LATEST_SENT) for zone in set(zones)]
    found: list[DuePeriod] = []
    while day <= last_day:
        dates = period_of(plan.period, day, plan.first_day)
        midnight = ((dates.last - _EPOCH).days + 1) * DAY
        end = max(_to_utc(rules, midnight) for rules in (own, *others))
        due = max(end, _to_utc(own, midnight + plan.minute * MINUTE))
        if since < due <= now:
            found.append(DuePeriod(dates, end, due))
        day = dates.last + _ONE
    return found


def last_closed(plan: Plan, time: int) -> DuePeriod:
    """Return the last period that had ended by a time (µs UTC) in the plan's zone."""
    rules = ZoneRules.over(plan.zone, time - LATEST_SENT, time + LATEST_SENT)
    today = _EPOCH + dt.timedelta(days=int(rules.to_local(np.array([time], np.int64))[0]) // DAY)
    dates = period_of(plan.period, period_of(plan.period, today, plan.first_day).first - _ONE, plan.first_day)
    end = _to_utc(rules, ((dates.last - _EPOCH).days + 1) * DAY)
    return DuePeriod(dates, end, end)


def _to_utc(rules: ZoneRules, local: int) -> int:
    return int(rules.to_utc(np.array([local], np.int64))[0])
