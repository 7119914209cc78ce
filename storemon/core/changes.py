"""Between which polls stores may have gone down; shared outages are found in these changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.heat import sum_of
from storemon.core.model import Bool, Int64
from storemon.core.outages import Outages
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import HOUR, MINUTE, Gap

BIN: Final = 5 * MINUTE
WIDEST_GAP: Final = 2 * HOUR
"""Two polls with more open time than this between them do not show when a store went down."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many stores may have changed from up to down in each five-minute bin.

    For bins of five minutes from `origin` (µs UTC), by kind of `Gap`, each of shape (kinds, bins):
    `risked`: gaps that begin with an active poll and have open time in the bin; `fell`: those that end with
    an inactive poll.

    `outage`, `first`, `last`: stretches in which outages may have begun: position of the outage, first and
    last bin. `kind`: what lies in the gap, a `Gap`; `length`: open time in the gap, µs. All of shape
    (stretches,).
    """

    origin: int
    risked: Int64
    fell: Int64
    outage: Int64
    first: Int64
    last: Int64
    kind: Int64
    length: Int64

    @classmethod
    def added(cls, parts: Sequence[Changes], outages: Sequence[int]) -> Changes:
        """Add up the changes of batches that cover the same time; each comes with its number of outages."""
        shifts = np.cumsum([0, *outages]).tolist()
        return cls(
            parts[0].origin,
            sum_of([part.risked for part in parts]),
            sum_of([part.fell for part in parts]),
            np.concatenate([part.outage + shift for part, shift in zip(parts, shifts, strict=False)]),
            np.concatenate([part.first for part in parts]),
            np.concatenate([part.last for part in parts]),
            np.concatenate([part.kind for part in parts]),
            np.concatenate([part.length for part in parts]),
        )

    def renumbered(self, place: Int64) -> Changes:
        """Return the changes for reordered outages: `place[i]` is the old position of outage i."""
        new = np.empty(place.size, np.int64)
        new[place] = np.arange(place.size)
        return Changes(
            self.origin,
            self.risked,
            self.fell,
            new[self.outage],
            self.first,
            self.last,
            self.kind,
            self.length,
        )


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Gaps between polls; `begin`, `end` and all of `_Stretches` are points of the line, both included.

    `left`, `right`: the business intervals that hold the two ends. `end` is the later poll itself.
    """

    store: Int64
    begin: Int64
    end: Int64
    left: Int64
    right: Int64
    kind: Int64
    length: Int64
    fell: Bool

    def at(self, chosen: Bool) -> _Gaps:
        return _Gaps(
            self.store[chosen],
            self.begin[chosen],
            self.end[chosen],
            self.left[chosen],
            self.right[chosen],
            self.kind[chosen],
            self.length[chosen],
            self.fell[chosen],
        )


def changes(seen: Evaluation, found: Outages) -> Changes:
    """Count where the batch's stores may have gone down within the evaluation's time.

    `found`: the evaluation's outages. Closed hours are left out: a store that was last active before
    closing and inactive after opening may have gone down just before the closing or just after the opening.
    """
    origin, size = seen.start // BIN, -(-seen.end // BIN) - seen.start // BIN + 1
    line = seen.evidence.line
    usual, others = _separate(seen)
    gaps = _gaps(seen, others)
    which, first, last = _stretches(seen, gaps)
    back = line.origin - gaps.store[which] * line.span
    first, last = first + back, last + back
    opens, closes = seen.begin_of(gaps.store[which]), seen.end_of(gaps.store[which])
    timely = (last >= opens) & (first < closes)
    # No bins outside the store's own time.
    first = np.maximum(first, opens)[timely] // BIN - origin
    last = np.minimum(last[timely] // BIN, np.broadcast_to(-(-closes // BIN), timely.shape)[timely]) - origin
    which = which[timely]
    # A gap counts once in a bin, even where a short break splits the bin.
    follows = np.zeros(which.size, np.bool_)
    follows[1:] = which[1:] == which[:-1]
    first[1:] = np.where(follows[1:], np.maximum(first[1:], last[:-1] + 1), first[1:])
    real = first <= last
    which, first, last = which[real], first[real], last[real]
    kind = gaps.kind[which]
    risked = _met_by_kind(kind, first, last, size)
    risked[Gap.OPEN] += _risked_usually(seen, usual, origin, size)
    fell = np.flatnonzero(gaps.fell[which])
    which, first, last, kind = which[fell], first[fell], last[fell], kind[fell]
    outage = _outage_at(seen, found, gaps.end[which])
    begun = outage >= 0
    return Changes(
        origin=origin * BIN,
        risked=risked,
        fell=_met_by_kind(kind, first, last, size),
        outage=outage[begun],
        first=first[begun],
        last=last[begun],
        kind=kind[begun],
        length=gaps.length[which[begun]],
    )


def _separate(seen: Evaluation) -> tuple[Int64, Int64]:
    """Return the polls that end a usual gap, and those that end any other gap; gaps follow active polls.

    Nearly all gaps are usual: a short gap to another active poll in the same business interval, in which
    nothing happened. The time before a store's first poll is a gap too.
    """
    polls, interval = seen.polls, seen.interval
    wanted = np.ones(polls.time.size, np.bool_)
    wanted[1:] = polls.active[:-1] | (polls.store[1:] != polls.store[:-1])
    # Polls before or after the evaluation's time have no gap within it.
    wanted &= polls.time >= seen.begin_of(polls.store)
    usual = np.zeros(polls.time.size, np.bool_)
    usual[1:] = polls.active[1:] & polls.active[:-1] & (interval[1:] == interval[:-1])
    usual[1:] &= np.diff(polls.time) <= WIDEST_GAP
    usual &= wanted
    return np.flatnonzero(usual), np.flatnonzero(wanted & ~usual)


def _risked_usually(seen: Evaluation, usual: Int64, origin: int, size: int) -> Int64:
    """Return how many of the usual gaps, which end with the polls at `usual`, overlap each bin."""
    polls, store = seen.polls, seen.polls.store[usual]
    end = seen.end_of(store)
    first, last = polls.time[usual - 1], polls.time[usual]
    within = first < end
    first = np.maximum(first, seen.begin_of(store)) // BIN - origin
    last = np.minimum(last // BIN, -(-end // BIN)) - origin
    return met(first[within], last[within], size)


def _gaps(seen: Evaluation, place: Int64) -> _Gaps:
    """Return the gaps that end with the polls at `place`."""
    polls, hours, line = seen.polls, seen.evidence.open, seen.evidence.line
    store, earlier = polls.store[place], np.maximum(place - 1, 0)
    starts = (place == 0) | (polls.store[earlier] != store)
    end, before = line.at(store, polls.time[place]), line.at(polls.store[earlier], polls.time[earlier])
    begin = np.where(starts, line.at(store, seen.begin_of(store)), before)
    left, right = seen.interval[earlier], seen.interval[place]
    left[starts] = hours.interval_of(begin[starts])
    opened = hours.before - hours.start
    length = np.minimum(end, hours.end[right]) + opened[right]
    length -= np.minimum(begin, hours.end[left]) + opened[left]
    kind = np.where(left == right, Gap.OPEN.value, Gap.CLOSED.value)
    kind[length > WIDEST_GAP] = Gap.WIDE
    kind[starts] = Gap.FIRST
    length[starts] = 0
    found = _Gaps(store, begin, end, left, right, kind, length, ~polls.active[place])
    return found.at(begin < line.at(store, seen.end_of(store)))


def _stretches(seen: Evaluation, gaps: _Gaps) -> tuple[Int64, Int64, Int64]:
    """Split gaps at closed hours; return the gap, first and last point of each stretch, in order."""
    hours = seen.evidence.open
    count = gaps.right - gaps.left + 1
    which = np.repeat(np.arange(count.size), count)
    step = np.arange(which.size) - np.repeat(np.cumsum(count) - count, count)
    interval = gaps.left[which] + step
    first = np.maximum(gaps.begin[which], hours.start[interval])
    last = np.minimum(gaps.end[which], hours.end[interval] - 1)
    # The last poll is within the last interval, or exactly at its end.
    ends = step == count[which] - 1
    last[ends] = gaps.end[which[ends]]
    real = first <= last
    return which[real], first[real], last[real]


def _outage_at(seen: Evaluation, found: Outages, points: Int64) -> Int64:
    """Return the outage whose first inactive poll is at each point, −1 for none."""
    firsts = seen.evidence.line.at(found.store, found.first)
    if not firsts.size:
        return np.full(points.size, -1)
    place = np.minimum(np.searchsorted(firsts, points), firsts.size - 1)
    return np.where(firsts[place] == points, place, -1)


def _met_by_kind(kind: Int64, first: Int64, last: Int64, size: int) -> Int64:
    """Return the same for the runs of each kind of gap, of shape (kinds, bins)."""
    # No run reaches from one kind's bins into those of the next, as each has one more.
    begin = kind * (size + 1)
    return met(begin + first, begin + last, len(Gap) * (size + 1)).reshape(len(Gap), -1)[:, :size]


def met(first: Int64, last: Int64, size: int) -> Int64:
    """Return how many of the runs of bins, `first` through `last`, include each bin."""
    edges = np.bincount(first, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1)
    return np.cumsum(edges)[:size]
