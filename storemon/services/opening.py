"""Opening a database, with what goes before that. Loads neither numpy nor Arrow."""

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
    """Return whether there is a file where a database is looked for; of a server, opening tells.

    Raises as `settled` does.
    """
    return not isinstance(place, Path) or settled(place).exists()


def holds(database: Place, path: Path) -> bool:
    """Return whether `path` is a database's own file, or its log or index, by whatever path."""
    return isinstance(database, Path) and is_of(database, path)


def open_database(place: Place, progress: Progress = silent) -> Database:
    """Open the database at `place`, making a file where there is none and updating one of an earlier layout.

    What backups, exports and the like that were killed have left goes away, wherever it is. Raises `BadInput`
    where no database can be at that path, `DatabaseProblem`, and what `progress` raises.
    """
    remove_leftovers()
    if isinstance(place, Path):
        place = settled(place)
        keep_private(place)
        remove_unfinished(place)
    return database_at(place, progress)


def need_driver() -> None:
    """Raise `DatabaseProblem` where the part for databases on a server is not installed."""
    engines.need_driver()


@contextmanager
def opened_archive(place: Place) -> Iterator[ReportArchive]:
    """Open a database for its list of reports alone; raises as `open_database` does."""
    database = open_database(place)
    try:
        yield ReportArchive(database)
    finally:
        database.close()
