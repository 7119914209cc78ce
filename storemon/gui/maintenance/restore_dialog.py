"""Lets the user choose the backup to restore."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QPushButton, QWidget

from storemon.gui.maintenance.backups_model import BackupsModel, Field
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.format import widest_moments
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.tables import PlainTable
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.services.backups import Backup


class RestoreDialog(QDialog):
    """Lists the backups of the database; `restore_wanted` carries the path of the selected one.

    `other_wanted` asks for a file from elsewhere.
    """

    restore_wanted = Signal(object)
    other_wanted = Signal()

    def __init__(self, theme: Theme, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(800, 460)
        self.model = BackupsModel(backups, self)
        self.table = PlainTable(theme, self.model, self.tr("Backups"), row=32, header=36)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(Field.WHY, QHeaderView.ResizeMode.Stretch)
        self.table.fit(Field.MADE, widest_moments())
        for column, width in ((Field.STORES, 88), (Field.POLLS, 112), (Field.SIZE, 96)):
            self.table.fit(column, least=width)
        self.table.doubleClicked.connect(self._restore)
        self.none = plain_label(
            self.tr("No backups yet. The first is made on a day when the data changes."),
            "mutedBody",
            wraps=True,
        )
        self.other = QPushButton(self.tr("Other file…"))
        self.other.clicked.connect(self._other)
        self.close_button = QPushButton(self.tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        # So that Enter does not replace data by accident.
        self.close_button.setDefault(True)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setObjectName("primary")
        self.restore.setEnabled(bool(backups))
        self.restore.clicked.connect(self._restore)
        self._lay_out(has_backups=bool(backups))

    def _lay_out(self, *, has_backups: bool) -> None:
        text = self.tr("The backup replaces all data and reports. The current data is backed up first.")
        layout = dialog_column(self)
        layout.addWidget(plain_label(self.tr("Restore a backup"), "panelTitle", wraps=True))
        layout.addWidget(plain_label(text, "mutedBody", wraps=True))
        layout.addSpacing(4)
        frame = self.table.framed()
        layout.addWidget(frame, 1)
        layout.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.close_button, self.restore, apart=(self.other,)))
        frame.setVisible(has_backups)
        self.none.setVisible(not has_backups)
        if has_backups:
            self.table.selectRow(0)
            self.table.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from the list to the button on Enter, which would otherwise cancel."""
        if self.table.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.restore.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Path | None:
        """Return the path of the backup in the selected row."""
        index: QModelIndex = self.table.currentIndex()
        return self.model.backups[index.row()].path if index.isValid() else None

    @Slot()
    def _restore(self) -> None:
        path = self.chosen()
        if path is not None:
            self.accept()
            self.restore_wanted.emit(path)

    @Slot()
    def _other(self) -> None:
        self.accept()
        self.other_wanted.emit()
