"""Start processes that are killed, and choose where."""

from __future__ import annotations

import dataclasses
import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.robustness.child import COMMITTING, WORKED, Job, Life, Work, live

# On Linux, forking fifty from one warm process takes seconds. Elsewhere each starts fresh: use fewer.
FORKS: Final = sys.platform == "linux"
CONTEXT: Final = multiprocessing.get_context("forkserver") if FORKS else multiprocessing.get_context("spawn")
if FORKS:
    CONTEXT.set_forkserver_preload(["tests.robustness.child", "pytest"])


SHORTEST: Final = 0.000_05


@dataclass(frozen=True, slots=True)
class Death:
    """When a process is killed: at its own count, in a write, or `delay` seconds after it passed a mark."""

    call: int | None = None
    tick: int | None = None
    size: int | None = None
    mark: str | None = None
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Points:
    """Numbers of kills by the clock, at progress calls, in statements, in commits, and while closing."""

    clock: int
    calls: int
    ticks: int
    commits: int
    closing: int

    def fewer(self) -> Points:
        """Return at most two of each kind."""
        return Points(*(min(2, getattr(self, name)) for name in self.__slots__))


def live_through(work: Work, database: Path, file: Path) -> Life:
    """Run the work to completion in another process."""
    life = _run(Job(work, database, file), Death())
    assert life is not None
    return life


def die_at(death: Death, work: Work, database: Path, file: Path, reset: Callable[[], object]) -> None:
    """Run the work in another process, which is killed.

    If the work completes before the kill, as can happen on a busy machine, `reset` is called and the kill
    is repeated earlier.
    """
    while _run(Job(work, database, file, death.call, death.tick, death.size, death.mark), death) is not None:
        assert death.mark, "the work took fewer calls than before"
        death = dataclasses.replace(death, delay=death.delay / 2)
        reset()


def deaths(life: Life, points: Points, seed: int) -> Iterator[Death]:
    """Spread kills over a process's life like the given one."""
    rng = random.Random(seed)
    points = points if FORKS else points.fewer()
    marks, times = zip(*life.marks, strict=True)
    # On a small database, no statement may run long enough for a tick.
    ticks = points.ticks if life.ticks else 0
    for start in _spread(rng, points.clock + points.ticks - ticks, times[-1] - times[0]):
        yield Death(mark=marks[0], delay=start)
    for call in _spread(rng, points.calls, life.calls):
        yield Death(call=int(call))
    for tick in _spread(rng, ticks, life.ticks):
        yield Death(tick=int(tick))
    commits = [place for place, mark in enumerate(marks) if mark.startswith(COMMITTING)]
    places = [rng.choice(commits) for _ in range(points.commits)]
    for place in places + [marks.index(WORKED)] * points.closing:
        # Mostly early: the commit itself is short, and folding the log into the database afterwards is long.
        yield Death(mark=marks[place], delay=(times[place + 1] - times[place]) * rng.random() ** 4)


def _spread(rng: random.Random, count: int, total: float) -> Iterator[float]:
    """Yield random numbers from 0 to `total`, one in each of `count` equal intervals."""
    yield from (total * (n + rng.random()) / count for n in range(count))


def _run(job: Job, death: Death) -> Life | None:
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=live, args=(job, theirs))
    process.start()
    theirs.close()
    life: Life | None = None
    with ours:
        while True:
            try:
                told = ours.recv()
            except (EOFError, OSError):  # OSError if it was killed while sending
                break
            if told == death.mark:
                if death.delay > SHORTEST:
                    ours.send("go on")
                    process.join(death.delay)
                process.kill()
            elif isinstance(told, Life):
                life = told
    process.join()
    # An uncaught exception exits with 1.
    assert process.exitcode != 1
    process.close()
    return life
