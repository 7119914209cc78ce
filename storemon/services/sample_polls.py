"""The polls of the sample data: about one an hour for each store, with gaps and outages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from storemon.core.model import Bool, Int64, Polls
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.core.zones import StoreZones
from storemon.services.sample_stores import SampleStores, spread

POLLS_A_DAY: Final = 1_822_080 / (14_092 * 7.75)
"""Polls per store and day, including stores without polls: the rate of a real export."""

_QUIET, _NOW_AND_THEN, _EVENINGS, _FLAKY, _LONG, _DEAD = range(6)
_TROUBLES: Final = (44, 30, 12, 6, 5.5, 2.5)


@dataclass(frozen=True, slots=True)
class _Outages:
    """Stretches without service: positions of stores, start and length in µs since the first instant."""

    store: Int64
    start: Int64
    length: Int64


def choose_polls(rng: np.random.Generator, stores: SampleStores, total: int, start: int, end: int) -> Polls:
    """Return `total` polls by store and time from `start` to `end` (µs UTC), the newest exactly at `end`."""
    polled = np.flatnonzero(stores.has_polls)
    store, since = _times(rng, total, len(polled), end - start)
    trouble = spread(rng, len(polled), _TROUBLES)
    zones = StoreZones.over([stores.zones[place] for place in polled], start, end)
    outages = [
        _shared(rng, len(polled), end - start),
        _scattered(rng, trouble, end - start),
        _evenings(rng, trouble, zones, start, end),
        _lasting(rng, trouble, end - start),
    ]
    active = ~_hit(store, since, outages, end - start)
    active &= rng.random(total) >= np.where(trouble[store] == _FLAKY, 0.35, 0.004)
    return Polls(polled[store], since + start, active)


def _times(rng: np.random.Generator, total: int, stores: int, span: int) -> tuple[Int64, Int64]:
    """Return store and time (µs since the first instant) of polls, evenly spaced with jitter and gaps."""
    # A few stores are polled too rarely for the usual reach, so that some time is unknown.
    weight = np.array([0.35, 1.0])[spread(rng, stores, (4, 96))] * rng.uniform(0.95, 1.05, stores)
    count = _apportion(total, weight)
    length = np.minimum(rng.integers(3 * HOUR, 12 * HOUR, stores), span // 4)
    gap = np.where(spread(rng, stores, (80, 20)) == 1, length, 0)
    gap_at = (rng.random(stores) * (span - gap)).astype(np.int64)

    store = np.repeat(np.arange(stores), count)
    nth = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
    share = (nth + rng.uniform(0.15, 0.85, total)) / count[store]
    since = (share * (span - gap[store])).astype(np.int64)
    since += np.where(since >= gap_at[store], gap[store], 0)
    if total:
        since[np.argmax(since)] = span
    return store, since


def _apportion(total: int, weight: NDArray[np.float64]) -> Int64:
    """Split `total` into integers as close to `weight` as possible that add up exactly."""
    exact = total * weight / weight.sum()
    parts: Int64 = np.floor(exact).astype(np.int64)
    parts[np.argsort(parts - exact, kind="stable")[: total - int(parts.sum())]] += 1
    return parts


def _shared(rng: np.random.Generator, stores: int, span: int) -> _Outages:
    """Return one platform outage: 75 minutes late in the span, in nearly half of the stores."""
    hit = np.flatnonzero(rng.random(stores) < 0.45)
    return _Outages(hit, np.full(len(hit), int(span * 0.9)), np.full(len(hit), 75 * MINUTE))


def _scattered(rng: np.random.Generator, trouble: Int64, span: int) -> _Outages:
    """Return one to three outages of a few hours, at any time."""
    stores = np.flatnonzero(trouble == _NOW_AND_THEN)
    store = np.repeat(stores, rng.integers(1, 4, len(stores)))
    return _Outages(store, rng.integers(0, span, len(store)), rng.integers(HOUR, 4 * HOUR, len(store)))


def _evenings(rng: np.random.Generator, trouble: Int64, zones: StoreZones, start: int, end: int) -> _Outages:
    """Return outages in the evening, from about 7 PM in the store's zone, the busiest time."""
    days = np.arange(start // DAY - 1, end // DAY + 2)
    stores = np.flatnonzero(trouble == _EVENINGS)
    store = np.repeat(stores, len(days))
    local = np.tile(days, len(stores)) * DAY + 19 * HOUR + rng.integers(0, 45 * MINUTE, len(store))
    length = rng.integers(60 * MINUTE, 150 * MINUTE, len(store))
    bad = rng.random(len(store)) < 0.6
    return _Outages(store[bad], zones.to_utc(store, local)[bad] - start, length[bad])


def _lasting(rng: np.random.Generator, trouble: Int64, span: int) -> _Outages:
    """Return outages of a day or more, half of them not over yet, and stores that never answered."""
    dead = np.flatnonzero(trouble == _DEAD)
    long = np.flatnonzero(trouble == _LONG)
    length = rng.integers(16 * HOUR, 70 * HOUR, len(long))
    still = np.arange(len(long)) % 2 == 0
    begin = np.where(still, span + 1 - length, rng.integers(0, span, len(long)))
    return _Outages(
        np.concatenate([dead, long]),
        np.concatenate([np.zeros_like(dead), begin]),
        np.concatenate([np.full_like(dead, span + 1), length]),
    )


def _hit(store: Int64, since: Int64, outages: Sequence[_Outages], span: int) -> Bool:
    """Return for each poll, sorted by store and time, whether an outage covers it."""
    # All stores on one line: each has its own stretch, and outages are clipped to it.
    line = store * (span + 2) + since
    change = np.zeros(len(line) + 1, dtype=np.int64)
    for found in outages:
        base = found.store * (span + 2)
        for edge, sign in ((found.start, 1), (found.start + found.length, -1)):
            np.add.at(change, np.searchsorted(line, base + np.clip(edge, 0, span + 1)), sign)
    return np.cumsum(change[:-1]) > 0
