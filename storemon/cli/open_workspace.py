"""Open the database that a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from storemon.cli.database_path import database_path
from storemon.services.workspace import Workspace


@contextmanager
def opened(options: argparse.Namespace, *, new: bool = False) -> Iterator[Workspace]:
    """Open the database; a `new` one is created only by a command that adds data.

    Raises `BadInput` if the named one does not exist, and as `Workspace.open` does.
    """
    workspace = Workspace.open(database_path(options, new=new))
    try:
        yield workspace
    finally:
        workspace.close()
