"""Checks before a backup is restored: it must be undamaged, made by storemon, and of this layout version."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from storemon.core.progress import Progress, part
from storemon.data import schema
from storemon.data.copies.backup import copy_to_file, reading_copy
from storemon.data.copies.backup_folder import folder_of, unfinished
from storemon.data.leftovers import leaving, with_companions
from storemon.data.private import folder_mode, make_folder, mode_beside
from storemon.data.sqlite.integrity import find_damage
from storemon.data.sqlite.shapes import layout_version
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import BadInput, DatabaseDamaged
from storemon.message import Message


def check_backup(source: Path, progress: Progress) -> int:
    """Return the layout version of a backup after checking every page; the file is not changed.

    Raises `BadInput` if it cannot be restored, `DatabaseProblem` if it is not a storemon database or was made
    by a newer version, and what `progress` raises.
    """
    try:
        with reading_copy(source) as copy:
            version = layout_version(source, copy)
            find_damage(source, copy, progress=progress)
    except DatabaseDamaged as error:
        raise unusable(source) from error
    if version is None:
        raise unusable(source)
    return version


def unusable(source: Path) -> BadInput:
    """Return the error for a file that cannot be restored."""
    return BadInput(
        Message("This backup cannot be used."),
        Message("{name} is not a storemon database, or it is damaged.", name=source.name),
        Message("Choose another one; nothing was changed."),
    )


@contextlib.contextmanager
def in_this_layout(source: Path, version: int, database: Path, progress: Progress) -> Iterator[Path]:
    """Yield the backup itself, or a copy updated to this layout, which is removed at the end."""
    if version == schema.VERSION:
        yield source
        return
    # If this process is killed, the next start finds this name and removes the file.
    updated, lock = unfinished(folder_of(database) / f"{database.stem}-updated.db")
    make_folder(updated.parent, folder_mode(mode_beside(database)))
    lock.hold()
    try:
        with leaving(*with_companions(updated), lock.path):
            updated.unlink(missing_ok=True)
            with reading_copy(source) as old:
                copy_to_file(old, updated, part(progress, 0.0, 0.8))
            SqliteDatabase.open(updated, part(progress, 0.8, 1.0), keep_older=False).close()
            yield updated
    finally:
        with contextlib.suppress(OSError):
            updated.unlink(missing_ok=True)
        lock.release()
