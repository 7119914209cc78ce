"""What a report was made of, as against what counts now: the imports that its figures rest on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storemon.data.csv_header import FileKind
from storemon.data.schema import imports

# Names and groups are read whenever a report is shown, so they make none out of date.
_FIGURES = (imports.c.imported > 0, imports.c.kind != FileKind.NAMES.value)


@dataclass(frozen=True, slots=True)
class DataState:
    """`counting` stands for the imports that count, and differs if they do; `newest` is their last number."""

    counting: str
    newest: int


def data_state(connection: Connection) -> DataState:
    """Return the state of the data that this connection sees."""
    counting = select(imports.c.import_id).where(imports.c.undone.is_(None), *_FIGURES)
    numbers = connection.execute(counting.order_by(imports.c.import_id)).scalars().all()
    text = ",".join(map(str, numbers))
    return DataState(hashlib.sha256(text.encode()).hexdigest(), numbers[-1] if numbers else 0)


def last_changes(connection: Connection) -> tuple[int, int]:
    """Return when the last import that counts ended, and when the last was undone, µs UTC; 0 for never."""
    ended = select(func.max(imports.c.finished)).where(imports.c.undone.is_(None), *_FIGURES)
    undone = select(func.max(imports.c.undone)).where(*_FIGURES)
    return connection.execute(ended).scalar() or 0, connection.execute(undone).scalar() or 0
