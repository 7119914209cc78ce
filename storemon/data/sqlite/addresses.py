"""Files as the addresses that SQLite opens with options."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

_HEAD: Final = "file://"


def address(path: PurePath, options: str) -> str:
    """Return the address of an absolute path with options, such as `mode=ro`."""
    rest = path.as_uri().removeprefix(_HEAD)
    # SQLite accepts no machine in an address: that of a share on Windows is a part of its path.
    return f"{_HEAD}{rest if rest.startswith('/') else '//' + rest}?{options}"
