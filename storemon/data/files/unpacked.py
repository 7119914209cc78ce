"""A limit on the unpacked size of a file: a malicious one can grow a thousandfold."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from typing import IO, Final

from typing_extensions import Buffer

from storemon.errors import FileRefused
from storemon.message import Message
from storemon.override import override

_MOST_TIMES: Final = 100
"""Tables whose rows differ in a few digits grow thirtyfold."""
_ALWAYS: Final = 8 << 20
"""Bytes that a file of any size may unpack to."""

_MOST_SINGLE: Final = 4 << 20
"""Bytes of names, comments and padding in a gzip: Python reads them one by one, half a microsecond each."""


def swells(packed: int, unpacked: int, always: int = _ALWAYS) -> bool:
    """Return whether this is a higher ratio than that of any table, and `unpacked` more than `always`."""
    return unpacked > always and unpacked > _MOST_TIMES * packed


def too_swollen(name: str) -> FileRefused:
    """Return the error for a file that unpacks to more than any table does."""
    return FileRefused(
        Message("{name} unpacks to far more than a table does.", name=name),
        Message(
            "It becomes more than {times} times as large; files that do are made to fill up a computer.",
            times=_MOST_TIMES,
        ),
        Message("If you know where it comes from, unpack it and import the file inside."),
    )


class ShortHeaders:
    """A gzip's packed bytes, for `GzipFile`; raises `BadGzipFile` for endless headers."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = _MOST_SINGLE

    def read(self, size: int = -1) -> bytes:
        """Return bytes of the file."""
        if size == 1:
            self._left -= 1
            if self._left < 0:
                raise gzip.BadGzipFile("its headers have no end")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position in the file, and restart the count of single bytes."""
        self._left = _MOST_SINGLE
        return self._stream.seek(offset, whence)


class Unpacked(io.RawIOBase):
    """The bytes of `stream`, which is unpacked while reading; `packed` returns the bytes read from the file.

    Reading raises `FileRefused` if it unpacks to more than any table does.
    """

    def __init__(self, stream: IO[bytes], packed: Callable[[], int], name: str) -> None:
        self._stream = stream
        self._packed = packed
        self._name = name

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    @override
    def tell(self) -> int:
        return self._stream.tell()

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        if swells(self._packed(), self._stream.tell()):
            raise too_swollen(self._name)
        return len(data)
