"""The database that a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from storemon.core.message import Message
from storemon.errors import BadInput
from storemon.services.paths import default_database
from storemon.services.workspace import Workspace, is_there


@contextmanager
def opened(options: argparse.Namespace, *, new: bool = False) -> Iterator[Workspace]:
    """Open the database; a `new` one is made only where something is brought to it.

    Raises `BadInput` where the one that was named is not there, and as `Workspace.open` does.
    """
    path = options.database or default_database()
    if not new and options.database is not None and not is_there(path):
        raise BadInput(
            Message("There is no database {path}.", path=path),
            remedy=Message("Check the name, or import files into it first."),
        )
    workspace = Workspace.open(path)
    try:
        yield workspace
    finally:
        workspace.close()
