"""The layout step that packs polls: one row per store and week.

It is kept as first released, regardless of later changes of `storemon.data.polls.packed`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

_WEEK: Final = 604_800_000_000
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
_STORES_AT_ONCE: Final = 250

BEFORE: Final = (
    "ALTER TABLE imports ADD COLUMN fingerprint TEXT",
    "ALTER TABLE imports ADD COLUMN same_as INTEGER",
    "ALTER TABLE imports ADD COLUMN folded BIGINT",
    "ALTER TABLE polls RENAME TO unpacked_polls",
    """CREATE TABLE polls (
        store INTEGER NOT NULL,
        span INTEGER NOT NULL,
        import_id INTEGER NOT NULL,
        first BIGINT NOT NULL,
        last BIGINT NOT NULL,
        words BLOB NOT NULL,
        known BLOB,
        checksum BIGINT NOT NULL,
        PRIMARY KEY (store, span, import_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE poll_spans (
        span INTEGER NOT NULL,
        rows BIGINT NOT NULL,
        checksums BIGINT NOT NULL,
        PRIMARY KEY (span)
    )""",
)
AFTER: Final = (
    "INSERT INTO poll_spans SELECT span, count(*), sum(checksum) FROM polls GROUP BY span",
    "DROP TABLE unpacked_polls",
    "DROP TABLE other_polls",
)

_GROUPED: Final = f"""
SELECT store, time / {_WEEK} AS span, import_id, min(time), max(time),
    group_concat((time % {_WEEK}) * 2 + active, ' ')
FROM (
    SELECT store, time, import_id, active FROM unpacked_polls WHERE store BETWEEN :first AND :last
    UNION ALL SELECT store, time, import_id, active FROM other_polls WHERE store BETWEEN :first AND :last
) GROUP BY store, span, import_id
"""  # noqa: S608  # a constant of this module


def pack(connection: Connection, progress: Callable[[float], None]) -> None:
    """Convert all polls; `progress` gets the share done, and is called between groups of stores."""
    keys = (
        connection.exec_driver_sql("SELECT DISTINCT store FROM unpacked_polls ORDER BY store").scalars().all()
    )
    for done in range(0, len(keys), _STORES_AT_ONCE):
        progress(done / len(keys))
        some = keys[done : done + _STORES_AT_ONCE]
        found = connection.exec_driver_sql(_GROUPED, {"first": some[0], "last": some[-1]}).all()
        rows = [_row(*row) for row in found]
        connection.exec_driver_sql("INSERT INTO polls VALUES (?, ?, ?, ?, ?, ?, NULL, ?)", rows)


def _row(store: int, span: int, import_id: int, first: int, last: int, text: str) -> tuple[Any, ...]:
    words: NDArray[Any] = np.sort(np.array(text.split(), "<i8"))
    content = words.tobytes()
    mixed = np.zeros(1, np.uint64)
    for place, value in enumerate((store, span, import_id, first, last)):
        mixed = (mixed ^ np.array([value], np.uint64)) * _FACTORS[place % len(_FACTORS)]
    return store, span, import_id, first, last, content, zlib.crc32(content, int(mixed[0] >> np.uint64(32)))
