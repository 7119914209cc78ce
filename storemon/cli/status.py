"""The exit statuses of every command; `storemon --help` lists them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Status(IntEnum):
    """Why a command ended."""

    DONE = 0
    FAILED = 1
    """A report failed, or is not there to be written; or the reader of the output is gone."""
    MISUSED = 2
    """Something that was passed cannot be used, of at least one file; or something stands in the way."""
    OUR_FAULT = 70
    """As EX_SOFTWARE of sysexits.h."""
    INTERRUPTED = 130
    """As a shell reports a program that Ctrl-C ended."""


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
"""What each says, in a line of help."""
