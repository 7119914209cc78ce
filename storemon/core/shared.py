"""Shared outages: moments when unusually many stores went down at once, so likely the platform's fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.heat import sum_of
from storemon.core.model import HOUR, MINUTE, Bool, Int64
from storemon.core.outages import Outages
from storemon.core.uptime import Picture

BIN: Final = 5 * MINUTE
WIDEST_GAP: Final = 2 * HOUR
"""A wider gap between two polls does not tell when a store went down, and says nothing here."""

LEAST_STORES: Final = 5
SIGMAS: Final = 5
LEAST_RATIO: Final = 3
_CALM: Final = 0.95


@dataclass(frozen=True, slots=True)
class Changes:
    """In how many stores each five minutes may have held a change from up to down.

    Of the bins of five minutes from `origin` (µs UTC): `risked`, gaps to the next poll of the evidence
    that begin with an active poll and meet the bin; `fell`, those of them that end with an inactive one.
    """

    origin: int
    risked: Int64
    fell: Int64

    @classmethod
    def added(cls, parts: Sequence[Changes]) -> Changes:
        """Add up the changes of batches, all of one time."""
        return cls(
            parts[0].origin,
            sum_of([part.risked for part in parts]),
            sum_of([part.fell for part in parts]),
        )


@dataclass(frozen=True, slots=True)
class SharedOutage:
    """An outage that many stores had together.

    `start`, `end` (µs UTC): the medians of when its stores went down and were last down. `slack`: half
    the median gap between the polls that show it, as nothing tells the time of a change more exactly.
    `stores`: how many it hit; `expected`: how many of these would have gone down at such a time anyway.
    """

    start: int
    end: int
    slack: int
    stores: int
    expected: float


@dataclass(frozen=True, slots=True)
class SharedOutages:
    """The shared outages that were `found`, by time.

    `of_outage`: which of them each outage belongs to, −1 for none. `lost`: each store's open time lost to
    them, µs, shape (stores,); the rest of its downtime is its own.
    """

    found: list[SharedOutage]
    of_outage: Int64
    lost: Int64


def changes(seen: Picture) -> Changes:
    """Count where the batch's stores may have gone down within the picture's time."""
    polls = seen.polls
    origin = seen.start // BIN
    size = -(-seen.end // BIN) - origin + 1
    begin, end = polls.time[:-1], polls.time[1:]
    risked = polls.active[:-1] & (polls.store[1:] == polls.store[:-1])
    opens, closes = seen.begin_of(polls.store[:-1]), seen.end_of(polls.store[:-1])
    risked &= (end - begin <= WIDEST_GAP) & (end >= opens) & (begin < closes)
    place = np.flatnonzero(risked)
    # No bin before or after the store's own time.
    opens, closes = seen.begin_of(polls.store[place]), seen.end_of(polls.store[place])
    first = np.maximum(begin[place] // BIN, opens // BIN) - origin
    last = np.minimum(end[place] // BIN, -(-closes // BIN)) - origin
    fell = ~polls.active[1:][place]
    return Changes(origin * BIN, _met(first, last, size), _met(first[fell], last[fell], size))


def shared_outages(seen: Changes, outages: Outages, stores: int) -> SharedOutages:
    """Find the shared outages of all `stores`.

    Of the active polls with another within two hours, a share is followed by an inactive one. What is
    usual is that share over the calmest 95 % of the bins, and E what it lets expect of a bin. A bin is
    unusual if at least E + 5 √E + 5 and at least 3 E stores may have gone down in it. Unusual bins that
    follow each other are one shared outage. Its middle is where the surplus over E is at least half of
    its highest, and its stores are those with an outage that may have begun in that middle.
    """
    usual = _usual_share(seen) * seen.risked
    limit = np.maximum(usual + SIGMAS * np.sqrt(usual) + LEAST_STORES, LEAST_RATIO * usual)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], seen.fell >= limit, [False]])))
    datable = (outages.gap > 0) & (outages.gap <= WIDEST_GAP)
    first = (outages.first - outages.gap - seen.origin) // BIN
    last = (outages.first - seen.origin) // BIN
    of_outage = np.full(outages.store.size, -1)
    found: list[SharedOutage] = []
    for begin, end in edges.reshape(-1, 2).tolist():
        surplus = (seen.fell - usual)[begin:end]
        middle = begin + np.flatnonzero(surplus >= surplus.max() / 2)
        hit = datable & (of_outage < 0) & (last >= middle[0]) & (first <= middle[-1])
        affected = np.unique(outages.store[hit]).size
        if affected < LEAST_STORES:
            continue
        of_outage[hit] = len(found)
        expected = float(usual[begin + int(surplus.argmax())])
        found.append(_described(outages, hit, affected, expected))
    return SharedOutages(found, of_outage, _lost(found, of_outage, outages, stores))


def _usual_share(seen: Changes) -> float:
    """Return the share of gaps that end in a fall, over the bins in which it is lowest."""
    at_risk = np.flatnonzero(seen.risked)
    share = seen.fell[at_risk] / seen.risked[at_risk]
    calm = at_risk[np.argsort(share, kind="stable")[: int(np.ceil(_CALM * at_risk.size))]]
    risked = int(seen.risked[calm].sum())
    return int(seen.fell[calm].sum()) / risked if risked else 0.0


def _described(outages: Outages, hit: Bool, affected: int, expected: float) -> SharedOutage:
    start = int(np.median(outages.first[hit] - outages.gap[hit] // 2))
    return SharedOutage(
        start=start,
        end=max(start, int(np.median(outages.end[hit]))),
        slack=int(np.median(outages.gap[hit])) // 2,
        stores=affected,
        expected=expected,
    )


def _lost(found: Sequence[SharedOutage], of_outage: Int64, outages: Outages, stores: int) -> Int64:
    """Return what the outages lost within the shared ones they belong to, give or take the slack."""
    lost = np.zeros(stores, np.int64)
    parts = outages.stretches
    shared = of_outage[parts.outage]
    for number, event in enumerate(found):
        here = shared == number
        start = np.maximum(parts.start[here], event.start - event.slack)
        end = np.minimum(parts.end[here], event.end + event.slack)
        np.add.at(lost, parts.store[here], np.maximum(end - start, 0))
    return lost


def _met(first: Int64, last: Int64, size: int) -> Int64:
    """Return how many of the runs of bins from `first` to `last` inclusive meet each bin."""
    edges = np.bincount(first, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1)
    return np.cumsum(edges)[:size]
