"""Recognize the kind of a CSV by its header line, or by the content of its first row."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from storemon.core.file_spec import FileSpec, Header, Match
from storemon.core.ids import canonical_id
from storemon.data.imports.kinds import KINDS, kind_of
from storemon.errors import FileRefused
from storemon.message import Message, joined

_DELIMITERS: Final = ",;\t|"
_LONGEST_TITLE: Final = 100
"""Maximum characters of a column name that are shown."""
# Columns of storemon's own exports. Those contain zones and names too, as of the day of the export.
_EXPORTED: Final = frozenset(
    {
        *("uptimelasthourinminutes", "uptimeinrangeinhours", "lostinopenhours", "closedactive"),
        # The sheets of an exported workbook.
        *("uptimelasthour", "uptimeinrange", "startaccuratetominutes", "uptimeofstores"),
    }
)
_SIGNS: Final = re.compile(r"[\W_]+")
_SPECS: Final = tuple(kind.spec for kind in KINDS)
_OTHER_NAMES: Final = {
    other: _SIGNS.sub("", column.name)
    for spec in _SPECS
    for column in spec.every_column
    for other in column.other_names
}


def read_header(line: str, match: Match | None = None) -> Header:
    """Read the first line of a file; `match` overrides what is recognized.

    Raises `FileRefused` if `match` names columns that are not there.
    """
    tried = [_read(line, delimiter) for delimiter in _DELIMITERS]
    known = [header for header in tried if header.match]
    header = known[0] if known else max(tried, key=lambda header: header.width)
    if match is None:
        return header
    spec = kind_of(match.kind).spec
    places = list(match.positions.values())
    fits = all(0 <= place < header.width for place in places) and len({*places}) == len(places)
    if not fits or not spec.is_enough(match.positions):
        raise FileRefused(
            Message("The columns do not fit the file."),
            Message(
                "It has {width}, and each of {columns} needs one of its own.",
                width=header.width,
                columns=", ".join(spec.usual),
            ),
            Message("Choose the columns again."),
        )
    cells = _cells(line, header.delimiter)
    if match.has_header:
        positions = match.positions | _extra(spec, [_plain(cell) for cell in cells], places)
        match = match if positions == match.positions else Match(match.kind, positions)
    return _header(header.delimiter, cells, match)


def is_title(line: str, header: Header) -> bool:
    """Return whether a line above a recognized `header` is a title or a remark instead of a row."""
    cells = [cell for cell in _cells(line, header.delimiter) if cell.strip()]
    return len(cells) < sum(map(bool, header.columns)) and not _is_exported(map(_plain, cells))


def none_of_ours(name: str, line: str) -> FileRefused:
    """Return the error for a file that was not recognized."""
    if _is_exported(map(_plain, _cells(line, ","))):
        return FileRefused(
            Message("{name} was exported by storemon.", name=name),
            Message("It holds what a report found."),
            Message("Choose the files that the report was made of."),
        )
    *most, last = (
        Message("{columns} ({kind})", columns=", ".join(spec.usual), kind=spec.title) for spec in _SPECS
    )
    return FileRefused(
        Message("{name} is none of the files that storemon reads.", name=name),
        Message("Its first line reads “{line}”.", line=_shortened(line)),
        Message(
            "The first line, separated by commas, semicolons, tabs or vertical bars, must name {kinds} or "
            "{last}.",
            kinds=joined(*most, by=", "),
            last=last,
        ),
    )


def _read(line: str, delimiter: str) -> Header:
    cells = _cells(line, delimiter)
    found = [_plain(cell) for cell in cells]
    if _is_exported(found):
        return _header(delimiter, cells, None)
    for spec in _SPECS:
        there = [name for name in spec.usual if found.count(_plain(name)) == 1]
        if spec.is_enough(there):
            positions = {name: found.index(_plain(name)) for name in there}
            positions |= _extra(spec, found, positions.values())
            return _header(delimiter, cells, Match(spec.kind, positions))
    return _header(delimiter, cells, _by_content([canonical_id(cell) for cell in cells]))


def _header(delimiter: str, cells: Sequence[str], match: Match | None) -> Header:
    if match is None or match.has_header:
        names = [canonical_id(cell)[:_LONGEST_TITLE] for cell in cells]
    else:
        names = [Message("Column {number}", number=str(number)) for number in range(1, len(cells) + 1)]
    titles = list(names)
    for name, place in (match.positions if match else {}).items():
        if _plain(titles[place]) != _plain(name):
            titles[place] = name
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(titles)
    return Header(delimiter, tuple(names), match, text.getvalue())


def _extra(spec: FileSpec, found: Sequence[str], used: Collection[int]) -> dict[str, int]:
    """Return the positions of a kind's extra columns: the first unused column that matches each."""
    places = {
        column.name: [
            place for place, cell in enumerate(found) if cell == _plain(column.name) and place not in used
        ]
        for column in spec.extra
    }
    return {name: free[0] for name, free in places.items() if free}


def _is_exported(names: Iterable[str]) -> bool:
    return not _EXPORTED.isdisjoint(names)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter, skipinitialspace=True), [])


def _by_content(cells: Sequence[str]) -> Match | None:
    """Recognize a row of a file without a header: in the usual order, or the only order that fits."""
    for spec in _SPECS:
        looks = [column.fits for column in (*spec.columns, *spec.any_of) if column.fits is not None]
        # A kind with a free text column is recognized only by its header.
        if not len(cells) == len(looks) == len(spec.usual):
            continue
        orders = [
            order
            for order in itertools.permutations(range(len(cells)))
            if all(fits(cells[place]) for fits, place in zip(looks, order, strict=True))
        ]
        # Permutations start with the usual order.
        if orders and (len(orders) == 1 or orders[0] == tuple(range(len(cells)))):
            return Match(spec.kind, dict(zip(spec.usual, orders[0], strict=True)), has_header=False)
    return None


def _plain(cell: str) -> str:
    name = _SIGNS.sub("", cell).lower()
    return _OTHER_NAMES.get(name, name)


def _shortened(line: str, limit: int = 80) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in line).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"
