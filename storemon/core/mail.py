"""Who sends mail, through which server, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from storemon.errors import BadInput
from storemon.message import Message

_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*")
_BETWEEN: Final = re.compile(r"[,;\s]+")
MOST_PEOPLE: Final = 100
LONGEST_ADDRESS: Final = 254


class MailSecurity(StrEnum):
    """How a connection with a mail server is encrypted; one that is not is never used."""

    TLS = "tls"
    """From the first byte on, usually on port 465."""
    STARTTLS = "starttls"
    """After a greeting in the open, usually on port 587."""


PORTS: Final = {MailSecurity.TLS: 465, MailSecurity.STARTTLS: 587}


@dataclass(frozen=True, slots=True)
class MailAccount:
    """A mail server and the account on it; `user` is empty where the server asks for none.

    `sender`: the address that mails come from.
    """

    host: str
    port: int
    security: MailSecurity
    user: str
    sender: str

    @property
    def needs_password(self) -> bool:
        """Whether the server asks who we are."""
        return bool(self.user)

    @property
    def name(self) -> str:
        """What its password is kept under."""
        return f"{self.user}@{self.host}:{self.port}"


def parse_addresses(text: str) -> tuple[str, ...]:
    """Return the mail addresses in a text, each once, separated by commas, semicolons or blanks.

    Raises `BadInput` for invalid addresses, and for more than `MOST_PEOPLE`.
    """
    found = dict.fromkeys(part for part in _BETWEEN.split(text) if part)
    for part in found:
        if not part.isascii() or len(part) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(part):
            raise BadInput(
                Message("{text} is not an email address.", text=part),
                remedy=Message("Write addresses such as ana@example.com, separated by commas."),
            )
    if len(found) > MOST_PEOPLE:
        raise BadInput(
            Message("There are more than {most} addresses.", most=MOST_PEOPLE),
            remedy=Message("Use the address of a mailing list."),
        )
    return tuple(found)
