"""Runs tasks on a cluster's workers and collects their results as they complete."""

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
"""Seconds between checks for cancellation."""
_Item = TypeVar("_Item")


def in_order(
    client: Client,
    work: Callable[[_Item], bytes],
    items: Sequence[_Item],
    asked: Callable[[int], None],
) -> Iterator[bytes]:
    """Yield the results of `gathered` in the order of the items; early results wait as bytes.

    `asked` is called with the number of results yielded.
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
    """Run a task on the workers for each item; yield each position with its result as it completes.

    If a worker dies, another one repeats its task. `asked` is called often with the number of completed
    tasks, and may raise to cancel all. Raises `ClusterProblem` and the errors of the tasks.
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
        # Cancel the remaining tasks.
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
