"""Let all parts of the Windows folder use one OpenSSL: that of PostgreSQL's driver, newer than Python's.

Both are large. OpenSSL 3 keeps its functions from version to version, so what was built for an older one
runs with a newer one. Only the names of the files differ.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from resources.installer import console

_DRIVER: Final = "psycopg_binary.libs"
_NAMES: Final = ("libcrypto-3", "libssl-3")


def share(folder: Path) -> None:
    """Put the driver's OpenSSL in the place of Python's. Raises `console.Stop` if it is not as expected."""
    inside = folder / "_internal"
    found = {f"{name}.dll": _only(inside / _DRIVER, f"{name}-x64-*.dll") for name in _NAMES}
    for name, library in found.items():
        if not (inside / name).exists():
            raise console.Stop(f"Python's {name} is not in the folder, so nothing can take its place.")
        library.replace(inside / name)
    users = [_only(inside / _DRIVER, "libpq-*.dll"), *(inside / name for name in found)]
    for user in users:
        content = user.read_bytes()
        for name, library in found.items():
            content = renamed(content, library.name, name)
        user.write_bytes(content)


def renamed(content: bytes, old: str, new: str) -> bytes:
    """Rename a library where a Windows file imports it; the new name must not be longer."""
    before, after = (name.encode() + b"\0" for name in (old, new))
    return content.replace(before, after.ljust(len(before), b"\0"))


def _only(folder: Path, pattern: str) -> Path:
    found = list(folder.glob(pattern))
    if len(found) != 1:
        raise console.Stop(f"{folder.name} has {len(found)} files {pattern}; one was expected.")
    return found[0]
