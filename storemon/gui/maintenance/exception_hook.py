"""Logs unhandled exceptions and Qt's messages, and reports them in a dialog."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections import Counter
from functools import partial
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from storemon.services.log_file import without_home

_LOG: Final = logging.getLogger("storemon.exceptions")
_QT: Final = logging.getLogger("Qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST_LOGGED: Final = 3
_MOST_SHOWN: Final = 5
_LONGEST: Final = 20_000


class ExceptionHook(QObject):
    """Takes over Python's three hooks for exceptions, of every thread, and Qt's messages.

    `came` carries the details of one, on the thread of this object: each failing line is reported once, and
    at most five in a run. Everything else only goes to the log, repeated ones less and less often.
    """

    came = Signal(str)
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[str] = Counter()
        self._shown = 0
        self._caught.connect(self._show_later)

    def install(self) -> None:
        """Install the hooks until `remove`."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook
        self._qt_before = qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        """Restore the previous hooks."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)

    def _excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self._take(error.with_traceback(trace))
        sys.__excepthook__(kind, error, trace)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            self._take(arguments.exc_value.with_traceback(arguments.exc_traceback))
        threading.__excepthook__(arguments)

    def _unraisable_hook(self, arguments: sys.UnraisableHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            self._take(arguments.exc_value.with_traceback(arguments.exc_traceback))
        sys.__unraisablehook__(arguments)

    def _take(self, error: BaseException) -> None:
        place = _place_of(error)
        self._counts[place] += 1
        times = self._counts[place]
        if times <= _MOST_LOGGED:
            _LOG.critical("unhandled exception", exc_info=error)
        elif str(times).strip("0") == "1":
            _LOG.critical("%s for the %dth time", type(error).__name__, times)
        if times == 1:
            self._caught.emit(without_home("".join(traceback.format_exception(error))[-_LONGEST:]))

    @Slot(str)
    def _show_later(self, details: str) -> None:
        # Queued, so that nothing opens in the middle of what failed, such as a paint event.
        QTimer.singleShot(0, self, partial(self._show, details))

    def _show(self, details: str) -> None:
        self._shown += 1
        if self._shown <= _MOST_SHOWN:
            self.came.emit(details)


def _place_of(error: BaseException) -> str:
    """Return what identifies an error: its type and the line that raised it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__qualname__} {where}"


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _QT.log(_LEVELS.get(kind, logging.WARNING), text)
    if sys.stderr is not None:
        print(text, file=sys.stderr)  # noqa: T201  # where Qt itself would print it
