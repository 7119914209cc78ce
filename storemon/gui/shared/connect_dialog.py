"""The dialog for connecting to a shared database."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from storemon.core.server_address import PORT, SYSTEM_CERTIFICATES, Encryption, ServerAddress
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.file_dialogs import file_dialog
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector

if TYPE_CHECKING:
    from storemon.gui.widgets.icons import Icons

_WIDTH: Final = 560
_LONGEST: Final = 400
_PORTS: Final = 65_535
_FILE: Final = 1


class ConnectDialog(QDialog):
    """Asks for a server, a database on it and an account.

    `test_wanted` and `connect_wanted` carry the address with the password; the latter also whether to save
    it. `can_keep`: whether passwords can be saved.
    """

    test_wanted = Signal(object)
    connect_wanted = Signal(object, bool)

    def __init__(
        self, parent: QWidget, icons: Icons, recent: Sequence[ServerAddress], *, can_keep: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect to a shared database"))
        self._recent = list(recent)
        self._filled: ServerAddress | None = None
        self.recent = Selector(icons, self.tr("Recent connections"))
        self.recent.addItems([str(address) for address in self._recent])
        self.host = self._line(self.tr("Server"))
        self.host.setPlaceholderText(self.tr("Such as db.example.com"))
        self.port = QSpinBox(minimum=1, maximum=_PORTS, value=PORT)
        self.port.setAccessibleName(self.tr("Port"))
        self.port.setGroupSeparatorShown(False)
        self.port.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.port.setFixedSize(72, 32)
        self.port.lineEdit().setTextMargins(8, 0, 8, 0)
        self.port.lineEdit().setAcceptDrops(False)
        self.database = self._line(self.tr("Database"))
        self.user = self._line(self.tr("User name"))
        self.password = self._line(self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(self.tr("Save the password in this computer's keyring"))
        self.keep.setEnabled(can_keep)
        self.keep.setChecked(can_keep)
        if not can_keep:
            self.keep.setText(self.tr("No keyring found: asked for at each start"))
        self.encryption = Selector(icons, self.tr("Encryption"))
        for text, value in (
            (self.tr("Required; check the certificate"), Encryption.CHECKED),
            (self.tr("Required; check the certificate with a file"), Encryption.CHECKED),
            (self.tr("Required; do not check who answers"), Encryption.UNCHECKED),
            (self.tr("Only if the server offers it"), Encryption.IF_OFFERED),
        ):
            self.encryption.addItem(text, value.value)
        self.certificates = self._line(self.tr("Certificate file"))
        self.browse = QPushButton(self.tr("Choose…"))
        self.state = plain_label("", "muted", wraps=True)
        self.wrong = plain_label("", "wrong", wraps=True)
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.hide()
        self._buttons()
        self._lay_out()
        self.recent.activated.connect(self._recent_chosen)
        self.browse.clicked.connect(self._ask_file)
        self.encryption.currentIndexChanged.connect(self._check)
        for field in (self.host, self.database, self.certificates):
            field.textChanged.connect(self._check)
        if self._recent:
            self.fill(self._recent[0])
        self._check()

    def _buttons(self) -> None:
        self.test = QPushButton(self.tr("Test"))
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self._test)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.connect_button = QPushButton(self.tr("Connect"))
        self.connect_button.setObjectName("primary")
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self._connect)
        self.browse.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.fields = fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if self._recent:
            fields.addRow(self.tr("Recent"), self.recent)
        else:
            self.recent.hide()
        fields.addRow(self.tr("Server"), _beside(self.host, plain_label(self.tr("Port"), "muted"), self.port))
        fields.addRow(self.tr("Database"), self.database)
        fields.addRow(self.tr("User name"), self.user)
        fields.addRow(self.tr("Password"), self.password)
        fields.addRow("", self.keep)
        fields.addRow(self.tr("Encryption"), self.encryption)
        self._file_row = _beside(self.certificates, self.browse)
        fields.addRow(self.tr("Certificate file"), self._file_row)
        column = dialog_column(self)
        words = self.tr(
            "A shared database is on a PostgreSQL server. Whoever set it up can tell you what to enter here."
        )
        column.addWidget(plain_label(words, "muted", wraps=True))
        column.addSpacing(4)
        column.addLayout(fields)
        column.addWidget(self.state)
        column.addWidget(self.wrong)
        column.addStretch()
        column.addSpacing(4)
        column.addLayout(button_row(self.cancel, self.connect_button, apart=(self.test,)))
        self.setFixedWidth(_WIDTH)

    def fill(self, address: ServerAddress) -> None:
        """Show the parts of an address; the password field stays as it is."""
        self._filled = None
        self.host.setText(address.host)
        self.port.setValue(address.port)
        self.database.setText(address.database)
        self.user.setText(address.user)
        own = address.certificates != SYSTEM_CERTIFICATES
        place = _FILE if own else self.encryption.findData(address.encryption.value)
        self.encryption.setCurrentIndex(max(0, place))
        self.certificates.setText(address.certificates if own else "")
        # Parts of the address without a field are kept unless a field is changed.
        self._filled, self._as_filled = address, self._of_fields()

    @property
    def address(self) -> ServerAddress:
        """The address that was entered, with the password."""
        entered = self._of_fields()
        known = self._filled is not None and entered == self._as_filled
        chosen = self._filled if known and self._filled is not None else entered
        return dataclasses.replace(chosen, password=self.password.text())

    def show_busy(self, text: str) -> None:
        """Show what is being done and disable everything but canceling."""
        self._say(text)
        self.test.setEnabled(False)
        self.connect_button.setEnabled(False)

    def show_result(self, text: str, *, wrong: bool) -> None:
        """Show the outcome."""
        self._say(text, wrong=wrong)
        self._offer()

    def _of_fields(self) -> ServerAddress:
        return ServerAddress.of(
            self.host.text().strip(),
            self.database.text().strip(),
            self.user.text().strip(),
            port=self.port.value(),
            encryption=Encryption(self.encryption.currentData()),
            certificates=self.certificates.text().strip() if self._with_file else SYSTEM_CERTIFICATES,
        )

    @property
    def _with_file(self) -> bool:
        return self.encryption.currentIndex() == _FILE

    def _say(self, text: str, *, wrong: bool = False) -> None:
        for label, shown in ((self.state, not wrong), (self.wrong, wrong)):
            label.setText(text if shown else "")
            label.setVisible(shown)
        layout = self.layout()
        if self.isVisible() and layout is not None:
            # A long message enlarges the window rather than shrink the fields.
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _offer(self) -> None:
        complete = bool(self.host.text().strip() and self.database.text().strip())
        complete = complete and bool(self.certificates.text().strip() or not self._with_file)
        self.test.setEnabled(complete)
        self.connect_button.setEnabled(complete)

    @Slot()
    def _check(self) -> None:
        self.fields.setRowVisible(self._file_row, self._with_file)
        self._offer()

    @Slot(int)
    def _recent_chosen(self, place: int) -> None:
        self.password.clear()
        self.fill(self._recent[place])

    @Slot()
    def _ask_file(self) -> None:
        dialog = file_dialog(
            self, self.tr("Choose the certificate file"), str(Path(self.certificates.text()))
        )
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.certificates.setText)
        dialog.open()

    @Slot()
    def _test(self) -> None:
        self.test_wanted.emit(self.address)

    @Slot()
    def _connect(self) -> None:
        self.connect_wanted.emit(self.address, self.keep.isEnabled() and self.keep.isChecked())

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setAcceptDrops(False)
        made.setMaxLength(_LONGEST)
        return made


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, int(place == 0))
    return row
