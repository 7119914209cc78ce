"""The sheets of a workbook (.xlsx, .xls or .ods) as text that is read like a CSV.

A workbook keeps 15 digits of a number. A longer id stored as a number has lost the rest, so longer numbers
are written the way spreadsheets show them (8.1E+18), which the id checks refuse. Cells that hold a date or a
time are exact.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)
from typing_extensions import Buffer

from storemon.data.files.id_words import quoted
from storemon.data.files.sheet_sizes import check_book, check_sheet, damaged_workbook, is_blank
from storemon.data.files.signatures import Kind, kind_of
from storemon.data.files.zip_files import ZIP_PROBLEMS, open_member, open_zip
from storemon.errors import FileRefused
from storemon.message import Message
from storemon.override import override

_ZIP: Final = b"PK\x03\x04"
_HEAD_BYTES: Final = 64 << 10
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an .xls."""
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_PACKED: Final = 128 << 20
_KEPT: Final = 1e15
_DAY_ONE: Final = dt.date(1900, 1, 1)
"""What calamine returns for 24:00, one whole day, in a cell formatted as a time."""
_SPAN: Final = re.compile(r"PT(\d+)H(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
"""How .ods writes 24 hours and more."""
_ROWS_AT_ONCE: Final = 2_000
_CELLS_AT_ONCE: Final = 100_000
_MOST_SHEETS: Final = 500
"""Each is read separately, along with the texts of the whole workbook."""
_NAMED: Final = 3


def is_workbook(file: IO[bytes]) -> bool:
    """Return whether the content is a workbook that can be read; the position in the file is kept."""
    place = file.tell()
    try:
        head = file.read(_HEAD_BYTES)
        if head.startswith(OLD_WORKBOOK):
            return kind_of(head) in {Kind.WORKBOOK, Kind.PROTECTED}
        if not head.startswith(_ZIP):
            return False
        archive = open_zip(file, "")
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return True
        if "content.xml" not in names:
            return False
        kind = open_member(file, archive.getinfo("mimetype"), "mimetype")
        return kind.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT
    except (*ZIP_PROBLEMS, zlib.error, KeyError, FileRefused):
        return False
    finally:
        file.seek(place)


def sheet_names(file: IO[bytes], name: str) -> list[str]:
    """Return the visible sheets of a workbook called `name`, without blank ones. Raises `FileRefused`."""
    with _opened(file, name) as book:
        found = _sheets_of(book)[0]
        _check_number(found, name)
        return _filled(book, file, name, found)


def _check_number(sheets: Sequence[str], name: str) -> None:
    if len(sheets) > _MOST_SHEETS:
        raise FileRefused(
            Message("{name} holds too many sheets.", name=name),
            Message("It has {count}, and storemon takes up to {most}.", count=len(sheets), most=_MOST_SHEETS),
            Message("Save those that are needed in a workbook of their own."),
        )


def _filled(book: CalamineWorkbook, file: IO[bytes], name: str, sheets: list[str]) -> list[str]:
    """Return the sheets that have cells, or all sheets if none has."""
    return [sheet for sheet in sheets if not _is_blank(book, file, name, sheet)] or sheets


def _is_blank(book: CalamineWorkbook, file: IO[bytes], name: str, sheet: str) -> bool:
    blank = is_blank(file, name, sheet)
    return book.get_sheet_by_name(sheet).height == 0 if blank is None else blank


@contextmanager
def _opened(file: IO[bytes], name: str) -> Iterator[CalamineWorkbook]:
    check_book(file, name)
    try:
        with CalamineWorkbook.from_object(_source(file)) as book:
            yield book
    except PasswordError as error:
        raise FileRefused(
            Message("{name} is protected by a password.", name=name),
            Message("storemon cannot ask for it."),
            Message("Open it, save a copy without the password, and import the copy."),
        ) from error
    except CalamineError as error:
        raise damaged_workbook(name) from error
    except BaseException as error:
        # A panic of calamine's Rust code, for an unexpected file, is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged_workbook(name) from error


def _source(file: IO[bytes]) -> str | IO[bytes]:
    """Return the file's path if it has one: calamine copies anything else into memory."""
    file.seek(0)
    path = getattr(file, "name", None)
    return path if isinstance(path, str) else file


def in_memory(stream: IO[bytes], name: str) -> bytes:
    """Return a workbook, called `name`, from an archive. Raises `FileRefused` if it is too large."""
    data = stream.read(_MOST_PACKED + 1)
    if len(data) > _MOST_PACKED:
        raise FileRefused(
            Message("{name} is too large to read inside an archive.", name=name),
            remedy=Message("Unpack the archive and import the workbook itself."),
        )
    return data


def open_sheet(file: IO[bytes], name: str, sheet: str) -> SheetText:
    """Return the text of a sheet; "" means the first that is visible and not blank. Raises `FileRefused`."""
    with _opened(file, name) as book:
        found, hidden = _sheets_of(book)
        _check_number(found, name)
        if not found and not sheet:
            raise _no_sheet(name, hidden)
        if sheet and sheet not in found:
            raise FileRefused(
                Message("{name} is not there any more.", name=name),
                Message("The workbook does not hold it."),
                Message("Choose the workbook again."),
            )
        first = _filled(book, file, name, found)[0]
        wanted = sheet or first
        check_sheet(file, name, wanted)
        # The hidden sheets are named only once per workbook.
        return SheetText(book.get_sheet_by_name(wanted), name, hidden if wanted == first else ())


def _no_sheet(name: str, hidden: Sequence[str]) -> FileRefused:
    if hidden:
        shown = ", ".join(map(quoted, hidden[:_NAMED])) + (", …" if len(hidden) > _NAMED else "")
        return FileRefused(
            Message("{name} holds hidden sheets only.", name=name),
            Message("They are {shown}.", shown=shown),
            Message("Open it, unhide the sheets to import, and save it."),
        )
    return FileRefused(
        Message("{name} holds no sheet.", name=name),
        Message("It has charts only."),
        Message("Open it, check what it holds, and save it again."),
    )


class SheetText(io.RawIOBase):
    """A sheet's rows as CSV text in UTF-8, on the same line numbers as in the sheet.

    `hidden` names other sheets of the workbook, which are not read.
    """

    def __init__(self, sheet: CalamineSheet, name: str, hidden: Sequence[str] = ()) -> None:
        self._name = name
        self.hidden = hidden
        self._height = max(1, sheet.total_height)
        self._at_once = max(1, min(_ROWS_AT_ONCE, _CELLS_AT_ONCE // max(1, sheet.total_width)))
        self._done = 0
        self._rows = sheet.iter_rows() if sheet.height else iter(())
        self._ready = b""

    def fraction(self) -> float:
        """Return the share of the rows read so far, 0 to 1."""
        return min(1.0, self._done / self._height)

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if not self._ready:
            self._ready = self._more()
        piece = self._ready[: len(view)]
        self._ready = self._ready[len(view) :]
        view[: len(piece)] = piece
        return len(piece)

    def _more(self) -> bytes:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        try:
            rows = list(itertools.islice(self._rows, self._at_once))
        except (OverflowError, ValueError) as error:  # a date that does not exist
            raise damaged_workbook(self._name) from error
        self._done += len(rows)
        for row in rows:
            cells = [_TEXTS[type(cell)](cell) for cell in row]
            if any(cells):
                writer.writerow(cells)
            else:
                text.write("\n")
        return text.getvalue().encode("utf-8", "replace")


def _of_text(text: str) -> str:
    if "\n" in text or "\r" in text:  # a line break would shift the line numbers below
        text = " ".join(text.splitlines())
    if text.startswith("PT") and (span := _SPAN.fullmatch(text)):
        hours, minutes, seconds = (part or "0" for part in span.groups())
        return f"{int(hours):02}:{int(minutes):02}:{int(seconds):02}"
    return text


def _of_number(number: float) -> str:
    if abs(number) >= _KEPT:
        return f"{number:.14E}"
    return str(int(number)) if number.is_integer() else repr(number)


def _of_date(date: dt.date) -> str:
    return "24:00:00" if date == _DAY_ONE else f"{date.isoformat()}T00:00:00"


def _of_span(span: dt.timedelta) -> str:
    seconds = round(span / dt.timedelta(seconds=1))
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    str: _of_text,
    bool: lambda value: str(value).lower(),
    int: str,
    float: _of_number,
    dt.datetime: dt.datetime.isoformat,
    dt.date: _of_date,
    dt.time: lambda time: f"T{time.isoformat()}",
    dt.timedelta: _of_span,
}
"""How a cell's value is written, which is how a CSV has the same value.

Dates and times have the T of ISO 8601: they are exact, and have not lost an AM or PM.
"""


def _sheets_of(book: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """Return the names of the sheets with cells: the visible and the hidden ones."""
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    return visible, [sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible]
