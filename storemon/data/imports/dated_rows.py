"""Closures and special hours as rows of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select

from storemon.data import bulk
from storemon.data.imports.dated_packing import Span, packed, unpacked
from storemon.data.schema import dated_hours, stores
from storemon.data.sqlite import sealed

ALL_STORES: Final = "*"
"""Means all stores, in place of a store's id."""


@dataclass(frozen=True, slots=True, order=True)
class DatedRow:
    """A closure or an opening: for the store `store_id`, for `ALL_STORES`, or for a `group`.

    `first`, `last`: local dates, both included, in days since 1970-01-01; `start`, `end`: µs of the day, both
    0 for a closure.
    """

    store_id: str
    group: str
    first: int
    last: int
    start: int
    end: int
    name: str = ""

    @property
    def closed(self) -> bool:
        """Whether it is a closure."""
        return self.start == self.end


def add(connection: Connection, import_id: int, rows: Iterable[DatedRow]) -> None:
    """Store the rows of an import; of rows that differ only in their name, the first is kept."""
    targets: dict[tuple[str, str], dict[Span, str]] = defaultdict(dict)
    for row in rows:
        targets[row.store_id, row.group].setdefault((row.first, row.last, row.start, row.end), row.name)
    if not targets:
        return
    order = sorted(targets)
    spans, names = zip(*(packed(sorted(targets[target].items())) for target in order), strict=True)
    columns: dict[str, list[Any]] = {
        "store_id": [store_id for store_id, _ in order],
        "grouping": [group for _, group in order],
        "import_id": [import_id] * len(order),
        "spans": list(spans),
        "names": list(names),
    }
    bulk.insert_rows(connection, dated_hours, columns)


def any_dated(connection: Connection) -> bool:
    """Return whether there are closures or special hours."""
    return connection.execute(select(dated_hours.c.import_id).limit(1)).first() is not None


def rows_of_imports(connection: Connection, *where: ColumnElement[bool]) -> Iterator[tuple[int, DatedRow]]:
    """Yield the rows of the targets that match `where`, each with its import, newest import first.

    Raises `RowsDamaged` if they are not what was written.
    """
    table = dated_hours.c
    order = (table.import_id.desc(), table.store_id, table.grouping)
    for target in sealed.rows_of(connection, dated_hours, *where, by=order):
        for span, name in unpacked(target.spans, target.names):
            yield target.import_id, DatedRow(target.store_id, target.grouping, *span, name)


def names_on(connection: Connection, store_id: str, group: str | None, days: range) -> dict[int, list[str]]:
    """Return the names of the rows in effect for a store, by date, without empty ones."""
    table = dated_hours.c
    about = or_(
        table.store_id.in_((store_id, ALL_STORES)), and_(table.store_id == "", table.grouping == group)
    )
    best: dict[int, tuple[int, int]] = {}
    found: dict[int, dict[str, None]] = {}
    rows = sorted(rows_of_imports(connection, about), key=lambda row: (row[1].start, row[1].name))
    for import_id, row in rows:
        rank = (0 if row.store_id == ALL_STORES else 2 if row.store_id else 1, import_id)
        for day in range(max(row.first, days.start), min(row.last + 1, days.stop)):
            if rank > best.get(day, (-1, 0)):
                best[day], found[day] = rank, {}
            if rank == best[day] and row.name:
                found[day][row.name] = None
    return {day: list(names) for day, names in found.items()}


def stores_of(connection: Connection, import_id: int) -> tuple[str, ...]:
    """Return the ids of the stores that an import has rows for, sorted."""
    table = dated_hours.c
    found = select(table.store_id).where(table.import_id == import_id).distinct().order_by(table.store_id)
    return tuple(connection.execute(found).scalars())


def forget_overruled(connection: Connection, numbers: Collection[int]) -> None:
    """Remove the rows from these imports whose dates a later one of them covers."""
    mine = dated_hours.c.import_id.in_(numbers)
    later: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    kept: dict[int, list[DatedRow]] = {}
    for number, of_import in groupby(rows_of_imports(connection, mine), key=itemgetter(0)):
        rows = [row for _, row in of_import]
        kept[number] = [row for row in rows if not _covered(row, later[row.store_id, row.group])]
        for row in rows:
            later[row.store_id, row.group].add((row.first, row.last))
    connection.execute(delete(dated_hours).where(mine))
    for number, rows in kept.items():
        add(connection, number, rows)


def _covered(row: DatedRow, spans: Collection[tuple[int, int]]) -> bool:
    return (row.first, row.last) in spans or any(
        first <= row.first and row.last <= last for first, last in spans
    )


def newest_rows(connection: Connection) -> set[DatedRow]:
    """Return the rows that are in effect on all of their dates."""
    return {row for _, row, left in what_counts(connection) if left == [(row.first, row.last)]}


def counting_rows(connection: Connection) -> list[DatedRow]:
    """Return all rows in effect, sorted; older ones without the dates that newer imports cover."""
    return sorted(
        replace(row, first=first, last=last)
        for _, row, left in what_counts(connection)
        for first, last in left
    )


def what_counts(connection: Connection) -> Iterator[tuple[int, DatedRow, list[tuple[int, int]]]]:
    """Yield each row with its import and the date spans on which it is in effect, newest import first."""
    taken: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, of_import in groupby(rows_of_imports(connection), key=itemgetter(0)):
        rows = [row for _, row in of_import]
        for row in rows:
            yield number, row, _left(row.first, row.last, taken[row.store_id, row.group])
        for row in rows:
            taken[row.store_id, row.group].append((row.first, row.last))


def _left(first: int, last: int, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of dates from `first` to `last` that are not in `taken`."""
    left = [(first, last)]
    for begin, end in taken:
        left = (
            [
                piece
                for start, stop in left
                for piece in ((start, min(stop, begin - 1)), (max(start, end + 1), stop))
                if piece[0] <= piece[1]
            ]
            if any(start <= end and begin <= stop for start, stop in left)
            else left
        )
    return left


def known_ids(connection: Connection) -> set[str]:
    """Return the ids of all stores, as stored."""
    return set(connection.execute(select(stores.c.store_id)).scalars())
