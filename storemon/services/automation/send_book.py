"""Where things are sent: the mail account, and who hears of alerts. Before one is set, nothing is sent."""

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
    """Who hears of alerts beside the desktop: addresses of mail, and a web address; empty for nobody."""

    mail: tuple[str, ...] = ()
    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.mail or self.url)


NOBODY: Final = Hearers()


class SendBook:
    """Keeps it in the automation file. All raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self._file = file

    def account(self) -> MailAccount | None:
        """Return the mail account, None where none is set up."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _ACCOUNT)
        return _account(found) if found else None

    def set_account(self, account: MailAccount | None) -> None:
        """Send mail through this account from now on; None for no mail."""
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
        """Return who hears of alerts."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _HEARERS)
        if found is None:
            return NOBODY
        mail: Any = found.get("mail", [])
        return Hearers(tuple(map(str, mail)), str(found.get("url", "")))

    def set_hearers(self, hearers: Hearers) -> None:
        """Let these hear of alerts from now on."""
        with self._file.writing() as records:
            records.put(_SET, {_HEARERS: {"mail": list(hearers.mail), "url": hearers.url}})


def kept_password(account: MailAccount) -> str:
    """Return the password that the system's keyring has for an account, empty where it has none; may wait."""
    return secrets.get(_SERVICE, account.name) or ""


def keep_password(account: MailAccount, password: str) -> bool:
    """Keep a password in the system's keyring; return whether it is kept."""
    return secrets.put(_SERVICE, account.name, password)


def forget_password(account: MailAccount) -> None:
    """Keep the password of an account no longer."""
    secrets.delete(_SERVICE, account.name)


def check_url(text: str) -> str:
    """Return a web address that alerts may go to: https, or http on this computer. Raises `BadInput`."""
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
