"""The passwords of shared databases, by address."""

from __future__ import annotations

import dataclasses
from typing import Final

from storemon.core.server_address import ServerAddress
from storemon.services import secrets

_SERVICE: Final = "storemon shared database"


def with_password(address: ServerAddress) -> ServerAddress:
    """Return the address with its stored password, or unchanged if there is none."""
    if address.password or address.has_password:
        return address
    return dataclasses.replace(address, password=secrets.get(_SERVICE, str(address)) or "")


def keep_password(address: ServerAddress) -> bool:
    """Store the password of an address; return whether it was stored."""
    return secrets.put(_SERVICE, str(address), address.password)


def forget_password(address: ServerAddress) -> None:
    """Delete the stored password of an address."""
    secrets.delete(_SERVICE, str(address))


def can_keep_passwords() -> bool:
    """Return whether the system can store passwords."""
    return secrets.is_there()
