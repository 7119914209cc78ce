"""Files of polls: each row is one poll, and the rows of several files add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.file_spec import ColumnSpec, FileSpec
from storemon.core.model import Bool, Int64, Polls
from storemon.core.platforms import listings, platform_of, store_of
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.vocabulary import FileKind
from storemon.data.bulk import sorted_polls
from storemon.data.files import fields, source_notes
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import Reason
from storemon.data.files.oddities import repeats
from storemon.data.files.status_words import is_known
from storemon.data.files.time_fields import timestamps
from storemon.data.files.written_times import looks_like_a_time
from storemon.data.imports import newest_polls
from storemon.data.imports.import_kind import ImportKind, Written
from storemon.data.imports.poll_platforms import not_chosen, numbers_of
from storemon.data.imports.poll_questions import poll_questions
from storemon.data.imports.row_reasons import first_reasons, refuse
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import NO_STORE, StoreKeys
from storemon.data.platform_rows import PlatformNumbers
from storemon.data.polls.packed import begins_of
from storemon.data.polls.polls_writer import PollsWriter
from storemon.data.polls.spill import Spill
from storemon.data.polls.undo_polls import undo_polls
from storemon.message import Message

_CHUNK_ROWS: Final = 1_850_000
_SLICE_ROWS: Final = 100_000
_SORTED: Final = 0.9
_PLATFORM: Final = ColumnSpec(
    "platform",
    ("platform", "channel", "provider", "marketplace"),
    other_names=(
        *("channel", "provider", "marketplace"),
        *("platformname", "channelname", "providername", "marketplacename"),
        *("deliveryplatform", "deliverychannel", "deliveryprovider", "deliverypartner", "deliveryservice"),
        *("orderplatform", "orderchannel", "orderingplatform", "orderingchannel"),
        *("salesplatform", "saleschannel", "onlineplatform", "aggregator"),
        *("plataforma", "canal", "proveedor"),
    ),
)


def read_polls(
    rows: Rows, keys: StoreKeys, platforms: PlatformNumbers | None = None
) -> tuple[Int64, Int64, Bool, Refused]:
    """Return the stores' keys, times (µs UTC) and statuses of the usable polls, and the refused rows.

    With `platforms`, the keys are those of the stores' listings.
    """
    store, no_store = keys.of(rows)
    active, no_status = fields.statuses(rows.columns["status"], rows.rules.choices)
    times, no_time = timestamps(rows.columns["timestamp_utc"], rows.rules)
    reasons = first_reasons(no_store, no_status, no_time)
    if "platform" in rows.columns:
        reasons = first_reasons(reasons, not_chosen(rows.columns["platform"], rows.rules.choices))
    numbers = None if platforms is None else numbers_of(rows, platforms)
    if numbers is not None:
        store = listings(store, numbers)
    if reasons.any():
        good = reasons == Reason.NONE
        store, times, active = store[good], times[good], active[good]
    return store, times, active, refuse(rows, reasons)


class PollsComparison:
    """Collects the newest poll of each store, since reports count up to the newest ones (METRICS: Windows).

    `latest`: the latest as-of time that is possible, µs UTC.
    """

    def __init__(self, keys: StoreKeys, latest: int) -> None:
        self._keys = keys
        self._latest = latest
        self._newest: dict[int, int] = {}
        self._beyond: set[int] = set()

    def add(self, rows: Rows) -> Refused:
        """Keep the newest poll of each store, and which stores have polls after the latest as-of time."""
        store, times, _, refused = read_polls(rows, self._keys)
        beyond = times > self._latest
        self._beyond.update(np.unique(store[beyond]).tolist())
        store, times = store[~beyond], times[~beyond]
        order = np.lexsort((times, store))
        last = np.flatnonzero(np.diff(store[order], append=NO_STORE))
        for key, time in zip(store[order][last].tolist(), times[order][last].tolist(), strict=True):
            self._newest[key] = max(time, self._newest.get(key, time))
        return refused

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return which polls reports would not count, and which are far ahead; needs the complete file."""
        if not complete:
            return []
        return newest_polls.notes(connection, self._keys, self._newest, self._beyond, self._latest)


class PollsImport:
    """Collects polls, and writes them when all are read, so that each database row is written once.

    Polls beyond a chunk are spilled to disk, which limits memory for files of any size.
    """

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._platforms = PlatformNumbers(connection)
        self._stores: list[Int64] = []
        self._times: list[Int64] = []
        self._active: list[Bool] = []
        self._waiting = 0
        self._taken = 0
        self._spill: Spill | None = None
        self._writer = PollsWriter(connection, import_id)
        self._imported = 0
        self._named: set[int] = set()
        self._ignored: list[str] = []
        """Ignored columns, once there were polls that differ only in them."""

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Add the polls of a block; return those that cannot be used."""
        store, times, active, refused = read_polls(rows, self._keys, self._platforms)
        if not self._ignored and repeats(rows):
            self._ignored = rows.extra
        self._stores.append(store)
        self._times.append(times)
        self._active.append(active)
        self._waiting += len(store)
        self._taken += len(store)
        if self._waiting >= _CHUNK_ROWS:
            self._set_aside(progress)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write what was collected and spilled."""
        if self._spill is not None and self._waiting:
            self._set_aside(progress)
        if self._spill is not None:
            pieces = self._spill.pieces()
        else:
            pieces = _slices(self._sorted()) if self._waiting else iter(())
        count = self._taken
        for share, piece in pieces:
            progress(_SORTED + (1 - _SORTED) * share, Message("Writing 1 poll|Writing {n} polls", n=count))
            self._write(piece)
        self._writer.finish()
        notes = (source_notes.same_instants(self._ignored),) if self._ignored else ()
        return Written(self._imported, len(self._named), 0, notes)

    def _sorted(self) -> Polls:
        """Return what was collected since the last call, sorted."""
        store, time = np.concatenate(self._stores), np.concatenate(self._times)
        active = np.concatenate(self._active)
        self._stores, self._times, self._active, self._waiting = [], [], [], 0
        return sorted_polls(store, time, active)

    def _set_aside(self, progress: Progress) -> None:
        if self._spill is None:
            self._spill = Spill()
        count = self._taken
        progress(_SORTED, Message("Sorting 1 poll|Sorting {n} polls", n=count))
        self._spill.add(self._sorted())

    def _write(self, polls: Polls) -> None:
        """Write polls; these must be all polls of the file for their stores and weeks."""
        on_platforms = polls.store[np.diff(polls.store, prepend=NO_STORE) != 0]
        named = np.unique(store_of(on_platforms))
        self._keys.save(named)
        self._platforms.save(platform_of(on_platforms))
        self._named.update(named.tolist())
        self._imported += self._writer.write(polls)


def _slices(polls: Polls) -> Iterator[tuple[float, Polls]]:
    """Yield slices of polls with the share before each; slices begin at a row boundary."""
    begins, start = begins_of(polls), 0
    while start < len(polls.store):
        place = int(np.searchsorted(begins, start + _SLICE_ROWS))
        end = int(begins[place]) if place < begins.size else len(polls.store)
        piece = Polls(polls.store[start:end], polls.time[start:end], polls.active[start:end])
        yield start / len(polls.store), piece
        start = end


POLLS: Final = ImportKind(
    FileSpec(
        FileKind.POLLS,
        Message("polls"),
        (
            STORE_ID,
            ColumnSpec("status", ("status", "state", "active", "online"), is_known),
            ColumnSpec("timestamp_utc", ("time", "utc", "date", "when"), looks_like_a_time),
        ),
        extra=(_PLATFORM,),
        replaces=False,
    ),
    compare=PollsComparison,
    start=PollsImport,
    undo=undo_polls,
    ask=poll_questions,
)
