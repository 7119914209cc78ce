"""The card of sending: the mail account, the recipients of alerts, and the state of messages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton

from storemon.core.mail import parse_addresses
from storemon.core.outgoing import Outgoing, SendState
from storemon.errors import BadInput
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.plain_label import plain_label
from storemon.services.automation.send_book import Hearers, check_url
from storemon.services.automation.state import AutomationState

_LONGEST: Final = 2_000


class SendingCard(Card):
    """`account_wanted` asks for the mail account, `hearers_wanted` carries `Hearers`.

    `again_wanted` asks to retry waiting messages at once.
    """

    account_wanted = Signal()
    hearers_wanted = Signal(object)
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.show_text(self.tr("Sending"))
        self._shown = Hearers()
        self.promise = quiet("")
        self.account = quiet("")
        self.set_account = QPushButton(self.tr("Mail account…"))
        self.set_account.clicked.connect(self.account_wanted)
        self.mail = self._line(self.tr("Mail alerts to"), self.tr("Addresses, separated by commas"))
        self.url = self._line(self.tr("Post alerts to"), self.tr("https://example.com/hook"))
        self.wrong = plain_label("", "wrong", wraps=True)
        self.last = quiet("")
        self.again = QPushButton(self.tr("Try again now"))
        self.again.clicked.connect(self.again_wanted)
        self.body.addWidget(self.promise)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.set_account)
        row.addWidget(self.account, 1)
        self.body.addLayout(row)
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow(self.tr("Mail alerts to"), self.mail)
        fields.addRow(self.tr("Post alerts to"), self.url)
        self.body.addLayout(fields)
        self.body.addWidget(self.wrong)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.last, 1)
        foot.addWidget(self.again)
        self.body.addLayout(foot)
        self.body.addStretch()
        self.show_state(AutomationState())

    def show_state(self, state: AutomationState) -> None:
        """Show the configuration and the state of the newest message; keep text that is being typed."""
        sends = self.tr(
            "What you set up here is sent to the mail server and the web address that you name. "
            "Nothing else leaves this computer."
        )
        self.promise.setText(sends if state.sends else self.tr("Nothing leaves this computer."))
        account = state.account
        none = self.tr("No mail account is set up.")
        text = self.tr("Mail goes out as {sender} through {host}.")
        self.account.setText(
            none if account is None else text.format(sender=account.sender, host=account.host)
        )
        self.mail.setEnabled(account is not None or bool(state.hearers.mail))
        self._shown = hearers = state.hearers
        for field, value in ((self.mail, ", ".join(hearers.mail)), (self.url, hearers.url)):
            if not field.isModified():
                field.setText(value)
        waiting = [item for item in state.outgoing if item.state is SendState.WAITING]
        self.note.setText(plural(self.tr, "1 waiting|{n} waiting", len(waiting)) if waiting else "")
        newest = (waiting or state.outgoing)[:1]
        self.last.setText(self._text(newest[0]) if newest else "")
        self.last.setVisible(bool(newest))
        self.again.setVisible(bool(waiting))

    def _text(self, item: Outgoing) -> str:
        reason = translate_message(item.reason)
        texts = {
            SendState.WAITING: self.tr("Waiting: {subject}. {reason}"),
            SendState.SENT: self.tr("Last sent: {subject}. {reason}"),
            SendState.FAILED: self.tr("Not sent: {subject}. {reason}"),
        }
        return texts[item.state].format(subject=item.subject.rstrip("."), reason=reason).strip()

    @Slot()
    def _keep(self) -> None:
        try:
            url = self.url.text().strip()
            hearers = Hearers(parse_addresses(self.mail.text()), check_url(url) if url else "")
        except BadInput as error:
            self._say(translate_message(error.message))
            return
        self._say("")
        for field in (self.mail, self.url):
            field.setModified(False)
        if hearers != self._shown:
            self._shown = hearers
            self.hearers_wanted.emit(hearers)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.setAcceptDrops(False)
        made.setMaxLength(_LONGEST)
        made.editingFinished.connect(self._keep)
        return made
