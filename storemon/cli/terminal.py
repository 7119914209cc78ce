"""Terminal output of all commands: one-line messages, results, tables."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from storemon.errors import ExportFailed
from storemon.message import Message
from storemon.services.time_text import format_time

_BEGIN: Final = 3_000
_END: Final = 500
"""Characters shown from the beginning and the end of a longer line: what was typed may be megabytes."""


def say(text: str) -> None:
    """Print one line to stderr, whatever characters it has; of a very long one, only both ends."""
    if len(text) > _BEGIN + _END:
        text = f"{text[:_BEGIN]} … {text[-_END:]}"
    # A failure to print must not fail work that was done.
    with contextlib.suppress(OSError):
        print(f"storemon: {plain(text)}", file=sys.stderr, flush=True)


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """Yield a `tell` for work that continues even if printing fails; the error is raised at the end."""
    lost: list[Exception] = []

    def tell_or_note(text: str) -> None:
        try:
            tell(text)
        except (ExportFailed, BrokenPipeError) as error:
            lost.append(error)

    yield tell_or_note
    if lost:
        raise lost[0]


def tell(text: str) -> None:
    """Print lines to stdout at once; the last line end may be missing.

    Raises `ExportFailed` if they cannot be written, and `BrokenPipeError` if the reader closed the pipe.
    """
    try:
        print(text, end="" if text.endswith("\n") else "\n", flush=True)
    except OSError as error:
        # The rest is still in the buffer; Python would complain about it again at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise ExportFailed(
            Message("The output could not be written."),
            Message("{strerror}.", strerror=error.strerror or error),
        ) from error


def fill_gaps() -> None:
    """Replace standard streams that are closed; otherwise the next opened file would get their numbers.

    What is written to a closed stdout is lost, as in a pipe without a reader: `tell` raises then.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                given = _unread_pipe() if number == 1 else os.open(os.devnull, os.O_RDWR)
                if given != number:
                    os.dup2(given, number)
                    os.close(given)
                if number == 1:
                    sys.stdout = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # stays open


def _unread_pipe() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def plain(text: str) -> str:
    """Return text on one line, without characters that a terminal would interpret."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def second(time: int) -> str:
    """Return a time, µs UTC, to the second."""
    return format_time(time - time % 1_000_000)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as lines of text with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)
