"""Setup of a process before its work begins."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

import pyarrow as pa

from storemon.core.memory import is_short
from storemon.data.leftovers import introduce

_PLENTY: Final = 3 << 29
"""Bytes below which to save: what the work takes when nothing is saved, and as much again."""
_ARENAS: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def start_work(name: str) -> None:
    """Say what this process is called where another one waits for it; save memory where it is short."""
    introduce(name)
    _save_memory()


def _save_memory() -> None:
    """Work on one thread, with one heap, if there is little memory.

    Each thread has a heap of its own otherwise, of which most stays empty.
    """
    if not is_short(_PLENTY):
        return
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    if sys.platform == "linux":
        # Where the C library is another one, there is no such function, or it has no such option.
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_ARENAS, 1)
