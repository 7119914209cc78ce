"""What a file says of hours and zones, gathered to tell what importing it would change."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Int64
from storemon.data import past
from storemon.data.csv_header import FileKind
from storemon.data.csv_rows import RefusedRow, Rows
from storemon.data.row_readers import read_hours, read_zones, unusable
from storemon.data.store_keys import StoreKeys


class Gathered:
    """Takes the rows of one file, block by block."""

    def __init__(self) -> None:
        self._hours: list[Int64] = []
        self._zones: dict[int, str] = {}

    def take(self, kind: FileKind, rows: Rows, keys: StoreKeys) -> list[RefusedRow]:
        """Look at a block; return the rows that cannot be used."""
        if kind is FileKind.HOURS:
            hours, refused = read_hours(rows, keys)
            self._hours.append(hours)
            return refused
        if kind is FileKind.ZONES:
            zones, refused = read_zones(rows, keys)
            self._zones.update(zones)
            return refused
        return unusable(kind, rows, keys)

    def note(self, connection: Connection) -> str:
        """Return what an import would change of figures from before; empty where nothing."""
        if self._zones:
            return past.zones_note(connection, past.known_zones(connection), self._zones)
        if self._hours:
            given = np.concatenate(self._hours)
            old = past.hours_of(connection, np.unique(given[:, 0]))
            return past.hours_note(connection, old, past.other_hours(old, given))
        return ""
