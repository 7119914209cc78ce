"""Whose past figures change with new hours or zones, which count for polls from before as well."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from sqlalchemy import Connection, exists, func, select

from storemon.core.message import NOTHING, Message
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import FileKind
from storemon.data import bulk
from storemon.data.schema import polls, reports, stores

_COMPLETE: Final = "Complete"
_NAMED: Final = 5
_COLUMNS: Final = ("store", "day", "start", "end")


def hours_of(connection: Connection, named: Int64) -> Int64:
    """Return the rows of hours that count now of the stores with these keys: store, day, start, end."""
    known = bulk.read_hours(connection, (0, int(named.max(initial=0))))
    rows = np.column_stack([getattr(known, name) for name in _COLUMNS])
    return rows[np.isin(rows[:, 0], named)]


def other_hours(old: Int64, new: Int64) -> Int64:
    """Return the keys of the stores whose rows differ between `old` and `new`."""
    # Not numpy's unique: of whole rows, it holds Python's lock while it sorts, and the window stands still.
    rows = _in_order(np.concatenate((_distinct(old), _distinct(new))))
    new_one = _first_of_equals(rows)
    alone = new_one & np.append(new_one, np.True_)[1:]
    return np.unique(rows[alone, 0])


def _in_order(rows: Int64) -> Int64:
    return rows[np.lexsort(rows.T[::-1])]


def _distinct(rows: Int64) -> Int64:
    ordered = _in_order(rows)
    return ordered[_first_of_equals(ordered)]


def _first_of_equals(rows: Int64) -> Bool:
    """Tell of each row whether it differs from the one before."""
    first = np.ones(len(rows), np.bool_)
    first[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return first


def hours_note(connection: Connection, old: Int64, changed: Int64) -> Message:
    """Return what new hours of the stores `changed` do to the past; empty where they do nothing."""
    return _note(connection, FileKind.HOURS, changed.tolist(), set(old[:, 0].tolist()))


def zones_note(connection: Connection, old: Mapping[int, str | None], new: Mapping[int, str]) -> Message:
    """Return what other zones do to the past; empty where they do nothing."""
    changed = [store for store, zone in new.items() if old.get(store) != zone]
    return _note(connection, FileKind.ZONES, changed, {store for store, zone in old.items() if zone})


def known_zones(connection: Connection) -> dict[int, str | None]:
    """Return the zone that each store has now, by its key."""
    return {row[0]: row[1] for row in connection.execute(select(stores.c.store, stores.c.zone))}


def _note(
    connection: Connection, kind: FileKind, changed: Collection[int], given: Collection[int]
) -> Message:
    """Speak of those that have polls and figures that somebody may have seen.

    Hours and zones that are the first of a store replace only what was assumed for it, which is no news
    before there is a report.
    """
    if not changed:
        return NOTHING
    seen = connection.execute(
        select(func.count()).select_from(reports).where(reports.c.status == _COMPLETE)
    ).scalar_one()
    if not seen:
        changed = [store for store in changed if store in given]
    ids = _with_polls(connection, changed)
    if not ids:
        return NOTHING
    names = ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
    if kind is FileKind.HOURS:
        if len(ids) == 1:
            return Message("New hours change the past figures of 1 store: {names}", names=names)
        return Message(
            "New hours change the past figures of {count} stores: {names}", count=len(ids), names=names
        )
    if len(ids) == 1:
        return Message("New time zones change the past figures of 1 store: {names}", names=names)
    return Message(
        "New time zones change the past figures of {count} stores: {names}", count=len(ids), names=names
    )


def _with_polls(connection: Connection, keys: Collection[int]) -> list[str]:
    """Return the ids of those stores that have polls, in order."""
    wanted = set(keys)
    if not wanted:
        return []
    rows = connection.execute(
        select(stores.c.store, stores.c.store_id)
        .where(stores.c.store.between(min(wanted), max(wanted)))
        .where(exists().where(polls.c.store == stores.c.store))
    )
    return sorted(store_id for store, store_id in rows if store in wanted)
