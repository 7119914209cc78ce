"""Reports that run in the background, one after another, each with its progress."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from storemon.core.vocabulary import ReportRequest
from storemon.errors import Cancelled, UserError
from storemon.message import Message
from storemon.services.reports import ReportService

_log = logging.getLogger(__name__)

MOST_WAITING: Final = 8
"""How many reports may run or wait at once: each has a row and a lock file from its trigger on."""


class ReportsWaitingError(UserError):
    """Too many reports are waiting to accept another one."""


class BackgroundReports:
    """Runs reports on a thread of its own; safe to use from several threads."""

    def __init__(self, reports: ReportService, most_waiting: int = MOST_WAITING) -> None:
        self._reports = reports
        self._most_waiting = most_waiting
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reports")
        self._guard = threading.Lock()
        self._beginning = 0
        self._running: dict[str, Future[None]] = {}
        self._fractions: dict[str, float] = {}
        self._ending = False
        self._cancelled: set[str] = set()

    def trigger(self, request: ReportRequest) -> str:
        """Record a report as Running, schedule it, and return its id at once.

        Raises `ReportsWaitingError`, `Cancelled` after `stop`, and whatever `trigger_report` raises.
        """
        with self._guard:
            if self._ending:
                raise Cancelled
            if self._beginning + len(self._running) >= self._most_waiting:
                raise ReportsWaitingError(
                    Message(
                        "1 report is waiting already.|{n} reports are waiting already.", n=self._most_waiting
                    ),
                    remedy=Message("Try again when they are done."),
                )
            self._beginning += 1
        try:
            report_id = self._reports.trigger_report(request, progress=self._stop_when_ending)
        except BaseException:
            with self._guard:
                self._beginning -= 1
            raise
        with self._guard:
            self._beginning -= 1
            self._fractions[report_id] = 0.0
            # A thread that waits for the guard then finds it among the running reports.
            self._running[report_id] = self._pool.submit(self._run, report_id)
        return report_id

    def fraction(self, report_id: str) -> float | None:
        """Return how much of a report is done, 0 to 1; None if it is not running or waiting here."""
        return self._fractions.get(report_id)

    def wait(self, report_id: str, seconds: float | None = None) -> None:
        """Wait until a report ends; return at once if it is not running here. Raises `TimeoutError`."""
        with self._guard:
            running = self._running.get(report_id)
        if running is not None:
            running.result(seconds)

    def cancel(self, report_id: str) -> None:
        """Make a report end as Cancelled, unless it completes first."""
        with self._guard:
            if report_id in self._running:
                self._cancelled.add(report_id)

    def stop(self) -> None:
        """Cancel all reports and accept no more; returns at once, so that a signal handler may call it."""
        self._ending = True

    def close(self) -> None:
        """Stop, and return when all reports have ended."""
        self.stop()
        self._pool.shutdown(wait=True)

    def _run(self, report_id: str) -> None:
        def progress(fraction: float, text: Message) -> None:
            self._stop_when_ending(fraction, text)
            if report_id in self._cancelled:
                raise Cancelled
            self._fractions[report_id] = fraction

        try:
            self._reports.run(report_id, progress)
        except UserError as error:
            # Its end could not be recorded; it will be found interrupted.
            _log.warning("the end of a report could not be recorded: %s", type(error).__name__)
        finally:
            with self._guard:
                self._fractions.pop(report_id, None)
                self._running.pop(report_id, None)
                self._cancelled.discard(report_id)

    def _stop_when_ending(self, fraction: float, text: Message) -> None:  # noqa: ARG002  # as progress is called
        if self._ending:
            raise Cancelled
