"""Writes files chosen by the user atomically: complete under their name, or not at all."""

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
from storemon.data.disk_errors import reason, temporary_reason
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
    """Yield a temporary path next to `path` to write to; at the end, it is moved to `path`, replacing a file.

    If the block fails, `path` is unchanged and the temporary file is removed; what a kill leaves is removed
    at the next start. Owner and permissions of a replaced file are kept. For a link, its target is replaced;
    to a terminal or pipe, the content is written. An `OSError` becomes `ExportFailed` or `OutOfMemory`; other
    errors are passed on. A `private` file is accessible only to its owner. Files that belong to a database
    are refused.
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
        # Its name is not derived from the file's, which may already have the maximum length.
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
    """Yield a new folder for temporary files, which is removed at the end, or at the next start after a kill.

    With the `path` that is being saved, an `OSError` inside the block becomes `ExportFailed` for that file,
    which mentions the temporary files.
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
    """Return a new temporary folder that exists until the program ends."""
    return _lasting.enter_context(scratch())


def write_text(pieces: Iterable[str], path: Path) -> None:
    """Write the pieces of a text to `path` one by one, in UTF-8. Raises `ExportFailed`."""
    with saving(path) as temporary, temporary.open("wb") as file:
        file.writelines(piece.encode() for piece in pieces)


def write_bytes(content: bytes, path: Path, *, private: bool = False) -> None:
    """Write bytes to `path` with `saving`. Raises `ExportFailed`."""
    with saving(path, private=private) as temporary:
        temporary.write_bytes(content)


def _check_name(path: Path, target: Path) -> None:
    """Refuse the names of files that belong to a database, whether or not it is open."""
    database = taken_by(target)
    if database is not None and database.is_file():
        raise ExportFailed(
            Message("{name} could not be saved.", name=path.name),
            Message("It is the name of a file that belongs to the database {name}.", name=database.name),
            Message("Choose another name."),
        )


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a terminal, /dev/null or a pipe, which must never be replaced by a file."""
    return path.is_char_device() or path.is_fifo()


def _before(target: Path) -> os.stat_result | None:
    """Return the status of the file that will be replaced, None if there is none.

    Raises `OSError` if it cannot be replaced.
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
    """The name is that of a device or a socket."""


class _ProtectedError(OSError):
    """The existing file is write-protected, although its folder would allow replacing it."""


def _pour(temporary: Path, stream: Path) -> None:
    with temporary.open("rb") as source, stream.open("wb") as sink:
        shutil.copyfileobj(source, sink)


def _settle(temporary: Path, before: os.stat_result | None, *, private: bool) -> None:
    """Flush the file to the disk and give it the permissions of the replaced file, or of any new file."""
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
            # Otherwise another group would get the permissions of the previous file's group.
            mode &= ~0o070
    temporary.chmod(mode)


def _handed_on(temporary: Path, before: os.stat_result) -> bool:
    """Give the file the previous file's owner and group, if allowed; return whether the group is the same."""
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
    return ExportFailed(Message("{name} could not be saved.", name=path.name), *temporary_reason(error))
