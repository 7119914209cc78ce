"""The options of storemon import that answer a file's open questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

POLLS = "store_id,status,timestamp_utc"


def polls(folder: Path, *rows: str, header: str = POLLS) -> Path:
    """Write polls."""
    path = folder / "polls.csv"
    path.write_text("\n".join((header, *rows, "")))
    return path


def test_words_for_a_status_count_as_chosen(run: Run, tmp_path: Path) -> None:
    path = polls(
        tmp_path,
        "s,Online,2023-01-24 09:00:00 UTC",
        "s,en línea,2023-01-24 10:00:00 UTC",
        "s,offline,2023-01-24 19:00:00 UTC",
        "s,test,2023-01-24 20:00:00 UTC",
    )
    refused = run("import", path)
    assert (refused.status, refused.out) == (2, "")
    assert "“online”, “en línea”, “offline”, “test”" in refused.err
    assert "--status " in refused.err
    answer = run("import", "--status", "ONLINE=active,en línea=Active, offline=inactive", path)
    assert " 3 imported" in answer.out
    assert "line 5: The status is “test”, neither active nor inactive" in answer.err
    answer = run(
        "import",
        "--status",
        "online=active,en línea=active",
        "--status",
        "offline=inactive,test=ignore",
        path,
    )
    assert "line 5: Rows with this status are left out" in answer.err


@pytest.mark.parametrize("text", ["online", "online=up", "=active", "", "online=active,,"])
def test_what_says_nothing_about_a_status_is_reported(run: Run, tmp_path: Path, text: str) -> None:
    answer = run("import", "--status", text, polls(tmp_path, "s,active,2023-01-24 09:00:00 UTC"))
    assert (answer.status, answer.out) == (2, "")
    assert "does not say what a status means. Use --status online=active" in answer.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("active=inactive", "The status active always means active."),
        ("Inactive=ignore", "The status inactive always means inactive."),
        ("online=active,Online =inactive", "The status 'Online' is given two meanings."),
    ],
)
def test_a_status_cannot_mean_two_things(run: Run, tmp_path: Path, text: str, told: str) -> None:
    answer = run("import", "--status", text, polls(tmp_path, "s,active,2023-01-24 09:00:00 UTC"))
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err


def test_a_meaning_may_be_given_twice(run: Run, tmp_path: Path) -> None:
    path = polls(tmp_path, "s,online,2023-01-24 09:00:00 UTC")
    assert run("import", "--status", "active=active,online=active,ONLINE=active", path).status == 0


@pytest.mark.parametrize(
    ("platform", "imported", "refused"), [("merged", 1, 0), ("ubereats", 1, 1), ("DoorDash", 1, 1)]
)
def test_platforms_count_as_chosen(
    run: Run, tmp_path: Path, platform: str, imported: int, refused: int
) -> None:
    path = polls(
        tmp_path,
        "s,active,2023-01-24 09:00:00 UTC,UberEats",
        "s,inactive,2023-01-24 09:00:00 UTC,DoorDash",
        header=f"{POLLS},platform",
    )
    out = run("import", "--platform", platform, path).out
    assert f" {imported} imported" in out
    assert f" {refused} refused" in out


def test_a_file_of_one_platform_is_taken_and_reported(run: Run, tmp_path: Path) -> None:
    path = polls(tmp_path, "s,active,2023-01-24 09:00:00 UTC,DoorDash", header=f"{POLLS},platform")
    answer = run("import", path)
    assert "1 imported" in answer.out
    assert "Its polls are of the platform DoorDash" in answer.err


def test_polls_without_a_platform_are_apart_from_those_with_one(run: Run, tmp_path: Path) -> None:
    rows = ("s,active,2023-01-24 09:00:00 UTC,DoorDash", "s,inactive,2023-01-24 09:00:00 UTC,")
    assert " 2 imported" in run("import", polls(tmp_path, *rows, header=f"{POLLS},platform")).out
    report_id = run("trigger-report").out.strip()
    lines = run("get-report", report_id, "--by-platform").out.splitlines()
    assert lines[1].startswith("store_id,platform,uptime_last_hour")
    assert [line.split(",")[:2] for line in lines[2:]] == [["s", ""], ["s", "DoorDash"]]


def test_files_of_one_platform_each_are_apart(run: Run, tmp_path: Path) -> None:
    for platform, status in (("DoorDash", "inactive"), ("Uber Eats", "active")):
        path = polls(tmp_path, f"s,{status},2023-01-24 09:00:00 UTC")
        run("import", "--platform", platform, path)
    report_id = run("trigger-report").out.strip()
    assert run("get-report", report_id).out.splitlines()[2] == "s,30.00,1.00,1.00,30.00,1.00,1.00"


def test_a_platform_without_a_name_is_reported(run: Run, tmp_path: Path) -> None:
    answer = run("import", "--platform", " ", polls(tmp_path, "s,active,2023-01-24 09:00:00 UTC"))
    assert "The name of the platform is empty" in answer.err


def test_a_zone_that_is_hardly_meant_is_reported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "zones.csv"
    path.write_text("store_id,timezone_str\na,EST\nb,Etc/GMT-5\nc,America/Denver\n")
    answer = run("import", path)
    assert (answer.status, answer.err.count("storemon: ")) == (0, 2)
    assert "The zone EST has no daylight saving time; that of New York is America/New_York" in answer.err
    assert "The zone Etc/GMT-5 is UTC+05:00 all year, without daylight saving time" in answer.err


def test_years_of_two_digits_are_read_as_chosen(run: Run, tmp_path: Path) -> None:
    path = polls(tmp_path, "s,active,23-01-24 9:00")
    answer = run("import", path)
    assert " 1 refused" in answer.out
    assert "choose the order with --dates" in answer.err
    assert " 1 imported" in run("import", "--dates", "year-first", path).out
    run("trigger-report")
    assert "2023-01-24 09:00:00" in run("list-reports").out


def test_dates_of_two_orders_are_read_as_chosen_and_the_others_refused(run: Run, tmp_path: Path) -> None:
    path = polls(tmp_path, "s,active,13/1/2023 9:00", "s,active,1/14/2023 9:00")
    answer = run("import", path)
    assert (answer.status, " 2 refused" in answer.out) == (2, True)
    assert "Some dates of the file have the month first and others the day, so none is certain" in answer.err
    assert "choose the order with --dates" in answer.err
    answer = run("import", "--dates", "day-first", path)
    assert (answer.status, " 1 imported" in answer.out) == (0, True)
    assert "line 3: The date does not exist in the order of the other dates" in answer.err


def test_a_column_that_is_ignored_and_tells_polls_of_one_instant_apart_is_named(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    rows = ["a,active,2023-01-24 09:00:00 UTC,Uber", "a,inactive,2023-01-24 09:00:00 UTC,DoorDash"]
    path.write_text("\n".join(["store_id,status,timestamp_utc,delivery app", *rows, ""]))
    answer = run("import", path)
    assert (answer.status, " 1 imported" in answer.out) == (0, True)
    assert "Some polls are of one store and instant and count once." in answer.err
    assert "ignored: “delivery app”. If one of them names platforms, call it platform" in answer.err


def test_a_column_that_is_ignored_is_no_word_where_each_instant_has_one_poll(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("store_id,status,timestamp_utc,x\na,active,2023-01-24 09:00:00 UTC,1\n")
    assert run("import", path).err == ""
    path.write_text(path.read_text() + "a,active,2023-01-24 10:00:00 UTC,1\n")
    assert run("import", path).err == ""


def test_one_of_few_stores_that_is_far_ahead_is_named(run: Run, tmp_path: Path) -> None:
    path = polls(
        tmp_path, "a,active,2023-01-24 09:00", "b,active,2023-01-24 09:30", "c,active,2023-02-14 09:00"
    )
    said = (
        "storemon: The newest poll of one store is 20 days ahead of all other stores': c. "
        "Reports count up to it; a wrong clock may be the cause. "
        "Another time can be named with trigger-report --as-of.\n"
    )
    assert run("import", path).err == said
    assert run("trigger-report").err == said


def test_rows_with_another_word_for_a_status_are_reported_with_the_way_to_use_them(
    run: Run, tmp_path: Path
) -> None:
    path = polls(tmp_path, "s,active,2023-01-24 09:00:00 UTC", "s,test,2023-01-24 10:00:00 UTC")
    answer = run("import", path)
    assert (answer.status, " 1 refused" in answer.out) == (0, True)
    assert "say what it means with --status test=ignore" in answer.err
    assert "--status" not in run("import", "--status", "test=ignore", path).err
