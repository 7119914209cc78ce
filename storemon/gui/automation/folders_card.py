"""The watched folders and what happens to their files after the import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from storemon.core.watched import Afterwards, WatchedFolder
from storemon.gui.automation.choice_table import ChoiceTable
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.theme import Theme

_ROWS: Final = 3


class FoldersCard(Card):
    """`adding` asks for another folder, `removing` carries the selected row.

    `afterwards_wanted` carries that row and an `Afterwards`.
    """

    adding = Signal()
    removing = Signal(int)
    afterwards_wanted = Signal(int, object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__("")
        self.show_text(self.tr("Watched folders"))
        self._folders: Sequence[WatchedFolder] = ()
        self.table = ChoiceTable(theme, self.tr("Watched folders"))
        self.table.setFixedHeight(self.table.height_for(_ROWS))
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.add = QPushButton(self.tr("Watch folder…"))
        self.add.clicked.connect(self.adding)
        self.remove = QPushButton(self.tr("Stop watching"))
        self.remove.clicked.connect(lambda: self.removing.emit(self.table.chosen or 0))
        self.afterwards = Selector(icons, self.tr("After the import"))
        self.afterwards.setMinimumContentsLength(14)
        self.afterwards.addItem(self.tr("Leave files there"), Afterwards.STAY.value)
        self.afterwards.addItem(self.tr("Move files…"), Afterwards.MOVE.value)
        self.afterwards.addItem(self.tr("Delete files"), Afterwards.DELETE.value)
        self.afterwards.activated.connect(self._chosen)
        words = self.tr(
            "New files in these folders are imported automatically once they have stopped growing. "
            "Files that need an answer from you wait below."
        )
        self.body.addWidget(quiet(words))
        self.body.addWidget(self.table)
        self.body.addStretch()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(QLabel(self.tr("After the import")))
        row.addWidget(self.afterwards)
        self.body.addLayout(row)
        self.show_folders(())

    def show_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """List the folders and keep the selected row if possible."""
        self._folders = folders
        paths = [folder.path for folder in folders]
        texts = [self._text(folder) for folder in folders]
        self.table.show_rows(
            [
                ListColumn(self.tr("Folder"), paths.__getitem__, whole=paths.__getitem__),
                ListColumn(self.tr("After the import"), texts.__getitem__, whole=texts.__getitem__),
            ],
            len(folders),
        )
        self._offer()

    def _text(self, folder: WatchedFolder) -> str:
        if folder.afterwards is Afterwards.MOVE:
            return self.tr("Files move to {target}").format(target=folder.target)
        return (
            self.tr("Files are deleted") if folder.afterwards is Afterwards.DELETE else self.tr("Files stay")
        )

    @Slot()
    def _offer(self) -> None:
        row = self.table.chosen
        there = row is not None and row < len(self._folders)
        self.remove.setEnabled(there)
        self.afterwards.setEnabled(there)
        if there and row is not None:
            self.afterwards.setCurrentIndex(self.afterwards.findData(self._folders[row].afterwards.value))

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.afterwards_wanted.emit(self.table.chosen or 0, Afterwards(self.afterwards.itemData(place)))
