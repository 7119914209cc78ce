"""Time zones on their way into the database: the last row of a file that names a store counts."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Connection, select, update

from storemon.core.message import Message
from storemon.core.progress import Progress
from storemon.data import bulk, schema
from storemon.data.files.csv_rows import Rows
from storemon.data.files.zone_hints import odd_zones
from storemon.data.imports import past_changes as past
from storemon.data.imports.all_refused import AllRefused
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.row_readers import read_zones
from storemon.data.imports.written import Written
from storemon.data.sqlite import sealed
from storemon.data.store_keys import StoreKeys


class ZonesImport:
    """Gathers each store's zone and writes those that differ from the known ones."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._zones: dict[int, str] = {}
        self._refused = AllRefused(keys)

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's
        """Take the zones of a block; return the rows that cannot be used or that a later one overrules."""
        zones, refused = read_zones(rows, self._keys)
        self._zones.update(zones)
        if refused:
            self._refused.add(rows)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the zones; those that the stores had already are not counted as imported."""
        progress(0.95, Message("Writing time zones"))
        named = np.array(list(self._zones), dtype=np.int64)
        self._keys.save(named)
        table = schema.stores
        known = past.known_zones(self._connection)
        left = self._refused.zones_notes(self._connection, named)
        note = past.zones_note(self._connection, known, self._zones)
        changed = sum(known[store] != zone for store, zone in self._zones.items())
        columns: dict[str, list[Any]] = {
            "store": list(self._zones),
            "import_id": [self._import_id] * len(self._zones),
            "zone": list(self._zones.values()),
        }
        bulk.insert_rows(self._connection, schema.zones, columns)
        mine = schema.zones.c.import_id == self._import_id
        new = select(schema.zones.c.zone).where(mine, schema.zones.c.store == table.c.store)
        with sealed.changing(self._connection, table):
            self._connection.execute(
                update(table)
                .where(table.c.store.in_(select(schema.zones.c.store).where(mine)))
                .values(zone=new.scalar_subquery())
            )
        return Written(changed, len(self._zones), changed, (note, *left, *odd_zones(self._zones.values())))
