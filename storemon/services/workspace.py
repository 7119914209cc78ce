"""One open database and all that can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from storemon.data.database import Database
from storemon.services.imports import ImportService
from storemon.services.reports import ReportService
from storemon.services.stores import StoreService


@dataclass(frozen=True, slots=True)
class Workspace:
    """The services over one database. Every call may wait for the disk: none belongs on a window's thread."""

    path: Path
    imports: ImportService
    reports: ReportService
    stores: StoreService
    _database: Database

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database at `path`, making it where there is none.

        Reports that were cut off since the last start become Failed. Raises `DatabaseProblem`.
        """
        database = Database.open(path)
        reports = ReportService(database)
        try:
            reports.fail_interrupted()
        except BaseException:
            database.close()
            raise
        return cls(path, ImportService(database), reports, StoreService(database), database)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
