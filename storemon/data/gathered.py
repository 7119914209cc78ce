"""What a file says of hours and zones, gathered to tell what importing it would change."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Int64
from storemon.data import past
from storemon.data.csv_header import FileKind
from storemon.data.csv_rows import RefusedRow, Rows
from storemon.data.left_open import left_open_notes, refused_stores
from storemon.data.row_readers import read_hours, read_zones, unusable
from storemon.data.store_keys import StoreKeys


class Gathered:
    """Takes the rows of one file, block by block."""

    def __init__(self) -> None:
        self._hours: list[Int64] = []
        self._zones: dict[int, str] = {}
        self._refused: list[Int64] = []
        self._keys: StoreKeys | None = None

    def take(self, kind: FileKind, rows: Rows, keys: StoreKeys) -> list[RefusedRow]:
        """Look at a block; return the rows that cannot be used."""
        self._keys = keys
        if kind is FileKind.HOURS:
            hours, refused = read_hours(rows, keys)
            self._hours.append(hours)
            if refused:
                self._refused.append(refused_stores(rows, hours, keys))
            return refused
        if kind is FileKind.ZONES:
            zones, refused = read_zones(rows, keys)
            self._zones.update(zones)
            return refused
        return unusable(kind, rows, keys)

    def notes(self, connection: Connection, *, complete: bool) -> list[str]:
        """Return what an import would change of figures from before.

        Of a file that was looked at to its end, also which stores would have no hours.
        """
        if self._zones:
            return _said(past.zones_note(connection, past.known_zones(connection), self._zones))
        if self._hours and self._keys is not None:
            given = np.concatenate(self._hours)
            usable = np.unique(given[:, 0])
            old = past.hours_of(connection, usable)
            changed = past.hours_note(connection, old, past.other_hours(old, given))
            left = left_open_notes(connection, self._keys, self._refused, usable) if complete else []
            return _said(changed, *left)
        return []


def _said(*notes: str) -> list[str]:
    return list(filter(None, notes))
