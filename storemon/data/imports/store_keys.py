"""Map store ids to the integer keys used in the database."""

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
"""Maximum characters of an id in a file: it may be padded, or have marks between all letters."""

_MOST_STORES: Final = 300_000
"""Maximum new stores of one file; the largest chains have tens of thousands."""


def range_of(keys: Collection[int]) -> tuple[int, int]:
    """Return the lowest and highest key, as the range of stores that a file is about."""
    return (min(keys), max(keys)) if keys else (NO_STORE, NO_STORE)


class StoreKeys:
    """The known stores; a new id gets a key at once, and a row when a usable row names it.

    `name` is the file's. `reading` opens the database again, for use after the connection is closed.
    """

    def __init__(self, connection: Connection, name: str, reading: Reading | None = None) -> None:
        self._connection = connection
        self._name = name
        self._keys = bulk.read_keys(connection)
        self._next = max(self._keys.values(), default=0) + 1
        # Earlier versions stored ids as files wrote them. If several are now one id, the plain one is used.
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
        """Return the key of each row's store, or `NO_STORE` and a reason if the id is unusable.

        Raises `FileRefused` if a program wrote the ids as numbers: they cannot be recovered.
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
        """Return the first ids of the stores with these keys, as text for a sentence."""
        ids = self._ids()
        return first_ids(ids[store] for store in stores)

    def check(self, choices: Choices) -> list[Question]:
        """Judge the file's ids after all were read; return the questions that were asked and answered.

        Raises `NeedsAnswer` if they look damaged and were not confirmed.
        """
        return self._checks.check(choices)

    def notes(self) -> list[Message]:
        """Return notes about the file's ids, in sentences."""
        return self._checks.notes()

    def save(self, used: Int64) -> None:
        """Write the new stores among `used` (distinct keys)."""
        names = [(key, self._new.pop(key)) for key in used.tolist() if key in self._new]
        if names:
            keys, ids = zip(*names, strict=True)
            bulk.insert_rows(self._connection, schema.stores, {"store": list(keys), "store_id": list(ids)})

    def _ids(self) -> dict[int, str]:
        """Return the id of each key; built on first use, as most files do not need it."""
        if len(self._ids_of) != len(self._keys):
            self._ids_of = {store: store_id for store_id, store in self._keys.items()}
        return self._ids_of

    def _number(self, text: str) -> int:
        """Return the key of the store that a cell names, or the negative reason why it names none."""
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
        """Return how the ids of the file are written, None before any was read."""
        first = FormEvidence()
        for text in texts:
            first.add([text])
            if first.decided:
                # Reading all ids is only worthwhile if the first one has a special form.
                return rules.survey().ids if first.form() is not IdForm.PLAIN else IdForm.PLAIN
        return None


class _Readings(dict[str, int]):
    """The results for texts read so far, so that each is read once."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> int:
        number = self._read(text)
        if number > 0:  # there may be millions of different unusable ids
            self[text] = number
        return number


def _too_many(name: str) -> FileRefused:
    return FileRefused(
        Message("{name} names more than {most} stores.", name=name, most=_MOST_STORES),
        Message("Its column of store ids seems to hold something else, such as the numbers of orders."),
        Message("Choose the column that holds the id of the store."),
    )


def _bare(text: str) -> str:
    """Return a cell without quotation marks that a byte order mark kept from being read as such."""
    if "\ufeff" not in text:
        return text
    text = text.strip()
    inside = text.lstrip("\ufeff")
    quoted = len(inside) < len(text) and len(inside) > 1 and inside[0] == inside[-1] == '"'
    return inside[1:-1].replace('""', '"') if quoted else text
