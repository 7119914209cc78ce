"""Passwords in the keyring of the system: Windows' credentials, macOS's keychain, or a desktop's on Linux.

The first call loads the keyring, which may ask the user to unlock it: never call this on the window's
thread. If there is no keyring, or it fails, nothing is stored and nothing is found.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from typing import Any

_LOG = logging.getLogger(__name__)


def is_there() -> bool:
    """Return whether the system has a keyring that stores passwords."""
    keyring = _keyring()
    # Keyrings that store nothing, including a chain of none, have no priority.
    return keyring is not None and keyring.get_keyring().priority > 0


def is_packed() -> bool:
    """Return whether the library and its dependencies on this system are installed, without calling it."""
    needed = {"win32": "win32ctypes.pywin32.win32cred", "darwin": "keyring.backends.macOS.api"}
    try:
        import_module("keyring")
        import_module(needed.get(sys.platform, "secretstorage"))
    except ImportError:
        return False
    return True


def get(service: str, user: str) -> str | None:
    """Return the password of a user of a service; None if none is stored."""
    found = _asked("get_password", service, user)
    return found if isinstance(found, str) else None


def put(service: str, user: str, password: str) -> bool:
    """Store a password, replacing an earlier one; return whether it is stored now."""
    _asked("set_password", service, user, password)
    return get(service, user) == password


def delete(service: str, user: str) -> None:
    """Delete a password."""
    if get(service, user) is not None:
        _asked("delete_password", service, user)


def _keyring() -> Any:
    """Return the library; None if it is not installed."""
    try:
        return import_module("keyring")
    except ImportError:
        return None


def _asked(call: str, *arguments: str) -> object:
    """Return the keyring's answer; None if it fails."""
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        return getattr(keyring, call)(*arguments)
    except Exception as error:  # noqa: BLE001  # each keyring has errors of its own; all mean the same here
        # Its message may contain the names of the service and the user.
        _LOG.info("the keyring does not answer: %s", type(error).__name__)
        return None
