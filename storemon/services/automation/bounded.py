"""Waits for other computers with a time limit and cancellation."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from storemon.core.progress import Progress
from storemon.errors import Cancelled, TooSlow
from storemon.message import NOTHING, Message

_LOOK_SECONDS: Final = 0.1
_GRACE_SECONDS: Final = 2.0
"""How long to wait for running work after a cancellation; most answers come sooner."""
_LONGEST_SECONDS: Final = 120.0

_Result = TypeVar("_Result")


def bounded(work: Callable[[], _Result], progress: Progress, longest: float = _LONGEST_SECONDS) -> _Result:
    """Return what `work` returns, or raise what it raises.

    A thread that waits for the network cannot be interrupted, so the work gets its own thread, which is
    abandoned if it takes too long or `progress` raises `Cancelled`. Raises `TooSlow`.
    """
    found: dict[str, Any] = {}

    def run() -> None:
        try:
            found["result"] = work()
        except BaseException as error:  # noqa: BLE001  # carried over to who waits
            found["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    end = time.monotonic() + longest
    while thread.is_alive() and time.monotonic() < end:
        thread.join(_LOOK_SECONDS)
        try:
            progress(0.0, NOTHING)
        except Cancelled:
            thread.join(_GRACE_SECONDS)
            if thread.is_alive():
                raise
            break
    if thread.is_alive():
        raise TooSlow(Message("The other computer took too long to answer."))
    if "error" in found:
        raise found["error"]
    result: _Result = found["result"]
    return result
