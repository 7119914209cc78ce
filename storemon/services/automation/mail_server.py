"""Mail by SMTP: always encrypted, with the server's certificate verified against the system's trust store."""

from __future__ import annotations

import contextlib
import smtplib
import socket
from collections.abc import Sequence
from typing import Final

from storemon.core.mail import MailAccount, MailSecurity
from storemon.errors import Rejected, SendProblem
from storemon.message import NOTHING, Message, joined
from storemon.services.automation.network_problem import CHECK_SETTINGS, unreachable
from storemon.services.trust import trusting

TIMEOUT_SECONDS: Final = 15.0
"""Timeout for each response of the server."""
_GOODBYE_SECONDS: Final = 2.0
_LONGEST_ANSWER: Final = 200


class MailServer:
    """A connection to a mail server, open and logged in."""

    def __init__(self, account: MailAccount, password: str) -> None:
        """Connect. Raises `SendProblem`."""
        self._account = account
        self._sending = False
        try:
            self._smtp = _open(account)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise _problem(account, error) from error
        try:
            if account.needs_password:
                self._smtp.login(account.user, password)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            self._smtp.close()
            raise _problem(account, error) from error

    @property
    def is_open(self) -> bool:
        """Whether another message can be sent."""
        return self._smtp.sock is not None

    def send(self, to: Sequence[str], content: str) -> Message:
        """Send a message; return which recipients the server refused, empty if none.

        Raises `SendProblem`.
        """
        self._sending = True
        try:
            refused = self._smtp.sendmail(
                self._account.sender, list(to), f"From: {self._account.sender}\r\n{content}".encode("ascii")
            )
        except (smtplib.SMTPException, OSError) as error:
            raise _problem(self._account, error) from error
        finally:
            self._sending = False
        if refused:
            return Message("The server did not take it for {people}.", people=", ".join(sorted(refused)))
        return NOTHING

    def close(self) -> None:
        """Close the connection; a message that is still being sent on an abandoned thread is cut off."""
        sock = self._smtp.sock
        if self._sending and sock is not None:
            # That thread holds the lock of the connection's file, so saying goodbye would wait for it. It
            # closes the rest once the socket has ended. A TLS socket's own method would take away its keys.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            return
        with contextlib.suppress(smtplib.SMTPException, OSError):
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(_GOODBYE_SECONDS)
                self._smtp.quit()
        self._smtp.close()


def _open(account: MailAccount) -> smtplib.SMTP:
    trusted = trusting()
    if account.security is MailSecurity.TLS:
        return smtplib.SMTP_SSL(account.host, account.port, timeout=TIMEOUT_SECONDS, context=trusted)
    smtp = smtplib.SMTP(account.host, account.port, timeout=TIMEOUT_SECONDS)
    try:
        smtp.starttls(context=trusted)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _problem(account: MailAccount, error: Exception) -> SendProblem:
    host = account.host
    if isinstance(error, UnicodeError):  # raised by Python's own client
        return SendProblem(
            Message("The user name or the password has letters that cannot be sent to {host}.", host=host),
            remedy=Message("Use one without accents and special letters, such as an app password."),
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return SendProblem(
            Message("{host} refused the user name or the password.", host=host), remedy=CHECK_SETTINGS
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return SendProblem(
            Message("{host} offers no encryption or no login here, so nothing was sent.", host=host),
            remedy=Message("Check the port and the kind of encryption."),
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException):
        return _refusal(host, error)
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        return unreachable(host, error)
    return SendProblem(Message("{host} cannot be reached.", host=host), Message("The connection was lost."))


def _refusal(host: str, error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> SendProblem:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        people = ", ".join(sorted(error.recipients))
        what = Message("{host} did not take the mail for {people}.", host=host, people=people)
        return SendProblem(what) if min(codes, default=500) < 500 else Rejected(what)
    said = error.smtp_error
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    text = "".join(letter for letter in text if letter.isprintable())[:_LONGEST_ANSWER]
    what = Message("{host} did not take the mail.", host=host)
    kind = SendProblem if error.smtp_code < 500 else Rejected
    return kind(what, joined(f"{error.smtp_code} {text}"))
