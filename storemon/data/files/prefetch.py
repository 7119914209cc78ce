"""Prepare the next item while the current one is processed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident
from typing import TypeVar, cast

from storemon.core.memory import ROOM, need

Item = TypeVar("Item")


def prefetch(items: Iterable[Item]) -> Iterator[Item]:
    """Yield `items` in order, computing each on a thread while the caller works on the one before.

    What `items` raises is raised here at the same position. Raises `OutOfMemory` before a step without enough
    memory.
    """
    source = iter(items)
    end = object()
    own: list[int] = []
    worker = ThreadPoolExecutor(1, "one-ahead", initializer=lambda: own.append(get_ident()))
    try:
        need(ROOM)
        coming = worker.submit(next, source, end)
        while (item := coming.result()) is not end:
            need(ROOM)
            coming = worker.submit(next, source, end)
            yield cast("Item", item)
    finally:
        # An iterator that is abandoned may be collected on its own worker, which cannot wait for itself.
        worker.shutdown(wait=get_ident() not in own)
