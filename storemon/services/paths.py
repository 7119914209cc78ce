"""Default locations of storemon's data, and the locations chosen in the settings."""

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
# What SQLite and its libraries do not treat as a path. Windows drives have one letter.
_NO_PATH: Final = re.compile(r"(?:file|sqlite[+\w]*|https?|ftp|smb|sftp):|:memory:$", re.IGNORECASE)
_DIGITS: Final = 3
_VARIABLE: Final = "STOREMON_DATABASE"


def default_database() -> Path:
    """Return the path of this user's database on this machine; it and its folder may not exist."""
    return (chosen_folder() or usual_folder()) / DATABASE_NAME


def usual_folder() -> Path:
    """Return the default folder of the database."""
    return user_data_path("storemon", appauthor=False)


def settings_file() -> Path:
    """Return the path of this user's settings file, which may not exist."""
    return user_config_path("storemon", appauthor=False) / "storemon.ini"


def chosen_folder() -> Path | None:
    """Return the folder chosen in the settings, None if there is none.

    It is stored percent-encoded as `folder` in the section `data`. Invalid values are ignored.
    """
    with contextlib.suppress(ValueError):
        folder = Path(unquote(setting("data", "folder")))
        return folder if folder.is_absolute() and str(folder).isprintable() else None
    return None


def chosen_server() -> ServerAddress | None:
    """Return the shared database that the window last connected to; None for the one on this computer.

    It is stored percent-encoded as `current` in the section `shared`. Invalid values are ignored.
    """
    text = unquote(setting("shared", "current"))
    return ServerAddress(text) if is_server_address(text) and text.isprintable() else None


def kept_reports() -> int:
    """Return how many reports are kept according to the settings: `reports` in the section `data`."""
    text = setting("data", "reports")
    chosen = int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0
    return chosen or DEFAULT_REPORTS


def chosen_dayparts() -> DaypartTimes:
    """Return the start times of dayparts in the settings: one value per name in the section `dayparts`."""
    chosen = (parse_clock(unquote(setting("dayparts", name))) for name in DAYPARTS)
    return DaypartTimes(
        tuple(usual if start is None else start for start, usual in zip(chosen, DEFAULT_STARTS, strict=True))
    )


def setting(wanted: str, name: str) -> str:
    """Return a setting in a section, read without Qt; empty if it is missing."""
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
    """Return the path that identifies the user's own database, even if it was moved."""
    return usual_folder() / DATABASE_NAME


def window_key(database: Place | None) -> Place:
    """Return what identifies a window: its database, or `own_database` if it is the user's own."""
    if database is None or (isinstance(database, Path) and is_own(database)):
        return own_database()
    return database


def make_settings_private(path: Path) -> None:
    """Create the settings file if needed, and make it readable only by its owner. Raises `OSError`."""
    make_folder(path.parent)
    make_file(path)
    close_to_others(path)


def is_own(database: Path) -> bool:
    """Return whether a path leads to the user's own database."""
    return _same(database, default_database())


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def run_folder() -> Path:
    """Return the folder where running windows of this user find each other, which may not exist."""
    return user_state_path("storemon", appauthor=False) / "run"


def log_folder() -> Path:
    """Return the folder of this user's logs and crash reports, which may not exist."""
    return user_log_path("storemon", appauthor=False)


def environment_database() -> Place | None:
    """Return the database in `STOREMON_DATABASE`, None if it is not set.

    Raises like `named_database`.
    """
    text = os.environ.get(_VARIABLE, "")
    return named_database(text) if text else None


def check_open_to_see(place: Place) -> None:
    """Reject a password in a command's arguments, which other users of this computer can see.

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
    """Return the server address or absolute path in a text, without accessing it.

    `~` is the home folder. Raises `BadInput` if it is empty or an address such as `file:y.db?mode=memory`:
    SQLite would interpret parts of it as options, and different libraries would open different files.
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
    except (RuntimeError, OSError) as error:  # no such user, or the current folder was deleted
        raise BadInput(
            Message("The database cannot be named this way."),
            Message("{text} leads to no folder.", text=text),
            Message("Name it by its whole path."),
        ) from error
