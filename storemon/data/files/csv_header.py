"""Telling which of the files a CSV is: by its header line, or by what its first row holds."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from storemon.core.ids import canonical_id
from storemon.core.message import Message
from storemon.core.vocabulary import FileKind
from storemon.core.zone_files import known_zone
from storemon.data.files import written_times
from storemon.data.files.status_words import is_known
from storemon.data.files.weekday_words import weekday_name, weekday_number
from storemon.data.files.written_clocks import time_of_day
from storemon.errors import FileRefused

COLUMNS: Final = {
    FileKind.POLLS: ("store_id", "status", "timestamp_utc"),
    FileKind.HOURS: ("store_id", "day", "start_time_local", "end_time_local"),
    FileKind.ZONES: ("store_id", "timezone_str"),
    FileKind.NAMES: ("store_id", "name", "group"),
}
OPTIONAL: Final = {FileKind.POLLS: ("platform",)}
"""Columns that count where they are there."""
_DELIMITERS: Final = ",;\t|"
_LONGEST_TITLE: Final = 100
"""Characters of a column's name that are shown."""
_OTHER_NAMES: Final = {
    "dayofweek": "day",
    "storename": "name",
    "groupname": "group",
    "channel": "platform",
    "provider": "platform",
    "marketplace": "platform",
    **dict.fromkeys(
        (
            *("platformname", "channelname", "providername", "marketplacename"),
            *(
                "deliveryplatform",
                "deliverychannel",
                "deliveryprovider",
                "deliverypartner",
                "deliveryservice",
            ),
            *("orderplatform", "orderchannel", "orderingplatform", "orderingchannel"),
            *("salesplatform", "saleschannel", "onlineplatform", "aggregator"),
            *("plataforma", "canal", "proveedor"),
        ),
        "platform",
    ),
}
# Of files that storemon writes itself. They have zones and names too, as of the day they were written.
_EXPORTED: Final = frozenset(
    {
        *("uptimelasthourinminutes", "uptimeinrangeinhours", "lostinopenhours", "closedactive"),
        # The sheets of a workbook.
        *("uptimelasthour", "uptimeinrange", "startaccuratetominutes", "uptimeofstores"),
    }
)
_SIGNS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Which column of a file is what: `positions` maps the names of `COLUMNS[kind]` to places in a row.

    Without `has_header` the first line is a row like the others.
    """

    kind: FileKind
    positions: dict[str, int]
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says: the delimiter, the columns, and which of them is what, if that is known."""

    delimiter: str
    columns: tuple[str, ...]
    match: Match | None

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.columns)

    @property
    def positions(self) -> dict[str, int]:
        """Which column is what, by name; empty where the file is not recognized."""
        return self.match.positions if self.match else {}

    @property
    def extra(self) -> list[str]:
        """The names of the columns that are ignored, those without a name left out."""
        used = self.positions.values()
        return [name for place, name in enumerate(self.columns) if place not in used and name]

    @property
    def line(self) -> str:
        """A header line under which rows of this file are recognised again, matched by hand or not."""
        names = list(self.columns)
        for name, place in self.positions.items():
            if _plain(names[place]) != _plain(name):
                names[place] = name
        text = io.StringIO()
        csv.writer(text, delimiter=self.delimiter, lineterminator="").writerow(names)
        return text.getvalue()


def read_header(line: str, match: Match | None = None) -> Header:
    """Read the first line of a file; `match` overrules what is recognised.

    Raises `FileRefused` where `match` names columns that are not there.
    """
    tried = [_read(line, delimiter) for delimiter in _DELIMITERS]
    known = [header for header in tried if header.match]
    header = known[0] if known else max(tried, key=lambda header: header.width)
    if match is None:
        return header
    places = list(match.positions.values())
    fits = all(0 <= place < header.width for place in places) and len({*places}) == len(places)
    if not fits or not is_enough(match.kind, match.positions):
        raise FileRefused(
            Message("The columns do not fit the file."),
            Message(
                "It has {width}, and each of {columns} needs one of its own.",
                width=header.width,
                columns=", ".join(COLUMNS[match.kind]),
            ),
            Message("Choose the columns again."),
        )
    cells = _cells(line, header.delimiter)
    if match.has_header:
        positions = match.positions | _optional(match.kind, [_plain(cell) for cell in cells], places)
        match = match if positions == match.positions else Match(match.kind, positions)
    return Header(header.delimiter, _named(cells, has_header=match.has_header), match)


def is_title(line: str, header: Header) -> bool:
    """Tell whether a line above that of a recognized `header` is no row, but a title or a remark."""
    cells = [cell for cell in _cells(line, header.delimiter) if cell.strip()]
    return len(cells) < sum(map(bool, header.columns)) and not _is_exported(map(_plain, cells))


def is_enough(kind: FileKind, columns: Collection[str]) -> bool:
    """Tell whether a file of that kind can do with these columns: a name or a group may lack."""
    needed = set(COLUMNS[kind])
    if kind is FileKind.NAMES:
        return "store_id" in columns and len(columns) > 1 and needed.issuperset(columns)
    return needed == {*columns}.difference(OPTIONAL.get(kind, ()))


def none_of_ours(name: str, line: str) -> FileRefused:
    """Return the error for a file that was not recognized."""
    if _is_exported(map(_plain, _cells(line, ","))):
        return FileRefused(
            Message("{name} was exported by storemon.", name=name),
            Message("It holds what a report found."),
            Message("Choose the files that the report was made of."),
        )
    return FileRefused(
        Message("{name} is none of the files that storemon reads.", name=name),
        Message("Its first line reads “{line}”.", line=_shortened(line)),
        Message(
            "The first line, separated by commas, semicolons, tabs or vertical bars, must name store_id, "
            "status, timestamp_utc (polls), store_id, day, start_time_local, end_time_local (business "
            "hours), store_id, timezone_str (time zones) or store_id, name, group (names)."
        ),
    )


def _read(line: str, delimiter: str) -> Header:
    cells = _cells(line, delimiter)
    found = [_plain(cell) for cell in cells]
    if _is_exported(found):
        return Header(delimiter, _named(cells, has_header=True), None)
    for kind, columns in COLUMNS.items():
        there = [column for column in columns if found.count(_plain(column)) == 1]
        if is_enough(kind, there):
            positions = {column: found.index(_plain(column)) for column in there}
            positions |= _optional(kind, found, positions.values())
            return Header(delimiter, _named(cells, has_header=True), Match(kind, positions))
    match = _by_content([canonical_id(cell) for cell in cells])
    return Header(delimiter, _named(cells, has_header=match is None), match)


def _optional(kind: FileKind, found: Sequence[str], used: Collection[int]) -> dict[str, int]:
    """Return where the optional columns of a kind are: the first of each that is not another one."""
    places = {
        name: [place for place, cell in enumerate(found) if cell == name and place not in used]
        for name in OPTIONAL.get(kind, ())
    }
    return {name: free[0] for name, free in places.items() if free}


def _is_exported(names: Iterable[str]) -> bool:
    return not _EXPORTED.isdisjoint(names)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter, skipinitialspace=True), [])


def _by_content(cells: Sequence[str]) -> Match | None:
    """Recognise a row of a file without a header: in the usual order, or in the only one that fits."""
    for kind, columns in COLUMNS.items():
        # Any text may be a name, so names are told by a header alone.
        if len(cells) != len(columns) or kind is FileKind.NAMES:
            continue
        orders = [
            order
            for order in itertools.permutations(range(len(cells)))
            if all(_LOOKS[column](cells[place]) for column, place in zip(columns, order, strict=True))
        ]
        # The usual order is the first that permutations give.
        if orders and (len(orders) == 1 or orders[0] == tuple(range(len(cells)))):
            return Match(kind, dict(zip(columns, orders[0], strict=True)), has_header=False)
    return None


def _is_id(text: str) -> bool:
    never = text.lower() in {"active", "inactive"} or known_zone(text)
    return bool(text) and not never and not written_times.looks_like_a_time(text)


_LOOKS: Final[dict[str, Callable[[str], bool]]] = {
    "store_id": _is_id,
    "status": is_known,
    "timestamp_utc": written_times.looks_like_a_time,
    "day": lambda text: weekday_number(text) is not None or weekday_name(text) is not None,
    "start_time_local": lambda text: time_of_day(text) is not None,
    "end_time_local": lambda text: time_of_day(text) is not None,
    "timezone_str": lambda text: known_zone(text) and not text.isdigit(),
}


def _named(cells: Sequence[str], *, has_header: bool) -> tuple[str, ...]:
    if has_header:
        return tuple(canonical_id(cell)[:_LONGEST_TITLE] for cell in cells)
    return tuple(Message("Column {number}", number=str(number)) for number in range(1, len(cells) + 1))


def _plain(cell: str) -> str:
    name = _SIGNS.sub("", cell).lower()
    return _OTHER_NAMES.get(name, name)


def _shortened(line: str, limit: int = 80) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in line).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"
