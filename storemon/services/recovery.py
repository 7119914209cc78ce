"""Recovery from a damaged database: it is renamed, and a new one takes its place."""

from __future__ import annotations

import contextlib
import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.progress import Progress
from storemon.data.copies.backup_folder import automatic_backups, local_now
from storemon.data.copies.restoring import check_backup
from storemon.data.disk_errors import why
from storemon.data.sqlite.integrity import forget_damage
from storemon.errors import BadInput, DatabaseProblem
from storemon.message import Message
from storemon.services.backups import Backup, backups_of, contents_of
from storemon.services.paths import default_database

_TIME: Final = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Recovery:
    """A damaged database, now at `aside`; `newest` is the backup to restore, if there is one.

    `changed`: another program has modified it, which is only known at the time it is set aside.
    """

    aside: Path
    newest: Backup | None
    changed: bool = False


def is_ours(path: Path) -> bool:
    """Return whether an unreadable file was a storemon database.

    It is recognized by its name or by backups next to it, so that another program's file, given by mistake,
    is never moved.
    """
    return path.name == default_database().name or bool(automatic_backups(path))


def earlier_recovery(path: Path, progress: Progress) -> Recovery | None:
    """Return a recovery that was not completed yet; only valid if the database is empty.

    A later restore or clearing of new data would have left a newer backup.
    """
    form = rf"{re.escape(path.stem)}-damaged-(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-(\d+))?{re.escape(path.suffix)}"
    matches = [match for file in path.parent.glob("*") if (match := re.fullmatch(form, file.name))]
    if not matches:
        return None
    newest = max(matches, key=lambda match: (match[1], int(match[2] or 1)))
    if any(f"{backup.made:{_TIME}}" > newest[1] for backup in automatic_backups(path)):
        return None
    return Recovery(path.with_name(newest[0]), _newest_usable(path, progress))


def set_aside(path: Path, progress: Progress) -> Recovery:
    """Rename a damaged database and its log, and find the backup to offer.

    No process may have it open. Raises `DatabaseProblem`, and what `progress` raises.
    """
    aside = _free_name(path)
    try:
        # The log first: if left behind, it would be treated as the log of the new database.
        for suffix in ("-wal", "-shm", ""):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise DatabaseProblem(
            Message("The database is damaged and cannot be set aside."),
            Message("{path} cannot be renamed. {why}", path=path, why=why(error)),
            Message(
                "Close other programs that use it, storemon's too, allow writing to its folder, and try "
                "again."
            ),
        ) from error
    forget_damage(path)
    return Recovery(aside, _newest_usable(path, progress))


def _newest_usable(path: Path, progress: Progress) -> Backup | None:
    """Return the newest automatic backup that is intact and not of an empty database."""
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
    """Return an unused file name: on POSIX, renaming would silently replace an existing file."""
    stem = f"{path.stem}-damaged-{local_now():{_TIME}}"
    found = path.with_name(f"{stem}{path.suffix}")
    for number in itertools.count(2):
        if not found.exists():
            break
        found = path.with_name(f"{stem}-{number}{path.suffix}")
    return found
