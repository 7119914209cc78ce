"""Passwords in the system's keyring, and without one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.core.server_address import ServerAddress
from storemon.services import secrets, shared_passwords
from tests.memory_keyring import MemoryKeyring, memory_keyring

ADDRESS = ServerAddress("postgresql://ana@db.example.com/stores")
SECRET, OTHER = "Geheim99", "Geheim98"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as made:
        yield made


def test_a_password_is_kept_replaced_and_forgotten(ring: MemoryKeyring) -> None:
    assert secrets.is_there()
    assert secrets.get("mail", "ana") is None
    assert secrets.put("mail", "ana", "one")
    assert secrets.put("mail", "ana", "two")
    assert (secrets.get("mail", "ana"), secrets.get("mail", "bob")) == ("two", None)
    secrets.delete("mail", "ana")
    secrets.delete("mail", "ana")
    assert secrets.get("mail", "ana") is None


def test_a_keyring_that_fails_keeps_nothing_and_breaks_nothing(ring: MemoryKeyring) -> None:
    ring.broken = True
    assert not secrets.put("mail", "ana", "one")
    assert secrets.get("mail", "ana") is None
    secrets.delete("mail", "ana")


def test_without_a_keyring_nothing_is_kept() -> None:
    assert not secrets.is_there()
    assert not secrets.put("mail", "ana", "one")
    assert secrets.get("mail", "ana") is None


def test_without_the_library_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not secrets.is_there()
    assert not secrets.put("mail", "ana", "one")


def test_the_password_of_a_shared_database_is_that_of_its_address(ring: MemoryKeyring) -> None:
    assert shared_passwords.can_keep_passwords()
    assert shared_passwords.with_password(ADDRESS).password == ""
    typed = ServerAddress(ADDRESS.text, SECRET)
    assert shared_passwords.keep_password(typed)
    assert shared_passwords.with_password(ADDRESS) == typed
    assert shared_passwords.with_password(ADDRESS).password == SECRET
    other = ServerAddress(ADDRESS.text, OTHER)
    assert shared_passwords.with_password(other).password == OTHER
    shared_passwords.forget_password(ADDRESS)
    assert shared_passwords.with_password(ADDRESS).password == ""
    assert SECRET not in f"{typed} {typed!r}"


def test_the_keyring_is_loaded_by_the_first_question_only() -> None:
    program = "import sys, storemon.services.shared_passwords; print('keyring' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
