"""The database that a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storemon.errors import BadInput
from storemon.services.paths import default_database
from storemon.services.workspace import Workspace


@contextmanager
def opened(options: argparse.Namespace, *, new: bool = False) -> Iterator[Workspace]:
    """Open the database; a `new` one is made only where something is brought to it.

    Raises `BadInput` where the one that was named is not there.
    """
    if not new and options.database is not None and not _is_there(options.database):
        raise BadInput(
            f"There is no database {options.database}.",
            remedy="Check the name, or import files into it first.",
        )
    workspace = Workspace.open(options.database or default_database())
    try:
        yield workspace
    finally:
        workspace.close()


def _is_there(path: Path) -> bool:
    """Return whether there is such a file, or something that only opening it can tell of."""
    try:
        return path.exists()
    except OSError:
        return True
