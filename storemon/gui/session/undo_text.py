"""Texts about what undoing imports removes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.kind_texts import Adding, kind_texts
from storemon.gui.widgets.listing import named

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord

_MOST_NAMES: Final = 5

_tr: Final = partial(QCoreApplication.translate, "undo")


def called_together(records: Sequence[ImportRecord]) -> str:
    """Return the name for imports: the name of one file, or 4 files for several."""
    if len(records) == 1:
        return records[0].name
    return _tr("{n} files").format(n=count(len(records)))


def names_of(records: Sequence[ImportRecord]) -> str:
    """Return the names of the files; if many, the first ones and how many more there are."""
    return named([record.name for record in records], _MOST_NAMES)


def undo_text(undone: Sequence[ImportRecord], records: Sequence[ImportRecord]) -> str:
    """Return what undoing some of the imports removes, and what it restores."""
    kinds = dict.fromkeys(record.kind for record in undone)
    lines = [names_of(undone)] if len(undone) > 1 else []
    same = [[record for record in undone if record.kind == kind] for kind in kinds]
    return "\n".join(lines + [_of_kind(alike, undone, records) for alike in same])


def _of_kind(
    same: Sequence[ImportRecord], undone: Sequence[ImportRecord], records: Sequence[ImportRecord]
) -> str:
    texts, several = kind_texts(same[0].kind).undo, len(undone) > 1
    if isinstance(texts, Adding):
        return _added(texts, same, undone, records)
    if _replaced(same, undone, records):
        # Each file knows how many stores it changed, but not how many of these are the same in several files.
        text, stores = texts.changed_by_several if several else texts.changed, same[0].changed
    else:
        text, stores = texts.given_by_several if several else texts.given, same[0].stores
    return text.format(stores=plural(_tr, "1 store|{n} stores", stores))


def _replaced(
    same: Sequence[ImportRecord], undone: Sequence[ImportRecord], records: Sequence[ImportRecord]
) -> bool:
    """Return whether an earlier import of that kind stays, so that something may come back."""
    gone = {record.import_id for record in undone}
    newest = max(record.import_id for record in same)
    return any(
        record.kind == same[0].kind
        and record.import_id < newest
        and record.import_id not in gone
        and record.undone is None
        and record.usable
        for record in records
    )


def _added(
    texts: Adding,
    same: Sequence[ImportRecord],
    undone: Sequence[ImportRecord],
    records: Sequence[ImportRecord],
) -> str:
    rows, gone = sum(record.imported for record in same), {record.import_id for record in undone}
    others = [record for record in records if record.import_id not in gone]
    shared = any(_may_share(other, record) for other in others for record in same)
    if len(undone) > 1:
        return (texts.shared_by_several if shared else texts.own_by_several)(rows)
    return (texts.shared if shared else texts.own)(rows)


def _may_share(other: ImportRecord, record: ImportRecord) -> bool:
    later = other.import_id > record.import_id and other.undone is None
    return later and other.kind == record.kind and other.known > 0
