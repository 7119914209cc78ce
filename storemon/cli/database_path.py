"""The database that a command works on."""

from __future__ import annotations

import argparse

from storemon.core.server_address import Place
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.opening import is_there
from storemon.services.paths import default_database, environment_database


def database_path(options: argparse.Namespace, *, new: bool = False) -> Place:
    """Return its place; a `new` one may be created. Raises `BadInput` if a named one does not exist."""
    named: Place | None = options.database or environment_database()
    if not new and named is not None:
        check_there(named)
    return named or default_database()


def check_there(place: Place) -> None:
    """Raise `BadInput` if there is no such file; for a server, opening it finds out."""
    if not is_there(place):
        raise BadInput(
            Message("There is no database {path}.", path=str(place)),
            remedy=Message("Check the name, or import files into it first."),
        )
