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
    """How many rows are newly in effect, how many stores the rows name, and how many of those changed.

    `changed` counts the stores whose hours or zone are different from before; it is 0 for polls. `notes` are
    sentences for the user. `content`: the sum of the checksums of the written rows, if already known.
    """

    imported: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()
    content: int | None = None


class FileImport(Protocol):
    """Takes the rows of a file of one kind, block by block."""

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Add the rows of a block; return all that cannot be used, including misshapen ones."""

    def finish(self, progress: Progress) -> Written:
        """Write what is left; return what was written in total."""


class Comparison(Protocol):
    """Takes the rows of a file during a preview, to tell what importing it would change."""

    def add(self, rows: Rows) -> Refused:
        """Add the rows of a block; return all that cannot be used, including misshapen ones."""

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return changes that the user may not expect; `complete`: the file was read to its end."""


class NoComparison:
    """For a kind that changes no figures; `read` returns a block's content and its refused rows."""

    def __init__(
        self, read: Callable[[Rows, StoreKeys], tuple[object, Refused]], keys: StoreKeys, latest: int
    ) -> None:
        del latest
        self._read = read
        self._keys = keys

    def add(self, rows: Rows) -> Refused:
        """Return the rows of a block that cannot be used."""
        return self._read(rows, self._keys)[1]

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:  # noqa: ARG002  # the protocol's signature
        """Return no notes."""
        return []


Reader = Callable[[FileRules], Iterator[Rows]]
"""Reads a file again from its beginning."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """How files of one kind are previewed, imported and undone.

    The rows are stored in the table of that kind (`schema.tables_of_kinds`), each with its import.

    - `compare` makes a `Comparison`, given the latest as-of time that is possible (µs UTC).
    - `start` makes the `FileImport` with this number.
    - `undo` removes the rows of the import with this number, and restores what they replaced; None
      if it is enough to delete them.
    - `ask` returns the questions of a file, including answered ones, given the reasons for which rows of
      it are refused and whether all are.
    - `propose` returns one of the questions with the answer that the polls in the database support, None
      if they cannot tell. It may raise `FileRefused`.
    - `ask_of_changes` returns the questions that arise from what the file would change, given all its rows.
    """

    spec: FileSpec
    compare: Callable[[StoreKeys, int], Comparison]
    start: Callable[[Connection, StoreKeys, int], FileImport]
    undo: Callable[[Connection, int], None] | None = None
    ask: Callable[[Match, FileRules, Collection[str], bool], list[Question]] | None = None
    propose: Callable[[Connection, StoreKeys, FileRules, Reader], Question | None] | None = None
    ask_of_changes: Callable[[Comparison, Connection, Choices], list[Question]] | None = None
