"""An open database and everything that can be done with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from storemon.core.access import FULL_ACCESS, Access
from storemon.core.progress import Progress, silent
from storemon.core.server_address import Place
from storemon.data.database import Database
from storemon.data.extent import Extent, extent
from storemon.data.sqlite.place import settled
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import DatabaseChanged, DatabaseDamaged, DatabaseProblem
from storemon.services.backups import BackupService
from storemon.services.closures import ClosureService
from storemon.services.data_export import ExportedData, export_data
from storemon.services.history import HistoryService
from storemon.services.import_service import ImportService
from storemon.services.note_service import NoteService
from storemon.services.opening import open_database
from storemon.services.recovery import Recovery, earlier_recovery, is_ours, set_aside
from storemon.services.reports import ReportService
from storemon.services.store_hours import StoreHoursService
from storemon.services.stores import StoreService

if TYPE_CHECKING:
    from storemon.services.dataset_export import ExportedDataset

_DATASETS: Final = "storemon.services.dataset_export"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The services of one database. Calls may wait for the disk: never call them on the window's thread."""

    place: Place
    imports: ImportService
    reports: ReportService
    history: HistoryService
    stores: StoreService
    closures: ClosureService
    hours: StoreHoursService
    notes: NoteService
    _database: Database
    _backups: BackupService | None
    access: Access = FULL_ACCESS
    """What this account was allowed to do when the database was opened."""
    recovery: Recovery | None = None

    @classmethod
    def open(cls, place: Place, progress: Progress = silent) -> Self:
        """Open the database at `place`, creating a missing file and upgrading an earlier layout.

        Interrupted reports become Failed; leftovers of killed backups, exports and so on are removed,
        wherever they are. Raises `BadInput` if no database can be at that path, `DatabaseProblem`, and what
        `progress` raises.
        """
        database = open_database(place, progress)
        reports = ReportService(database)
        try:
            access = database.access()
            reports.archive.fail_interrupted()
        except BaseException:
            database.close()
            raise
        return cls(
            database.place,
            ImportService(database),
            reports,
            HistoryService(database),
            StoreService(database),
            ClosureService(database),
            StoreHoursService(database),
            NoteService(database),
            database,
            _backups(database, reports),
            access,
        )

    @classmethod
    def open_or_recover(cls, path: Path, progress: Progress = silent) -> Self:
        """Open the database at `path`; if it is damaged, set it aside and create a new one.

        `recovery` then has its new path and the backup to restore, also at later openings as long as nothing
        was restored or imported. Raises like `open`, and `DatabaseDamaged` if the file may belong to another
        program.
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

    @property
    def is_file(self) -> bool:
        """Whether the database is a file on this machine, which storemon backs up and can move."""
        return isinstance(self.place, Path)

    @property
    def path(self) -> Path:
        """The path of a database that is a file."""
        assert isinstance(self.place, Path)  # noqa: S101  # asked only where `is_file` is true
        return self.place

    @property
    def backups(self) -> BackupService:
        """The backups of a database that is a file."""
        assert self._backups is not None  # noqa: S101  # as above
        return self._backups

    def access_now(self) -> Access:
        """Return what this account is currently allowed to do. Raises `DatabaseProblem`."""
        return self._database.access()

    def extent(self) -> Extent:
        """Count what the database holds; reads through all polls. Raises `DatabaseProblem`."""
        with self._database.reading() as connection:
            return extent(connection, self._database.size())

    def export_data(self, folder: Path, progress: Progress) -> ExportedData:
        """Write all data to CSV files that import to the same state; raises as `data_export.export_data`."""
        return export_data(self._database, folder, progress)

    def export_dataset(self, where: str, progress: Progress) -> ExportedDataset:
        """Write all data as a data set, like `dataset_export.export_dataset`."""
        # Imported here, as loading Parquet takes time.
        made: ExportedDataset = import_module(_DATASETS).export_dataset(self._database, where, progress)
        return made

    def listen(self, changed: Callable[[], None], state: Callable[[DatabaseProblem | None], None]) -> bool:
        """Listen for changes by others, like `Database.listen`; return False if that is not supported."""
        return self._database.listen(changed, state)

    def close(self) -> None:
        """Close the database."""
        self.reports.close()
        self._database.close()


def _backups(database: Database, reports: ReportService) -> BackupService | None:
    if not isinstance(database, SqliteDatabase):
        return None
    return BackupService(database, reports.archive.fail_interrupted)
