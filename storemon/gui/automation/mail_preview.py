"""A preview of the mails of a scheduled report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector
from storemon.services.automation.deliver import Parcel

_SIZE: Final = (560, 460)


class MailPreview(QDialog):
    """`send_wanted` asks to send all of them now; `open_wanted` carries a file to be opened."""

    send_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, parent: QWidget, icons: Icons, parcels: Sequence[Parcel]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preview"))
        self._parcels = list(parcels)
        self.choice = Selector(icons, self.tr("Mail"))
        self.choice.addItems([parcel.letter.subject for parcel in parcels])
        self.head = plain_label("", "muted", wraps=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Text of the mail"))
        self.leave = QPushButton(self.tr("Close"))
        self.leave.clicked.connect(self.reject)
        self.open_file = QPushButton(self.tr("Open attached file"))
        self.open_file.setToolTip(self.tr("Shows the file as the people you send it to will see it"))
        self.open_file.clicked.connect(self._open)
        self.send = QPushButton(self.tr("Send now"))
        self.send.setObjectName("primary")
        self.send.clicked.connect(self._send)
        column = dialog_column(self)
        column.addWidget(self.choice)
        column.addWidget(self.head)
        column.addWidget(self.text, 1)
        column.addLayout(button_row(self.leave, self.open_file, self.send))
        self.resize(*_SIZE)
        self.choice.currentIndexChanged.connect(self._show)
        self._show(0)

    @Slot(int)
    def _show(self, place: int) -> None:
        parcel = self._parcels[place]
        files = ", ".join(
            f"{file.name} ({max(1, len(file.content) // 1000)} KB)" for file in parcel.letter.files
        )
        text = self.tr("To {people}. Attached: {files}")
        self.head.setText(text.format(people=", ".join(parcel.to), files=files))
        self.text.setPlainText(parcel.letter.text())

    @Slot()
    def _open(self) -> None:
        for file in self._parcels[self.choice.currentIndex()].letter.files:
            self.open_wanted.emit(file)

    @Slot()
    def _send(self) -> None:
        self.accept()
        self.send_wanted.emit()
