from __future__ import annotations

from pathlib import Path

import pytest

from storemon.core.model import ReportRequest
from storemon.errors import ExportFailed
from storemon.services.exports import write_csv, write_text
from storemon.services.reports import Report
from storemon.services.workspace import Workspace


@pytest.fixture
def report(filled: Workspace) -> Report:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    return filled.reports.get_report(report_id)


def test_the_csv_replaces_the_file_that_is_there(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.csv"
    path.parent.mkdir()
    path.write_text("old")
    write_csv(report, path)
    assert report.table is not None
    assert path.read_bytes() == report.table.csv().encode()
    assert list(path.parent.iterdir()) == [path]


def test_further_columns_come_where_they_are_asked_for(report: Report, tmp_path: Path) -> None:
    write_csv(report, tmp_path / "report.csv", further=True)
    assert "timezone_str" in (tmp_path / "report.csv").read_text().splitlines()[0]


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"report\.csv could not be saved"):
        write_csv(report, tmp_path / "gone" / "report.csv")


def test_a_name_that_is_a_folder_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "report.csv").mkdir()
    with pytest.raises(ExportFailed):
        write_text("x", tmp_path / "report.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_an_unfinished_report_has_nothing_to_export(filled: Workspace, tmp_path: Path) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    with pytest.raises(ExportFailed, match="running"):
        write_csv(filled.reports.get_report(report_id), tmp_path / "report.csv")
    filled.reports.run(report_id)
