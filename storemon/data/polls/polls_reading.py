"""Read the polls in effect from their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from sqlalchemy import ColumnElement, Connection, CursorResult, and_, func, select

from storemon.core.model import Bool, Int64, Polls
from storemon.core.platforms import NAMELESS, store_of
from storemon.data.bulk import sorted_polls
from storemon.data.files.fields import LATEST
from storemon.data.platform_rows import numbers
from storemon.data.polls import poll_rows
from storemon.data.polls.packed import BITS, SPAN, PollRows
from storemon.data.polls.poll_rows import SpanTally, spans_of
from storemon.data.polls.polls_check import are_packed
from storemon.data.schema import polls, stores
from storemon.data.sqlite import sealed
from storemon.data.sqlite.sealed import plain_rows
from storemon.data.sqlite.sqlite_library import sqlite3

_FIRST_SPANS: Final = 2
_FURTHER: Final = 4
_ROWS_AT_ONCE: Final = 5000
NEVER: Final = 0
"""Before any poll."""
_BLOB: Final = "BLOB"

# Numbers are written into these queries, as parameters are limited; it is also much faster.
_ENDS: Final = """
WITH asked (store) AS (VALUES {keys}), ends AS (
    SELECT asked.store,
        (SELECT span FROM polls WHERE polls.store = asked.store ORDER BY span LIMIT 1) AS lowest,
        (SELECT span FROM polls WHERE polls.store = asked.store ORDER BY span DESC LIMIT 1) AS highest
    FROM asked
) SELECT store, lowest, highest FROM ends WHERE lowest IS NOT NULL ORDER BY store
"""
_LOOK: Final = """
WITH asked (of, low, high) AS (VALUES {asked})
SELECT polls.* FROM asked JOIN polls
    ON polls.store = asked.of AND polls.span BETWEEN asked.low AND asked.high
ORDER BY polls.store, polls.span, polls.import_id
"""

_ALONE: Final = """
SELECT coalesce(sum(words), 0) FROM
    (SELECT count(*) AS rows, sum(length(words) / 8) AS words FROM polls GROUP BY store, span) AS counts
WHERE rows = 1
"""
_TOGETHER: Final = """
SELECT polls.store, polls.span, CAST(polls.words AS {bytes}) FROM polls
JOIN (SELECT store, span FROM polls GROUP BY store, span HAVING count(*) > 1) AS shared
    ON polls.store = shared.store AND polls.span = shared.span
ORDER BY polls.store, polls.span
"""


def read_polls(
    connection: Connection,
    keys: tuple[int, int],
    times: tuple[int, int],
    only: Sequence[int] | None = None,
    tally: SpanTally | None = None,
    platform: int = NAMELESS,
) -> Polls:
    """Return the polls on a platform of the stores from `keys[0]` to `keys[1]`, both included.

    Only those within `times` (µs UTC), both included too.

    `only`: some of these keys, if not all are wanted. `tally` counts the rows. `Polls.store` holds store
    keys. Raises `DatabaseDamaged`.
    """
    if times[0] > times[1]:
        return Polls(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_))
    rows = poll_rows.fetched(connection, poll_rows.of_stores(keys, spans_of(times), only, platform))
    if tally is not None:
        tally.add(rows)
    found = _within(polls_of(rows), times)
    return found if platform == NAMELESS else replace(found, store=store_of(found.store))


def polls_of(rows: PollRows) -> Polls:
    """Return the polls of sorted rows: one per instant, `inactive` if two disagree."""
    store, time, active = rows.polls()
    several = len(rows.store) > 1 and bool((np.diff(rows.groups()) == 0).any())
    return sorted_polls(store, time, active) if several else Polls(store, time, active)


def read_nearest(
    connection: Connection, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
) -> list[list[int]]:
    """Return the times of the polls with a status that are nearest to a time, at most `limit` per listing.

    `asked`: distinct listing keys, each with a time (µs UTC); the polls are `before` it, or after it.
    """
    found: dict[int, list[int]] = {store: [] for store, _ in asked}
    bounds = np.array(sorted(asked), np.int64).reshape(-1, 2)
    looks = _Looks(connection, bounds, before=before)
    while looks.store.size:
        near = polls_of(looks.rows(connection))
        bound = bounds[np.searchsorted(bounds[:, 0], near.store), 1]
        wanted = (near.active == active) & ((near.time < bound) if before else (near.time > bound))
        store, time = _first_of_each(near.store[wanted], near.time[wanted], limit, last=before)
        for key, one in zip(store.tolist(), time.tolist(), strict=True):
            found[key].append(one)
        looks.go_on([store for store, times in found.items() if len(times) < limit])
    return [found[store][:limit] for store, _ in asked]


def _first_of_each(store: Int64, time: Int64, limit: int, *, last: bool) -> tuple[Int64, Int64]:
    """Return the first times of each store, of those in order, at most so many; the `last` ones backwards."""
    if last:
        store, time = store[::-1], time[::-1]
    begins = np.flatnonzero(np.diff(store, prepend=-1))
    place = np.arange(store.size) - np.repeat(begins, np.diff(begins, append=store.size))
    return store[place < limit], time[place < limit]


class _Looks:
    """Which spans of which stores to read next: a few at first, then more and more, up to the last one."""

    def __init__(self, connection: Connection, bounds: Int64, *, before: bool) -> None:
        keys = ", ".join(f"({store})" for store in bounds[:, 0].tolist())
        ends = plain_rows(connection.exec_driver_sql(_ENDS.format(keys=keys))) if keys else []
        self.store, lowest, highest = np.array(ends, np.int64).reshape(-1, 3).T
        bound = bounds[np.searchsorted(bounds[:, 0], self.store), 1] // SPAN
        self._way = -1 if before else 1
        # Counted in the direction of the search.
        self._next = (np.minimum(bound, highest) if before else np.maximum(bound, lowest)) * self._way
        self._end = (lowest if before else highest) * self._way
        self._spans = _FIRST_SPANS
        self._keep(self._next <= self._end)

    def rows(self, connection: Connection) -> PollRows:
        """Return the rows to look at. Raises `DatabaseDamaged`."""
        ends = np.sort(np.stack((self._next, self._next + self._spans - 1)) * self._way, axis=0)
        places = zip(self.store.tolist(), *ends.tolist(), strict=True)
        asked = ", ".join(f"({store}, {low}, {high})" for store, low, high in places)
        return poll_rows.checked(
            connection, plain_rows(connection.exec_driver_sql(_LOOK.format(asked=asked)))
        )

    def go_on(self, wanting: list[int]) -> None:
        """Continue with the stores that want more polls and have more spans."""
        self._next = self._next + self._spans
        self._spans *= _FURTHER
        self._keep((self._next <= self._end) & np.isin(self.store, wanting))

    def _keep(self, chosen: Bool) -> None:
        self.store, self._next, self._end = self.store[chosen], self._next[chosen], self._end[chosen]


def _within(found: Polls, times: tuple[int, int]) -> Polls:
    start, end = times
    inside = (found.time >= start) & (found.time <= end)
    if inside.all():
        return found
    return Polls(found.store[inside], found.time[inside], found.active[inside])


def newest_until(connection: Connection, until: int) -> tuple[Int64, Int64]:
    """Return the newest poll up to `until` (µs UTC) of each store that has one, by key."""
    return newest_of([_newest_until(connection, until, platform) for platform in numbers(connection)])


def _newest_until(connection: Connection, until: int, platform: int) -> Int64:
    span = until // SPAN
    mine = and_(polls.c.store == poll_rows.listing_of(platform), polls.c.span < span)
    found = newest_where(connection, mine)
    for keys in poll_rows.ranges_of(connection, polls.c.span == span, platform):
        some = read_polls(connection, keys, (span * SPAN, until), platform=platform)
        # Sorted: the last one of each store stays.
        last = np.flatnonzero(np.append(some.store[1:] != some.store[:-1], True)[: some.store.size])
        found[np.searchsorted(found[:, 0], some.store[last]), 1] = some.time[last]
    return found


def newest_where(connection: Connection, mine: ColumnElement[bool]) -> Int64:
    """Return the key of each store and its newest poll among some rows, `NEVER` for none; (stores, 2)."""
    newest_first = (polls.c.span.desc(), polls.c.last.desc())
    # One lookup at the end of each store's rows, instead of reading all of them.
    of_store = select(polls.c.last).where(mine).order_by(*newest_first).limit(1).scalar_subquery()
    newest = func.coalesce(of_store, NEVER)
    return numbers_of(connection.execute(select(stores.c.store, newest).order_by(stores.c.store)))


def newest_of(found: Sequence[Int64]) -> tuple[Int64, Int64]:
    """Return the stores with polls on any platform, and the newest one, out of `newest_where` of each."""
    keys, times = found[0][:, 0], np.maximum.reduce([of_all[:, 1] for of_all in found])
    return keys[times > NEVER], times[times > NEVER]


def numbers_of(found: CursorResult[Any]) -> Int64:
    """Return rows of integers as an array, of shape (rows, columns): as Python's, many take much memory."""
    cursor = found.cursor
    blocks = [np.zeros((0, len(cursor.description)), np.int64)]
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        blocks.append(np.array(rows, np.int64))
    found.close()
    return np.concatenate(blocks)


def count_after(connection: Connection, time: int) -> dict[int, int]:
    """Return how many polls after `time` (µs UTC) each store has, by key; stores without any are left out."""
    found = Counter[int]()
    for platform in numbers(connection):
        for keys in poll_rows.ranges_of(connection, polls.c.last > time, platform):
            some = read_polls(connection, keys, (time + 1, LATEST), platform=platform)
            store, counts = np.unique(some.store, return_counts=True)
            found.update(dict(zip(store.tolist(), counts.tolist(), strict=True)))
    return dict(found)


def count_polls(connection: Connection) -> int:
    """Return the number of polls; this reads all rows."""
    kind = _BLOB if sealed.keeps_checksums(connection) else "BYTEA"
    return counted(connection.exec_driver_sql, kind)


def count_in_copy(copy: sqlite3.Connection) -> int:
    """Return the number of polls in a copy, which may have an earlier layout."""
    if are_packed(copy):
        return counted(copy.execute)
    return int(copy.execute("SELECT count(*) FROM polls").fetchone()[0])


def counted(ask: Callable[[str], Iterable[Any]], kind: str = _BLOB) -> int:
    """Return the number of polls; `ask` runs a query, `kind` is the database's type of bytes."""
    ((alone,),) = ask(_ALONE)
    found, waiting = int(alone), list[Any]()
    for row in ask(_TOGETHER.format(bytes=kind)):
        if len(waiting) >= _ROWS_AT_ONCE and row[:2] != waiting[-1][:2]:
            found += _instants(waiting)
            waiting = []
        waiting.append(row)
    return found + _instants(waiting)


def _instants(rows: Sequence[Any]) -> int:
    """Count the distinct instants in rows of store, span and words."""
    groups = {place: number for number, place in enumerate(dict.fromkeys(tuple(row[:2]) for row in rows))}
    counts = [len(row[2]) // 8 for row in rows]
    group = np.repeat(np.array([groups[tuple(row[:2])] for row in rows], np.int64), counts)
    words = np.frombuffer(
        b"".join(row[2][: count * 8] for row, count in zip(rows, counts, strict=True)), "<i8"
    )
    return np.unique((group << BITS | words) >> 1).size
