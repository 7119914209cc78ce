"""Files that a person asked for: under their name whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from storemon.data.opened import is_open
from storemon.errors import ExportFailed

_OTHER_PLACE: Final = "Choose another folder, or close the file where it is open."
_WORDS: Final = {
    errno.ENOSPC: ("The disk is full.", "Make room, or choose a folder on another disk."),
    errno.EFBIG: ("The disk takes no file of this size.", "Choose a folder on another disk."),
    errno.EROFS: ("The disk cannot be written to.", "Choose a folder on another disk."),
    errno.ENOENT: ("The folder is not there any more.", "Choose another folder."),
    errno.ENOTDIR: ("The folder is not there any more.", "Choose another folder."),
    errno.EISDIR: ("A folder has this name.", "Choose another name."),
    errno.ENAMETOOLONG: ("Its name is too long.", "Choose a shorter name."),
    errno.EACCES: ("It is open in another program, or the folder may not be written to.", _OTHER_PLACE),
    errno.EPERM: ("It is open in another program, or the folder may not be written to.", _OTHER_PLACE),
}
# Windows has a number of its own for a disk without room, but no errno beside it in Python.
_WINDOWS_FULL: Final = {39, 112}


@contextmanager
def saving(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a temporary path beside `path` to write to; moved to `path` at the end, replacing what is there.

    Whatever ends the block otherwise leaves `path` as it was and nothing beside it. A link stays, and what
    it leads to is replaced; a device or a pipe is written to. An `OSError` becomes `ExportFailed`; all
    else passes through. A `private` file is its owner's alone. The files of the open database are refused.
    """
    temporary: Path | None = None
    try:
        if is_open(path):
            raise ExportFailed(
                f"{path.name} could not be saved.", "It is the database that is open.", "Choose another name."
            )
        stream = _is_stream(path)
        target = Path(os.path.realpath(path)) if path.is_symlink() and not stream else path
        # Its name is not made of the file's, which may be as long as the disk allows.
        folder = None if stream else target.parent
        handle, name = tempfile.mkstemp(prefix=".storemon-", suffix=path.suffix, dir=folder)
        temporary = Path(name)
        os.close(handle)
        yield temporary
        if stream:
            _pour(temporary, path)
        else:
            _settle(temporary, private=private)
            temporary.replace(target)
            temporary = None
    except OSError as error:
        raise _told(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_text(text: str, path: Path) -> None:
    """Write UTF-8 text to `path`. Raises `ExportFailed`."""
    write_bytes(text.encode(), path)


def write_bytes(content: bytes, path: Path, *, private: bool = False) -> None:
    """Write bytes to `path`, as `saving` does. Raises `ExportFailed`."""
    with saving(path, private=private) as temporary:
        temporary.write_bytes(content)


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a device or a pipe; others rely on /dev/null to stay one."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _pour(temporary: Path, stream: Path) -> None:
    with temporary.open("rb") as source, stream.open("wb") as sink:
        shutil.copyfileobj(source, sink)


def _settle(temporary: Path, *, private: bool) -> None:
    """Let the file be as readable as any new file, and be on the disk before it gets its name."""
    if not private:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())


def _told(path: Path, error: OSError) -> ExportFailed:
    number = errno.ENOSPC if getattr(error, "winerror", None) in _WINDOWS_FULL else error.errno
    why, remedy = _WORDS.get(number or 0, (f"{error.strerror or error}.", _OTHER_PLACE))
    return ExportFailed(f"{path.name} could not be saved.", why, remedy)
