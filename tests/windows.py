"""Windows in separate processes, and the lines that they print (`instance_child`)."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 60


class Started:
    """A running `instance_child` and the lines that it has printed."""

    def __init__(self, *words: Path | str, token: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.instance_child", *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_ACTIVATION_TOKEN": token},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(line.strip())

    def says(self) -> str:
        return self.lines.get(timeout=PATIENCE)

    def end(self) -> int:
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.end()
        self._reader.join()


Start = Callable[..., Started]


@pytest.fixture(name="start")
def start_windows() -> Iterator[Start]:
    """Start windows with the given arguments; those still running at the end are killed."""
    all_started: list[Started] = []

    def one(*words: Path | str, token: str = "") -> Started:
        started = Started(*words, token=token)
        all_started.append(started)
        return started

    yield one
    for started in all_started:
        started.kill()
