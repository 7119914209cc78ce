"""One store looked at closely: a week of it, and how its figures come about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from sqlalchemy import Connection

from storemon.core.checked_hours import CheckedHours
from storemon.core.explain import Breakdown, FigureRequest, explain
from storemon.core.model import Batch
from storemon.core.store_week import StoreWeek, store_week
from storemon.core.uptime import evidence_begin, evidence_end
from storemon.core.vocabulary import Range
from storemon.data import queries
from storemon.data.database import Database
from storemon.data.queries import StoreBatch
from storemon.services.earlier_starts import FurtherBack
from storemon.services.stores import no_store


class StoreDetails:
    """Reads one store at a time, so that each answer takes a few ms however many stores there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def week(self, store_id: str, as_of: int, reach: int | None, shown: Range) -> StoreWeek:
        """Return what is known of a store in a range that ends at or before `as_of` (µs UTC).

        Raises `NoSuchStore` where there is none.
        """
        times = (evidence_begin(shown.start, reach), evidence_end(shown.end, reach, as_of))
        with self._database.reading() as connection:
            found = self._found(connection, store_id, times)
            seen = store_week(found.batch, reach, as_of, shown.start, shown.end)
            back = FurtherBack(found, seen.outages, np.array([times[0]]), np.array([shown.start]))
            return replace(seen, outages=back.find(connection))

    def hours(self, store_id: str) -> CheckedHours:
        """Return a store's hours as they were given. Raises `NoSuchStore` where there is none."""
        return CheckedHours.of(self._batch(store_id, (0, 0)).hours)

    def explain(self, store_id: str, request: FigureRequest) -> list[Breakdown]:
        """Return how a figure comes about, under the report's own terms and then under others.

        Raises `NoSuchStore` where there is none.
        """
        return explain(self._batch(store_id, request.polls()), request)

    def _batch(self, store_id: str, times: tuple[int, int]) -> Batch:
        with self._database.reading() as connection:
            return self._found(connection, store_id, times).batch

    @staticmethod
    def _found(connection: Connection, store_id: str, times: tuple[int, int]) -> StoreBatch:
        key = queries.key_of(connection, store_id)
        if key is None:
            raise no_store(store_id)
        return queries.read_batch(connection, (key, key), times)
