"""The services without a window: commands for a terminal and for scripts."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from storemon.cli.arguments import parser
from storemon.cli.status import Status
from storemon.cli.terminal import fill_gaps, say
from storemon.core.memory import LIBRARIES, is_short, is_shortage, need, out_of_memory
from storemon.errors import Cancelled, UserError

if TYPE_CHECKING:
    from storemon.services.automation.presenting import Presenter

_MODULES: Final = {"import": "storemon.cli.import_command", "database": "storemon.cli.database_commands"}
"""Modules of commands that do not need the imports of `commands`, so that they start faster."""


def main(argv: Sequence[str], presenter: Callable[[], Presenter] | None = None) -> int:
    """Run one command and return the exit status; `argv` does not include the program's name.

    `presenter` makes the texts and pages of what is sent; None for plain English without pages.
    """
    fill_gaps()
    # In a Windows program without a console, these are None.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    debug = os.environ.get("STOREMON_DEBUG", "") not in {"", "0"}
    if not debug:
        # Without a handler, Python would print the log's warnings among the command's output.
        logging.getLogger("storemon").addHandler(logging.NullHandler())
    try:
        status = _run(argv, presenter)
    except BrokenPipeError:
        # The reader closed our output.
        return Status.FAILED
    except (Cancelled, KeyboardInterrupt):
        say("Canceled.")
        return Status.INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the user gets one line for any error
        if debug and not isinstance(error, UserError):
            traceback.print_exc()
        status, text = _status_and_text(error)
    else:
        return status
    # Only here has the exception released the memory of the work, so that there is enough for a line.
    say(text)
    return status


def _status_and_text(error: Exception) -> tuple[Status, str]:
    if isinstance(error, UserError) and not is_shortage(error):
        return Status.MISUSED, str(error)
    # Without memory, even loading a module fails with unrelated errors.
    if is_shortage(error) or is_short():
        return Status.MISUSED, str(out_of_memory())
    if isinstance(error, OSError):
        # Whatever it was, the operating system refused it.
        place = f"{error.filename}: " if error.filename else ""
        return Status.MISUSED, f"The system stopped storemon. {place}{error.strerror or error}."
    text = f"storemon made a mistake: {type(error).__name__}: {error}. "
    return Status.OUR_FAULT, f"{text}Set STOREMON_DEBUG=1 and run it again to see the details."


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _run(argv: Sequence[str], presenter: Callable[[], Presenter] | None) -> int:
    try:
        options = parser().parse_args(argv)
        options.presenter = presenter
    except SystemExit as end:
        return int(end.code or 0)
    # The services load SQLAlchemy, and some of them numpy and Arrow; help and typing errors do not need
    # these.
    done: Status | None = import_module("storemon.cli.report_list").run(options)
    if done is not None:
        return done
    need(LIBRARIES)
    if options.command == "database":
        import_module("storemon.services.opening").need_driver()
    status: Status = import_module(_MODULES.get(options.command, "storemon.cli.commands")).run(options)
    return status
