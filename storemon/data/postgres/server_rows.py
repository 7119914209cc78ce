"""Reads and writes of many rows, written for PostgreSQL. `data.bulk` uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, Float, LargeBinary, SmallInteger, Table, Text

from storemon.core.model import Int64
from storemon.data.server_text import to_server

_TYPES: Final = ((SmallInteger, "int2"), (Float, "float8"), (LargeBinary, "bytea"), (Text, "text"))


def copy_rows(connection: Connection, table: Table, columns: dict[str, list[Any]]) -> None:
    """Write many rows, given as columns of equal length."""
    # COPY sends Python integers in the given width, and refuses others.
    driver: Any = connection.connection.driver_connection
    kinds = [_type_of(table, name) for name in columns]
    values = [
        list(map(to_server, column)) if kind == "text" else column
        for kind, column in zip(kinds, columns.values(), strict=True)
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    statement = f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT BINARY)'
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(kinds)
        for row in zip(*values, strict=True):
            copy.write_row(row)


def numbers_of(texts: Sequence[bytes], width: int) -> tuple[Int64, Int64]:
    """Return how many rows each text of `int8send` bytes holds, and their numbers, `width` per row."""
    counts = np.array([len(text) // (8 * width) for text in texts], np.int64)
    return counts, np.frombuffer(b"".join(texts), ">i8").astype(np.int64).reshape(-1, width)


def _type_of(table: Table, name: str) -> str:
    column = table.c[name].type
    return next((text for kind, text in _TYPES if isinstance(column, kind)), "int8")
