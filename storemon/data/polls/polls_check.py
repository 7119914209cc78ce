"""Verify all polls in a database's file: SQLite itself does not notice a flipped bit in a value."""

from __future__ import annotations

from typing import Final

from storemon.data.polls.packed import PollRows
from storemon.data.polls.poll_rows import COLUMNS, SpanTally
from storemon.data.sqlite.sqlite_library import sqlite3

_ROWS_AT_ONCE: Final = 5000


def are_packed(connection: sqlite3.Connection) -> bool:
    """Return whether the polls are in rows with checksums, as they are since layout 4."""
    return any(name == "words" for _, name, *_ in connection.execute("PRAGMA table_info('polls')"))


def polls_are_whole(connection: sqlite3.Connection) -> bool:
    """Return whether no poll is changed or missing; always true for an earlier layout."""
    if not are_packed(connection):
        return True
    tally = SpanTally()
    columns = ", ".join(f'"{column.name}"' for column in COLUMNS)
    cursor = connection.execute(f"SELECT {columns} FROM polls")  # noqa: S608  # the schema's own names
    while found := cursor.fetchmany(_ROWS_AT_ONCE):
        rows = PollRows.read(found)
        if rows is None:
            return False
        tally.add(rows)
    known = connection.execute('SELECT span, "rows", checksums FROM poll_spans')
    return {span: (rows, checksums) for span, rows, checksums in known} == tally.found
