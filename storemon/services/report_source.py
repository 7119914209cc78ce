"""Sources from which a report reads its stores, independent of the storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from storemon.core.platforms import NAMELESS
from storemon.data import queries
from storemon.data.polls.polls_reading import read_nearest
from storemon.data.queries import StoreBatch, Tally

Keys = tuple[int, int]
"""The first and last key of some stores."""


class ReportSource(Protocol):
    """Reads stores by key, with all data that a report needs."""

    def batch(
        self,
        keys: Keys,
        times: tuple[int, int],
        only: Sequence[int] | None = None,
        platform: int = NAMELESS,
    ) -> StoreBatch:
        """Read a batch like `queries.read_batch`. Raises `UserError` and `RowsDamaged`."""

    def nearest(
        self, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
    ) -> list[list[int]]:
        """Find polls like `read_nearest`. Raises like `batch`."""


@dataclass(frozen=True, slots=True)
class DatabaseSource:
    """The stores of a database, on a connection's snapshot; `tally` counts what is read in batches."""

    connection: Connection
    tally: Tally | None = None

    def batch(
        self,
        keys: Keys,
        times: tuple[int, int],
        only: Sequence[int] | None = None,
        platform: int = NAMELESS,
    ) -> StoreBatch:
        """Return some stores with their polls on a platform."""
        return queries.read_batch(self.connection, keys, times, only, self.tally, platform)

    def nearest(
        self, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
    ) -> list[list[int]]:
        """Return the polls nearest to given times."""
        return read_nearest(self.connection, asked, active=active, before=before, limit=limit)
