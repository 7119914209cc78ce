"""Imports CSV files, and lists and undoes earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from storemon.core.choices import Choices
from storemon.core.file_spec import FileSpec, Match
from storemon.core.import_records import ImportRecord, ImportResult
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import Progress, part, silent
from storemon.core.refused_rows import RefusedRow
from storemon.core.vocabulary import DEFAULT_UNDOABLE, FileKind, Occasion
from storemon.data import queries
from storemon.data.clock import utc_now
from storemon.data.database import Database
from storemon.data.files.input_files import expand
from storemon.data.imports.comparing import compared
from storemon.data.imports.file_import import Drop, import_csv
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.kinds import KINDS, kind_of
from storemon.data.imports.store_keys import StoreKeys
from storemon.data.imports.undo import clear_all, undo_import
from storemon.data.platform_rows import polled
from storemon.errors import BadInput, FileRefused, PartDamaged, RowsDamaged
from storemon.message import Message

FILE_SPECS: Final = tuple(kind.spec for kind in KINDS)
"""The specifications of all kinds of files, in the order in which users see them."""


def spec_of(kind: FileKind) -> FileSpec:
    """Return the specification of a kind of file. Raises `KeyError` for an unknown one."""
    return kind_of(kind).spec


class ImportService:
    """Imports files into the database; the newest `undoable` imports of each kind can be undone."""

    def __init__(self, database: Database, now: Callable[[], int] = utc_now) -> None:
        self._database = database
        self._now = now
        self.undoable = DEFAULT_UNDOABLE

    def expand(self, paths: Iterable[Path]) -> list[InputFile]:
        """Return the CSVs in `paths`: files unchanged, and the contents of folders and zips.

        A folder or zip that is unreadable or has no CSV is returned itself; importing it reports why.
        """
        return expand(paths)

    def inspect(
        self,
        input_file: InputFile,
        match: Match | None = None,
        progress: Progress = silent,
        choices: Choices | None = None,
    ) -> Preview:
        """Read a CSV like `import_input`, up to about 64 MB of it, without writing anything.

        If it cannot be imported, the reason is in `Preview.error`. Raises `DatabaseProblem` and `Cancelled`.
        """
        with self._database.reading() as connection:
            keys = StoreKeys(connection, input_file.name, self._database.reading)
            known = [name for name in polled(connection).values() if name]
        looked = Inspection(input_file, keys, self._now(), choices or Choices(), known)
        preview = looked.run(match, progress)
        if preview.match is None or preview.error is not None:
            return preview
        with self._database.reading() as connection:
            return compared(preview, looked, connection)

    def import_file(
        self, path: Path, progress: Progress = silent, *, drop: int | None = None
    ) -> ImportResult:
        """Import one file of any kind in one transaction.

        Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the data is then unchanged.
        """
        input_files = expand([path])
        if len(input_files) > 1:
            raise FileRefused(
                Message("{name} holds {count} files.", name=path.name, count=len(input_files)),
                remedy=Message("Import them one after the other."),
            )
        return self.import_input(input_files[0], progress=progress, drop=drop)

    def import_input(
        self,
        input_file: InputFile,
        match: Match | None = None,
        progress: Progress = silent,
        choices: Choices | None = None,
        *,
        drop: int | None = None,
    ) -> ImportResult:
        """Import a CSV in one transaction; `match` overrides the recognized kind and columns.

        `choices` answer questions about the file. `drop` is the result of `new_drop` for all files that are
        imported together.

        Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the data is then unchanged.
        """
        import_id, kind, counts = import_csv(
            self._database,
            input_file,
            progress,
            match,
            self._now(),
            choices or Choices(),
            Drop(drop, self.undoable),
        )
        return ImportResult(
            import_id,
            input_file.path,
            input_file.name,
            kind,
            counts.imported,
            counts.known,
            counts.refused,
            counts.stores,
            counts.changed,
            counts.notes,
        )

    def new_drop(self) -> int:
        """Return the drop under which files imported together are recorded: the current time, µs UTC."""
        return self._now()

    def recent(self, limit: int = 100) -> list[ImportRecord]:
        """Return the newest imports, newest first; drops are always complete."""
        with self._database.reading() as connection:
            return queries.recent_imports(connection, limit)

    def undo(self, import_id: int, progress: Progress = silent) -> None:
        """Undo an import after a backup: data only it contained is removed, data it replaced is restored.

        Raises like `undo_together`.
        """
        self.undo_together([import_id], progress)

    def undo_together(self, import_ids: Sequence[int], progress: Progress = silent) -> None:
        """Undo imports in one transaction after one backup: all of them or none.

        Raises `BadInput` if one does not exist, is undone already or can no longer be undone,
        `DatabaseProblem`, and `Cancelled`; the data is then unchanged.
        """
        with self._database.writing(progress) as connection:
            newest_first = sorted(import_ids, reverse=True)
            rows = [_undoable(queries.one_import(connection, import_id)) for import_id in newest_first]
            self._database.back_up(Occasion.UNDO, part(progress, 0.0, 0.3))
            for number, row in enumerate(rows):
                step = part(progress, 0.3 + 0.7 * number / len(rows), 0.3 + 0.7 * (number + 1) / len(rows))
                undo_import(connection, row.import_id, row.kind, step)

    def clear(self, progress: Progress = silent) -> Path | None:
        """Remove all data and reports after a backup; return its path, None if storemon makes no backups.

        Raises `DatabaseProblem` and `Cancelled`; the data is then unchanged.
        """
        with self._database.writing(progress) as connection:
            backup = self._database.back_up(Occasion.CLEARING, part(progress, 0.0, 0.8))
            progress(0.8, Message("Removing all data"))
            clear_all(connection)
        return backup

    def refused_counts(self, import_id: int) -> dict[Message, int]:
        """Return how many rows an import refused, by reason. Raises like `refused`."""
        with self._database.reading() as connection, _refused_rows_damage():
            return queries.refused_counts_of(connection, import_id)

    def refused(self, import_id: int) -> list[RefusedRow]:
        """Return the rows that an import refused, in file order, only the first ones for each reason.

        Raises `PartDamaged` if they are damaged.
        """
        with self._database.reading() as connection, _refused_rows_damage():
            return queries.refused_of(connection, import_id)

    def refused_header(self, import_id: int) -> str:
        """Return the header line with which a file of an import's refused rows is recognized again."""
        with self._database.reading() as connection:
            return queries.header_of(connection, import_id)


def _undoable(row: ImportRecord | None) -> ImportRecord:
    if row is None:
        raise BadInput(Message("There is no such import."), remedy=Message("Look at the list of imports."))
    if row.undone is not None:
        raise BadInput(Message("The import of {name} is undone already.", name=row.name))
    if row.folded is not None:
        raise BadInput(
            Message("The import of {name} can no longer be undone.", name=row.name),
            Message("Only the newest imports can be undone; older ones are merged."),
        )
    return row


@contextmanager
def _refused_rows_damage() -> Iterator[None]:
    """Report damage to refused rows separately, as no figure depends on them."""
    try:
        yield
    except RowsDamaged as error:
        if error.args != (queries.REFUSED,):
            raise
        raise PartDamaged(
            Message("The rows that were left out are damaged."),
            Message("What is stored of them is not what was written. Your data and reports are not touched."),
            Message("Import the file again to see them."),
        ) from error
