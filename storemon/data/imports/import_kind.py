"""The declaration of a kind of file (docs/design.md: Add a kind of file)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from storemon.core.choices import Choices, Question
from storemon.core.file_spec import FileSpec, Match
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.data.files.csv_rows import Rows
from storemon.data.files.file_rules import FileRules
from storemon.data.imports.store_keys import StoreKeys
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows count now that did not, how many stores the rows name, how many of those changed.

    `changed` counts the stores with other hours or another zone than before; it is 0 for polls. `notes` are
    what a person has to know of it, in sentences. `content`: the sum of the checksums of the rows that were
    written, where that is known already.
    """

    imported: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()
    content: int | None = None


class FileImport(Protocol):
    """Takes a file of one kind, block by block."""

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Take the rows of a block; return all that cannot be used, the misshapen too."""

    def finish(self, progress: Progress) -> Written:
        """Write what is left; return what was written in all."""


class Comparison(Protocol):
    """Takes the rows of a file that is looked at, to tell what importing it would change."""

    def add(self, rows: Rows) -> Refused:
        """Take the rows of a block; return all that cannot be used, the misshapen too."""

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return what would change that a person may not expect; `complete`: the file was seen to its end."""


class NoComparison:
    """For a kind that changes no figure; `read` returns what a block says, and its refused rows."""

    def __init__(
        self, read: Callable[[Rows, StoreKeys], tuple[object, Refused]], keys: StoreKeys, latest: int
    ) -> None:
        del latest
        self._read = read
        self._keys = keys

    def add(self, rows: Rows) -> Refused:
        """Return the rows of a block that cannot be used."""
        return self._read(rows, self._keys)[1]

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:  # noqa: ARG002  # the protocol's
        """Return nothing."""
        return []


Reader = Callable[[FileRules], Iterator[Rows]]
"""Reads a file once more from its beginning."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """How files of one kind are looked at, imported and undone.

    The rows are kept in the table of that name (`schema.tables_of_kinds`), each with its import.

    - `compare` makes a `Comparison`, given the latest as-of time that there can be (µs UTC).
    - `start` makes the `FileImport` that has this number.
    - `undo` takes the rows of the import with this number away, and brings back what they replaced; None
      where it is enough to delete them.
    - `ask` returns the questions of a file, given the reasons for which rows of it are refused and whether
      all are, with what was answered before.
    - `propose` returns one of them with the answer that the polls in the database speak for, None where they
      cannot tell. It may raise `FileRefused`.
    - `ask_of_changes` returns what is asked because of what the file would change, given all its rows.
    """

    spec: FileSpec
    compare: Callable[[StoreKeys, int], Comparison]
    start: Callable[[Connection, StoreKeys, int], FileImport]
    undo: Callable[[Connection, int], None] | None = None
    ask: Callable[[Match, FileRules, Collection[str], bool], list[Question]] | None = None
    propose: Callable[[Connection, StoreKeys, FileRules, Reader], Question | None] | None = None
    ask_of_changes: Callable[[Comparison, Connection, Choices], list[Question]] | None = None
