"""The copies in the folder `backups` next to a database: their names, order, and which ones are kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import glob
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.vocabulary import Occasion
from storemon.data.sqlite.life_lock import LifeLock

_KEPT: Final = 5
_TIME: Final = "%Y-%m-%d-%H%M%S"
_UNFINISHED: Final = ".unfinished"
_LOCK: Final = ".lock"

# The newest five of each group are kept, so that five undos do not push out the backup made before clearing.
_GROUPS: Final = (
    frozenset({Occasion.DAY, Occasion.UNDO}),
    frozenset({Occasion.CLEARING, Occasion.UPDATE, Occasion.RESTORE}),
)


@dataclass(frozen=True, slots=True)
class Automatic:
    """An automatic backup; `number` orders backups regardless of the clock.

    `made` is in local time.
    """

    path: Path
    number: int
    made: dt.datetime
    occasion: Occasion


def local_now() -> dt.datetime:
    """Return the current time in this computer's time zone."""
    return dt.datetime.now().astimezone()


def folder_of(database: Path) -> Path:
    """Return the folder of a database's backups; it may not exist."""
    return database.parent / "backups"


def next_path(database: Path, occasion: Occasion) -> Path:
    """Return where the next automatic backup goes."""
    numbers = [backup.number for backup in automatic_backups(database)]
    name = f"{database.stem}-auto-{max(numbers, default=0) + 1:04}-{local_now():{_TIME}}-{occasion}.db"
    return folder_of(database) / name


def automatic_backups(database: Path) -> list[Automatic]:
    """Return the automatic backups of a database, newest first."""
    found = [backup for path in _files(database) if (backup := _parsed(database, path)) is not None]
    return sorted(found, key=lambda backup: (backup.number, backup.made), reverse=True)


def other_backups(database: Path) -> list[Path]:
    """Return the other databases in the folder: copies made by hand, which are never removed."""
    return [path for path in _files(database) if _parsed(database, path) is None]


def remove_old(database: Path) -> None:
    """Remove the automatic backups beyond the newest five of each group."""
    for group in _GROUPS:
        of_group = [backup for backup in automatic_backups(database) if backup.occasion in group]
        for backup in of_group[_KEPT:]:
            with contextlib.suppress(OSError):
                backup.path.unlink(missing_ok=True)


def unfinished(target: Path) -> tuple[Path, LifeLock]:
    """Return the name of a backup until it is complete, and the lock that is held while it is written."""
    path = target.with_name(target.name + _UNFINISHED)
    return path, LifeLock(path.with_name(path.name + _LOCK))


def remove_unfinished(database: Path) -> None:
    """Remove backups whose process ended before they were complete."""
    ours = f"{glob.escape(database.stem)}-*{_UNFINISHED}"
    for path in _listed(folder_of(database), ours):
        if not LifeLock(path.with_name(path.name + _LOCK)).is_held():
            for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                with contextlib.suppress(OSError):
                    leftover.unlink(missing_ok=True)
    for path in _listed(folder_of(database), ours + _LOCK):
        LifeLock(path).is_held()


def _files(database: Path) -> list[Path]:
    return _listed(folder_of(database), "*.db")


def _listed(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _parsed(database: Path, path: Path) -> Automatic | None:
    occasions = "|".join(Occasion)
    form = rf"{re.escape(database.stem)}-auto-(\d+)-(\d{{4}}-\d\d-\d\d-\d{{6}})-({occasions})\.db"
    match = re.fullmatch(form, path.name)
    if match is None:
        return None
    try:
        made = dt.datetime.strptime(match[2], _TIME).astimezone()
    except ValueError:
        return None
    return Automatic(path, int(match[1]), made, Occasion(match[3]))
