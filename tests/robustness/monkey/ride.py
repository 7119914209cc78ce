"""A monkey in the program's process: its actions and their results, until its time is over.

    python -m tests.robustness.monkey.ride --seconds 60 --seed 5

A fault is anything in the log from WARNING up (which includes exceptions and Qt's warnings), a stall, or a
window that cannot be closed. The seed and the actions go to stderr, so that they survive a crash.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from storemon.gui.application import make_application
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.support import Support
from storemon.gui.widgets.stored import open_settings
from storemon.services.crash_log import CrashLog
from tests.app_window import AppWindow, make_app_window
from tests.robustness.monkey.files import make_files
from tests.robustness.monkey.hands import Hands

_STALL: Final = 5.0
_DEAD: Final = 60
_LONGEST_WORK: Final = 90.0
_MOST_ESCAPES: Final = 30
_INSIDE_MS: Final = 1_000


class Faults(logging.Handler):
    """Collects log records from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s: %(message)s"))

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record, with its traceback."""
        # A message of the offscreen platform for every window.
        if not record.getMessage().startswith("This plugin does not support"):
            self.found.append(self.format(record))


class Ride(QObject):
    """Acts until `seconds` are over, then closes everything and quits."""

    def __init__(
        self, rng: random.Random, seconds: float, folder: Path, faults: Faults, support: Supports
    ) -> None:
        super().__init__()
        self._rng = rng
        self._end = time.monotonic() + seconds
        self._database = folder / "storemon.db"
        self._settings = open_settings(folder / "settings.ini")
        self._settings.setValue("look/language", rng.choice(("en", "es")))
        self._files = make_files(folder)
        self._faults = faults
        self._support = support
        self._beat = time.monotonic()
        self._escapes = 0
        self._asked_to_end = 0.0
        self.actions = 0
        self._next = QTimer(self, singleShot=True)
        self._inside = QTimer(self, singleShot=True)
        for timer in (self._next, self._inside):
            timer.timeout.connect(self._act)
        self._open_window()

    def _open_window(self) -> None:
        self._window = make_app_window(self._database, self._settings)
        self._window.ready.connect(self._parts_ready)
        self._window.show()

    @Slot()
    def _parts_ready(self) -> None:
        self._support.stand_by(self._window)
        self._beat = time.monotonic()
        self._hands = Hands(self._rng, self._window, self._files)
        self._later()

    def _later(self) -> None:
        self._next.start(self._rng.choice((0, 0, 5, 20, 60, 150)))

    @Slot()
    def _act(self) -> None:
        now = time.monotonic()
        if now - self._beat > _STALL * _crowd():
            self._faults.found.append(f"The window stood still for {now - self._beat:.1f} s.")
        if now > self._end or self._faults.found:
            self._get_out()
            return
        faulthandler.dump_traceback_later(_DEAD, exit=True)
        closed = not self._window.isVisible()
        if closed:
            show_text("open the window again")
            self._window.deleteLater()
            self._open_window()
            return
        # If the action starts an event loop of its own, the ride continues inside it.
        self._inside.start(_INSIDE_MS)
        self._beat = time.monotonic()
        self.actions += 1
        try:
            show_text(self._hands.act())
        except AssertionError as error:
            self._faults.found.append(str(error))
        self._inside.stop()
        self._later()

    def _get_out(self) -> None:
        """Dismiss whatever is over the window with Escape, and leave; if that fails, it is a fault."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is not None and over.isVisible():
            self._escapes += 1
            if self._escapes > _MOST_ESCAPES and self._window.session.runner.busy is False:
                self._faults.found.append(f"{type(over).__name__} {over.windowTitle()!r} does not go away.")
                QApplication.exit(1)
                return
            QTest.keyClick(over.windowHandle(), Qt.Key.Key_Escape)
            QTimer.singleShot(50, self, self._get_out)
            return
        self._leave()

    def _leave(self) -> None:
        """Wait until no work is running, and close the window."""
        self._asked_to_end = self._asked_to_end or time.monotonic()
        if self._window.isVisible():
            if self._window.session.runner.busy and time.monotonic() - self._asked_to_end < _LONGEST_WORK:
                QTimer.singleShot(50, self, self._get_out)
                return
            if self._window.session.runner.busy:
                self._faults.found.append("Something is at work and does not end.")
            self._window.preferences.ask_quit = False
            self._window.close()
        faulthandler.cancel_dump_traceback_later()
        QApplication.exit(1 if self._faults.found else 0)


def _crowd() -> float:
    """Return the number of processes per CPU: on a busy machine everything takes that much longer."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 1.0
    return max(1.0, busy / (os.cpu_count() or 1))


class Supports:
    """The objects that `storemon.app` provides to a window."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self._trail = CrashLog(folder / "log", "monkey")
        self._trail.begin()
        self.exception_hook = ExceptionHook(application)
        self.exception_hook.install()

    def stand_by(self, window: AppWindow) -> None:
        """Provide them to a window whose parts are created."""
        Support(window.shared, self._trail, self.exception_hook)

    def end(self) -> None:
        """Undo all of it."""
        self.exception_hook.remove()
        self._trail.end()


def show_text(text: str) -> None:
    """Print an action immediately."""
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


def main(words: list[str] | None = None) -> int:
    """Run the monkey; return 1 if there was a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.monkey.ride")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    options = parser.parse_args(words)
    sys.stderr.write(f"monkey: seed {options.seed}\n")
    faults = Faults()
    logging.getLogger().addHandler(faults)
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]  # starts other programs
    with tempfile.TemporaryDirectory(prefix="storemon-monkey-") as place:
        support = Supports(Path(place), application)
        # If a signal kills the process, each thread's stack follows the actions, not in the crash log.
        faulthandler.enable()
        ride = Ride(random.Random(options.seed), options.seconds, Path(place), faults, support)
        application.exec()
        support.end()
    for fault in faults.found:
        sys.stderr.write(f"FAULT {fault}\n")
    sys.stderr.write(f"monkey: seed {options.seed}, {ride.actions} actions, {len(faults.found)} faults\n")
    return 1 if faults.found else 0


if __name__ == "__main__":
    sys.exit(main())
