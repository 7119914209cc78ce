"""What a file says of hours and zones, gathered to tell what importing it would change."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.message import Message
from storemon.core.model import Int64
from storemon.core.vocabulary import FileKind
from storemon.data.files.csv_rows import Rows
from storemon.data.imports import newest_polls
from storemon.data.imports import past_changes as past
from storemon.data.imports.all_refused import AllRefused
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.row_readers import read_hours, read_polls, read_zones, unusable
from storemon.data.store_keys import NO_STORE, StoreKeys

_NO_LIMIT: Final = 1 << 62


class Gathered:
    """Takes the rows of one file, block by block. `latest` is the latest as-of time that there can be."""

    def __init__(self, latest: int = _NO_LIMIT) -> None:
        self._hours: list[Int64] = []
        self._zones: dict[int, str] = {}
        self._refused: AllRefused | None = None
        self._newest: dict[int, int] = {}
        self._beyond: set[int] = set()
        self._latest = latest
        self._keys: StoreKeys | None = None
        self._kind: FileKind | None = None

    def take(self, kind: FileKind, rows: Rows, keys: StoreKeys) -> Refused:
        """Look at a block; return the rows that cannot be used."""
        self._kind = kind
        self._refused, self._keys = self._refused or AllRefused(keys), keys
        if kind is FileKind.HOURS:
            hours, lacking, refused = read_hours(rows, keys)
            self._hours.append(hours)
            if refused:
                self._refused.add(rows, lacking)
            return refused
        if kind is FileKind.ZONES:
            zones, refused = read_zones(rows, keys)
            self._zones.update(zones)
            if refused:
                self._refused.add(rows)
            return refused
        if kind is FileKind.POLLS:
            store, times, _, refused = read_polls(rows, keys)
            self._take_polls(store, times)
            return refused
        return unusable(kind, rows, keys)

    def _take_polls(self, store: Int64, times: Int64) -> None:
        """Keep the newest poll of each store, and which stores have polls beyond the latest as-of time."""
        beyond = times > self._latest
        self._beyond.update(np.unique(store[beyond]).tolist())
        store, times = store[~beyond], times[~beyond]
        order = np.lexsort((times, store))
        last = np.flatnonzero(np.diff(store[order], append=NO_STORE))
        for key, time in zip(store[order][last].tolist(), times[order][last].tolist(), strict=True):
            self._newest[key] = max(time, self._newest.get(key, time))

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return what an import would change of figures from before.

        Of a file that was looked at to its end, also which stores would have no hours.
        """
        if self._kind is FileKind.ZONES:
            usable = np.array(list(self._zones), dtype=np.int64)
            changed = past.zones_note(connection, past.known_zones(connection), self._zones)
            left = self._refused.zones_notes(connection, usable) if complete and self._refused else []
            return _without_empty(changed, *left)
        if self._kind is FileKind.POLLS and complete and self._keys is not None:
            return newest_polls.notes(connection, self._keys, self._newest, self._beyond, self._latest)
        if self._hours:
            given = np.concatenate(self._hours)
            usable = np.unique(given[:, 0])
            old = past.hours_of(connection, usable)
            changed = past.hours_note(connection, old, past.other_hours(old, given))
            left = self._refused.hours_notes(connection, usable) if complete and self._refused else []
            return _without_empty(changed, *left)
        return []


def _without_empty(*notes: Message) -> list[Message]:
    return list(filter(None, notes))
