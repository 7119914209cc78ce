"""What is written some stores at a time is what is written of all stores at once."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from storemon.core import fleet_insights
from storemon.core.notes import NoteContent, NoteScope
from storemon.core.targets import Targets
from storemon.core.vocabulary import DAY, Method, Range, ReportRequest
from storemon.errors import ExportFailed, PartDamaged
from storemon.services.exports import Export, Exported, csv_bytes, write_csv, write_outages
from storemon.services.sample import make_sample
from storemon.services.stored_export import StoredExport
from storemon.services.stored_report import StoredReport
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace

STORES = 13
LAST_POLL_DAY = 19_382
"""2023-01-25, the last day of the sample."""


@pytest.fixture
def data(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A sample with groups, and a note that excuses a day of each store."""
    folder = tmp_path / "sample"
    folder.mkdir()
    for file in make_sample(folder, stores=STORES, days=2.0, seed=3).all:
        workspace.imports.import_file(file)
    last = workspace.stores.summary().last_poll
    assert last is not None
    note = NoteContent(NoteScope(), last - DAY, last, "Power", "all day", excused=True)
    workspace.notes.add([note])
    return workspace


def trigger(workspace: Workspace, request: ReportRequest) -> str:
    report_id = workspace.reports.trigger_report(request)
    workspace.reports.run(report_id)
    return report_id


def stored(workspace: Workspace, report_id: str) -> StoredExport:
    report = workspace.history.with_before(workspace.reports.get_stored(report_id, answers=True))
    labels = workspace.stores.labels(report.store_ids())
    return StoredExport(report, labels, TARGETS, workspace.notes.written())


def whole(workspace: Workspace, report_id: str) -> Export:
    report = workspace.reports.get_report(report_id, answers=True)
    assert report.table is not None
    labels = workspace.stores.labels(report.table.store_ids)
    export = Export.of(report, labels, TARGETS)
    return replace(export, notes=workspace.notes.written(), before=workspace.history.before(report))


def files(export: Exported, folder: Path) -> dict[str, bytes]:
    """Return the content of all files of an export, by name; of the workbook without its time."""
    folder.mkdir()
    write_csv(export, folder / "report.csv")
    write_csv(export, folder / "all.csv", further=True)
    write_csv(export, folder / "platforms.csv", platforms=True)
    write_outages(export, folder / "outages.csv")
    assert write_workbook(export, folder / "report.xlsx") == STORES
    write_workbook(export, folder / "small.xlsx", most_rows=4)
    found = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    for path in folder.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            found |= {f"{path.name} {name}": book.read(name) for name in book.namelist()}
        del found[f"{path.name} docProps/core.xml"]
    return found


TARGETS = Targets(9_500, {"Airport": 9_000, "downtown": 9_990})
REQUESTS = {
    "interpolated": ReportRequest(),
    "poll-count": ReportRequest(Method.POLL_COUNT),
    "range": ReportRequest(range=Range((LAST_POLL_DAY - 1) * DAY, LAST_POLL_DAY * DAY)),
}


@pytest.mark.parametrize("request_of", list(REQUESTS))
@pytest.mark.parametrize("most", [1, 5])
def test_files_in_chunks_are_those_of_all_stores(
    data: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request_of: str, most: int
) -> None:
    report_id = trigger(data, REQUESTS[request_of])
    at_once = whole(data, report_id)
    expected = files(at_once, tmp_path / "whole")
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", most)
    assert len(list(at_once.chunks())) == -(-STORES // most)
    assert files(at_once, tmp_path / "parts") == expected
    assert files(stored(data, report_id), tmp_path / "one-chunk") == expected
    # Reports are the same but for their ids, so the workbook's title differs.
    again = trigger(data, REQUESTS[request_of])
    in_chunks = stored(data, again)
    assert len(list(in_chunks.chunks())) == -(-STORES // most)
    found = files(in_chunks, tmp_path / "chunks")
    assert {
        name: text.replace(again.encode(), report_id.encode()) for name, text in found.items()
    } == expected


def test_chosen_stores_are_written_at_once_in_their_order(
    data: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = replace(whole(data, trigger(data, ReportRequest())), stores=np.array([7, 2, 11], np.int64))
    expected = csv_bytes(export)
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 2)
    assert csv_bytes(export) == expected
    assert write_workbook(export, tmp_path / "report.xlsx") == 3


def test_several_platforms_are_written_as_a_whole(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 2)
    rows = [
        f"{store},{status},2023-01-24 {hour:02}:00:00 UTC,{platform}"
        for store in "abcde"
        for platform, status in (("DoorDash", "inactive"), ("Uber Eats", "active"))
        for hour in range(12)
    ]
    path = tmp_path / "polls.csv"
    path.write_text("\n".join(["store_id,status,timestamp_utc,platform", *rows, ""]))
    workspace.imports.import_file(path)
    report_id = trigger(workspace, ReportRequest())
    expected = whole(workspace, report_id)
    export = stored(workspace, report_id)
    (chunk,) = export.chunks()
    assert chunk.views is not None
    for platforms in (False, True):
        assert csv_bytes(export, platforms=platforms) == csv_bytes(expected, platforms=platforms)


def test_the_table_alone_is_read_without_answers(data: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 4)
    report_id = trigger(data, ReportRequest())
    export = StoredExport(data.reports.get_stored(report_id))
    assert [chunk.answers for chunk in export.chunks()] == [None] * 4
    assert csv_bytes(export) == csv_bytes(Export.of(data.reports.get_report(report_id)))


def test_a_report_that_is_not_complete_has_nothing_stored(data: Workspace) -> None:
    report_id = data.reports.trigger_report(ReportRequest())
    with pytest.raises(ExportFailed, match="running"):
        data.reports.get_stored(report_id)
    data.reports.run(report_id)


def test_a_table_with_fewer_stores_than_the_answers_is_damaged(
    data: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 5)
    report = data.reports.get_stored(trigger(data, ReportRequest()), answers=True)
    (sixth, *_) = (one for one in range(0, len(report.table), 8) if one > len(report.table) // 2)
    broken = StoredReport(report.info, report.table[:sixth], report.answers)
    with pytest.raises(PartDamaged, match="is damaged"):
        list(broken.chunks())
