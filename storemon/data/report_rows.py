"""Reports as rows of the database, and their tables as Arrow bytes.

A finished table is kept whole: it stays what it was when hours, zones or polls change later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, Select, func, insert, select, update

from storemon.core.model import Bool, Figures, Int64, Method
from storemon.core.report import ReportTable
from storemon.data.arrow_arrays import integers, texts
from storemon.data.csv_rows import numbers
from storemon.data.data_state import DataState
from storemon.data.schema import report_tables, reports

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


def change(connection: Connection, report_id: str, only_if: str, **values: str | int | None) -> bool:
    """Change a report whose status is `only_if`; return whether there was one."""
    where = (reports.c.report_id == report_id) & (reports.c.status == only_if)
    return connection.execute(update(reports).where(where).values(values)).rowcount > 0


def one(connection: Connection, report_id: str) -> ReportRow | None:
    """Return the report called `report_id`, None where there is none."""
    found = connection.execute(_rows().where(reports.c.report_id == report_id)).first()
    return None if found is None else ReportRow(*found)


def newest_first(connection: Connection, status: str | None = None) -> list[ReportRow]:
    """Return all reports, or those of a status, newest first."""
    statement = _rows().order_by(reports.c.created.desc(), reports.c.report_id)
    if status is not None:
        statement = statement.where(reports.c.status == status)
    return [ReportRow(*row) for row in connection.execute(statement)]


def put_table(connection: Connection, report_id: str, content: bytes) -> None:
    """Keep a report's table, packed by `pack`."""
    connection.execute(insert(report_tables).values(report_id=report_id, content=content))


def table_of(connection: Connection, report_id: str) -> bytes | None:
    """Return the packed table of a report, None where it has none."""
    return connection.execute(
        select(report_tables.c.content).where(report_tables.c.report_id == report_id)
    ).scalar()


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


def unpack(content: bytes) -> ReportTable:
    """Turn the bytes of `pack` back into the table."""
    table = pa.ipc.open_stream(content).read_all()

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
    facts = pa.ipc.open_stream(content).schema.metadata
    if _COUNTING.encode() not in facts:
        return None
    counting, newest, follows = (facts[name.encode()].decode() for name in (_COUNTING, _NEWEST, _FOLLOWS))
    return Origin(DataState(counting, int(newest)), follows == "1")


def _rows() -> Select[*tuple[Any, ...]]:
    return select(*(reports.c[name] for name in _COLUMNS))
