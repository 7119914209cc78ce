"""Stores of which a file has rows of hours, and none that can be used: they count as always open."""

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


def left_open_note(connection: Connection, keys: StoreKeys, refused: Sequence[Int64], usable: Int64) -> str:
    """Return which stores have no hours because all of their rows are refused; empty where none.

    `refused` are stores without usable rows by block, `usable` all that have some. Hours from before stay.
    """
    if not refused:
        return ""
    left = np.setdiff1d(np.concatenate(refused), usable)
    table = schema.stores
    known = connection.execute(select(table.c.store).where(table.c.hours_import.is_not(None))).scalars()
    ids = sorted(keys.ids(np.setdiff1d(left, np.fromiter(known, np.int64))))
    if not ids:
        return ""
    names = ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
    if len(ids) == 1:
        return f"No row of hours of 1 store can be used, so it counts as always open: {names}"
    return f"No row of hours of {len(ids):,} stores can be used, so they count as always open: {names}"
