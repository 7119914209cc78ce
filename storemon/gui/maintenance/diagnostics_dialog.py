"""Shows everything in the diagnostics file before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.file_dialogs import file_dialog
from storemon.gui.widgets.format import size_text

if TYPE_CHECKING:
    from storemon.services.diagnostics import DiagnosticsFile

_ROW: Final = 48


class DiagnosticsDialog(QDialog):
    """Lists the texts and shows the selected one; `save_wanted` carries all of them and the path."""

    save_wanted = Signal(object, object)

    def __init__(self, files: Sequence[DiagnosticsFile], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Collect diagnostics"))
        self._papers = list(files)
        self.list = QListWidget()
        self.list.setObjectName("papers")
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setFixedWidth(184)
        for file in files:
            item = QListWidgetItem(f"{file.name}\n{size_text(len(file.text.encode()))}")
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.text = QPlainTextEdit()
        self.text.setObjectName("details")
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Contents"))
        self.list.currentRowChanged.connect(self._show)
        self.save = QPushButton(self.tr("Save…"))
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask_place)
        self.close_button = QPushButton(self.tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.resize(880, 560)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("This is all that will be saved"))
        title.setObjectName("panelTitle")
        label = QLabel(
            self.tr(
                "It shows what storemon did and where it failed. It contains no names, checks or hours of "
                "your stores, and no file names. Nothing is sent; you decide who gets the file."
            )
        )
        label.setObjectName("mutedBody")
        label.setWordWrap(True)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        layout = dialog_column(self)
        layout.addWidget(title)
        layout.addWidget(label)
        layout.addSpacing(4)
        layout.addLayout(middle, 1)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.close_button, self.save))

    @Slot(int)
    def _show(self, row: int) -> None:
        text = self._papers[row].text
        self.text.setPlainText(text or self.tr("Nothing yet."))

    @Slot()
    def _ask_place(self) -> None:
        dialog = file_dialog(self, self.tr("Save diagnostics"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Zip files (*.zip)")])
        dialog.setDefaultSuffix("zip")
        dialog.selectFile("storemon-diagnostics.zip")
        dialog.fileSelected.connect(self._place_chosen)
        dialog.open()

    @Slot(str)
    def _place_chosen(self, name: str) -> None:
        self.save_wanted.emit(self._papers, Path(name))
        self.accept()
