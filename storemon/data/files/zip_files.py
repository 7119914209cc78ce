"""Zip archives: the list of their files, which is read once, and reading one file at a time."""

from __future__ import annotations

import functools
import io
import os
import stat
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

from storemon.data.files.unpacked import swells, too_swollen
from storemon.errors import FileRefused
from storemon.message import Message

ZIP_PROBLEMS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    OSError,
    EOFError,
    NotImplementedError,  # a version of the format that Python does not know
    RuntimeError,  # a password is needed
    ValueError,  # among others, names that cannot be decoded, and positions outside the file
)
"""What `zipfile` raises for a file that is not a valid zip."""

MOST_FILES: Final = 100_000
"""Maximum files in an archive or a folder. A chain with one file per store has tens of thousands."""
_MOST_LIST: Final = 16 << 20
"""Maximum bytes of an archive's file list: enough for that many names of a hundred letters."""
_ENCRYPTED: Final = 0x1
_PATCHED: Final = 0x20
_METHODS: Final = {
    1: "Shrink",
    6: "Implode",
    9: "Deflate64",
    12: "BZip2",
    14: "LZMA",
    93: "Zstandard",
    95: "XZ",
    98: "PPMd",
}
"""What other programs use instead of Deflate. Python could unpack some, but without a size limit."""
_HEADER: Final = struct.Struct("<4s22xHH")
_SIGNATURE: Final = b"PK\x03\x04"
_UTF_8: Final = 0x800


class ZipList:
    """The files in an archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.files = archive.infolist()
        self._by_name: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self.files:
            self._by_name.setdefault(info.filename, []).append(info)

    def file(self, name: str, place: int) -> zipfile.ZipInfo:
        """Return one of the files with that name. Raises `KeyError` if there is none."""
        found = self._by_name.get(name, [])
        if place >= len(found):
            raise KeyError(name)
        return found[place]


def list_of(path: Path) -> ZipList:
    """Return the files in the archive at `path`; its list is read again only after it changes.

    Raises `FileRefused` for one that is too large or whose files overlap, and `ZIP_PROBLEMS`.
    """
    found = os.stat(path)  # noqa: PTH116  # follows links, as opening does
    if not stat.S_ISREG(found.st_mode):  # reading a pipe might block forever
        raise zipfile.BadZipFile
    return _list_of(path, (found.st_ino, found.st_size, found.st_mtime_ns))


@functools.lru_cache(maxsize=2)
def _list_of(path: Path, _state: tuple[int, int, int]) -> ZipList:
    with path.open("rb") as file, open_zip(file, path.name) as archive:
        _check_apart(archive.infolist(), path.name)
        return ZipList(archive)


def open_zip(file: IO[bytes], name: str) -> zipfile.ZipFile:
    """Open an archive, called `name`. Raises `FileRefused` for too many files, and `ZIP_PROBLEMS`."""
    archive = zipfile.ZipFile(_Bounded(file, name))
    if len(archive.infolist()) > MOST_FILES:
        raise too_many(name)
    return archive


def too_many(name: str) -> FileRefused:
    """Return the error for an archive or folder with too many files."""
    return FileRefused(
        Message("{name} holds too many files.", name=name),
        Message("storemon takes up to {most} at once.", most=MOST_FILES),
        Message("Import some of them at a time."),
    )


def open_member(file: IO[bytes], info: zipfile.ZipInfo, name: str) -> IO[bytes]:
    """Open a file, called `name`, in the archive `file`; it yields at most the size stated in `info`.

    Raises `FileRefused` if it cannot be unpacked, and `ZIP_PROBLEMS` if it is damaged.
    """
    if info.flag_bits & _ENCRYPTED:
        raise FileRefused(
            Message("{name} is protected by a password.", name=name),
            Message("storemon cannot ask for it."),
            Message("Unpack the archive and import the files inside."),
        )
    if info.flag_bits & _PATCHED or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        method = _METHODS.get(info.compress_type, "")
        raise FileRefused(
            Message("{name} cannot be unpacked.", name=name),
            Message(
                "It is compressed with {method}, and storemon reads archives with Deflate, the usual way.",
                method=method,
            )
            if method
            else Message("It is compressed in a way that storemon does not know."),
            Message("Unpack the archive and import the files inside."),
        )
    if swells(info.compress_size, info.file_size):
        raise too_swollen(name)
    file.seek(info.header_offset)
    _skip_header(file, info)
    return zipfile.ZipExtFile(file, "r", info)  # type: ignore[return-value]  # typeshed does not derive it from IO


def _skip_header(file: IO[bytes], info: zipfile.ZipInfo) -> None:
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise zipfile.BadZipFile(info.filename)
    signature, name_bytes, extra_bytes = _HEADER.unpack(header)
    encoding = "utf-8" if info.flag_bits & _UTF_8 else "cp437"
    if signature != _SIGNATURE or file.read(name_bytes) != info.orig_filename.encode(encoding):
        raise zipfile.BadZipFile(info.filename)
    file.seek(extra_bytes, io.SEEK_CUR)


def _check_apart(files: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive whose files share bytes: a small one could unpack to any size that way."""
    end = 0
    for info in sorted(files, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise FileRefused(
                Message("{name} cannot be unpacked.", name=name),
                Message(
                    "The files in it overlap, as in archives that are damaged or made to fill up a computer."
                ),
                Message("Fetch it again from where it comes from."),
            )
        end = info.header_offset + _HEADER.size + len(info.orig_filename) + info.compress_size


class _Bounded:
    """A file that refuses single reads large enough to fill the memory."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable
        self.close = file.close

    def read(self, size: int = -1) -> bytes:
        """Read on. Raises `FileRefused` if the archive's file list is longer than any valid one."""
        if size > _MOST_LIST:
            raise too_many(self._name)
        return self._file.read(_MOST_LIST if size < 0 else size)
