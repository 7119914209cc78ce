"""The list of imports as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from storemon.core.model import SECOND
from storemon.gui.kit.format import NONE, count, kind_text, moment, plain_tip
from storemon.gui.kit.icons import KIND_ICONS, Icons
from storemon.gui.kit.item_roles import AnyIndex
from storemon.gui.kit.theme import Theme
from storemon.gui.kit.titled_model import TitledModel

if TYPE_CHECKING:
    from storemon.services.imports import ImportRecord


class Field(IntEnum):
    """Columns of the list, from left to right."""

    FILE = 0
    WHEN = 1
    KIND = 2
    NEW = 3
    KNOWN = 4
    REFUSED = 5
    CHANGED = 6
    UNDO = 7


_FIGURES = range(Field.NEW, Field.UNDO)


class ImportsModel(TitledModel):
    """Imports, newest first; those undone stay, greyed."""

    right = range(Field.NEW, Field.UNDO + 1)

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.records: Sequence[ImportRecord] = ()
        self.titles = (
            self.tr("File"),
            self.tr("Imported"),
            self.tr("Kind"),
            self.tr("Rows new"),
            self.tr("Already known"),
            self.tr("Not used"),
            self.tr("Stores changed"),
            "",
        )

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show a list of imports."""
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    @override
    def _count(self) -> int:
        return len(self.records)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment and colour of a cell."""
        record, column = self.records[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            told = role == Qt.ItemDataRole.AccessibleTextRole and column == Field.UNDO
            return (told and self._tip(record, column)) or self._text(record, column)
        if role == Qt.ItemDataRole.DecorationRole and column == Field.FILE:
            return self._icons.small(KIND_ICONS[record.kind], "accent" if record.undone is None else "faint")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(record, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(record, column)
        return super().data(index, role)

    def _text(self, record: ImportRecord, column: int) -> str:
        if column == Field.UNDO:
            return self.tr("Undo") if record.undone is None else self.tr("Undone")
        if column == Field.REFUSED and record.refused:
            return self.tr("{n} · Show").format(n=count(record.refused))
        texts = (
            record.name,
            own_time(record.finished),
            kind_text(record.kind),
            count(record.imported),
            count(record.known),
            count(record.refused),
            # Polls add to a store and change nothing about it.
            NONE if record.kind == "polls" else count(record.changed),
        )
        return texts[column]

    def _tip(self, record: ImportRecord, column: int) -> str | None:
        if column == Field.FILE:
            return plain_tip(record.name)
        if column == Field.UNDO and record.undone is not None:
            return self.tr("Undone {time}").format(time=own_time(record.undone))
        if column == Field.CHANGED and record.kind != "polls":
            return self.tr("Stores whose hours or time zone this file changed, of {n} in it").format(
                n=count(record.stores)
            )
        return None

    def _colour(self, record: ImportRecord, column: int) -> QColor | None:
        tokens = self._theme.tokens
        linked = (column == Field.REFUSED and record.refused) or (
            column == Field.UNDO and record.undone is None
        )
        if linked:
            return QColor(tokens.accent)
        if record.undone is not None:
            return QColor(tokens.faint)
        if column in {Field.WHEN, Field.KIND}:
            return QColor(tokens.muted)
        none = column in _FIGURES and self._text(record, column) in {"0", NONE}
        return QColor(tokens.faint) if none else None


def own_time(time: int) -> str:
    """Return µs UTC in the machine's own time, for what happened where the operator sits."""
    return moment(datetime.fromtimestamp(time / SECOND).astimezone())
