"""A virtual X screen with a window manager, to test what a user would see.

Linux only. `python3 tasks.py test-window` installs what it starts: Xvfb, openbox, setpriv.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final

OWN_SCREEN: Final = "STOREMON_TEST_SCREEN"
"""Environment variable that gives each test process a screen of this kind."""

# If the parent is killed, they are killed too.
_TIED: Final = ("setpriv", "--pdeathsig", "KILL") if sys.platform == "linux" else ()
_LONGEST: Final = 60
_SIZE: Final = "1920x1200x24"


class Screen:
    """Starts an X server on a free display, and openbox on it; ends both.

    `name` is the display name, such as `:5`.
    """

    def __init__(self, size: str = _SIZE) -> None:
        self._size = size
        self._started: list[subprocess.Popen[bytes]] = []
        self.name = ""

    def __enter__(self) -> Screen:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def environment(self) -> dict[str, str]:
        """The environment for a program to be shown on this screen."""
        environment = os.environ | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        return environment

    def open(self) -> None:
        """Start both; return once windows are managed."""
        try:
            self.name = self._start_server()
            self._start_manager()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop the started processes, the last one first."""
        while self._started:
            process = self._started.pop()
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start_server(self) -> str:
        reading, writing = os.pipe()
        with os.fdopen(reading) as told:
            command = [*_TIED, "Xvfb", "-displayfd", str(writing), "-screen", "0", self._size]
            self._start([*command, "-nolisten", "tcp", "-noreset"], writing)
            os.close(writing)
            number = told.readline().strip()
        if not number:
            raise RuntimeError("The X server did not start.")
        return f":{number}"

    def _start_manager(self) -> None:
        """Start openbox and wait until it manages windows: it then runs a command that writes to a pipe."""
        with TemporaryDirectory() as place:
            pipe = Path(place) / "ready"
            os.mkfifo(pipe)
            # Read and write, because opening it only for reading would wait for a writer.
            told = os.open(pipe, os.O_RDWR)
            try:
                self._start([*_TIED, "openbox", "--sm-disable", "--startup", f"sh -c 'echo ready > {pipe}'"])
                if not select.select([told], [], [], _LONGEST)[0]:
                    raise RuntimeError("The window manager did not start.")
            finally:
                os.close(told)

    def _start(self, command: list[str], passed: int | None = None) -> None:
        quiet = subprocess.DEVNULL
        environment = self.environment if self.name else None
        fds = () if passed is None else (passed,)
        self._started.append(
            subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, pass_fds=fds)
        )
