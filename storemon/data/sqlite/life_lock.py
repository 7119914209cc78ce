"""A mark that goes away with the process that holds it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock

from storemon.data.private import FILE_MODE

_LOOK_SECONDS: Final = 1.0


class LifeLock:
    """A lock file, held while something is being done.

    The system lets go of it when its process ends in whatever way, unlike a mark in the database; and
    unlike a process number it cannot be taken for another program's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path, mode=FILE_MODE, thread_local=False)

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call. Raises `OSError`."""
        # Who looks whether it is held has it for a moment.
        self._lock.acquire(timeout=_LOOK_SECONDS)

    def release(self) -> None:
        """Let go of the lock and remove its file."""
        self._let_go(self._lock)

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds the lock; remove the file if none does.

        Another person's lock that may not even be looked at is taken to be held.
        """
        if not self.path.exists():
            return False
        probe = FileLock(self.path, mode=FILE_MODE, thread_local=False)
        try:
            probe.acquire(blocking=False)
        except OSError:  # `Timeout` is one
            return True
        self._let_go(probe)
        return False

    def _let_go(self, lock: BaseFileLock) -> None:
        # Removed after its release, a file could be one that another process has locked by then. Windows
        # keeps open files, its own and others', so that there it is safe and has to be done once more.
        self._remove()
        lock.release()
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
