"""The state of the data behind a report, to compare it with the current one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from storemon.core.ids import canonical_id
from storemon.core.notes import NoteSaid
from storemon.core.vocabulary import NOT_IN_FIGURES, FileKind
from storemon.data import note_rows
from storemon.data.schema import dated_hours, imports, names, own_notes
from storemon.data.schema import notes as file_notes
from storemon.data.sqlite import sealed

_BY_GROUP: Final = (dated_hours, file_notes, own_notes)
"""Tables whose rows may apply to a group."""


@dataclass(frozen=True, slots=True)
class DataState:
    """`counting` is a hash of the imports and notes in effect, and of the groups if any of those names one.

    `newest` is the highest number of such an import. `imports` and `notes` are separate hashes of these,
    empty in reports of earlier versions.
    """

    counting: str
    newest: int
    imports: str = ""
    notes: str = ""


def data_state(connection: Connection, notes: Sequence[NoteSaid] | None = None) -> DataState:
    """Return the state of the data that this connection sees; `notes`: its notes, if already read."""
    numbers = [row.import_id for row in counting_imports(connection)]
    counted, said = ",".join(map(str, numbers)), note_rows.state(connection, notes)
    whole = counted + said + groups_state(connection)
    return DataState(_hashed(whole), numbers[-1] if numbers else 0, _hashed(counted), _hashed(said))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def last_changes(connection: Connection) -> tuple[int, int]:
    """Return when the last import in effect ended, and when the last undo was, µs UTC; 0 for never."""
    found = _of_figures(connection)
    ended = max((row.finished for row in found if row.undone is None), default=0)
    return ended, max((row.undone for row in found if row.undone is not None), default=0)


def groups_state(connection: Connection) -> str:
    """Return a hash of the stores' groups if figures depend on them, otherwise an empty text.

    They do if closures or notes name a group.
    """
    asked = (select(table.c.grouping).where(table.c.grouping > "").limit(1) for table in _BY_GROUP)
    if not any(connection.execute(one).first() for one in asked):
        return ""
    given = select(names.c.store_id, names.c.grouping).where(names.c.grouping.is_not(None))
    rows = connection.execute(given.order_by(names.c.import_id))
    known = sorted({canonical_id(store_id): group for store_id, group in rows}.items())
    return f" groups {hashlib.sha256(repr(known).encode()).hexdigest()}"


def counting_imports(connection: Connection) -> list[Row[Any]]:
    """Return the imports in effect that affect figures, in order."""
    return [row for row in _of_figures(connection) if row.undone is None]


def _of_figures(connection: Connection) -> list[Row[Any]]:
    """Return the imports that affect figures, in order.

    Names and groups are read whenever a report is shown, so they alone do not make a report out of date.
    """
    sealed.check_totals(connection, imports)
    rows = sealed.rows_of(connection, imports, by=[imports.c.import_id])
    return [row for row in rows if row.imported > 0 and FileKind(row.kind) not in NOT_IN_FIGURES]
