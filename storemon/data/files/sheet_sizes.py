"""Check the size of a workbook before calamine unpacks it.

calamine stores a sheet as a full rectangle: one stray cell in the last corner would need 500 GB, which kills
the process. So the rectangle is measured first, from the cells with content, and the sizes in the archive's
headers are compared with what it unpacks to.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final
from xml.etree import ElementTree as ET

from storemon.core.memory import ROOM, need
from storemon.data.files.old_excel import is_sound
from storemon.data.files.unpacked import swells, too_swollen
from storemon.data.files.zip_files import open_zip
from storemon.errors import FileRefused
from storemon.message import Message

MOST_CELLS: Final = 17_000_000
"""Of one sheet, at 24 bytes each. A sheet full of polls has 4 million."""
_CELL_BYTES: Final = 64
"""Memory per cell while calamine collects them."""
_MOST_SHEET: Final = 600 << 20
"""Bytes of XML per sheet; a sheet full of polls has about 400 MB in the more verbose of the two formats."""
_MOST_TEXT: Final = 256 << 20
"""Bytes of XML of all other parts; Excel keeps the texts of cells there."""
_SURE: Final = 64 << 20
"""Bytes of XML always allowed; repetitive rows compress up to a hundredfold."""
_MOST_BOOK: Final = 4 << 20
"""Bytes of XML that list the sheets."""
_STEP: Final = 1 << 20
_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>/]*>')
_TAGS: Final = re.compile(
    rb"<table:table(?=[\s>])|<table:table-row\b[^<>]*>|</table:table-row>"
    rb"|<table:(?:covered-)?table-cell\b[^<>]*>"
)
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>/]")
"""A cell's content in an .xlsx; a cell that only has a color has none."""
_COUNT: Final = re.compile(rb"""\buniqueCount\s*=\s*["']\s*\+?(\d+)""")
_REPEATED: Final = re.compile(rb"""table:number-(?:rows|columns)-repeated\s*=\s*["']\s*(\d+)""")
_KNOWN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CONTENT: Final = "content.xml"
_BOOK: Final = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
BROKEN: Final = (
    *(zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(ET.ParseError, zlib.error),
)
"""What reading the archive of a damaged workbook raises."""


def damaged_workbook(name: str) -> FileRefused:
    """Return the error for a workbook that cannot be read."""
    return FileRefused(
        Message("{name} cannot be read.", name=name),
        Message("It looks like a workbook, but it is damaged, or of a kind that storemon does not know."),
        Message("Open it in a spreadsheet, save it as an Excel workbook (.xlsx) and import that file."),
    )


def check_book(file: IO[bytes], name: str) -> None:
    """Refuse a workbook, called `name`, that would unpack to more than the limit.

    Raises `FileRefused`, or `OutOfMemory` if there is not even room for an allowed one.
    """
    archive = _archive(file, name)
    if archive is None:
        _check_old(file, name)
        return
    with archive:
        members = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
        if any(info.compress_type not in _KNOWN or info.flag_bits & 1 for info in members):
            raise damaged_workbook(name)
        sheets = [info.file_size for info in members if _is_sheet(info.filename)]
        texts = [info for info in members if not _is_sheet(info.filename)]
        if any(swells(info.compress_size, info.file_size, _SURE) for info in members):
            raise too_swollen(name)
        if any(info.file_size > _MOST_BOOK for info in texts if info.filename.startswith(_BOOK)):
            raise damaged_workbook(name)
        if max(sheets, default=0) > _MOST_SHEET or sum(info.file_size for info in texts) > _MOST_TEXT:
            raise FileRefused(
                Message("{name} is too large to read.", name=name),
                Message("Its contents would take more memory than storemon gives to one file."),
                Message("Save the sheet as “CSV UTF-8” and import that file."),
            )
        need(ROOM + 2 * sum(info.file_size for info in texts))
        try:
            for info in texts:
                # The unpacked size is the stated one, or reading fails.
                for piece in _pieces(archive, info.filename):
                    count = _COUNT.search(piece)
                    if count and int(count[1]) > info.file_size:
                        raise damaged_workbook(name)  # calamine allocates memory by this count
            # All sheets of this format are read at once.
            size = _open_document_size(archive) if _CONTENT in archive.namelist() else (0, 0, 0)
        except BROKEN as error:
            raise damaged_workbook(name) from error
    _check_size(name, *size)


def check_sheet(file: IO[bytes], name: str, sheet: str) -> None:
    """Refuse a sheet that would not fit into memory. Raises as `check_book` does."""
    archive = _archive(file, name)
    if archive is None:
        return
    with archive:
        if _CONTENT in archive.namelist():
            return
        try:
            rows, columns = _excel_size(archive, _member_of(archive, sheet))
        except BROKEN as error:
            raise damaged_workbook(name) from error
    _check_size(name, rows, columns, rows * columns)


def is_blank(file: IO[bytes], name: str, sheet: str) -> bool | None:
    """Return whether a sheet of an .xlsx has no cell with content; None for other formats."""
    archive = _archive(file, name)
    if archive is None:
        return None
    with archive:
        if _CONTENT in archive.namelist():
            return None
        try:
            return not any(_VALUE.search(piece) for piece in _pieces(archive, _member_of(archive, sheet)))
        except BROKEN:
            return False  # reading it reports the problem


def _check_old(file: IO[bytes], name: str) -> None:
    try:
        sound = is_sound(file, MOST_CELLS)
    except (*BROKEN, struct.error, AttributeError, TypeError, IndexError) as error:
        raise damaged_workbook(name) from error
    if not sound:
        raise damaged_workbook(name)


def _check_size(name: str, rows: int, columns: int, cells: int) -> None:
    if cells > MOST_CELLS:
        raise FileRefused(
            Message("{name} is too large to read.", name=name),
            Message(
                "Its cells reach to row {rows} and column {columns}, most of them empty.",
                rows=rows,
                columns=columns,
            ),
            Message(
                "Delete everything that is far away from the table and save it again, "
                "or save the sheet as “CSV UTF-8” and import that file."
            ),
        )
    # calamine's Rust code cannot report a failed allocation: it would kill the process.
    need(ROOM + rows * columns * _CELL_BYTES)


def _archive(file: IO[bytes], name: str) -> zipfile.ZipFile | None:
    try:
        return open_zip(file, name)
    except BROKEN:
        return None


def _is_sheet(member: str) -> bool:
    return "sheets/" in member or member == _CONTENT


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Yield a member in pieces of about a megabyte, cut before a tag.

    Raises `ValueError` for text without an end: a cell has at most 32,767 characters.
    """
    rest = b""
    with archive.open(member) as stream:
        while data := stream.read(_STEP):
            cut = data.rfind(b"<")
            if cut < 0:
                if len(rest) > _STEP:
                    raise ValueError(member)
                rest += data
                continue
            yield rest + data[:cut]
            rest = data[cut:]
    yield rest


def _member_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the member that holds the sheet. Raises `KeyError`."""
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # expat limits the expansion of entities
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # as above
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for entry in book.iter():
        if entry.tag.endswith("}sheet") and entry.get("name") == sheet:
            target = targets[entry.get(_RELATION)]
            return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    raise KeyError(sheet)


def _excel_size(archive: zipfile.ZipFile, member: str) -> tuple[int, int]:
    rows = columns = 0
    for piece in _pieces(archive, member):
        found = _CELL.findall(piece)
        if found:
            rows = max(rows, *map(int, {row for _, row in found}))
            columns = max(columns, *map(_column, {column for column, _ in found}))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _open_document_size(archive: zipfile.ZipFile) -> tuple[int, int, int]:
    """Return the rows and columns of the sheets, and the cells of all, without empty trailing ones."""
    most_rows = most_columns = cells = rows = columns = 0
    row = column = repeat = 0
    for piece in _pieces(archive, _CONTENT):
        for tag in _TAGS.findall(piece):
            number = _REPEATED.search(tag)
            times = int(number[1]) if number else 1
            if tag == b"<table:table":
                cells += rows * columns
                row = repeat = rows = columns = 0
            elif tag.startswith(b"<table:table-row"):
                row, column, repeat = row + repeat, 0, times
            elif tag.startswith(b"</"):
                row, repeat = row + repeat, 0
            else:
                column += times
                if b"office:value-type" in tag:
                    rows, columns = max(rows, row + repeat), max(columns, column)
                    most_rows, most_columns = max(most_rows, rows), max(most_columns, columns)
    return most_rows, most_columns, cells + rows * columns
