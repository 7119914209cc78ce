"""What polls show on each weekday, inside and outside business hours (docs/answers.md: Hours check)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from storemon.core.model import Bool, Int64, Moment
from storemon.core.uptime import Evidence
from storemon.core.vocabulary import DAY, HOUR
from storemon.core.zones import StoreZones

DAYS: Final = 7
FULL_WEEKS: Final = 28
"""How many days before the last one are considered: four of each weekday."""
_DAY_BEGINS: Final = 5 * HOUR
_THURSDAY: Final = 3  # weekday of 1970-01-01

Dates = NDArray[np.int16]
"""Counts of dates; small integers, so that many stores take little memory."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Counts of dates for each weekday, Monday to Sunday, and store; every field has shape (stores, 7).

    A date runs from 05:00 to 05:00 of the next one, so a late night belongs to the day it began on.
    `open_polled`: dates with a poll in business hours; `open_active`: those with an active one.
    `out_polled`: dates with business hours and a poll outside them; `out_active`: those with an active
    one there. `shut_polled`: whole dates without business hours that have a poll; `shut_active`: those
    with an active one.
    """

    open_polled: Dates
    open_active: Dates
    out_polled: Dates
    out_active: Dates
    shut_polled: Dates
    shut_active: Dates

    @classmethod
    def merged(cls, parts: Sequence[Weekdays]) -> Weekdays:
        """Concatenate those of batches."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def with_rows(self, rows: Int64, of: Weekdays) -> Weekdays:
        """Return these counts with the stores at `rows` replaced by `of`."""
        changed = {field.name: getattr(self, field.name).copy() for field in fields(self)}
        for name, values in changed.items():
            values[rows] = getattr(of, name)
        return Weekdays(**changed)

    @property
    def polled(self) -> Bool:
        """Which stores have a poll that is relevant to a weekday; shape (stores,)."""
        seen: Bool = (self.open_polled + self.shut_polled).sum(axis=1) > 0
        return seen

    @property
    def restless(self) -> Bool:
        """Which stores are active outside their hours on half of the dates or more; shape (stores,).

        Their polls do not show on which days they are closed.
        """
        polled, active = self.out_polled.sum(axis=1), self.out_active.sum(axis=1)
        often: Bool = (active > 0) & (2 * active >= polled)
        return often


def business_dates(local: Int64) -> Int64:
    """Return the date (days since 1970) that local times in µs belong to; a date changes at 05:00."""
    return (local - _DAY_BEGINS) // DAY


def weekdays(evidence: Evidence, zones: Sequence[str | None], start: Moment, end: Moment) -> Weekdays:
    """Count the dates from `start` to `end`, at most the last 29 of each store.

    `evidence` must include that time; any other time in it is ignored.
    """
    stores = np.arange(len(zones))
    result = np.zeros((len(fields(Weekdays)), stores.size, DAYS), np.int16)
    if not stores.size:
        return Weekdays(*result)
    begin, stop = (np.broadcast_to(np.asarray(time, np.int64), stores.shape) for time in (start, end))
    rules = StoreZones.over(zones, int(begin.min()), int(stop.max()))
    last = business_dates(rules.to_local(stores, stop))
    first = np.maximum(business_dates(rules.to_local(stores, begin)), last - FULL_WEEKS)
    dates = np.arange(first.min(), last.max() + 1)
    # The beginning of each date, and of the date after the last, as points on the evidence's line.
    begins = np.append(dates, dates[-1] + 1) * DAY + _DAY_BEGINS
    owner = np.repeat(stores, begins.size)
    begin, stop = begin[owner], stop[owner]
    utc = rules.to_utc(owner, np.tile(begins, stores.size))
    line = evidence.line
    points = line.at(owner, np.clip(utc, begin, stop + 1)).reshape(stores.size, -1)
    opened = np.diff(evidence.open.length_before(points.ravel(), ascending=True).reshape(points.shape)) > 0
    place = np.searchsorted(evidence.points, points)
    active = _between(place, evidence.polls.active)
    inside = _between(place, evidence.inside)
    active_inside = _between(place, evidence.inside & evidence.polls.active)
    polled_out, active_out = np.diff(place, axis=1) > inside, active > active_inside
    counts = (dates >= first[:, np.newaxis]) & (dates <= last[:, np.newaxis])
    whole = (utc >= begin).reshape(points.shape)[:, :-1] & (utc <= stop + 1).reshape(points.shape)[:, 1:]
    shut = counts & whole & ~opened
    seen = np.stack(
        (
            counts & (inside > 0),
            counts & (active_inside > 0),
            counts & opened & polled_out,
            counts & opened & active_out,
            shut & polled_out,
            shut & active_out,
        )
    )
    for number, date in enumerate(dates.tolist()):
        result[:, :, (date + _THURSDAY) % DAYS] += seen[:, :, number]
    return Weekdays(*result)


def _between(place: Int64, chosen: Bool) -> Int64:
    """Count the chosen polls between consecutive places of each row."""
    before = np.zeros(chosen.size + 1, np.int64)
    np.cumsum(chosen, out=before[1:])
    return np.diff(before[place], axis=1)
