"""The layout step that packs closures and special hours: one row per store and import.

It is kept as first released, regardless of later changes of `storemon.data.imports.dated_packing`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from sqlalchemy import Connection

from storemon.data.sqlite.digests import row_digest

BEFORE: Final = (
    "ALTER TABLE dated_hours RENAME TO unpacked_dated_hours",
    """CREATE TABLE dated_hours (
        store_id TEXT NOT NULL,
        grouping TEXT NOT NULL,
        import_id INTEGER NOT NULL,
        spans BLOB NOT NULL,
        names TEXT NOT NULL,
        digest INTEGER,
        PRIMARY KEY (store_id, grouping, import_id),
        FOREIGN KEY(import_id) REFERENCES imports (import_id)
    ) WITHOUT ROWID""",
)
AFTER: Final = (
    "DROP TABLE unpacked_dated_hours",
    """UPDATE imports SET content = (
        SELECT sum(dated_hours.digest) FROM dated_hours WHERE dated_hours.import_id = imports.import_id
    ) WHERE kind = 'dated_hours'""",
    """UPDATE imports SET digest = row_digest(
        import_id, name, kind, header, finished, imported, known, refused, stores, changed,
        undone, content, fingerprint, same_as, folded
    ) WHERE kind = 'dated_hours'""",
)
_ROWS: Final = """SELECT store_id, grouping, import_id, first, last, start, "end", name
    FROM unpacked_dated_hours ORDER BY store_id, grouping, import_id, first, last, start, "end\""""
_AT_ONCE: Final = 1000


def pack(connection: Connection, progress: Callable[[float], None]) -> None:
    """Convert all rows; `progress` gets the share done, and is called between groups of stores."""
    total = connection.exec_driver_sql("SELECT count(*) FROM unpacked_dated_hours").scalar_one()
    done = 0
    groups = groupby(connection.exec_driver_sql(_ROWS), key=itemgetter(0, 1, 2))
    while some := [(key, list(map(tuple, rows))) for key, rows in islice(groups, _AT_ONCE)]:
        progress(done / total)
        packed = []
        for key, rows in some:
            spans = b"".join(struct.pack(">4q", *row[3:7]) for row in rows)
            values = (*key, spans, "\n".join(row[7] for row in rows))
            packed.append((*values, row_digest(*values)))
            done += len(rows)
        connection.exec_driver_sql("INSERT INTO dated_hours VALUES (?, ?, ?, ?, ?, ?)", packed)
