"""The period before a report and its local days: computed, stored, and correct after any data change."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from storemon.core.daily import EPOCH, DailySums, daily_sums
from storemon.core.dates import Dates
from storemon.core.model import Batch
from storemon.core.vocabulary import DAY, HOUR, WEEK, Method, Range, ReportRequest
from storemon.data import history_rows
from storemon.data.schema import report_answers
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import Cancelled, PartDamaged
from storemon.message import Message
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace
from tests.core.strategies import QUICK

NEWEST = 1_674_601_200_000_000  # 2023-01-24 23:00 UTC


def made(workspace: Workspace, request: ReportRequest | None = None) -> Report:
    report_id = workspace.reports.trigger_report(request or ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def imported(workspace: Workspace, folder: Path, name: str, lines: list[str]) -> None:
    path = folder / name
    path.write_text("\n".join(lines))
    workspace.imports.import_file(path)


@pytest.fixture
def two_weeks(filled: Workspace, tmp_path: Path) -> Workspace:
    """Adds the Tuesday before, on which `a` was down all the time."""
    lines = [f"a,inactive,2023-01-17 {hour:02}:00:00 UTC" for hour in range(24)]
    imported(filled, tmp_path, "earlier.csv", ["store_id,status,timestamp_utc", *lines])
    return filled


def test_the_week_before_is_computed_and_kept(two_weeks: Workspace) -> None:
    report = made(two_weeks)
    assert report.before is None
    found = two_weeks.history.before(report)
    assert found is not None
    assert found.own.down[0].tolist() == [0, 0, 8 * HOUR]
    assert found.certainty.down[0, 2] == 8 * HOUR
    kept = two_weeks.reports.get_report(report.info.report_id, answers=True)
    assert_same(kept.before, found)
    assert kept.answers is not None
    assert kept.answers.figures.down[0, 2] == HOUR


def assert_same(one: Any, other: Any) -> None:
    assert type(one) is type(other)
    for field in dataclasses.fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if dataclasses.is_dataclass(mine):
            assert_same(mine, theirs)
        else:
            np.testing.assert_array_equal(mine, theirs)


def test_a_poll_count_is_compared_with_a_poll_count(two_weeks: Workspace) -> None:
    noon = ReportRequest(Method.POLL_COUNT, as_of=NEWEST - 11 * HOUR)
    found = two_weeks.history.before(made(two_weeks, noon))
    assert found is not None
    # Both ends of a span count: 9:00 to 13:00 in Berlin has five polls, and four hours.
    assert found.own.down[0].tolist() == [HOUR, 0, 5 * HOUR]
    assert found.figures.down[0, 2] == 4 * HOUR


def test_a_range_is_compared_with_the_one_that_ends_where_it_begins(two_weeks: Workspace) -> None:
    asked = Range(NEWEST - WEEK + HOUR, NEWEST)
    found = two_weeks.history.before(made(two_weeks, ReportRequest(range=asked)))
    assert found is not None
    assert found.own.open.shape == (2, 1)
    assert found.own.open[1, 0] == WEEK - HOUR
    assert found.own.down[0, 0] == 8 * HOUR


def test_dates_are_compared_with_as_many_dates_before(two_weeks: Workspace) -> None:
    asked = Dates(dt.date(2023, 1, 21), dt.date(2023, 1, 24))
    found = two_weeks.history.before(made(two_weeks, ReportRequest(range=asked)))
    assert found is not None
    assert found.own.open[:, 0].tolist() == [8 * HOUR, 4 * DAY]
    assert found.own.down[0, 0] == 8 * HOUR


def test_what_the_data_no_longer_says_is_not_compared(two_weeks: Workspace, tmp_path: Path) -> None:
    report = made(two_weeks)
    imported(
        two_weeks, tmp_path, "new.csv", ["store_id,status,timestamp_utc", "a,active,2023-01-17 09:30:00 UTC"]
    )
    assert two_weeks.history.before(report) is None
    assert two_weeks.history.days(report) is None


def test_local_days_are_computed_and_kept_beside_the_period_before(two_weeks: Workspace) -> None:
    report = made(two_weeks)
    assert two_weeks.history.kept_days(report) is None
    found = two_weeks.history.days(report)
    before = two_weeks.history.before(report)
    assert found is not None
    assert EPOCH + dt.timedelta(days=found.first) == dt.date(2023, 1, 17)
    assert (found.down[0] / HOUR).tolist() == [8, 0, 0, 0, 0, 0, 0, 1, 0]
    assert (found.up[0] / HOUR).tolist() == [0, 0, 0, 0, 0, 0, 0, 7, 0]
    assert_same(two_weeks.history.kept_days(report), found)
    assert_same(two_weeks.reports.get_report(report.info.report_id, answers=True).before, before)


def test_the_days_of_one_report_alone_are_kept(two_weeks: Workspace) -> None:
    reports = [made(two_weeks) for _ in range(3)]
    before = two_weeks.history.before(reports[0])
    for report in reports:
        two_weeks.history.days(report)
    assert [two_weeks.history.kept_days(report) is None for report in reports] == [True, True, False]
    first = two_weeks.reports.get_report(reports[0].info.report_id, answers=True)
    assert_same(first.before, before)


def test_a_day_on_which_a_store_was_closed_has_no_open_time(two_weeks: Workspace, tmp_path: Path) -> None:
    lines = ["store_id,date,start_time_local,end_time_local", "a,2023-01-17,closed,"]
    imported(two_weeks, tmp_path, "closed.csv", lines)
    report = made(two_weeks)
    days, before = two_weeks.history.days(report), two_weeks.history.before(report)
    assert days is not None
    assert before is not None
    assert (days.open[0] / HOUR).tolist() == [0, 0, 0, 0, 0, 0, 0, 8, 0]
    assert before.own.open[0, 2] == 0


def test_computing_twice_keeps_one(two_weeks: Workspace) -> None:
    report = made(two_weeks)
    two_weeks.history.before(report)
    size = size_of(two_weeks)
    two_weeks.history.before(report)
    assert size_of(two_weeks) == size


def size_of(workspace: Workspace) -> int:
    return workspace.reports.archive.list_reports()[0].size


def test_a_report_that_was_deleted_meanwhile_keeps_nothing(two_weeks: Workspace) -> None:
    report = made(two_weeks)

    def delete(fraction: float, text: Message) -> None:  # the signature of progress
        if two_weeks.reports.archive.newest():
            two_weeks.reports.archive.delete([report.info.report_id])

    assert two_weeks.history.before(report, delete) is not None
    assert two_weeks.history.kept_days(report) is None
    assert two_weeks.reports.archive.list_reports() == []


def test_cancelling_keeps_nothing(two_weeks: Workspace) -> None:
    report = made(two_weeks)

    def stop(fraction: float, text: Message) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        two_weeks.history.days(report, stop)
    assert two_weeks.history.kept_days(report) is None


def test_a_changed_byte_in_what_was_added_is_noticed(two_weeks: Workspace) -> None:
    report = made(two_weeks)
    two_weeks.history.before(report)
    path = two_weeks.path
    database = SqliteDatabase.open(path)
    with database.writing() as connection:
        content = bytearray(connection.execute(select(report_answers.c.content)).scalar_one())
        content[-40] ^= 1
        connection.execute(update(report_answers).values(content=bytes(content)))
    database.close()
    with pytest.raises(PartDamaged):
        two_weeks.reports.get_report(report.info.report_id, answers=True)
    with pytest.raises(PartDamaged):
        two_weeks.history.kept_days(report)


def test_insights_without_anything_added_have_none() -> None:
    assert history_rows.before_of(b"") is None
    assert history_rows.days_of(b"\xff\xff\xff\xff" + bytes(40)) is None


@settings(QUICK, max_examples=12, suppress_health_check=[*HealthCheck])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["import", "platform", "hours", "zones", "closed", "group", "undo", "as of"]),
            st.integers(0, 60),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_kept_days_are_those_that_are_computed_again_after_any_change(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    workspace = Workspace.open(folder / "storemon.db")
    months = [f"{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    polls = [
        f"{store},{'in' * (place % 9 == number)}active,2023-{day} {hour}:10:00 UTC"
        for number, store in enumerate("ab")
        for place, day in enumerate(months)
        for hour in (15, 18, 21)
    ]
    imported(workspace, folder, "first.csv", ["store_id,status,timestamp_utc", *polls])
    for number, (kind, value) in enumerate(changes):
        asked = ReportRequest()
        if kind == "as of":
            asked = ReportRequest(as_of=NEWEST + value * 17 * HOUR)
        else:
            change(workspace, folder, number, kind, value)
        kept = workspace.history.days(made(workspace, asked))
        workspace.reports.archive.delete(
            [row.info.report_id for row in workspace.reports.archive.list_reports()]
        )
        assert_same(kept, workspace.history.days(made(workspace, asked)))
    workspace.close()


def change(workspace: Workspace, folder: Path, number: int, kind: str, value: int) -> None:
    name, store = f"{number}.csv", "abc"[value % 3]
    day = f"2023-{1 + value // 28:02}-{1 + value % 28:02}"
    if kind in {"import", "platform"}:
        where = ("", "") if kind == "import" else (",platform", ",DoorDash")
        lines = [f"store_id,status,timestamp_utc{where[0]}"]
        lines += [f"{store},inactive,{day} {value % 24:02}:30:00 UTC{where[1]}"]
        lines += [f"{store},active,2023-02-28 2{number % 4}:00:00 UTC{where[1]}"]
        imported(workspace, folder, name, lines)
    elif kind == "hours":
        lines = ["store_id,day,start_time_local,end_time_local"]
        lines += [f"{store},{weekday},0{value % 9}:00:00,18:{value % 60:02}:00" for weekday in range(7)]
        imported(workspace, folder, name, lines)
    elif kind == "zones":
        zone = ["America/New_York", "Asia/Kathmandu", "Europe/Berlin"][value % 3]
        imported(workspace, folder, name, ["store_id,timezone_str", f"{store},{zone}"])
    elif kind == "closed":
        lines = [f"{'group' if value % 2 else 'store_id'},date,start_time_local,end_time_local"]
        lines += [f"{'North' if value % 2 else '*'},{day},closed,"]
        imported(workspace, folder, name, lines)
    elif kind == "group":
        imported(
            workspace, folder, name, ["store_id,name,group", f"{store},,{['North', 'South'][value % 2]}"]
        )
    else:
        records = [record for record in workspace.imports.recent(50) if record.undone is None]
        if len(records) > 1:
            workspace.imports.undo(records[0].import_id)


def test_only_days_that_new_polls_may_change_are_computed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[range] = []

    def counted(batch: Batch, reach: int | None, days: range, as_of: int) -> DailySums:
        computed.append(days)
        return daily_sums(batch, reach, days, as_of)

    monkeypatch.setattr("storemon.services.history.daily_sums", counted)
    workspace = Workspace.open(tmp_path / "storemon.db")
    head = "store_id,status,timestamp_utc"
    months = [f"2023-0{month}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    imported(workspace, tmp_path, "old.csv", [head, *(f"a,active,{day} 18:00:00 UTC" for day in months)])
    workspace.history.days(made(workspace))
    workspace.history.days(made(workspace))
    imported(workspace, tmp_path, "new.csv", [head, "a,inactive,2023-02-28 20:00:00 UTC"])
    found = workspace.history.days(made(workspace))
    assert found is not None
    # From two days and the reach before February 23, when the week of stored polls with the new one begins.
    assert [len(days) for days in computed] == [59, 9]
    assert (found.down[0, -1] / HOUR, found.days) == (1.0, computed[0])
    unlimited = ReportRequest(reach=None)
    workspace.history.days(made(workspace, unlimited))
    assert len(computed[-1]) == 59
    workspace.close()


def test_dates_on_which_most_stores_were_quiet_are_found_and_kept(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "quiet.db")
    polls = [
        f"{store},{'inactive' if day == 18 and store < 5 else 'active'},2023-01-{day} {hour:02}:00:00 UTC"
        for store in range(6)
        for day in range(16, 24)
        for hour in (15, 18, 21)
    ]
    imported(workspace, tmp_path, "polls.csv", ["store_id,status,timestamp_utc", *polls])
    report = made(workspace)
    found = workspace.history.days(report)
    kept = workspace.history.kept_days(report)
    for days in (found, kept):
        assert days is not None
        assert days.quiet is not None
        assert [EPOCH + dt.timedelta(days=day) for day in days.quiet.date.tolist()] == [dt.date(2023, 1, 18)]
        assert days.quiet.told.tolist() == [6]
        assert days.quiet.stores_of(0).tolist() == [0, 1, 2, 3, 4]
    workspace.close()
