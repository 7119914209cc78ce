"""The passwords of shared databases, by their addresses."""

from __future__ import annotations

import dataclasses
from typing import Final

from storemon.core.server_address import ServerAddress
from storemon.services import secrets

_SERVICE: Final = "storemon shared database"


def with_password(address: ServerAddress) -> ServerAddress:
    """Return the address with the password that is kept for it, or as it is."""
    if address.password or address.has_password:
        return address
    return dataclasses.replace(address, password=secrets.get(_SERVICE, str(address)) or "")


def keep_password(address: ServerAddress) -> bool:
    """Keep the password of an address; return whether it is kept."""
    return secrets.put(_SERVICE, str(address), address.password)


def forget_password(address: ServerAddress) -> None:
    """Keep the password of an address no longer."""
    secrets.delete(_SERVICE, str(address))


def can_keep_passwords() -> bool:
    """Return whether the system keeps passwords."""
    return secrets.is_there()
