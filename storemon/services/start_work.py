"""Setup of a process before its work begins."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

import pyarrow as pa

from storemon.core.memory import is_short
from storemon.data.leftovers import introduce

_PLENTY: Final = 3 << 29
"""Save memory if less than this many bytes are available: twice what the work takes otherwise."""
_ARENAS: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def start_work(name: str) -> None:
    """Set the name of this process shown to others that wait for it; save memory if there is little."""
    introduce(name)
    _save_memory()


def _save_memory() -> None:
    """Work on one thread, with one heap, if there is little memory.

    Otherwise each thread has its own heap, most of which stays empty.
    """
    if not is_short(_PLENTY):
        return
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    if sys.platform == "linux":
        # Other C libraries do not have this function or this option.
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_ARENAS, 1)
