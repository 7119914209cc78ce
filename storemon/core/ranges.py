"""From ranges of local dates to time: for each store by its own clock (METRICS: Windows)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from storemon.core.dates import Dates, Named, Span
from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, Range
from storemon.core.zones import StoreZones, ZoneRules

_EPOCH: Final = dt.date(1970, 1, 1)
_ONE: Final = dt.timedelta(days=1)


def commonest_zone(stores: Mapping[str | None, int]) -> str:
    """Return the zone that most stores have, of equals the first by name; `stores` counts those of each.

    Stores without a zone have the default one (METRICS: Input).
    """
    counts: dict[str, int] = {DEFAULT_ZONE: 0}
    for zone, count in stores.items():
        name = zone or DEFAULT_ZONE
        counts[name] = counts.get(name, 0) + count
    return min(counts, key=lambda name: (-counts[name], name))


def local_date(zone: str, time: int) -> dt.date:
    """Return the date of a zone's clock at a time in µs UTC."""
    local = ZoneRules.over(zone, time, time).to_local(np.array([time], np.int64))
    return _EPOCH + int(local[0] // DAY) * _ONE


def settled(asked: Dates | Named, zone: str, zones: Iterable[str | None], as_of: int) -> Dates:
    """Return the dates that a range comes to, none after the last one that has begun in any of `zones`.

    A name stands for dates of `zone`, the one that most stores have. A range that would be empty is the last
    one that is not: this month, in the instant that it begins, is the month before.
    """
    # An instant that ends a date belongs to it where the time before it is asked for.
    newest = max(local_date(name or DEFAULT_ZONE, as_of - 1) for name in {zone, *zones})
    if isinstance(asked, Named):
        asked = asked.at(local_date(zone, as_of if asked.span is Span.LAST_MONTH else as_of - 1))
    return Dates(asked.first, min(asked.last, newest))


def own_bounds(zones: Sequence[str | None], dates: Dates, as_of: int) -> tuple[Int64, Int64]:
    """Return when the dates begin and end for each store, µs UTC, clipped at `as_of`; shape (stores,).

    A store whose first date has not begun has both at `as_of` or before, and no time between.
    """
    first, last = ((date - _EPOCH).days * DAY for date in (dates.first, dates.last + _ONE))
    rules = StoreZones.over(zones, first - DAY, last + DAY)
    stores = np.arange(len(zones))
    start, end = (rules.to_utc(stores, np.full(stores.size, midnight)) for midnight in (first, last))
    end = np.minimum(end, as_of)
    return np.minimum(start, end), end


def own_range(zone: str, dates: Dates, as_of: int) -> Range:
    """Return the time that the dates come to for a store in a zone, clipped at `as_of`."""
    start, end = own_bounds([zone], dates, as_of)
    return Range(int(start[0]), int(end[0]))


def hull(zones: Iterable[str | None], dates: Dates, as_of: int) -> Range:
    """Return the time from the first store's beginning of the dates to the last store's end."""
    names = {zone or DEFAULT_ZONE for zone in zones} or {DEFAULT_ZONE}
    start, end = own_bounds(sorted(names), dates, as_of)
    return Range(int(start.min()), int(end.max()))
