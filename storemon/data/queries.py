"""Small queries, all in portable SQL; reads and writes of millions of rows are in `bulk`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, Row, exists, func, select

from storemon.core.ids import canonical_id
from storemon.core.import_records import ImportRecord
from storemon.core.model import Batch, Int64, Polls
from storemon.core.platforms import NAMELESS, listings
from storemon.core.refused_rows import MOST_KEPT, RefusedRow
from storemon.core.vocabulary import FileKind
from storemon.data import bulk, platform_rows
from storemon.data.imports.dated_reading import DatedTally, Groups, dated_of
from storemon.data.polls import poll_rows, polls_reading
from storemon.data.polls.poll_rows import SpanTally, spans_of
from storemon.data.schema import imports, poll_spans, polls, refused_counts, refused_rows, stores
from storemon.data.sqlite import sealed, sealed_hours
from storemon.errors import RowsDamaged
from storemon.message import Message, restored

REFUSED: Final = refused_rows.name
"""The name in `RowsDamaged` for damaged refused rows."""
NO_TIME: Final = (0, -1)
"""The times of a batch without polls, which are then not looked for."""


@dataclass(frozen=True, slots=True)
class StoreBatch:
    """Stores with their keys, ids and all that a report needs; the polls are those of one platform."""

    keys: Int64
    store_ids: list[str]
    batch: Batch
    platform: int = NAMELESS
    platform_name: str = ""

    @property
    def listings(self) -> Int64:
        """The keys of the stores' listings on the platform."""
        return listings(self.keys, self.platform)


class Tally:
    """Counts what is read for all stores, to notice missing rows too; keeps what all batches need."""

    def __init__(self) -> None:
        self.polls = SpanTally()
        self.dated = DatedTally()
        self.groups = Groups()

    def check(self, connection: Connection, times: tuple[int, int]) -> None:
        """Raise `DatabaseDamaged` or `RowsDamaged` unless all was read, of polls all in `times` (µs UTC)."""
        self.polls.check(connection, spans_of(times))
        self.dated.check(connection)


def newest_polls(connection: Connection, until: int | None = None) -> Int64:
    """Return the newest poll of each store that has any, µs UTC; `until` leaves out later ones."""
    return newest_times(connection, until)[1]


def newest_of_each(connection: Connection) -> dict[int, int]:
    """Return the same by store key."""
    keys, times = newest_times(connection)
    return dict(zip(keys.tolist(), times.tolist(), strict=True))


def newest_times(connection: Connection, until: int | None = None) -> tuple[Int64, Int64]:
    """Return the keys of the stores that have polls, ascending, and the newest poll of each, µs UTC."""
    if until is not None:
        return polls_reading.newest_until(connection, until)
    on = platform_rows.numbers(connection)
    return polls_reading.newest_of(
        [
            polls_reading.newest_where(connection, polls.c.store == poll_rows.listing_of(platform))
            for platform in on
        ]
    )


def polls_after(connection: Connection, time: int) -> dict[str, int]:
    """Return how many polls after `time` (µs UTC) each store has, by id; stores without any are left out."""
    counts = polls_reading.count_after(connection, time)
    named = connection.execute(select(stores.c.store_id, stores.c.store)).all()
    return {store_id: counts[store] for store_id, store in sorted(named) if store in counts}


def zone_counts(connection: Connection) -> dict[str | None, int]:
    """Return how many stores have each zone; None counts those without one."""
    found = connection.execute(
        select(stores.c.zone, func.count()).group_by(stores.c.zone).order_by(stores.c.zone.nulls_first())
    ).all()
    return dict(map(tuple, found))


def oldest_poll(connection: Connection) -> int | None:
    """Return the time of the oldest poll, µs UTC; None if there are no polls."""
    # Only rows of the oldest span can have it: one seek for each store.
    span = connection.execute(select(func.min(poll_spans.c.span))).scalar()
    if span is None:
        return None

    def on(platform: int) -> int | None:
        mine = (polls.c.store == poll_rows.listing_of(platform)) & (polls.c.span == span)
        return connection.execute(
            select(func.min(polls.c.first)).select_from(stores.join(polls, mine))
        ).scalar()

    found = [time for time in map(on, platform_rows.numbers(connection)) if time is not None]
    return min(found, default=None)


def count_stores(connection: Connection) -> int:
    """Return how many stores exist."""
    return int(connection.execute(select(func.count()).select_from(stores)).scalar_one())


def key_of(connection: Connection, store_id: str) -> int | None:
    """Return the key of the store called `store_id`, as stored or in an equivalent spelling."""
    key = connection.execute(select(stores.c.store).where(stores.c.store_id == store_id)).scalar()
    if key is None:
        wanted = canonical_id(store_id)
        rows = connection.execute(select(stores.c.store_id, stores.c.store).order_by(stores.c.store))
        key = next((row.store for row in rows if canonical_id(row.store_id) == wanted), None)
    return key


def keys_with_polls(connection: Connection, keys: tuple[int, int], platform: int | None = None) -> Int64:
    """Return the store keys from `keys[0]` to `keys[1]` that have polls, on a platform or on any."""
    if platform is None:
        there = platform_rows.any_polls_of_store(connection)
    else:
        there = exists().where(polls.c.store == poll_rows.listing_of(platform))
    statement = (
        select(stores.c.store).where(stores.c.store.between(*keys)).where(there).order_by(stores.c.store)
    )
    return np.array(connection.execute(statement).scalars().all(), dtype=np.int64)


def keys_within(connection: Connection, keys: tuple[int, int]) -> Int64:
    """Return the existing store keys from `keys[0]` to `keys[1]`, sorted."""
    statement = select(stores.c.store).where(stores.c.store.between(*keys)).order_by(stores.c.store)
    return np.array(connection.execute(statement).scalars().all(), dtype=np.int64)


def key_ranges(connection: Connection, size: int) -> list[tuple[int, int]]:
    """Return ranges of store keys, first and last, each of at most `size` stores.

    Raises `RowsDamaged` if stores are not what was written.
    """
    sealed.check_totals(connection, stores)
    found = connection.execute(select(stores.c.store).order_by(stores.c.store))
    keys = polls_reading.numbers_of(found)[:, 0]
    parts = [keys[first : first + size] for first in range(0, keys.size, size)]
    return [(int(part[0]), int(part[-1])) for part in parts]


def read_batch(
    connection: Connection,
    keys: tuple[int, int],
    times: tuple[int, int],
    only: Sequence[int] | None = None,
    tally: Tally | None = None,
    platform: int = NAMELESS,
) -> StoreBatch:
    """Return the stores with keys from `keys[0]` to `keys[1]` and their polls within `times` (µs UTC).

    The polls are those on one platform.

    `only`: some of these keys, if not all are wanted. `tally` counts the rows. Raises `DatabaseDamaged`, and
    `RowsDamaged` if hours are not what was written; missing dated hours are found by the tally.
    """
    wanted = [stores.c.store.between(*keys), *([] if only is None else [stores.c.store.in_(only)])]
    named = sealed.rows_of(connection, stores, *wanted, by=[stores.c.store])
    # By column: looking up a field in each row takes ten times as long.
    store, ids, zones, _, sums, _ = list(zip(*named, strict=True)) or [()] * len(stores.c)
    places = np.array(store, np.int64)
    rows = bulk.read_hours(connection, keys, only)
    sealed_hours.check_hours(connection, places, sums, rows)
    found = polls_reading.read_polls(
        connection, keys, times, only, None if tally is None else tally.polls, platform
    )
    return StoreBatch(
        keys=places,
        store_ids=list(ids),
        batch=Batch(
            zones=zones,
            hours=replace(rows, store=_positions(places, rows.store)),
            polls=Polls(_positions(places, found.store), found.time, found.active),
            dated=dated_of(
                connection,
                keys,
                ids,
                places,
                only,
                None if tally is None else tally.dated,
                None if tally is None else tally.groups,
            ),
        ),
        platform=platform,
    )


def _positions(keys: Int64, wanted: Int64) -> Int64:
    """Return the position of each wanted key in `keys`, which are ascending."""
    if keys.size and int(keys[-1]) - int(keys[0]) + 1 == keys.size:
        return wanted - int(keys[0])  # no key is missing, which is the usual case
    places: Int64 = np.searchsorted(keys, wanted)
    return places


def recent_imports(connection: Connection, limit: int) -> list[ImportRecord]:
    """Return the newest imports, newest first, with all that were handed over together with the oldest."""
    sealed.check_totals(connection, imports)
    newest_first = [imports.c.import_id.desc()]
    found = sealed.rows_of(connection, imports, by=newest_first, limit=limit)
    if len(found) == limit:
        more = (imports.c.finished == found[-1].finished, imports.c.import_id < found[-1].import_id)
        found += sealed.rows_of(connection, imports, *more, by=newest_first)
    return list(map(_import, found))


def one_import(connection: Connection, import_id: int) -> ImportRecord | None:
    """Return an import, or None if there is none with that number."""
    if abs(import_id) >= 1 << 63:  # beyond SQLite's integers
        return None
    rows = sealed.rows_of(connection, imports, imports.c.import_id == import_id)
    return _import(rows[0]) if rows else None


def refused_counts_of(connection: Connection, import_id: int) -> dict[Message, int]:
    """Return how many rows an import refused for each reason.

    Raises `RowsDamaged` if the counts do not add up to the number of refused rows.
    """
    import_id = _holder(connection, import_id)
    rows = connection.execute(
        select(refused_counts.c.reason, refused_counts.c.rows)
        .where(refused_counts.c.import_id == import_id)
        .order_by(refused_counts.c.reason)
    )
    counts = {row[0]: row[1] for row in rows}
    found = one_import(connection, import_id)
    sound = all(isinstance(reason, str) and isinstance(rows, int) for reason, rows in counts.items())
    if not sound or sum(counts.values()) != (0 if found is None else found.refused):
        raise RowsDamaged(REFUSED)
    return {restored(reason): rows for reason, rows in counts.items()}


def refused_of(connection: Connection, import_id: int) -> list[RefusedRow]:
    """Return the stored refused rows of an import, in the order of the file.

    Raises `RowsDamaged` if one is not what was written, or there are not as many as were stored.
    """
    mine = refused_rows.c.import_id == _holder(connection, import_id)
    rows = sealed.rows_of(connection, refused_rows, mine, by=[refused_rows.c.line])
    found = [RefusedRow(row.line, row.text, restored(row.reason)) for row in rows]
    kept = Counter(row.reason for row in found)
    counts = refused_counts_of(connection, import_id)
    # Earlier layouts stored all of them.
    if kept.keys() != counts.keys() or any(
        not min(count, MOST_KEPT) <= kept[reason] <= count for reason, count in counts.items()
    ):
        raise RowsDamaged(REFUSED)
    return found


def header_of(connection: Connection, import_id: int) -> str:
    """Return a header line for the refused rows of an import, with the separators of its file."""
    rows = sealed.rows_of(connection, imports, imports.c.import_id == _holder(connection, import_id))
    return str(rows[0].header) if rows else ""


def _holder(connection: Connection, import_id: int) -> int:
    """Return the import that holds the rows of one: itself, unless the same content was imported before."""
    found = one_import(connection, import_id)
    return import_id if found is None or found.same_as is None else found.same_as


def _import(row: Row[Any]) -> ImportRecord:
    values = {name: getattr(row, name) for name in ImportRecord.__slots__}
    return ImportRecord(**values | {"kind": FileKind(row.kind)})
