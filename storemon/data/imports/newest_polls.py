"""How a file of polls affects the time that reports count up to (METRICS: Windows)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.as_of import as_of, left_behind
from storemon.core.vocabulary import DAY, HOUR
from storemon.data import queries
from storemon.data.imports.store_keys import StoreKeys
from storemon.message import Message, Template

_LATE: Final = Template(
    "Polls of 1 store are later than reports count, perhaps by a wrong clock: {named}"
    "|Polls of {n} stores are later than reports count, perhaps by a wrong clock: {named}"
)
_AHEAD: Final = Template(
    "The newest poll of 1 store is {lead} ahead of all others, and reports count up to it: {named}"
    "|The newest polls of {n} stores are {lead} ahead of all others, and reports count up to them: {named}"
)


def notes(
    connection: Connection, keys: StoreKeys, newest: Mapping[int, int], beyond: Collection[int], latest: int
) -> list[Message]:
    """Return which stores of a file have polls that reports would not count, and which are far ahead.

    `newest` is each store's newest poll in the file up to `latest`, the latest as-of time that is possible,
    both in µs UTC; the stores in `beyond` have polls after that.
    """
    keys_of_all, times = queries.newest_times(connection, latest)
    stores, given = (np.array([*some], np.int64) for some in (newest, newest.values()))
    there = np.isin(stores, keys_of_all)
    np.maximum.at(times, np.searchsorted(keys_of_all, stores[there]), given[there])
    times = np.concatenate([times, given[~there]])
    until = as_of(times)
    late = {*beyond, *(store for store, time in newest.items() if until is not None and time > until)}
    found = [_LATE(n=len(late), named=keys.named(late))] if late else []
    others = None if until is None else left_behind(times, until)
    if until is None or others is None:
        return found
    ahead = {store for store, time in newest.items() if others < time <= until} - late
    if ahead:
        span = until - others
        lead = (
            Message("1 hour|{n} hours", n=span // HOUR)
            if span < 2 * DAY
            else Message("1 day|{n} days", n=span // DAY)
        )
        found.append(_AHEAD(n=len(ahead), lead=lead, named=keys.named(ahead)))
    return found
