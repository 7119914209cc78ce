"""What a file of polls does to the time that reports count up to (METRICS: Windows)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.as_of import as_of, left_behind
from storemon.core.message import Message
from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR
from storemon.data import queries
from storemon.data.store_keys import StoreKeys

_NAMED: Final = 5


def notes(
    connection: Connection, keys: StoreKeys, newest: Mapping[int, int], beyond: Collection[int], latest: int
) -> list[Message]:
    """Return which stores of a file have polls that reports would not count, and which are far ahead.

    `newest` is each store's newest poll in the file up to `latest`, the latest as-of time that there can be,
    both in µs UTC; the stores `beyond` have polls after that.
    """
    known = queries.newest_of_each(connection, latest)
    for store, time in newest.items():
        known[store] = max(time, known.get(store, time))
    times = np.array(list(known.values()), dtype=np.int64)
    until = as_of(times)
    late = {*beyond, *(store for store, time in newest.items() if until is not None and time > until)}
    found = []
    if late:
        named = _names(keys, late)
        found.append(
            Message(
                "Polls of 1 store are later than reports count, perhaps by a wrong clock: {named}",
                named=named,
            )
            if len(late) == 1
            else Message(
                "Polls of {count} stores are later than reports count, perhaps by a wrong clock: {named}",
                count=len(late),
                named=named,
            )
        )
    others = None if until is None else left_behind(times, until)
    if until is None or others is None:
        return found
    ahead = {store for store, time in newest.items() if others < time <= until} - late
    if ahead:
        span = until - others
        lead = (
            Message("{hours} hours", hours=span // HOUR)
            if span < 2 * DAY
            else Message("{days} days", days=span // DAY)
        )
        named = _names(keys, ahead)
        found.append(
            Message(
                "The newest poll of 1 store is {lead} ahead of all others, and reports count up to it: "
                "{named}",
                lead=lead,
                named=named,
            )
            if len(ahead) == 1
            else Message(
                "The newest polls of {count} stores are {lead} ahead of all others, and reports count up "
                "to them: {named}",
                count=len(ahead),
                lead=lead,
                named=named,
            )
        )
    return found


def _names(keys: StoreKeys, found: Collection[int]) -> str:
    ids: Int64 = np.array(sorted(found), dtype=np.int64)
    names = sorted(keys.ids(ids))
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
