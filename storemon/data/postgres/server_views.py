"""Views for programs that read the database directly, such as Power BI, Tableau and psql."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from storemon.core.platforms import MOST_STORES_KEY
from storemon.data.polls.packed import SPAN

_WORD: Final = " | ".join(f"(get_byte(polls.words, place * 8 + {n})::bigint << {8 * n})" for n in range(8))
_VIEWS: Final = (
    # A word is a little-endian integer, whose lowest bit means active (`data.polls.packed`).
    f"""CREATE OR REPLACE VIEW poll_rows AS
    SELECT store_id,
        timestamp 'epoch' AT TIME ZONE 'UTC' + ((span * {SPAN} + (word >> 1)) * interval '1 microsecond')
            AS timestamp_utc,
        CASE WHEN bool_or(word & 1 = 0) THEN 'inactive' ELSE 'active' END AS status,
        coalesce(name, '') AS platform
    FROM (
        SELECT polls.store, polls.span, {_WORD} AS word
        FROM polls CROSS JOIN LATERAL generate_series(0, octet_length(polls.words) / 8 - 1) AS place
    ) AS words JOIN stores ON stores.store = words.store & {MOST_STORES_KEY}
    LEFT JOIN platforms ON platform = words.store >> 32
    GROUP BY store_id, name, span, word >> 1""",
    """CREATE OR REPLACE VIEW report_rows AS
    SELECT report_id, method,
        timestamp 'epoch' AT TIME ZONE 'UTC' + as_of * interval '1 microsecond' AS as_of,
        timestamp 'epoch' AT TIME ZONE 'UTC' + finished * interval '1 microsecond' AS finished,
        store_id, time_window,
        open / 3.6e9 AS open_hours, up / 3.6e9 AS uptime_hours,
        down / 3.6e9 AS downtime_hours, unknown / 3.6e9 AS unknown_hours
    FROM reports JOIN report_figures USING (report_id)""",
)


def make_views(connection: Connection) -> None:
    """Create the views, or replace those that exist."""
    for view in _VIEWS:
        connection.exec_driver_sql(view)
