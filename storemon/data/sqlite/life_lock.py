"""A lock that is released when its process ends."""

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

    The system releases it when its process ends, however it ends, unlike a mark in the database; and unlike a
    process id, it cannot be confused with another program's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path, mode=FILE_MODE, thread_local=False)

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call. Raises `OSError`."""
        # A process checking whether the lock is held has it for a moment.
        self._lock.acquire(timeout=_LOOK_SECONDS)

    def release(self) -> None:
        """Release the lock and remove its file."""
        self._let_go(self._lock)

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds the lock; remove the file if none does.

        Another user's lock that we have no permission for counts as held.
        """
        if not self.path.exists():
            return False
        probe = FileLock(self.path, mode=FILE_MODE, thread_local=False)
        try:
            probe.acquire(blocking=False)
        except OSError:  # includes `Timeout`
            return True
        self._let_go(probe)
        return False

    def _let_go(self, lock: BaseFileLock) -> None:
        # Removed after its release, the file could be one that another process has locked meanwhile. Windows
        # does not remove open files, so there it is safe, and has to be done again after the release.
        self._remove()
        lock.release()
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
