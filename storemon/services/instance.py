"""One window per database and user: a later start passes its files to the first and exits.

A lock file shows whether there is a window; the system releases it however the process ends. Messages are
files, written atomically, in a folder that only this user can access. So no other user or machine can send
anything, and a start takes a millisecond. The window does not depend on this: if the folder is not writable,
every start gets its own window.
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
"""Never part of a path on any system."""

_ANY_PROCESS: Final = -1


@dataclass(frozen=True, slots=True)
class Request:
    """A request of a later start to the window: to come to the front and show `files`, if any.

    `token` is the desktop's permission to come to the front, if it gives one.
    """

    files: tuple[Path, ...] = ()
    token: str = ""


class Instance:
    """The window of one database, at most one per user and machine."""

    def __init__(self, folder: Path, database: Place) -> None:
        self.key = instance_key(database)
        """Identifies the window across starts."""
        place = place_key(database)
        self._lock_file = folder / f"{place}.lock"
        self._lock: int | None = None
        self.inbox = folder / place
        """The folder for messages; `claim` creates it if possible."""

    @property
    def is_sole(self) -> bool:
        """Whether this process is known to show the only window."""
        return self._lock is not None

    def claim(self) -> bool:
        """Return whether this process should show the window, as no other does or that is unknown."""
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
        """Send a request to the window; return False if it has ended and this process should show it.

        A window that does not respond within half a minute finds the request later.
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
        """Return new requests, oldest first; each is returned once."""
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
            # The file is not deleted: one process could still lock it while another creates a new one.
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
        """Remove old messages whose window crashed before reading them."""
        with contextlib.suppress(OSError):
            for path in self.inbox.iterdir():
                if abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                    path.unlink(missing_ok=True)


def instance_key(database: Place) -> str:
    """Return a short name for a database on this machine, independent of how its path is written."""
    if isinstance(database, ServerAddress):
        return _short(str(database))
    return _short(os.path.normcase(os.path.realpath(database)))


def place_key(database: Place) -> str:
    """Return a short name for a database, the same for every path that currently leads to it.

    A folder may be mounted in two places, so it is identified by the system's ids. Creates the folder, as
    opening the database would do soon anyway.
    """
    # The user's own database may have been moved together with its default folder.
    if isinstance(database, ServerAddress) or database == own_database():
        return instance_key(database)
    try:
        place = settled(database)
        make_folder(place.parent)
        found = identity(place.parent)
    except (OSError, UserError):  # opening it will report why
        return instance_key(database)
    return _short(f"{found}:{os.path.normcase(place.name)}")


def _short(place: str) -> str:
    host = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{zlib.crc32(f'{host}:{place}'.encode(errors='surrogateescape')):08x}"


def _read(path: Path) -> Request | None:
    """Return the request in a file; None if it cannot be read."""
    try:
        token, *files = path.read_bytes().split(_BETWEEN)
    except OSError:
        return None
    return Request(tuple(Path(os.fsdecode(file)) for file in files), os.fsdecode(token))


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _let_come_to_front() -> None:
        """Pass on this process's right to come to the front, which Windows gives to the clicked program."""
        import ctypes  # noqa: PLC0415  # slow to load, and the window needs it not

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_come_to_front() -> None:
        """Do nothing: on other systems, the desktop's token does this."""
