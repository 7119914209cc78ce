"""Reports as rows of the database, and their tables as Arrow bytes.

A finished table is kept whole: it stays what it was when hours, zones or polls change later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, Row, func, insert, select, update

from storemon.core.memory import ROOM, need
from storemon.core.model import Bool, Figures, Int64
from storemon.core.report import ReportTable
from storemon.core.vocabulary import Method
from storemon.data.data_state import DataState
from storemon.data.files.arrow_arrays import decoding, integers, texts
from storemon.data.files.csv_rows import numbers
from storemon.data.schema import report_tables, reports
from storemon.data.sqlite import sealed
from storemon.data.sqlite.digests import row_digest
from storemon.errors import RowsDamaged

_FIGURES: Final = ("open", "up", "down", "unknown")
_COLUMNS: Final = (
    "report_id",
    "status",
    "method",
    "reach",
    "as_of",
    "range_start",
    "range_end",
    "dates",
    "created",
    "finished",
    "reason",
    "stores",
)


# Beside the table's own columns, as no column of a report's row says what its data was.
_COUNTING: Final = "imports"
_NEWEST: Final = "newest_import"
_FOLLOWS: Final = "follows"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report was made of; `follows` says that it counts up to the newest poll, whichever that is."""

    state: DataState
    follows: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it is recorded; times and reach in µs, `dates` as `core.dates` writes them."""

    report_id: str
    status: str
    method: str
    reach: int | None
    as_of: int | None
    range_start: int | None
    range_end: int | None
    dates: str | None
    created: int
    finished: int | None
    reason: str
    stores: int


def add(connection: Connection, row: ReportRow) -> None:
    """Record a new report, as created after all others even where the clock was moved back since then."""
    newest = connection.execute(select(func.max(reports.c.created))).scalar()
    created = row.created if newest is None else max(row.created, newest + 1)
    values = {name: getattr(row, name) for name in _COLUMNS} | {"created": created}
    connection.execute(insert(reports).values(values))
    sealed.seal(connection, reports, reports.c.report_id == row.report_id)


def change(connection: Connection, report_id: str, only_if: str, **values: str | int | None) -> bool:
    """Change a report whose status is `only_if`; return whether there was one."""
    mine = reports.c.report_id == report_id
    with sealed.changing(connection, reports, mine):
        where = mine & (reports.c.status == only_if)
        return connection.execute(update(reports).where(where).values(values)).rowcount > 0


def one(connection: Connection, report_id: str) -> ReportRow | None:
    """Return the report called `report_id`, None where there is none."""
    if not report_id.isascii():  # bytes that are no text cannot even be asked for
        return None
    found = sealed.rows_of(connection, reports, reports.c.report_id == report_id)
    return _row(found[0]) if found else None


def newest_first(connection: Connection, status: str | None = None) -> list[ReportRow]:
    """Return all reports, or those of a status, newest first."""
    sealed.check_totals(sealed.driver_of(connection), reports)
    rows = sealed.rows_of(connection, reports, by=[reports.c.created.desc(), reports.c.report_id])
    return [_row(row) for row in rows if status in {None, row.status}]


def put_table(connection: Connection, report_id: str, content: bytes, answers: bytes) -> None:
    """Keep a report's table, packed by `pack`, and the checksum of its answers, which are kept beside it."""
    values = {"report_id": report_id, "content": content, "answers_digest": row_digest(answers)}
    connection.execute(insert(report_tables).values(values))
    sealed.seal(connection, report_tables, report_tables.c.report_id == report_id)


def table_of(connection: Connection, report_id: str) -> tuple[bytes, int | None]:
    """Return the packed table of a complete report, and the checksum of its answers, None without any.

    Raises `RowsDamaged` where they are not what was written, or not there.
    """
    rows = sealed.rows_of(connection, report_tables, report_tables.c.report_id == report_id)
    if not rows:
        raise RowsDamaged(report_tables.name)
    return rows[0].content, rows[0].answers_digest


def pack(table: ReportTable, origin: Origin | None = None) -> bytes:
    """Turn a report's table into bytes (Arrow's stream format, compressed), with what it was made of."""
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
    if origin is not None:
        facts[_COUNTING] = origin.state.counting
        facts[_NEWEST] = str(origin.state.newest)
        facts[_FOLLOWS] = str(int(origin.follows))
    return compressed(pa.table(columns, metadata=facts))


def compressed(content: pa.Table) -> bytes:
    """Return a table as bytes in Arrow's stream format; zstd takes two thirds of the room of lz4."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", 3))
    with pa.ipc.new_stream(sink, content.schema, options=options) as writer:
        writer.write_table(content)
    return bytes(sink.getvalue())


def restored(content: bytes) -> pa.Table:
    """Turn the bytes of `compressed` back into the table. Raises `OutOfMemory` and what Arrow does.

    On this thread alone: one of Arrow's own that finds no memory ends the process.
    """
    need(ROOM)
    return pa.ipc.open_stream(content, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()


def unpack(content: bytes) -> ReportTable:
    """Turn the bytes of `pack` back into the table. Raises `RowsDamaged` where that cannot be."""
    with decoding(report_tables.name):
        return _unpacked(restored(content))


def _unpacked(table: pa.Table) -> ReportTable:
    windows = sum(name.startswith("open_") for name in table.schema.names)

    def figures(name: str) -> Int64:
        columns = [table[f"{name}_{window}"].combine_chunks() for window in range(windows)]
        return np.column_stack([numbers(column, np.int64) for column in columns])

    def truths(name: str) -> Bool:
        return numbers(table[name].combine_chunks().cast(pa.uint8()), np.uint8).astype(np.bool_)

    zone = table["zone"].combine_chunks()
    names = zone.dictionary.to_pylist()
    return ReportTable(
        method=Method(table.schema.metadata[b"method"].decode()),
        store_ids=table["store_id"].to_pylist(),
        zones=[names[place] for place in numbers(zone.indices, np.int32).tolist()],
        zone_assumed=truths("zone_assumed"),
        hours_assumed=truths("hours_assumed"),
        figures=Figures(**{name: figures(name) for name in _FIGURES}),
    )


def origin_of(content: bytes) -> Origin | None:
    """Return what the table in the bytes of `pack` was made of; None where an older version made it."""
    with decoding(report_tables.name):
        facts = pa.ipc.open_stream(content).schema.metadata
        if _COUNTING.encode() not in facts:
            return None
        counting, newest, follows = (facts[name.encode()].decode() for name in (_COUNTING, _NEWEST, _FOLLOWS))
        return Origin(DataState(counting, int(newest)), follows == "1")


def _row(found: Row[Any]) -> ReportRow:
    return ReportRow(*(getattr(found, name) for name in _COLUMNS))
