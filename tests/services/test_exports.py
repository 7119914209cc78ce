from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from storemon.core.file_spec import Match
from storemon.core.input_file import InputFile
from storemon.core.vocabulary import DAY, FileKind, Range, ReportRequest
from storemon.errors import ExportFailed, FileRefused
from storemon.services.exports import Export, write_csv, write_hours, write_outages, write_refused
from storemon.services.found_report import Report
from storemon.services.saving import write_text
from storemon.services.workspace import Workspace
from tests.core.build import report_csv

NEWEST = 1_674_601_200_000_000  # 2023-01-24 23:00 UTC
BY_HAND = Match(FileKind.ZONES, {"store_id": 1, "timezone_str": 0})


@pytest.fixture
def report(filled: Workspace) -> Report:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    return filled.reports.get_report(report_id)


def test_the_csv_replaces_the_file_that_is_there(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.csv"
    path.parent.mkdir()
    path.write_text("old")
    write_csv(Export.of(report), path)
    assert report.table is not None
    assert path.read_bytes() == report_csv(report.table).encode()
    assert list(path.parent.iterdir()) == [path]


def test_further_columns_come_where_they_are_asked_for(report: Report, tmp_path: Path) -> None:
    write_csv(Export.of(report), tmp_path / "report.csv", further=True)
    assert "timezone_str" in (tmp_path / "report.csv").read_text().splitlines()[0]


@pytest.mark.parametrize("write", [partial(write_csv, further=True), write_csv, write_outages, write_hours])
def test_what_was_exported_is_not_taken_for_a_file_of_zones(
    filled: Workspace, tmp_path: Path, write: Callable[[Export, Path], object]
) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    write(Export.of(filled.reports.get_report(report_id, answers=True)), tmp_path / "exported.csv")
    with pytest.raises(FileRefused, match=r"exported\.csv was exported by storemon"):
        filled.imports.import_file(tmp_path / "exported.csv")


def test_a_range_that_was_exported_is_known_too(filled: Workspace, tmp_path: Path) -> None:
    request = ReportRequest(range=Range(NEWEST - DAY, NEWEST))
    report_id = filled.reports.trigger_report(request)
    filled.reports.run(report_id)
    write_csv(Export.of(filled.reports.get_report(report_id)), tmp_path / "range.csv", further=True)
    with pytest.raises(FileRefused, match="was exported by storemon"):
        filled.imports.import_file(tmp_path / "range.csv")


def test_a_folder_that_is_not_there_is_reported_and_leaves_nothing(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"report\.csv could not be saved"):
        write_csv(Export.of(report), tmp_path / "gone" / "report.csv")


def test_a_name_that_is_a_folder_is_reported_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "report.csv").mkdir()
    with pytest.raises(ExportFailed):
        write_text("x", tmp_path / "report.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_an_unfinished_report_has_nothing_to_export(filled: Workspace, tmp_path: Path) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    with pytest.raises(ExportFailed, match="running"):
        write_csv(Export.of(filled.reports.get_report(report_id)), tmp_path / "report.csv")
    filled.reports.run(report_id)


@pytest.mark.parametrize(
    "text",
    [
        'Note;timezone_str;store_id\n"x;y";Mars;a\n"two\nlines";Mars;b\nz;UTC;c\n',
        "c,UTC\na,Mars\nb,Moon\n",
        "store_id,timezone_str\na,Mars\nb,Mars,too much\nc,UTC\n",
    ],
)
def test_refused_rows_can_be_mended_and_imported_again(
    workspace: Workspace, tmp_path: Path, text: str
) -> None:
    path, again = tmp_path / "zones.csv", tmp_path / "refused.csv"
    path.write_text(text)
    match = workspace.imports.inspect(InputFile(path)).match
    result = workspace.imports.import_input(InputFile(path), match)
    rows = workspace.imports.refused(result.import_id)
    write_refused(rows, workspace.imports.refused_header(result.import_id), again)
    assert workspace.imports.inspect(InputFile(again)).rows == len(rows) == 2
    again.write_text(again.read_text().replace("Mars", "UTC").replace("Moon", "UTC").replace(",too much", ""))
    assert workspace.imports.import_file(again).refused == 0
    assert workspace.stores.summary().stores == 3


def test_rows_matched_by_hand_are_recognized_when_they_come_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    path, again = tmp_path / "zones.csv", tmp_path / "refused.csv"
    path.write_text("where,who\nMars,a\nUTC,b\n")
    result = workspace.imports.import_input(InputFile(path), BY_HAND)
    rows = workspace.imports.refused(result.import_id)
    write_refused(rows, workspace.imports.refused_header(result.import_id), again)
    assert again.read_text() == "timezone_str,store_id\nMars,a\n"


def test_a_spreadsheet_runs_nothing_of_a_saved_report(workspace: Workspace, tmp_path: Path) -> None:
    polls = tmp_path / "polls.csv"
    polls.write_text("store_id,status,timestamp_utc\n=1+1,active,2023-01-24 09:06:42 UTC\n")
    workspace.imports.import_file(polls)
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    report = workspace.reports.get_report(report_id)
    write_csv(Export.of(report), tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_text().splitlines()[1].startswith("'=1+1,")
    assert report.table is not None
    assert report_csv(report.table).splitlines()[1].startswith("=1+1,")
