"""Opening a database that may be damaged: it is set aside, and a new one takes its place."""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from storemon.core.progress import Progress
from storemon.data.backup_folder import automatic_backups, local_now
from storemon.data.integrity import forget_damage
from storemon.data.restoring import check_backup
from storemon.errors import BadInput, DatabaseProblem
from storemon.services.backups import Backup, backups_of, contents_of
from storemon.services.paths import default_database


@dataclass(frozen=True, slots=True)
class Recovery:
    """A damaged database is at `aside` now; `newest` is the backup to go back to, if there is any."""

    aside: Path
    newest: Backup | None


def is_ours(path: Path) -> bool:
    """Return whether a file that cannot be read any more was a database of storemon's.

    By its name, or the backups beside it: a file of another program that was named by mistake stays where
    it is.
    """
    return path.name == default_database().name or bool(automatic_backups(path))


def set_aside(path: Path, progress: Progress) -> Recovery:
    """Rename a damaged database, its log with it, and look for the backup to offer.

    Nobody may have it open. Raises `DatabaseProblem`, and what `progress` raises.
    """
    aside = _free_name(path)
    try:
        # The log first: left alone with a new database, it would be taken for the log of that one.
        for suffix in ("-wal", "-shm", ""):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise DatabaseProblem(
            "The database is damaged and cannot be set aside.",
            f"{path} cannot be renamed: {error.strerror or error}.",
            "Close other programs that use it, allow writing to its folder, and try again.",
        ) from error
    forget_damage(path)
    return Recovery(aside, _newest_usable(path, progress))


def _newest_usable(path: Path, progress: Progress) -> Backup | None:
    """Return the newest automatic backup that is whole and not of an empty database."""
    for backup in backups_of(path):
        if backup.occasion is not None:
            try:
                check_backup(backup.path, progress)
                stores, polls = contents_of(backup.path)
            except (BadInput, DatabaseProblem):
                continue
            if stores or polls:
                return backup
    return None


def _free_name(path: Path) -> Path:
    """Return a name that no file has: on POSIX, renaming would replace it without a word."""
    stem = f"{path.stem}-damaged-{local_now():%Y-%m-%d-%H%M%S}"
    found = path.with_name(f"{stem}{path.suffix}")
    for number in itertools.count(2):
        if not found.exists():
            break
        found = path.with_name(f"{stem}-{number}{path.suffix}")
    return found
