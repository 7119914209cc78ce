"""Turn ranges of local dates into times, for each store by its own clock (METRICS: Windows)."""

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
    """Return the zone that most stores have, on a tie the first by name; `stores`: how many have each zone.

    Stores without a zone have the default one (METRICS: Input).
    """
    counts: dict[str, int] = {DEFAULT_ZONE: 0}
    for zone, count in stores.items():
        name = zone or DEFAULT_ZONE
        counts[name] = counts.get(name, 0) + count
    return min(counts, key=lambda name: (-counts[name], name))


def local_date(zone: str, time: int) -> dt.date:
    """Return the date on a zone's clock at a time in µs UTC."""
    local = ZoneRules.over(zone, time, time).to_local(np.array([time], np.int64))
    return _EPOCH + int(local[0] // DAY) * _ONE


def settled(asked: Dates | Named, zone: str, zones: Iterable[str | None], as_of: int) -> Dates:
    """Return the dates of a range, up to the last date that has begun in any of `zones`.

    A named range means dates in `zone`, the zone that most stores have. A range that would be empty becomes
    the last one that is not: at the first instant of a month, "this month" is the month before.
    """
    # The instant at which a date ends still belongs to it, since a report is about the time before.
    newest = max(local_date(name or DEFAULT_ZONE, as_of - 1) for name in {zone, *zones})
    if isinstance(asked, Named):
        asked = asked.at(local_date(zone, as_of if asked.span is Span.LAST_MONTH else as_of - 1))
    return Dates(asked.first, min(asked.last, newest))


def own_bounds(zones: Sequence[str | None], dates: Dates, as_of: int) -> tuple[Int64, Int64]:
    """Return when the dates begin and end for each store, µs UTC, clipped at `as_of`; shape (stores,).

    For a store whose first date has not begun, both are at or before `as_of` with no time between them.
    """
    first, last = ((date - _EPOCH).days * DAY for date in (dates.first, dates.last + _ONE))
    rules = StoreZones.over(zones, first - DAY, last + DAY)
    stores = np.arange(len(zones))
    start, end = (rules.to_utc(stores, np.full(stores.size, midnight)) for midnight in (first, last))
    end = np.minimum(end, as_of)
    return np.minimum(start, end), end


def own_range(zone: str, dates: Dates, as_of: int) -> Range:
    """Return the time that the dates cover for a store in a zone, clipped at `as_of`."""
    start, end = own_bounds([zone], dates, as_of)
    return Range(int(start[0]), int(end[0]))


def hull(zones: Iterable[str | None], dates: Dates, as_of: int) -> Range:
    """Return the time from the earliest start of the dates in any store to the latest end."""
    names = {zone or DEFAULT_ZONE for zone in zones} or {DEFAULT_ZONE}
    start, end = own_bounds(sorted(names), dates, as_of)
    return Range(int(start.min()), int(end.max()))
