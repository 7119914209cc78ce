"""Telling whether a running report still has a living process behind it."""

from __future__ import annotations

import contextlib
import glob
import os
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock

from storemon.errors import DatabaseProblem

_LOOK_SECONDS: Final = 1.0


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
            # Who looks whether it is held has it for a moment.
            self._lock.acquire(timeout=_LOOK_SECONDS)
        except OSError as error:
            raise DatabaseProblem(
                "The database cannot be changed.",
                f"The folder {self._path.parent} cannot be written: {error.strerror or error}.",
                "Make room in that folder or allow writing to it, and try again.",
            ) from error

    def release(self) -> None:
        """Let go of the lock and remove its file."""
        self._let_go(self._lock)

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
        self._let_go(probe)
        return False

    @staticmethod
    def remove_abandoned(database: Path) -> None:
        """Remove the lock files beside the database whose processes are gone."""
        before, after = f"{database.name}.report-", ".lock"
        for path in database.parent.glob(f"{glob.escape(before)}*{after}"):
            RunLock(database, path.name.removeprefix(before).removesuffix(after)).is_held()

    def _let_go(self, lock: BaseFileLock) -> None:
        # Removed after its release, a file could be one that another process has locked by then. Windows
        # keeps open files, its own and others', so that there it is safe and has to be done once more.
        self._remove()
        lock.release()
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
