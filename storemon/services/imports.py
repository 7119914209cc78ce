"""Importing the three CSV files, and what became of earlier imports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storemon.core.progress import Progress, silent
from storemon.data import queries
from storemon.data.csv_header import FileKind
from storemon.data.csv_rows import RefusedRow
from storemon.data.database import Database
from storemon.data.importing import import_csv

__all__ = ["FileKind", "ImportRecord", "ImportResult", "ImportService", "RefusedRow"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file: rows that changed the data, that were known already, that were refused.

    `stores` counts the stores that its usable rows name.
    """

    import_id: int
    path: Path
    kind: FileKind
    imported: int
    known: int
    refused: int
    stores: int


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An earlier import; `finished` in µs UTC."""

    import_id: int
    name: str
    kind: FileKind
    finished: int
    imported: int
    known: int
    refused: int


class ImportService:
    """Brings files into the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def import_file(self, path: Path, progress: Progress = silent) -> ImportResult:
        """Import one file, whichever of the three it is, in one transaction.

        Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the data is then as it was.
        """
        import_id, kind, counts = import_csv(self._database, path, progress)
        return ImportResult(
            import_id, path, kind, counts.imported, counts.known, counts.refused, counts.stores
        )

    def recent(self, limit: int = 100) -> list[ImportRecord]:
        """Return the newest imports, newest first."""
        with self._database.reading() as connection:
            rows = queries.recent_imports(connection, limit)
        return [
            ImportRecord(
                row.import_id,
                row.name,
                FileKind(row.kind),
                row.finished,
                row.imported,
                row.known,
                row.refused,
            )
            for row in rows
        ]

    def refused(self, import_id: int) -> list[RefusedRow]:
        """Return the rows that an import refused, in the order of the file."""
        with self._database.reading() as connection:
            return queries.refused_of(connection, import_id)
