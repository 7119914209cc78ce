"""Files of names and groups: the newest name and the newest group given for a store apply."""

from __future__ import annotations

from functools import partial
from typing import Final

from sqlalchemy import Connection

from storemon.core.file_spec import ColumnSpec, FileSpec
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.vocabulary import FileKind
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import LONGEST_LABEL, WORDS, Reason
from storemon.data.imports import label_rows
from storemon.data.imports.import_kind import ImportKind, NoComparison, Written
from storemon.data.imports.label_rows import Label
from storemon.data.imports.row_reasons import last_of_each
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import StoreKeys
from storemon.message import Message


def read_names(rows: Rows, keys: StoreKeys) -> tuple[dict[str, Label], Refused]:
    """Return name and group by store id; the last row of a store counts, earlier ones are refused.

    The ids are checked as in other files, but no store is created: a name waits for its store.
    """
    stores, no_store = keys.of(rows)
    labels = list(zip(_texts(rows, "name"), _texts(rows, "group"), strict=True))
    refused: dict[int, Message] = {}
    for index, (label, reason) in enumerate(zip(labels, no_store.tolist(), strict=True)):
        if reason:
            refused[index] = WORDS[Reason(reason)]
        elif label == (None, None):
            refused[index] = Message("Neither a name nor a group is given")
        elif max(len(text or "") for text in label) > LONGEST_LABEL:
            refused[index] = WORDS[Reason.LONG_NAME]
    overruled = Message("A later row gives this store another name")
    return last_of_each(rows, keys.ids(stores), labels, refused, overruled)


def _texts(rows: Rows, column: str) -> list[str | None]:
    """Return a column's texts with single spaces, None for blank ones."""
    if column not in rows.columns:
        return [None] * rows.count
    return [" ".join(text.split()) or None for text in rows.columns[column].to_pylist()]


class NamesImport:
    """Collects a file's names of stores; it creates no stores."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._names: dict[str, Label] = {}

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's signature
        """Add the names of a block; return the rows that cannot be used or that a later one overrules."""
        names, refused = read_names(rows, self._keys)
        self._names.update(names)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the names; those that the stores already had do not count as imported."""
        progress(0.95, Message("Writing names"))
        before = label_rows.names_of_files(self._connection)
        label_rows.add_names(self._connection, self._import_id, self._names.items())
        after = label_rows.names_of_files(self._connection)
        changed = sum(before.get(store_id) != after[store_id] for store_id in self._names)
        return Written(changed, len(self._names), changed)


NAMES: Final = ImportKind(
    FileSpec(
        FileKind.NAMES,
        Message("names"),
        (STORE_ID,),
        any_of=(
            ColumnSpec("name", ("name", "title"), other_names=("storename",)),
            ColumnSpec("group", ("group", "region", "area", "brand"), other_names=("groupname",)),
        ),
    ),
    compare=partial(NoComparison, read_names),
    start=NamesImport,
)
