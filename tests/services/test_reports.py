from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from storemon.core import fleet_insights
from storemon.core.dates import Dates
from storemon.core.vocabulary import DAY, HOUR, WEEK, Method, Range, ReportRequest, ReportStatus
from storemon.data import report_rows
from storemon.errors import BadInput, Cancelled, ReportNotFound
from storemon.message import Message
from storemon.services import fleet_run, report_times
from storemon.services.report_archive import INTERRUPTED
from storemon.services.workspace import Workspace
from tests.core.build import report_csv, utc
from tests.core.test_answers_against_reference import plain

NEWEST = 1_674_601_200_000_000  # 2023-01-24 23:00 UTC


def finished(workspace: Workspace, request: ReportRequest | None = None) -> str:
    report_id = workspace.reports.trigger_report(request or ReportRequest())
    workspace.reports.run(report_id)
    return report_id


def test_a_report_is_running_from_its_id_until_it_is_complete(filled: Workspace) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    running = filled.reports.get_report(report_id)
    assert (running.info.status, running.table) == (ReportStatus.RUNNING, None)
    ended = filled.reports.run(report_id)
    assert ended.status is ReportStatus.COMPLETE
    assert filled.reports.get_report(report_id).info == ended


def test_a_complete_report_has_a_row_for_every_store_in_the_order_of_ids(filled: Workspace) -> None:
    report = filled.reports.get_report(finished(filled))
    assert report.table is not None
    assert report.table.store_ids == ["a", "b"]
    assert report.table.zones == ["Europe/Berlin", "Asia/Tokyo"]
    assert report.table.hours_assumed.tolist() == [False, True]
    assert report.info.stores == 2
    # Open 8 to 16 UTC; one of the hourly polls, the one at 10, was inactive.
    assert report.table.figures.up[0].tolist() == [0, 7 * HOUR, 7 * HOUR]
    assert report.table.figures.down[0].tolist() == [0, HOUR, HOUR]
    assert report.table.figures.unknown[1].tolist() == [HOUR, 24 * HOUR, WEEK]
    assert report_csv(report.table).splitlines()[1] == "a,0.00,7.00,7.00,0.00,1.00,1.00"


def imported(workspace: Workspace, folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_text(text)
        workspace.imports.import_file(path)


def test_a_store_exists_if_any_of_the_three_files_names_it(workspace: Workspace, tmp_path: Path) -> None:
    imported(
        workspace,
        tmp_path,
        polls="store_id,status,timestamp_utc\npolled,active,2023-01-24 09:00:00 UTC\n",
        hours="store_id,dayOfWeek,start_time_local,end_time_local\nopened,1,09:00:00,17:00:00\n",
        zones="store_id,timezone_str\nplaced,Asia/Tokyo\n",
        names="store_id,name,group\nnamed,A name,\n",
    )
    table = workspace.reports.get_report(finished(workspace)).table
    assert table is not None
    assert table.store_ids == ["opened", "placed", "polled"]


def test_rows_are_ordered_by_id_as_text(workspace: Workspace, tmp_path: Path) -> None:
    ids = ["9", "10", "b", "B", "é", "8139926242460185114", "81399262424601851140"]
    rows = "".join(f"{store},active,2023-01-24 09:00:00 UTC\n" for store in ids)
    imported(workspace, tmp_path, polls=f"store_id,status,timestamp_utc\n{rows}")
    table = workspace.reports.get_report(finished(workspace)).table
    assert table is not None
    assert table.store_ids == sorted(ids)


def test_the_method_is_interpolated_and_the_reach_two_hours_unless_others_are_asked_for(
    filled: Workspace,
) -> None:
    info = filled.reports.get_report(finished(filled)).info
    assert (info.method, info.reach) == (Method.INTERPOLATED, 2 * HOUR)


def test_the_as_of_time_is_the_newest_poll_unless_one_is_given(filled: Workspace) -> None:
    assert filled.reports.get_report(finished(filled)).info.as_of == NEWEST
    chosen = finished(filled, ReportRequest(as_of=NEWEST - HOUR))
    assert filled.reports.get_report(chosen).info.as_of == NEWEST - HOUR


def test_the_other_method_is_the_one_that_was_asked_for(filled: Workspace) -> None:
    request = ReportRequest(method=Method.POLL_COUNT, as_of=NEWEST - 8 * HOUR)
    report = filled.reports.get_report(finished(filled, request))
    assert report.table is not None
    assert report.table.method is Method.POLL_COUNT
    assert report.table.figures.up[0].tolist() == [HOUR, 7 * HOUR, 7 * HOUR]


def test_many_batches_give_what_one_gives(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = filled.reports.get_report(finished(filled)).table
    monkeypatch.setattr(report_times, "_STORES_A_BATCH", 1)
    pieces = filled.reports.get_report(finished(filled)).table
    assert whole is not None
    assert pieces is not None
    assert report_csv(whole, further=True) == report_csv(pieces, further=True)
    assert np.array_equal(whole.figures.open, pieces.figures.open)


@pytest.mark.parametrize("method", list(Method))
def test_many_parts_and_chunks_give_what_one_gives(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    whole = filled.reports.get_report(finished(filled, ReportRequest(method=method)), answers=True)
    monkeypatch.setattr(report_times, "_STORES_A_BATCH", 1)
    monkeypatch.setattr(fleet_run, "_BATCHES_A_PIECE", 1)
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 1)
    steps: list[float] = []
    report_id = filled.reports.trigger_report(ReportRequest(method=method))
    filled.reports.run(report_id, lambda fraction, _: steps.append(fraction))
    pieces = filled.reports.get_report(report_id, answers=True)
    assert plain(pieces.table) == plain(whole.table)
    assert plain(pieces.answers) == plain(whole.answers)
    assert steps == sorted(steps)


def test_reports_outlive_the_program_and_later_changes_of_the_data(filled: Workspace, tmp_path: Path) -> None:
    report_id = finished(filled)
    before = filled.reports.get_report(report_id)
    (tmp_path / "z2.csv").write_text("store_id,timezone_str\na,Asia/Tokyo")
    filled.imports.import_file(tmp_path / "z2.csv")
    filled.close()
    again = Workspace.open(filled.path)
    after = again.reports.get_report(report_id)
    newest = again.reports.latest()
    assert after.info == before.info
    assert after.table is not None
    assert before.table is not None
    assert report_csv(after.table, further=True) == report_csv(before.table, further=True)
    assert newest is not None
    assert newest.info == after.info
    again.close()


def test_the_report_to_begin_with_is_the_newest_that_follows_the_data(filled: Workspace) -> None:
    reports, week = filled.reports, Dates(dt.date(2023, 1, 16), dt.date(2023, 1, 22))
    ranged = reports.run(reports.trigger_report(ReportRequest(range=week))).report_id
    assert (reports.following(), reports.latest_id()) == (None, ranged)
    following = finished(filled)
    for request in (ReportRequest(range=week), ReportRequest(as_of=utc("2023-01-23 00:00"))):
        reports.run(reports.trigger_report(request))
    latest = reports.latest()
    assert latest is not None
    assert latest.info.report_id == reports.latest_id() == following
    assert latest.answers is not None


def test_reports_are_listed_newest_first(filled: Workspace) -> None:
    ids = [finished(filled) for _ in range(3)]
    assert [listed.info.report_id for listed in filled.reports.archive.list_reports()] == ids[::-1]


def test_an_unknown_id_is_reported(workspace: Workspace) -> None:
    with pytest.raises(ReportNotFound, match="no report nope"):
        workspace.reports.get_report("nope")
    with pytest.raises(ReportNotFound):
        workspace.reports.run("nope")
    assert workspace.reports.latest() is None


def test_without_polls_a_report_fails_with_what_to_do(workspace: Workspace) -> None:
    report = workspace.reports.get_report(finished(workspace))
    assert report.info.status is ReportStatus.FAILED
    assert "Import a file of polls first" in report.info.reason
    assert report.table is None


def test_without_stores_a_report_fails_even_at_a_chosen_time(workspace: Workspace) -> None:
    info = workspace.reports.get_report(finished(workspace, ReportRequest(as_of=NEWEST))).info
    assert info.reason == "There are no stores yet. Import the files first."
    said = ["There are no stores yet.", "Import the files first."]
    assert [part.template for part in info.reason.values.values() if isinstance(part, Message)] == said


@pytest.mark.parametrize("as_of", [0, 5_000_000_000_000_000])
def test_an_as_of_time_out_of_this_world_fails(filled: Workspace, as_of: int) -> None:
    info = filled.reports.get_report(finished(filled, ReportRequest(as_of=as_of))).info
    assert info.status is ReportStatus.FAILED
    assert "2000 to 2099" in info.reason


def test_a_reach_of_a_thousand_years_reads_all_polls(filled: Workspace) -> None:
    request = ReportRequest(reach=1000 * 365 * 24 * HOUR)
    assert filled.reports.get_report(finished(filled, request)).info.status is ReportStatus.COMPLETE


def test_a_negative_reach_is_refused_at_once(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.reports.trigger_report(ReportRequest(reach=-1))
    assert workspace.reports.archive.list_reports() == []


def test_a_cancelled_report_says_so(filled: Workspace) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())

    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    assert filled.reports.run(report_id, cancel).status is ReportStatus.CANCELLED
    assert filled.reports.get_report(report_id).table is None


@pytest.mark.logs_warnings
def test_a_mistake_of_ours_ends_the_report_and_is_logged(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.services.report_parts.answers", lambda *_, **__: 1 / 0)
    info = filled.reports.get_report(finished(filled)).info
    assert info.status is ReportStatus.FAILED
    assert "ZeroDivisionError" in info.reason


def test_progress_rises_to_the_end(filled: Workspace) -> None:
    seen: list[float] = []
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id, lambda fraction, _text: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[0] >= 0
    assert seen[-1] <= 1


def _trigger_and_die(path: Path) -> str:
    """Trigger a report in another process and kill that process before the report runs."""
    code = (
        "import os, sys; from pathlib import Path;"
        "from storemon.core.vocabulary import ReportRequest;"
        "from storemon.services.workspace import Workspace;"
        "workspace = Workspace.open(Path(sys.argv[1]));"
        "print(workspace.reports.trigger_report(ReportRequest()), flush=True);"
        "sys.stdin.read(); os._exit(9)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    report_id = child.stdout.readline().strip()
    watched = Workspace.open(path)
    assert watched.reports.get_report(report_id).info.status is ReportStatus.RUNNING
    assert watched.reports.archive.list_reports()[0].info.status is ReportStatus.RUNNING
    watched.close()
    child.communicate("")
    return report_id


def test_another_process_is_seen_running_and_once_dead_its_report_has_failed(filled: Workspace) -> None:
    report_id = _trigger_and_die(filled.path)
    info = filled.reports.get_report(report_id).info
    assert (info.status, info.reason) == (ReportStatus.FAILED, INTERRUPTED)


def test_opening_the_database_fails_what_was_cut_off(filled: Workspace) -> None:
    report_id = _trigger_and_die(filled.path)
    again = Workspace.open(filled.path)
    with again._database.reading() as connection:
        row = report_rows.one(connection, report_id)
    assert row is not None
    assert row.status == "Failed"
    again.close()


def test_a_report_keeps_its_answers_and_gives_them_where_they_are_asked_for(filled: Workspace) -> None:
    report_id = finished(filled)
    assert filled.reports.get_report(report_id).answers is None
    report = filled.reports.get_report(report_id, answers=True)
    assert report.table is not None
    assert report.answers is not None
    assert report.answers.figures.up.tolist() == report.table.figures.up.tolist()
    assert report.answers.outages.lost.tolist() == [HOUR]
    assert report.answers.heat.down.sum() == HOUR


def test_a_poll_count_has_the_answers_of_the_interpolated_method(filled: Workspace) -> None:
    counted = finished(filled, ReportRequest(method=Method.POLL_COUNT))
    drawn = filled.reports.get_report(finished(filled), answers=True).answers
    found = filled.reports.get_report(counted, answers=True).answers
    assert found is not None
    assert drawn is not None
    assert found.figures.up.tolist() == drawn.figures.up.tolist()


def test_a_report_of_a_range_has_one_window_that_ends_no_later_than_the_polls(filled: Workspace) -> None:
    asked = Range(NEWEST - 2 * DAY, NEWEST + DAY)
    report = filled.reports.get_report(finished(filled, ReportRequest(range=asked)), answers=True)
    assert report.info.range == Range(asked.start, NEWEST)
    assert report.table is not None
    assert report.table.figures.up.tolist() == [[7 * HOUR], [0]]
    assert report.table.figures.open.tolist() == [[8 * HOUR], [2 * DAY]]
    lines = report_csv(report.table, further=True).splitlines()
    assert lines[0].startswith(
        "store_id,uptime_in_range(in hours),downtime_in_range(in hours),name,group,timezone_str,unk"
    )
    assert lines[1] == "a,7.00,1.00,,,Europe/Berlin,0.00,1.00,87.50,,"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Range(NEWEST, NEWEST + DAY), "no polls in this range yet"),
        (Range(NEWEST - DAY, NEWEST - DAY), "ends before it begins"),
        (Range(0, NEWEST), "begins before the year 2000"),
    ],
)
def test_a_range_without_time_to_count_fails_with_the_reason(
    filled: Workspace, asked: Range, words: str
) -> None:
    info = filled.reports.get_report(finished(filled, ReportRequest(range=asked))).info
    assert info.status is ReportStatus.FAILED
    assert words in info.reason


def test_a_poll_count_of_a_range_is_refused(filled: Workspace) -> None:
    request = ReportRequest(Method.POLL_COUNT, range=Range(NEWEST - DAY, NEWEST))
    with pytest.raises(BadInput, match="only the last hour, day and week"):
        filled.reports.trigger_report(request)
