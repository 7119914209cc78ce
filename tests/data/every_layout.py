"""Databases of every layout that storemon has had, built by the steps from each layout to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from storemon.core.progress import silent
from storemon.data import schema
from storemon.data.sqlite import migrations, sealed
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.shapes import FIRST_SEALED, layout_version
from storemon.data.sqlite.sqlite_library import sqlite3
from tests.data.version_1 import make_version_1
from tests.data.version_4 import make_version_4

LAYOUTS: Final = range(1, schema.VERSION)
"""All layouts that an update can start from."""
_WRITTEN: Final[dict[int, Callable[[Path], Path]]] = {1: make_version_1, 4: make_version_4}
"""The layouts that a storemon version of that time has written itself."""


def make_layout(layout: int, path: Path) -> Path:
    """Create a database of that layout at `path`, with imports (one of them undone) and a report."""
    written = max(version for version in _WRITTEN if version <= layout)
    _WRITTEN[written](path)
    engine = create_engine("sqlite://", creator=lambda: connect(path, 1.0), poolclass=NullPool)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("BEGIN IMMEDIATE")
        for step in range(written, layout):
            for work in migrations._STEPS[step]:
                migrations._carry_out(connection, work, silent)
        driver.execute("UPDATE layout SET version = ?", (layout,))
        if layout >= FIRST_SEALED:
            driver.execute("UPDATE layout SET digest = ?", (row_digest(layout),))
            _keep_totals(driver)
        driver.execute("COMMIT")
    engine.dispose()
    with contextlib.closing(connect(path, 1.0)) as there:
        # Its tables are exactly those of the layout at its time.
        assert layout_version(path, there) == layout
    return path


def _keep_totals(driver: sqlite3.Connection) -> None:
    """Record the row counts of the existing tables, as every storemon version does after a change."""
    there = {name for (name,) in driver.execute("SELECT name FROM sqlite_master")}
    for table in sealed._SMALL[1:]:
        if table.name in there:
            row = (table.name, *sealed._total(driver, table))
            driver.execute("INSERT OR REPLACE INTO totals (name, count, digests) VALUES (?, ?, ?)", row)
