"""The SQLite library for all connections: the bundled one if there is one, otherwise Python's own.

Python's is as old as the system or its installer: versions before 3.51.3 can lose data that is written while
another process checkpoints the log (docs/robustness.md). Two libraries in one process would release each
other's locks on a file, so everything that opens a database imports it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:  # no wheel for this machine
        import sqlite3

__all__ = ["error_name", "sqlite3"]

# SQLite's messages for its result codes, the same in every version; a failed copy raises only the message.
_NAMES: Final = {
    "database or disk is full": "SQLITE_FULL",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}


def error_name(error: BaseException) -> str:
    """Return the name of the result code behind a driver error, such as SQLITE_FULL; "" for none."""
    return str(getattr(error, "sqlite_errorname", None) or _NAMES.get(str(error), ""))
