"""The layouts that servers have had: the steps from each to the next, and views for reading them."""

from __future__ import annotations

from typing import Final

_PACKED_DATES: Final = """SELECT store_id, grouping, import_id,
    string_agg(
        int8send(first) || int8send(last) || int8send(start) || int8send("end"), ''
        ORDER BY first, last, start, "end"
    ) AS spans,
    string_agg(name, chr(10) ORDER BY first, last, start, "end") AS names
FROM {table} GROUP BY store_id, grouping, import_id"""
"""The closures and special hours of layout 7, in the form that they have since layout 8."""
READABLE_FROM: Final = 9
"""The oldest layout whose storemon reads the current one correctly; a step that only adds keeps it."""
READABLE_FROM_TABLE: Final = "CREATE TABLE IF NOT EXISTS readable_from (version BIGINT NOT NULL)"

STEPS: Final[dict[int, tuple[str, ...]]] = {
    7: (
        "ALTER TABLE dated_hours RENAME TO unpacked_dated_hours",
        "ALTER TABLE unpacked_dated_hours DROP CONSTRAINT dated_hours_pkey",
        """CREATE TABLE dated_hours (
            store_id TEXT COLLATE "C" NOT NULL,
            grouping TEXT COLLATE "C" NOT NULL,
            import_id BIGINT NOT NULL,
            spans BYTEA NOT NULL,
            names TEXT COLLATE "C" NOT NULL,
            digest BIGINT,
            PRIMARY KEY (store_id, grouping, import_id)
        )""",
        "INSERT INTO dated_hours (store_id, grouping, import_id, spans, names) "
        + _PACKED_DATES.format(table="unpacked_dated_hours"),
        # CASCADE, since users of this layout made a view of it.
        "DROP TABLE unpacked_dated_hours CASCADE",
    ),
    8: (
        """CREATE TABLE platforms (
            platform BIGINT NOT NULL PRIMARY KEY,
            name TEXT COLLATE "C" NOT NULL UNIQUE,
            digest BIGINT
        )""",
    ),
}
"""The statements that update a server's layout to the next one; the first layout on servers was 7."""
EARLIER_VIEWS: Final[dict[int, str]] = {
    7: "CREATE TEMP VIEW dated_hours AS SELECT *, NULL::bigint AS digest"
    f" FROM ({_PACKED_DATES.format(table='storemon.dated_hours')}) AS packed",
    8: "CREATE TEMP VIEW platforms AS"
    " SELECT 0::bigint AS platform, ''::text COLLATE \"C\" AS name, NULL::bigint AS digest LIMIT 0",
}
"""For each earlier layout, the view that replaces a table that was different or missing.

PostgreSQL looks up names among the session's temporary objects first. Each step has an entry, maybe empty.
"""
