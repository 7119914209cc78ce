"""Outages: runs of downtime without an active poll in between, merged across closed hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from storemon.core.model import Bool, Int64
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import DAY

NOT_KNOWN: Final = 0
NEVER: Final = -1
"""In `Outages.last_active`: earlier polls were not searched; there is no such poll."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Open stretches of downtime, in order; `outage`: the position of the outage that each belongs to.

    `store`: positions; `start`, `end`: µs UTC. No stretch includes closed or unknown time.
    """

    outage: Int64
    store: Int64
    start: Int64
    end: Int64


@dataclass(frozen=True, slots=True)
class Outages:
    """Outages of many stores, by store and time; each field of shape (outages,).

    `start`, `end` (µs UTC): the first open instant that was down, and the end of the last one. `lost`: open
    time down (µs). `polls`: how many inactive polls of the evidence it has. `still_open`: no active poll of
    the evidence follows. `first`: time of the first inactive poll; `gap`: µs since the active poll before
    it, within which the outage began; 0 if the evidence of this time has none before it.

    `last_active`: time of the last active poll of the evidence before the outage, however long ago, or
    `NEVER` or `NOT_KNOWN`; `first_inactive`: time of the first inactive poll after that. `earlier`: the
    outage began before the window. `later`: it continued after the window, and then an active poll followed.
    """

    store: Int64
    start: Int64
    end: Int64
    lost: Int64
    polls: Int64
    still_open: Bool
    first: Int64
    gap: Int64
    last_active: Int64
    first_inactive: Int64
    earlier: Bool
    later: Bool
    stretches: Stretches

    @property
    def begun(self) -> Bool:
        """Which outages are known to have begun within the window."""
        return (self.last_active > NOT_KNOWN) & ~self.earlier

    @property
    def whole(self) -> Bool:
        """Which outages are within the window from beginning to end."""
        return self.begun & ~self.still_open & ~self.later

    @property
    def slack(self) -> Int64:
        """The time between the two polls between which each outage began, µs; 0 if unknown."""
        return np.where(self.last_active > NOT_KNOWN, self.first_inactive - self.last_active, 0)

    def of(self, store: int) -> Int64:
        """Return the positions of a store's outages, in order."""
        return np.arange(*np.searchsorted(self.store, [store, store + 1]))

    def slice_of(self, first: int, last: int) -> slice:
        """Return where the outages of the stores from `first` to before `last` are."""
        return slice(*np.searchsorted(self.store, [first, last]).tolist())

    def part(self, first: int, last: int) -> Outages:
        """Return the outages of the stores from `first` to before `last`, which count from 0 on."""
        mine, cuts = self.slice_of(first, last), self.stretches
        some = slice(*np.searchsorted(cuts.store, [first, last]).tolist())
        names = [field.name for field in fields(self) if field.name not in {"store", "stretches"}]
        return Outages(
            store=self.store[mine] - first,
            stretches=Stretches(
                cuts.outage[some] - mine.start, cuts.store[some] - first, cuts.start[some], cuts.end[some]
            ),
            **{name: getattr(self, name)[mine] for name in names},
        )

    def places(self, order: Int64) -> Int64:
        """Return the old position of each outage of `reordered`."""
        return np.argsort(_turned(order)[self.store], kind="stable")

    def reordered(self, order: Int64) -> Outages:
        """Return the outages for reordered stores: `order[i]` is the old position of store i."""
        new, place = _turned(order), self.places(order)
        moved = np.empty(place.size, np.int64)
        moved[place] = np.arange(place.size)
        cuts = self.stretches
        cut = np.argsort(moved[cuts.outage], kind="stable")
        return Outages(
            store=new[self.store[place]],
            start=self.start[place],
            end=self.end[place],
            lost=self.lost[place],
            polls=self.polls[place],
            still_open=self.still_open[place],
            first=self.first[place],
            gap=self.gap[place],
            last_active=self.last_active[place],
            first_inactive=self.first_inactive[place],
            earlier=self.earlier[place],
            later=self.later[place],
            stretches=Stretches(
                outage=moved[cuts.outage[cut]],
                store=new[cuts.store[cut]],
                start=cuts.start[cut],
                end=cuts.end[cut],
            ),
        )

    @classmethod
    def merged(cls, parts: Sequence[Outages], stores: Sequence[int]) -> Outages:
        """Concatenate the outages of batches; each comes with its number of stores."""
        if len(parts) == 1:
            return parts[0]
        store_shift = np.cumsum([0, *stores]).tolist()
        outage_shift = np.cumsum([0, *(part.store.size for part in parts)]).tolist()
        cuts = [part.stretches for part in parts]
        return cls(
            store=_shifted([part.store for part in parts], store_shift),
            start=np.concatenate([part.start for part in parts]),
            end=np.concatenate([part.end for part in parts]),
            lost=np.concatenate([part.lost for part in parts]),
            polls=np.concatenate([part.polls for part in parts]),
            still_open=np.concatenate([part.still_open for part in parts]),
            first=np.concatenate([part.first for part in parts]),
            gap=np.concatenate([part.gap for part in parts]),
            last_active=np.concatenate([part.last_active for part in parts]),
            first_inactive=np.concatenate([part.first_inactive for part in parts]),
            earlier=np.concatenate([part.earlier for part in parts]),
            later=np.concatenate([part.later for part in parts]),
            stretches=Stretches(
                outage=_shifted([cut.outage for cut in cuts], outage_shift),
                store=_shifted([cut.store for cut in cuts], store_shift),
                start=np.concatenate([cut.start for cut in cuts]),
                end=np.concatenate([cut.end for cut in cuts]),
            ),
        )


def outages(seen: Evaluation) -> Outages:
    """Return the outages of the evaluation's stores within its time.

    Neither closed hours nor unknown time end an outage; only an active poll of the evidence does. Closed
    and unknown time does not count as lost. A run without any downtime is not an outage. Whatever came
    before the evidence is `NOT_KNOWN`.
    """
    polls = seen.polls
    down = np.flatnonzero(~polls.active)
    store = polls.store[down]
    new = np.ones(down.size, np.bool_)
    new[1:] = (np.diff(down) != 1) | (store[1:] != store[:-1])
    run = np.cumsum(new) - 1
    length = seen.open_right[down] - seen.open_left[down]
    says_so = length > 0
    spoke = np.bincount(run[says_so], minlength=int(new.sum()))
    counted = np.flatnonzero(spoke)
    number = np.cumsum(spoke > 0) - 1

    first, last = down[new][counted], down[np.roll(new, -1)][counted]
    before = np.maximum(first - 1, 0)
    follows = (first > 0) & (polls.store[before] == polls.store[first])
    still_open = last + 1 == seen.bounds[polls.store[last] + 1]
    after = np.where(still_open, last, last + 1)
    stretches = _stretches(seen, down[says_so], number[run[says_so]])
    begins = np.searchsorted(stretches.outage, np.arange(counted.size))
    ends = np.searchsorted(stretches.outage, np.arange(counted.size), "right") - 1
    lost = np.zeros(counted.size, np.int64)
    np.add.at(lost, number[run[says_so]], length[says_so])
    return Outages(
        store=polls.store[first],
        start=stretches.start[begins],
        end=stretches.end[ends],
        lost=lost,
        polls=spoke[counted],
        still_open=still_open,
        first=polls.time[first],
        gap=np.where(follows, polls.time[first] - polls.time[before], 0),
        last_active=np.where(follows, polls.time[before], NOT_KNOWN),
        first_inactive=polls.time[first],
        earlier=_is_down_before(seen, first, before, follows),
        later=~still_open & _is_down_after(seen, last, after),
        stretches=stretches,
    )


def known_stretches(seen: Evaluation) -> Stretches:
    """Return the open stretches that are known, up or down; `outage` is the store."""
    return _stretches(seen, slice(None), seen.polls.store)


def online_stretches(seen: Evaluation) -> Stretches:
    """Return the open stretches that are up; `outage` is the store."""
    place = np.flatnonzero(seen.polls.active)
    return _stretches(seen, place, seen.polls.store[place])


def _is_down_before(seen: Evaluation, first: Int64, before: Int64, follows: Bool) -> Bool:
    """Return which polls also cover open time in the day before the evaluation's start."""
    polls, line = seen.polls, seen.evidence.line
    left = np.where(follows, (polls.time[before] + polls.time[first]) >> 1, line.origin)
    if seen.reach is not None:
        left = np.maximum(left, polls.time[first] - min(seen.reach, line.span))
    store, hours = polls.store[first], seen.evidence.open
    start = seen.begin_of(store)
    left = np.clip(left, np.maximum(line.origin, start - DAY), start)
    spoken = hours.length_before(line.at(store, left)) < hours.length_before(line.at(store, start))
    return np.asarray(spoken, np.bool_)


def _is_down_after(seen: Evaluation, last: Int64, after: Int64) -> Bool:
    """Return which polls also cover open time after the evaluation's end."""
    polls, line = seen.polls, seen.evidence.line
    right = (polls.time[last] + polls.time[after]) >> 1
    if seen.reach is not None:
        right = np.minimum(right, polls.time[last] + min(seen.reach, line.span))
    store, hours = polls.store[last], seen.evidence.open
    end = seen.end_of(store)
    right = np.maximum(right, end)
    spoken = hours.length_before(line.at(store, end)) < hours.length_before(line.at(store, right))
    return np.asarray(spoken, np.bool_)


def _stretches(seen: Evaluation, place: Int64 | slice, outage: Int64) -> Stretches:
    """Split the time of the polls at `place` at closed hours; join touching parts of one outage."""
    left, right, store = seen.open_left[place], seen.open_right[place], seen.polls.store[place]
    new = np.ones(left.size, np.bool_)
    new[1:] = (left[1:] != right[:-1]) | (outage[1:] != outage[:-1])
    begins = np.flatnonzero(new)
    left, right = left[begins], right[np.append(begins[1:], left.size)[: begins.size] - 1]
    # Polls that cover no open time join the others, or stay alone.
    real = left < right
    begins, left, right = begins[real], left[real], right[real]
    store, outage = store[begins], outage[begins]
    # From open time back to time: the intervals that contain the first and last µs of each part.
    hours, line = seen.evidence.open, seen.evidence.line
    first = np.searchsorted(hours.before, left, "right") - 1
    last = np.searchsorted(hours.before, right, "left") - 1
    count = last - first + 1
    part = np.repeat(np.arange(count.size), count)
    interval = np.arange(part.size) - np.repeat(np.cumsum(count) - count, count) + first[part]
    zero = hours.start[interval] - hours.before[interval]
    start = np.maximum(hours.start[interval], left[part] + zero)
    end = np.minimum(hours.end[interval], right[part] + zero)
    back = line.origin - store[part] * line.span
    return Stretches(outage[part], store[part], start + back, end + back)


def _turned(order: Int64) -> Int64:
    """Return the new position of each store."""
    new = np.empty(order.size, np.int64)
    new[order] = np.arange(order.size)
    return new


def _shifted(parts: Sequence[Int64], shifts: Sequence[int]) -> Int64:
    """Concatenate positions of batches, shifted."""
    return np.concatenate([part + shift for part, shift in zip(parts, shifts, strict=False)])
