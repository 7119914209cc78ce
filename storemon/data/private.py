"""Files and folders private to the user, from the first byte on and whatever the umask is.

Windows keeps a user's profile private by itself; modes mean nothing there.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import Final

from storemon.message import Message

FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_OTHERS: Final = 0o077
_NEVER_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
# Opening a pipe in the place of a file would block forever.
_NEVER_WAIT: Final = getattr(os, "O_NONBLOCK", 0)


def make_folder(folder: Path, mode: int = _FOLDER_MODE) -> None:
    """Make a folder and its missing parents, for the owner only; an existing one is unchanged.

    Raises `OSError`.
    """
    missing = []
    for place in (folder, *folder.parents):
        if place.is_dir():
            break
        missing.append(place)
    for place in reversed(missing):
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode)
            _set_mode(place, mode)
    if not folder.is_dir():
        raise NotADirectoryError(20, Message("A file has this name"), str(folder))


def own_folder(folder: Path) -> None:
    """Make a folder of storemon's own, or make an existing one private.

    Raises `OSError` if a link is in its place, or it belongs to somebody else.
    """
    make_folder(folder.parent)
    folder.mkdir(_FOLDER_MODE, exist_ok=True)
    if os.name == "posix":
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError(1, Message("It is a link, or another person's"), str(folder))
        if found.st_mode & _OTHERS:
            folder.chmod(_FOLDER_MODE)


def make_file(path: Path, mode: int = FILE_MODE) -> None:
    """Make an empty file, unless something has that name. Raises `OSError`.

    SQLite gives its log and index the mode of the database.
    """
    with contextlib.suppress(FileExistsError):
        os.close(new_file(path, mode))


def new_file(path: Path | str, mode: int = FILE_MODE) -> int:
    """Create a file, which must not exist, and return its descriptor for writing. Raises `OSError`."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _NEVER_FOLLOW | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, mode)
    _set_mode(descriptor, mode)
    return descriptor


def open_own(path: str | Path, flags: int) -> int:
    """Open a file in a folder of storemon's own and return its descriptor; the `opener` of `open`.

    Raises `OSError` if it is a link, has a second name, or belongs to somebody else, without having touched
    it. Only after these checks is its content cut off.
    """
    asked = flags & ~os.O_TRUNC
    descriptor = os.open(path, asked | _NEVER_FOLLOW | _NEVER_WAIT, FILE_MODE)
    try:
        _check_own(os.fstat(descriptor), path)
        _set_mode(descriptor, FILE_MODE)
        if flags & os.O_TRUNC:
            os.ftruncate(descriptor, 0)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def close_to_others(path: Path) -> None:
    """Remove other users' permissions from a file or folder of this user; links are not followed."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            found = path.lstat()
            if found.st_uid == os.getuid() and found.st_mode & _OTHERS:
                if stat.S_ISDIR(found.st_mode):
                    path.chmod(_FOLDER_MODE)
                elif stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
                    path.chmod(FILE_MODE)


def mode_beside(database: Path) -> int:
    """Return the mode for files made from a database: others may read them if they may read the database."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            return FILE_MODE | (database.stat().st_mode & 0o066)
    return FILE_MODE


def folder_mode(file_mode: int) -> int:
    """Return the mode of a folder whose files have that mode: those who may read them may enter it."""
    return file_mode | 0o100 | (file_mode & 0o044) >> 2


def _check_own(found: os.stat_result, path: str | Path) -> None:
    if os.name == "posix" and not (
        stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_uid == os.getuid()
    ):
        raise PermissionError(1, Message("It is a link, or another person's"), str(path))


def _set_mode(place: Path | int, mode: int) -> None:
    """Set the full mode of something just created, as the umask may have removed a part of it."""
    # Some disks, such as camera cards, do not support modes.
    with contextlib.suppress(OSError, NotImplementedError):
        if os.name == "posix":
            os.chmod(place, mode)  # noqa: PTH101  # takes a descriptor too
