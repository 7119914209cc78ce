"""The address of a database on a server, such as `postgresql://ana@db.example.com/storemon`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from typing_extensions import override

SCHEMES: Final = ("postgresql", "postgres")


def is_server_address(text: str) -> bool:
    """Tell whether a text names a server's database, not a file."""
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a database on a server is. What is shown of it has no password; `text` may have one."""

    text: str = field(repr=False)

    @override
    def __str__(self) -> str:
        split = urlsplit(self.text)
        machine = split.netloc.rpartition("@")[2]
        user = self.user
        return f"postgresql://{user + '@' if user else ''}{machine}{split.path}"

    @property
    def user(self) -> str:
        """Who connects, as far as the address says it."""
        return unquote(urlsplit(self.text).username or "")

    @property
    def database(self) -> str:
        """The name of the database, as far as the address says it."""
        return unquote(urlsplit(self.text).path.lstrip("/"))

    @property
    def has_password(self) -> bool:
        """Whether the address says the password."""
        split = urlsplit(self.text)
        named = {name.lower() for name, _ in parse_qsl(split.query, keep_blank_values=True)}
        return split.password is not None or bool(named & {"password", "sslpassword"})


Place = Path | ServerAddress
"""Where a database is: a file of this machine, or on a server."""
