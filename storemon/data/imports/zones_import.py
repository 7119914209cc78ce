"""Files of time zones: a file's zone for a store replaces that of earlier files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, delete, func, select, update

from storemon.core.file_spec import ColumnSpec, FileSpec
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.visible import visible
from storemon.core.vocabulary import DEFAULT_ZONE, FileKind
from storemon.core.zone_files import known_zone
from storemon.data import bulk, schema
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import WORDS, Reason
from storemon.data.files.zone_hints import UNKNOWN, odd_zones, unknown_zone
from storemon.data.imports.all_refused import AllRefused
from storemon.data.imports.import_kind import ImportKind, Written
from storemon.data.imports.past_changes import past_notes
from storemon.data.imports.row_reasons import last_of_each
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import StoreKeys, range_of
from storemon.data.sqlite import sealed
from storemon.message import Message, Template

_MOST_HINTS: Final = 1_000
"""Unknown zones per block for which a hint is searched; a file of stores has only a few."""
_OVERRULED: Final = Message("A later row names another time zone for this store")
_DEFAULT: Final = Template(
    "The time zone of 1 store cannot be used, so {zone} is assumed: {names}"
    "|The time zones of {n} stores cannot be used, so {zone} is assumed: {names}"
)
_UNCHANGED: Final = Template(
    "The time zone of 1 store cannot be used, so it stays as it was: {names}"
    "|The time zones of {n} stores cannot be used, so they stay as they were: {names}"
)
_PAST: Final = Template(
    "New time zones change the past figures of 1 store: {names}"
    "|New time zones change the past figures of {n} stores: {names}"
)


def read_zones(rows: Rows, keys: StoreKeys) -> tuple[dict[int, str], Refused]:
    """Return the zone by store key; the last row of a store counts, earlier ones are refused."""
    stores, no_store = keys.of(rows)
    zones = [visible(text) for text in rows.columns["timezone_str"].to_pylist()]
    refused: dict[int, Message] = {}
    unknown: dict[str, Message] = {}
    for index, (zone, reason) in enumerate(zip(zones, no_store.tolist(), strict=True)):
        if reason:
            refused[index] = WORDS[Reason(reason)]
        elif not known_zone(zone):
            if zone not in unknown:  # searching for a hint is slow
                unknown[zone] = unknown_zone(zone) if len(unknown) < _MOST_HINTS else UNKNOWN
            refused[index] = unknown[zone]
    return last_of_each(rows, stores.tolist(), zones, refused, _OVERRULED)


class ZonesComparison:
    """Collects each store's zone, to compare it with the one in effect."""

    def __init__(self, keys: StoreKeys, latest: int = 0) -> None:  # noqa: ARG002  # signature of `ImportKind.compare`
        self.zones: dict[int, str] = {}
        self._keys = keys
        self._refused = AllRefused(keys)

    def add(self, rows: Rows) -> Refused:
        """Add the zones of a block; return the rows that cannot be used or that a later one overrules."""
        zones, refused = read_zones(rows, self._keys)
        self.zones.update(zones)
        if refused:
            self._refused.add(rows)
        return refused

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return which stores' past figures change and, for a complete file, which have no known zone."""
        known = known_zones(connection, range_of(self.zones))
        changed = [store for store, zone in self.zones.items() if known.get(store) != zone]
        found = past_notes(connection, changed, {store for store, zone in known.items() if zone}, _PAST)
        if complete:
            usable = np.array(list(self.zones), dtype=np.int64)
            found += self._refused.notes(
                connection, schema.stores.c.zone, usable, _DEFAULT, _UNCHANGED, zone=DEFAULT_ZONE
            )
        return found


class ZonesImport:
    """Collects each store's zone and writes those that differ from the known ones."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._file = ZonesComparison(keys)

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's signature
        """Add the zones of a block; return the rows that cannot be used or that a later one overrules."""
        return self._file.add(rows)

    def finish(self, progress: Progress) -> Written:
        """Write the zones; those that the stores already had do not count as imported."""
        progress(0.95, Message("Writing time zones"))
        zones = dict(sorted(self._file.zones.items()))
        within = range_of(zones)
        self._keys.save(np.array(list(zones), dtype=np.int64))
        known = known_zones(self._connection, within)
        notes = self._file.notes(self._connection, complete=True)
        changed = sum(known[store] != zone for store, zone in zones.items())
        write_zones(self._connection, self._import_id, zones)
        return Written(changed, len(zones), changed, (*notes, *odd_zones(zones.values())))


def write_zones(connection: Connection, import_id: int, zones: Mapping[int, str]) -> None:
    """Write zones by store key as those of an import; the stores must exist."""
    table, within = schema.stores, range_of(zones)
    columns: dict[str, list[Any]] = {
        "store": list(zones),
        "import_id": [import_id] * len(zones),
        "zone": list(zones.values()),
    }
    bulk.insert_rows(connection, schema.zones, columns)
    new = schema.zones.c
    mine = (new.import_id == import_id) & (new.store == table.c.store)
    with sealed.changing(connection, table, table.c.store.between(*within)):
        connection.execute(update(table).where(mine).values(zone=new.zone))


def zone_source(connection: Connection, store: int) -> int | None:
    """Return the import that a store's zone is from, or None if no file gives one."""
    own = schema.zones.c.store == store
    return connection.execute(select(func.max(schema.zones.c.import_id)).where(own)).scalar()


def known_zones(connection: Connection, keys: tuple[int, int]) -> dict[int, str | None]:
    """Return the current zone of each store in a range of keys, by key."""
    table = schema.stores
    statement = select(table.c.store, table.c.zone).where(table.c.store.between(*keys))
    return dict(sealed.plain_rows(connection.execute(statement)))


def undo_zones(connection: Connection, import_id: int) -> None:
    """Remove the zones of an import; those of the import before apply again."""
    zones, stores = schema.zones, schema.stores
    connection.execute(delete(zones).where(zones.c.import_id == import_id))
    newest = (
        select(zones.c.zone)
        .where(zones.c.store == stores.c.store)
        .order_by(zones.c.import_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(update(stores).values(zone=newest))


def _is_zone(text: str) -> bool:
    return known_zone(text) and not text.isdigit()


ZONES: Final = ImportKind(
    FileSpec(
        FileKind.ZONES,
        Message("time zones"),
        (STORE_ID, ColumnSpec("timezone_str", ("zone", "tz"), _is_zone)),
    ),
    compare=ZonesComparison,
    start=ZonesImport,
    undo=undo_zones,
)
