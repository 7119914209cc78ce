"""What undoing an import takes away, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.gui.kit.format import plural

if TYPE_CHECKING:
    from storemon.services.imports import ImportRecord


def undo_words(record: ImportRecord, records: Sequence[ImportRecord]) -> str:
    """Say what goes away with an import and what comes back."""
    translate = QCoreApplication.translate
    if record.kind == "hours":
        stores = plural(record.changed, translate("undo", "1 store"), translate("undo", "{n} stores"))
        return translate(
            "undo",
            "The business hours that it changed in {stores} go away; those that it replaced come back.",
        ).format(stores=stores)
    if record.kind == "zones":
        stores = plural(record.changed, translate("undo", "1 store"), translate("undo", "{n} stores"))
        return translate(
            "undo", "The time zones that it changed in {stores} go away; those that it replaced come back."
        ).format(stores=stores)
    if record.kind == "names":
        stores = plural(record.changed, translate("undo", "1 store"), translate("undo", "{n} stores"))
        return translate(
            "undo",
            "The names and groups that it changed in {stores} go away; those that it replaced come back.",
        ).format(stores=stores)
    if any(_may_share(other, record) for other in records):
        return plural(
            record.imported,
            translate("undo", "The poll that it brought goes away unless another file holds it too."),
            translate("undo", "Of the {n} polls that it brought, those that no other file holds go away."),
        )
    return plural(
        record.imported,
        translate("undo", "The one poll that only this file brought goes away."),
        translate("undo", "The {n} polls that only this file brought go away."),
    )


def _may_share(other: ImportRecord, record: ImportRecord) -> bool:
    later = other.import_id > record.import_id and other.undone is None
    return later and other.kind == "polls" and other.known > 0
