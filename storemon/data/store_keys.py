"""Store ids to the integer keys that stand for them in the database."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, select

from storemon.core.model import Int64
from storemon.data import bulk, schema
from storemon.data.csv_rows import taken
from storemon.errors import FileRefused

NO_STORE: Final = -1

_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{2,}", re.IGNORECASE)


class StoreKeys:
    """The known stores; ids that are new get a key at once, and a row once a usable row names them."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        rows = connection.execute(select(schema.stores.c.store_id, schema.stores.c.store))
        self._keys: dict[str, int] = {row[0]: row[1] for row in rows}
        self._next = max(self._keys.values(), default=0) + 1
        self._new: dict[int, str] = {}

    def of(self, column: pa.DictionaryArray) -> Int64:
        """Return the key of each row's store, `NO_STORE` where the id is missing.

        Raises `FileRefused` where a spreadsheet has rounded the ids: nothing brings them back.
        """
        keys = np.array([self._key(text.strip()) for text in column.dictionary.to_pylist()], dtype=np.int64)
        spread: Int64 = taken(column, keys)
        return spread

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
        if not store_id:
            return NO_STORE
        if _ROUNDED.fullmatch(store_id):
            raise FileRefused(
                f"The store ids in {self._name} are damaged.",
                f"A spreadsheet has rounded them, for example to {store_id}.",
                "Export the file again and import it without opening it in a spreadsheet.",
            )
        key = self._next
        self._next += 1
        self._keys[store_id] = key
        self._new[key] = store_id
        return key
