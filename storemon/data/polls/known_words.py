"""Which of an import's words were known already, to store only the new ones.

Keys are `group << BITS | word`, ascending, so those of a group (a store and a span) are adjacent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.model import Bool, Int64
from storemon.data.polls.packed import BITS

_SHORTEST_RUN: Final = 3
"""A run takes as much space as two words, so fewer than three are stored as words."""


@dataclass(frozen=True, slots=True)
class Split:
    """`own`: which new words to store; `first`, `last`: the runs of old words that represent the others.

    `counting`: how many of the new words change the poll in effect at their instant.
    """

    own: Bool
    first: Int64
    last: Int64
    counting: int


def split(new: Int64, old: Int64) -> Split:
    """Compare new words, one per instant, with all existing words of the same groups.

    A run is a sequence of adjacent words in `old` that are all in `new`.
    """
    if not old.size:
        none = np.empty(0, np.int64)
        return Split(np.ones(new.size, np.bool_), none, none, new.size)
    place = np.minimum(np.searchsorted(new, old), new.size - 1)
    shared = new[place] == old
    joined = np.zeros(old.size, np.bool_)
    joined[1:] = shared[1:] & shared[:-1] & ((old[1:] >> BITS) == (old[:-1] >> BITS))
    begins = np.flatnonzero(shared & ~joined)
    follows = np.append(joined[1:], [False])
    ends = np.flatnonzero(shared & ~follows)
    long = ends - begins + 1 >= _SHORTEST_RUN
    begins, ends = begins[long], ends[long]
    own = np.ones(new.size, np.bool_)
    run = np.searchsorted(begins, np.arange(old.size), "right") - 1
    within = (run >= 0) & (np.arange(old.size) <= ends[run]) if ends.size else np.zeros(old.size, np.bool_)
    own[place[within]] = False
    return Split(own, old[begins], old[ends], _counting(new, old))


def within_runs(keys: Int64, first: Int64, last: Int64) -> Bool:
    """Return which keys are inside any of the runs, which are ascending and do not overlap."""
    if not first.size:
        return np.zeros(keys.size, np.bool_)
    run = np.searchsorted(first, keys, "right") - 1
    return (run >= 0) & (keys <= last[run])


def one_an_instant(keys: Int64) -> Int64:
    """Return sorted keys with one word per instant: `inactive` wins."""
    keys = np.sort(keys)
    first = np.ones(keys.size, np.bool_)
    first[1:] = (keys[1:] >> 1) != (keys[:-1] >> 1)
    return keys[first]


def _counting(new: Int64, old: Int64) -> int:
    """Count the new words whose instant is new, or was active before and is inactive now."""
    # The inactive word of an instant comes first.
    place = np.searchsorted(old, new & ~1)
    there = old[np.minimum(place, old.size - 1)]
    same = (place < old.size) & ((there >> 1) == (new >> 1))
    return int(np.count_nonzero(~same | (((there & 1) == 1) & ((new & 1) == 0))))
