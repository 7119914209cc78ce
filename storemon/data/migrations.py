"""The history of the layout: what brings a database of each earlier version to the next one.

A step holds the statements of its time, whatever `storemon.data.schema` has become since. A test compares
what all of them make of a database of version 1 with a new one.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text, update

from storemon.core.progress import Progress
from storemon.data.schema import VERSION, layout

_STEPS: Final[dict[int, tuple[str, ...]]] = {
    1: (
        "ALTER TABLE reports ADD COLUMN range_start BIGINT",
        "ALTER TABLE reports ADD COLUMN range_end BIGINT",
        """CREATE TABLE names (
            store_id TEXT NOT NULL,
            import_id INTEGER NOT NULL,
            name TEXT,
            grouping TEXT,
            PRIMARY KEY (store_id, import_id),
            FOREIGN KEY (import_id) REFERENCES imports (import_id)
        ) WITHOUT ROWID""",
        """CREATE TABLE own_labels (
            store_id TEXT NOT NULL,
            name TEXT,
            sales_per_hour FLOAT,
            PRIMARY KEY (store_id)
        )""",
        """CREATE TABLE report_answers (
            report_id TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (report_id),
            FOREIGN KEY (report_id) REFERENCES reports (report_id) ON DELETE CASCADE
        )""",
    ),
    2: ("ALTER TABLE reports ADD COLUMN dates TEXT",),
    3: (
        """CREATE TABLE refused_counts (
            import_id INTEGER NOT NULL,
            reason TEXT NOT NULL,
            rows BIGINT NOT NULL,
            PRIMARY KEY (import_id, reason),
            FOREIGN KEY (import_id) REFERENCES imports (import_id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        """INSERT INTO refused_counts (import_id, reason, rows)
            SELECT import_id, reason, count(*) FROM refused_rows GROUP BY import_id, reason""",
    ),
}


def migrate(connection: Connection, version: int, progress: Progress) -> None:
    """Bring a database from `version` to the present one, inside the transaction of `connection`.

    Raises what `progress` raises; it is called before each statement.
    """
    statements = [statement for step in range(version, VERSION) for statement in _STEPS[step]]
    for done, statement in enumerate(statements):
        progress(done / len(statements), "Updating the database")
        connection.execute(text(statement))
    connection.execute(update(layout).values(version=VERSION))
    progress(1.0, "Updating the database")
