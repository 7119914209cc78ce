"""The tables of a data set as Parquet bytes, in a format that any program with Parquet support can read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from storemon.core.model import DatedHours, Hours, Int64, Polls
from storemon.core.notes import NoteSaid

_TIME: Final = pa.timestamp("us", tz="UTC")
_ROWS_A_GROUP: Final = 1 << 18
STORES: Final = pa.schema(
    {"store_id": pa.string(), "timezone_str": pa.string(), "newest_poll": _TIME, "platforms": pa.int64()}
)
"""`platforms`: one bit per platform that the store has polls on, in the order of the manifest."""
HOURS: Final = pa.schema(
    {
        "store_id": pa.string(),
        "day": pa.int64(),
        "start_local": pa.int64(),
        "end_local": pa.int64(),
        "valid_from": pa.int64(),
    }
)
"""`start_local`, `end_local`: µs since local midnight; `valid_from`: days since 1970, 0 for the beginning."""
DATED: Final = pa.schema(
    {
        "store_id": pa.string(),
        "first_date": pa.date32(),
        "last_date": pa.date32(),
        "start_local": pa.int64(),
        "end_local": pa.int64(),
        "rank": pa.int64(),
    }
)
"""Of a store's rows for a date, those with the highest `rank` apply; equal times mean closed."""
NOTES: Final = pa.schema(
    {
        "store_id": pa.string(),
        "group": pa.string(),
        "start": _TIME,
        "end": _TIME,
        "reason": pa.string(),
        "excused": pa.bool_(),
    }
)
GROUPS: Final = pa.schema({"store_id": pa.string(), "group": pa.string()})
POLLS: Final = pa.schema(
    {"store_id": pa.dictionary(pa.int32(), pa.string()), "timestamp_utc": _TIME, "active": pa.bool_()}
)


def stores_bytes(
    ids: Sequence[str], zones: Sequence[str | None], newest: Sequence[int | None], platforms: Sequence[int]
) -> bytes:
    """Return the stores of a partition, ordered by id."""
    return _written([ids, zones, newest, platforms], STORES)


def hours_bytes(ids: Sequence[str], hours: Hours) -> bytes:
    """Return rows of hours, whose stores are positions in `ids`."""
    valid_from = np.zeros(hours.store.size, np.int64) if hours.valid_from is None else hours.valid_from
    return _written([_named(ids, hours.store), hours.day, hours.start, hours.end, valid_from], HOURS)


def dated_bytes(ids: Sequence[str], dated: DatedHours) -> bytes:
    """Return rows of dated hours, whose stores are positions in `ids`."""
    dates = (of.astype(np.int32) for of in (dated.first, dated.last))
    return _written([_named(ids, dated.store), *dates, dated.start, dated.end, dated.rank], DATED)


def polls_bytes(ids: Sequence[str], polls: Polls) -> bytes:
    """Return polls, whose stores are positions in `ids`."""
    there, place = np.unique(polls.store, return_inverse=True)
    names = pa.DictionaryArray.from_arrays(
        pa.array(place.astype(np.int32)), pa.array([ids[store] for store in there.tolist()], pa.string())
    )
    return _written([names, pa.array(polls.time).cast(_TIME), polls.active], POLLS)


def notes_bytes(notes: Sequence[NoteSaid]) -> bytes:
    """Return what notes say."""
    columns = [list(column) for column in zip(*notes, strict=True)]
    return _written([*columns[:-1], [bool(one) for one in columns[-1]]], NOTES)


def groups_bytes(groups: dict[str, str]) -> bytes:
    """Return the group of each store that has one."""
    named = [(store_id, group) for store_id, group in sorted(groups.items()) if group]
    return _written([[store_id for store_id, _ in named], [group for _, group in named]], GROUPS)


def read_stores(content: bytes) -> tuple[list[str], list[str | None], Int64, Int64]:
    """Return ids, zones, newest polls (µs UTC, 0 for none) and platforms."""
    table = _table(content)
    newest = table["newest_poll"].cast(pa.int64()).fill_null(0).to_numpy()
    return (
        table["store_id"].to_pylist(),
        table["timezone_str"].to_pylist(),
        newest,
        table["platforms"].to_numpy(),
    )


def read_hours(content: bytes, ids: Sequence[str]) -> Hours:
    """Return rows of hours, whose stores are positions in `ids`."""
    table = _table(content)
    day, start, end, valid_from = (table[name].to_numpy() for name in HOURS.names[1:])
    return Hours(_places(table["store_id"], ids), day, start, end, valid_from if valid_from.any() else None)


def read_dated(content: bytes, ids: Sequence[str]) -> DatedHours:
    """Return rows of dated hours, whose stores are positions in `ids`."""
    table = _table(content)
    first, last = (table[name].cast(pa.int32()).cast(pa.int64()).to_numpy() for name in DATED.names[1:3])
    start, end, rank = (table[name].to_numpy() for name in DATED.names[3:])
    return DatedHours(_places(table["store_id"], ids), first, last, start, end, rank)


def read_polls(content: bytes, ids: Sequence[str], wanted: tuple[str, str]) -> Polls:
    """Return polls by store and time, whose stores are positions in `ids`.

    Only stores between two ids, both included; row groups without any of them are skipped.
    """
    file = pq.ParquetFile(pa.BufferReader(content), read_dictionary=["store_id"])
    groups = [
        group for group in range(file.num_row_groups) if _may_hold(file.metadata.row_group(group), wanted)
    ]
    table = file.read_row_groups(groups, use_threads=False)
    parts = table["store_id"].chunks
    store = np.concatenate([np.zeros(0, np.int64), *(_places_of(part, ids) for part in parts)])
    time = table["timestamp_utc"].cast(pa.int64()).to_numpy()
    return Polls(store, time, table["active"].to_numpy())


def read_notes(content: bytes) -> list[NoteSaid]:
    """Return what notes say."""
    table = _table(content)
    times = [table[name].cast(pa.int64()).to_pylist() for name in ("start", "end")]
    store_id, group, reason, excused = (
        table[name].to_pylist() for name in ("store_id", "group", "reason", "excused")
    )
    return list(zip(store_id, group, *times, reason, map(int, excused), strict=True))


def read_groups(content: bytes) -> dict[str, str]:
    """Return the group of each store that has one."""
    table = _table(content)
    return dict(zip(table["store_id"].to_pylist(), table["group"].to_pylist(), strict=True))


def _may_hold(group: Any, wanted: tuple[str, str]) -> bool:
    known = group.column(0).statistics
    if known is None or not known.has_min_max:
        return True
    return bool(known.min <= wanted[1] and known.max >= wanted[0])


def _named(ids: Sequence[str], store: Int64) -> list[str]:
    return [ids[place] for place in store.tolist()]


def _places(names: pa.ChunkedArray, ids: Sequence[str]) -> Int64:
    return _places_of(names.combine_chunks().dictionary_encode(), ids)


def _places_of(names: Any, ids: Sequence[str]) -> Int64:
    known = {store_id: place for place, store_id in enumerate(ids)}
    of = np.array([known[name] for name in names.dictionary.to_pylist()], np.int64)
    indices = names.indices.to_numpy()
    return of[indices] if indices.size else np.zeros(0, np.int64)


def _written(columns: Sequence[Any], schema: pa.Schema) -> bytes:
    sink = pa.BufferOutputStream()
    made = pa.table(
        [
            pa.array(one, kind.type) if isinstance(one, list) else one
            for one, kind in zip(columns, schema, strict=True)
        ],
        schema=schema,
    )
    pq.write_table(made, sink, compression="zstd", row_group_size=_ROWS_A_GROUP)
    return bytes(sink.getvalue())


def _table(content: bytes) -> pa.Table:
    return pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)
