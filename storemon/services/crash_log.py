"""The log of a window, and a record of how its last run ended if it ended badly.

All files are in one folder that only this user can enter and in which links are not followed. Their names
contain the key of the window (`services.instance`), so that windows of several databases do not mix.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import time
from pathlib import Path
from typing import Final, TextIO

from storemon import __version__
from storemon.data.private import open_own, own_folder
from storemon.services.log_file import LogFile, kind_of, older, trace_of

_LONGEST: Final = 256 * 1024
_NO_TRACE: Final = "No trace was left: it was ended by force, or by a power cut."
_LOG: Final = logging.getLogger("storemon")


class CrashLog:
    """The files of one window in `folder`; if it is not writable, the window runs without them."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self.log = folder / f"storemon-{key}.log"
        self.ended_badly = False
        """Whether the last run was cut off: by a crash, by force, or by a power cut."""
        self._running = folder / f"running-{key}"
        self._faults = folder / f"faults-{key}.txt"
        self._last = folder / f"last-crash-{key}.txt"
        self._open_faults: TextIO | None = None
        self._handler: LogFile | None = None
        self._refused = ""

    def begin(self, *, sole: bool = True) -> None:
        """Start logging and crash reporting; takes some tenths of a millisecond.

        Only a `sole` window, the only one with its key, knows how the last one ended.
        """
        try:
            own_folder(self.folder)
        except OSError as error:
            self._refused = error.strerror or kind_of(error)
            return
        with contextlib.suppress(OSError):
            if sole:
                self._look_back()
            self._begin_log()
            if sole:
                self._open_faults = _written(self._faults)
                faulthandler.enable(self._open_faults)
                with _written(self._running) as file:
                    file.write(f"storemon {__version__}, started {_now()}")

    def end(self) -> None:
        """Record that the window ended normally. May be called more than once."""
        if self._open_faults is not None:
            _LOG.info("ended")
            self._close_faults()
            with contextlib.suppress(OSError):
                self._faults.unlink(missing_ok=True)
                self._running.unlink(missing_ok=True)
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def fail(self, error: Exception) -> None:
        """Record that the window could not be shown; the next one reports it like a crash."""
        _LOG.info("could not start", exc_info=error)
        if self._open_faults is not None:
            self._open_faults.write(trace_of(error))
            self._close_faults()

    def log_text(self) -> str:
        """Return the log, older lines first; without a log, the reason."""
        if self._refused:
            return f"No log is kept: its folder cannot be used. {self._refused}.\n"
        return _read(older(self.log)) + _read(self.log)

    def last_crash(self) -> str:
        """Return what is known about the last run that was cut off; empty if none was."""
        return _read(self._last)

    def _close_faults(self) -> None:
        if self._open_faults is not None:
            faulthandler.disable()
            self._open_faults.close()
            self._open_faults = None

    def _look_back(self) -> None:
        self.ended_badly = self._running.exists()
        if self.ended_badly:
            trace = _read(self._faults).strip() or _NO_TRACE
            with _written(self._last) as file:
                file.write(f"{_read(self._running)}, noticed {_now()}\n\n{trace}\n")

    def _begin_log(self) -> None:
        self._handler = LogFile(self.log)
        logging.getLogger().addHandler(self._handler)
        _LOG.setLevel(logging.INFO)
        _LOG.info("storemon %s started", __version__)
        if self.ended_badly:
            _LOG.info("the last run was cut off")


def _read(path: Path) -> str:
    """Return the end of a file as text; empty if it cannot be read."""
    with contextlib.suppress(OSError), open(path, "rb", opener=open_own) as file:  # needs an opener
        start = max(0, os.fstat(file.fileno()).st_size - 2 * _LONGEST)
        file.seek(start)
        text = file.read().decode("utf-8", "replace")
        return text.partition("\n")[2] if start else text
    return ""


def _written(path: Path) -> TextIO:
    """Open a file of the crash log and truncate it. Raises `OSError` like `open_own`."""
    return open(path, "w", encoding="utf-8", opener=open_own)  # needs an opener; callers close


def _now() -> str:
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime())
