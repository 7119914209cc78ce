"""Names and groups on their way into the database: the last row of a file that names a store counts."""

from __future__ import annotations

from sqlalchemy import Connection

from storemon.core.message import Message
from storemon.core.progress import Progress
from storemon.data.files.csv_rows import Rows
from storemon.data.imports import label_rows
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.row_readers import read_names
from storemon.data.imports.written import Written
from storemon.data.store_keys import StoreKeys


class NamesImport:
    """Gathers what a file calls each store; a store that no other file names stays unknown."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._names: dict[str, label_rows.Label] = {}

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's
        """Take the names of a block; return the rows that cannot be used or that a later one overrules."""
        names, refused = read_names(rows, self._keys)
        self._names.update(names)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the names; those that the stores had already are not counted as imported."""
        progress(0.95, Message("Writing names"))
        before = label_rows.names_of_files(self._connection)
        label_rows.add_names(self._connection, self._import_id, self._names.items())
        after = label_rows.names_of_files(self._connection)
        changed = sum(before.get(store_id) != after[store_id] for store_id in self._names)
        return Written(changed, len(self._names), changed)
