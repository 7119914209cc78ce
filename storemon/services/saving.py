"""Files that a person asked for: under their name whole, or not at all."""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from storemon.core.memory import is_shortage, out_of_memory
from storemon.data.disk_errors import reason, why
from storemon.data.leftovers import MARK, SCRATCH, leaving
from storemon.data.sqlite.open_files import is_open
from storemon.data.sqlite.place import taken_by
from storemon.errors import ExportFailed, OutOfMemory
from storemon.message import Message

_NEW: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY
_lasting = contextlib.ExitStack()
atexit.register(_lasting.close)


@contextmanager
def saving(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a temporary path beside `path` to write to; moved to `path` at the end, replacing what is there.

    Whatever ends the block otherwise leaves `path` as it was and nothing beside it; what a kill leaves goes
    away at the next start. The file that is replaced hands on who may read and write it. A link stays, and
    what it leads to is replaced; a terminal or a pipe is written to. An `OSError` becomes `ExportFailed` or
    `OutOfMemory`; all else passes through. A `private` file is its owner's alone. The files of the open
    database are refused.
    """
    try:
        if is_open(path):
            raise ExportFailed(
                Message("{name} could not be saved.", name=path.name),
                Message("It is the database that is open."),
                Message("Choose another name."),
            )
        stream = _is_stream(path)
        target = Path(os.path.realpath(path)) if path.is_symlink() and not stream else path
        _check_name(path, target)
        before = None if stream else _before(target)
        # Its name is not made of the file's, which may be as long as the disk allows.
        folder = Path(tempfile.gettempdir()) if stream else target.parent
        temporary = folder / f"{MARK}{secrets.token_hex(6)}{path.suffix}"
        with leaving(temporary):
            try:
                os.close(os.open(temporary, _NEW, 0o600))
                yield temporary
                if stream:
                    _pour(temporary, path)
                else:
                    _settle(temporary, before, private=private)
                    temporary.replace(target)
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _export_error(path, error) from error


@contextmanager
def scratch(path: Path | None = None) -> Iterator[Path]:
    """Give a new folder for temporary files, which goes with all in it at the end, or at the next start.

    With the `path` that is to be saved, an `OSError` inside the block becomes `ExportFailed` of that one,
    which says that it was for the temporary files.
    """
    try:
        folder = Path(tempfile.gettempdir()) / f"{SCRATCH}{secrets.token_hex(6)}"
        with leaving(folder):
            folder.mkdir(mode=0o700)
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        if path is None:
            raise
        raise _scratch_failed(path, error) from error


def lasting_scratch() -> Path:
    """Return a new folder that is there as long as the program runs."""
    return _lasting.enter_context(scratch())


def write_text(pieces: Iterable[str], path: Path) -> None:
    """Write the pieces of a text to `path`, in UTF-8, each as it comes. Raises `ExportFailed`."""
    with saving(path) as temporary, temporary.open("wb") as file:
        file.writelines(piece.encode() for piece in pieces)


def write_bytes(content: bytes, path: Path, *, private: bool = False) -> None:
    """Write bytes to `path`, as `saving` does. Raises `ExportFailed`."""
    with saving(path, private=private) as temporary:
        temporary.write_bytes(content)


def _check_name(path: Path, target: Path) -> None:
    """Refuse the names of what lies beside a database, whichever process may have it open."""
    database = taken_by(target)
    if database is not None and database.is_file():
        raise ExportFailed(
            Message("{name} could not be saved.", name=path.name),
            Message("It is the name of a file that belongs to the database {name}.", name=database.name),
            Message("Choose another name."),
        )


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a terminal, /dev/null or a pipe; others rely on /dev/null to stay one."""
    return path.is_char_device() or path.is_fifo()


def _before(target: Path) -> os.stat_result | None:
    """Return what is known of the file that is to be replaced, None where there is none.

    Raises `OSError` where it is none that can be replaced.
    """
    try:
        found = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise _NoFileError
    if not os.access(target, os.W_OK):
        raise _ProtectedError
    return found


class _NoFileError(OSError):
    """The name is that of a disk or a socket."""


class _ProtectedError(OSError):
    """The file that is there may not be written to; the folder alone would let it be replaced."""


def _pour(temporary: Path, stream: Path) -> None:
    with temporary.open("rb") as source, stream.open("wb") as sink:
        shutil.copyfileobj(source, sink)


def _settle(temporary: Path, before: os.stat_result | None, *, private: bool) -> None:
    """Let the file be as readable as the one before, or as any new file, and be on the disk."""
    descriptor = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if private:
        return
    mask = os.umask(0)
    os.umask(mask)
    mode = 0o666 & ~mask
    if before is not None:
        mode = stat.S_IMODE(before.st_mode) & 0o777
        if not _handed_on(temporary, before):
            # Another group would get what was meant for the one before.
            mode &= ~0o070
    temporary.chmod(mode)


def _handed_on(temporary: Path, before: os.stat_result) -> bool:
    """Give the file to whom the one before belongs, if that is allowed; tell whether its group has it."""
    if sys.platform == "win32":
        return True
    for owner, group in ((before.st_uid, -1), (-1, before.st_gid)):
        with contextlib.suppress(OSError):
            os.chown(temporary, owner, group)
    return temporary.stat().st_gid == before.st_gid


def _export_error(path: Path, error: OSError) -> ExportFailed | OutOfMemory:
    what = Message("{name} could not be saved.", name=path.name)
    if is_shortage(error):
        return out_of_memory()
    if isinstance(error, _NoFileError):
        return ExportFailed(what, Message("A device has this name."), Message("Choose another name."))
    if isinstance(error, _ProtectedError):
        return ExportFailed(
            what,
            Message("The file that is there may not be written to."),
            Message("Allow writing to it, or choose another name."),
        )
    return ExportFailed(what, *reason(error))


def _scratch_failed(path: Path, error: OSError) -> ExportFailed | OutOfMemory:
    if is_shortage(error):
        return out_of_memory()
    place = os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp"  # noqa: S108  # named, not used
    with contextlib.suppress(OSError):
        place = tempfile.gettempdir()
    return ExportFailed(
        Message("{name} could not be saved.", name=path.name),
        Message(
            "The folder for temporary files, {place}, cannot be used: {why}", place=place, why=why(error)
        ),
        Message("Make room there, or have another folder used by setting TMPDIR."),
    )
