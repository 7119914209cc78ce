"""IANA zones as arithmetic on arrays: µs UTC to µs of the local wall clock and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, SECOND
from storemon.core.zone_files import shipped_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAY_SECONDS: Final = 86_400
# Openings on the dates around a span may extend beyond it.
_MARGIN_DAYS: Final = 3
# Days since 1970 for which a datetime exists in every zone.
_FIRST_DAY: Final = (dt.date(1, 1, 3) - dt.date(1970, 1, 1)).days
_LAST_DAY: Final = (dt.date(9999, 12, 29) - dt.date(1970, 1, 1)).days


@dataclass(frozen=True, slots=True)
class ZoneRules:
    """The offsets of one zone over a span of time.

    `changes`: µs UTC at which the clock changes, shape (k,), ascending; `offsets`: µs to add to UTC
    before, between and after them, shape (k + 1,). Outside the span the nearest offset applies.
    """

    changes: Int64
    offsets: Int64

    @classmethod
    def over(cls, name: str, start: int, end: int) -> ZoneRules:
        """Read the zone's rules from three days before `start` to three days after `end` (µs UTC).

        Raises `zoneinfo.ZoneInfoNotFoundError` if there is no such zone.
        """
        return _rules(name, start // DAY - _MARGIN_DAYS, end // DAY + 1 + _MARGIN_DAYS)

    def to_local(self, utc: Int64) -> Int64:
        """Return the local wall-clock time at µs UTC, as µs since 1970-01-01 00:00 on that clock."""
        return utc + self._offset(self.changes, utc)

    def to_utc(self, local: Int64) -> Int64:
        """Return the µs UTC of wall-clock times; skipped and repeated times are read as PEP 495 fold=0."""
        # With fold=0 the old offset applies until the later of the two readings of the change: a skipped
        # time uses the offset before the gap, and a repeated time means its first occurrence.
        until = self.changes + np.maximum(self.offsets[:-1], self.offsets[1:])
        return local - self._offset(until, local)

    def _offset(self, until: Int64, times: Int64) -> Int64:
        # Most spans contain no change, so there is nothing to look up.
        found: Int64 = self.offsets[np.searchsorted(until, times, "right")] if until.size else self.offsets
        return found


@lru_cache(maxsize=2048)
def _rules(name: str, first_day: int, last_day: int) -> ZoneRules:
    zone = shipped_zone(name)

    def offset(second: int) -> int:
        # Not fromtimestamp: it fails for times before 1970 on Windows.
        found = (_EPOCH + dt.timedelta(seconds=second)).astimezone(zone).utcoffset()
        assert found is not None  # noqa: S101  # an aware datetime has one
        return found // dt.timedelta(seconds=1)

    first, last = (min(max(day, _FIRST_DAY), _LAST_DAY) * _DAY_SECONDS for day in (first_day, last_day))
    changes: list[int] = []
    offsets = [offset(first)]
    # No zone changes its clock twice in a day.
    for probe in range(first + _DAY_SECONDS, last + 1, _DAY_SECONDS):
        now = offset(probe)
        if now == offsets[-1]:
            continue
        before, after = probe - _DAY_SECONDS, probe
        while after - before > 1:
            middle = (before + after) // 2
            if offset(middle) == offsets[-1]:
                before = middle
            else:
                after = middle
        changes.append(after)
        offsets.append(now)
    return ZoneRules(np.array(changes, np.int64) * SECOND, np.array(offsets, np.int64) * SECOND)


@lru_cache(maxsize=8)
def zones_in_use(zones: tuple[str | None, ...]) -> tuple[list[str], Int64]:
    """Return the names of the zones in use, and the place of each store's among them.

    Kept, as a report needs this many times for each batch.
    """
    names = [zone or DEFAULT_ZONE for zone in zones]
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return list(places), np.array([places[name] for name in names], np.int64)


@dataclass(frozen=True, slots=True)
class StoreZones:
    """The zones of a batch's stores: the `rules` of each zone in use, and each store's place in them."""

    rules: list[ZoneRules]
    of_store: Int64

    @classmethod
    def over(cls, zones: Sequence[str | None], start: int, end: int) -> StoreZones:
        """Read the rules for a span in µs UTC; stores without a zone use the default (METRICS: Input)."""
        names, of_store = zones_in_use(tuple(zones))
        return cls([ZoneRules.over(name, start, end) for name in names], of_store)

    def to_local(self, store: Int64, utc: Int64) -> Int64:
        """Return each store's wall-clock time at µs UTC; both of shape (n,)."""
        steady = self._steady()
        return self._each(store, utc, ZoneRules.to_local) if steady is None else utc + steady[store]

    def to_utc(self, store: Int64, local: Int64) -> Int64:
        """Return the µs UTC of each store's wall-clock time; both of shape (n,)."""
        steady = self._steady()
        return self._each(store, local, ZoneRules.to_utc) if steady is None else local - steady[store]

    def _steady(self) -> Int64 | None:
        """Return the offset of each store; None if any clock changes, which few spans include."""
        if any(rules.changes.size for rules in self.rules):
            return None
        return np.array([rules.offsets[0] for rules in self.rules], np.int64)[self.of_store]

    def _each(self, store: Int64, times: Int64, convert: Callable[[ZoneRules, Int64], Int64]) -> Int64:
        if len(self.rules) == 1:
            return convert(self.rules[0], times)
        # Small integers are radix-sorted, so grouping by zone costs about as much as one pass.
        place = self.of_store.astype(np.uint16)[store]
        order = np.argsort(place, kind="stable")
        bounds = np.concatenate([[0], np.cumsum(np.bincount(place, minlength=len(self.rules)))])
        result = np.empty_like(times)
        for rules, start, end in zip(self.rules, bounds[:-1], bounds[1:], strict=True):
            where = order[start:end]
            result[where] = convert(rules, times[where])
        return result


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A local date with its start and end in µs UTC; 23, 24 or 25 hours, depending on clock changes."""

    date: dt.date
    start: int
    end: int


def local_days(zone: str, start: int, end: int) -> list[LocalDay]:
    """Return the local dates that overlap `start` to `end` (µs UTC), in order.

    Each is returned in full. A date that the zone skipped has no length and is left out.
    """
    if end <= start:
        return []
    rules = ZoneRules.over(zone, start, end)
    first, last = rules.to_local(np.array([start, end - 1], np.int64)) // DAY
    dates = np.arange(first - 1, last + 2)
    midnights = rules.to_utc(dates * DAY)
    return [
        LocalDay(dt.date(1970, 1, 1) + dt.timedelta(days=date), left, right)
        for date, left, right in zip(
            dates[:-1].tolist(), midnights[:-1].tolist(), midnights[1:].tolist(), strict=True
        )
        if left < right and left < end and right > start
    ]
