"""The rows of packed polls: reading them with their checksums verified, and writing them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from storemon.core.model import Int64
from storemon.core.platforms import MOST_STORES_KEY, NAMELESS, listing
from storemon.data import bulk
from storemon.data.polls.packed import BITS, SPAN, PollRows
from storemon.data.schema import poll_spans, polls, stores
from storemon.data.sqlite import sealed
from storemon.data.sqlite.problems import damaged
from storemon.errors import RowsDamaged, StoremonError

BASE: Final = 0
"""The import number of rows whose import can no longer be undone."""
COLUMNS: Final = tuple(polls.c)
_MANY: Final = 500


class SpanTally:
    """Counts rows and adds up their checksums, by span."""

    def __init__(self) -> None:
        self.found: dict[int, tuple[int, int]] = {}

    def add(self, rows: PollRows) -> None:
        """Count some rows."""
        spans, which = np.unique(rows.span, return_inverse=True)
        counts = np.bincount(which, minlength=spans.size)
        sums = np.zeros(spans.size, np.int64)
        np.add.at(sums, which, rows.checksum)
        for span, count, total in zip(spans.tolist(), counts.tolist(), sums.tolist(), strict=True):
            before = self.found.get(span, (0, 0))
            self.found[span] = before[0] + count, before[1] + total

    def check(self, connection: Connection, spans: tuple[int, int]) -> None:
        """Raise `DatabaseDamaged` unless all existing rows in a range of spans were counted."""
        known = connection.execute(select(poll_spans).where(poll_spans.c.span.between(*spans))).all()
        if {span: (rows, checksums) for span, rows, checksums in known} != self.found:
            raise damage(connection)

    def save(self, connection: Connection) -> None:
        """Add what was counted to the totals of the spans."""
        if not self.found:
            return
        spans = poll_spans.c.span.in_(self.found)
        for span, rows, checksums in connection.execute(select(poll_spans).where(spans)):
            count, total = self.found[span]
            self.found[span] = count + rows, total + checksums
        connection.execute(delete(poll_spans).where(spans))
        connection.execute(
            insert(poll_spans),
            [
                {"span": span, "rows": count, "checksums": total}
                for span, (count, total) in self.found.items()
            ],
        )


def recount(connection: Connection) -> None:
    """Recount the rows of each span."""
    connection.execute(delete(poll_spans))
    counted = select(polls.c.span, func.count(), func.sum(polls.c.checksum)).group_by(polls.c.span)
    connection.execute(insert(poll_spans).from_select(list(poll_spans.c), counted))


def damage(connection: Connection) -> StoremonError:
    """Return the problem of polls that are not what was written."""
    if not sealed.keeps_checksums(connection):
        return RowsDamaged(polls.name)
    return damaged(Path(connection.engine.url.database or ""))


def fetched(connection: Connection, statement: Select[Any]) -> PollRows:
    """Return the rows that a query finds; its columns are `COLUMNS`. Raises `DatabaseDamaged`."""
    return checked(connection, sealed.plain_rows(connection.execute(statement)))


def checked(connection: Connection, found: Sequence[Any]) -> PollRows:
    """Return rows from fetched columns in the order of `COLUMNS`. Raises `DatabaseDamaged`."""
    rows = PollRows.read(found)
    if rows is None:
        raise damage(connection)
    return rows


def of_stores(
    stores_: tuple[int, int],
    spans: tuple[int, int],
    only: Sequence[int] | None = None,
    platform: int = NAMELESS,
) -> Select[Any]:
    """Return the query for all rows of the stores with these keys, in a range of spans.

    `only`: some of these keys, if not all are wanted. The rows are those of one platform.
    """
    # Joined by each store's key, so that rows of other spans, which may be many, are not read.
    mine = and_(polls.c.store == listing_of(platform), polls.c.span.between(*spans))
    wanted = select(*COLUMNS).select_from(stores).join(polls, mine).where(stores.c.store.between(*stores_))
    if only is not None:
        wanted = wanted.where(stores.c.store.in_(only))
    return wanted.order_by(stores.c.store, polls.c.span, polls.c.import_id)


def add(connection: Connection, rows: PollRows) -> None:
    """Write new rows."""
    columns: list[list[Any]] = [
        rows.store.tolist(),
        rows.span.tolist(),
        rows.import_id.tolist(),
        rows.first.tolist(),
        rows.last.tolist(),
        list(rows.words),
        list(rows.known),
        rows.checksum.tolist(),
    ]
    names = (column.name for column in COLUMNS)
    bulk.insert_rows(connection, polls, dict(zip(names, columns, strict=True)))


def change(connection: Connection, rows: PollRows) -> None:
    """Replace the words of existing rows."""
    statement = (
        update(polls)
        .where(
            polls.c.store == bindparam("of_store"),
            polls.c.span == bindparam("of_span"),
            polls.c.import_id == bindparam("of_import"),
        )
        .values(words=bindparam("to_words"), checksum=bindparam("to_checksum"))
    )
    values = [
        {
            "of_store": store,
            "of_span": span,
            "of_import": number,
            "to_words": bytes(words),
            "to_checksum": sum_,
        }
        for store, span, number, words, sum_ in zip(
            rows.store.tolist(),
            rows.span.tolist(),
            rows.import_id.tolist(),
            rows.words,
            rows.checksum.tolist(),
            strict=True,
        )
    ]
    if values:
        connection.execute(statement, values)


def listing_of(platform: int) -> ColumnElement[int]:
    """Return the key of a store's listing on a platform, for a query on `stores`."""
    return stores.c.store if platform == NAMELESS else stores.c.store + listing(0, platform)


def any_polls(connection: Connection) -> bool:
    """Return whether there are any polls."""
    return connection.execute(select(exists().select_from(polls))).scalar_one() > 0


def ranges(connection: Connection, where: ColumnElement[bool]) -> list[tuple[int, int]]:
    """Return ranges (first and last) of the listing keys with rows that match, a limited number in each."""
    keys = connection.execute(select(polls.c.store).where(where).distinct().order_by(polls.c.store)).scalars()
    found = list(keys)
    return [(found[i], found[min(i + _MANY, len(found)) - 1]) for i in range(0, len(found), _MANY)]


def ranges_of(
    connection: Connection, where: ColumnElement[bool], platform: int = NAMELESS
) -> list[tuple[int, int]]:
    """Return ranges of store keys in the same way, for the rows of one platform."""
    first = listing(0, platform)
    mine = polls.c.store.between(first, first + MOST_STORES_KEY)
    return [(low - first, high - first) for low, high in ranges(connection, and_(mine, where))]


def spans_of(times: tuple[int, int]) -> tuple[int, int]:
    """Return the spans of two times, µs UTC."""
    return times[0] // SPAN, times[1] // SPAN


def keys_of(rows: PollRows, groups: Int64) -> tuple[Int64, Int64]:
    """Return a key for each word, which sorts by group and word, and the row of each."""
    row, words = rows.unpacked()
    return (groups[row] << BITS) | words, row


def remove(connection: Connection, rows: PollRows) -> None:
    """Remove some rows."""
    statement = delete(polls).where(
        polls.c.store == bindparam("of_store"),
        polls.c.span == bindparam("of_span"),
        polls.c.import_id == bindparam("of_import"),
    )
    columns = (rows.store.tolist(), rows.span.tolist(), rows.import_id.tolist())
    names = ("of_store", "of_span", "of_import")
    values = [dict(zip(names, key, strict=True)) for key in zip(*columns, strict=True)]
    if values:
        connection.execute(statement, values)
