"""What undoing imports takes away, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.kit.format import count, plural

if TYPE_CHECKING:
    from storemon.services.imports import ImportRecord

_MOST_NAMES: Final = 5


def called_together(records: Sequence[ImportRecord]) -> str:
    """Return what to call imports: the name of one, 4 files for several."""
    if len(records) == 1:
        return records[0].name
    return QCoreApplication.translate("undo", "{n} files").format(n=count(len(records)))


def names_of(records: Sequence[ImportRecord]) -> str:
    """Return the names of the files, of many the first ones and how many more there are."""
    names = ", ".join(record.name for record in records[:_MOST_NAMES])
    more = len(records) - _MOST_NAMES
    if more <= 0:
        return names
    return QCoreApplication.translate("undo", "{names} and {n} more").format(names=names, n=count(more))


def undo_words(undone: Sequence[ImportRecord], records: Sequence[ImportRecord]) -> str:
    """Say what goes away with some of the imports that there are, and what comes back."""
    kinds = dict.fromkeys(record.kind for record in undone)
    lines = [names_of(undone)] if len(undone) > 1 else []
    same = [[record for record in undone if record.kind == kind] for kind in kinds]
    return "\n".join(lines + [_of_kind(alike, undone, records) for alike in same])


def _of_kind(
    same: Sequence[ImportRecord], undone: Sequence[ImportRecord], records: Sequence[ImportRecord]
) -> str:
    translate, kind = QCoreApplication.translate, same[0].kind
    if kind == "polls":
        return _polls(same, undone, records)
    if len(undone) > 1:
        # Each says how many stores it changed, and nobody knows how many of them are the same.
        return {
            "hours": translate(
                "undo", "The business hours that they changed go away; those that they replaced come back."
            ),
            "zones": translate(
                "undo", "The time zones that they changed go away; those that they replaced come back."
            ),
            "names": translate(
                "undo", "The names and groups that they changed go away; those that they replaced come back."
            ),
        }[str(kind)]
    words = {
        "hours": translate(
            "undo",
            "The business hours that it changed in {stores} go away; those that it replaced come back.",
        ),
        "zones": translate(
            "undo", "The time zones that it changed in {stores} go away; those that it replaced come back."
        ),
        "names": translate(
            "undo",
            "The names and groups that it changed in {stores} go away; those that it replaced come back.",
        ),
    }[str(kind)]
    stores = plural(same[0].changed, translate("undo", "1 store"), translate("undo", "{n} stores"))
    return words.format(stores=stores)


def _polls(
    same: Sequence[ImportRecord], undone: Sequence[ImportRecord], records: Sequence[ImportRecord]
) -> str:
    translate, imported = QCoreApplication.translate, sum(record.imported for record in same)
    gone = {record.import_id for record in undone}
    others = [record for record in records if record.import_id not in gone]
    if any(_may_share(other, record) for other in others for record in same):
        if len(undone) > 1:
            return translate(
                "undo", "Of the {n} polls that they brought, those that no other file holds go away."
            ).format(n=count(imported))
        return plural(
            imported,
            translate("undo", "The poll that it brought goes away unless another file holds it too."),
            translate("undo", "Of the {n} polls that it brought, those that no other file holds go away."),
        )
    if len(undone) > 1:
        return translate("undo", "The {n} polls that only these files brought go away.").format(
            n=count(imported)
        )
    return plural(
        imported,
        translate("undo", "The one poll that only this file brought goes away."),
        translate("undo", "The {n} polls that only this file brought go away."),
    )


def _may_share(other: ImportRecord, record: ImportRecord) -> bool:
    later = other.import_id > record.import_id and other.undone is None
    return later and other.kind == "polls" and other.known > 0
