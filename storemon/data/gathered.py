"""What a file says of hours and zones, gathered to tell what importing it would change."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Int64
from storemon.data import past
from storemon.data.all_refused import AllRefused
from storemon.data.csv_header import FileKind
from storemon.data.csv_rows import Rows
from storemon.data.refused import Refused
from storemon.data.row_readers import read_hours, read_zones, unusable
from storemon.data.store_keys import StoreKeys


class Gathered:
    """Takes the rows of one file, block by block."""

    def __init__(self) -> None:
        self._hours: list[Int64] = []
        self._zones: dict[int, str] = {}
        self._refused: AllRefused | None = None
        self._kind: FileKind | None = None

    def take(self, kind: FileKind, rows: Rows, keys: StoreKeys) -> Refused:
        """Look at a block; return the rows that cannot be used."""
        self._kind = kind
        self._refused = self._refused or AllRefused(keys)
        if kind is FileKind.HOURS:
            hours, refused = read_hours(rows, keys)
            self._hours.append(hours)
            if refused:
                self._refused.add(rows)
            return refused
        if kind is FileKind.ZONES:
            zones, refused = read_zones(rows, keys)
            self._zones.update(zones)
            if refused:
                self._refused.add(rows)
            return refused
        return unusable(kind, rows, keys)

    def notes(self, connection: Connection, *, complete: bool) -> list[str]:
        """Return what an import would change of figures from before.

        Of a file that was looked at to its end, also which stores would have no hours.
        """
        if self._kind is FileKind.ZONES:
            usable = np.array(list(self._zones), dtype=np.int64)
            changed = past.zones_note(connection, past.known_zones(connection), self._zones)
            left = self._refused.zones_notes(connection, usable) if complete and self._refused else []
            return _said(changed, *left)
        if self._hours:
            given = np.concatenate(self._hours)
            usable = np.unique(given[:, 0])
            old = past.hours_of(connection, usable)
            changed = past.hours_note(connection, old, past.other_hours(old, given))
            left = self._refused.hours_notes(connection, usable) if complete and self._refused else []
            return _said(changed, *left)
        return []


def _said(*notes: str) -> list[str]:
    return list(filter(None, notes))
