"""A database on a PostgreSQL server compared with one in a file: import, report, store page.

The server is the tests' own on this machine, with default settings: it waits for the disk.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from storemon.core.server_address import Place, ServerAddress
from storemon.core.vocabulary import DAY, ReportRequest
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace
from tests.benchmarks import full_scale
from tests.benchmarks.table import Figure, beside
from tests.postgres_server import Server, program

RUNS = 3
_PAGES = 20
_DURABLE = ("fsync=on", "full_page_writes=on", "synchronous_commit=on")


def figures(folder: Path) -> list[Figure]:
    """Measure both engines in turn; empty if PostgreSQL's server is not installed."""
    if program("initdb") is None:
        return []
    files = full_scale.one_week(folder)
    server = Server()
    try:
        server.stop("fast")
        server.start(*_DURABLE)
        runs = [_both(server, folder, files) for _ in range(RUNS)]
    finally:
        server.remove()
    limits = {"import": 1.2, "report": 1.5, "page of a store": 2.0}
    return [
        beside(f"{what}, database on a server / in a file", [run[what] for run in runs], limit)
        for what, limit in limits.items()
    ]


def _both(server: Server, folder: Path, files: SampleFiles) -> dict[str, tuple[float, float]]:
    """Return the seconds of each step on a server and in a file, measured one after the other."""
    address = server.ready_database()
    path = folder / "beside-server.db"
    full_scale.remove_database(path)
    on_server, in_file = (_steps(place, files) for place in (ServerAddress(address), path))
    full_scale.remove_database(path)
    server.take_back(address)
    return {what: (on_server[what], in_file[what]) for what in on_server}


def _steps(place: Place, files: SampleFiles) -> dict[str, float]:
    with closing(Workspace.open(place)) as workspace:
        imports = _seconds(lambda: [workspace.imports.import_file(file) for file in files.all])
        report_id = workspace.reports.trigger_report(ReportRequest())
        report = _seconds(lambda: workspace.reports.run(report_id))
        table = workspace.reports.get_report(report_id).table
        as_of = workspace.reports.as_of().time
        assert table is not None
        assert as_of is not None
        chosen = table.store_ids[:: len(table.store_ids) // _PAGES][:_PAGES]
        pages = _seconds(lambda: _pages(workspace, chosen, as_of))
    return {"import": imports, "report": report, "page of a store": pages}


def _pages(workspace: Workspace, store_ids: Sequence[str], as_of: int) -> None:
    """Read the data of store pages: week, notes, hours, and a calendar of them."""
    first = dt.date(1970, 1, 1) + dt.timedelta(days=as_of // DAY)
    for store_id in store_ids:
        workspace.stores.timeline(store_id, as_of, None)
        workspace.notes.all()
        workspace.hours.look(store_id)
        workspace.hours.calendar(store_id, first, first + dt.timedelta(days=41))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
