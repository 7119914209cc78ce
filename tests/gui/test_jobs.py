from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QObject

from storemon.core.progress import Progress
from storemon.errors import Cancelled, OutOfMemory
from storemon.gui.widgets.jobs import Job, JobRunner, Lane, _Runnable
from storemon.message import NOTHING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ends:
    """Records the end of every job, and the thread of the signal."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []
        self.threads: set[int] = set()
        self.progress: list[float] = []

    def job(self, work: Any) -> Job:
        return Job(
            work,
            done=lambda result: self._note("done", result),
            failed=lambda error: self._note("failed", error),
            cancelled=lambda: self._note("cancelled", None),
            progress=lambda fraction, _text: self.progress.append(fraction),
        )

    def _note(self, name: str, value: Any) -> None:
        self.threads.add(threading.get_ident())
        self.told.append((name, value))


def test_a_result_is_delivered_on_the_main_thread(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    worked_on: list[int] = []

    def work(_progress: Progress) -> int:
        worked_on.append(threading.get_ident())
        return 42

    runner.start(Lane.READ, ends.job(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("done", 42)]
    assert ends.threads == {threading.get_ident()}
    assert worked_on[0] != threading.get_ident()
    assert not runner.busy


def test_an_exception_is_carried_to_the_main_thread(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    error = ValueError("broken")

    def work(_progress: Progress) -> None:
        raise error

    runner.start(Lane.WRITE, ends.job(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("failed", error)]


def test_a_running_job_is_cancelled_through_its_progress(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    started, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        go_on.wait(10)
        progress(0.5, NOTHING)

    job = runner.start(Lane.WRITE, ends.job(work))
    assert started.wait(10)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("cancelled", None)]


def test_a_waiting_job_that_is_cancelled_never_starts(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    go_on = threading.Event()
    ran: list[bool] = []
    runner.start(Lane.WRITE, Job(lambda _progress: go_on.wait(10)))
    waiting = runner.start(Lane.WRITE, ends.job(lambda _progress: ran.append(True)))
    waiting.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("cancelled", None)]
    assert not ran


def test_writers_go_one_after_another(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    for number in range(20):
        runner.start(Lane.WRITE, ends.job(lambda _progress, number=number: number))
    qtbot.waitUntil(lambda: len(ends.told) == 20)
    assert [value for _, value in ends.told] == list(range(20))


def test_readers_do_not_wait_behind_writers(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    go_on = threading.Event()
    runner.start(Lane.WRITE, Job(lambda _progress: go_on.wait(10)))
    runner.start(Lane.READ, ends.job(lambda _progress: "read"))
    qtbot.waitUntil(lambda: bool(ends.told))
    go_on.set()
    assert ends.told == [("done", "read")]


def test_hundreds_of_jobs_end_exactly_once_each(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()
    for number in range(600):
        runner.start(Lane.READ, ends.job(lambda progress, number=number: progress(1.0, NOTHING) or number))
    qtbot.waitUntil(lambda: not runner.busy)
    assert sorted(value for _, value in ends.told) == list(range(600))


def test_progress_is_reported_seldom_but_its_end_always(qtbot: QtBot, runner: JobRunner) -> None:
    ends = Ends()

    def work(progress: Progress) -> None:
        for step in range(1001):
            progress(step / 1000, NOTHING)

    runner.start(Lane.READ, ends.job(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    assert len(ends.progress) < 100
    assert ends.progress[-1] == 1.0


def test_closing_cancels_waits_and_runs_the_last_thing_off_the_main_thread(qtbot: QtBot) -> None:
    runner = JobRunner()
    ends = Ends()
    started, stopped = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(0.1, NOTHING)
        except Cancelled:
            stopped.set()
            raise

    last: list[int] = []
    runner.start(Lane.WRITE, ends.job(work))
    assert started.wait(10)
    runner.close(lambda: last.append(threading.get_ident()))
    assert stopped.is_set()
    assert last
    assert last[0] != threading.get_ident()
    qtbot.wait(1)
    assert ends.told == []


def test_nothing_starts_after_closing(runner: JobRunner) -> None:
    runner.close()
    runner.start(Lane.READ, Job(lambda _progress: pytest.fail("it ran")))
    assert not runner.busy


def test_closing_twice_changes_nothing(runner: JobRunner) -> None:
    runner.close()
    runner.close()
    assert not runner.busy


def test_a_runner_that_is_destroyed_cancels_its_jobs_and_waits(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    window = QObject()
    runner = JobRunner(window)
    ends = Ends()
    started, stopped = threading.Event(), threading.Event()
    ran: list[bool] = []

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(0.1, NOTHING)
        except Cancelled:
            stopped.set()
            raise

    runner.start(Lane.WRITE, ends.job(work))
    runner.start(Lane.WRITE, ends.job(lambda _progress: ran.append(True)))
    assert started.wait(10)
    shiboken6.delete(window)
    assert stopped.is_set()
    qtbot.wait(1)
    assert (ran, ends.told) == ([], [])
    # An exception on the pool's thread would be printed.
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("can't start new thread")])
def test_work_that_finds_no_memory_fails_for_that_reason(
    qtbot: QtBot, runner: JobRunner, error: Exception
) -> None:
    ends = Ends()

    def work(_progress: Progress) -> None:
        raise error

    runner.start(Lane.READ, ends.job(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    ((end, told),) = ends.told
    assert (end, type(told)) == ("failed", OutOfMemory)
    # The objects that the work held are released.
    assert told.__cause__ is None
    assert told.__traceback__ is None


def test_an_end_without_memory_to_report_it_is_reported_later(
    qtbot: QtBot, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends, calls = Ends(), []
    deliver = _Runnable._deliver

    def fail_once(self: _Runnable, *arguments: Any) -> bool:
        calls.append(arguments)
        return len(calls) > 1 and deliver(self, *arguments)

    monkeypatch.setattr(_Runnable, "_deliver", fail_once)
    runner.start(Lane.WRITE, ends.job(lambda _progress: 42))
    qtbot.waitUntil(lambda: bool(ends.told))
    ((end, told),) = ends.told
    assert (end, type(told)) == ("failed", OutOfMemory)


def test_a_thread_stays_for_the_next_job(qtbot: QtBot, runner: JobRunner) -> None:
    """A new thread might not be available when memory is short, and the job would never begin."""
    assert {pool.expiryTimeout() for pool in runner._pools.values()} == {-1}
