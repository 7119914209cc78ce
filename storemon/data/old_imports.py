"""Which imports are too old to be undone: all but the newest of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from storemon.core.vocabulary import FileKind
from storemon.data.clock import utc_now
from storemon.data.schema import imports
from storemon.data.sqlite import sealed


@dataclass(frozen=True, slots=True)
class _Counting:
    """An import in effect; `holder` is the import with its rows, `drop` the time it was handed over."""

    number: int
    holder: int
    drop: int
    folded: bool


def old_holders(connection: Connection, kind: FileKind, undoable: int) -> list[int]:
    """Return the imports that hold the rows of imports that just became too old to be undone, sorted.

    Files imported together become too old together.
    """
    counting = _counting(connection, kind)
    kept = counting[: max(1, undoable)]
    old = [one for one in counting[len(kept) :] if one.drop != kept[-1].drop]
    # The rows of an undone holder belong to the oldest import with the same content.
    owners = {one.holder: one for one in counting}
    return sorted(holder for holder, owner in owners.items() if owner in old and not owner.folded)


def mark(connection: Connection, holders: Sequence[int]) -> None:
    """Record that imports whose rows these hold can no longer be undone."""
    counts = imports.c.undone.is_(None) & (imports.c.import_id.in_(holders) | imports.c.same_as.in_(holders))
    with sealed.changing(connection, imports, counts):
        connection.execute(update(imports).where(counts).values(folded=utc_now()))


def _counting(connection: Connection, kind: FileKind) -> list[_Counting]:
    """Return all imports of a kind that are in effect and have any rows, newest first."""
    columns = (imports.c.import_id, imports.c.same_as, imports.c.finished, imports.c.folded)
    wanted = (
        imports.c.kind == kind.value,
        imports.c.undone.is_(None),
        imports.c.imported + imports.c.known > 0,
    )
    rows = connection.execute(select(*columns).where(*wanted).order_by(imports.c.import_id.desc()))
    return [
        _Counting(number, same_as or number, drop, folded is not None)
        for number, same_as, drop, folded in rows
    ]
