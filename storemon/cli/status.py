"""The exit statuses of every command; `storemon --help` lists them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Status(IntEnum):
    """Why a command ended."""

    DONE = 0
    FAILED = 1
    """A report failed, or does not exist to be written; or the reader closed the output."""
    MISUSED = 2
    """An argument, or at least one file, cannot be used; or something prevents the work."""
    OUR_FAULT = 70
    """EX_SOFTWARE in sysexits.h."""
    INTERRUPTED = 130
    """As shells report a program ended by Ctrl-C."""


MEANINGS: Final = {
    Status.DONE: "all was done; of each file some row at least was usable or known",
    Status.FAILED: "the report failed, or is not complete and was to be written to a file; "
    "or the output was closed",
    Status.MISUSED: "bad input; a file of which nothing was usable (the others are imported), "
    "or of a watched folder that waits for you; a watched folder that is away; "
    "a file, database, disk or memory that stood in the way",
    Status.OUR_FAULT: "a mistake of storemon's",
    Status.INTERRUPTED: "Ctrl-C",
}
"""The meaning of each, as a line of help."""
