"""All data as lines of CSV files; importing those gives the same state again.

Every function yields the lines of the stores with keys from `keys[0]` to `keys[1]` in portions, so that at
most a few hundred thousand lines are in memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

import numpy as np
from sqlalchemy import Connection, func, select

from storemon.core.csv_cells import quoted
from storemon.core.model import BEGINNING, Int64
from storemon.core.platforms import NAMELESS, listing
from storemon.core.vocabulary import HOUR, MINUTE, SECOND, FileKind
from storemon.data import note_rows
from storemon.data.bulk import read_hours
from storemon.data.imports import dated_rows, label_rows
from storemon.data.platform_rows import polled
from storemon.data.polls.packed import SPAN
from storemon.data.polls.polls_reading import read_polls
from storemon.data.schema import (
    hours,
    names,
    notes,
    own_labels,
    own_notes,
    polls,
    stores,
)
from storemon.data.sqlite import sealed, sealed_hours

_POLLS_AT_ONCE: Final = 250_000
_SPANS_AT_ONCE: Final = 26
_STORES_AT_ONCE: Final = 5000
_WORD: Final = 8
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Names, since a file with weekday numbers but no 0 could be numbered in two ways."""

Keys = tuple[int, int]


def poll_lines(connection: Connection, keys: Keys) -> Iterator[list[str]]:
    """Yield the lines of polls, by platform, store and time, with the platform if any poll names one.

    Raises `DatabaseDamaged`.
    """
    ids = _ids(connection, keys)
    on = polled(connection)
    for platform, name in on.items():
        last = f",{quoted(name)}" if on.keys() - {NAMELESS} else ""
        for some, times in _portions(connection, keys, platform):
            found = read_polls(connection, some, times, platform=platform)
            status = np.where(found.active, "active", "inactive").tolist()
            cells = zip(found.store.tolist(), status, instants(found.time), strict=True)
            yield [f"{ids[store]},{word},{time}{last}" for store, word, time in cells]


def any_platform(connection: Connection) -> bool:
    """Return whether any poll names a platform."""
    return bool(polled(connection).keys() - {NAMELESS})


def any_valid_from(connection: Connection) -> bool:
    """Return whether any business hours have a date from which they are valid."""
    return (
        connection.execute(select(hours.c.store).where(hours.c.valid_from > BEGINNING).limit(1)).first()
        is not None
    )


def hours_lines(connection: Connection, keys: Keys) -> Iterator[list[str]]:
    """Yield the lines of the business hours in effect, with the dates they are valid from if any row has one.

    Raises `RowsDamaged`.
    """
    dates = any_valid_from(connection)
    ids = _ids(connection, keys)
    for first in range(keys[0], keys[1] + 1, _STORES_AT_ONCE):
        some = (first, min(first + _STORES_AT_ONCE - 1, keys[1]))
        rows = read_hours(connection, some)
        named = sealed.rows_of(connection, stores, stores.c.store.between(*some), by=[stores.c.store])
        found = np.array([row.store for row in named], np.int64)
        sealed_hours.check_hours(connection, found, [row.hours_digest for row in named], rows)
        columns = sealed_hours.hours_columns(rows)
        cells = zip(*(column.tolist() for column in columns), strict=True)
        yield [
            f"{ids[store]},{_DAYS[day]},{clock(start)},{clock(end)}{f',{written(date)}' if dates else ''}"
            for store, day, start, end, date in cells
        ]


def zone_lines(connection: Connection, keys: Keys) -> Iterator[list[str]]:
    """Yield the lines of the time zones in effect."""
    rows = sealed.rows_of(connection, stores, stores.c.store.between(*keys), by=[stores.c.store])
    yield [f"{quoted(row.store_id)},{row.zone}" for row in rows if row.zone is not None]


def name_lines(connection: Connection) -> Iterator[list[str]]:
    """Yield the lines of names and groups, including those of stores that do not exist yet.

    A name given in the window takes precedence over one from a file.
    """
    given = label_rows.names_of_files(connection)
    ids = [*given, *connection.execute(select(own_labels.c.store_id)).scalars()]
    wanted = sorted(set(ids))
    labels = label_rows.labels_of(connection, wanted)
    cells = zip(wanted, labels.names, labels.groups, strict=True)
    yield [",".join(map(quoted, row)) for row in cells if any(row[1:])]


def note_lines(connection: Connection) -> Iterator[list[str]]:
    """Yield the lines of all notes, from files and the window: a store, `*` or a group, and the content."""
    found = note_rows.all_notes(connection)
    starts, ends = (
        instants(np.array([getattr(note.content, name) for note in found], np.int64))
        for name in ("start", "end")
    )
    lines: list[str] = []
    for note, start, end in zip(found, starts, ends, strict=True):
        scope, content = note.content.scope, note.content
        store = "" if scope.group is not None else "*" if scope.store_id is None else scope.store_id
        texts = (content.reason, content.text)
        cells = (store, scope.group or "", *texts)
        store, group, reason, text = map(quoted, cells)
        lines.append(",".join((store, start, end, reason, text, "yes" if content.excused else "no", group)))
    yield lines


def any_notes(connection: Connection) -> bool:
    """Return whether there are any notes."""
    found = (connection.execute(select(table.c.start).limit(1)).first() for table in (notes, own_notes))
    return any(row is not None for row in found)


def dated_lines(connection: Connection) -> Iterator[list[str]]:
    """Yield the lines of the closures and special hours in effect on any date. Raises `RowsDamaged`.

    Rows of older imports stay in effect for the dates that newer imports do not cover.
    """
    sealed.check_content(connection, FileKind.DATED_HOURS)
    yield [
        ",".join(
            (
                quoted(row.store_id),
                quoted(row.group),
                written(row.first),
                written(row.last),
                *(("closed", "closed") if row.closed else (clock(row.start), clock(row.end))),
                quoted(row.name),
            )
        )
        for row in dated_rows.counting_rows(connection)
    ]


def written(date: int) -> str:
    """Return a date (days since 1970-01-01) in ISO 8601; an empty text for the beginning of time."""
    return str(dt.date(1970, 1, 1) + dt.timedelta(days=date)) if date else ""


def any_names(connection: Connection) -> bool:
    """Return whether any store has a name or a group."""
    found = (connection.execute(select(table.c.store_id).limit(1)).first() for table in (names, own_labels))
    return any(row is not None for row in found)


def instants(times: Int64) -> list[str]:
    """Return times (µs UTC) in ISO 8601, all with a fraction if any of them has one."""
    moments = times.astype("datetime64[us]")
    if not (times % SECOND).any():
        moments = moments.astype("datetime64[s]")
    found: list[str] = np.datetime_as_string(moments).tolist()
    return [f"{text}Z" for text in found]


def clock(time: int) -> str:
    """Return a time of day (µs) as 09:00:00 or 09:00:00.5; the end of the day is 24:00:00."""
    text = f"{time // HOUR:02}:{time % HOUR // MINUTE:02}:{time % MINUTE // SECOND:02}"
    return f"{text}.{time % SECOND:06}".rstrip("0") if time % SECOND else text


def _ids(connection: Connection, keys: Keys) -> dict[int, str]:
    rows = sealed.rows_of(connection, stores, stores.c.store.between(*keys))
    return {row.store: quoted(row.store_id) for row in rows}


def _portions(connection: Connection, keys: Keys, platform: int) -> Iterator[tuple[Keys, tuple[int, int]]]:
    """Yield ranges of store keys and times of limited size, which together cover all polls on a platform."""
    zero = listing(0, platform)
    statement = select(
        polls.c.store, func.sum(func.length(polls.c.words)), func.min(polls.c.span), func.max(polls.c.span)
    )
    mine = statement.where(polls.c.store.between(keys[0] + zero, keys[1] + zero))
    rows = connection.execute(mine.group_by(polls.c.store).order_by(polls.c.store)).all()
    first, waiting, low, high = None, 0, 0, 0
    for key, size, lowest, highest in rows:
        store = key - zero
        count = size // _WORD
        if first is not None and waiting + count > _POLLS_AT_ONCE:
            yield (first, store - 1), (low * SPAN, (high + 1) * SPAN - 1)
            first = None
        if count > _POLLS_AT_ONCE:
            for span in range(lowest, highest + 1, _SPANS_AT_ONCE):
                yield (store, store), (span * SPAN, (span + _SPANS_AT_ONCE) * SPAN - 1)
            continue
        if first is None:
            first, waiting, low, high = store, 0, lowest, highest
        waiting, low, high = waiting + count, min(low, lowest), max(high, highest)
    if first is not None:
        yield (first, keys[1]), (low * SPAN, (high + 1) * SPAN - 1)
