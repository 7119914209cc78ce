"""Locks that show whether the process of a running report is still alive."""

from __future__ import annotations

import glob
from pathlib import Path

from storemon.data.disk_errors import why
from storemon.data.sqlite.life_lock import LifeLock
from storemon.errors import DatabaseProblem
from storemon.message import Message


class FileRunLock:
    """A lock file next to the database, held while a report runs."""

    def __init__(self, database: Path, report_id: str) -> None:
        self._lock = LifeLock(database.with_name(f"{database.name}.report-{report_id}.lock"))

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call.

        Raises `DatabaseProblem` if no file can be created next to the database.
        """
        try:
            self._lock.hold()
        except OSError as error:
            raise DatabaseProblem(
                Message("The database cannot be changed."),
                Message(
                    "A file has to be made in {folder}. {why}", folder=self._lock.path.parent, why=why(error)
                ),
                Message("Free up space in that folder or allow writing to it, and try again."),
            ) from error

    def release(self) -> None:
        """Release the lock and remove its file."""
        self._lock.release()

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds the lock."""
        return self._lock.is_held()


def remove_abandoned(database: Path) -> None:
    """Remove the lock files next to the database whose processes have ended."""
    for path in database.parent.glob(f"{glob.escape(database.name)}.report-*.lock"):
        LifeLock(path).is_held()
