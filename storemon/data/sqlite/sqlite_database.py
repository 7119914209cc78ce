"""One open database in a file: its transactions, and making or updating it when it is opened."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert

from storemon.core.access import FULL_ACCESS, Access
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import Occasion
from storemon.data import schema
from storemon.data.copies.backup import back_up, copy_in
from storemon.data.disk_errors import reason
from storemon.data.leftovers import at_work
from storemon.data.private import make_file, make_folder
from storemon.data.sqlite.compacting import give_room_back
from storemon.data.sqlite.connections import check_unmoved, make_engine
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.file_check import check_file
from storemon.data.sqlite.integrity import check_at_opening, looks_damaged, remember_damage, seconds_to_check
from storemon.data.sqlite.log_folding import fold_log
from storemon.data.sqlite.open_files import note_closed, note_opened
from storemon.data.sqlite.place import settled
from storemon.data.sqlite.problems import damaged, explained
from storemon.data.sqlite.retry import TURN_SECONDS, retry_while_busy
from storemon.data.sqlite.run_lock import FileRunLock, remove_abandoned
from storemon.data.sqlite.sealed import check_totals, driver_of, keep_totals
from storemon.data.sqlite.shapes import layout_version
from storemon.errors import DatabaseDamaged, DatabaseProblem, StoremonError
from storemon.message import Message


class SqliteDatabase:
    """The open database at `path`; safe to use from several threads.

    Readers each see one snapshot and never wait. Writers of this process queue on a lock, since SQLite
    admits one at a time; those of other processes are waited for up to ten seconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = threading.Lock()
        self._engine = make_engine(path)
        note_opened(path)

    @classmethod
    def open(cls, path: Path, progress: Progress = silent, *, keep_older: bool = True) -> SqliteDatabase:
        """Open the database at `path`, making it and its folder where there is none, for this person alone.

        One of an earlier layout is updated, after a backup unless `keep_older` is False. Raises as `settled`
        does; `DatabaseProblem` where it cannot be read or written, is none of ours, or was written by a newer
        storemon; `DatabaseDamaged`; and what `progress` raises, with the database as it was.
        """
        path = settled(path)
        try:
            make_folder(path.parent)
        except OSError as error:
            raise DatabaseProblem(
                Message("The database cannot be made."),
                Message("It needs the folder {folder}. {why}", folder=path.parent, why=reason(error)[0]),
                reason(error)[1],
            ) from error
        check = seconds_to_check(path)
        check_file(path, progress)
        with contextlib.suppress(OSError):  # SQLite says why
            make_file(path)
        database = cls(path)
        try:
            database._prepare(progress, check, keep_older=keep_older)
        except BaseException:
            database.close()
            raise
        return database

    @property
    def place(self) -> Path:
        """The file, as `path`."""
        return self.path

    def access(self) -> Access:
        """Return that all may be done: whoever can open the file may write it."""
        return FULL_ACCESS

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        note_closed(self.path)

    @contextmanager
    def reading(self, progress: Progress = silent) -> Iterator[Connection]:
        """Give a connection on one unchanging snapshot."""
        with self._explained(), self._connected(progress) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, progress: Progress = silent) -> Iterator[Connection]:
        """Give the one connection that may write; commit at the end, roll back on any exception.

        While another writer is at work, of this process or another, `progress` is called so that waiting
        can be cancelled.
        """
        with self._one_writer(progress), self._explained(), self._connected(progress) as connection:
            connection.execution_options(writing=True)
            with retry_while_busy(self.path, connection.begin, progress), at_work(self.path):
                driver = driver_of(connection)
                ready = layout_version(self.path, driver) == schema.VERSION
                if ready:
                    check_totals(connection)
                yield connection
                if ready or layout_version(self.path, driver) == schema.VERSION:
                    keep_totals(driver)
                # What is committed to files that have lost their names would be lost with them.
                check_unmoved(connection, self.path)
            fold_log(self.path, driver_of(connection))

    def noting(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Give the connection of `writing`: SQLite knows one kind of writer."""
        return self.writing(progress)

    def run_lock(self, report_id: str) -> FileRunLock:
        """Return the lock of a report: a file beside the database."""
        return FileRunLock(self.path, report_id)

    def remove_abandoned_locks(self) -> None:
        """Remove the lock files of processes that are gone."""
        remove_abandoned(self.path)

    def back_up(self, occasion: Occasion, progress: Progress) -> Path:
        """Make an automatic backup. Raises as `copies.backup.back_up`."""
        return back_up(self.path, occasion, progress)

    def size(self) -> int:
        """Return how many bytes the file takes, with what is beside it."""
        beside = (self.path, *(self.path.with_name(f"{self.path.name}{end}") for end in ("-wal", "-shm")))
        return sum(file.stat().st_size for file in beside if file.exists())

    def listen(self, changed: object, state: object) -> bool:  # noqa: ARG002  # as servers have it
        """Tell of nothing: who opens the same file looks by itself."""
        return False

    def check_unmoved(self) -> None:
        """Raise `DatabaseProblem` where another file has come in the place of the one that is open, or none.

        For those who are about to copy what lies at `path`.
        """
        with self._explained(), self._connected(silent):
            pass

    def replace_content(self, source: Path, progress: Progress = silent) -> None:
        """Put the content of the copy `source`, of this layout, in the place of all that is here.

        Every connection, of other processes too, sees either the one or the other. Raises
        `DatabaseProblem`, and what `progress` raises, with the database as it was.
        """
        with self._one_writer(progress), self._connected(progress) as connection, ExitStack() as opened:
            opened.enter_context(at_work(self.path))
            copy_in(source, self.path, driver_of(connection), progress)

    @contextmanager
    def _one_writer(self, progress: Progress) -> Iterator[None]:
        while not self._writer.acquire(timeout=TURN_SECONDS):
            progress(0.0, Message("Waiting for other work to finish"))
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def _connected(self, progress: Progress) -> Iterator[Connection]:
        with retry_while_busy(self.path, self._engine.connect, progress) as connection:
            check_unmoved(connection, self.path)
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            with explained(self.path):
                yield
        except DatabaseDamaged:
            remember_damage(self.path)
            raise
        except StoremonError:
            raise
        except Exception as error:
            # What was read may not be what was written: then the fault is not in this program.
            if looks_damaged(self.path):
                remember_damage(self.path)
                raise damaged(self.path) from error
            raise

    def _prepare(self, progress: Progress, check: float, *, keep_older: bool) -> None:
        with self.reading(progress) as connection:
            check_at_opening(self.path, check, progress)
            if self._version(connection) == schema.VERSION:
                return
        with self.writing(progress) as connection:
            # Another process may have made or updated the tables between the look and the lock.
            version = self._version(connection)
            if version is None:
                schema.metadata.create_all(connection)
                digest = row_digest(schema.VERSION)
                connection.execute(insert(schema.layout).values(version=schema.VERSION, digest=digest))
            elif version < schema.VERSION:
                if keep_older:
                    # What is damaged would be sealed as if it were whole.
                    back_up(self.path, Occasion.UPDATE, part(progress, 0.0, 0.8), verify=True)
                # Hardly any opening is an update, which takes numpy.
                from storemon.data.sqlite.migrations import migrate  # noqa: PLC0415  # as said above

                migrate(connection, version, part(progress, 0.8, 1.0))
        if version is not None and version < schema.VERSION:
            give_room_back(self.path, progress)

    def _version(self, connection: Connection) -> int | None:
        """Return the layout's version, None where there are no tables yet."""
        return layout_version(self.path, driver_of(connection))
