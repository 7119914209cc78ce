"""One window for each database and person: a later start hands its files over to the first and ends.

A lock file tells whether there is a window; the system lets go of it however its process ends. Messages are
files in a folder that is the person's alone, each there as a whole or not at all. So nothing is listened to
that another person or machine could reach, and a start costs a millisecond. Nothing of it is needed for the
window itself: where the folder cannot be written, every start gets a window of its own.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.server_address import Place, ServerAddress
from storemon.data.private import make_folder, own_folder
from storemon.data.sqlite.place import identity, settled
from storemon.errors import UserError
from storemon.services.paths import own_database

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PATIENCE_SECONDS: Final = 30.0
_LOOK_SECONDS: Final = 0.02
_STALE_SECONDS: Final = 60.0
_SUFFIX: Final = ".request"
_BETWEEN: Final = b"\0"
"""No path holds one on any system."""

_ANY_PROCESS: Final = -1


@dataclass(frozen=True, slots=True)
class Request:
    """What a later start asks of the window: to come to the front, and to show `files`, which may be none.

    `token` is the desktop's leave to come to the front, where it gives one.
    """

    files: tuple[Path, ...] = ()
    token: str = ""


class Instance:
    """The window of one database, of which there is at most one for each person and machine."""

    def __init__(self, folder: Path, database: Place) -> None:
        self.key = instance_key(database)
        """What the window is known by from one start to the next."""
        place = place_key(database)
        self._lock_file = folder / f"{place}.lock"
        self._lock: int | None = None
        self.inbox = folder / place
        """The folder that messages come into; it is there once `claim` was called, unless it cannot be."""

    @property
    def is_sole(self) -> bool:
        """Whether this process shows the only window, and not merely because that is unknown."""
        return self._lock is not None

    def claim(self) -> bool:
        """Return whether this process is to show the window: none shows it, or that is unknown."""
        if self._lock is not None:
            return True
        try:
            own_folder(self.inbox.parent)
            own_folder(self.inbox)
            descriptor = os.open(
                self._lock_file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600
            )
        except OSError:
            return True
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return False
        except OSError:  # a file system without locks
            os.close(descriptor)
            return True
        self._lock = descriptor
        self._drop_stale()
        return True

    def hand_over(self, request: Request) -> bool:
        """Give the request to the window; return False where it has gone and this process is to show it now.

        A window that does not answer for half a minute finds the request later.
        """
        try:
            message = self._send(request)
        except OSError:
            return False
        _let_come_to_front()
        end = time.monotonic() + _PATIENCE_SECONDS
        while message.exists() and time.monotonic() < end:
            if self.claim():
                message.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def take(self) -> list[Request]:
        """Return the requests that have come, oldest first; each is returned once."""
        requests = []
        for path in self._messages():
            request = _read(path)
            with contextlib.suppress(OSError):
                path.unlink()
                requests.append(request)
        return [request for request in requests if request is not None]

    def release(self) -> None:
        """Let another process show the window."""
        if self._lock is not None:
            # The file stays: removed, one process could lock it while another makes a new one.
            os.close(self._lock)
            self._lock = None

    def _send(self, request: Request) -> Path:
        name = f"{time.time_ns():020d}-{os.getpid()}"
        draft, message = self.inbox / f"{name}.new", self.inbox / f"{name}{_SUFFIX}"
        pieces = [request.token, *(str(file.absolute()) for file in request.files)]
        draft.write_bytes(_BETWEEN.join(os.fsencode(piece) for piece in pieces))
        draft.rename(message)
        return message

    def _messages(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(path for path in self.inbox.iterdir() if path.suffix == _SUFFIX)
        return []

    def _drop_stale(self) -> None:
        """Remove what is no longer waited for: its window crashed before it came to it."""
        with contextlib.suppress(OSError):
            for path in self.inbox.iterdir():
                if abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                    path.unlink(missing_ok=True)


def instance_key(database: Place) -> str:
    """Return a short name for a database on this machine, the same for every way to write its path."""
    if isinstance(database, ServerAddress):
        return _short(str(database))
    return _short(os.path.normcase(os.path.realpath(database)))


def place_key(database: Place) -> str:
    """Return a short name for a database, the same for every path on which it can be reached just now.

    A folder may be mounted in two places; what it is, the system tells of it by numbers. Makes the folder,
    as opening the database does in a moment.
    """
    # The person's own may have been moved, and its usual folder with it.
    if isinstance(database, ServerAddress) or database == own_database():
        return instance_key(database)
    try:
        place = settled(database)
        make_folder(place.parent)
        found = identity(place.parent)
    except (OSError, UserError):  # opening it says why
        return instance_key(database)
    return _short(f"{found}:{os.path.normcase(place.name)}")


def _short(place: str) -> str:
    host = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{zlib.crc32(f'{host}:{place}'.encode(errors='surrogateescape')):08x}"


def _read(path: Path) -> Request | None:
    """Return the request in a file; None where it cannot be read."""
    try:
        token, *files = path.read_bytes().split(_BETWEEN)
    except OSError:
        return None
    return Request(tuple(Path(os.fsdecode(file)) for file in files), os.fsdecode(token))


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _let_come_to_front() -> None:
        """Pass this process's right to the front on; Windows gives it to the one that was clicked."""
        import ctypes  # noqa: PLC0415  # slow to load, and the window needs it not

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_come_to_front() -> None:
        """Nothing to do: elsewhere the desktop's token does it."""
