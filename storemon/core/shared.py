"""Shared outages: times when unusually many stores went down together, probably because of the platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.changes import Changes, met
from storemon.core.model import Bool, Int64
from storemon.core.outages import Outages
from storemon.core.vocabulary import Gap

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_STORES: Final = 5
"""With fewer stores, it cannot be said whether unusually many went down together."""
SIGMAS: Final = 5
LEAST_RATIO: Final = 3
_CALM: Final = 0.95
_CALM_NIGHTS: Final = 0.5
"""A week has only seven openings: one opening that all stores missed must not count as usual."""
_MOST_AT_OPENING: Final = 0.25
"""If a time has only one opening, at most this share of stores down at it counts as usual."""

OWN: Final = -1
UNDATED: Final = -2
"""In `of_outage`: an outage of this store only, and one that may or may not be shared."""


@dataclass(frozen=True, slots=True)
class SharedOutage:
    """An outage that many stores had together.

    `start`, `end` (µs UTC): the medians of when its stores went down and were last down. `slack`: half
    the median open time between the polls that show it, which is how exactly its time is known.
    `stores`: how many it affected; `expected`: how many of them would have gone down at that time anyway.
    """

    start: int
    end: int
    slack: int
    stores: int
    expected: float


@dataclass(frozen=True, slots=True)
class SharedOutages:
    """The shared outages `found`, by time.

    `of_outage`: the shared outage that each outage belongs to, or `OWN` or `UNDATED`. `lost` and `undated`:
    each store's open time lost to shared outages, and to outages that cannot be dated, µs, shape (stores,);
    the rest of its downtime is its own. `unsure`: outages that cannot be dated may hide more shared ones.
    """

    found: list[SharedOutage]
    of_outage: Int64
    lost: Int64
    undated: Int64
    unsure: bool

    def part(self, stores: slice, outages: slice) -> SharedOutages:
        """Return what is known of some stores and their outages; the list remains that of all."""
        return replace(
            self, of_outage=self.of_outage[outages], lost=self.lost[stores], undated=self.undated[stores]
        )


def shared_outages(seen: Changes, outages: Outages, stores: int) -> SharedOutages:
    """Find the shared outages of all `stores`.

    E is the number of stores expected to go down in a bin at the usual rate, see `_usual`. A bin is
    unusual if at least E + 5 √E + 5 and at least 3 E stores may have gone down in it. Consecutive unusual
    bins are one shared outage. Its middle is where the surplus over E is at least half of its maximum, and
    its stores are those with an outage that may have begun in that middle.
    """
    usual = _usual(seen)
    fell = seen.fell[Gap.OPEN] + seen.fell[Gap.CLOSED]
    of_outage = np.full(outages.store.size, UNDATED)
    dated = seen.kind < Gap.WIDE
    if stores >= LEAST_STORES:
        of_outage[seen.outage[dated]] = OWN
    began, length, across = _beginnings(seen, outages)
    found: list[SharedOutage] = []
    explained = np.zeros(outages.store.size, np.bool_)
    for begin, end in _runs(fell >= _limit(usual)):
        surplus = (fell - usual)[begin:end]
        middle = begin + np.flatnonzero(surplus >= surplus.max() / 2)
        here = (seen.last >= middle[0]) & (seen.first <= middle[-1])
        affected = np.unique(seen.outage[here])
        affected = affected[of_outage[affected] == OWN]
        many = np.unique(outages.store[affected]).size
        if many < LEAST_STORES:
            continue
        of_outage[affected] = len(found)
        explained[seen.outage[here]] = True
        start = int(np.median(began[affected]))
        found.append(
            SharedOutage(
                start=start,
                end=max(start, int(np.median(outages.end[affected]))),
                slack=int(np.median(length[affected])) // 2,
                stores=many,
                expected=float(usual[begin + int(surplus.argmax())]),
            )
        )
    found, of_outage = _by_time(found, of_outage)
    return SharedOutages(
        found=found,
        of_outage=of_outage,
        lost=_lost(found, of_outage, across, outages, stores),
        undated=lost_by_store(outages, of_outage == UNDATED, stores),
        unsure=_may_hide(seen, ~dated & ~explained[seen.outage]),
    )


def lost_by_store(outages: Outages, chosen: Bool, stores: int) -> Int64:
    """Return the open time that each store lost to the chosen outages, µs."""
    lost = np.zeros(stores, np.int64)
    np.add.at(lost, outages.store[chosen], outages.lost[chosen])
    return lost


def _usual(seen: Changes) -> NDArray[np.float64]:
    """Return how many stores to expect to go down in each bin, considering gaps that can be dated.

    The usual rate is the share of gaps that end down: for gaps with only open hours, over the 95% of bins
    with the lowest share; for gaps with closed hours, over the lower half of bins, and at most a quarter.
    The two are separate because stores are down at opening more often than later on.
    """
    by_day, over_night = _share(seen, Gap.OPEN, _CALM), _share(seen, Gap.CLOSED, _CALM_NIGHTS)
    over_night = min(over_night, _MOST_AT_OPENING)
    usual: NDArray[np.float64] = by_day * seen.risked[Gap.OPEN] + over_night * seen.risked[Gap.CLOSED]
    return usual


def _share(seen: Changes, kind: Gap, calm: float) -> float:
    """Return the share of gaps that end down, over the given fraction of bins where it is lowest."""
    fell, risked = seen.fell[kind], seen.risked[kind]
    at_risk = np.flatnonzero(risked)
    share = fell[at_risk] / risked[at_risk]
    chosen = at_risk[np.argsort(share, kind="stable")[: int(np.ceil(calm * at_risk.size))]]
    total = int(risked[chosen].sum())
    return int(fell[chosen].sum()) / total if total else 0.0


def _may_hide(seen: Changes, chosen: Bool) -> bool:
    """Return whether outages that cannot be dated may hide shared outages.

    True if unusually many outages of the `chosen` stretches may have begun in one bin, or if half the
    stores that are open at the busiest time had no other poll for hours.
    """
    undated = met(seen.first[chosen], seen.last[chosen], seen.fell.shape[1])
    shares = [_share(seen, kind, _CALM_NIGHTS) for kind in (Gap.CLOSED, Gap.WIDE)]
    share = max(_share(seen, Gap.OPEN, _CALM), min(max(shares), _MOST_AT_OPENING))
    usual = share * (seen.risked[Gap.WIDE] + seen.risked[Gap.FIRST])
    unwatched, most = seen.risked[Gap.WIDE].max(initial=0), seen.risked[:-1].sum(axis=0).max(initial=0)
    blind = unwatched >= LEAST_STORES and 2 * unwatched >= most
    return bool(blind or np.any(undated >= _limit(usual)))


def _limit(usual: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many stores must have gone down for a bin to be unusual."""
    limit: NDArray[np.float64] = usual + SIGMAS * np.sqrt(usual) + LEAST_STORES
    return np.maximum(limit, LEAST_RATIO * usual)


def _runs(chosen: Bool) -> list[tuple[int, int]]:
    """Return the start and end of each run of chosen bins."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    return [(begin, end) for begin, end in edges.reshape(-1, 2).tolist()]


def _beginnings(seen: Changes, outages: Outages) -> tuple[Int64, Int64, Bool]:
    """Return when each outage began, the open time in its gap, and whether the gap has closed hours.

    An outage begins halfway between the two polls, or with closed hours between them, at the first open
    moment that was down. Outages that cannot be dated have no open time in the gap.
    """
    length, across = np.zeros(outages.store.size, np.int64), np.zeros(outages.store.size, np.bool_)
    length[seen.outage], across[seen.outage] = seen.length, seen.kind == Gap.CLOSED
    return np.where(across, outages.start, outages.first - outages.gap // 2), length, across


def _by_time(found: Sequence[SharedOutage], of_outage: Int64) -> tuple[list[SharedOutage], Int64]:
    """Sort shared outages by start."""
    order = sorted(range(len(found)), key=lambda place: found[place].start)
    places = np.arange(UNDATED, len(found))
    places[-UNDATED:][order] = np.arange(len(found))
    return [found[place] for place in order], places[of_outage - UNDATED]


def _lost(
    found: Sequence[SharedOutage], of_outage: Int64, across: Bool, outages: Outages, stores: int
) -> Int64:
    """Return the open time that outages lost within the shared outage they belong to, allowing for slack.

    A store that was down at its opening shares the outage from then on, even if others opened later.
    """
    lost = np.zeros(stores, np.int64)
    parts = outages.stretches
    shared = of_outage[parts.outage]
    for number, event in enumerate(found):
        here = shared == number
        begin = np.where(across[parts.outage[here]], parts.start[here], event.start - event.slack)
        start = np.maximum(parts.start[here], begin)
        end = np.minimum(parts.end[here], event.end + event.slack)
        np.add.at(lost, parts.store[here], np.maximum(end - start, 0))
    return lost
