"""Where a report's stores are read from, whatever keeps them."""

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
"""The first and the last key of some stores."""


class ReportSource(Protocol):
    """Gives stores with all that a report needs of them, by their keys."""

    def batch(
        self,
        keys: Keys,
        times: tuple[int, int],
        only: Sequence[int] | None = None,
        platform: int = NAMELESS,
    ) -> StoreBatch:
        """Return what `queries.read_batch` does. Raises `UserError` and `RowsDamaged`."""
        raise NotImplementedError

    def nearest(
        self, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
    ) -> list[list[int]]:
        """Return what `read_nearest` does. Raises the same."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DatabaseSource:
    """The stores of a database, on the snapshot of a connection; `tally` counts what batches are read."""

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
        """Return the polls nearest to times."""
        return read_nearest(self.connection, asked, active=active, before=before, limit=limit)
