"""What a report was made of, as against what counts now: the imports that its figures rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from storemon.core.notes import NoteSaid
from storemon.core.vocabulary import NOT_IN_FIGURES, FileKind
from storemon.data import note_rows
from storemon.data.schema import imports
from storemon.data.sqlite import sealed


@dataclass(frozen=True, slots=True)
class DataState:
    """`counting` stands for the imports and the notes that count, and differs if they do.

    `newest` is the last number of such an import.
    """

    counting: str
    newest: int


def data_state(connection: Connection, notes: Sequence[NoteSaid] | None = None) -> DataState:
    """Return the state of the data that this connection sees; `notes`: its notes, where they are known."""
    numbers = [row.import_id for row in _of_figures(connection) if row.undone is None]
    text = ",".join(map(str, numbers)) + note_rows.state(connection, notes)
    return DataState(hashlib.sha256(text.encode()).hexdigest(), numbers[-1] if numbers else 0)


def last_changes(connection: Connection) -> tuple[int, int]:
    """Return when the last import that counts ended, and when the last was undone, µs UTC; 0 for never."""
    found = _of_figures(connection)
    ended = max((row.finished for row in found if row.undone is None), default=0)
    return ended, max((row.undone for row in found if row.undone is not None), default=0)


def _of_figures(connection: Connection) -> list[Row[Any]]:
    """Return the imports that brought figures, in order.

    Names and groups are read whenever a report is shown, so they make none out of date.
    """
    sealed.check_totals(connection, imports)
    rows = sealed.rows_of(connection, imports, by=[imports.c.import_id])
    return [row for row in rows if row.imported > 0 and FileKind(row.kind) not in NOT_IN_FIGURES]
