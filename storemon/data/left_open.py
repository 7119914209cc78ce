"""Stores of which a file has rows of hours, and none that can be used: nothing closes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from storemon.core.model import Int64
from storemon.data import schema
from storemon.data.csv_rows import Rows
from storemon.data.store_keys import NO_STORE, StoreKeys

_NAMED: Final = 5


def refused_stores(rows: Rows, hours: Int64, keys: StoreKeys) -> Int64:
    """Return the keys of the stores that a block names without any row among its usable `hours`."""
    stores, _ = keys.of(rows)
    return np.setdiff1d(stores, np.append(hours[:, 0], NO_STORE))


def left_open_notes(
    connection: Connection, keys: StoreKeys, refused: Sequence[Int64], usable: Int64
) -> list[str]:
    """Return what becomes of the stores whose rows of hours are all refused, in sentences.

    `refused` are stores without usable rows by block, `usable` all that have some.
    """
    if not refused:
        return []
    left = np.setdiff1d(np.concatenate(refused), usable)
    table = schema.stores
    with_hours = select(table.c.store).where(table.c.hours_import.is_not(None))
    known = np.fromiter(connection.execute(with_hours).scalars(), np.int64)
    notes = []
    without, before = np.setdiff1d(left, known), np.intersect1d(left, known)
    if count := len(without):
        names = _names(keys, without)
        notes.append(
            f"No row of hours of 1 store can be used, so it counts as always open: {names}"
            if count == 1
            else f"No row of hours of {count:,} stores can be used, so they count as always open: {names}"
        )
    if count := len(before):
        names = _names(keys, before)
        notes.append(
            f"No row of hours of 1 store can be used, so its hours stay as they were: {names}"
            if count == 1
            else f"No row of hours of {count:,} stores can be used, so their hours stay as they were: {names}"
        )
    return notes


def _names(keys: StoreKeys, stores: Int64) -> str:
    ids = sorted(keys.ids(stores))
    return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
