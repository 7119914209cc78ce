"""Stores of which a file has unusable rows: their hours or zone may differ from what it says."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Column, Connection, select

from storemon.core.model import Int64
from storemon.data.files.csv_rows import Rows
from storemon.data.imports.store_keys import NO_STORE, StoreKeys
from storemon.data.schema import stores
from storemon.message import Message, Template


class AllRefused:
    """Collects the stores of a file's refused rows, block by block."""

    def __init__(self, keys: StoreKeys) -> None:
        self._keys = keys
        self._stores: list[Int64] = []

    def add(self, rows: Rows) -> None:
        """Add a block in which some rows are refused."""
        self._stores.append(np.unique(self._keys.of(rows)[0]))

    def notes(
        self,
        connection: Connection,
        known: Column[Any],
        usable: Int64,
        without: Template,
        kept: Template,
        **values: str,
    ) -> list[Message]:
        """Return what happens to the stores that are not `usable`.

        `without` is the text for stores with nothing in the column `known`, `kept` for those that keep what
        they had. `values` are further values for the texts.
        """
        if not self._stores:
            return []
        left = np.setdiff1d(np.concatenate(self._stores), np.append(usable, NO_STORE))
        found = connection.execute(select(stores.c.store).where(known.is_not(None))).scalars()
        had = np.isin(left, np.fromiter(found, np.int64))
        return [
            text(n=len(keys), names=self._keys.named(keys.tolist()), **values)
            for text, keys in ((without, left[~had]), (kept, left[had]))
            if len(keys)
        ]
