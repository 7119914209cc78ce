"""The record of each import: its counts and refused rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from storemon.core.refused_rows import Refused, RefusedRow
from storemon.core.vocabulary import FileKind
from storemon.data import bulk, schema
from storemon.data.clock import utc_now
from storemon.data.sqlite import sealed
from storemon.message import Message, stored


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened to a file's rows: imported, known already, or refused.

    `stores` counts the stores that usable rows name, `changed` those of them with new hours or a new zone.
    `notes` are sentences for the user.
    """

    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()


def begin(connection: Connection, name: str, kind: FileKind, header: str, same_as: int | None = None) -> int:
    """Record the start of an import; return its number. `same_as`: the import that holds the same content."""
    newest = connection.execute(select(func.max(schema.imports.c.import_id))).scalar()
    import_id = 1 if newest is None else int(newest) + 1
    row = insert(schema.imports).values(
        import_id=import_id,
        name=name,
        kind=kind.value,
        header=header,
        finished=0,
        imported=0,
        known=0,
        refused=0,
        stores=0,
        changed=0,
        same_as=same_as,
    )
    connection.execute(row)
    return import_id


def keep_refused(connection: Connection, import_id: int, refused: list[RefusedRow]) -> None:
    """Store refused rows of an import."""
    if refused:
        columns: dict[str, list[Any]] = {
            "import_id": [import_id] * len(refused),
            "line": [row.line for row in refused],
            "text": [row.text for row in refused],
            "reason": [stored(row.reason) for row in refused],
        }
        bulk.insert_rows(connection, schema.refused_rows, columns)


def count_refused(connection: Connection, import_id: int, refused: Refused) -> None:
    """Store how many rows an import refused for each reason."""
    if refused.counts:
        columns: dict[str, list[Any]] = {
            "import_id": [import_id] * len(refused.counts),
            "reason": list(map(stored, refused.counts)),
            "rows": list(refused.counts.values()),
        }
        bulk.insert_rows(connection, schema.refused_counts, columns)


def end(
    connection: Connection,
    import_id: int,
    kind: FileKind,
    counts: Counts,
    drop: int | None,
    fingerprint: str,
    content: int | None = None,
) -> None:
    """Record the result of an import.

    `drop` is as in `Drop.time`, `fingerprint` that of its content or empty, `content` as in `Written`.
    """
    connection.execute(
        update(schema.imports)
        .where(schema.imports.c.import_id == import_id)
        .values(
            finished=utc_now() if drop is None else drop,
            imported=counts.imported,
            known=counts.known,
            refused=counts.refused,
            stores=counts.stores,
            changed=counts.changed,
            fingerprint=fingerprint or None,
        )
    )
    sealed.set_content(connection, import_id, kind, content)
    sealed.seal(connection, schema.imports, schema.imports.c.import_id == import_id)


def bring_back(connection: Connection, import_id: int, kind: FileKind) -> None:
    """Put an undone import into effect again, after its rows were restored."""
    mine = schema.imports.c.import_id == import_id
    with sealed.changing(connection, schema.imports, mine):
        connection.execute(update(schema.imports).where(mine).values(undone=None))
        sealed.set_content(connection, import_id, kind)
