"""A database locked by another program: a clear message, and nothing is changed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest

from storemon.core.progress import silent
from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.data.sqlite import retry as patience
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import Cancelled, DatabaseProblem
from storemon.services.report_archive import INTERRUPTED
from storemon.services.workspace import Workspace
from tests.polls_table import polls_in
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import CONTEXT
from tests.robustness.state import state_of


def hold(database: Path, statements: tuple[str, ...], pipe: Pipe) -> None:
    """Hold the locks of the statements until the pipe's other end is closed."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        pipe.send("held")
        with contextlib.suppress(EOFError):
            pipe.recv()


@contextlib.contextmanager
def held_by_another(database: Path, *statements: str) -> Iterator[None]:
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=hold, args=(database, statements, theirs))
    process.start()
    theirs.close()
    try:
        assert ours.recv() == "held"
        yield
    finally:
        ours.close()
        process.join()


@pytest.fixture(autouse=True)
def _short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 0.05)


@pytest.mark.parametrize("work", [child.import_file, child.undo_newest, child.clear, child.report])
def test_work_on_a_database_that_another_program_writes_to_is_reported_and_changes_nothing(
    work: child.Work, bench: Bench, workspace: Workspace
) -> None:
    with held_by_another(bench.database, "BEGIN IMMEDIATE", "UPDATE polls SET checksum = 0"):
        with pytest.raises(DatabaseProblem, match="in use by another program"):
            work(workspace, bench.polls, silent)
        assert workspace.stores.summary().polls == len(polls_in(bench.original))
    assert state_of(bench.database) == bench.before
    work(workspace, bench.polls, silent)


def test_a_database_that_another_program_keeps_to_itself_is_reported(bench: Bench) -> None:
    with (
        held_by_another(bench.database, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE", "COMMIT"),
        pytest.raises(DatabaseProblem, match="in use by another program"),
    ):
        Workspace.open(bench.database)
    Workspace.open(bench.database).close()
    assert state_of(bench.database) == bench.before


@pytest.mark.parametrize("work", [child.import_file, child.undo_newest, child.clear, child.report])
def test_waiting_for_another_program_can_be_cancelled_at_once(
    work: child.Work, bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the wait were not interrupted, the test would exceed its time limit."""
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 10_000)
    said = []

    def progress(fraction: float, text: str) -> None:
        said.append(text)
        if text.startswith("Waiting"):
            raise Cancelled

    with held_by_another(bench.database, "BEGIN IMMEDIATE"), pytest.raises(Cancelled):
        work(workspace, bench.polls, progress)
    assert said[-1] == "Waiting for another program that uses the database"
    assert state_of(bench.database) == bench.before
    work(workspace, bench.polls, silent)


def test_a_report_that_waits_to_be_saved_can_be_cancelled_at_once(
    bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 10_000)
    report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
    with contextlib.ExitStack() as other:

        def progress(fraction: float, text: str) -> None:
            if fraction == 0 and not text.startswith("Waiting"):
                other.enter_context(held_by_another(bench.database, "BEGIN IMMEDIATE"))
            if text.startswith("Waiting for another program"):
                raise Cancelled

        assert workspace.reports.run(report_id, progress).status is ReportStatus.CANCELLED
    assert workspace.reports.get_report(report_id).info.reason == INTERRUPTED


def test_opening_a_database_that_another_program_keeps_to_itself_can_be_cancelled_at_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 10_000)

    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    keep = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE", "COMMIT")
    with held_by_another(bench.database, *keep), pytest.raises(Cancelled):
        Workspace.open(bench.database, cancel)
    Workspace.open(bench.database).close()


def test_an_import_beside_a_long_reader_is_done(bench: Bench, workspace: Workspace) -> None:
    with held_by_another(bench.database, "BEGIN", "SELECT count(*) FROM polls"):
        workspace.imports.import_file(bench.polls)
    assert workspace.imports.recent()[0].name == bench.polls.name
