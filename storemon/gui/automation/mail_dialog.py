"""The dialog for the mail account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

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

from storemon.core.mail import PORTS, MailAccount, MailSecurity, parse_addresses
from storemon.errors import BadInput
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector

_WIDTH: Final = 520
_LONGEST: Final = 254


class MailDialog(QDialog):
    """`test_wanted` and `save_wanted` carry the account and password, the latter also whether to save it.

    `remove_wanted` asks to stop sending mail. `can_keep`: whether passwords can be saved.
    """

    test_wanted = Signal(object, str)
    save_wanted = Signal(object, str, bool)
    remove_wanted = Signal()

    def __init__(
        self, parent: QWidget, icons: Icons, account: MailAccount | None, password: str, *, can_keep: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mail account"))
        self.host = self._line(self.tr("Mail server"))
        self.host.setPlaceholderText(self.tr("Such as smtp.example.com"))
        self.security = Selector(icons, self.tr("Encryption"))
        self.security.addItem(self.tr("TLS"), MailSecurity.TLS.value)
        self.security.addItem(self.tr("STARTTLS"), MailSecurity.STARTTLS.value)
        self.port = QSpinBox(minimum=1, maximum=65_535, value=PORTS[MailSecurity.TLS])
        self.port.setAccessibleName(self.tr("Port"))
        self.port.setGroupSeparatorShown(False)
        self.port.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.port.setFixedSize(72, 32)
        self.port.lineEdit().setTextMargins(8, 0, 8, 0)
        self.port.lineEdit().setAcceptDrops(False)
        self.user = self._line(self.tr("User name"))
        self.password = self._line(self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(self.tr("Save the password in this computer's keyring"))
        self.keep.setEnabled(can_keep)
        self.keep.setChecked(can_keep)
        if not can_keep:
            self.keep.setText(self.tr("No keyring found: asked for at each start"))
        self.address = self._line(self.tr("Send from"))
        self.address.setPlaceholderText(self.tr("Such as you@example.com"))
        self.state = plain_label("", "muted", wraps=True)
        self.wrong = plain_label("", "wrong", wraps=True)
        self.test = QPushButton(self.tr("Send test mail"))
        self.test.setToolTip(self.tr("Send a mail to your own address"))
        self.remove = QPushButton(self.tr("Remove account"))
        self.remove.setVisible(account is not None)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.save = QPushButton(self.tr("Save"))
        self.save.setObjectName("primary")
        for button in (self.test, self.remove, self.cancel):
            button.setAutoDefault(False)
        self._lay_out()
        if account is not None:
            self._fill(account, password)
        self.security.activated.connect(self._port_of)
        for field in (self.host, self.address):
            field.textChanged.connect(self._offer)
        self.test.clicked.connect(lambda: self._tell(self._test))
        self.save.clicked.connect(lambda: self._tell(self._save))
        self.remove.clicked.connect(self.remove_wanted)
        self.cancel.clicked.connect(self.reject)
        self._say("")
        self._offer()
        if account is not None and account.needs_password and not password:
            # All else is there; and what is typed must not be shown in another field.
            self.password.setFocus()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.security, 1)
        place.addWidget(plain_label(self.tr("Port"), "muted"))
        place.addWidget(self.port)
        rows = QFormLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(self.tr("Mail server"), self.host)
        rows.addRow(self.tr("Encryption"), place)
        rows.addRow(self.tr("User name"), self.user)
        rows.addRow(self.tr("Password"), self.password)
        rows.addRow("", self.keep)
        rows.addRow(self.tr("Send from"), self.address)
        column = dialog_column(self)
        words = self.tr(
            "Your mail provider says what to enter here. Many require an app password. "
            "Nothing is sent before you choose who gets it."
        )
        column.addWidget(plain_label(words, "muted", wraps=True))
        column.addSpacing(4)
        column.addLayout(rows)
        column.addWidget(self.state)
        column.addWidget(self.wrong)
        column.addStretch()
        column.addLayout(button_row(self.cancel, self.save, apart=(self.test, self.remove)))
        self.setFixedWidth(_WIDTH)

    def show_busy(self) -> None:
        """Show that a test is running."""
        self._say(self.tr("Sending a test mail…"))
        self.test.setEnabled(False)

    def show_result(self, text: str, *, wrong: bool) -> None:
        """Show the result of a test."""
        self._say(text, wrong=wrong)
        self._offer()

    def _fill(self, account: MailAccount, password: str) -> None:
        self.host.setText(account.host)
        self.port.setValue(account.port)
        self.security.setCurrentIndex(self.security.findData(account.security.value))
        self.user.setText(account.user)
        self.password.setText(password)
        self.address.setText(account.sender)

    def _account(self) -> MailAccount:
        senders = parse_addresses(self.address.text())
        return MailAccount(
            self.host.text().strip(),
            self.port.value(),
            MailSecurity(self.security.currentData()),
            self.user.text().strip(),
            senders[0],
        )

    def _tell(self, tell: Callable[[MailAccount], None]) -> None:
        try:
            account = self._account()
        except BadInput as error:
            self._say(translate_message(error.message), wrong=True)
        else:
            tell(account)

    def _test(self, account: MailAccount) -> None:
        self.test_wanted.emit(account, self.password.text())

    def _save(self, account: MailAccount) -> None:
        self.save_wanted.emit(account, self.password.text(), self.keep.isEnabled() and self.keep.isChecked())

    def _say(self, text: str, *, wrong: bool = False) -> None:
        for label, shown in ((self.state, not wrong), (self.wrong, wrong)):
            label.setText(text if shown else "")
            label.setVisible(shown and bool(text))
        layout = self.layout()
        if self.isVisible() and layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    @Slot()
    def _offer(self) -> None:
        complete = bool(self.host.text().strip() and self.address.text().strip())
        self.test.setEnabled(complete)
        self.save.setEnabled(complete)

    @Slot(int)
    def _port_of(self, _place: int) -> None:
        self.port.setValue(PORTS[MailSecurity(self.security.currentData())])

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setAcceptDrops(False)
        made.setMaxLength(_LONGEST)
        return made
