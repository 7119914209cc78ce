"""The bytes of an input file, as stored or unpacked from a gzip or zip while reading."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from types import TracebackType
from typing import IO, Final, Self

from storemon.core.input_file import InputFile
from storemon.data.files import source_notes
from storemon.data.files.folders import files_in
from storemon.data.files.input_files import is_zip
from storemon.data.files.sheets import OLD_WORKBOOK, SheetText, in_memory, is_workbook, open_sheet
from storemon.data.files.unpacked import ShortHeaders, Unpacked
from storemon.data.files.zip_files import ZIP_PROBLEMS, list_of, open_member, too_many
from storemon.data.sqlite.open_files import refuse_open_database
from storemon.errors import FileRefused
from storemon.message import Message

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_DAMAGE: Final = (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError, ValueError)
_NO_GZIP: Final = "gzipped"
"""Part of Python's error message for bytes that are not a gzip."""


class RawFile:
    """An open input file. `stream` yields its bytes; `size` is its size on disk, compressed or not.

    Nothing is unpacked to disk, and at most one buffer is in memory. Opening raises `FileRefused` if the file
    cannot be read; so does reading inside `reading()`.
    """

    stream: IO[bytes]
    size: int
    is_packed: bool
    """Whether the bytes come from an archive."""

    def __init__(self, input_file: InputFile) -> None:
        self._input_file = input_file
        self._open = contextlib.ExitStack()
        self._start = 0
        self._sheet: SheetText | None = None
        self.is_packed = bool(input_file.member)

    def __enter__(self) -> Self:
        try:
            with self.reading():
                refuse_open_database(self._input_file.path)
                self._state = self._now()
                self.size = self._state[0]
                self._file = self._open.enter_context(self._input_file.path.open("rb"))
                self._check_is_file()
                self.stream = self._ungzipped(self._member() if self._input_file.member else self._file)
                self._open_sheet()
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
        """Whether the bytes are made from the cells of a sheet."""
        return self._sheet is not None

    def notes(self) -> list[Message]:
        """Return notes about the workbook, in sentences."""
        return source_notes.hidden(self._sheet.hidden) if self._sheet is not None else []

    def fraction(self) -> float:
        """Return the share read so far, 0 to 1."""
        if self._sheet is not None:
            return self._sheet.fraction()
        return min(1.0, max(0, self._file.tell() - self._start) / max(1, self.size))

    def check_growth(self) -> None:
        """Raise `FileRefused` if more was read than the file's size: a growing file might never end."""
        if self._file.tell() > self._state[0]:
            self.check_unchanged()

    def check_unchanged(self) -> None:
        """Raise `FileRefused` if the file was changed or removed since it was opened."""
        try:
            state = self._now()
        except (OSError, FileRefused):
            state = None
        if state != self._state:
            raise FileRefused(
                Message("{name} changed while it was read.", name=self._input_file.name),
                Message("Another program is still writing it, or has removed it; nothing was imported."),
                Message("Wait until it is complete and import it again."),
            )

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Convert errors inside the block to `FileRefused`."""
        try:
            yield
        except _DAMAGE as error:
            self.check_unchanged()
            raise FileRefused(
                Message("{name} cannot be unpacked.", name=self._input_file.name),
                Message("Something that is no part of the archive follows it.")
                if _NO_GZIP in str(error)
                else Message("The archive is damaged or incomplete."),
                Message("Fetch or export the file again."),
            ) from error
        except OSError as error:
            raise FileRefused(
                Message("{name} cannot be read.", name=self._input_file.name),
                Message("{strerror}.", strerror=error.strerror or error),
                Message("Check that the file is still there and that you may open it."),
            ) from error

    def _now(self) -> tuple[int, int]:
        found = os.stat(self._input_file.path)  # noqa: PTH116  # follows links, as opening does
        if stat.S_ISDIR(found.st_mode):
            raise self._no_table()
        if not stat.S_ISREG(found.st_mode):  # reading a pipe might block forever
            raise FileRefused(
                Message("{name} is no file.", name=self._input_file.name),
                Message("It is a device of the computer, or leads to another program."),
                Message("Choose a CSV file."),
            )
        if not found.st_size:  # a file that the system shows as empty, as in /proc, may never end
            raise FileRefused(
                Message("{name} is empty.", name=self._input_file.name),
                Message("It holds no rows."),
                Message("Export it again and import it again."),
            )
        return found.st_size, found.st_mtime_ns

    def _check_is_file(self) -> None:
        if is_zip(self._input_file.path) and not self._input_file.member:
            raise self._no_member()

    def _member(self) -> IO[bytes]:
        input_file = self._input_file
        try:
            info = list_of(input_file.path).file(input_file.member, input_file.place)
        except KeyError as error:
            raise FileRefused(
                Message("{name} is not there any more.", name=input_file.name),
                Message("The archive does not hold it."),
                Message("Choose the archive again."),
            ) from error
        self._start, self.size = info.header_offset, info.compress_size
        return self._open.enter_context(open_member(self._file, info, input_file.name))

    def _ungzipped(self, stream: IO[bytes]) -> IO[bytes]:
        head = stream.read(len(_GZIP))
        stream.seek(0 if self._input_file.member else self._start)
        if head != _GZIP:
            return stream
        self.is_packed = True
        inside = self._open.enter_context(gzip.GzipFile(fileobj=ShortHeaders(stream), mode="rb"))
        return io.BufferedReader(
            Unpacked(inside, lambda: self._file.tell() - self._start, self._input_file.name)  # type: ignore[arg-type]  # typeshed does not derive it from IO
        )

    def _open_sheet(self) -> None:
        file, name = self.stream, self._input_file.name
        if self.is_packed:
            head = file.read(len(OLD_WORKBOOK))
            file.seek(0)
            if not head.startswith((_ZIP, OLD_WORKBOOK)):
                return
            # Workbooks are read back and forth, and seeking in an archive starts over each time.
            file = io.BytesIO(in_memory(file, name))
            self.stream = file
        if is_workbook(file):
            self._sheet = open_sheet(file, name, self._input_file.sheet)
            self.stream = io.BufferedReader(self._sheet)

    def _no_table(self) -> FileRefused:
        """Return why nothing in a folder can be read."""
        name = self._input_file.name
        if files_in(self._input_file.path):  # raises if there are too many
            return too_many(name)
        return FileRefused(
            Message("{name} holds no files that storemon reads.", name=name),
            Message(
                "No file in it or in the folders inside has a name that ends in .csv, .tsv, .txt, "
                ".xlsx, .xls or .ods."
            ),
            Message("Choose the files themselves."),
        )

    def _no_member(self) -> FileRefused:
        """Return why nothing in a zip can be read."""
        name = self._input_file.name
        try:
            files = [info.filename for info in list_of(self._input_file.path).files]
        except ZIP_PROBLEMS:
            return FileRefused(
                Message("{name} cannot be unpacked.", name=name),
                Message("It is no zip archive, or a damaged one."),
                Message("Fetch it again, or unpack it and import the files inside."),
            )
        what = Message("{name} holds no files that storemon reads.", name=name)
        if any(is_zip(PurePosixPath(file)) for file in files):
            return FileRefused(
                what,
                Message("It holds archives, and storemon does not look into archives inside other archives."),
                Message("Unpack it and import the archives inside."),
            )
        why = (
            Message("No file inside has a name that ends in .csv, .tsv, .txt, .xlsx, .xls or .ods.")
            if files
            else Message("It is empty.")
        )
        return FileRefused(what, why, Message("Choose the files themselves."))
