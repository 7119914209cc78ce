"""The layout's history: the steps that update a database of each earlier version to the next one.

A step holds the statements of its time, regardless of later changes of `storemon.data.schema`. A test
compares the result of all steps from version 1 with a new database.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from sqlalchemy import Connection, update

from storemon.core.progress import Progress, part
from storemon.data.imports import dated_step
from storemon.data.polls import packing_step
from storemon.data.schema import VERSION, layout
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.older import check_values
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import RowsDamaged
from storemon.message import Message

_SEALING: Final = 3
"""The step that adds checksums to all rows, whatever they contain."""

_Work = Callable[[Connection, Callable[[float], None]], None]


def _check_reports(connection: Connection, progress: Callable[[float], None]) -> None:
    """Raise `RowsDamaged` if a report of layout 4 is not what was written, before it gets new checksums."""
    progress(0.0)
    wrong = """SELECT 1 FROM reports WHERE digest IS NOT row_digest(
        report_id, status, method, reach, as_of, created, finished, reason, stores,
        range_start, range_end, dates
    ) LIMIT 1"""
    if connection.exec_driver_sql(wrong).first() is not None:
        raise RowsDamaged("reports")


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
        "ALTER TABLE layout ADD COLUMN digest INTEGER",
        "ALTER TABLE imports ADD COLUMN content INTEGER",
        *(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER"
            for table, columns in {
                "imports": ("digest",),
                "refused_rows": ("digest",),
                "stores": ("hours_digest", "digest"),
                "own_labels": ("digest",),
                "reports": ("digest",),
                "report_tables": ("answers_digest", "digest"),
            }.items()
            for column in columns
        ),
        *packing_step.BEFORE,
        packing_step.pack,
        *packing_step.AFTER,
        """UPDATE imports SET content = CASE kind
            WHEN 'hours' THEN (
                SELECT hours_sum(store, day, start, "end") FROM hours
                WHERE hours.import_id = imports.import_id
            )
            WHEN 'zones' THEN (
                SELECT rows_sum(store, zone) FROM zones WHERE zones.import_id = imports.import_id
            )
            WHEN 'names' THEN (
                SELECT rows_sum(store_id, name, grouping) FROM names
                WHERE names.import_id = imports.import_id
            )
        END""",
        """UPDATE imports SET digest = row_digest(
            import_id, name, kind, header, finished, imported, known, refused, stores, changed,
            undone, content, fingerprint, same_as, folded
        )""",
        "UPDATE refused_rows SET digest = row_digest(import_id, line, text, reason)",
        """UPDATE stores SET hours_digest = (
            SELECT hours_sum(hours.store, day, start, "end") FROM hours
            WHERE hours.store = stores.store AND hours.import_id = stores.hours_import
        )""",
        "UPDATE stores SET digest = row_digest(store, store_id, zone, hours_import, hours_digest)",
        "UPDATE own_labels SET digest = row_digest(store_id, name, sales_per_hour)",
        """UPDATE reports SET digest = row_digest(
            report_id, status, method, reach, as_of, created, finished, reason, stores,
            range_start, range_end, dates
        )""",
        """UPDATE report_tables SET answers_digest = (
            SELECT row_digest(content) FROM report_answers
            WHERE report_answers.report_id = report_tables.report_id
        )""",
        "UPDATE report_tables SET digest = row_digest(report_id, content, answers_digest)",
        """CREATE TABLE totals (
            name TEXT NOT NULL,
            count BIGINT NOT NULL,
            digests BIGINT NOT NULL,
            PRIMARY KEY (name)
        )""",
    ),
    4: (
        _check_reports,
        "ALTER TABLE reports ADD COLUMN kept BIGINT",
        "ALTER TABLE reports ADD COLUMN data_state TEXT",
        """UPDATE reports SET digest = row_digest(
            report_id, status, method, reach, as_of, created, finished, reason, stores,
            range_start, range_end, dates, kept, data_state
        )""",
    ),
    5: (
        "ALTER TABLE hours RENAME TO undated_hours",
        """CREATE TABLE hours (
            store INTEGER NOT NULL,
            import_id INTEGER NOT NULL,
            day SMALLINT NOT NULL CHECK (day BETWEEN 0 AND 6),
            start BIGINT NOT NULL,
            "end" BIGINT NOT NULL,
            valid_from INTEGER NOT NULL,
            PRIMARY KEY (store, import_id, day, start, "end", valid_from),
            FOREIGN KEY(store) REFERENCES stores (store),
            FOREIGN KEY(import_id) REFERENCES imports (import_id)
        ) WITHOUT ROWID""",
        """INSERT INTO hours (store, import_id, day, start, "end", valid_from)
            SELECT store, import_id, day, start, "end", 0 FROM undated_hours""",
        "DROP TABLE undated_hours",
        """CREATE TABLE dated_hours (
            store_id TEXT NOT NULL,
            grouping TEXT NOT NULL,
            import_id INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            start BIGINT NOT NULL,
            "end" BIGINT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (store_id, grouping, import_id, first, last, start, "end"),
            FOREIGN KEY(import_id) REFERENCES imports (import_id)
        ) WITHOUT ROWID""",
    ),
    6: (
        """CREATE TABLE notes (
            import_id INTEGER NOT NULL,
            number BIGINT NOT NULL,
            store_id TEXT,
            grouping TEXT,
            start BIGINT NOT NULL,
            "end" BIGINT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            excused SMALLINT NOT NULL,
            PRIMARY KEY (import_id, number),
            FOREIGN KEY (import_id) REFERENCES imports (import_id)
        ) WITHOUT ROWID""",
        """CREATE TABLE own_notes (
            note_id INTEGER NOT NULL,
            store_id TEXT,
            grouping TEXT,
            start BIGINT NOT NULL,
            "end" BIGINT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            excused SMALLINT NOT NULL,
            author TEXT NOT NULL,
            made BIGINT NOT NULL,
            digest INTEGER,
            PRIMARY KEY (note_id)
        )""",
    ),
    7: (
        *dated_step.BEFORE,
        dated_step.pack,
        *dated_step.AFTER,
    ),
    8: (
        """CREATE TABLE platforms (
            platform INTEGER NOT NULL,
            name TEXT NOT NULL,
            digest INTEGER,
            PRIMARY KEY (platform),
            UNIQUE (name)
        )""",
    ),
}


def migrate(connection: Connection, version: int, progress: Progress) -> None:
    """Update a database from `version` to the current one, inside the transaction of `connection`.

    Raises what `progress` raises, which is called before each statement, and `RowsDamaged` for values that no
    storemon has written.
    """
    steps = range(version, VERSION)
    total, done = sum(len(_STEPS[step]) for step in steps), 0
    for step in steps:
        if step == _SEALING:
            check_values(cast("sqlite3.Connection", connection.connection.driver_connection))
        for statement in _STEPS[step]:
            _carry_out(connection, statement, part(progress, done / total, (done + 1) / total))
            done += 1
    connection.execute(update(layout).values(version=VERSION, digest=row_digest(VERSION)))
    progress(1.0, Message("Updating the database"))


def _carry_out(connection: Connection, statement: str | _Work, progress: Progress) -> None:
    progress(0.0, Message("Updating the database"))
    if isinstance(statement, str):
        connection.exec_driver_sql(statement)
    else:
        statement(connection, lambda share: progress(share, Message("Updating the database")))
