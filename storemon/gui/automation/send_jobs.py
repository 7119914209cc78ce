"""Sends waiting messages while the window is open, and sets up the mail account."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from storemon.core.mail import MailAccount
from storemon.core.outgoing import Outgoing, SendState
from storemon.core.progress import Progress
from storemon.errors import message_of
from storemon.gui.automation.mail_dialog import MailDialog
from storemon.gui.automation.sending_card import SendingCard
from storemon.gui.context import Context
from storemon.gui.widgets.banner import Action, Tone
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.present import PRESENT
from storemon.message import Message
from storemon.services import secrets
from storemon.services.automation.dispatch import Dispatch, send_waiting, try_account
from storemon.services.automation.letters import Letter, mail_of
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import (
    Hearers,
    SendBook,
    forget_password,
    keep_password,
    kept_password,
)
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace

_MINUTE_MS: Final = 60_000
_REFRESH_MS: Final = 500
"""Many messages may be sent in a moment; the card then follows at this pace."""


class SendJobs(QObject):
    """Serves the card of sent messages; `changed` means that it has to be refreshed."""

    changed = Signal()
    _recorded = Signal()

    def __init__(self, context: Context, card: SendingCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._job: Job | None = None
        self._passwords: dict[MailAccount, str] = {}
        self._told: set[str] = set()
        self._waiting: set[str] = set()
        self.timer = QTimer(self, interval=_MINUTE_MS)
        self.timer.timeout.connect(self.look)
        self._refresh = QTimer(self, interval=_REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self.changed)
        self._recorded.connect(self._follow_soon)
        card.account_wanted.connect(self.ask_account)
        card.hearers_wanted.connect(self._set_hearers)
        card.again_wanted.connect(self._again)

    def follow(self, outgoing: tuple[Outgoing, ...]) -> None:
        """Send waiting messages now, then once a minute until none is left."""
        waiting = {item.key for item in outgoing if item.state is SendState.WAITING}
        is_new, self._waiting = not waiting <= self._waiting, waiting
        if not waiting:
            self.timer.stop()
        elif is_new:
            self.timer.start()
            self.look()

    @Slot()
    def look(self) -> None:
        """Send the messages that are due, unless a job is already running."""
        workspace, now, passwords = self._session.workspace, PRESENT.now(), dict(self._passwords)
        if self._job is not None or workspace is None:
            return

        def password_of(account: MailAccount) -> str:
            return passwords.get(account) or kept_password(account)

        def work(progress: Progress) -> Dispatch:
            outbox = Outbox(automation_of(workspace.place), self._recorded.emit)
            return send_waiting(outbox, now, password_of, progress)

        self._job = Job(work, done=self._done, failed=self._failed, cancelled=self._ended)
        self._session.runner.start(Lane.SEND, self._job)

    @Slot()
    def _follow_soon(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _ended(self) -> None:
        self._job = None

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.timer.stop()
        self._session.failed.emit(error)

    def _done(self, found: Dispatch) -> None:
        self._ended()
        if found.items:
            self.changed.emit()
        if found.password_wanted:
            self._tell_once(
                "password",
                self.tr("Mail waits for the password of its account."),
                "",
                (self.tr("Enter it…"), self.ask_account),
            )
            return
        for item in found.items:
            if item.state is not SendState.SENT or item.reason:
                title = self.tr("“{subject}” was not sent.")
                if item.state is SendState.SENT:
                    title = self.tr("“{subject}” was not sent to everybody.")
                self._tell_once(item.key, title.format(subject=item.subject), translate_message(item.reason))

    def _tell_once(self, key: str, title: str, detail: str, action: Action | None = None) -> None:
        """Report a repeated failure once."""
        if key not in self._told:
            self._told.add(key)
            self._context.banners.show_message(Tone.BAD, title, detail, action)

    @Slot()
    def _again(self) -> None:
        self._told.clear()
        self._session.read(
            lambda workspace: Outbox(automation_of(workspace.place)).again(), lambda _: self.look()
        )

    @Slot(object)
    def _set_hearers(self, hearers: Hearers) -> None:
        self._session.read(
            lambda workspace: SendBook(automation_of(workspace.place)).set_hearers(hearers),
            lambda _: self.changed.emit(),
        )

    @Slot()
    def ask_account(self) -> None:
        """Open the dialog for the mail account after asking the keyring for the password."""

        def work(workspace: Workspace) -> tuple[MailAccount | None, str, bool]:
            account = SendBook(automation_of(workspace.place)).account()
            password = "" if account is None else kept_password(account)
            return account, password, secrets.is_there()

        self._session.read(work, self._ask)

    def _ask(self, known: tuple[MailAccount | None, str, bool]) -> None:
        account, password, can_keep = known
        if account is not None:
            password = self._passwords.get(account, password)
        context = self._context
        dialog = MailDialog(context.window, context.icons, account, password, can_keep=can_keep)
        dialog.test_wanted.connect(partial(self._test, dialog))
        dialog.save_wanted.connect(partial(self._save, dialog))
        dialog.remove_wanted.connect(partial(self._remove, dialog, account))
        dialog.open()

    def _test(self, dialog: MailDialog, account: MailAccount, password: str) -> None:
        dialog.show_busy()
        now, to = PRESENT.now(), account.sender
        letter = Letter(self.tr("Test mail of storemon"), self.tr("Mail from storemon arrives here."))
        content = mail_of(letter, [to], f"test{now}", now)

        def done(_result: object) -> None:
            text = self.tr("The server accepted a test mail to {address}.").format(address=to)
            dialog.show_result(text, wrong=False)

        def failed(error: Exception) -> None:
            dialog.show_result(translate_message(message_of(error)), wrong=True)

        job = Job(lambda progress: try_account(account, password, to, content, progress), done, failed)

        def forget() -> None:
            # The dialog may be closed by the time the job ends.
            job.done = job.failed = None

        dialog.finished.connect(forget)
        self._session.runner.start(Lane.SEND, job)

    def _save(self, dialog: MailDialog, account: MailAccount, password: str, keep: bool) -> None:  # noqa: FBT001  # a signal's
        dialog.accept()
        self._passwords = {account: password} if password else {}
        self._told.clear()

        def work(workspace: Workspace) -> bool:
            file = automation_of(workspace.place)
            SendBook(file).set_account(account)
            Outbox(file).again()
            if keep and password:
                return keep_password(account, password)
            forget_password(account)
            return True

        self._session.read(work, self._saved)

    def _saved(self, kept: object) -> None:
        if not kept:
            text = self.tr("The keyring did not save the password.")
            detail = self.tr("It is used until you quit, and asked for again then.")
            self._context.banners.show_message(Tone.NOTICE, text, detail)
        self.changed.emit()
        self.look()

    def _remove(self, dialog: MailDialog, account: MailAccount | None) -> None:
        dialog.accept()
        self._passwords = {}

        def work(workspace: Workspace) -> Message:
            if account is not None:
                forget_password(account)
            SendBook(automation_of(workspace.place)).set_account(None)
            return Message("")

        self._session.read(work, lambda _: self.changed.emit())
