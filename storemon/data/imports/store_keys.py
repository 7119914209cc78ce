"""Store ids to the integer keys that stand for them in the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import nullcontext
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from storemon.core.choices import Choices, Question
from storemon.core.ids import LONGEST_ID, canonical_id, first_ids
from storemon.core.model import Int64
from storemon.data import bulk, schema
from storemon.data.files.csv_rows import Rows, taken
from storemon.data.files.fields import Reason, Reasons
from storemon.data.files.file_rules import FileRules
from storemon.data.files.id_damage import is_written_as_a_number
from storemon.data.files.id_forms import FormEvidence, IdForm
from storemon.data.files.id_marks import without_marks
from storemon.data.files.id_words import HEADER, PLACEHOLDERS, is_error, is_placeholder
from storemon.data.imports.id_checks import IdChecks, Reading, cannot_be_ids
from storemon.errors import FileRefused
from storemon.message import Message

NO_STORE: Final = -1

_LOST_SIGN: Final = "\ufffd"
_LONGEST_TEXT: Final = 4 * LONGEST_ID
"""Characters of an id as a file may write it: what fixed columns pad, or marks between all letters."""

_MOST_STORES: Final = 300_000
"""New stores of one file at most; the largest chains have some ten thousands."""


def range_of(keys: Collection[int]) -> tuple[int, int]:
    """Return the lowest and the highest of some stores' keys: what a file is about, of all that there are."""
    return (min(keys), max(keys)) if keys else (NO_STORE, NO_STORE)


class StoreKeys:
    """The known stores; ids that are new get a key at once, and a row once a usable row names them.

    `name` is the file's. `reading` opens the database again, where the connection does not last.
    """

    def __init__(self, connection: Connection, name: str, reading: Reading | None = None) -> None:
        self._connection = connection
        self._name = name
        self._keys = bulk.read_keys(connection)
        self._next = max(self._keys.values(), default=0) + 1
        # Earlier versions kept ids as files wrote them. Of several that are one now, it is the plain one.
        altered = {text: plain for text in self._keys if (plain := canonical_id(text)) != text}
        as_stored = {**altered, **{plain: plain for plain in altered.values() if plain in self._keys}}
        for text, plain in altered.items():
            store = self._keys.pop(text)
            if plain not in as_stored:
                self._keys[plain] = store
        others = set(self._keys)
        for word in PLACEHOLDERS:
            self._keys.pop(word, None)
        self._ids_of: dict[int, str] = {}
        named = connection.execute(select(schema.names.c.store_id).distinct()).scalars()
        others.update(map(canonical_id, named))
        self._checks = IdChecks(name, as_stored, others, reading or (lambda: nullcontext(connection)))
        self._first_new = self._next
        self._new: dict[int, str] = {}
        self._form: IdForm | None = None
        self._title = ""
        self._read = _Readings(self._number)

    def of(self, rows: Rows) -> tuple[Int64, Reasons]:
        """Return the key of each row's store, `NO_STORE` and the reason where the id is none.

        Raises `FileRefused` where a program has written the ids as numbers: nothing brings them back.
        """
        column = rows.columns["store_id"]
        texts = without_marks(column.dictionary, _LONGEST_TEXT)
        self._title = rows.title("store_id")
        distinct = texts.dictionary.to_pylist()
        if self._form is None:
            self._form = self._form_of(distinct, rows.rules)
        numbers = taken(texts, np.array([self._read[text] for text in distinct], dtype=np.int64))
        good = numbers > 0
        reasons = np.where(good, Reason.NONE, -numbers).astype(np.int8)
        return taken(column, np.where(good, numbers, NO_STORE)), taken(column, reasons)

    def ids(self, stores: Int64) -> list[str]:
        """Return the ids of the stores with these keys, an empty text for `NO_STORE`."""
        ids = self._ids()
        return [ids.get(store, "") for store in stores.tolist()]

    def named(self, stores: Iterable[int]) -> str:
        """Return the first ids of the stores with these keys, as a sentence names them."""
        ids = self._ids()
        return first_ids(ids[store] for store in stores)

    def check(self, choices: Choices) -> list[Question]:
        """Judge the file's ids, now that all were seen; return what was asked about them and answered.

        Raises `NeedsAnswer` where they look damaged and were not confirmed.
        """
        return self._checks.check(choices)

    def notes(self) -> list[Message]:
        """Return what a person should know of the file's ids, in sentences."""
        return self._checks.notes()

    def save(self, used: Int64) -> None:
        """Write those of the stores `used` (distinct keys) that are new."""
        names = [(key, self._new.pop(key)) for key in used.tolist() if key in self._new]
        if names:
            keys, ids = zip(*names, strict=True)
            bulk.insert_rows(self._connection, schema.stores, {"store": list(keys), "store_id": list(ids)})

    def _ids(self) -> dict[int, str]:
        """Return the id of each key; made where it is asked for, as most files need none."""
        if len(self._ids_of) != len(self._keys):
            self._ids_of = {store: store_id for store_id, store in self._keys.items()}
        return self._ids_of

    def _number(self, text: str) -> int:
        """Return the key of the store that a cell names, or the reason why it names none, negative."""
        if not text.isascii():
            text = _bare(text)
        text = text.strip()
        if len(text) > _LONGEST_TEXT:
            return -Reason.LONG_ID
        store_id = canonical_id(text)
        if self._form is not None and self._form is not IdForm.PLAIN:
            store_id = self._checks.unwrapped(self._form, store_id)
        key = self._keys.get(store_id)
        if key is None:
            if reason := self._why_none(store_id):
                return -reason
            if is_error(store_id) or is_written_as_a_number(store_id):
                raise cannot_be_ids(self._name, store_id)
            if self._next - self._first_new >= _MOST_STORES:
                raise _too_many(self._name)
            key = self._keys[store_id] = self._next
            self._next += 1
            self._new[key] = store_id
        self._checks.add(store_id, new=key >= self._first_new)
        return key

    def _why_none(self, store_id: str) -> Reason:
        if not store_id:
            return Reason.NO_ID
        if _LOST_SIGN in store_id:
            return Reason.SIGN
        if is_placeholder(store_id):
            return Reason.PLACEHOLDER
        if len(store_id) > LONGEST_ID:
            return Reason.LONG_ID
        header = store_id == self._title or store_id.lower() == HEADER
        return Reason.HEADER if header else Reason.NONE

    @staticmethod
    def _form_of(texts: list[str], rules: FileRules) -> IdForm | None:
        """Return how the ids of the file are written, None while none was seen."""
        first = FormEvidence()
        for text in texts:
            first.add([text])
            if first.decided:
                # Only a form that the first id has is worth a look at all of them.
                return rules.survey().ids if first.form() is not IdForm.PLAIN else IdForm.PLAIN
        return None


class _Readings(dict[str, int]):
    """What was read of each text so far, so that it is read once."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> int:
        number = self._read(text)
        if number > 0:  # of those that are none there may be millions
            self[text] = number
        return number


def _too_many(name: str) -> FileRefused:
    return FileRefused(
        Message("{name} names more than {most} stores.", name=name, most=_MOST_STORES),
        Message("Its column of store ids seems to hold something else, such as the numbers of orders."),
        Message("Choose the column that holds the id of the store."),
    )


def _bare(text: str) -> str:
    """Return a cell without the quotation marks that a byte order mark kept from being any."""
    if "\ufeff" not in text:
        return text
    text = text.strip()
    inside = text.lstrip("\ufeff")
    quoted = len(inside) < len(text) and len(inside) > 1 and inside[0] == inside[-1] == '"'
    return inside[1:-1].replace('""', '"') if quoted else text
