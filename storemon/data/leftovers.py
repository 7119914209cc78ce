"""Records of running work and its temporary files, so that leftovers of killed processes are removed.

Each job has a record in a folder of the user's, with a lock that the system releases when the process ends,
however it ends. So the next start knows which temporary files are no longer needed, wherever they are, and a
program that must wait knows whether another storemon is the reason. If that folder cannot be written, the
work continues without a record.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

from storemon.data.sqlite.life_lock import LifeLock

MARK: Final = ".storemon-"
"""Prefix of temporary files in folders that also hold other files."""
SCRATCH: Final = "storemon-"
"""Prefix of temporary folders."""

_SUFFIX: Final = ".work"
_LOCK: Final = ".lock"
_OLD_SECONDS: Final = 30 * 24 * 3600
_OURS: Final = (MARK, SCRATCH)
_LARGEST: Final = 1 << 20
_name = ["storemon"]


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a process of this user: its name, process id, host, and the files it would leave behind."""

    name: str
    process: int
    host: str
    database: str = ""
    leftovers: tuple[str, ...] = ()

    @property
    def is_mine(self) -> bool:
        """Whether this process does it."""
        return self.process == os.getpid() and self.host == platform.node()


def introduce(name: str) -> None:
    """Set the name of this process, for messages in processes that wait for it."""
    _name[0] = name


@contextmanager
def leaving(*paths: Path) -> Iterator[None]:
    """Have the next start remove files and folders if this process is killed inside the block.

    A folder is removed with its content if its name is one of ours, otherwise only if it is empty.
    """
    with _recorded(Work(_name[0], os.getpid(), platform.node(), leftovers=tuple(map(_whole, paths)))):
        yield


@contextmanager
def at_work(database: Path) -> Iterator[None]:
    """Let other processes know that this one writes to a database."""
    with _recorded(Work(_name[0], os.getpid(), platform.node(), _whole(database))):
        yield


def writer_of(database: Path) -> Work | None:
    """Return another process of this user that writes to a database, or None."""
    place = _whole(database)
    return next((work for work, _ in _records() if work.database == place and not work.is_mine), None)


def remove_leftovers() -> None:
    """Remove what killed processes left behind, if its disk is connected."""
    # If several processes used the same name, one of them may be alive.
    used = {path for work, _ in _records() for path in work.leftovers}
    for work, record in _records(alive=False):
        missing = [path for path in work.leftovers if path not in used and not _removed(Path(path))]
        if not missing or _is_old(record):
            with contextlib.suppress(OSError):
                record.unlink(missing_ok=True)
    for lock in _listed(f"*{_LOCK}"):
        LifeLock(lock).is_held()


def _folder() -> Path:
    return user_state_path("storemon", appauthor=False) / "work"


def _whole(path: Path) -> str:
    return os.path.realpath(path)


@contextmanager
def _recorded(work: Work) -> Iterator[None]:
    record = _folder() / f"{work.process}-{secrets.token_hex(6)}{_SUFFIX}"
    lock = LifeLock(record.with_suffix(_LOCK))
    # NotImplementedError: files cannot be locked here.
    with contextlib.suppress(OSError, NotImplementedError):
        _make_private(record.parent)
        lock.hold()
        if lock.path.exists():  # false if another process checking for stale locks held it at that moment
            draft = record.with_suffix(".new")
            draft.write_text(json.dumps(asdict(work)), "utf-8")
            draft.replace(record)
    try:
        yield
    finally:
        # The record first: without its lock, it would look like that of a dead process.
        for path in (record, record.with_suffix(".new")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            lock.release()


def _make_private(folder: Path) -> None:
    """Make the folder private to this user. Raises `OSError` if it belongs to somebody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt":
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError(folder)
        if found.st_mode & 0o077:
            folder.chmod(0o700)


def _records(*, alive: bool = True) -> list[tuple[Work, Path]]:
    """Return the records of processes that are alive, or of those that are not."""
    found = []
    for record in _listed(f"*{_SUFFIX}"):
        work = _read(record)
        if work is None:
            continue
        # Whether a process on another computer is alive cannot be known, but no work takes a month.
        here = work.host == platform.node() or _is_old(record)
        if (LifeLock(record.with_suffix(_LOCK)).is_held() or not here) == alive:
            found.append((work, record))
    return found


def _read(record: Path) -> Work | None:
    try:
        if record.stat().st_size > _LARGEST:
            return None
        found = json.loads(record.read_text("utf-8"))
        return Work(**(found | {"leftovers": tuple(found["leftovers"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _is_old(record: Path) -> bool:
    try:
        return time.time() - record.stat().st_mtime > _OLD_SECONDS
    except OSError:
        return False


def _listed(pattern: str) -> list[Path]:
    try:
        return sorted(_folder().glob(pattern))
    except OSError:
        return []


def _removed(path: Path) -> bool:
    """Remove a leftover; return False if its disk is not connected."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return os.path.isdir(path.parent)  # noqa: PTH112  # unlike `is_dir`, raises no PermissionError
    except OSError:
        return False
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(found.st_mode):
            path.unlink(missing_ok=True)
        elif path.name.startswith(_OURS):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.rmdir()
    return True


def with_companions(path: Path) -> Iterable[Path]:
    """Return a database's file and the files that SQLite may create next to it."""
    return (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal")))
