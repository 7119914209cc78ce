"""Fleets of stores with individual and shared outages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.insights import Insights, answers
from storemon.core.model import Batch, Hours, Polls
from storemon.core.shared import SharedOutages, shared_outages
from storemon.core.vocabulary import HOUR, MINUTE, WEEK
from tests.core.build import HoursRow, batch, utc

T = utc("2023-01-25 18:00")


BEGIN = T - WEEK - 2 * HOUR


def fleet(
    seed: int, stores: int, rate: float = 0.005, planted: Sequence[tuple[int, int, float]] = ()
) -> Batch:
    """Stores polled about hourly, each failing independently at `rate` per hour for 1 to 5 hours.

    `planted`: start and end (µs UTC), and the share of the stores that are down in between.
    """
    rng = np.random.default_rng(seed)
    grid = np.arange(BEGIN, T, HOUR)
    time = grid + rng.integers(0, 50 * MINUTE, (stores, grid.size))
    store = np.repeat(np.arange(stores), grid.size)
    falls = rng.random(time.shape) < rate
    length = rng.integers(1, 6, time.shape)
    inactive = np.zeros(time.shape, np.bool_)
    for back in range(5):
        inactive[:, back:] |= (falls & (length > back))[:, : grid.size - back]
    for begin, end, share in planted:
        hit = rng.random(stores) < share
        inactive |= hit[:, np.newaxis] & (time >= begin) & (time < end)
    none = np.zeros(0, np.int64)
    polls = Polls(store, time.ravel(), ~inactive.ravel())
    return Batch(["UTC"] * stores, Hours(none, none, none, none), polls)


def shared(given: Batch, start: int = T - WEEK) -> tuple[Insights, SharedOutages]:
    found = answers(given, 2 * HOUR, [start], T, T)
    return found, shared_outages(found.changes, found.outages, len(given.zones))


def daily(hours: Sequence[HoursRow], stores: int, dark: Sequence[tuple[str, str]], step: int = 1) -> Batch:
    """Stores polled every `step` hours around the clock, all of them down during `dark`."""
    spans = [(utc(begin), utc(end)) for begin, end in dark]
    times = range(utc("2023-01-18 00:00"), T, step * HOUR)
    polls = [
        (store, time, not any(begin <= time < end for begin, end in spans))
        for store in range(stores)
        for time in times
    ]
    rows = [(store, *row[1:]) for row in hours for store in range(stores)]
    return batch(rows, polls, ["UTC"] * stores)
