"""Backups: list, make and restore them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import Occasion
from storemon.data import queries
from storemon.data.copies import backup_folder
from storemon.data.copies.backup import back_up, copy_out, last_change, reading_copy
from storemon.data.copies.backup_folder import automatic_backups, folder_of, other_backups
from storemon.data.copies.restoring import check_backup, in_this_layout
from storemon.data.polls.polls_reading import count_in_copy
from storemon.data.sqlite.open_files import is_of
from storemon.data.sqlite.shapes import layout_version
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import BadInput
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; `made` is in local time; `occasion` is None for one made by hand."""

    path: Path
    made: dt.datetime
    size: int
    occasion: Occasion | None


def backups_of(database: Path) -> list[Backup]:
    """Return the backups in the folder `backups` next to a database, newest first.

    Automatic backups are in the order in which they were made, regardless of the clock.
    """
    automatic = [(backup.path, backup.made, backup.occasion) for backup in automatic_backups(database)]
    found = [
        Backup(path, made, size, occasion) for path, made, occasion in automatic if (size := _size(path))
    ]
    for path in other_backups(database):
        size = _size(path)
        if size:
            made = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            place = next((n for n, other in enumerate(found) if other.made < made), len(found))
            found.insert(place, Backup(path, made, size, None))
    return found


def contents_of(path: Path) -> tuple[int, int]:
    """Return how many stores and polls a backup holds. Raises `DatabaseProblem`."""
    with reading_copy(path) as copy:
        layout_version(path, copy)
        stores = copy.execute("SELECT count(*) FROM stores").fetchone()[0]
        return int(stores), count_in_copy(copy)


class BackupService:
    """The backups of one open database; `restored` is called after its content was replaced."""

    def __init__(self, database: SqliteDatabase, restored: Callable[[], None]) -> None:
        self._database = database
        self._restored = restored

    @property
    def folder(self) -> Path:
        """The folder for automatic backups."""
        return folder_of(self._database.path)

    def listed(self) -> list[Backup]:
        """Return the backups in that folder, newest first."""
        return backups_of(self._database.path)

    def contents(self, path: Path) -> tuple[int, int]:
        """Return how many stores and polls a backup holds; reads it all. Raises `DatabaseProblem`."""
        return contents_of(path)

    def save(self, target: Path, progress: Progress = silent) -> None:
        """Make a backup at a path chosen by the user, where storemon never removes it.

        Raises `BadInput` if the path is that of a database in use, `DatabaseProblem` and `Cancelled`.
        """
        self._refuse_itself(target)
        if target.with_name(f"{target.name}-wal").exists():
            raise BadInput(
                Message("A database that is in use is not replaced."),
                Message("{target} is open in another program.", target=target),
                Message("Choose another name or folder."),
            )
        self._database.check_unmoved()
        copy_out(self._database.path, target, progress, verify=True)

    def make_daily(self, progress: Progress = silent) -> Path | None:
        """Make the backup of the day, unless there is one already or nothing changed since the last one.

        The copy is verified, so that damage is noticed while older backups without it still exist. Returns
        its path. Raises `DatabaseDamaged`, `DatabaseProblem` and `Cancelled`.
        """
        self._database.check_unmoved()
        database = self._database.path
        automatic = automatic_backups(database)
        today = backup_folder.local_now().date()
        if any(backup.occasion is Occasion.DAY and backup.made.date() == today for backup in automatic):
            return None
        if automatic and automatic[0].path.stat().st_mtime_ns == last_change(database):
            return None
        with self._database.reading() as connection:
            if not queries.recent_imports(connection, 1):
                return None
        return back_up(database, Occasion.DAY, progress, verify=True)

    def restore(self, source: Path, progress: Progress = silent) -> Path:
        """Replace all data and reports with a backup; return the backup made of the present data.

        Raises `BadInput`, `DatabaseProblem` or `Cancelled`; the data is then unchanged.
        """
        self._refuse_itself(source)
        version = check_backup(source, part(progress, 0.0, 0.3))
        self._database.check_unmoved()
        database = self._database.path
        kept = back_up(database, Occasion.RESTORE, part(progress, 0.3, 0.5))
        with in_this_layout(source, version, database, part(progress, 0.5, 0.6)) as ready:
            self._database.replace_content(ready, part(progress, 0.6, 1.0))
        self._restored()
        return kept

    def _refuse_itself(self, path: Path) -> None:
        if is_of(self._database.path, path):
            raise BadInput(
                Message("This is the database itself."),
                Message("{path} holds the data that is open now.", path=path),
                Message("Choose another name or folder."),
            )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
