"""The entry point: decides between the command line and the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from storemon.core.server_address import Place
from storemon.errors import UserError
from storemon.services.paths import check_open_to_see, environment_database, named_database

if TYPE_CHECKING:
    from storemon.services.automation.presenting import Presenter


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with the files in `argv` if any, or run a command; return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--self-test"]:
        from storemon import self_test  # noqa: PLC0415  # for those who package the program

        return self_test.main(arguments[1:])
    wanted = _window_arguments(arguments)
    if wanted is None:
        from storemon import cli  # noqa: PLC0415  # a window needs no commands

        return cli.main(arguments, _presenter)
    files, database = wanted
    if not has_display(os.environ, sys.platform):
        from storemon import showcase  # noqa: PLC0415  # only where there is no display

        return showcase.main(files, database)
    from storemon import one_window  # noqa: PLC0415  # a command needs no window

    return one_window.main(files, database)


def _presenter() -> Presenter:
    presenter: Presenter = import_module("storemon.off_screen").presenter()
    return presenter


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be shown here, or QT_QPA_PLATFORM says where."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _window_arguments(arguments: list[str]) -> tuple[list[Path], Place | None] | None:
    """Return the files and the database for a window, or None for a command."""
    named, rest = None, arguments
    if arguments[:1] == ["--database"] and len(arguments) > 1:
        named, rest = arguments[1], arguments[2:]
    elif arguments and arguments[0].startswith("--database="):
        named, rest = arguments[0].partition("=")[2], arguments[1:]
    files = [Path(word) for word in rest]
    # A command is not taken for a file of that name: a file needs a suffix, or a folder in its path.
    if not all((file.suffix or file.parent.name) and _is_there(file) for file in files):
        return None
    try:
        if named is None:
            return files, environment_database()
        place = named_database(named)
        check_open_to_see(place)
    except UserError:
        return None  # the command line reports why
    return files, place


def _is_there(file: Path) -> bool:
    """Return whether the file exists; False if we may not look, or the name is too long."""
    try:
        return file.exists()
    except OSError:
        return False
