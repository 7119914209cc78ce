"""Telling which of the three files a CSV is, by its header line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from storemon.errors import FileRefused


class FileKind(StrEnum):
    """The three files of METRICS: Input."""

    POLLS = "polls"
    HOURS = "hours"
    ZONES = "zones"


COLUMNS: Final = {
    FileKind.POLLS: ("store_id", "status", "timestamp_utc"),
    FileKind.HOURS: ("store_id", "day", "start_time_local", "end_time_local"),
    FileKind.ZONES: ("store_id", "timezone_str"),
}
_DELIMITERS: Final = ",;\t"
_OTHER_NAMES: Final = {"dayofweek": "day", "day_of_week": "day"}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says: the file's kind, its delimiter and where each column stands.

    `positions` maps the names of `COLUMNS[kind]` to places in a row of `width` cells.
    """

    kind: FileKind
    delimiter: str
    width: int
    positions: dict[str, int]


def recognise(line: str, name: str) -> Header:
    """Read the header line of the file called `name`.

    Raises `FileRefused` where it names the columns of none of the three files.
    """
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        found = [_plain(cell) for cell in cells]
        for kind, needed in COLUMNS.items():
            if all(found.count(column) == 1 for column in needed):
                positions = {column: found.index(column) for column in needed}
                return Header(kind, delimiter, len(cells), positions)
    raise FileRefused(
        f"{name} is none of the three files.",
        f"Its first line reads: {_shortened(line)}",
        "The first line must name store_id, status, timestamp_utc (polls), store_id, day, "
        "start_time_local, end_time_local (business hours) or store_id, timezone_str (time zones).",
    )


def _plain(cell: str) -> str:
    name = cell.strip().lower()
    return _OTHER_NAMES.get(name, name)


def _shortened(line: str, limit: int = 80) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in line).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"
