"""The address of a database on a server, such as `postgresql://ana@db.example.com/storemon`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from storemon.override import override

SCHEMES: Final = ("postgresql", "postgres")
PORT: Final = 5432
SYSTEM_CERTIFICATES: Final = "system"
"""Used instead of a certificate file: the certificates that this computer trusts."""


class Encryption(StrEnum):
    """How a connection is protected, named as in PostgreSQL's `sslmode`."""

    CHECKED = "verify-full"
    """Encrypted, with a certificate that proves the server's name."""
    UNCHECKED = "require"
    """Encrypted, without checking the server's identity."""
    IF_OFFERED = "prefer"
    """Encrypted if the server supports it."""


def is_server_address(text: str) -> bool:
    """Return whether a text is the address of a server's database, not a file."""
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a database on a server. Its display text has no password; `text` may have one.

    `password`: one that was typed in or stored elsewhere; empty if it is in the text or found by libpq.
    """

    text: str = field(repr=False)
    password: str = field(default="", repr=False, compare=False)

    @classmethod
    def of(
        cls,
        host: str,
        database: str,
        user: str,
        *,
        port: int = PORT,
        encryption: Encryption = Encryption.CHECKED,
        certificates: str = SYSTEM_CERTIFICATES,
    ) -> ServerAddress:
        """Make an address from its parts; `host` may be a socket's folder, which needs no encryption."""
        options = {}
        machine = quote(host, safe="")
        if host.startswith("/"):
            machine, options["host"] = "", host
        elif ":" in host:
            machine = f"[{host}]"
        if not host.startswith("/"):
            options["sslmode"] = encryption.value
            if encryption is Encryption.CHECKED:
                options["sslrootcert"] = certificates
        who = f"{quote(user, safe='')}@" if user else ""
        where = "" if port == PORT else f":{port}"
        text = f"postgresql://{who}{machine}{where}/{quote(database, safe='')}"
        return cls(f"{text}?{urlencode(options, quote_via=quote)}")

    @override
    def __str__(self) -> str:
        split = urlsplit(self.text)
        machine = split.netloc.rpartition("@")[2]
        user = self.user
        return f"postgresql://{user + '@' if user else ''}{machine}{split.path}"

    @property
    def user(self) -> str:
        """The user, if the address has one."""
        return unquote(urlsplit(self.text).username or "")

    @property
    def database(self) -> str:
        """The name of the database, if the address has one."""
        return unquote(urlsplit(self.text).path.lstrip("/"))

    @property
    def host(self) -> str:
        """The name of the server or the folder of its socket, if the address has one."""
        return unquote(urlsplit(self.text).hostname or "") or self._option("host")

    @property
    def port(self) -> int:
        """The port, or PostgreSQL's default if the address has none."""
        try:
            return urlsplit(self.text).port or int(self._option("port") or PORT)
        except ValueError:
            return PORT

    @property
    def encryption(self) -> Encryption:
        """How the connection is protected; PostgreSQL's default if the address does not say."""
        named = self._option("sslmode")
        return Encryption(named) if named in set(Encryption) else Encryption.IF_OFFERED

    @property
    def certificates(self) -> str:
        """The certificate file to check the server's certificate with, or `SYSTEM_CERTIFICATES`."""
        return self._option("sslrootcert") or SYSTEM_CERTIFICATES

    def _option(self, name: str) -> str:
        return dict(parse_qsl(urlsplit(self.text).query)).get(name, "")

    @property
    def has_password(self) -> bool:
        """Whether the address contains the password."""
        split = urlsplit(self.text)
        named = {name.lower() for name, _ in parse_qsl(split.query, keep_blank_values=True)}
        return split.password is not None or bool(named & {"password", "sslpassword"})


Place = Path | ServerAddress
"""Where a database is: a file of this machine, or on a server."""
