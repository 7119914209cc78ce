"""All stores together: which are down now, the distribution of uptime, the worst, and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.model import Bool, Figures, Int64
from storemon.core.outages import Outages
from storemon.core.uptime import Evaluation

BIN_EDGES: Final = (0, 5_000, 8_000, 9_000, 9_500, 9_800, 9_900, 9_950, 9_990, 10_000)
"""Lower edges of the bins of uptime in hundredths of a percent; the last bin holds 100 % alone."""


@dataclass(frozen=True, slots=True)
class Now:
    """Which stores are open, up and down in the last µs of an evaluation; each of shape (stores,).

    An open store that is neither up nor down is unknown. `last_poll`: time of the last poll of the evidence
    (µs UTC), 0 if there is none.
    """

    open: Bool
    up: Bool
    down: Bool
    last_poll: Int64

    @classmethod
    def merged(cls, parts: Sequence[Now]) -> Now:
        """Concatenate the states of batches."""
        return cls(
            np.concatenate([part.open for part in parts]),
            np.concatenate([part.up for part in parts]),
            np.concatenate([part.down for part in parts]),
            np.concatenate([part.last_poll for part in parts]),
        )


def now(seen: Evaluation) -> Now:
    """Return the state of each store at the evaluation's end."""
    # A store whose own time has not begun has none of these states.
    is_open = seen.open_before(seen.ends) > seen.open_before(np.maximum(seen.ends - 1, seen.begins))
    end = seen.end_of(seen.polls.store)
    last = np.flatnonzero((seen.right == end) & (seen.left < end))
    up, down = np.zeros((2, is_open.size), np.bool_)
    store, active = seen.polls.store[last], seen.polls.active[last]
    up[store[active]] = True
    down[store[~active]] = True
    # The last timely poll of each store has none after it.
    newest = seen.polls.time <= end
    newest[:-1] &= ~newest[1:] | (seen.polls.store[1:] != seen.polls.store[:-1])
    last_poll = np.zeros(is_open.size, np.int64)
    last_poll[seen.polls.store[newest]] = seen.polls.time[newest]
    return Now(is_open, up & is_open, down & is_open, last_poll)


def bins(up: Int64, down: Int64) -> Int64:
    """Return the bin of `BIN_EDGES` for each store's uptime, up / (up + down); −1 without known time.

    Exact: 100% means not one µs of downtime.
    """
    known = up + down
    real = known > 0
    share = up[real] * BIN_EDGES[-1] // known[real]
    places = np.full(known.shape, -1)
    places[real] = np.searchsorted(np.array(BIN_EDGES), share, "right") - 1
    return places


def distribution(up: Int64, down: Int64) -> Int64:
    """Count the stores in each bin of `BIN_EDGES`, except those without a bin."""
    places = bins(up, down)
    return np.bincount(places[places >= 0], minlength=len(BIN_EDGES))


def worst(up: Int64, down: Int64, count: int) -> Int64:
    """Return the positions of the `count` stores with the least uptime, the lowest first.

    Ties are ordered by more downtime, then by position. Stores without downtime are left out.
    """
    place = np.flatnonzero(down > 0)
    share = up[place] / (up[place] + down[place])
    return place[np.lexsort((place, -down[place], share))[:count]]


def last_outages(outages: Outages, stores: Int64) -> Int64:
    """Return the position of the last outage of each of `stores`, −1 if it had none."""
    place = np.searchsorted(outages.store, stores, "right") - 1
    found = place >= 0
    found[found] = outages.store[place[found]] == stores[found]
    return np.where(found, place, -1)


def down_since(seen: Evaluation, present: Now, outages: Outages) -> Int64:
    """Return when each store's current outage began, µs UTC; the evaluation's end if there is none."""
    stores = np.flatnonzero(present.down)
    since = np.array(np.broadcast_to(seen.ends, present.down.shape), np.int64)
    since[stores] = outages.start[last_outages(outages, stores)]
    return since


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """The sums of some stores' times in µs: of a zone, of a group, or of all stores.

    `sure_up` and `sure_down` are certain; None if not known.
    """

    label: str
    stores: int
    open: int
    up: int
    down: int
    unknown: int
    sure_up: int | None = None
    sure_down: int | None = None

    @property
    def known(self) -> int:
        """Time up or down."""
        return self.up + self.down


def totals(figures: Figures, window: int, sure: Certainty | None = None) -> GroupTotals:
    """Sum one window's figures over all stores; the label is empty."""
    return GroupTotals(
        "",
        figures.open.shape[0],
        *(int(amount[:, window].sum()) for amount in _amounts(figures, sure)),
    )


def by_label(
    labels: Sequence[str], figures: Figures, window: int, sure: Certainty | None = None
) -> list[GroupTotals]:
    """Sum one window's figures over the stores of each label, ordered by label."""
    names = sorted(set(labels))
    places = {name: place for place, name in enumerate(names)}
    place = np.array([places[label] for label in labels], np.int64)
    sums = []
    for values in _amounts(figures, sure):
        # Not bincount with weights: the µs of many stores approach what a float holds exactly.
        total = np.zeros(len(names), np.int64)
        np.add.at(total, place, values[:, window])
        sums.append(total.tolist())
    stores = np.bincount(place, minlength=len(names)).tolist()
    return [GroupTotals(*row) for row in zip(names, stores, *sums, strict=True)]


def _amounts(figures: Figures, sure: Certainty | None) -> list[Int64]:
    """Return the amounts of `GroupTotals` in its order."""
    amounts = [figures.open, figures.up, figures.down, figures.unknown]
    return amounts if sure is None else [*amounts, sure.up, sure.down]
