"""What a terminal shows beside a command's own output: one-line messages, progress, tables."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from storemon.core.message import Message
from storemon.errors import ExportFailed


def say(text: str) -> None:
    """Print one line to stderr, whatever signs `text` holds."""
    # Where nobody can be told any more, what was done is done all the same.
    with contextlib.suppress(OSError):
        print(f"storemon: {plain(text)}", file=sys.stderr, flush=True)


def tell(text: str) -> None:
    """Print lines to stdout at once; the last one's end may lack.

    Raises `ExportFailed` where they cannot be written, and `BrokenPipeError` where nobody reads any more.
    """
    with _written():
        print(text, end="" if text.endswith("\n") else "\n", flush=True)


def fill_gaps() -> None:
    """Open nothing where a standard stream is closed: the next file would get its number, and its output."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                given = os.open(os.devnull, os.O_RDWR)
                if given != number:
                    os.dup2(given, number)
                    os.close(given)


def finish() -> None:
    """Write what was printed by other ways than `tell`; raises as that does."""
    with _written():
        sys.stdout.flush()


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # What was not written is still in the buffer; Python would complain of it once more at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise ExportFailed(
            Message("The output could not be written."),
            Message("{strerror}.", strerror=error.strerror or error),
        ) from error


def plain(text: str) -> str:
    """Return text on one line, with no sign in it that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as lines of text whose columns start below one another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)
