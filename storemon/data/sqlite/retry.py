"""Wait for another program that holds the database, in turns short enough to be canceled."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from storemon.core.progress import Progress
from storemon.data.leftovers import writer_of
from storemon.data.sqlite.problems import explained
from storemon.errors import DatabaseBusy
from storemon.message import Message

TURN_SECONDS: Final = 0.1
_BUSY_SECONDS: Final = 10

_OTHER_STOREMON: Final = Message("Waiting for another storemon that uses the database")
_OTHER_PROGRAM: Final = Message("Waiting for another program that uses the database")

Result = TypeVar("Result")


def busy_seconds() -> float:
    """Return how many seconds to wait for another program."""
    return _BUSY_SECONDS


def retry_while_busy(path: Path, attempt: Callable[[], Result], progress: Progress) -> Result:
    """Return the result of `attempt` on the database at `path`, retrying while another program holds it.

    `attempt` itself waits for one turn. Raises `DatabaseBusy` after ten seconds, other `DatabaseProblem`s,
    and what `progress` raises between two attempts.
    """
    deadline = time.monotonic() + busy_seconds()
    while True:
        try:
            with explained(path):
                return attempt()
        except DatabaseBusy:
            if time.monotonic() >= deadline:
                raise
        progress(0.0, _OTHER_STOREMON if writer_of(path) else _OTHER_PROGRAM)
