"""What undoing imports takes away, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.listing import named

if TYPE_CHECKING:
    from storemon.services.import_service import ImportRecord

_MOST_NAMES: Final = 5


def called_together(records: Sequence[ImportRecord]) -> str:
    """Return what to call imports: the name of one, 4 files for several."""
    if len(records) == 1:
        return records[0].name
    return QCoreApplication.translate("undo", "{n} files").format(n=count(len(records)))


def names_of(records: Sequence[ImportRecord]) -> str:
    """Return the names of the files, of many the first ones and how many more there are."""
    return named([record.name for record in records], _MOST_NAMES)


def undo_text(undone: Sequence[ImportRecord], records: Sequence[ImportRecord]) -> str:
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
    if not _replaced(same, undone, records):
        return _nothing_back(same, undone)
    if len(undone) > 1:
        # Each says how many stores it changed, and how many of them are the same is unknown.
        return {
            "hours": translate(
                "undo",
                "The business hours that they changed are removed, and those that they replaced are "
                "restored.",
            ),
            "zones": translate(
                "undo",
                "The time zones that they changed are removed, and those that they replaced are restored.",
            ),
            "names": translate(
                "undo",
                "The names and groups that they changed are removed, and those that they replaced are "
                "restored.",
            ),
        }[str(kind)]
    words = {
        "hours": translate(
            "undo",
            "The business hours that it changed in {stores} are removed, and those that it replaced are "
            "restored.",
        ),
        "zones": translate(
            "undo",
            "The time zones that it changed in {stores} are removed, and those that it replaced are "
            "restored.",
        ),
        "names": translate(
            "undo",
            "The names and groups that it changed in {stores} are removed, and those that it replaced are "
            "restored.",
        ),
    }[str(kind)]
    stores = plural(same[0].changed, translate("undo", "1 store"), translate("undo", "{n} stores"))
    return words.format(stores=stores)


def _replaced(
    same: Sequence[ImportRecord], undone: Sequence[ImportRecord], records: Sequence[ImportRecord]
) -> bool:
    """Tell whether an earlier import of that kind stays, of which something may come back."""
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


def _nothing_back(same: Sequence[ImportRecord], undone: Sequence[ImportRecord]) -> str:
    translate, kind = QCoreApplication.translate, str(same[0].kind)
    if len(undone) > 1:
        return {
            "hours": translate("undo", "Their business hours are removed."),
            "zones": translate("undo", "Their time zones are removed."),
            "names": translate("undo", "Their names and groups are removed."),
        }[kind]
    words = {
        "hours": translate("undo", "The business hours of {stores} are removed."),
        "zones": translate("undo", "The time zones of {stores} are removed."),
        "names": translate("undo", "The names and groups of {stores} are removed."),
    }[kind]
    stores = plural(same[0].stores, translate("undo", "1 store"), translate("undo", "{n} stores"))
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
                "undo", "Of the {n} checks that they brought, those that are in no other file are removed."
            ).format(n=count(imported))
        return plural(
            imported,
            translate("undo", "The check that it brought is removed unless another file contains it too."),
            translate(
                "undo", "Of the {n} checks that it brought, those that are in no other file are removed."
            ),
        )
    if len(undone) > 1:
        return translate("undo", "The {n} checks that only these files brought are removed.").format(
            n=count(imported)
        )
    return plural(
        imported,
        translate("undo", "The one check that only this file brought is removed."),
        translate("undo", "The {n} checks that only this file brought are removed."),
    )


def _may_share(other: ImportRecord, record: ImportRecord) -> bool:
    later = other.import_id > record.import_id and other.undone is None
    return later and other.kind == "polls" and other.known > 0
