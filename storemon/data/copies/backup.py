"""Full copies of a database, made from it and restored into it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from storemon.core.memory import is_shortage, out_of_memory
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import Occasion
from storemon.data.copies import backup_folder
from storemon.data.disk_errors import why
from storemon.data.leftovers import leaving, with_companions
from storemon.data.private import folder_mode, make_file, make_folder, mode_beside
from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.integrity import find_damage
from storemon.data.sqlite.log_folding import fold_log
from storemon.data.sqlite.problems import explained, in_use
from storemon.data.sqlite.retry import TURN_SECONDS, busy_seconds, retry_while_busy
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseProblem
from storemon.message import Message

_MAKING: Final = Message("Making a backup")
_PAGES_A_STEP: Final = 256
_WAITING: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def back_up(database: Path, occasion: Occasion, progress: Progress = silent, *, verify: bool = False) -> Path:
    """Copy the committed data to the folder `backups` next to the database; return the copy's path.

    Only the newest five automatic backups of each group are kept. Raises `DatabaseProblem`, with `verify`
    `DatabaseDamaged` if the copy shows damage, and what `progress` raises; no copy is left behind then.
    """
    path = backup_folder.next_path(database, occasion)
    seen = last_change(database)
    copy_out(database, path, progress, verify=verify)
    with contextlib.suppress(OSError):
        os.utime(path, ns=(seen, seen))
    backup_folder.remove_old(database)
    return path


def copy_out(database: Path, target: Path, progress: Progress = silent, *, verify: bool = False) -> None:
    """Copy the committed data to `target`, which gets its name only when it is complete and flushed to disk.

    Raises as `back_up` does.
    """
    coming, lock = backup_folder.unfinished(target)
    opened = contextlib.ExitStack()
    try:
        mode = mode_beside(database)
        make_folder(target.parent, folder_mode(mode))
        opened.enter_context(leaving(*with_companions(coming), lock.path))
        lock.hold()
        try:
            coming.unlink(missing_ok=True)
            make_file(coming, mode)
            _copy(database, coming, part(progress, 0.0, 0.7 if verify else 1.0))
            if verify:
                with reading_copy(coming) as copy:
                    find_damage(database, copy, progress=part(progress, 0.7, 1.0))
            _keep_on_disk(coming)
            coming.replace(target)
            _keep_names_on_disk(target.parent)
        finally:
            with contextlib.suppress(OSError):
                coming.unlink(missing_ok=True)
            lock.release()
    except OSError as error:
        if is_shortage(error):
            raise out_of_memory() from error
        raise DatabaseProblem(
            Message("The backup could not be made."),
            Message(
                "It goes into {folder}. {why} Nothing was changed.", folder=target.parent, why=why(error)
            ),
            Message("Free up space in that folder or allow writing to it, and try again."),
        ) from error
    finally:
        opened.close()


def copy_in(source: Path, database: Path, driver: sqlite3.Connection, progress: Progress) -> None:
    """Replace the content of `database`, open as `driver`, by that of `source`, in one transaction.

    It copies page by page, so a damaged database can be overwritten too. Raises `DatabaseProblem`, and what
    `progress` raises; the database is unchanged then.
    """
    with explained(database), reading_copy(source) as copy:
        copy_pages(copy, driver, database, progress, Message("Restoring the backup"))
        fold_log(database, driver, longest=0)


def copy_pages(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    path: Path,
    progress: Progress,
    text: Message = _MAKING,
) -> None:
    """Replace all of `target` by `source`, in one transaction.

    Raises `DatabaseBusy` about `path` if another program holds a lock for ten seconds, and what `progress`
    raises.
    """
    deadline = time.monotonic() + busy_seconds()

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal deadline
        if status not in _WAITING:
            deadline = time.monotonic() + busy_seconds()
        elif time.monotonic() > deadline:
            raise in_use(path)
        progress(1 - remaining / total if total else 0.0, text)

    source.backup(target, pages=_PAGES_A_STEP, progress=step, sleep=TURN_SECONDS)


def copy_to_file(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    """Copy all of `source` to an empty or missing file, without flushing it to disk.

    Raises `DatabaseProblem`, `OSError`, and what `progress` raises.
    """
    make_file(target)
    with explained(target.parent), contextlib.closing(connect(target, busy_seconds())) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        copy_pages(source, copy, target, progress)


@contextlib.contextmanager
def reading_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy without creating files next to it, unless a process using it keeps its log there."""
    options = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    place = address(path.absolute(), options)
    with (
        explained(path),
        contextlib.closing(connect(place, busy_seconds(), uri=True)) as copy,
    ):
        yield copy


def last_change(database: Path) -> int:
    """Return when the file system says the database was last written to, in ns; automatic backups keep it.

    Compare it for equality only: the clock may have been changed. Raises `OSError`.
    """
    log = database.with_name(f"{database.name}-wal")
    with contextlib.suppress(FileNotFoundError):
        return max(database.stat().st_mtime_ns, log.stat().st_mtime_ns)
    return database.stat().st_mtime_ns


def _copy(database: Path, target: Path, progress: Progress) -> None:
    def begin() -> None:
        # In one snapshot, the copy does not start over whenever another connection commits.
        if not source.in_transaction:
            source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()

    # mode=rw: if the database is gone, do not create an empty one and copy that.
    place = address(database, "mode=rw")
    with (
        explained(database),
        contextlib.closing(connect(place, TURN_SECONDS, uri=True)) as source,
    ):
        retry_while_busy(database, begin, progress)
        copy_to_file(source, target, progress)


def _keep_on_disk(path: Path) -> None:
    """Flush a file to disk, so that it survives a power failure."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_names_on_disk(folder: Path) -> None:
    """Flush a folder's entries to disk, if the system offers a way to do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
