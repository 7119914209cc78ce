"""What is known of the stores, all together and one by one."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.model import WEEK, Range
from storemon.core.timeline import Timeline, timeline
from storemon.core.uptime import evidence_begin, evidence_end
from storemon.data import queries
from storemon.data.database import Database
from storemon.errors import BadInput


@dataclass(frozen=True, slots=True)
class DataSummary:
    """How much data there is; poll times in µs UTC, None where there is no poll."""

    stores: int
    polls: int
    first_poll: int | None
    last_poll: int | None


class StoreService:
    """Answers questions about stores."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def summary(self) -> DataSummary:
        """Count stores and polls."""
        with self._database.reading() as connection:
            return DataSummary(
                stores=queries.count_stores(connection),
                polls=queries.count_polls(connection),
                first_poll=queries.oldest_poll(connection),
                last_poll=queries.newest_poll(connection),
            )

    def timeline(self, store_id: str, as_of: int, reach: int | None, shown: Range | None = None) -> Timeline:
        """Return the store's week up to `as_of` (µs UTC), or another range, under the interpolated method.

        What lies after `as_of` is left out. Raises `BadInput` where there is no such store.
        """
        start, end = (as_of - WEEK, as_of) if shown is None else (shown.start, min(shown.end, as_of))
        with self._database.reading() as connection:
            key = queries.key_of(connection, store_id)
            if key is None:
                raise BadInput(
                    f"There is no store {store_id}.", "None of the imported files names it.", "Check the id."
                )
            times = (evidence_begin(start, reach), evidence_end(end, reach, as_of))
            found = queries.read_batch(connection, (key, key), times)
        return timeline(found.batch, reach, as_of, start, end)
