"""A report checks four weeks for the stores whose hours its own week contradicts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from storemon.core.hours_checks import HoursFindings
from storemon.core.vocabulary import Finding, Range, ReportRequest
from storemon.data import insight_rows as answer_rows
from storemon.services.workspace import Workspace
from tests.core.build import utc

STORES = [f"s{number}" for number in range(300)]


@pytest.fixture
def filled(tmp_path: Path) -> Workspace:
    """300 stores, open every day by their hours; the even-numbered ones are closed on Sundays."""
    hours = ["store_id,day,start_time_local,end_time_local"]
    hours += [f"{store},{day},09:00,17:00" for store in STORES for day in range(7)]
    zones = ["store_id,timezone_str", *(f"{store},Etc/UTC" for store in STORES)]
    polls = ["store_id,status,timestamp_utc"]
    polls += [
        f"{store},{'inactive' if day % 7 == 1 and place % 2 == 0 else 'active'},2023-01-{day:02} 12:00:00 UTC"
        for place, store in enumerate(STORES)
        for day in range(1, 31)
    ]
    workspace = Workspace.open(tmp_path / "storemon.db")
    for name, lines in (("hours", hours), ("zones", zones), ("polls", polls)):
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        workspace.imports.import_file(path)
    return workspace


def findings(workspace: Workspace, request: ReportRequest) -> HoursFindings:
    report_id = workspace.reports.trigger_report(request)
    workspace.reports.run(report_id)
    report = workspace.reports.get_report(report_id, answers=True)
    assert report.table is not None
    assert report.table.store_ids == sorted(STORES)
    assert report.answers is not None
    return report.answers.hours


@pytest.mark.parametrize(
    "request_made",
    [ReportRequest(), ReportRequest(range=Range(utc("2023-01-28 00:00"), utc("2023-01-30 00:00")))],
)
def test_each_store_has_its_own_findings_in_the_order_of_the_report(
    filled: Workspace, request_made: ReportRequest
) -> None:
    found = findings(filled, request_made)
    closed = [int(store[1:]) % 2 == 0 for store in sorted(STORES)]
    np.testing.assert_array_equal(found.flags()[:, Finding.NEVER_ACTIVE], closed)
    assert (found.weekdays.open_polled[closed][:, 6] >= 4).all()
    filled.close()


def test_a_range_without_a_sunday_has_nothing_against_sundays(filled: Workspace) -> None:
    found = findings(filled, ReportRequest(range=Range(utc("2023-01-24 00:00"), utc("2023-01-28 00:00"))))
    assert not found.doubtful().any()
    assert not found.flags().any()
    filled.close()


def test_a_report_of_an_earlier_version_has_no_findings(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    monkeypatch.setattr(answer_rows, "_CHECKED", "hours.a column of a later version")
    filled.reports.run(report_id)
    report = filled.reports.get_report(report_id, answers=True)
    assert report.answers is not None
    assert report.answers.hours.stores == 0
    assert report.answers.outages.start.size > 0
    filled.close()
