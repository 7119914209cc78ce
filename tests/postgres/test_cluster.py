"""A cluster's report is byte for byte that of a single process, or fails with a reason."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from storemon.cli.status import Status
from storemon.cluster import database_run
from storemon.cluster.cluster_problems import check_version, made_by
from storemon.cluster.connecting import ClusterAddress, connected
from storemon.cluster.database_run import DatabaseRun, on_cluster
from storemon.cluster.dataset_run import DatasetRun
from storemon.core.dates import Dates
from storemon.core.fleet_insights import FleetInsights
from storemon.core.progress import Progress, silent
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import HOUR, Method, Range, ReportRequest, ReportStatus
from storemon.data import insight_rows, report_tables
from storemon.errors import BadInput, Cancelled, ClusterProblem, DatasetProblem
from storemon.message import Message
from storemon.services.dataset_report import report_of
from storemon.services.report_info import ReportInfo
from storemon.services.report_times import Times
from storemon.services.workspace import Workspace
from tests.engines import empty_database

BEGIN = dt.datetime(2023, 1, 16, tzinfo=dt.UTC)
NOON = int(dt.datetime(2023, 1, 24, 12, tzinfo=dt.UTC).timestamp()) * 1_000_000
STORES = [f"s{number:02}" for number in range(24)]
REQUESTS = {
    "usual": ReportRequest(),
    "poll-count": ReportRequest(method=Method.POLL_COUNT),
    "no reach": ReportRequest(reach=None),
    "dates": ReportRequest(range=Dates(dt.date(2023, 1, 19), dt.date(2023, 1, 22))),
    "range": ReportRequest(range=Range(NOON - 60 * HOUR, NOON - 2 * HOUR)),
}


def files() -> Iterator[tuple[str, list[str]]]:
    """Polls on two platforms, hours, zones, dated hours and notes."""
    polls = ["store_id,status,timestamp_utc,platform"]
    for number, store in enumerate(STORES):
        for hour in range(number % 3, 204, 1 + number % 2):
            time = BEGIN + dt.timedelta(hours=hour, minutes=number)
            status = "inactive" if (hour // 5 + number) % 7 == 0 or (number == 5 and hour > 20) else "active"
            platform = "Wolt" if number % 4 == 0 and hour % 3 == 0 else "Uber Eats"
            polls.append(f"{store},{status},{time:%Y-%m-%d %H:%M:%S} UTC,{platform}")
    yield "polls.csv", polls
    hours = [f"{store},{day},09:00:00,17:30:00" for store in STORES[::2] for day in range(6)]
    yield "hours.csv", ["store_id,day,start_time_local,end_time_local", *hours]
    zones = ("Europe/Berlin", "Asia/Tokyo", "America/New_York")
    named = [f"{store},{zones[number % 3]}" for number, store in enumerate(STORES[3:])]
    yield "zones.csv", ["store_id,timezone_str", *named]
    dated = [f"{store},2023-01-20,10:00,15:00" for store in STORES[::3]]
    yield "dated.csv", ["store_id,date,start_time_local,end_time_local", *dated, "*,2023-01-21,closed,closed"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    """A database on a server with 24 stores."""
    folder = tmp_path_factory.mktemp("files")
    with empty_database() as address:
        workspace = Workspace.open(address)
        for name, lines in files():
            path = folder / name
            path.write_text("\n".join(lines), "utf-8")
            workspace.imports.import_file(path)
        workspace.close()
        yield address


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A client with two workers, for most tests."""
    with connected(ClusterAddress("local:2")) as made:
        yield made


@pytest.fixture
def workspace(place: ServerAddress, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The database; its stores are read in several tasks."""
    monkeypatch.setattr(Times, "stores_a_batch", lambda self: 3)
    monkeypatch.setattr(database_run, "_STORES", 6)
    opened = Workspace.open(place)
    yield opened
    opened.close()


def stored(answers: FleetInsights) -> bytes:
    """Return the stored form of answers, without what their views repeat."""
    return insight_rows.pack(insight_rows.unpack(insight_rows.pack(answers)))


def kept(workspace: Workspace, info: ReportInfo) -> list[object]:
    """Return everything that is stored for a complete report."""
    assert info.status is ReportStatus.COMPLETE, info.reason
    report = workspace.reports.get_report(info.report_id, answers=True)
    assert report.table is not None
    assert report.answers is not None
    assert report.views is not None
    return [report_tables.pack(report.table), stored(report.answers), report.views.packed]


def run(
    workspace: Workspace,
    request: ReportRequest,
    progress: Progress = silent,
) -> ReportInfo:
    return workspace.reports.run(workspace.reports.trigger_report(request), progress)


@pytest.mark.parametrize("name", REQUESTS)
def test_all_that_is_kept_of_it_is_the_same(
    workspace: Workspace, client: Client, place: ServerAddress, name: str
) -> None:
    here = run(workspace, REQUESTS[name])
    fractions: list[float] = []
    workspace.reports.runner = DatabaseRun(client, place)
    there = run(workspace, REQUESTS[name], lambda fraction, text: fractions.append(fraction))
    assert kept(workspace, there) == kept(workspace, here)
    assert fractions == sorted(fractions)


def test_a_worker_killed_at_work_changes_nothing(
    workspace: Workspace, client: Client, place: ServerAddress
) -> None:
    here = run(workspace, ReportRequest())
    workers = list(client.run(os.getpid).values())
    killed: list[int] = []

    def kill(fraction: float, text: Message) -> None:
        if fraction > 0.05 and not killed:
            killed.append(workers[0])
            os.kill(workers[0], signal.SIGKILL)

    workspace.reports.runner = DatabaseRun(client, place)
    there = run(workspace, ReportRequest(), kill)
    assert killed
    assert kept(workspace, there) == kept(workspace, here)


def test_a_report_that_is_cancelled_ends_so_and_the_cluster_serves_the_next(
    workspace: Workspace, client: Client, place: ServerAddress
) -> None:
    def cancel(fraction: float, text: Message) -> None:
        if fraction > 0.1:
            raise Cancelled

    workspace.reports.runner = DatabaseRun(client, place)
    assert run(workspace, ReportRequest(), cancel).status is ReportStatus.CANCELLED
    assert run(workspace, ReportRequest()).status is ReportStatus.COMPLETE


SCHEDULER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, host="127.0.0.1",
                      protocol="tcp://", dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


def test_a_scheduler_that_ends_at_work_leaves_no_report_and_the_reason(
    workspace: Workspace, place: ServerAddress
) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", SCHEDULER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with program:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        with on_cluster(place, ClusterAddress(address)) as runner:
            workspace.reports.runner = runner

            def end(fraction: float, text: Message) -> None:
                if fraction > 0.05:
                    program.kill()

            info = run(workspace, ReportRequest(), end)
    assert info.status is ReportStatus.FAILED
    assert info.reason.startswith("The connection to the cluster was lost.")
    assert workspace.reports.get_report(info.report_id).table is None


def test_a_data_set_is_reported_on_by_a_cluster_as_by_this_process(
    workspace: Workspace, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.dataset.writing.STORES_A_PARTITION", 4)
    place = str(tmp_path / "set")
    workspace.export_dataset(place, silent)
    kept_here = kept(workspace, run(workspace, ReportRequest()))
    workers = list(client.run(os.getpid).values())
    killed: list[int] = []

    def kill(fraction: float, text: Message) -> None:
        if fraction > 0.05 and not killed:
            killed.append(workers[0])
            os.kill(workers[0], signal.SIGKILL)

    made = report_of(place, ReportRequest(), DatasetRun(client), kill)
    assert killed
    assert [report_tables.pack(made.table), stored(made.answers)] == kept_here[:2]
    victim = next((tmp_path / "set" / "polls").rglob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-1])
    with pytest.raises(DatasetProblem, match=f"is damaged: .*{victim.name}"):
        report_of(place, ReportRequest(), DatasetRun(client))


def test_a_worker_with_other_versions_computes_nothing() -> None:
    check_version(made_by())
    with pytest.raises(ClusterProblem, match="has other versions"):
        check_version("storemon 0.0.1, tzdata 2020.1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("local:0", "no number of processes"),
        ("local:many", "no number of processes"),
        ("http://127.0.0.1", "is no cluster"),
        ("tls://127.0.0.1:8786", "needs three files"),
    ],
)
def test_what_is_no_cluster_is_said_before_anything_begins(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        ClusterAddress(text).check()


def test_a_file_is_not_read_by_a_cluster(tmp_path: Path) -> None:
    with (
        pytest.raises(BadInput, match="a database that is a file"),
        on_cluster(tmp_path / "storemon.db", ClusterAddress("local:1")),
    ):
        pass


def test_no_password_is_sent_without_protection() -> None:
    address = ServerAddress("postgresql://ana@127.0.0.1/shop", "secret")
    with (
        pytest.raises(BadInput, match="without protection"),
        on_cluster(address, ClusterAddress("tcp://127.0.0.1:1")),
    ):
        pass


def test_a_scheduler_that_is_not_there_is_said(place: ServerAddress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storemon.cluster.connecting._CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(ClusterProblem, match="cannot be reached"),
        on_cluster(place, ClusterAddress("tcp://127.0.0.1:1")),
    ):
        pass


def test_the_terminal_takes_a_cluster(place: ServerAddress) -> None:
    command = [sys.executable, "main.py", "trigger-report", "--database", place.text, "--cluster", "local:1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (Status.DONE, "")
    report_id = done.stdout.strip()
    workspace = Workspace.open(place)
    assert workspace.reports.archive.info(report_id).status is ReportStatus.COMPLETE
    workspace.close()
