"""An open database in a file: its transactions, and creating or updating it when it is opened."""

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

    Readers each see one snapshot and never wait. Writers of this process queue on a lock, since SQLite admits
    one at a time; those of other processes are waited for up to ten seconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = threading.Lock()
        self._engine = make_engine(path)
        note_opened(path)

    @classmethod
    def open(cls, path: Path, progress: Progress = silent, *, keep_older: bool = True) -> SqliteDatabase:
        """Open the database at `path`; if it is missing, create it and its folder, private to this user.

        An earlier layout is updated, after a backup unless `keep_older` is False. Raises as `settled` does;
        `DatabaseProblem` if it cannot be read or written, is not a storemon database, or is from a newer
        storemon; `DatabaseDamaged`; and what `progress` raises. The database is unchanged then.
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
        with contextlib.suppress(OSError):  # SQLite reports why
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
        """Return that everything is allowed: whoever can open the file may write it."""
        return FULL_ACCESS

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        note_closed(self.path)

    @contextmanager
    def reading(self, progress: Progress = silent) -> Iterator[Connection]:
        """Yield a connection to one unchanging snapshot."""
        with self._explained(), self._connected(progress) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, progress: Progress = silent) -> Iterator[Connection]:
        """Yield the only connection that may write; commit at the end, roll back on any exception.

        While another writer, of this process or another, is at work, `progress` is called so that the wait
        can be canceled.
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
                # Commits to files that were renamed or removed would be lost with them.
                check_unmoved(connection, self.path)
            fold_log(self.path, driver_of(connection))

    def noting(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield the connection of `writing`: SQLite has only one kind of writer."""
        return self.writing(progress)

    def run_lock(self, report_id: str) -> FileRunLock:
        """Return the lock of a report: a file next to the database."""
        return FileRunLock(self.path, report_id)

    def remove_abandoned_locks(self) -> None:
        """Remove the lock files of processes that have ended."""
        remove_abandoned(self.path)

    def back_up(self, occasion: Occasion, progress: Progress) -> Path:
        """Make an automatic backup. Raises as `copies.backup.back_up` does."""
        return back_up(self.path, occasion, progress)

    def size(self) -> int:
        """Return the size of the file in bytes, including its companion files."""
        beside = (self.path, *(self.path.with_name(f"{self.path.name}{end}") for end in ("-wal", "-shm")))
        return sum(file.stat().st_size for file in beside if file.exists())

    def listen(self, changed: object, state: object) -> bool:  # noqa: ARG002  # the protocol's signature
        """Return False: there are no notifications for a file, so its users poll it."""
        return False

    def check_unmoved(self) -> None:
        """Raise `DatabaseProblem` if the open file was replaced or removed.

        Called before the file at `path` is copied.
        """
        with self._explained(), self._connected(silent):
            pass

    def replace_content(self, source: Path, progress: Progress = silent) -> None:
        """Replace everything in this database by the content of the copy `source`, which has this layout.

        Every connection, also of other processes, sees either the old or the new content. Raises
        `DatabaseProblem`, and what `progress` raises; the database is unchanged then.
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
            # Damaged data may have caused the error, rather than a bug in this program.
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
            # Another process may have created or updated the tables between the check and the lock.
            version = self._version(connection)
            if version is None:
                schema.metadata.create_all(connection)
                digest = row_digest(schema.VERSION)
                connection.execute(insert(schema.layout).values(version=schema.VERSION, digest=digest))
            elif version < schema.VERSION:
                if keep_older:
                    # Verified, since damaged rows would get valid checksums.
                    back_up(self.path, Occasion.UPDATE, part(progress, 0.0, 0.8), verify=True)
                # Imported here, since it loads numpy and an opening is hardly ever an update.
                from storemon.data.sqlite.migrations import migrate  # noqa: PLC0415  # as said above

                migrate(connection, version, part(progress, 0.8, 1.0))
        if version is not None and version < schema.VERSION:
            give_room_back(self.path, progress)

    def _version(self, connection: Connection) -> int | None:
        """Return the layout's version, or None if there are no tables yet."""
        return layout_version(self.path, driver_of(connection))
