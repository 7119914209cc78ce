"""storemon import of business hours: weekday numbering, and whose past results change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEADER = "store_id,day,start_time_local,end_time_local\n"


def hours(folder: Path, *days: object, end: str = "17:00", name: str = "hours.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(f"a,{day},09:00,{end}\n" for day in days), encoding="utf-8")
    return path


def test_weekdays_up_to_7_are_refused_as_a_file_with_what_to_do(run: Run, tmp_path: Path) -> None:
    answer = run("import", hours(tmp_path, *range(1, 8)))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("storemon: The weekdays in hours.csv are numbered up to 7.")
    assert "--weekdays" in answer.err


@pytest.mark.parametrize("numbering", ["monday-1", "sunday-1"])
def test_the_option_answers(run: Run, tmp_path: Path, numbering: str) -> None:
    answer = run("import", "--weekdays", numbering, hours(tmp_path, *range(1, 8)))
    assert (answer.status, answer.err) == (0, "")
    assert "7 imported" in answer.out


def test_weekdays_without_0_are_read_from_monday_with_a_warning(run: Run, tmp_path: Path) -> None:
    answer = run("import", hours(tmp_path, *range(1, 7)))
    assert answer.status == 0
    assert "6 imported" in answer.out
    assert answer.err.startswith("storemon: hours.csv: None of its weekdays is 0, so they were read as")


def test_names_of_days_are_read_without_a_word(run: Run, tmp_path: Path) -> None:
    answer = run("import", hours(tmp_path, "Mon", "martes", "SUN."))
    assert (answer.status, answer.err) == (0, "")
    assert "3 imported" in answer.out


def test_a_numbering_that_does_not_exist_is_refused(run: Run, tmp_path: Path) -> None:
    answer = run("import", "--weekdays", "sunday-0", hours(tmp_path, 1))
    assert answer.status == 2
    assert "sunday-0" in answer.err


def test_new_hours_tell_whose_past_changes(run: Run, tmp_path: Path) -> None:
    polls = tmp_path / "polls.csv"
    polls.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 12:00:00 UTC\n", encoding="utf-8")
    assert run("import", hours(tmp_path, 0, 1), polls).err == ""
    answer = run("import", hours(tmp_path, 0, 1, end="21:00", name="new.csv"))
    assert answer.status == 0
    assert answer.err == "storemon: new.csv: New hours change the past figures of 1 store: a\n"


def test_new_hours_from_a_date_on_leave_the_past_as_it_was(run: Run, tmp_path: Path) -> None:
    polls = tmp_path / "polls.csv"
    polls.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 12:00:00 UTC\n", encoding="utf-8")
    run("import", hours(tmp_path, 0, 1), polls)
    new = hours(tmp_path, 0, 1, end="21:00", name="new.csv")
    answer = run("import", "--hours-from", "2023-02-01", new)
    assert (answer.status, answer.err) == (0, "")
    assert "2 imported" in answer.out
    run("export-data", tmp_path / "out")
    assert (tmp_path / "out" / "business hours.csv").read_text("utf-8").splitlines() == [
        "store_id,day,start_time_local,end_time_local,valid_from",
        "a,Monday,09:00:00,17:00:00,",
        "a,Tuesday,09:00:00,17:00:00,",
        "a,Monday,09:00:00,21:00:00,2023-02-01",
        "a,Tuesday,09:00:00,21:00:00,2023-02-01",
    ]


@pytest.mark.parametrize("date", ["soon", "2023-02-30", "1999-12-31"])
def test_a_date_that_hours_cannot_count_from_is_refused(run: Run, tmp_path: Path, date: str) -> None:
    answer = run("import", "--hours-from", date, hours(tmp_path, 0))
    assert answer.status == 2
    assert "--hours-from" in answer.err


def test_closures_are_imported_and_exported(run: Run, tmp_path: Path) -> None:
    closures = tmp_path / "closures.csv"
    closures.write_text(
        "store_id,date,start_time_local,end_time_local,name\n*,2026-12-25,closed,closed,Christmas\n", "utf-8"
    )
    answer = run("import", hours(tmp_path, 0), closures)
    assert (answer.status, answer.err) == (0, "")
    assert "dated_hours" in answer.out
    run("export-data", tmp_path / "out")
    assert (tmp_path / "out" / "closures and special hours.csv").read_text("utf-8").splitlines()[1:] == [
        "*,,2026-12-25,2026-12-25,closed,closed,Christmas"
    ]
