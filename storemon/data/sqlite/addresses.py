"""Files as the addresses that SQLite opens with options, and databases as a person names them."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

from storemon.core.message import Message
from storemon.errors import BadInput

_HEAD: Final = "file://"
# What SQLite and its libraries take for something other than a path. Drives have one letter.
_NO_PATH: Final = re.compile(r"(?:file|sqlite[+\w]*|https?|ftp|smb|sftp):|:memory:$", re.IGNORECASE)


def named_database(text: str) -> Path:
    """Return the absolute path that a person named, with `~` as a home folder; nothing is looked at.

    Raises `BadInput` where it is no path: empty, or an address such as `file:y.db?mode=memory`. SQLite would
    take parts of it for options, and each of its users another file for the one that is meant.
    """
    if not text:
        raise BadInput(
            Message("The name of the database is empty."), remedy=Message("Name a file, such as stores.db.")
        )
    if _NO_PATH.match(text):
        raise BadInput(
            Message("The database has to be named by its path."),
            Message("{text} is an address.", text=text),
            Message("Write the path alone. If a file really has this name, write ./ before it."),
        )
    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError) as error:  # no such person; or the current folder is gone
        raise BadInput(
            Message("The database cannot be named this way."),
            Message("{text} leads to no folder.", text=text),
            Message("Name it by its whole path."),
        ) from error


def address(path: PurePath, options: str) -> str:
    """Return the address of an absolute path with options, such as `mode=ro`."""
    rest = path.as_uri().removeprefix(_HEAD)
    # SQLite accepts no machine in an address: that of a share on Windows is a part of its path.
    return f"{_HEAD}{rest if rest.startswith('/') else '//' + rest}?{options}"
