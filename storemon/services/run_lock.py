"""Telling whether a running report still has a living process behind it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from filelock import FileLock

from storemon.errors import DatabaseProblem


class RunLock:
    """A lock file beside the database, held while a report runs.

    The system lets go of it when its process ends in whatever way, unlike a mark in the database; and
    unlike a process number it cannot be taken for another program's.
    """

    def __init__(self, database: Path, report_id: str) -> None:
        self._path = database.with_name(f"{database.name}.report-{report_id}.lock")
        self._lock = FileLock(self._path, thread_local=False)

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call.

        Raises `DatabaseProblem` where no file can be made beside the database.
        """
        try:
            self._lock.acquire(blocking=False)
        except OSError as error:
            raise DatabaseProblem(
                "The database cannot be changed.",
                f"The folder {self._path.parent} cannot be written: {error.strerror or error}.",
                "Make room in that folder or allow writing to it, and try again.",
            ) from error

    def release(self) -> None:
        """Let go of the lock and remove its file."""
        self._lock.release()
        # Windows keeps a file that another process is just looking at; the next look removes it.
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds the lock.

        Another person's lock that may not even be looked at is taken to be held.
        """
        if not self._path.exists():
            return False
        probe = FileLock(self._path, thread_local=False)
        try:
            probe.acquire(blocking=False)
        except OSError:  # `Timeout` is one
            return True
        probe.release()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        return False
