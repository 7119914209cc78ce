"""What a process that is killed would leave behind, and what it is doing: written down while it works.

Each work has a record in a folder of the person's own, with a lock that the system lets go of when the
process ends in whatever way. So the next start knows which temporary files are no longer needed, wherever
they are, and a program that has to wait knows whether it is for another storemon. Where that folder cannot
be written, the work goes on without a record.
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
"""How the names of temporary files begin that lie beside others' files."""
SCRATCH: Final = "storemon-"
"""How those of temporary folders begin."""

_SUFFIX: Final = ".work"
_LOCK: Final = ".lock"
_OLD_SECONDS: Final = 30 * 24 * 3600
_OURS: Final = (MARK, SCRATCH)
_LARGEST: Final = 1 << 20
_name = ["storemon"]


@dataclass(frozen=True, slots=True)
class Work:
    """What a living process of this person does: its name, its number, where, and what it would leave."""

    name: str
    process: int
    host: str
    database: str = ""
    leftovers: tuple[str, ...] = ()

    @property
    def is_mine(self) -> bool:
        """Whether this very process does it."""
        return self.process == os.getpid() and self.host == platform.node()


def introduce(name: str) -> None:
    """Say what this process is called where another one has to wait for it."""
    _name[0] = name


@contextmanager
def leaving(*paths: Path) -> Iterator[None]:
    """Have files and folders removed by the next start if this process is killed inside the block.

    A folder goes with all in it where its name is one of ours, and otherwise if it is empty by then.
    """
    with _recorded(Work(_name[0], os.getpid(), platform.node(), leftovers=tuple(map(_whole, paths)))):
        yield


@contextmanager
def at_work(database: Path) -> Iterator[None]:
    """Let others know that this process writes to a database."""
    with _recorded(Work(_name[0], os.getpid(), platform.node(), _whole(database))):
        yield


def writer_of(database: Path) -> Work | None:
    """Return which other process of this person's writes to a database, None where none does."""
    place = _whole(database)
    return next((work for work, _ in _records() if work.database == place and not work.is_mine), None)


def remove_leftovers() -> None:
    """Remove what processes that were killed have left, as far as its disk is there."""
    # Of several that used one name, the last may be alive.
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
    # The latter where no file can be locked.
    with contextlib.suppress(OSError, NotImplementedError):
        _make_private(record.parent)
        lock.hold()
        if lock.path.exists():  # another process that checked for stale locks may have held it
            draft = record.with_suffix(".new")
            draft.write_text(json.dumps(asdict(work)), "utf-8")
            draft.replace(record)
    try:
        yield
    finally:
        # The record first: without its lock it would be that of a process that is gone.
        for path in (record, record.with_suffix(".new")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            lock.release()


def _make_private(folder: Path) -> None:
    """Make the folder for this person alone. Raises `OSError` where it is somebody else's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt":
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError(folder)
        if found.st_mode & 0o077:
            folder.chmod(0o700)


def _records(*, alive: bool = True) -> list[tuple[Work, Path]]:
    """Return the records of processes that live, or of those that are gone."""
    found = []
    for record in _listed(f"*{_SUFFIX}"):
        work = _read(record)
        if work is None:
            continue
        # Whether a process of another computer is alive cannot be known for sure, but nothing takes a month.
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
    """Remove a leftover; return False where its disk is not there just now."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return os.path.isdir(path.parent)  # noqa: PTH112  # asks nothing of who may enter it
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
    """Return a database's file and what SQLite may put beside it."""
    return (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal")))
