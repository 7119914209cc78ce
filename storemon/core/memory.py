"""Detects running out of memory.

Python, numpy, Arrow, SQLite and the system each raise a different exception for it. With no memory left at
all, some libraries end the process without an exception, so code that needs a lot checks first.
"""

from __future__ import annotations

import errno
import mmap
import sys
from typing import Final

from storemon.errors import OutOfMemory
from storemon.message import Message

ROOM: Final = 96 << 20
"""The most bytes that a step of an import or a report takes: its block of rows, and the results."""

LIBRARIES: Final = (100 if sys.platform == "win32" else 300) << 20
"""Bytes to load numpy and Arrow: memory on Windows; elsewhere address space, which may be limited."""

_NUMBERS: Final = frozenset({errno.ENOMEM})
# Not enough memory, no more of it, no more resources, and a paging file that is too small.
_WINDOWS_NUMBERS: Final = frozenset({8, 14, 1450, 1455})
# For exceptions that can mean many things.
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
# Arrow cancels work on one thread if another ran out of memory; nothing else makes it cancel.
_ALWAYS: Final = frozenset({"ArrowCancelled"})
_SQLITE: Final = frozenset({"SQLITE_NOMEM", "SQLITE_IOERR_NOMEM"})
_MOST_LINKS: Final = 16


def is_shortage(error: BaseException) -> bool:
    """Return whether an exception, or one of its causes, means that memory or threads ran out."""
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            break
        if _says_so(link):
            return True
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return False


def out_of_memory() -> OutOfMemory:
    """Return the error to show."""
    return OutOfMemory(
        Message("There is not enough memory."),
        Message("The computer gave storemon no more of it. The data is as it was."),
        Message("Close other programs, or take fewer files at a time, and try again."),
    )


def need(size: int) -> None:
    """Raise `OutOfMemory` unless that many bytes can be allocated now; they are freed again."""
    try:
        _room(size).close()
    except (OSError, MemoryError, OverflowError) as error:
        raise out_of_memory() from error


def is_short(size: int = ROOM) -> bool:
    """Return whether that many bytes cannot be allocated now."""
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
