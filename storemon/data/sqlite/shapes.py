"""Compare the tables in a database's file with what storemon makes, before any of them is used.

A trigger, a view or an index added by another program would run as part of storemon's own statements.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from storemon.data import schema
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.problems import changed, damaged
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseProblem
from storemon.message import Message

# Hashes of all statements that make the tables of a layout; a test makes each of them and compares.
SHAPES: Final[dict[int, str]] = {
    1: "6d0fda744d53f59af1946730f11eb432d27df2e86766efeca31101b13bf79d4f",
    2: "67f314379f095ed3fd4def6e4d3c9437d7ac215b999d54a28765243336ce5fde",
    3: "00e9af6ebb73b6921c62471316ed4efa6c44783c6ffaacf4207cccf2618bcc1c",
    4: "4bcd895efb3f2f71b1e6c8b099b4bf8f98d21da3784388000e06e1670579ae8d",
    5: "56ae75a0e8122a4638b20fe69c53ad00a06a7aa7211280f1937ae34af0dfca81",
    6: "ff46bd88be96c644d2cff811327e667ff8c52356797be709cfb627c68313a2e0",
    7: "44ab90d94396d08b6455dc6ced362e7f36baf1d3517b481b0449c673198e7a4c",
    8: "f5f08f6f8f48dd21227ca5ca981272c85adc0f8e59b473862246c0306ea2a022",
    9: "a6c6f322591ae5681a628465d5df2721cada925f9b482e290a059d34646630a7",
}
FIRST_SEALED: Final = 4
"""The first layout whose rows have checksums."""
_LAYOUTS: Final = (
    "create table layout ( version integer not null )",
    "create table layout ( version integer not null , digest integer )",
)
"""How the version table is made: the first up to layout 3, the other ever since."""
_OURS: Final = frozenset({"stores", "imports", "reports", "report_tables"})
# What ANALYZE stores about a table's contents; it changes no results.
_STATISTICS: Final = re.compile("sqlite_stat[1-4]")
_TOKEN: Final = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|\w+|[^\s\w]""")

Objects = dict[tuple[str, str, str], str]
"""Statements in normalized spelling, by what they make: its type, its name, the name of its table."""


def layout_version(path: Path, connection: sqlite3.Connection) -> int | None:
    """Return the layout version of an open database, or None if it is empty.

    Raises `DatabaseProblem` if it is not a storemon database or is from a newer storemon, `DatabaseDamaged`
    if its tables are not what that version makes, `DatabaseChanged` if it holds more than that.
    """
    objects = objects_of(connection)
    if not objects:
        return None
    names = {name for _, name, _ in objects}
    if objects.get(("table", "layout", "layout")) not in _LAYOUTS:
        if names >= _OURS:
            raise damaged(path)
        raise DatabaseProblem(
            Message("This is not a storemon database."),
            Message("{path} holds other data.", path=path),
            Message("Choose another file; this one was not changed."),
        )
    if any(kind not in {"table", "index"} for kind, _, _ in objects):
        raise changed(path)
    version = _version(path, connection)
    if version > schema.VERSION:
        raise DatabaseProblem(
            Message("This database was made by a newer storemon."),
            Message(
                "{path} has layout {version}; this storemon knows layouts up to {newest}.",
                path=path,
                version=str(version),
                newest=str(schema.VERSION),
            ),
            Message("Install the newest storemon, or choose another database."),
        )
    if shape(objects) != SHAPES[version]:
        # Extra objects were added by someone; a wrong version number or missing tables mean damage.
        raise changed(path) if _has_more(objects) else damaged(path)
    return version


def objects_of(connection: sqlite3.Connection) -> Objects:
    """Return the tables of a database's file and everything else that its schema holds."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {
        (kind, name, table): _spelled(sql or "")
        for kind, name, table, sql in rows
        if not (kind == "table" and _STATISTICS.fullmatch(name))
    }


def shape(objects: Objects) -> str:
    """Return a hash that identifies these objects."""
    lines = sorted("\n".join((*key, sql)) for key, sql in objects.items())
    return hashlib.sha256("\n\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _version(path: Path, connection: sqlite3.Connection) -> int:
    rows = connection.execute("SELECT * FROM layout LIMIT 2").fetchall()
    if len(rows) != 1:
        raise damaged(path)
    version, *digest = rows[0]
    sound = isinstance(version, int) and version >= 1 and digest in ([], [row_digest(version)])
    if not sound:
        raise damaged(path)
    return int(version)


def _has_more(objects: Objects) -> bool:
    known = {name for table in schema.metadata.sorted_tables for name in (table.name, *_indexes(table.name))}
    known |= {"reports_created", "other_polls"}  # the latter until layout 4
    return any(name not in known for _, name, _ in objects)


def _indexes(table: str) -> list[str]:
    return [f"sqlite_autoindex_{table}_{number}" for number in (1, 2)]


def _spelled(sql: str) -> str:
    """Return a statement in normalized spelling: lower case, with single blanks."""
    return " ".join(match[0] if match[1] is not None else match[0].lower() for match in _TOKEN.finditer(sql))
