"""File paths as URIs, which let SQLite open files with options."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

_HEAD: Final = "file://"


def address(path: PurePath, options: str) -> str:
    """Return the URI of an absolute path with options, such as `mode=ro`."""
    rest = path.as_uri().removeprefix(_HEAD)
    # SQLite accepts no host in a URI: that of a Windows share is part of its path.
    return f"{_HEAD}{rest if rest.startswith('/') else '//' + rest}?{options}"
