"""The bytes of a part: of a file, or unpacked from a gzip or zip while they are read."""

from __future__ import annotations

import contextlib
import gzip
import io
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Final, Self

from storemon.data import source_notes
from storemon.data.parts import ZIP_PROBLEMS, Part, entry, is_zip
from storemon.data.sheets import SheetText, in_memory, is_workbook, open_sheet
from storemon.errors import FileRefused

_GZIP: Final = b"\x1f\x8b"
_ENCRYPTED: Final = 0x1
_DAMAGE: Final = (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError)


class RawFile:
    """An open part. `stream` gives its bytes; `size` is what it takes on disk, compressed where it is.

    Nothing is ever unpacked to disk, and no more than a buffer is in memory. Opening raises
    `FileRefused` where the part cannot be read; so does whatever reads inside `reading()`.
    """

    stream: IO[bytes]
    size: int

    def __init__(self, part: Part) -> None:
        self._part = part
        self._open = contextlib.ExitStack()
        self._start = 0
        self._sheet: SheetText | None = None

    def __enter__(self) -> Self:
        try:
            with self.reading():
                self._state = self._now()
                self.size = self._state[0]
                self._file = self._open.enter_context(self._part.path.open("rb"))
                self.stream = self._ungzipped(self._member() if self._part.member else self._file)
                if is_workbook(self.stream):
                    self._sheet = self._opened_sheet()
                    self.stream = io.BufferedReader(self._sheet)
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def is_workbook(self) -> bool:
        """Whether the bytes are made of a sheet's cells."""
        return self._sheet is not None

    def notes(self) -> list[str]:
        """Return what a person should know of the workbook, in sentences."""
        return source_notes.hidden(self._sheet.hidden) if self._sheet is not None else []

    def fraction(self) -> float:
        """Return the share read so far, 0 to 1."""
        if self._sheet is not None:
            return self._sheet.fraction()
        return min(1.0, max(0, self._file.tell() - self._start) / max(1, self.size))

    def check_growth(self) -> None:
        """Raise `FileRefused` where more was read than there was: a file that grows might have no end."""
        if self._file.tell() > self._state[0]:
            self.check_unchanged()

    def check_unchanged(self) -> None:
        """Raise `FileRefused` where the file was written to or removed since it was opened."""
        try:
            state = self._now()
        except (OSError, FileRefused):
            state = None
        if state != self._state:
            raise FileRefused(
                f"{self._part.name} changed while it was read.",
                "Another program is still writing it, or has removed it; nothing was imported.",
                "Wait until it is complete and import it again.",
            )

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn what goes wrong inside the block into `FileRefused`."""
        try:
            yield
        except _DAMAGE as error:
            self.check_unchanged()
            raise FileRefused(
                f"{self._part.name} cannot be unpacked.",
                "The archive is damaged or incomplete.",
                "Fetch or export the file again.",
            ) from error
        except OSError as error:
            raise FileRefused(
                f"{self._part.name} cannot be read.",
                f"{error.strerror or error}.",
                "Check that the file is still there and that you may open it.",
            ) from error

    def _now(self) -> tuple[int, int]:
        found = os.stat(self._part.path)  # noqa: PTH116  # follows links, as opening does
        if stat.S_ISDIR(found.st_mode):
            raise FileRefused(
                f"{self._part.name} holds no files that storemon reads.",
                "No file in it or in the folders inside has a name that ends in .csv, .tsv, .txt, "
                ".xlsx, .xls or .ods.",
                "Choose the files themselves.",
            )
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without an end
            raise FileRefused(f"{self._part.name} is no file.", remedy="Choose a CSV file.")
        return found.st_size, found.st_mtime_ns

    def _member(self) -> IO[bytes]:
        try:
            archive = self._open.enter_context(zipfile.ZipFile(self._file))
            info = entry(archive, self._part)
            if info.flag_bits & _ENCRYPTED:
                raise FileRefused(
                    f"{self._part.name} is protected by a password.",
                    "storemon cannot ask for it.",
                    "Unpack the archive and import the files inside.",
                )
            self._start, self.size = info.header_offset, info.compress_size
            return self._open.enter_context(archive.open(info))
        except KeyError as error:
            raise FileRefused(
                f"{self._part.name} is not there any more.",
                "The archive does not hold it.",
                "Choose the archive again.",
            ) from error
        except NotImplementedError as error:
            raise FileRefused(
                f"{self._part.name} cannot be unpacked.",
                "It is compressed in a way that storemon does not know.",
                "Unpack the archive and import the files inside.",
            ) from error

    def _ungzipped(self, stream: IO[bytes]) -> IO[bytes]:
        if stream is self._file and is_zip(self._part.path):
            raise self._no_member()
        head = stream.read(len(_GZIP))
        stream.seek(0)
        if head != _GZIP:
            return stream
        return io.BufferedReader(self._open.enter_context(gzip.GzipFile(fileobj=stream, mode="rb")))

    def _opened_sheet(self) -> SheetText:
        name, file = self._part.name, self.stream
        if file is not self._file:
            file = io.BytesIO(in_memory(file, name))
        return open_sheet(file, name, self._part.sheet)

    def _no_member(self) -> FileRefused:
        name = self._part.name
        try:
            with zipfile.ZipFile(self._file) as archive:
                several = bool(archive.namelist())
        except ZIP_PROBLEMS:
            return FileRefused(
                f"{name} cannot be unpacked.",
                "It is no zip archive, or a damaged one.",
                "Fetch it again, or unpack it and import the files inside.",
            )
        why = (
            "No file inside has a name that ends in .csv, .tsv, .txt, .xlsx, .xls or .ods."
            if several
            else "It is empty."
        )
        return FileRefused(f"{name} holds no files that storemon reads.", why, "Choose the files themselves.")
