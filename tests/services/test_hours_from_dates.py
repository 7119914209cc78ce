"""Business hours from a date on: imported, asked about, undone, exported (METRICS: Hours from a date on)."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.choices import NO_CHOICES, Topic
from storemon.core.vocabulary import DAY, HOUR, FileKind
from storemon.data import queries
from storemon.data.imports import dated_rows
from storemon.data.sqlite import sealed
from storemon.errors import UserError
from storemon.services import data_export
from storemon.services.workspace import Workspace
from tests.core.build import utc
from tests.services.dated_data import DAILY, HOURS, Data

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
