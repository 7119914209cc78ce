"""Work on a cluster's workers, gathered as it gets done."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from distributed import Client, Future, KilledWorker
from distributed.client import FutureCancelledError

from storemon.cluster.cluster_problems import failed, lost, workers_died
from storemon.errors import StoremonError

_PATIENCE: Final = 0.2
"""Seconds between two questions whether a person has cancelled."""
_Item = TypeVar("_Item")


def in_order(
    client: Client,
    work: Callable[[_Item], bytes],
    items: Sequence[_Item],
    asked: Callable[[int], None],
) -> Iterator[bytes]:
    """Yield what `gathered` does in the order of the items; what comes too early waits as bytes.

    `asked` is told how many were yielded.
    """
    early: dict[int, bytes] = {}
    wanted = 0

    def asked_of_yielded(_done: int) -> None:
        asked(wanted)

    for place, content in gathered(client, work, items, asked_of_yielded):
        early[place] = content
        while wanted in early:
            yield early.pop(wanted)
            wanted += 1


def gathered(
    client: Client, work: Callable[[_Item], bytes], items: Sequence[_Item], asked: Callable[[int], None]
) -> Iterator[tuple[int, bytes]]:
    """Have workers do some work with each item; yield the place of each with its bytes, as they get done.

    What a worker was at that has died is done again by another one. `asked` is told often how
    many are done, and may raise to end all. Raises `ClusterProblem`, and what the work does.
    """
    done = queue.SimpleQueue[Any]()
    futures = client.map(work, items, pure=False)
    places = {future.key: place for place, future in enumerate(futures)}
    try:
        for future in futures:
            future.add_done_callback(done.put)
        for count in range(len(items)):
            ready = _next(client, done, partial(asked, count))
            place = places[ready.key]
            yield place, _result(ready)
            futures[place].release()
            del ready
    finally:
        # What has not been done is not wanted any longer.
        if client.status == "running":
            client.cancel(futures, force=True)


def _next(client: Client, done: queue.SimpleQueue[Any], asked: Callable[[], None]) -> Any:
    while True:
        asked()
        if client.status != "running":
            raise lost()
        try:
            return done.get(timeout=_PATIENCE)
        except queue.Empty:
            continue


def _result(future: Future[bytes]) -> bytes:
    try:
        result: bytes = future.result()
    except StoremonError:
        raise
    except KilledWorker as error:
        raise workers_died() from error
    except (FutureCancelledError, OSError) as error:
        raise lost() from error
    except Exception as error:
        raise failed(type(error).__name__, error) from error
    return result
