"""Addresses of databases on servers, and how they are displayed."""

from __future__ import annotations

import pytest

from storemon.core.server_address import ServerAddress, is_server_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ana:secret@db.example.com:5433/stores", "postgresql://ana@db.example.com:5433/stores"),
        ("postgres://db/stores?password=secret&sslmode=require", "postgresql://db/stores"),
        ("postgresql://?service=head-office", "postgresql://"),
        ("postgresql://a%40b:se%40cret@db/stores", "postgresql://a@b@db/stores"),
        ("POSTGRESQL:///stores", "postgresql:///stores"),
    ],
)
def test_what_is_shown_has_no_password(text: str, shown: str) -> None:
    address = ServerAddress(text)
    assert str(address) == shown
    assert "secret" not in repr(address)
    assert "cret" not in f"{address}{address!r}"


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("postgresql://ana:secret@db/stores", True),
        ("postgresql://db/stores?PASSWORD=x", True),
        ("postgresql://db/stores?sslpassword=x", True),
        ("postgresql://ana@db/stores?passfile=x", False),
        ("postgresql://ana:@db/stores", True),
    ],
)
def test_an_address_tells_whether_it_says_a_password(text: str, has: bool) -> None:
    assert ServerAddress(text).has_password is has


@pytest.mark.parametrize(
    "text", ["stores.db", "postgresql", "C:\\stores.db", "file:stores.db", "postgresql:x"]
)
def test_other_names_are_no_addresses(text: str) -> None:
    assert not is_server_address(text)
