"""Why a file cannot be read or written, in words that tell the user what to do."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from storemon.errors import UserError
from storemon.message import Message

if sys.platform != "win32":
    import resource

_ELSEWHERE: Final = Message("Choose a folder on another disk.")
_AWAY: Final = (
    Message("The disk or network drive is not there any more."),
    Message("Connect it again, or choose another folder."),
)
_QUOTA: Final = (
    Message("Your share of this disk is used up."),
    Message("Free up space, or choose a folder on another disk."),
)
_MANY: Final = (Message("Too many files are open."), Message("Close other programs and try again."))
_OPEN: Final = (Message("It is open in another program."), Message("Close it there and try again."))
_GONE: Final = (Message("The folder is not there."), Message("Choose another folder."))
_FULL: Final = (Message("The disk is full."), Message("Free up space, or choose a folder on another disk."))
_FORBIDDEN: Final = (
    Message("The file or its folder may not be written to."),
    Message("Allow writing to them, or choose another folder."),
)
_OTHER: Final = Message("Choose another folder, or close the file where it is open.")


def _all(numbers: Iterable[str], texts: tuple[Message, Message]) -> dict[int, tuple[Message, Message]]:
    """Return the texts by error number, for the error names that this system has."""
    return {getattr(errno, name): texts for name in numbers if hasattr(errno, name)}


_WORDS: Final[dict[int, tuple[Message, Message]]] = {
    **_all(["ENOSPC"], _FULL),
    **_all(["EDQUOT"], _QUOTA),
    **_all(["EFBIG"], (Message("The disk takes no file of this size."), _ELSEWHERE)),
    **_all(["EROFS"], (Message("The disk cannot be written to."), _ELSEWHERE)),
    **_all(["ENOENT", "ENOTDIR"], _GONE),
    **_all(["EISDIR"], (Message("A folder has this name."), Message("Choose another name."))),
    **_all(["ENAMETOOLONG"], (Message("Its name is too long."), Message("Choose a shorter name."))),
    **_all(
        ["EINVAL", "EILSEQ"],
        (Message("This name is not allowed on the disk."), Message("Choose another name.")),
    ),
    **_all(["ELOOP"], (Message("The links to it lead in a circle."), Message("Choose another name."))),
    **_all(["EACCES", "EPERM"], _FORBIDDEN),
    **_all(
        ["EIO"],
        (
            Message("The disk reported an error."),
            Message("Check the disk, or choose a folder on another one."),
        ),
    ),
    **_all(["EMFILE", "ENFILE"], _MANY),
    **_all(["EBUSY", "ETXTBSY"], _OPEN),
    **_all(["ENODEV", "ENXIO", "ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"], _AWAY),
    **_all(["ETIMEDOUT", "ENOTCONN", "ECONNABORTED", "ECONNRESET"], _AWAY),
}
# Windows has its own error numbers; for several, Python has no errno or one shared with other errors.
_WINDOWS: Final = {
    4: _MANY,
    19: _WORDS[errno.EROFS],
    21: _AWAY,
    32: _OPEN,
    33: _OPEN,
    39: _FULL,
    53: _AWAY,
    55: _AWAY,
    59: _AWAY,
    64: _AWAY,
    67: _AWAY,
    112: _FULL,
    123: _WORDS[errno.EINVAL],
    206: _WORDS[errno.ENAMETOOLONG],
    1295: _QUOTA,
}


def reason(error: OSError) -> tuple[Message, Message]:
    """Return why a file or folder could not be written, and what to do about it, one sentence each."""
    known = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _WORDS.get(error.errno or 0)
    return known or (Message("{error}.", error=error.strerror or error), _OTHER)


def why(error: OSError) -> Message:
    """Return why, in one sentence."""
    return reason(error)[0]


def trial(folder: Path) -> OSError | None:
    """Write a little to a folder and remove it again; return what prevents that, or None if nothing does."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(os.urandom(1 << 16))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error
    return None


def size_is_limited() -> bool:
    """Return whether the system limits the size of files that this process writes."""
    return sys.platform != "win32" and resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


def files_are_left() -> bool:
    """Return whether this process may open another file."""
    with contextlib.suppress(OSError), Path(os.devnull).open("rb"):
        return True
    return False


@contextmanager
def temporary_files(refused: type[UserError]) -> Iterator[None]:
    """Convert disk errors of temporary files to the error `refused`, which names their folder."""
    try:
        yield
    except OSError as error:
        what, remedy = temporary_reason(error)
        raise refused(what, remedy=remedy) from error


def temporary_reason(error: OSError) -> tuple[Message, Message]:
    """Return why temporary files cannot be written, with their folder, and what to do about it."""
    place = os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp"  # noqa: S108  # named, not used
    with suppress(OSError):
        place = tempfile.gettempdir()
    return (
        Message(
            "The folder for temporary files, {place}, cannot be used: {why}", place=place, why=why(error)
        ),
        Message("Free up space there, or set TMPDIR to another folder."),
    )
