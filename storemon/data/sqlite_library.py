"""The SQLite library that every connection uses: the one that a package brings, else Python's own.

Python's is as old as the system or its installer: versions before 3.51.3 can lose what is written while
another process folds the log (docs/robustness.md). Two libraries in one process would undo each other's locks
on a file, so all that opens a database takes it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:  # no wheel for this machine
        import sqlite3

__all__ = ["sqlite3"]
