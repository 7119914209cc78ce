"""Listing, keeping and deleting reports, and which of them are retained."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.data.report_rows import ReportRow
from storemon.errors import BadInput, ReportNotFound
from storemon.services.retention import beyond, ends_of_months
from storemon.services.workspace import Workspace


def made(workspace: Workspace) -> str:
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    return report_id


def ids(workspace: Workspace) -> list[str]:
    return [listed.info.report_id for listed in workspace.reports.archive.list_reports()]


def pages(workspace: Workspace) -> int:
    with workspace._database.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def row(name: str, day: dt.datetime, status: str = "Complete", kept: int | None = None) -> ReportRow:
    time = round(day.timestamp()) * 1_000_000
    return ReportRow(name, status, "interpolated", None, 0, None, None, None, time, time, "", 1, kept)


def test_the_list_says_how_large_and_how_current_each_report_is(filled: Workspace) -> None:
    report_id = made(filled)
    (listed,) = filled.reports.archive.list_reports()
    assert listed.size > 1000
    assert (listed.current, listed.ends_month, listed.info.kept) == (True, True, False)
    filled.imports.undo(filled.imports.recent()[0].import_id)
    (listed,) = filled.reports.archive.list_reports()
    assert (listed.info.report_id, listed.current) == (report_id, False)


def test_a_report_that_failed_takes_no_room_and_is_neither_current_nor_old(workspace: Workspace) -> None:
    made(workspace)
    (listed,) = workspace.reports.archive.list_reports()
    assert (listed.info.status, listed.size, listed.current) == (ReportStatus.FAILED, 0, None)


def test_beyond_the_newest_the_oldest_go_once_a_report_is_complete(filled: Workspace) -> None:
    filled.reports.archive.keep_newest = 2
    first, second, third = made(filled), made(filled), made(filled)
    assert ids(filled) == [third, second]
    with pytest.raises(ReportNotFound):
        filled.reports.get_report(first)
    with filled._database.reading() as connection:
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608  # ours
            for table in ("report_tables", "report_answers")
        ]
    assert counts == [2, 2]


def test_what_is_kept_by_hand_stays_until_it_is_no_longer_kept(filled: Workspace) -> None:
    filled.reports.archive.keep_newest = 1
    first = made(filled)
    filled.reports.archive.keep([first])
    second = made(filled)
    assert ids(filled) == [second, first]
    assert [one.info.kept for one in filled.reports.archive.list_reports()] == [False, True]
    filled.reports.archive.keep([first], keep=False)
    third = made(filled)
    assert ids(filled) == [third]


def test_the_report_on_the_screen_and_one_that_is_running_stay(filled: Workspace) -> None:
    filled.reports.archive.keep_newest = 1
    shown = filled.reports.archive.shown = made(filled)
    running = filled.reports.trigger_report(ReportRequest(Method.POLL_COUNT))
    newest = made(filled)
    assert ids(filled) == [newest, running, shown]
    filled.reports.run(running)
    assert ids(filled) == [newest, running, shown]
    filled.reports.archive.shown = ""
    last = made(filled)
    assert ids(filled) == [last]


def test_deleting_is_for_all_that_are_named_or_none(filled: Workspace) -> None:
    first, second = made(filled), made(filled)
    with pytest.raises(ReportNotFound, match="nobody"):
        filled.reports.archive.delete([first, "nobody"])
    assert ids(filled) == [second, first]
    filled.reports.archive.delete([first, second])
    assert ids(filled) == []
    assert filled.stores.summary().polls == 24


def test_a_running_report_is_not_deleted_but_one_that_was_cut_off_is(filled: Workspace) -> None:
    running = filled.reports.trigger_report(ReportRequest())
    with pytest.raises(BadInput, match="is running"):
        filled.reports.archive.delete([running])
    filled.reports.run(running)
    filled.reports.archive.delete([running])
    assert ids(filled) == []


def test_a_report_that_is_not_there_cannot_be_kept(filled: Workspace) -> None:
    with pytest.raises(ReportNotFound):
        filled.reports.archive.keep(["nobody"])


def test_the_room_of_deleted_reports_is_used_again(filled: Workspace) -> None:
    filled.reports.archive.keep_newest = 3
    for _ in range(5):
        made(filled)
    before = pages(filled)
    for _ in range(20):
        made(filled)
    assert pages(filled) <= before * 1.1


def test_a_kept_report_is_one_for_the_next_process_too(filled: Workspace) -> None:
    report_id = made(filled)
    filled.reports.archive.keep([report_id])
    with contextlib.closing(Workspace.open(filled.path)) as other:
        assert other.reports.get_report(report_id).info.kept


JANUARY = dt.datetime(2026, 1, 31, 23, 59, tzinfo=dt.UTC)


def test_the_last_complete_report_of_each_month_stays() -> None:
    rows = [
        row("f2", JANUARY + dt.timedelta(days=3)),
        row("f1", JANUARY + dt.timedelta(minutes=2)),
        row("failed", JANUARY + dt.timedelta(seconds=1), "Failed"),
        row("j2", JANUARY),
        row("j1", JANUARY - dt.timedelta(days=9)),
    ]
    assert ends_of_months([one for one in rows if one.status == "Complete"]) == {"f2", "j2"}
    assert [one.report_id for one in beyond(rows, 1, ())] == ["f1", "j1"]


def test_failures_push_no_complete_report_out() -> None:
    failed = [row(f"bad{day}", JANUARY + dt.timedelta(hours=day), "Failed") for day in range(9, 0, -1)]
    rows = [
        *failed,
        row("good", JANUARY - dt.timedelta(hours=1)),
        row("older", JANUARY - dt.timedelta(hours=2)),
    ]
    assert [one.report_id for one in beyond(rows, 2, ())] == [one.report_id for one in failed[2:]]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(["Complete", "Failed", "Cancelled", "Running"]),
            st.booleans(),
        ),
        max_size=40,
    ),
    st.integers(1, 10),
)
def test_what_goes_was_neither_kept_nor_running_nor_among_the_newest(
    drawn: list[tuple[int, str, bool]], newest: int
) -> None:
    ordered = sorted(drawn, key=lambda one: one[0], reverse=True)
    rows = [
        row(f"r{place}", JANUARY - dt.timedelta(days=400 - day), status, 1 if kept else None)
        for place, (day, status, kept) in enumerate(ordered)
    ]
    gone = {one.report_id for one in beyond(rows, newest, {"r3"})}
    assert "r3" not in gone
    assert not any(one.kept or one.status == "Running" for one in rows if one.report_id in gone)
    complete = [one for one in rows if one.status == "Complete"]
    assert not {one.report_id for one in complete[:newest]} & gone
    stays = [one for one in complete if one.report_id not in gone]
    months = {dt.datetime.fromtimestamp(one.created / 1e6, dt.UTC).strftime("%Y-%m") for one in complete}
    assert months == {dt.datetime.fromtimestamp(one.created / 1e6, dt.UTC).strftime("%Y-%m") for one in stays}
