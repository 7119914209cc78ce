"""Information about the stores, all together and one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

import numpy as np
from sqlalchemy import Connection

from storemon.core.checked_hours import CheckedHours
from storemon.core.explain import Breakdown, FigureRequest, explain
from storemon.core.labels import Labels
from storemon.core.openings import in_force
from storemon.core.platforms import NAMELESS
from storemon.core.ranges import commonest_zone
from storemon.core.store_week import StoreWeek, of_platforms, store_week
from storemon.core.timeline import Timeline, timeline, together
from storemon.core.uptime import evidence_begin, evidence_end
from storemon.core.vocabulary import DEFAULT_ZONE, WEEK, FileKind, Range
from storemon.data import platform_rows, queries
from storemon.data.clock import utc_now
from storemon.data.database import Database
from storemon.data.files.fields import EARLIEST, LATEST, LONGEST_LABEL
from storemon.data.imports import label_rows
from storemon.data.note_book import notes_about
from storemon.data.polls.polls_reading import count_polls
from storemon.data.queries import StoreBatch
from storemon.data.sqlite import sealed
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.earlier_starts import FurtherBack
from storemon.services.known_store import key_of
from storemon.services.own_labels import OwnLabel, OwnLabels
from storemon.services.resolve_as_of import AsOf, find_as_of
from storemon.services.reverse import Reverse

_STORES_A_PART: Final = 1000
GivenStores: TypeAlias = StoreBatch
"""Stores with their ids, zones, hours and polls, as returned by `StoreService.given`."""


@dataclass(frozen=True, slots=True)
class DataSummary:
    """How much data there is; poll times in µs UTC, None without polls.

    `as_of`: the as-of time of a report made now, and the polls after it. `zone`: the zone that most stores
    have.
    """

    stores: int
    polls: int
    first_poll: int | None
    last_poll: int | None
    as_of: AsOf = field(default_factory=AsOf)
    zone: str = DEFAULT_ZONE


class StoreService:
    """Answers questions about stores; those about one store take a few ms, however many there are."""

    def __init__(self, database: Database, now: Callable[[], int] = utc_now) -> None:
        self._database = database
        self._now = now
        self._own = OwnLabels(database)

    def summary(self) -> DataSummary:
        """Count stores and polls."""
        with self._database.reading() as connection:
            newest = queries.newest_polls(connection)
            return DataSummary(
                stores=queries.count_stores(connection),
                polls=count_polls(connection),
                first_poll=queries.oldest_poll(connection),
                last_poll=int(newest.max()) if newest.size else None,
                as_of=find_as_of(connection, self._now(), newest),
                zone=commonest_zone(queries.zone_counts(connection)),
            )

    def zones(self) -> list[str]:
        """Return the time zones of the stores, each once; stores without a zone have the default."""
        with self._database.reading() as connection:
            return sorted({zone or DEFAULT_ZONE for zone in queries.zone_counts(connection)})

    def timeline(
        self,
        store_id: str,
        as_of: int,
        reach: int | None,
        shown: Range | None = None,
        *,
        platform: str | None = None,
    ) -> Timeline:
        """Return the store's week up to `as_of` (µs UTC), or another range, under the interpolated method.

        Time after `as_of` is left out. For a platform, or for all together: up if any is up, down if none is
        up and at least one is down. Raises `NoSuchStore`.
        """
        start, end = (as_of - WEEK, as_of) if shown is None else (shown.start, min(shown.end, as_of))
        times = (evidence_begin(start, reach), evidence_end(end, reach, as_of))
        with self._database.reading() as connection:
            found = self._found(connection, store_id, times, platform)
        return together([timeline(one.batch, reach, as_of, start, end) for one in found.values()])

    def labels(self, store_ids: Sequence[str]) -> Labels:
        """Return the labels of the stores with these ids, in their order."""
        with self._database.reading() as connection:
            return label_rows.labels_of(connection, store_ids)

    def rename(self, store_id: str, name: str, seen: Labels | None = None) -> Reverse | None:
        """Set the user's own name for a store; an empty one restores the name from the files.

        Runs of whitespace become single spaces. Returns a function that undoes it, None if nothing changed.
        `seen`: the store's labels as the user saw them. Raises `ChangedMeanwhile` if the name was changed
        since, `BadInput` for a name that is too long, and `NoSuchStore`.
        """
        plain = " ".join(name.split())
        if len(plain) > LONGEST_LABEL:
            raise BadInput(
                Message("The name is too long."),
                remedy=Message("Use at most {most} characters.", most=LONGEST_LABEL),
            )
        return self._own.set(store_id, OwnLabel.NAME, plain or None, seen)

    def set_sales(self, store_id: str, per_hour: float | None, seen: Labels | None = None) -> Reverse | None:
        """Set a store's sales per open hour; None restores the figure for all stores.

        Returns a function that undoes it, None if nothing changed. Raises `BadInput` for a figure that is
        negative or not finite, `ChangedMeanwhile` like `rename`, and `NoSuchStore`.
        """
        if per_hour is not None and not (math.isfinite(per_hour) and per_hour >= 0):
            raise BadInput(Message("That is not an amount."), remedy=Message("Use 0 or more."))
        return self._own.set(store_id, OwnLabel.SALES, per_hour, seen)

    def week(
        self, store_id: str, as_of: int, reach: int | None, shown: Range, *, platform: str | None = None
    ) -> StoreWeek:
        """Return a store's figures and outages in a range that ends at or before `as_of` (µs UTC).

        For a platform, or for all together: figures are sums over platforms, outages are listed for each.
        Raises `NoSuchStore`.
        """
        times = (evidence_begin(shown.start, reach), evidence_end(shown.end, reach, as_of))
        with self._database.reading() as connection:
            weeks: dict[str, StoreWeek] = {}
            for name, found in self._found(connection, store_id, times, platform).items():
                seen = store_week(found.batch, reach, as_of, shown.start, shown.end)
                back = FurtherBack(found, seen.outages, np.array([times[0]]), np.array([shown.start]))
                weeks[name] = replace(seen, outages=back.find(connection))
            return replace(of_platforms(weeks), notes=tuple(notes_about(connection, found.store_ids[0])))

    def hours(self, store_id: str) -> CheckedHours:
        """Return the hours of a store that are in force now, as they were given. Raises `NoSuchStore`."""
        with self._database.reading() as connection:
            (found, *_) = self._found(connection, store_id, queries.NO_TIME).values()
        return CheckedHours.of(in_force(found.batch, self._now()))

    def given(
        self, store_ids: Sequence[str] | None = None, times: tuple[int | None, int | None] | None = None
    ) -> list[GivenStores]:
        """Return the zones, hours, and polls within `times` of some or all stores, in parts.

        `times` are µs UTC, both included, None for an open end; without `times` there are no polls. With
        several platforms, each part occurs once per platform. Raises `NoSuchStore` and `DatabaseDamaged`.
        """
        first, last = (0, 0) if times is None else times
        span = (EARLIEST if first is None else first, LATEST if last is None else last)
        with self._database.reading() as connection:
            on = {NAMELESS: ""}
            if times is not None:
                on = platform_rows.polled(connection) or on
            if store_ids is None:
                tally = queries.Tally()
                keys = queries.key_ranges(connection, _STORES_A_PART)
                found = [
                    replace(
                        queries.read_batch(connection, some, span, tally=tally, platform=number),
                        platform_name=name,
                    )
                    for some in keys
                    for number, name in on.items()
                ]
                tally.check(connection, span)
                return found
            sealed.check_content(connection, FileKind.DATED_HOURS)
            chosen = dict.fromkeys(key_of(connection, store_id) for store_id in store_ids)
            return [
                replace(queries.read_batch(connection, (key, key), span, platform=number), platform_name=name)
                for key in chosen
                for number, name in on.items()
            ]

    def explain(
        self, store_id: str, request: FigureRequest, *, platform: str | None = None
    ) -> dict[str, list[Breakdown]]:
        """Return how a figure is computed on a platform, or on each of the store's platforms, by name.

        For each, the first is under the report's own terms, followed by others. Raises `NoSuchStore`.
        """
        with self._database.reading() as connection:
            found = self._found(connection, store_id, request.polls(), platform)
        return {name: explain(one.batch, request) for name, one in found.items()}

    @staticmethod
    def _found(
        connection: Connection, store_id: str, times: tuple[int, int], platform: str | None = None
    ) -> dict[str, StoreBatch]:
        """Return a store with its polls on a platform, or on each of its platforms, by name."""
        key = key_of(connection, store_id)
        sealed.check_content(connection, FileKind.DATED_HOURS)
        on = platform_rows.polled_of(connection, key)
        wanted = {number: name for number, name in on.items() if platform in {None, name}}
        return {
            name: queries.read_batch(connection, (key, key), times, platform=number)
            for number, name in (wanted or {NAMELESS: ""}).items()
        }
