"""Check whether calamine can open an .xls safely: it trusts the sizes and positions that the file claims.

In a damaged file these can ask for tens of gigabytes, or a chain of sectors may never end, which kills the
process.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import IO, Final

import olefile

_HEAD_BYTES: Final = 512
_SECTORS: Final = {b"\x09\0\x06\0": 512, b"\x0c\0\x06\0": 4096}
"""Bytes in a sector, by the header's code; small sectors have 64."""
_RESERVED: Final = 0xFFFF_FFFA
"""From here on, a sector number stands for no sector."""
_LEAST_BYTES: Final = 16 << 20
_STREAMS: Final = ("Workbook", "Book")
_HEAD: Final = struct.Struct("<HH")
_SIZE: Final = struct.Struct("<IIHH")
_OLD_SIZE: Final = struct.Struct("<HHHH")
_DIMENSIONS: Final = 0x0200
_SEVERAL: Final = frozenset({0x00BD, 0x00BE})
"""Records of several adjacent cells; their last column is at the end."""
_CELLS: Final = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}) | _SEVERAL
_BEGINNINGS: Final = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
"""Records that begin a sheet."""
_MOST_BYTES: Final = 256 << 20
"""Maximum size of a file; with a cell in every place of this format it is about as large."""
_MOST_ROWS: Final = 1 << 16
_MOST_COLUMNS: Final = 1 << 8


def is_sound(file: IO[bytes], most_cells: int) -> bool:
    """Return whether all cells of an .xls are in valid places, and at most `most_cells` in all.

    A file that is not an .xls, or is encrypted, counts as valid: calamine reports what it is. Raises what
    `olefile` raises for a damaged file, `OSError` and `ValueError` among others.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    # calamine and olefile use the sector sizes of the header without checking them.
    if head[30:34] not in _SECTORS or size > _MOST_BYTES:
        return False
    # calamine allocates memory by these counts; it reads the second one across two fields.
    counts = (int.from_bytes(head[place : place + 4], "little") for place in (44, 62, 64))
    if any(4 * count > max(size, _LEAST_BYTES) for count in counts):
        return False
    if not _list_ends(file, head):
        return False
    with olefile.OleFileIO(file) as container:
        if container.num_mini_fat_sectors:
            container.loadminifat()
        entries = [entry for entry in container.direntries if entry is not None]
        if not all(_chains_end(table or ()) for table in (container.fat, container.minifat)) or any(
            entry.size > size for entry in entries
        ):
            return False
        return all(
            _is_sound(container.openstream(stream).read(), most_cells)
            for stream in _STREAMS
            if container.exists(stream)
        )


def _list_ends(file: IO[bytes], head: bytes) -> bool:
    """Return whether the list of tables ends; each of its sectors names the next one."""
    size = _SECTORS[head[30:34]]
    seen: set[int] = set()
    sector = int.from_bytes(head[68:72], "little")
    while sector < _RESERVED:
        if sector in seen:
            return False
        seen.add(sector)
        file.seek((sector + 2) * size - 4)
        last = file.read(4)
        if len(last) < 4:
            return False
        sector = int.from_bytes(last, "little")
    file.seek(0)
    return True


def _chains_end(following: Sequence[int]) -> bool:
    """Return whether each chain ends, in a table of the sector that follows each sector."""
    walk = [-1] * len(following)
    for first in range(len(following)):
        sector = first
        while sector < len(following) and walk[sector] < 0:
            walk[sector] = first
            sector = following[sector]
        if sector < len(following) and walk[sector] == first:
            return False
    return True


def _is_sound(data: bytes, most_cells: int) -> bool:
    # calamine allocates one rectangle per sheet, for all sheets at once.
    cells = most_rows = most_columns = 0
    for kind, start, end in _records(data):
        if kind == _DIMENSIONS:
            size = _SIZE if end - start >= _SIZE.size else _OLD_SIZE
            if end - start < size.size:
                return False
            top, rows, left, columns = size.unpack_from(data, start)
            if top > rows or left > columns:
                return False
        elif kind in _BEGINNINGS:
            cells += most_rows * most_columns
            most_rows = most_columns = 0
            continue
        elif kind in _CELLS:
            if end - start < _HEAD.size:
                return False
            rows, columns = _HEAD.unpack_from(data, start)
            if kind in _SEVERAL:
                columns = int.from_bytes(data[end - 2 : end], "little")
        else:
            continue
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
            return False
        most_rows, most_columns = max(most_rows, rows + 1), max(most_columns, columns + 1)
    return cells + most_rows * most_columns <= most_cells


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each record and where its data begins and ends."""
    start = 0
    while start + _HEAD.size <= len(data):
        kind, length = _HEAD.unpack_from(data, start)
        start += _HEAD.size
        yield kind, start, min(start + length, len(data))
        start += length
