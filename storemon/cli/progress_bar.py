"""The progress of a command, and canceling it with Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm

from storemon.cli.terminal import plain
from storemon.core.progress import Progress, silent
from storemon.errors import Cancelled
from storemon.message import Message


@contextmanager
def working() -> Iterator[Progress]:
    """Yield the progress callable for some work; Ctrl-C makes its next call raise `Cancelled`.

    A second Ctrl-C interrupts at once. A bar is shown only on a terminal. For the main thread only.
    """
    pressed = threading.Event()

    def press(_signal: int, _frame: FrameType | None) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    with _bar() as show:

        def progress(fraction: float, text: Message) -> None:
            if pressed.is_set():
                raise Cancelled
            show(fraction, text)

        before = signal.signal(signal.SIGINT, press)
        try:
            yield progress
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _bar() -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield silent
        return
    with tqdm(total=1.0, leave=False, bar_format="{desc} {percentage:3.0f} % |{bar}| {elapsed}") as bar:

        def show(fraction: float, text: str) -> None:
            bar.set_description_str(f"{plain(text):32.32}", refresh=False)
            bar.update(fraction - bar.n)

        yield show
