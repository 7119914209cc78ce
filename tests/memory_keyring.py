"""A keyring that exists for the duration of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from typing_extensions import override


class MemoryKeyring(KeyringBackend):
    """Keeps passwords by service and user; with `broken`, every call fails."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False

    @override
    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[service, username]

    def _check(self) -> None:
        if self.broken:
            raise RuntimeError("the keyring is locked")


@contextmanager
def memory_keyring() -> Iterator[MemoryKeyring]:
    """Make keyring's functions use a memory keyring."""
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)
