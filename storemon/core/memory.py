"""Whether the computer has run out of memory, in whichever of its many words it says so.

Python, numpy, Arrow, SQLite and the system each have an exception of their own for it. Where there is no more
at all, some libraries end the process without one, so whoever is about to take much asks for it first.
"""

from __future__ import annotations

import errno
import mmap
import sys
from typing import Final

from storemon.errors import OutOfMemory
from storemon.message import Message

ROOM: Final = 96 << 20
"""Bytes that a step of an import or a report takes at most: its block, and what becomes of it."""

LIBRARIES: Final = (100 if sys.platform == "win32" else 300) << 20
"""What loading numpy and Arrow takes: of memory on Windows, elsewhere of addresses, which may be limited."""

_NUMBERS: Final = frozenset({errno.ENOMEM})
# Not enough memory, no more of it, no more resources, and a paging file that is too small.
_WINDOWS_NUMBERS: Final = frozenset({8, 14, 1450, 1455})
# Of exceptions that stand for many things.
_WORDS: Final = (
    "can't start new thread",
    "cannot allocate memory",
    "failed to launch worker thread",
    "failed to map segment",
    "std::bad_alloc",
    "out of memory",
    "not enough memory",
    "paging file",
)
_SAYING: Final = frozenset({"RuntimeError", "SystemError", "ImportError", "ArrowException"})
# Arrow gives up what it began on one thread where another had no memory; nothing else asks it to.
_ALWAYS: Final = frozenset({"ArrowCancelled"})
_SQLITE: Final = frozenset({"SQLITE_NOMEM", "SQLITE_IOERR_NOMEM"})
_MOST_LINKS: Final = 16


def is_shortage(error: BaseException) -> bool:
    """Return whether an exception, or one that led to it, says that there is no more memory or thread."""
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            break
        if _says_so(link):
            return True
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return False


def out_of_memory() -> OutOfMemory:
    """Return the error for a person."""
    return OutOfMemory(
        Message("There is not enough memory."),
        Message("The computer gave storemon no more of it. The data is as it was."),
        Message("Close other programs, or take fewer files at a time, and try again."),
    )


def need(size: int) -> None:
    """Raise `OutOfMemory` unless that many bytes could be had just now; none of them is kept."""
    try:
        _room(size).close()
    except (OSError, MemoryError, OverflowError) as error:
        raise out_of_memory() from error


def is_short(size: int = ROOM) -> bool:
    """Return whether that many bytes could not be had just now."""
    try:
        need(size)
    except OutOfMemory:
        return True
    return False


def _room(size: int) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    return mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _says_so(error: BaseException) -> bool:
    if isinstance(error, MemoryError | OutOfMemory):
        return True
    if getattr(error, "sqlite_errorname", "") in _SQLITE:
        return True
    if isinstance(error, OSError):
        return error.errno in _NUMBERS or getattr(error, "winerror", None) in _WINDOWS_NUMBERS
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return bool(kinds & _ALWAYS) or (bool(kinds & _SAYING) and _names_memory(str(error)))


def _names_memory(text: str) -> bool:
    folded = text.lower()
    return any(phrase in folded for phrase in _WORDS)
