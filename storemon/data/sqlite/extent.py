"""How much a database holds, in numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from storemon.data.polls.polls_reading import count_polls
from storemon.data.schema import VERSION, imports, reports, stores


@dataclass(frozen=True, slots=True)
class Extent:
    """Counts of rows; `size` of the file with what is beside it, in bytes; `version` of the layout."""

    stores: int
    polls: int
    imports: int
    reports: int
    size: int
    version: int


def extent(connection: Connection, path: Path) -> Extent:
    """Return how much the open database at `path` holds; reads through all polls."""

    def count(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    beside = (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
    size = sum(file.stat().st_size for file in beside if file.exists())
    return Extent(count(stores), count_polls(connection), count(imports), count(reports), size, VERSION)
