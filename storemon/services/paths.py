"""Where storemon keeps its data unless another place is chosen."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from platformdirs import user_config_path, user_data_path, user_log_path, user_state_path

from storemon.core.daypart_times import DAYPARTS, DEFAULT_STARTS, DaypartTimes, parse_clock
from storemon.core.server_address import Place, ServerAddress, is_server_address
from storemon.core.vocabulary import DEFAULT_REPORTS
from storemon.data.private import close_to_others, make_file, make_folder
from storemon.errors import BadInput
from storemon.message import Message

DATABASE_NAME: Final = "storemon.db"
_LARGEST: Final = 1_000_000
# What SQLite and its libraries take for something other than a path. Drives have one letter.
_NO_PATH: Final = re.compile(r"(?:file|sqlite[+\w]*|https?|ftp|smb|sftp):|:memory:$", re.IGNORECASE)
_DIGITS: Final = 3
_VARIABLE: Final = "STOREMON_DATABASE"


def default_database() -> Path:
    """Return the database of this person on this machine; neither it nor its folder need be there."""
    return (chosen_folder() or usual_folder()) / DATABASE_NAME


def usual_folder() -> Path:
    """Return the folder of the database where no other was chosen."""
    return user_data_path("storemon", appauthor=False)


def settings_file() -> Path:
    """Return the file that holds this person's settings; it need not be there."""
    return user_config_path("storemon", appauthor=False) / "storemon.ini"


def chosen_folder() -> Path | None:
    """Return the folder that was chosen in the settings.

    It is written percent-encoded, as `folder` of the section `data`. Anything else there is no folder.
    """
    with contextlib.suppress(ValueError):
        folder = Path(unquote(setting("data", "folder")))
        return folder if folder.is_absolute() and str(folder).isprintable() else None
    return None


def chosen_server() -> ServerAddress | None:
    """Return the shared database that the window was connected to last; None for the one of this computer.

    It is written percent-encoded, as `current` of the section `shared`. Anything else there is none.
    """
    text = unquote(setting("shared", "current"))
    return ServerAddress(text) if is_server_address(text) and text.isprintable() else None


def kept_reports() -> int:
    """Return how many reports stay, as it was chosen in the settings: `reports` of the section `data`."""
    text = setting("data", "reports")
    chosen = int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0
    return chosen or DEFAULT_REPORTS


def chosen_dayparts() -> DaypartTimes:
    """Return when dayparts begin, as it was chosen in the settings: one of each name in `dayparts`."""
    chosen = (parse_clock(unquote(setting("dayparts", name))) for name in DAYPARTS)
    return DaypartTimes(
        tuple(usual if start is None else start for start, usual in zip(chosen, DEFAULT_STARTS, strict=True))
    )


def setting(wanted: str, name: str) -> str:
    """Return a setting of a section, for those who read them without Qt; empty where it is not there."""
    section = ""
    with contextlib.suppress(OSError, ValueError):
        path = settings_file()
        lines = path.read_text(encoding="utf-8").splitlines() if path.stat().st_size < _LARGEST else []
        for line in map(str.strip, lines):
            if line.startswith("["):
                section = line
            elif section == f"[{wanted}]" and line.startswith(f"{name}="):
                return line.removeprefix(f"{name}=")
    return ""


def own_database() -> Path:
    """Return what stands for the person's own database, wherever that was moved to."""
    return usual_folder() / DATABASE_NAME


def window_key(database: Place | None) -> Place:
    """Return what a window is known by: its database; the person's own is one, wherever it was moved to."""
    if database is None or (isinstance(database, Path) and is_own(database)):
        return own_database()
    return database


def make_settings_private(path: Path) -> None:
    """Make the settings file where there is none, readable by its owner only. Raises `OSError`."""
    make_folder(path.parent)
    make_file(path)
    close_to_others(path)


def is_own(database: Path) -> bool:
    """Return whether that is the person's own database, by whatever path."""
    return _same(database, default_database())


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def run_folder() -> Path:
    """Return the folder in which running windows of this person find each other; it need not be there."""
    return user_state_path("storemon", appauthor=False) / "run"


def log_folder() -> Path:
    """Return the folder of the logs and crash reports of this person; it need not be there."""
    return user_log_path("storemon", appauthor=False)


def environment_database() -> Place | None:
    """Return the database that `STOREMON_DATABASE` names, None where it names none.

    Raises as `named_database` does.
    """
    text = os.environ.get(_VARIABLE, "")
    return named_database(text) if text else None


def check_open_to_see(place: Place) -> None:
    """Refuse a password in what a command was started with, which others of this computer can see.

    Raises `BadInput`.
    """
    if isinstance(place, ServerAddress) and place.has_password:
        raise BadInput(
            Message("There is a password in the address of the database."),
            Message("Others can see what a command is started with."),
            Message(
                "Leave it out. storemon takes it from the file .pgpass, from PGPASSWORD or from "
                "STOREMON_DATABASE."
            ),
        )


def named_database(text: str) -> Place:
    """Return the server's address, or the absolute path, that a person named; nothing is looked at.

    `~` is a home folder. Raises `BadInput` where it is neither: empty, or an address such as
    `file:y.db?mode=memory`. SQLite would take parts of it for options, and each of its users another file
    for the one that is meant.
    """
    if not text:
        raise BadInput(
            Message("The name of the database is empty."), remedy=Message("Name a file, such as stores.db.")
        )
    if is_server_address(text):
        return ServerAddress(text)
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
