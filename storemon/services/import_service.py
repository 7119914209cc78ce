"""Importing the CSV files, and what became of earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.message import Message
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import DEFAULT_UNDOABLE, FileKind
from storemon.data import queries
from storemon.data.copies.backup import back_up
from storemon.data.copies.backup_folder import Occasion
from storemon.data.database import Database
from storemon.data.files.csv_header import COLUMNS, OPTIONAL, Match, is_enough
from storemon.data.files.input_files import InputFile, expand
from storemon.data.files.status_words import folded as folded_status
from storemon.data.imports.choices import Choices, Option, Question, Topic
from storemon.data.imports.comparing import compared
from storemon.data.imports.file_import import Drop, import_csv, utc_now
from storemon.data.imports.inspection import Inspection, Preview, Problem
from storemon.data.imports.platforms import MERGED, ONLY
from storemon.data.imports.refused_rows import RefusedRow
from storemon.data.imports.undo import clear_all, undo_import
from storemon.data.queries import ImportRow
from storemon.data.store_keys import StoreKeys
from storemon.errors import BadInput, FileRefused, PartDamaged, RowsDamaged

SAMPLE_PREFIX: Final = "Sample data - "
"""How the names of the files begin that the window makes as a sample: by these the imports are known."""

__all__ = [
    "COLUMNS",
    "MERGED",
    "ONLY",
    "OPTIONAL",
    "SAMPLE_PREFIX",
    "Choices",
    "FileKind",
    "ImportRecord",
    "ImportResult",
    "ImportService",
    "InputFile",
    "Match",
    "Option",
    "Preview",
    "Problem",
    "Question",
    "RefusedRow",
    "Topic",
    "expand",
    "folded_status",
    "is_enough",
]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file: rows that changed the data, that were known already, that were refused.

    `stores` counts the stores that its usable rows name, `changed` those of them with new hours or zone.
    `notes` are sentences that a person has to know.
    """

    import_id: int
    path: Path
    name: str
    kind: FileKind
    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether any row could be used: a file of known rows alone could, one of refused rows could not."""
        return self.imported + self.known > 0


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An earlier import; times in µs UTC, `undone` None while it counts, `folded` None unless it is too old.

    Files that were handed over together have one `finished`.
    """

    import_id: int
    name: str
    kind: FileKind
    finished: int
    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    undone: int | None
    folded: int | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether it counts, and is not too old to be undone."""
        return self.undone is None and self.folded is None

    @property
    def usable(self) -> bool:
        """Whether any row of it could be used."""
        return self.imported + self.known > 0

    @property
    def counts_as_sample(self) -> bool:
        """Whether it is of the sample data, and not undone."""
        return self.undone is None and self.name.startswith(SAMPLE_PREFIX)


class ImportService:
    """Brings files into the database; the newest `undoable` imports of polls can be undone."""

    def __init__(self, database: Database, now: Callable[[], int] = utc_now) -> None:
        self._database = database
        self._now = now
        self.undoable = DEFAULT_UNDOABLE

    def expand(self, paths: Iterable[Path]) -> list[InputFile]:
        """Return the CSVs that `paths` name: files as they are, and what folders and zips hold of them.

        A folder or zip that cannot be read or holds none stands for itself; importing it tells why.
        """
        return expand(paths)

    def inspect(
        self,
        part: InputFile,
        match: Match | None = None,
        progress: Progress = silent,
        choices: Choices | None = None,
    ) -> Preview:
        """Look at a CSV as `import_part` would, up to about 64 MB of it, and write nothing.

        What stops it from being imported is in `Preview.error`. Raises `DatabaseProblem` and `Cancelled`.
        """
        with self._database.reading() as connection:
            keys = StoreKeys(connection, part.name, self._database.reading)
        looked = Inspection(part, keys, self._now(), choices or Choices())
        preview = looked.run(match, progress)
        if preview.match is None or preview.error is not None:
            return preview
        with self._database.reading() as connection:
            return compared(preview, looked, connection)

    def import_file(
        self, path: Path, progress: Progress = silent, *, drop: int | None = None
    ) -> ImportResult:
        """Import one file, whichever it is, in one transaction.

        Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the data is then as it was.
        """
        parts = expand([path])
        if len(parts) > 1:
            raise FileRefused(
                Message("{name} holds {count} files.", name=path.name, count=len(parts)),
                remedy=Message("Import them one after the other."),
            )
        return self.import_part(parts[0], progress=progress, drop=drop)

    def import_part(
        self,
        part: InputFile,
        match: Match | None = None,
        progress: Progress = silent,
        choices: Choices | None = None,
        *,
        drop: int | None = None,
    ) -> ImportResult:
        """Import a CSV in one transaction; `match` overrules what is recognised.

        `choices` answer what the file leaves open. `drop` is what `new_drop` gave for all files that are
        handed over together.

        Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the data is then as it was.
        """
        import_id, kind, counts = import_csv(
            self._database,
            part,
            progress,
            match,
            self._now(),
            choices or Choices(),
            Drop(drop, self.undoable),
        )
        return ImportResult(
            import_id,
            part.path,
            part.name,
            kind,
            counts.imported,
            counts.known,
            counts.refused,
            counts.stores,
            counts.changed,
            counts.notes,
        )

    def new_drop(self) -> int:
        """Return what files that are handed over together are recorded under: the present time, µs UTC."""
        return self._now()

    def recent(self, limit: int = 100) -> list[ImportRecord]:
        """Return the newest imports, newest first; no drop of several files is cut off."""
        with self._database.reading() as connection:
            rows = queries.recent_imports(connection, limit)
        return [_record(row) for row in rows]

    def undo(self, import_id: int, progress: Progress = silent) -> None:
        """Undo an import, after a backup: what only it brought goes away, what it replaced comes back.

        Raises what `undo_together` raises.
        """
        self.undo_together([import_id], progress)

    def undo_together(self, import_ids: Sequence[int], progress: Progress = silent) -> None:
        """Undo imports in one transaction, after one backup: all of them or none.

        Raises `BadInput` where one does not exist or is undone already, `DatabaseProblem`, and `Cancelled`;
        the data is then as it was.
        """
        with self._database.writing(progress) as connection:
            newest_first = sorted(import_ids, reverse=True)
            rows = [_undoable(queries.one_import(connection, import_id)) for import_id in newest_first]
            back_up(self._database.path, Occasion.UNDO, part(progress, 0.0, 0.3))
            for number, row in enumerate(rows):
                step = part(progress, 0.3 + 0.7 * number / len(rows), 0.3 + 0.7 * (number + 1) / len(rows))
                undo_import(connection, row.import_id, FileKind(row.kind), step)

    def clear(self, progress: Progress = silent) -> Path:
        """Remove all data and reports after a backup; return the backup's path.

        Raises `DatabaseProblem`, with the data as it was, and `Cancelled`.
        """
        with self._database.writing(progress) as connection:
            backup = back_up(self._database.path, Occasion.CLEARING, part(progress, 0.0, 0.8))
            progress(0.8, Message("Removing all data"))
            clear_all(connection)
        return backup

    def refused_counts(self, import_id: int) -> dict[Message, int]:
        """Return how many rows an import refused, by reason. Raises as `refused` does."""
        with self._database.reading() as connection, _refused_rows_damage():
            return queries.refused_counts_of(connection, import_id)

    def refused(self, import_id: int) -> list[RefusedRow]:
        """Return the rows that an import refused, in the order of the file, the first of each reason.

        Raises `PartDamaged` where they are not what was written.
        """
        with self._database.reading() as connection, _refused_rows_damage():
            return queries.refused_of(connection, import_id)

    def refused_header(self, import_id: int) -> str:
        """Return the header line that makes a file of an import's refused rows recognised again."""
        with self._database.reading() as connection:
            return queries.header_of(connection, import_id)


def _undoable(row: ImportRow | None) -> ImportRow:
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


def _record(row: ImportRow) -> ImportRecord:
    values = {name: getattr(row, name) for name in ImportRecord.__slots__}
    return ImportRecord(**values | {"kind": FileKind(row.kind)})


@contextmanager
def _refused_rows_damage() -> Iterator[None]:
    """Report damage to refused rows by itself: no figure depends on them."""
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
