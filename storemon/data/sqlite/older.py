"""Check the values of a database without checksums before it gets them, as they are trusted afterwards.

Like the steps of `storemon.data.sqlite.migrations`, these are statements of their time.
"""

from __future__ import annotations

from typing import Final

from storemon.core.zone_files import zone_names
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import RowsDamaged

_TIME: Final = "BETWEEN 0 AND 4102444800000000"
"""Before the year 2100, in µs UTC."""

_DATE: Final = "20[0-9][0-9]-[01][0-9]-[0-3][0-9]"

# By table, conditions that no row of layout 3 can meet.
_IMPOSSIBLE: Final = {
    "imports": (
        "typeof(import_id) <> 'integer' OR typeof(name) <> 'text' OR typeof(header) <> 'text'"
        " OR kind NOT IN ('polls', 'hours', 'zones', 'names') OR typeof(kind) <> 'text'"
        f" OR NOT (typeof(finished) = 'integer' AND finished {_TIME})"
        " OR typeof(imported) <> 'integer' OR imported < 0 OR typeof(known) <> 'integer' OR known < 0"
        " OR typeof(refused) <> 'integer' OR refused < 0 OR typeof(stores) <> 'integer' OR stores < 0"
        " OR typeof(changed) <> 'integer' OR changed < 0"
        f" OR NOT (undone IS NULL OR typeof(undone) = 'integer' AND undone {_TIME})"
    ),
    "refused_rows": "typeof(line) <> 'integer' OR typeof(text) <> 'text' OR typeof(reason) <> 'text'",
    "stores": (
        "typeof(store_id) <> 'text' OR NOT (zone IS NULL OR typeof(zone) = 'text')"
        # Both are derived from the rows of the imports.
        " OR zone IS NOT (SELECT z.zone FROM zones AS z WHERE z.store = stores.store"
        " ORDER BY z.import_id DESC LIMIT 1)"
        " OR hours_import IS NOT (SELECT max(h.import_id) FROM hours AS h WHERE h.store = stores.store)"
    ),
    "zones": "typeof(zone) <> 'text'",
    "names": (
        "typeof(store_id) <> 'text' OR NOT (name IS NULL OR typeof(name) = 'text')"
        " OR NOT (grouping IS NULL OR typeof(grouping) = 'text')"
    ),
    "own_labels": (
        "typeof(store_id) <> 'text' OR NOT (name IS NULL OR typeof(name) = 'text')"
        " OR NOT (sales_per_hour IS NULL OR typeof(sales_per_hour) IN ('real', 'integer')"
        " AND sales_per_hour BETWEEN 0 AND 1e300)"
    ),
    "hours": (
        "typeof(day) <> 'integer' OR day NOT BETWEEN 0 AND 6 OR typeof(start) <> 'integer'"
        " OR typeof(\"end\") <> 'integer' OR start NOT BETWEEN 0 AND 86400000000"
        ' OR "end" NOT BETWEEN 0 AND 86400000000'
    ),
    "reports": (
        "typeof(report_id) <> 'text' OR status NOT IN ('Running', 'Complete', 'Failed', 'Cancelled')"
        " OR method NOT IN ('interpolated', 'poll-count') OR typeof(reason) <> 'text'"
        " OR NOT (reach IS NULL OR typeof(reach) = 'integer' AND reach >= 0)"
        f" OR NOT (as_of IS NULL OR typeof(as_of) = 'integer' AND as_of {_TIME})"
        f" OR NOT (typeof(created) = 'integer' AND created {_TIME})"
        f" OR NOT (finished IS NULL OR typeof(finished) = 'integer' AND finished {_TIME})"
        " OR typeof(stores) <> 'integer' OR stores < 0"
        " OR NOT (range_start IS NULL OR typeof(range_start) = 'integer')"
        " OR NOT (range_end IS NULL OR typeof(range_end) = 'integer')"
        " OR status = 'Complete' AND as_of IS NULL"
        f" OR NOT (dates IS NULL OR dates GLOB '{_DATE}/{_DATE}'"
        " OR dates GLOB '[tl][oha]*/[0-6]')"
    ),
}


def check_values(connection: sqlite3.Connection) -> None:
    """Check every small table of a database of layout 3.

    Raises `RowsDamaged` for what no storemon has written. A changed value that is still plausible passes, as
    nothing shows that it is wrong.
    """
    for table, impossible in _IMPOSSIBLE.items():
        query = f"SELECT 1 FROM {table} WHERE {impossible} LIMIT 1"  # noqa: S608  # our own names
        if connection.execute(query).fetchone() is not None:
            raise RowsDamaged(table)
        if connection.execute(f"PRAGMA foreign_key_check({table})").fetchone() is not None:
            raise RowsDamaged(table)
    zones = {zone for (zone,) in connection.execute("SELECT DISTINCT zone FROM zones")}
    if not zones <= zone_names():
        raise RowsDamaged("zones")
