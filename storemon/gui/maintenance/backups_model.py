"""The list of backups as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt

from storemon.gui.widgets.format import NONE, count, moment, plain_tip, size_text
from storemon.gui.widgets.item_roles import AnyIndex
from storemon.gui.widgets.titled_model import TitledModel
from storemon.override import override

if TYPE_CHECKING:
    from storemon.services.backups import Backup


class Field(IntEnum):
    """Columns of the list, from left to right."""

    MADE = 0
    WHY = 1
    STORES = 2
    POLLS = 3
    SIZE = 4


_UNKNOWN: Final = "…"


class BackupsModel(TitledModel):
    """Backups, newest first; their contents are filled in as they are counted."""

    right = range(Field.STORES, Field.SIZE + 1)

    def __init__(self, backups: Sequence[Backup], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = self.backups = backups
        self._contents: dict[Path, tuple[int, int] | None] = {}
        self.titles = (
            self.tr("Made"),
            self.tr("Why"),
            self.tr("Stores"),
            self.tr("Checks"),
            self.tr("Size"),
        )
        self._whys = {
            "day": self.tr("Backup of the day"),
            "undo": self.tr("Before an undo"),
            "clearing": self.tr("Before clearing all data"),
            "update": self.tr("Before an update"),
            "restore": self.tr("Before a restore"),
        }

    def show_contents(self, path: Path, contents: tuple[int, int] | None) -> None:
        """Show how many stores and polls a backup holds; None if it cannot be read."""
        self._contents[path] = contents
        for row, backup in enumerate(self.backups):
            if backup.path == path:
                self.dataChanged.emit(self.index(row, Field.STORES), self.index(row, Field.POLLS))

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the content of a cell."""
        backup, column = self.backups[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(backup, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(backup.path))
        return super().data(index, role)

    def _text(self, backup: Backup, column: int) -> str:
        if column == Field.MADE:
            return moment(backup.made)
        if column == Field.WHY:
            return self._whys[backup.occasion] if backup.occasion else backup.path.name
        if column == Field.SIZE:
            return size_text(backup.size)
        if backup.path not in self._contents:
            return _UNKNOWN
        contents = self._contents[backup.path]
        return NONE if contents is None else count(contents[column - Field.STORES])
