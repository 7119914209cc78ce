"""The database that a command works on."""

from __future__ import annotations

import argparse
from pathlib import Path

from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.opening import is_there
from storemon.services.paths import default_database


def database_path(options: argparse.Namespace, *, new: bool = False) -> Path:
    """Return its path; a `new` one may be made there. Raises `BadInput` where the named one is not there."""
    path: Path = options.database or default_database()
    if not new and options.database is not None and not is_there(path):
        raise BadInput(
            Message("There is no database {path}.", path=path),
            remedy=Message("Check the name, or import files into it first."),
        )
    return path
