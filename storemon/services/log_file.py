"""The log: what the program did and where it failed, without any content of the user's files.

An exception's message may quote a file, so it is left out: its type, where it was raised, and the fixed error
name of the system or the database are enough to find a bug. Messages of other libraries are left out for the
same reason.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import re
import time
from io import TextIOWrapper
from pathlib import Path, PurePath
from types import TracebackType
from typing import Final

from storemon.data.private import open_own
from storemon.override import override

_LARGEST: Final = 512 * 1024
_MOST_FRAMES: Final = 40
_MOST_LINKS: Final = 8
_OURS: Final = frozenset({"storemon", "Qt"})


class LogFile(logging.FileHandler):
    """Writes to `path`; at half a megabyte the file is renamed to `….1.log`, replacing the previous one.

    If the disk is full or the folder is missing, lines are lost without an error.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True, errors="backslashreplace")
        self.setFormatter(_Lines())

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        with contextlib.suppress(OSError):
            if self.stream is not None and self.stream.tell() > _LARGEST:
                self.close()  # the next record reopens it
                Path(self.baseFilename).replace(older(Path(self.baseFilename)))
            super().emit(record)

    @override
    def _open(self) -> TextIOWrapper:
        """Open the file, accessible only to this user. Raises `OSError` for a link or another user's file."""
        path, mode = self.baseFilename, self.mode
        return open(path, mode, encoding=self.encoding, errors=self.errors, opener=open_own)  # type: ignore[return-value]  # any text mode; needs an opener; `close` closes

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line."""


class _Lines(logging.Formatter):
    """`2023-01-25 18:13:22Z INFO storemon.services.reports: text`, followed by the traceback, if any."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return the record's lines; the text cached by other handlers is not used (full messages)."""
        when = time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(record.created))
        ours = record.name.partition(".")[0] in _OURS
        text = record.getMessage() if ours else f"line {record.lineno} of {record.module}"
        lines = f"{when} {record.levelname} {record.name}: {text}".replace("\n", " ")
        if record.exc_info and record.exc_info[1] is not None:
            lines += "\n" + trace_of(record.exc_info[1])
        return lines


def older(log: Path) -> Path:
    """Return the path to which a full log is moved."""
    return log.with_suffix(f".1{log.suffix}")


def kind_of(error: BaseException) -> str:
    """Return an exception's type and its error name in the system or SQLite, such as `OSError ENOSPC`."""
    name = type(error).__qualname__
    number = error.errno if isinstance(error, OSError) else None
    facts = [errno.errorcode.get(number, str(number))] if number is not None else []
    fact = getattr(error, "sqlite_errorname", None)
    facts += [fact] if isinstance(fact, str) else []
    return " ".join([name, *facts])


def trace_of(error: BaseException) -> str:
    """Return the traceback of an exception and its causes, one location per line, without messages."""
    lines: list[str] = []
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            break
        lines.append(f"  {kind_of(link)}")
        lines += [f"    {place}" for place in _places(link.__traceback__)]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def without_home(text: str) -> str:
    """Return the text with `~` for the user's home folder, with any path separators."""
    home = str(Path.home())
    if len(home) < 2:
        return text
    for known in {home, home.replace("\\", "/"), home.replace("\\", "\\\\")}:
        flags = re.IGNORECASE if os.name == "nt" else 0
        text = re.sub(rf"{re.escape(known)}(?![\w.-])", "~", text, flags=flags)
    return text


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    left_out = len(places) - _MOST_FRAMES
    if left_out > 0:
        half = _MOST_FRAMES // 2
        places[half:-half] = [f"… {left_out} more"]
    return places


def _short(file: str) -> str:
    """Return the end of a source file's path, without any user's folder."""
    parts = PurePath(file).parts
    for root in ("storemon", "site-packages"):
        if root in parts:
            start = len(parts) - parts[::-1].index(root)
            return "/".join(parts[start - (root == "storemon") :])
    return os.path.basename(file)  # noqa: PTH119  # `<string>` and the like are no paths
