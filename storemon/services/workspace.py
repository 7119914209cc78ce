"""One open database and all that can be done with it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from storemon.core.progress import Progress, silent
from storemon.data.copies.backup_folder import remove_unfinished
from storemon.data.database import Database
from storemon.data.leftovers import remove_leftovers
from storemon.data.sqlite.extent import Extent, extent
from storemon.data.sqlite.open_files import is_of
from storemon.data.sqlite.place import settled
from storemon.errors import DatabaseChanged, DatabaseDamaged
from storemon.services.backups import BackupService
from storemon.services.import_service import ImportService
from storemon.services.privacy import keep_private
from storemon.services.recovery import Recovery, earlier_recovery, is_ours, set_aside
from storemon.services.reports import ReportService
from storemon.services.stores import StoreService


def is_there(path: Path) -> bool:
    """Return whether there is a file where a database is looked for. Raises as `settled` does."""
    return settled(path).exists()


def holds(database: Path, path: Path) -> bool:
    """Return whether `path` is a database's own file, or its log or index, by whatever path."""
    return is_of(database, path)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The services over one database. Every call may wait for the disk: none belongs on a window's thread."""

    path: Path
    imports: ImportService
    reports: ReportService
    stores: StoreService
    backups: BackupService
    _database: Database
    recovery: Recovery | None = None

    @classmethod
    def open(cls, path: Path, progress: Progress = silent) -> Self:
        """Open the database at `path`, making it where there is none and updating one of an earlier layout.

        Reports that were cut off since the last start become Failed; what backups, exports and the like that
        were killed have left goes away, wherever it is. Raises `BadInput` where no database can be at that
        path, `DatabaseProblem`, and what `progress` raises.
        """
        path = settled(path)
        keep_private(path)
        remove_leftovers()
        remove_unfinished(path)
        database = Database.open(path, progress)
        reports = ReportService(database)
        try:
            reports.fail_interrupted()
        except BaseException:
            database.close()
            raise
        return cls(
            path,
            ImportService(database),
            reports,
            StoreService(database),
            BackupService(database, reports.fail_interrupted),
            database,
        )

    @classmethod
    def open_or_recover(cls, path: Path, progress: Progress = silent) -> Self:
        """Open the database at `path`; set it aside where it is damaged, and begin with a new one.

        `recovery` then says where it is, and to which backup one can go back, and at later openings too as
        long as nothing was restored or imported. Raises as `open` does; `DatabaseDamaged` too where the file
        cannot be told from another program's.
        """
        path = settled(path)
        try:
            opened = cls.open(path, progress)
            try:
                earlier = None if opened.imports.recent(1) else earlier_recovery(path, progress)
            except BaseException:
                opened.close()
                raise
        except DatabaseDamaged as error:
            if not (isinstance(error, DatabaseChanged) or is_ours(path)):
                raise
            changed = isinstance(error, DatabaseChanged)
            recovery = dataclasses.replace(set_aside(path, progress), changed=changed)
            return dataclasses.replace(cls.open(path, progress), recovery=recovery)
        return dataclasses.replace(opened, recovery=earlier)

    def extent(self) -> Extent:
        """Count what the database holds; reads through all polls. Raises `DatabaseProblem`."""
        with self._database.reading() as connection:
            return extent(connection, self.path)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
