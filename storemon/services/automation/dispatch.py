"""Sends the messages waiting in the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from storemon.core.mail import MailAccount
from storemon.core.outgoing import Outgoing, Way
from storemon.core.progress import Progress, silent
from storemon.errors import Rejected, SendProblem, TooSlow
from storemon.message import NOTHING, Message
from storemon.services.automation.bounded import bounded
from storemon.services.automation.mail_server import MailServer
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import SendBook
from storemon.services.automation.web_address import post

PasswordOf = Callable[[MailAccount], str]
"""Returns the password of an account, empty if unknown; may ask the keyring or the user."""
_LOCK: Final = "-send"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The outcome of the messages that were due. `password_wanted`: mail waits for an unknown password."""

    items: tuple[Outgoing, ...] = ()
    password_wanted: bool = False


NOTHING_DUE: Final = Dispatch()


def send_waiting(outbox: Outbox, now: int, password_of: PasswordOf, progress: Progress = silent) -> Dispatch:
    """Send all messages that are due, unless another process is doing so.

    Each is recorded before it is sent and after it was accepted. If the process is killed in between, it is
    sent again with the same Message-ID or Idempotency-Key, as neither SMTP nor HTTP can tell whether it was
    accepted. Raises `DatabaseProblem` and what `progress` raises.
    """
    if not outbox.file.is_there or not outbox.due(now):
        return NOTHING_DUE
    with outbox.file.sole(_LOCK) as mine:
        if not mine:
            return NOTHING_DUE
        due = outbox.due(now)
        mails = [item for item in due if item.way is Way.MAIL]
        done = [_posted(outbox, item, now, progress) for item in due if item.way is Way.POST]
        if not mails:
            return Dispatch(tuple(done))
        account = SendBook(outbox.file).account()
        if account is None:
            reason = Message("No mail account is set up.")
            return Dispatch((*done, *(outbox.held(item, reason) for item in mails)))
        password = password_of(account) if account.needs_password else ""
        if account.needs_password and not password:
            reason = Message("It waits for the password of the mail account.")
            held = tuple(outbox.held(item, reason) for item in mails)
            return Dispatch((*done, *held), password_wanted=True)
        done += _mailed(outbox, mails, partial(MailServer, account, password), now, progress)
        return Dispatch(tuple(done))


def try_account(
    account: MailAccount, password: str, to: str, content: str, progress: Progress = silent
) -> None:
    """Send one message now to test an account, saved or not. Raises `SendProblem`."""

    def work() -> Message:
        server = MailServer(account, password)
        try:
            return server.send([to], content)
        finally:
            server.close()

    refused = bounded(work, progress)
    if refused != NOTHING:
        raise Rejected(refused)


def _posted(outbox: Outbox, item: Outgoing, now: int, progress: Progress) -> Outgoing:
    progress(0.0, NOTHING)
    content = outbox.content(item.key)
    begun = outbox.begin(item)
    try:
        bounded(lambda: post(item.to[0], content, item.key), progress)
    except SendProblem as problem:
        return outbox.failed(begun, problem.message, now, again=not isinstance(problem, Rejected))
    return outbox.sent(begun)


def _mailed(
    outbox: Outbox,
    mails: Sequence[Outgoing],
    open_server: Callable[[], MailServer],
    now: int,
    progress: Progress,
) -> Iterator[Outgoing]:
    """Send mails over one connection; if it is lost, the remaining ones wait for the next round."""
    try:
        server = bounded(open_server, progress)
    except SendProblem as problem:
        for item in mails:
            yield outbox.failed(
                outbox.begin(item), problem.message, now, again=not isinstance(problem, Rejected)
            )
        return
    try:
        for item in mails:
            # Not begun if cancelled while the one before was sent: it would be sent twice.
            progress(0.0, NOTHING)
            send = partial(server.send, item.to, outbox.content(item.key))
            begun = outbox.begin(item)
            try:
                refused = bounded(send, progress)
            except SendProblem as problem:
                yield outbox.failed(begun, problem.message, now, again=not isinstance(problem, Rejected))
                if isinstance(problem, TooSlow) or not server.is_open:
                    return
            else:
                yield outbox.sent(begun, refused)
    finally:
        server.close()
