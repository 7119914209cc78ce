"""How much data a database holds."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from storemon.data.polls.polls_reading import count_polls
from storemon.data.schema import VERSION, imports, reports, stores


@dataclass(frozen=True, slots=True)
class Extent:
    """Row counts, `size` of the database in bytes, and `version` of its layout."""

    stores: int
    polls: int
    imports: int
    reports: int
    size: int
    version: int


def extent(connection: Connection, size: int) -> Extent:
    """Return how much a database of `size` bytes holds; this reads all polls."""

    def count(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Extent(count(stores), count_polls(connection), count(imports), count(reports), size, VERSION)
