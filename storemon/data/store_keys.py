"""Store ids to the integer keys that stand for them in the database."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, select

from storemon.core.model import Int64
from storemon.data import bulk, schema
from storemon.data.csv_rows import taken
from storemon.data.fields import Reason, Reasons
from storemon.data.store_ids import IdChecks

NO_STORE: Final = -1

_LOST_SIGN: Final = "\ufffd"


class StoreKeys:
    """The known stores; ids that are new get a key at once, and a row once a usable row names them."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        rows = connection.execute(select(schema.stores.c.store_id, schema.stores.c.store))
        self._keys: dict[str, int] = {row[0]: row[1] for row in rows}
        self._checks = IdChecks(name, self._keys)
        self._next = max(self._keys.values(), default=0) + 1
        self._unseen = np.ones(self._next, dtype=np.bool_)
        self._new: dict[int, str] = {}

    def of(self, column: pa.DictionaryArray) -> tuple[Int64, Reasons]:
        """Return the key of each row's store, `NO_STORE` and the reason where the id is none.

        Raises `FileRefused` where a spreadsheet has rounded the ids: nothing brings them back.
        """
        ids = [text.strip() for text in column.dictionary.to_pylist()]
        keys = np.array([self._key(store_id) for store_id in ids], dtype=np.int64)
        known = np.flatnonzero((keys != NO_STORE) & (keys < len(self._unseen)))
        for place in known[self._unseen[keys[known]]].tolist():
            self._checks.known(ids[place])
        self._unseen[keys[known]] = False
        reasons = np.zeros(len(ids), dtype=np.int8)
        for place in np.flatnonzero(keys == NO_STORE).tolist():
            reasons[place] = Reason.SIGN if ids[place] else Reason.NO_ID
        return taken(column, keys), taken(column, reasons)

    def check(self) -> None:
        """Judge the file's ids, now that all were seen. Raises `FileRefused` where they are damaged."""
        self._checks.finish()

    def save(self, used: Int64) -> None:
        """Write those of the stores `used` (distinct keys) that are new."""
        names = [(key, self._new.pop(key)) for key in used.tolist() if key in self._new]
        if names:
            keys, ids = zip(*names, strict=True)
            bulk.insert_rows(self._connection, schema.stores, {"store": list(keys), "store_id": list(ids)})

    def _key(self, store_id: str) -> int:
        key = self._keys.get(store_id)
        if key is not None:
            return key
        if not store_id or _LOST_SIGN in store_id:
            return NO_STORE
        self._checks.new(store_id)
        key = self._next
        self._next += 1
        self._keys[store_id] = key
        self._new[key] = store_id
        return key
