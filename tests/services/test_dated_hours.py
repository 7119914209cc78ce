"""Closures and special hours from files: imported, counted, undone and exported (METRICS: Dated hours)."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.choices import NO_CHOICES, Choices, Topic
from storemon.core.import_records import ImportResult
from storemon.core.input_file import InputFile
from storemon.core.vocabulary import DAY, HOUR, FileKind, Method, ReportRequest, ReportStatus
from storemon.data import queries
from storemon.data.imports import dated_rows
from storemon.data.sqlite import sealed
from storemon.errors import DatabaseDamaged, UserError
from storemon.services import data_export
from storemon.services.workspace import Workspace
from tests.core.build import utc

HOURS = "store_id,day,start_time_local,end_time_local"
DATED = "store_id,group,date,end_date,start_time_local,end_time_local,name"
AS_OF = utc("2023-01-28 00:00")
DAILY = [f"{store},{day},09:00,17:00" for store in "ab" for day in range(7)]


class Data:
    """A workspace that takes files as lines."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.open(folder / "storemon.db")
        self._folder = folder
        self._files = 0

    def bring(self, *lines: str, choices: Choices = NO_CHOICES) -> int:
        return self.result(*lines, choices=choices).import_id

    def result(self, *lines: str, choices: Choices = NO_CHOICES) -> ImportResult:
        return self.workspace.imports.import_input(self.file(*lines), choices=choices)

    def file(self, *lines: str) -> InputFile:
        self._files += 1
        path = self._folder / f"{self._files}.csv"
        path.write_text("\n".join((*lines, "")), "utf-8")
        return InputFile(path)

    def open_hours(self) -> list[float]:
        """Return the open hours of the week up to the as-of time, by store id."""
        report_id = self.workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED, as_of=AS_OF))
        self.workspace.reports.run(report_id)
        table = self.workspace.reports.get_report(report_id).table
        assert table is not None
        return [float(value) / HOUR for value in table.figures.open[:, 2]]

    def bring_drawn(self, rows: list[tuple[str, int, int, str, str]]) -> None:
        """Import rows of scope, date, additional days, times and name, which may be inconsistent."""
        with contextlib.suppress(UserError):
            self.bring(
                DATED, *(f"{of},2023-01-{d},2023-01-{d + n},{when},{name}" for of, d, n, when, name in rows)
            )

    def refusals(self, *lines: str) -> list[str]:
        result = self.result(*lines)
        return [str(row.reason) for row in self.workspace.imports.refused(result.import_id)]


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    made = Data(tmp_path)
    made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
    made.bring(HOURS, *DAILY)
    yield made
    made.workspace.close()


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


DAYS = ["2023-01-22", "2023-01-24", "2023-01-26"]


def test_hours_from_a_date_leave_the_earlier_ones(data: Data) -> None:
    data.bring(f"{HOURS},valid_from", *(f"a,{day},09:00,10:00,2023-01-26" for day in range(7)))
    # 21 to 25 January as before; one hour each on the 26th and 27th.
    assert data.open_hours() == [5 * 8 + 2, 56]


def test_a_file_may_be_given_the_date_from_which_its_hours_count(data: Data) -> None:
    choices = NO_CHOICES.answered(Topic.HOURS_FROM, "2023-01-26")
    data.bring(HOURS, *(f"a,{day},09:00,10:00" for day in range(7)), choices=choices)
    assert data.open_hours() == [5 * 8 + 2, 56]


def test_new_hours_of_stores_that_have_some_are_asked_about_in_the_review(data: Data) -> None:
    rows = [f"a,{day},09:00,10:00" for day in range(7)]
    (question,) = data.workspace.imports.inspect(data.file(HOURS, *rows)).questions
    assert (question.topic, question.required, question.answer) == (Topic.HOURS_FROM, True, "")
    assert question.options[0].value == "beginning"
    dates = [dt.date.fromisoformat(option.value) for option in question.options[1:]]
    assert dates == sorted(dates)
    (answered,) = data.workspace.imports.inspect(
        data.file(HOURS, *rows), choices=NO_CHOICES.answered(Topic.HOURS_FROM, "2024-02-29")
    ).questions
    assert answered.answer == "2024-02-29"
    assert "2024-02-29" in {option.value for option in answered.options}


@pytest.mark.parametrize(
    "rows",
    [
        ["a,0,09:00,17:00", *(f"a,{day},09:00,17:00" for day in range(1, 7))],
        ["c,0,09:00,12:00"],
    ],
    ids=["the same hours", "a new store"],
)
def test_hours_that_change_no_others_are_not_asked_about(data: Data, rows: list[str]) -> None:
    assert data.workspace.imports.inspect(data.file(HOURS, *rows)).questions == []


def test_a_file_with_dates_of_its_own_is_not_asked_about(data: Data) -> None:
    rows = [f"a,{day},09:00,10:00,2023-01-26" for day in range(7)]
    assert data.workspace.imports.inspect(data.file(f"{HOURS},valid_from", *rows)).questions == []


def test_hours_from_a_date_after_the_newest_poll_change_no_past_figures(data: Data) -> None:
    data.bring("store_id,status,timestamp_utc", "a,active,2023-01-24 12:00:00 UTC")
    rows = [f"a,{day},09:00,10:00" for day in range(7)]
    later, earlier = (NO_CHOICES.answered(Topic.HOURS_FROM, date) for date in ("2023-01-25", "2023-01-24"))
    assert data.result(HOURS, *rows, choices=later).notes == ()
    data.bring(HOURS, *DAILY)
    (note,) = data.result(HOURS, *rows, choices=earlier).notes
    assert str(note) == "New hours change the past figures of 1 store: a"


def test_the_date_of_the_newest_poll_is_that_of_the_store_s_own_clock(data: Data) -> None:
    data.bring("store_id,timezone_str", "a,America/Chicago")
    data.bring("store_id,status,timestamp_utc", "a,active,2023-02-01 05:30:00 UTC")
    data.bring(HOURS, *DAILY)
    rows = [f"a,{day},09:00,10:00" for day in range(7)]
    today, tomorrow = (NO_CHOICES.answered(Topic.HOURS_FROM, date) for date in ("2023-01-31", "2023-02-01"))
    assert data.result(HOURS, *rows, choices=tomorrow).notes == ()
    assert len(data.result(HOURS, *rows, choices=today).notes) == 1


Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.integers(1, 4)), st.integers(0, 9)),
    min_size=1,
    max_size=8,
)


def model(files: list[Step]) -> dict[str, dict[int, int]]:
    """Return the schedules of each store: the length in hours by the index of its first date."""
    found: dict[str, dict[int, int]] = {}
    for store, begins, length in files:
        earlier = {date: value for date, value in found.get(store, {}).items() if date < begins}
        found[store] = earlier | {begins: length}
    return found


def schedules(workspace: Workspace) -> dict[str, dict[int, int]]:
    with workspace._database.reading() as connection:
        found: dict[str, dict[int, int]] = {}
        for keys in queries.key_ranges(connection, 100):
            batch = queries.read_batch(connection, keys, (0, 0))
            hours = batch.batch.hours
            dates = [0] * hours.store.size if hours.valid_from is None else hours.valid_from.tolist()
            for store, start, end, date in zip(
                hours.store.tolist(), hours.start.tolist(), hours.end.tolist(), dates, strict=True
            ):
                place = [0, *map(_number, DAYS)].index(date)
                found.setdefault(batch.store_ids[store], {})[place] = (end - start) // HOUR
    return found


def _number(text: str) -> int:
    return utc(text) // DAY


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers(2, 4))
def test_whatever_is_imported_and_undone_the_schedules_are_those_of_the_files_in_turn(
    steps: list[tuple[Step, int]], undoable: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Data(Path(folder))
        data.workspace.imports.undoable = undoable
        counting: list[tuple[int, Step]] = []
        for (store, begins, length), choice in steps:
            date = ["", *DAYS][begins]
            number = data.bring(f"{HOURS},valid_from", f"{store},0,00:00,0{length}:00,{date}")
            counting.append((number, (store, begins, length)))
            if choice < len(counting):
                with contextlib.suppress(UserError):
                    data.workspace.imports.undo(counting[choice][0])
                    del counting[choice]
            assert schedules(data.workspace) == model([file for _, file in counting])
        data.workspace.close()


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a,", "b,", "*,", ",North"]),
        st.integers(20, 27),
        st.integers(0, 2),
        st.sampled_from(["closed,closed", "08:00,10:00", "20:00,02:00"]),
        st.sampled_from(["", '"Day, off"']),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_exported_and_imported_again_closures_and_hours_from_a_date_are_the_same(
    files: list[list[tuple[str, int, int, str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "one").mkdir()
        (Path(folder) / "two").mkdir()
        data = Data(Path(folder) / "one")
        data.bring("store_id,timezone_str", "a,UTC", "b,UTC")
        data.bring("store_id,group", "a,North")
        data.bring(f"{HOURS},valid_from", *(f"{row}," for row in DAILY), "a,0,10:00,12:00,2023-01-22")
        for rows in files:
            data.bring_drawn(rows)
        exported = data_export.export_data(data.workspace._database, Path(folder) / "out")
        again = Data(Path(folder) / "two")
        for path in exported.files:
            result = again.workspace.imports.import_file(path)
            assert (result.refused, result.known) == (0, 0), path
        assert again.open_hours() == data.open_hours()
        twice = data_export.export_data(again.workspace._database, Path(folder) / "again")
        assert [path.read_text() for path in twice.files] == [path.read_text() for path in exported.files]
        data.workspace.close()
        again.workspace.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=2, max_size=5), st.integers(1, 3))
def test_what_counts_stays_the_same_when_older_imports_are_merged(
    files: list[list[tuple[str, int, int, str, str]]], undoable: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        counting = []
        for name, most in (("merged", undoable), ("whole", 30)):
            (Path(folder) / name).mkdir()
            data = Data(Path(folder) / name)
            data.workspace.imports.undoable = most
            data.bring("store_id,timezone_str", "a,UTC", "b,UTC")
            for rows in files:
                data.bring_drawn(rows)
            with data.workspace._database.reading() as connection:
                sealed.check_content(connection, FileKind.DATED_HOURS)
                rows_now = dated_rows.counting_rows(connection)
            counting.append((rows_now, data.open_hours()))
            data.workspace.close()
        assert counting[0] == counting[1]
