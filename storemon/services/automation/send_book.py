"""The mail account and the recipients of alerts. Nothing is sent until they are set up."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from storemon.core.mail import MailAccount, MailSecurity
from storemon.data.automation_file import AutomationFile, Content
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services import secrets

_SET: Final = "set"
_ACCOUNT: Final = "mail"
_HEARERS: Final = "hearers"
_SERVICE: Final = "storemon mail"
_LONGEST_URL: Final = 2_000


@dataclass(frozen=True, slots=True)
class Hearers:
    """Recipients of alerts besides the desktop: mail addresses and a web address; empty for none."""

    mail: tuple[str, ...] = ()
    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.mail or self.url)


NOBODY: Final = Hearers()


class SendBook:
    """Stores them in the automation file; methods that use it raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self._file = file

    def account(self) -> MailAccount | None:
        """Return the mail account, None if there is none."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _ACCOUNT)
        return _account(found) if found else None

    def set_account(self, account: MailAccount | None) -> None:
        """Set the mail account; None for no mail."""
        row: Content = {}
        if account is not None:
            row = {
                "host": account.host,
                "port": account.port,
                "security": account.security.value,
                "user": account.user,
                "sender": account.sender,
            }
        with self._file.writing() as records:
            records.put(_SET, {_ACCOUNT: row})

    def hearers(self) -> Hearers:
        """Return the recipients of alerts."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _HEARERS)
        if found is None:
            return NOBODY
        mail: Any = found.get("mail", [])
        return Hearers(tuple(map(str, mail)), str(found.get("url", "")))

    def set_hearers(self, hearers: Hearers) -> None:
        """Set the recipients of alerts."""
        with self._file.writing() as records:
            records.put(_SET, {_HEARERS: {"mail": list(hearers.mail), "url": hearers.url}})


def kept_password(account: MailAccount) -> str:
    """Return an account's password from the system's keyring, empty if there is none; may block."""
    return secrets.get(_SERVICE, account.name) or ""


def keep_password(account: MailAccount, password: str) -> bool:
    """Store a password in the system's keyring; return whether it was stored."""
    return secrets.put(_SERVICE, account.name, password)


def forget_password(account: MailAccount) -> None:
    """Delete the stored password of an account."""
    secrets.delete(_SERVICE, account.name)


def check_url(text: str) -> str:
    """Return a valid web address for alerts: https, or http on this computer. Raises `BadInput`."""
    remedy = Message("Write an address that begins with https://.")
    wrong = BadInput(Message("{text} is no web address that alerts can go to.", text=text), remedy=remedy)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise wrong from None
    fits = text.isascii() and text.isprintable() and " " not in text and len(text) <= _LONGEST_URL
    if not fits or not parts.hostname or parts.username is not None or port == 0:
        raise wrong
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname)):
        raise wrong
    return text


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _account(row: Content) -> MailAccount:
    return MailAccount(
        str(row["host"]),
        int(row["port"]),
        MailSecurity(row["security"]),
        str(row.get("user", "")),
        str(row["sender"]),
    )
