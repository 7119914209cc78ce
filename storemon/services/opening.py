"""Opens a database, after the necessary cleanup. Loads neither numpy nor Arrow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storemon.core.progress import Progress, silent
from storemon.core.server_address import Place
from storemon.data import database as engines
from storemon.data.copies.backup_folder import remove_unfinished
from storemon.data.database import Database, database_at
from storemon.data.leftovers import remove_leftovers
from storemon.data.sqlite.open_files import is_of
from storemon.data.sqlite.place import settled
from storemon.services.privacy import keep_private
from storemon.services.report_archive import ReportArchive


def is_there(place: Place) -> bool:
    """Return whether the database file exists; always true for a server, as only opening can tell.

    Raises like `settled`.
    """
    return not isinstance(place, Path) or settled(place).exists()


def holds(database: Place, path: Path) -> bool:
    """Return whether any `path` leads to a database's file, or its log or index."""
    return isinstance(database, Path) and is_of(database, path)


def open_database(place: Place, progress: Progress = silent) -> Database:
    """Open the database at `place`, creating a missing file and upgrading an earlier layout.

    Leftovers of killed backups, exports and so on are removed, wherever they are. Raises `BadInput` if no
    database can be at that path, `DatabaseProblem`, and what `progress` raises.
    """
    remove_leftovers()
    if isinstance(place, Path):
        place = settled(place)
        keep_private(place)
        remove_unfinished(place)
    return database_at(place, progress)


def need_driver() -> None:
    """Raise `DatabaseProblem` if the driver for databases on a server is not installed."""
    engines.need_driver()


@contextmanager
def opened_archive(place: Place) -> Iterator[ReportArchive]:
    """Open a database only for its list of reports; raises like `open_database`."""
    database = open_database(place)
    try:
        yield ReportArchive(database)
    finally:
        database.close()
