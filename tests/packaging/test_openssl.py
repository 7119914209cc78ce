"""The Windows folder has one OpenSSL, the driver's, in the place of Python's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resources.installer import console, openssl

if TYPE_CHECKING:
    from pathlib import Path

CRYPTO = "libcrypto-3-x64-6033.dll"
SSL = "libssl-3-x64-237d.dll"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "_internal"
    driver = inside / "psycopg_binary.libs"
    driver.mkdir(parents=True)
    for name in ("libcrypto-3.dll", "libssl-3.dll"):
        (inside / name).write_bytes(b"Python's")
    (driver / CRYPTO).write_bytes(b"newer")
    (driver / SSL).write_bytes(b"imports " + CRYPTO.encode() + b"\0end")
    (driver / "libpq-16d0.dll").write_bytes(b"".join(name.encode() + b"\0" for name in (SSL, CRYPTO)))
    return tmp_path


def test_the_driver_s_openssl_takes_the_place_of_python_s(folder: Path) -> None:
    openssl.share(folder)
    inside = folder / "_internal"
    assert (inside / "libcrypto-3.dll").read_bytes() == b"newer"
    assert [path.name for path in (inside / "psycopg_binary.libs").iterdir()] == ["libpq-16d0.dll"]


def test_the_driver_imports_it_by_python_s_names_at_the_same_places(folder: Path) -> None:
    driver = folder / "_internal" / "psycopg_binary.libs" / "libpq-16d0.dll"
    before = driver.read_bytes()
    openssl.share(folder)
    after = driver.read_bytes()
    assert len(after) == len(before)
    assert after.startswith(b"libssl-3.dll\0")
    assert after.index(b"libcrypto-3.dll\0") == before.index(CRYPTO.encode())
    assert (folder / "_internal" / "libssl-3.dll").read_bytes().startswith(b"imports libcrypto-3.dll\0")


def test_a_driver_with_other_libraries_stops_the_build(folder: Path) -> None:
    (folder / "_internal" / "psycopg_binary.libs" / SSL).unlink()
    with pytest.raises(console.Stop, match=r"has 0 files libssl-3-x64-\*\.dll; one was expected"):
        openssl.share(folder)
