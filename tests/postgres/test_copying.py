"""Copies of whole databases, and the views for other programs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import HOUR, ReportRequest
from storemon.data.sqlite import sealed
from storemon.data.sqlite.driver import connect
from storemon.errors import BadInput
from storemon.services.copying import copy_database
from storemon.services.sample import make_sample
from storemon.services.workspace import Workspace
from tests.postgres_server import Server


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A database file with sample data and a report."""
    make_sample(tmp_path / "sample", stores=12, days=3)
    path = tmp_path / "filled.db"
    with closing(Workspace.open(path)) as workspace:
        for file in sorted((tmp_path / "sample").glob("*.csv")):
            workspace.imports.import_file(file)
        workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    return path


def test_a_copy_in_a_file_has_all_checksums(filled: Path, address: ServerAddress, tmp_path: Path) -> None:
    copy_database(filled, address)
    back = tmp_path / "back.db"
    copy_database(address, back)
    with closing(connect(back, 1.0)) as copy:
        sealed.check_all(copy)
    with closing(Workspace.open(filled)) as one, closing(Workspace.open(back)) as other:
        assert one.stores.summary() == other.stores.summary()
        (report,) = other.reports.archive.list_reports()
        assert report.current
        assert other.reports.get_report(report.info.report_id, answers=True).answers is not None


def test_only_an_empty_database_takes_a_copy(filled: Path, address: ServerAddress) -> None:
    copy_database(filled, address)
    for source, target in ((filled, address), (address, filled)):
        with pytest.raises(BadInput, match="There is data in"):
            copy_database(source, target)


def test_other_programs_read_the_polls_in_a_view(
    filled: Path, address: ServerAddress, server: Server
) -> None:
    copy_database(filled, address)
    with closing(Workspace.open(filled)) as workspace:
        polls = workspace.stores.summary().polls
    found = server.ask(
        "SELECT count(*), count(DISTINCT store_id), count(*) FILTER (WHERE status IN ('active', 'inactive'))"
        " FROM storemon.poll_rows",
        address.database,
    )
    assert found.split("|")[0] == found.split("|")[2] == str(polls)


def test_other_programs_read_reports_in_a_view(filled: Path, address: ServerAddress, server: Server) -> None:
    copy_database(filled, address)
    with closing(Workspace.open(address)) as workspace:
        (copied,) = (report.info.report_id for report in workspace.reports.archive.list_reports())
        made = workspace.reports.trigger_report(ReportRequest())
        workspace.reports.run(made)
        table = workspace.reports.get_report(made).table
        assert table is not None
    weeks = [f"{hours:.6f}" for hours in (table.figures.up[:, 2] / HOUR).tolist()]
    for report_id in (copied, made):
        wanted = f"report_id = '{report_id}' AND time_window = 'last week'"
        columns = "store_id, round(uptime_hours::numeric, 6)"
        query = f"SELECT {columns} FROM storemon.report_rows WHERE {wanted} ORDER BY store_id"  # noqa: S608  # our own number or id
        found = server.ask(query, address.database).splitlines()
        assert found == [f"{one}|{week}" for one, week in zip(table.store_ids, weeks, strict=True)]
    with closing(Workspace.open(address)) as workspace:
        workspace.reports.archive.delete([copied, made])
    assert server.ask("SELECT count(*) FROM storemon.report_figures", address.database) == "0"
