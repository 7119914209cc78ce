"""Work in a process of its own, which can be killed at any point."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import Connection, Engine, event

from storemon.core.progress import Progress
from storemon.core.vocabulary import DAY, Method, ReportRequest
from storemon.message import Message
from storemon.services.automation.deliver import Deliveries
from storemon.services.automation.delivery_book import DeliveryBook
from storemon.services.automation.dispatch import send_waiting
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.watch_book import automation_of
from storemon.services.moving import copy_data, look_at, remove_old_data
from storemon.services.workspace import Workspace
from tests.mail_sink import PASSWORD
from tests.robustness.small_steps import take_small_steps

if sys.platform != "win32":
    import resource

_INSTRUCTIONS: Final = 500
_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows, SIGTERM kills at once

COMMITTING: Final = "committing"
WORKED: Final = "worked"
REPORT: Final = "a-report"


class Work(Protocol):
    """What the process does with an open workspace; a module-level function, so that it can be pickled."""

    def __call__(self, workspace: Workspace, file: Path, progress: Progress) -> object: ...


def import_file(workspace: Workspace, file: Path, progress: Progress) -> None:
    workspace.imports.import_file(file, progress)


def undo_newest(workspace: Workspace, file: Path, progress: Progress) -> None:
    workspace.imports.undo(workspace.imports.recent()[0].import_id, progress)


def back_up(workspace: Workspace, file: Path, progress: Progress) -> None:
    assert workspace.backups.make_daily(progress) is not None


def restore(workspace: Workspace, file: Path, progress: Progress) -> None:
    workspace.backups.restore(file, progress)


def move(workspace: Workspace, file: Path, progress: Progress) -> None:
    """Move the data as the window does; a file `chosen` represents the change in the settings."""
    folder = workspace.path.parent
    place = look_at(workspace.path, folder / "new")
    copy_data(workspace.path, place, progress)
    (folder / "chosen").touch()
    workspace.close()
    remove_old_data(workspace.path, place.database)


def nothing(workspace: Workspace, file: Path, progress: Progress) -> None:
    """Do nothing after opening the database."""


def clear(workspace: Workspace, file: Path, progress: Progress) -> None:
    workspace.imports.clear(progress)


def watch(workspace: Workspace, file: Path, progress: Progress) -> None:
    """Import new files from the watched folder `file`."""
    Rounds(workspace).make(progress)


def send(workspace: Workspace, file: Path, progress: Progress) -> None:
    """Make the reports that are due two days after the newest poll, and send them; `file`: who to trust."""
    # Children are forked from a server process, which keeps the environment of its own start.
    os.environ["SSL_CERT_FILE"] = str(file)
    newest = workspace.stores.summary().last_poll
    assert newest is not None
    automation, now = automation_of(workspace.place), newest + 2 * DAY
    Deliveries(workspace, DeliveryBook(automation), progress=progress).make_due(now)
    # The number of progress calls while waiting for a server varies, so none is used to kill the process.
    send_waiting(Outbox(automation), now, lambda _account: PASSWORD)


def quietly(fraction: float, text: Message) -> None:
    """Ignore progress."""


def report(workspace: Workspace, file: Path, progress: Progress) -> None:
    request = ReportRequest(Method.INTERPOLATED)
    workspace.reports.run(workspace.reports.trigger_report(request, REPORT, progress), progress)


@dataclass(frozen=True, slots=True)
class Job:
    """Work on a database.

    It is killed at the given progress call or SQLite tick, or in the write that would make any file larger
    than `size` bytes. At the mark `wait` it waits for a message.
    """

    work: Work
    database: Path
    file: Path
    call: int | None = None
    tick: int | None = None
    size: int | None = None
    wait: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The record of a process: the seconds at which it passed its marks, and its calls and ticks."""

    marks: list[tuple[str, float]]
    calls: int
    ticks: int


def live(job: Job, pipe: Pipe) -> None:
    """Run the job; send each mark as it is passed, and the `Life` at the end."""
    take_small_steps(setattr)
    if job.size is not None:
        _die_beyond(job.size)
    marks: list[tuple[str, float]] = []
    calls, ticks = _Fuse(job.call), _Fuse(job.tick)

    def mark(name: str) -> None:
        marks.append((name, time.perf_counter()))
        pipe.send(name)
        if name == job.wait:
            pipe.recv()

    _watch(ticks, mark)
    mark("started")

    def progress(fraction: float, text: str) -> None:
        calls.burn()

    workspace = Workspace.open(job.database, progress)
    mark("opened")
    job.work(workspace, job.file, progress)
    mark(WORKED)
    workspace.close()
    mark("closed")
    pipe.send(Life(marks, calls.count, ticks.count))


class _Fuse:
    """Counts calls, and kills this process at the given count."""

    def __init__(self, length: int | None) -> None:
        self.count = 0
        self._length = length

    def burn(self) -> None:
        if self.count == self._length:
            os.kill(os.getpid(), _KILL)
        self.count += 1


def _die_beyond(size: int) -> None:
    """Make the system kill this process in the write that exceeds `size`, after its first part is written."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def _watch(ticks: _Fuse, mark: Callable[[str], None]) -> None:
    """Count the SQLite ticks of every connection, and mark the commits that changed something."""

    numbers = itertools.count()

    def set_up(driver: Any, _record: object) -> None:
        driver.set_progress_handler(ticks.burn, _INSTRUCTIONS)

    def commit(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        if driver.in_transaction and driver.total_changes:
            mark(f"{COMMITTING} {next(numbers)}")

    event.listen(Engine, "connect", set_up)
    event.listen(Engine, "commit", commit)
