"""Closures and special hours from files: imported, counted, undone and exported (METRICS: Dated hours)."""

from __future__ import annotations

import pytest

from storemon.core.vocabulary import FileKind, ReportRequest, ReportStatus
from storemon.errors import DatabaseDamaged
from tests.services.dated_data import AS_OF, DATED, HOURS, Data


def test_a_file_of_closures_is_recognized_by_its_header_and_counts(data: Data) -> None:
    assert data.open_hours() == [56, 56]
    result = data.result("store_id,date,start_time_local,end_time_local", "a,2023-01-24,closed,closed")
    assert (result.kind, result.imported, result.stores, result.refused) == (FileKind.DATED_HOURS, 1, 1, 0)
    assert data.open_hours() == [48, 56]


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        ("a,,2023-01-24,,closed,,Inventory", [48, 56]),
        ("a,,2023-01-24,,,,", [48, 56]),
        ("*,,2023-01-24,,Closed,Closed,", [48, 48]),
        ("*,,2023-01-24,2023-01-25,closed,closed,", [40, 40]),
        ("a,,2023-01-24,,10:00,14:00,", [52, 56]),
        ("a,,2023-01-24,,00:00,24:00,", [72, 56]),
        ("a,,1/24/2023,1/25/2023,closed,closed,", [40, 56]),
        ("a,,2023-01-24 00:00:00,,closed,closed,", [48, 56]),
    ],
)
def test_what_a_row_says(data: Data, row: str, hours: list[float]) -> None:
    data.bring(DATED, row)
    assert data.open_hours() == hours


def test_columns_may_be_called_start_date_and_end_date(data: Data) -> None:
    header = "store_id,start_date,end_date,start_time_local,end_time_local"
    data.bring(header, "*,2023-01-24,2023-01-26,closed,closed")
    assert data.open_hours() == [32, 32]


def test_a_file_may_name_groups_alone(data: Data) -> None:
    data.bring("store_id,group", "a,North")
    data.bring("group,date,start_time_local,end_time_local", "North,2023-01-24,closed,closed")
    assert data.open_hours() == [48, 56]


def test_groups_are_those_at_the_time_of_the_report(data: Data) -> None:
    data.bring("group,date,start_time_local,end_time_local", "North,2023-01-24,closed,closed")
    assert data.open_hours() == [56, 56]
    data.bring("store_id,group", "b,North")
    assert data.open_hours() == [56, 48]


def test_what_names_the_store_goes_before_its_group_and_that_before_all(data: Data) -> None:
    data.bring("store_id,group", "a,North", "b,North")
    data.bring(DATED, "a,,2023-01-24,,09:00,10:00,")
    data.bring(DATED, ",North,2023-01-24,,09:00,11:00,", "*,,2023-01-24,,09:00,12:00,")
    assert data.open_hours() == [49, 50]


def test_of_equals_the_newest_import_counts_and_undoing_it_brings_back_the_one_before(data: Data) -> None:
    data.bring(DATED, "a,,2023-01-24,,09:00,10:00,")
    newest = data.bring(DATED, "a,,2023-01-24,,09:00,12:00,")
    assert data.open_hours() == [51, 56]
    data.workspace.imports.undo(newest)
    assert data.open_hours() == [49, 56]


def test_all_rows_of_one_import_for_a_date_count_together(data: Data) -> None:
    data.bring(DATED, "a,,2023-01-24,,07:00,08:00,")
    data.bring(DATED, "a,,2023-01-24,,09:00,10:00,", "a,,2023-01-24,,20:00,21:00,")
    assert data.open_hours() == [50, 56]


def test_dated_hours_make_no_store_and_wait_for_one(data: Data) -> None:
    result = data.result(DATED, "c,,2023-01-24,,closed,closed,")
    assert data.workspace.stores.summary().stores == 2
    assert [str(note) for note in result.notes] == [
        "1 store is in no other file yet; its hours wait for one: c"
    ]
    data.bring(HOURS, *(f"c,{day},09:00,17:00" for day in range(7)))
    assert data.open_hours() == [56, 56, 48]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,,2023-01-24,,09:00,09:00,", "Opening and closing time are the same"),
        ("a,,2023-01-24,2023-01-23,closed,closed,", "The last date is before the first one"),
        ("a,,someday,,closed,closed,", "The date cannot be read"),
        ("a,,1999-12-31,,closed,closed,", "The date cannot be read"),
        ("a,,,,closed,closed,", "The date is missing"),
        (",,2023-01-24,,closed,closed,", "The row names neither a store nor a group"),
        ("a,North,2023-01-24,,closed,closed,", "The row names a store and a group"),
        ("a,,2023-01-24,,09:00,,", "The end time is missing"),
        ("a,,2023-01-24,,late,17:00,", "The start time cannot be read"),
        (f"a,,2023-01-24,,closed,closed,{'x' * 201}", "The name or group is longer than 200 characters"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason(data: Data, row: str, reason: str) -> None:
    (found,) = data.refusals(DATED, row, "b,,2023-01-24,,closed,closed,")
    assert found.startswith(reason)
    assert data.open_hours() == [56, 48]


def test_closed_beside_an_opening_of_the_same_date_in_one_file_is_refused(data: Data) -> None:
    rows = ["a,,2023-01-23,2023-01-25,closed,closed,", "a,,2023-01-24,,09:00,10:00,"]
    assert data.refusals(DATED, *rows) == ["An earlier row of the file says closed on one of these dates"]
    assert data.refusals(DATED, *reversed(rows)) == [
        "An earlier row of the file has hours on one of these dates"
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dated_hours SET spans = substr(spans, 1, 31) || x'01' WHERE store_id = 'a'",
        "UPDATE dated_hours SET spans = spans || spans WHERE store_id = 'a'",
        "UPDATE dated_hours SET spans = x'' WHERE store_id = '*'",
        "UPDATE dated_hours SET spans = 'x' WHERE store_id = 'b'",
        "UPDATE dated_hours SET names = 'y' WHERE store_id = 'a'",
        "UPDATE dated_hours SET digest = digest + 1 WHERE store_id = 'nobody'",
        "UPDATE dated_hours SET digest = NULL WHERE store_id = 'a'",
        "UPDATE dated_hours SET import_id = import_id - 1 WHERE store_id = 'b'",
        "UPDATE dated_hours SET store_id = 'c' WHERE store_id = 'a'",
        "UPDATE dated_hours SET grouping = 'g' WHERE store_id = 'a'",
        "UPDATE dated_hours SET spans = x'ff' || substr(spans, 2) WHERE store_id = '*'",
        "DELETE FROM dated_hours WHERE store_id = 'a'",
        "DELETE FROM dated_hours WHERE store_id = 'nobody'",
        "DELETE FROM dated_hours",
    ],
)
def test_a_changed_row_is_never_another_figure(data: Data, statement: str) -> None:
    data.bring(DATED, "a,,2023-01-24,,closed,closed,New year")
    others = ["b,,2023-01-23,,10:00,11:00,", "*,,2023-01-22,,closed,closed,", "nobody,,2023-01-24,,,,"]
    data.bring(DATED, *others)
    with data.workspace._database.writing() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(DatabaseDamaged):
        data.workspace.stores.hours("a")
    report_id = data.workspace.reports.trigger_report(ReportRequest(as_of=AS_OF))
    data.workspace.reports.run(report_id)
    assert data.workspace.reports.get_report(report_id).info.status is ReportStatus.FAILED
