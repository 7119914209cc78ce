"""Which numbering of a file's weekdays agrees with the polls in the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.as_of import as_of
from storemon.core.model import Hours, Int64, Polls
from storemon.core.moved_hours import best_fit
from storemon.core.vocabulary import DAY
from storemon.data import queries
from storemon.data.files.weekday_words import Numbering
from storemon.data.platform_rows import names_of

_MOST_ROWS: Final = 100_000
_MOST_STORES: Final = 200
_WEEKS: Final = 28 * DAY


def likely_numbering(connection: Connection, hours: Iterable[Int64]) -> Numbering | None:
    """Return the numbering that agrees with the polls of the file's stores; None if they cannot tell.

    `hours`: the file's rows as `read_hours` returns them, in blocks, read as 1 = Monday; only the first
    blocks are used. Looks at the newest four weeks of polls.
    """
    rows = _first_rows(hours)
    polled = queries.newest_polls(connection)
    newest = as_of(polled) if polled.size else None
    if newest is None or not rows.size:
        return None
    named = np.unique(rows[:, 0])
    known = queries.keys_with_polls(connection, (int(named[0]), int(named[-1])))
    keys = named[np.isin(named, known)][:_MOST_STORES].tolist()
    if not keys:
        return None
    span = (newest - _WEEKS, newest)
    found = queries.read_batch(connection, (keys[0], keys[-1]), span, keys)
    polls = [found.batch.polls] + [
        queries.read_batch(connection, (keys[0], keys[-1]), span, keys, platform=platform).batch.polls
        for platform in names_of(connection)
    ]
    rows = rows[np.isin(rows[:, 0], found.keys)]
    # They were read as 1 = Monday, so the other numberings are one day later and one day earlier.
    store = np.searchsorted(found.keys, rows[:, 0])
    ways = (Numbering.MONDAY_0, Numbering.MONDAY_1, Numbering.SUNDAY_1)
    variants = [Hours(store, (rows[:, 1] + days) % 7, rows[:, 2], rows[:, 3]) for days in (1, 0, -1)]
    # What matters is on which days a store is active at all, on any platform.
    together = Polls(
        np.concatenate([of.store for of in polls]),
        np.concatenate([of.time for of in polls]),
        np.concatenate([of.active for of in polls]),
    )
    best = best_fit(found.batch.zones, together, variants)
    return None if best is None else ways[best]


def _first_rows(hours: Iterable[Int64]) -> Int64:
    found = [np.empty((0, 5), np.int64)]
    for block in hours:
        found.append(block)
        if sum(map(len, found)) >= _MOST_ROWS:
            break
    return np.concatenate(found)
