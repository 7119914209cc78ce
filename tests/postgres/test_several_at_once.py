"""Concurrent users of one database: who waits for whom, and what a killed process leaves behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.data import queries
from storemon.data.postgres.postgres_database import PostgresDatabase
from storemon.data.postgres.server_listener import CHANGES
from storemon.errors import Cancelled
from storemon.message import Message
from storemon.services.workspace import Workspace
from tests.postgres_server import Server

POLLS = "store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n"
WRITER = """
import sys
from storemon.core.server_address import ServerAddress
from storemon.data.postgres.postgres_database import PostgresDatabase
from storemon.data.schema import imports
from storemon.data.imports.import_rows import begin
from storemon.core.vocabulary import FileKind
database = PostgresDatabase.open(ServerAddress(sys.argv[1]))
with database.writing() as connection:
    begin(connection, "killed.csv", FileKind.POLLS, "")
    print("writing", flush=True)
    connection.exec_driver_sql("SELECT pg_sleep(600)")
"""
REPORTER = """
import sys
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import ReportRequest
from storemon.services.workspace import Workspace
workspace = Workspace.open(ServerAddress(sys.argv[1]))
print(workspace.reports.trigger_report(ReportRequest()), flush=True)
sys.stdin.read()
"""


def polls(folder: Path, name: str = "polls.csv", text: str = POLLS) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def started(code: str, address: ServerAddress) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code, address.text], stdin=pipe, stdout=pipe, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_killed_importer_leaves_nothing_and_its_lock_is_gone_within_two_seconds(
    address: ServerAddress, tmp_path: Path
) -> None:
    with closing(Workspace.open(address)) as workspace:
        writer = started(WRITER, address)
        assert first_line(writer) == "writing"
        ended(writer)
        begin = time.monotonic()
        result = workspace.imports.import_file(polls(tmp_path))
        assert time.monotonic() - begin < 2.5  # includes the time of the import itself
        assert (result.import_id, result.imported) == (1, 1)


def test_who_waits_for_an_import_is_told_so_and_may_cancel(address: ServerAddress, tmp_path: Path) -> None:
    told: list[Message] = []

    def progress(fraction: float, text: Message) -> None:
        told.append(text)
        raise Cancelled

    writer = started(WRITER, address)
    try:
        assert first_line(writer) == "writing"
        with closing(Workspace.open(address)) as workspace:
            with pytest.raises(Cancelled):
                workspace.imports.import_input(InputFile(polls(tmp_path)), progress=progress)
            assert told == ["Waiting for another storemon that uses the database"]
    finally:
        ended(writer)


def test_two_importers_wait_for_each_other(address: ServerAddress, tmp_path: Path) -> None:
    numbers: list[int] = []

    def bring(name: str, hour: int) -> None:
        text = POLLS + "".join(f"{n},active,2023-01-24 {hour}:00:00 UTC\n" for n in range(500))
        with closing(Workspace.open(address)) as workspace:
            numbers.append(workspace.imports.import_file(polls(tmp_path, name, text)).imported)

    both = [threading.Thread(target=bring, args=(f"{hour}.csv", hour)) for hour in (10, 11)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    with closing(Workspace.open(address)) as workspace:
        assert workspace.stores.summary().polls == 1001
    assert sorted(numbers) == [500, 501]


def test_readers_and_reports_do_not_wait_for_an_import(address: ServerAddress, tmp_path: Path) -> None:
    with closing(Workspace.open(address)) as workspace:
        workspace.imports.import_file(polls(tmp_path))
        writer = started(WRITER, address)
        try:
            assert first_line(writer) == "writing"
            assert workspace.stores.summary().polls == 1
            info = workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
            assert info.status is ReportStatus.COMPLETE
        finally:
            ended(writer)


def test_who_began_to_read_before_an_import_does_not_see_it(address: ServerAddress, tmp_path: Path) -> None:
    with closing(PostgresDatabase.open(address)) as database, closing(Workspace.open(address)) as workspace:
        with database.reading() as connection:
            assert queries.count_stores(connection) == 0
            workspace.imports.import_file(polls(tmp_path))
            assert queries.count_stores(connection) == 0
        with database.reading() as connection:
            assert queries.count_stores(connection) == 1


def test_a_report_whose_process_is_gone_was_interrupted(address: ServerAddress) -> None:
    with closing(Workspace.open(address)) as workspace:
        reporter = started(REPORTER, address)
        report_id = first_line(reporter)
        assert workspace.reports.get_report(report_id).info.status is ReportStatus.RUNNING
        ended(reporter)
        deadline = time.monotonic() + 10
        while workspace.reports.get_report(report_id).info.status is ReportStatus.RUNNING:
            assert time.monotonic() < deadline
        assert "interrupted" in workspace.reports.get_report(report_id).info.reason


def test_a_writer_tells_others_when_it_has_committed(address: ServerAddress, tmp_path: Path) -> None:
    import psycopg  # noqa: PLC0415  # the one test that listens by itself

    with psycopg.connect(address.text, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANGES}")
        with closing(Workspace.open(address)) as workspace:
            workspace.imports.import_file(polls(tmp_path))
        (notice,) = listening.notifies(timeout=5, stop_after=1)
        assert notice.payload.startswith("DATA ")


def test_a_database_goes_on_once_its_server_is_back(own_server: Server, tmp_path: Path) -> None:
    address = ServerAddress(own_server.ready_database())
    with closing(Workspace.open(address)) as workspace:
        workspace.imports.import_file(polls(tmp_path))
        own_server.stop("fast")
        own_server.start()
        assert workspace.stores.summary().polls == 1
