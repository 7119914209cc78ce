"""Moves the data to another folder: check the target, copy, verify, and finally remove the old files."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.memory import is_shortage
from storemon.core.progress import Progress, part, silent
from storemon.data.automation_file import automation_beside
from storemon.data.copies.backup import copy_out
from storemon.data.copies.backup_folder import folder_of
from storemon.data.copies.old_place import remove_moved
from storemon.data.disk_errors import trial, why
from storemon.data.leftovers import leaving, remove_leftovers
from storemon.data.private import folder_mode, make_folder, mode_beside, new_file
from storemon.data.sqlite.file_check import check_file
from storemon.errors import BadInput, DatabaseProblem
from storemon.message import Message
from storemon.services.paths import DATABASE_NAME

_SPARE: Final = 16_000_000
_CHUNK: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class NewPlace:
    """The new path of the database, whether one exists there already, and how many bytes would be moved."""

    database: Path
    taken: bool
    size: int


def look_at(current: Path, folder: Path) -> NewPlace:
    """Return what moving the database `current` into a folder would mean; nothing is moved.

    In the home folder or at the root of a disk, the data gets its own subfolder. Raises `BadInput` and
    `DatabaseProblem` if the folder cannot be used.
    """
    folder = folder.absolute()
    if folder in {Path.home(), Path(folder.anchor)}:
        folder /= "storemon"
    database = folder / DATABASE_NAME
    if _same(folder, current.parent):
        raise BadInput(
            Message("The data is in this folder already."), remedy=Message("Choose another folder.")
        )
    if _same(folder, folder_of(current)):
        raise BadInput(
            Message("This is the folder of the backups."), remedy=Message("Choose another folder.")
        )
    there = _nearest(folder)
    _check_writable(there, folder)
    size = data_size(current)
    taken = _is_taken(database)
    free = shutil.disk_usage(there).free
    if not taken and free < size + _SPARE:
        raise DatabaseProblem(
            Message("There is too little room in this folder."),
            Message(
                "{needed} are needed, {free} are free.",
                needed=_megabytes(size + _SPARE),
                free=_megabytes(free),
            ),
            Message("Free up space, or choose a folder on another disk."),
        )
    return NewPlace(database, taken, size)


def data_size(database: Path) -> int:
    """Return the size of a database and its backups in bytes."""
    total = 0
    for path in (database, database.with_name(f"{database.name}-wal"), *_backups(database)):
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total


def copy_data(current: Path, place: NewPlace, progress: Progress = silent) -> None:
    """Copy the database, its backups and its automation file to a new place, and verify the copy.

    Raises `BadInput` if there is a database, `DatabaseProblem`, and what `progress` raises; nothing is left
    at the new place then.
    """
    if place.taken or _is_taken(place.database):
        raise BadInput(
            Message("There is a database in this folder already."), remedy=Message("Choose another folder.")
        )
    remove_leftovers()
    folder = folder_of(place.database)
    coming = {backup: folder / backup.name for backup in _backups(current)}
    if (automation := automation_beside(current)).exists():
        coming[automation] = automation_beside(place.database)
    coming = {backup: target for backup, target in coming.items() if not target.exists()}
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    # The database comes last: before that, nothing here is treated as data, so what a kill leaves behind can
    # be removed. The database itself is never part of that.
    with leaving(*coming.values(), *new):
        try:
            for backup, target in coming.items():
                _copy_file(backup, target, part(progress, 0.0, 0.2))
            copy_out(current, place.database, part(progress, 0.2, 1.0), verify=True)
        except BaseException as error:
            for path in (*coming.values(), place.database):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            if isinstance(error, OSError) and not is_shortage(error):
                raise DatabaseProblem(
                    Message("The data could not be moved."),
                    Message("{why} It is where it was.", why=why(error)),
                    Message("Free up space in that folder or allow writing to it, and try again."),
                ) from error
            raise


def remove_old_data(old: Path, new: Path) -> bool:
    """Remove a database that was copied to `new`, with its backups and automation file.

    Returns whether it was removed. Everything is kept if another program has the database open or has changed
    it since.
    """
    if not remove_moved(old, new):
        return False
    for backup in _backups(old):
        copied = folder_of(new) / backup.name
        with contextlib.suppress(OSError):
            if copied.stat().st_size == backup.stat().st_size:
                backup.unlink()
    automation = automation_beside(old)
    if automation_beside(new).exists():
        with contextlib.suppress(OSError):
            automation.unlink(missing_ok=True)
    for folder in (folder_of(old), old.parent):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return True


def remove_copy(database: Path) -> None:
    """Remove the files made by `copy_data`; the copy has to be closed."""
    for path in (database, automation_beside(database), *_backups(database)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _copy_file(source: Path, target: Path, progress: Progress) -> None:
    mode = mode_beside(source)
    make_folder(target.parent, folder_mode(mode))
    with source.open("rb") as read, open(new_file(target, mode), "wb") as write:  # noqa: PTH123  # a descriptor
        while chunk := read.read(_CHUNK):
            progress(0.0, Message("Copying backups"))
            write.write(chunk)
    shutil.copystat(source, target)


def _backups(database: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder_of(database).glob("*.db"))
    return []


def _check_writable(there: Path, folder: Path) -> None:
    error = trial(there)
    if error is not None:
        raise DatabaseProblem(
            Message("This folder cannot be used."),
            Message("Nothing can be written to {folder}. {why}", folder=folder, why=why(error)),
            Message("Choose another folder."),
        ) from error


def _nearest(folder: Path) -> Path:
    """Return the folder itself or its nearest existing ancestor."""
    return next((path for path in (folder, *folder.parents) if path.exists()), folder)


def _is_taken(database: Path) -> bool:
    check_file(database, silent)
    return database.exists() and database.stat().st_size > 0


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return one == other


def _megabytes(size: int) -> Message:
    return Message("{size} MB", size=-(-size // 1_000_000))
