"""The tables of reports as Arrow bytes.

A finished table is stored in full, so that it does not change when hours, zones or polls change later.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, insert

from storemon.core.memory import ROOM, need
from storemon.core.model import Bool, Figures, Int64
from storemon.core.report import ReportTable
from storemon.core.vocabulary import Method
from storemon.data.data_state import DataState
from storemon.data.files.arrow_arrays import decoding, in_one, integers, numbers, texts
from storemon.data.schema import report_tables
from storemon.data.sqlite import sealed
from storemon.data.sqlite.digests import row_digest
from storemon.errors import RowsDamaged

_FIGURES: Final = ("open", "up", "down", "unknown")

# In the metadata, as no column of a report's row tells what its data was.
_COUNTING: Final = "imports"
_NEWEST: Final = "newest_import"
_FOLLOWS: Final = "follows"
_OF_IMPORTS: Final = "of_imports"
_OF_NOTES: Final = "of_notes"
_LISTINGS: Final = "listings"
_PLATFORM: Final = "platform"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report was computed from; `follows`: its as-of time follows the newest poll."""

    state: DataState
    follows: bool


def put_table(connection: Connection, report_id: str, content: bytes, answers: bytes) -> None:
    """Store a report's table, packed by `pack`, and the checksum of its answers, stored separately."""
    values = {"report_id": report_id, "content": content, "answers_digest": row_digest(answers)}
    connection.execute(insert(report_tables).values(values))
    sealed.seal(connection, report_tables, report_tables.c.report_id == report_id)


def table_of(connection: Connection, report_id: str) -> tuple[bytes, int | None]:
    """Return the packed table of a complete report, and the checksum of its answers, None without any.

    Raises `RowsDamaged` if they are not what was written, or missing.
    """
    rows = sealed.rows_of(connection, report_tables, report_tables.c.report_id == report_id)
    if not rows:
        raise RowsDamaged(report_tables.name)
    return rows[0].content, rows[0].answers_digest


def pack(table: ReportTable, origin: Origin | None = None) -> bytes:
    """Convert a report's table to bytes (Arrow stream format, compressed), with its origin."""
    packer = TablePacker(origin)
    packer.add(table)
    return packer.content()


class TablePacker:
    """Does what `pack` does for a table that comes in chunks of stores, of which there is at least one."""

    def __init__(self, origin: Origin | None) -> None:
        self._origin = origin
        self._stream: CompressedStream | None = None
        self.stores = 0

    def add(self, table: ReportTable) -> None:
        """Add the rows of some stores."""
        rows = _arrow_table(table, self._origin)
        if self._stream is None:
            self._stream = CompressedStream(rows.schema)
        for batch in rows.to_batches():
            self._stream.add(batch)
        self.stores += rows.num_rows

    def content(self) -> bytes:
        """Return the bytes of all rows."""
        assert self._stream is not None  # noqa: S101  # as the class says
        return self._stream.content()


def _arrow_table(table: ReportTable, origin: Origin | None) -> pa.Table:
    columns: dict[str, pa.Array] = {
        "store_id": texts(table.store_ids),
        "zone": texts(table.zones).dictionary_encode(),
        "zone_assumed": integers(table.zone_assumed, pa.uint8()).cast(pa.bool_()),
        "hours_assumed": integers(table.hours_assumed, pa.uint8()).cast(pa.bool_()),
    }
    for name in _FIGURES:
        values: Int64 = getattr(table.figures, name)
        columns.update(
            {f"{name}_{window}": integers(values[:, window], pa.int64()) for window in range(values.shape[1])}
        )
    facts = {"method": table.method.value}
    if table.listings is not None:
        columns[_LISTINGS] = integers(table.listings, pa.int64())
    if table.platform is not None:
        facts[_PLATFORM] = table.platform
    if origin is not None:
        facts[_COUNTING] = origin.state.counting
        facts[_NEWEST] = str(origin.state.newest)
        facts[_FOLLOWS] = str(int(origin.follows))
        facts[_OF_IMPORTS], facts[_OF_NOTES] = origin.state.imports, origin.state.notes
    return pa.table(columns, metadata=facts)


def compressed(content: pa.Table) -> bytes:
    """Return a table as compressed bytes in the Arrow stream format.

    zstd takes two thirds of the space of lz4.
    """
    stream = CompressedStream(content.schema)
    for batch in content.to_batches():
        stream.add(batch)
    return stream.content()


class CompressedStream:
    """The bytes that `compressed` returns, for rows that come in batches; `schema` is that of all of them."""

    def __init__(self, schema: pa.Schema) -> None:
        options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", 3))
        self._sink = io.BytesIO()
        self._writer = pa.ipc.new_stream(self._sink, schema, options=options)

    def add(self, batch: pa.RecordBatch) -> None:
        """Add a batch of rows."""
        self._writer.write_batch(batch)

    def content(self) -> bytes:
        """Return all bytes; nothing can be added afterwards."""
        self._writer.close()
        return self._sink.getvalue()


def streamed(content: pa.Table) -> bytes:
    """Return a table as bytes in the Arrow stream format, without compressing its content again."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, content.schema) as writer:
        writer.write_table(content)
    return bytes(sink.getvalue())


def restored(content: bytes) -> pa.Table:
    """Convert the bytes from `compressed` back to the table. Raises `OutOfMemory` and what Arrow does.

    On this thread only: if one of Arrow's own threads runs out of memory, the process dies.
    """
    need(ROOM)
    return pa.ipc.open_stream(content, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()


def batches_of(content: bytes) -> Iterator[pa.RecordBatch]:
    """Yield the batches of rows that `compressed` was given, each decompressed when its turn comes.

    Raises like `restored`.
    """
    need(ROOM)
    with pa.ipc.open_stream(content, options=pa.ipc.IpcReadOptions(use_threads=False)) as stream:
        yield from stream


def unpack(content: bytes) -> ReportTable:
    """Convert the bytes from `pack` back to the table. Raises `RowsDamaged` if that fails."""
    with decoding(report_tables.name):
        return _unpacked(restored(content))


class TableParts:
    """The bytes from `pack`, converted back to tables of some stores each, in turn."""

    def __init__(self, content: bytes) -> None:
        self._batches = batches_of(content)
        self._rest: list[pa.RecordBatch] = []

    def take(self, stores: int) -> ReportTable:
        """Return the table of the next `stores`. Raises `RowsDamaged` if there are not as many."""
        with decoding(report_tables.name):
            while sum(batch.num_rows for batch in self._rest) < stores:
                self._rest.append(self._next())
            table = pa.Table.from_batches(self._rest)
            self._rest = table.slice(stores).to_batches()
            return _unpacked(table.slice(0, stores))

    def rest(self) -> Iterator[ReportTable]:
        """Yield the tables of all others, some stores each. Raises `RowsDamaged`."""
        with decoding(report_tables.name):
            for batch in chain(self._rest, self._batches):
                yield _unpacked(pa.Table.from_batches([batch]))

    def _next(self) -> pa.RecordBatch:
        batch = next(self._batches, None)
        if batch is None:
            raise RowsDamaged(report_tables.name)
        return batch


def _unpacked(table: pa.Table) -> ReportTable:
    names_, facts = table.schema.names, table.schema.metadata
    windows = sum(name.startswith("open_") for name in names_)

    def figures(name: str) -> Int64:
        columns = [in_one(table[f"{name}_{window}"]) for window in range(windows)]
        return np.column_stack([numbers(column, np.int64) for column in columns])

    def truths(name: str) -> Bool:
        return numbers(in_one(table[name]).cast(pa.uint8()), np.uint8).astype(np.bool_)

    zone = in_one(table["zone"])
    names = zone.dictionary.to_pylist()
    return ReportTable(
        method=Method(facts[b"method"].decode()),
        store_ids=table["store_id"].to_pylist(),
        zones=[names[place] for place in numbers(zone.indices, np.int32).tolist()],
        zone_assumed=truths("zone_assumed"),
        hours_assumed=truths("hours_assumed"),
        figures=Figures(**{name: figures(name) for name in _FIGURES}),
        listings=numbers(in_one(table[_LISTINGS]), np.int64) if _LISTINGS in names_ else None,
        platform=facts[_PLATFORM.encode()].decode() if _PLATFORM.encode() in facts else None,
    )


def origin_of(content: bytes) -> Origin | None:
    """Return the origin of the table in the bytes from `pack`; None if an older version made it."""
    with decoding(report_tables.name):
        facts = pa.ipc.open_stream(content).schema.metadata
        if _COUNTING.encode() not in facts:
            return None
        counting, newest, follows = (facts[name.encode()].decode() for name in (_COUNTING, _NEWEST, _FOLLOWS))
        parts = (facts.get(name.encode(), b"").decode() for name in (_OF_IMPORTS, _OF_NOTES))
        return Origin(DataState(counting, int(newest), *parts), follows == "1")
