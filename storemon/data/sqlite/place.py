"""The path of a database: resolved once, and refused if SQLite would keep a second log of the same file.

SQLite names the log after the path by which a file was opened. A file with two names, or mounted by itself
into another folder, gets two logs, and what one process writes is lost to the other.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import unicodedata
from pathlib import Path
from typing import Final

from storemon.errors import BadInput, DatabaseProblem
from storemon.message import Message

# Added to the name for backups and marks while they are being made.
_ROOM: Final = 72
_LONGEST_NAME: Final = 255 - _ROOM
_LONGEST_PATH: Final = (504 if os.name == "posix" else 1040) - _ROOM
"""In bytes; SQLite's own limits are 504 on POSIX and 1040 on Windows."""

_TAKEN: Final = ("-wal", "-shm", "-journal", ".check")
"""What SQLite and storemon append to a database's name. They empty or remove such files."""

_MOUNTS: Final = "/proc/self/mountinfo"


def settled(path: Path) -> Path:
    """Return the only path of a database, existing or not: absolute, without links, spelled as in its folder.

    Raises `BadInput` if no database can have this path, `DatabaseProblem` if it cannot be checked, a link is
    broken, or the file can be reached by a second path that would have another log.
    """
    place = Path(os.path.realpath(path))
    try:
        _check_length(place)
        _check_taken(place)
        _check_links(path, place)
        found = _stat(place)
        _check_same(path, found)
        if found is None:
            _check_folder(place)
            return place
        _check_kind(place, found)
        place = place.with_name(_name_in_folder(place, found))
        if found.st_nlink > 1 or _is_mounted(place):
            raise _two_places(place)
        for beside in (Path(f"{place}{ending}") for ending in ("-wal", "-shm")):
            # If the log is also the log of another database, that one would use it too.
            if (log := _stat(beside)) is not None and log.st_nlink > 1:
                raise _two_places(beside)
    except OSError as error:
        raise _cannot_look(place, error) from error
    return place


def identity(path: Path) -> tuple[int, int] | None:
    """Return what identifies a file on this machine, or None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def taken_by(path: Path) -> Path | None:
    """Return the database, existing or not, whose log, index or mark would have this name."""
    plain = path.name.lower()
    ending = next((ending for ending in _TAKEN if plain.endswith(ending) and plain != ending), None)
    return path.with_name(path.name[: -len(ending)]) if ending else None


def _stat(place: Path) -> os.stat_result | None:
    try:
        return place.stat()
    except FileNotFoundError:
        return None


def _check_length(place: Path) -> None:
    name, whole = len(os.fsencode(place.name)), len(os.fsencode(place))
    if name > _LONGEST_NAME or whole > _LONGEST_PATH:
        raise BadInput(
            Message("The name of the database is too long."),
            Message(
                "There is no room for the names of its backups: a name may have {name} bytes, with all "
                "its folders {path}.",
                name=_LONGEST_NAME,
                path=_LONGEST_PATH,
            ),
            Message("Choose a shorter name, or a folder nearer to the top."),
        )


def _check_taken(place: Path) -> None:
    """Refuse a name whose file is lost when the database it seems to belong to is opened."""
    other = taken_by(place)
    if other is not None:
        raise BadInput(
            Message("A database cannot have this name."),
            Message(
                "{name} is what SQLite or storemon calls a file of its own beside {other}, and it would "
                "be emptied.",
                name=place.name,
                other=other.name,
            ),
            Message("Choose a name that ends in .db."),
        )


def _check_links(path: Path, place: Path) -> None:
    """Refuse a path with a broken link: its disk, with the data, may be disconnected."""
    for part in (path, *path.parents):
        if part.is_symlink() and not part.exists():
            end = place if part == path else os.path.realpath(part)
            raise DatabaseProblem(
                Message("The database is not where its link leads."),
                Message("{part} is a link to {end}, which is not there.", part=part, end=end),
                Message("Connect the disk that it is on, or remove the link."),
            )


def _check_same(path: Path, found: os.stat_result | None) -> None:
    """Refuse a path to a file that has no path here, such as those in /proc to deleted files."""
    meant = _stat(path)
    if meant is not None and (found is None or not os.path.samestat(meant, found)):
        raise DatabaseProblem(
            Message("The database cannot be opened."),
            Message(
                "{path} leads to a file that has no path of its own here, such as a deleted one.", path=path
            ),
            Message("Choose another database."),
        )


def _check_folder(place: Path) -> None:
    """Refuse a place below a file. Windows says of one only that it is not there."""
    nearest = next((part for part in place.parents if part.exists()), None)
    if nearest is not None and not nearest.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))


def _check_kind(place: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        remedy = Message("Name a file in it, such as {file}.", file=place / "storemon.db")
        raise DatabaseProblem(
            Message("The database cannot be opened."), Message("{place} is a folder.", place=place), remedy
        )
    if not stat.S_ISREG(found.st_mode):
        raise DatabaseProblem(
            Message("The database cannot be opened."),
            Message("{place} is a device or a pipe, not a file.", place=place),
            Message("Choose another database."),
        )


def _name_in_folder(place: Path, found: os.stat_result) -> str:
    """Return the file's name as spelled in its folder, as the disk may accept other spellings."""
    try:
        names = os.listdir(place.parent)  # noqa: PTH208  # only the name is needed
    except OSError:
        return place.name
    if place.name in names:
        return place.name
    alike = [name for name in names if _plain(name) == _plain(place.name)]
    return next((name for name in alike if os.path.samestat(place.with_name(name).stat(), found)), place.name)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _is_mounted(place: Path) -> bool:
    """Return whether the file itself was mounted over a name in its folder."""
    if sys.platform != "linux":  # no other system mounts single files
        return False
    # Comparing devices does not work: in a container's layers, files have other devices than their folders.
    try:
        lines = Path(_MOUNTS).read_bytes().splitlines()
    except OSError:
        return False
    wanted = os.fsencode(place)
    return any(_unescaped(fields[4]) == wanted for line in lines if len(fields := line.split(b" ")) > 4)


def _unescaped(name: bytes) -> bytes:
    return re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), name)


def _two_places(place: Path) -> DatabaseProblem:
    return DatabaseProblem(
        Message("The database file is in two places at once."),
        Message(
            "{place} has another name (a hard link), or was mounted without its folder, as "
            "containers do. Each place would keep a log of its own, and imports would be lost.",
            place=place,
        ),
        Message("Remove the other name, link or mount the whole folder instead, or open a copy of the file."),
    )


def _cannot_look(place: Path, error: OSError) -> DatabaseProblem:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return DatabaseProblem(
            Message("The database cannot be opened."),
            Message("The folder {folder} may not be read.", folder=place.parent),
            Message("Ask its owner to let you in, or choose another database."),
        )
    if error.errno == errno.ENOTDIR:
        return DatabaseProblem(
            Message("The database cannot be made."),
            Message("A part of {folder} is a file.", folder=place.parent),
            Message("Choose another folder."),
        )
    return DatabaseProblem(
        Message("The database cannot be opened."),
        Message("{place}: {strerror}.", place=place, strerror=error.strerror or error),
        Message("Check the disk and the path."),
    )
