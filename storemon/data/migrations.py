"""The history of the layout: what brings a database of each earlier version to the next one.

A step holds the statements of its time, whatever `storemon.data.schema` has become since. A test compares
what all of them make of a database of version 1 with a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, text, update

from storemon.core.progress import Progress, part
from storemon.data import packing_step
from storemon.data.schema import VERSION, layout

_Work = Callable[[Connection, Callable[[float], None]], None]
_STEPS: Final[dict[int, tuple[str | _Work, ...]]] = {
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
    3: (*packing_step.BEFORE, packing_step.pack, *packing_step.AFTER),
}


def migrate(connection: Connection, version: int, progress: Progress) -> None:
    """Bring a database from `version` to the present one, inside the transaction of `connection`.

    Raises what `progress` raises; it is called before each statement.
    """
    statements = [statement for step in range(version, VERSION) for statement in _STEPS[step]]
    for done, statement in enumerate(statements):
        _carry_out(
            connection, statement, part(progress, done / len(statements), (done + 1) / len(statements))
        )
    connection.execute(update(layout).values(version=VERSION))
    progress(1.0, "Updating the database")


def _carry_out(connection: Connection, statement: str | _Work, progress: Progress) -> None:
    progress(0.0, "Updating the database")
    if isinstance(statement, str):
        connection.execute(text(statement))
    else:
        statement(connection, lambda share: progress(share, "Updating the database"))
