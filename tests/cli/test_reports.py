"""storemon trigger-report, get-report and list-reports."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from storemon.core.vocabulary import DEFAULT_REACH, HOUR, Method, ReportStatus
from storemon.services import reports
from storemon.services.found_report import Report
from storemon.services.report_info import ReportInfo
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace
from tests.cli.conftest import Run
from tests.core.build import report_csv


def kept(database: Path, report_id: str) -> Report:
    workspace = Workspace.open(database)
    try:
        return workspace.reports.get_report(report_id)
    finally:
        workspace.close()


def triggered(run: Run, database: Path, *options: str) -> ReportInfo:
    answer = run("trigger-report", *options)
    assert (answer.status, answer.err) == (0, "")
    return kept(database, answer.out.strip()).info


def test_the_id_is_all_that_trigger_report_prints(run: Run, full: Path) -> None:
    answer = run("trigger-report")
    assert (answer.status, answer.err) == (0, "")
    assert kept(full, answer.out.removesuffix("\n")).info.status is ReportStatus.COMPLETE


def test_by_default_it_is_the_default_method_reach_and_time(run: Run, full: Path) -> None:
    info = triggered(run, full)
    assert (info.method, info.reach) == (Method.INTERPOLATED, DEFAULT_REACH)
    assert info.as_of == 1_674_670_402_000_000


@pytest.mark.parametrize(
    ("text", "reach"), [("0", 0), ("0.5", HOUR // 2), ("3", 3 * HOUR), ("none", None), ("NONE", None)]
)
def test_the_reach_is_hours_or_none(run: Run, full: Path, text: str, reach: int | None) -> None:
    assert triggered(run, full, "--reach", text).reach == reach


def test_method_and_as_of_can_be_chosen(run: Run, full: Path) -> None:
    info = triggered(run, full, "--method", "poll-count", "--as-of", "2023-01-25T12:00:00+01:00")
    assert (info.method, info.as_of) == (Method.POLL_COUNT, 1_674_644_400_000_000)


def test_a_report_that_fails_says_why(run: Run, empty: Path) -> None:
    answer = run("trigger-report")
    assert answer.status == 1
    assert answer.err.startswith("storemon: There are no polls yet.")
    assert len(answer.err.splitlines()) == 1
    again = run("get-report", answer.out.strip())
    assert again.status == 0
    assert again.out.splitlines()[0] == "Failed"
    assert again.out.splitlines()[1].startswith("There are no polls yet.")


@pytest.mark.logs_warnings
def test_a_report_that_fails_by_our_mistake_is_one_line_too(
    run: Run, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "computed", lambda *_, **_options: 1 // 0)
    answer = run("trigger-report")
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1
    assert "ZeroDivisionError" in answer.err


def test_a_complete_report_is_the_word_and_then_the_csv(run: Run, full: Path) -> None:
    report_id = run("trigger-report").out.strip()
    table = kept(full, report_id).table
    assert table is not None
    answer = run("get-report", report_id)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"Complete\n{report_csv(table)}"
    assert len(answer.out.splitlines()) == 2 + 12


def _with_odd_names(run: Run, folder: Path) -> str:
    polls, names = folder / "polls.csv", folder / "names.csv"
    polls.write_text('store_id,status,timestamp_utc\n"a\x1b[31mb",active,2023-01-25 10:00:00 UTC\n')
    names.write_text('store_id,name\n"a\x1b[31mb","Joe;=1+2;"\n')
    assert run("import", polls, names).status == 0
    return run("trigger-report").out.strip()


def test_a_file_quotes_a_semicolon_and_runs_nothing_behind_it(run: Run, tmp_path: Path) -> None:
    report_id = _with_odd_names(run, tmp_path)
    path = tmp_path / "report.csv"
    run("get-report", report_id, "--all-columns", "--output", path)
    assert ',"Joe;\'=1+2;",' in path.read_text("utf-8")


def test_what_a_program_reads_is_exact_and_a_terminal_gets_nothing_that_it_would_obey(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id = _with_odd_names(run, tmp_path)
    exact = run("get-report", report_id, "--all-columns").out
    assert "a\x1b[31mb," in exact
    assert '"Joe;=1+2;"' in exact
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    seen = run("get-report", report_id).out
    assert "\x1b" not in seen
    assert "a [31mb," in seen


def test_all_columns_are_given_where_asked_for(run: Run, full: Path) -> None:
    report_id = run("trigger-report").out.strip()
    word, header, *rows = run("get-report", report_id, "--all-columns").out.splitlines()
    assert word == "Complete"
    names = header.split(",")
    assert names[7:10] == ["name", "group", "timezone_str"]
    first = names.index("uptime_last_week(in percent)")
    assert names[first + 1 : first + 3] == [
        "lowest_uptime_last_week(in percent)",
        "highest_uptime_last_week(in percent)",
    ]
    changes = [f"uptime_change_last_{window}" for window in ("hour", "day", "week")]
    expected = [name for change in changes for name in (f"{change}(in points)", f"{change}_sure")]
    assert names[first + 3 : first + 9] == expected
    assert names[first + 9] == "uptime_last_week_breakfast(in hours)"
    percentages = [row.split(",")[first : first + 3] for row in rows]
    for shown, lowest, highest in percentages:
        assert not shown or float(lowest) <= float(shown) <= float(highest)
    assert any(shown for shown, _, _ in percentages)


def test_the_change_since_the_period_before_is_told_in_all_columns_alone(run: Run, full: Path) -> None:
    report_id = run("trigger-report").out.strip()
    short = run("get-report", report_id).out
    _, *rows = csv.DictReader(run("get-report", report_id, "--all-columns").out.splitlines()[1:])
    assert {row["uptime_change_last_week_sure"] for row in rows} <= {"yes", "no", ""}
    for row in rows:
        assert (row["uptime_change_last_week(in points)"] == "") == (
            row["uptime_change_last_week_sure"] == ""
        )
    assert run("get-report", report_id).out == short
    assert "change" not in short


def test_output_sends_the_csv_to_a_file(run: Run, full: Path, tmp_path: Path) -> None:
    report_id = run("trigger-report").out.strip()
    path = tmp_path / "report.csv"
    answer = run("get-report", report_id, "--output", path)
    assert (answer.status, answer.out, answer.err) == (0, "Complete\n", "")
    with path.open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 12


def test_a_name_that_ends_in_xlsx_gets_a_workbook(run: Run, full: Path, tmp_path: Path) -> None:
    report_id = run("trigger-report").out.strip()
    path = tmp_path / "report.xlsx"
    answer = run("get-report", report_id, "--output", path)
    assert (answer.status, answer.out, answer.err) == (0, "Complete\n", "")
    with zipfile.ZipFile(path) as book:
        assert "xl/worksheets/sheet3.xml" in book.namelist()


def test_the_outages_go_to_a_file_of_their_own(run: Run, full: Path, tmp_path: Path) -> None:
    report_id = run("trigger-report").out.strip()
    path = tmp_path / "outages.csv"
    answer = run("get-report", report_id, "--outages", path)
    assert (answer.status, answer.out, answer.err) == (0, "Complete\n", "")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["still_open"] for row in rows} <= {"yes", "no"}
    assert all(row["start_utc"] < row["end_utc"] for row in rows)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--output", "report.xls"), "get-report writes no .xls files."),
        (("--outages", "outages.pdf"), "get-report writes no .pdf files."),
        (("--outages", "outages.xlsx"), "--outages writes a CSV."),
    ],
)
def test_a_kind_of_file_that_it_cannot_write_is_refused(
    run: Run, full: Path, options: tuple[str, str], words: str
) -> None:
    answer = run("get-report", "any", *options)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"storemon: {words}")


def test_output_where_no_file_can_be_is_said_in_one_line(run: Run, full: Path, tmp_path: Path) -> None:
    report_id = run("trigger-report").out.strip()
    answer = run("get-report", report_id, "--output", tmp_path / "no" / "report.csv")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("storemon: report.csv could not be saved.")
    assert len(answer.err.splitlines()) == 1


def test_an_unknown_id_is_said_in_one_line(run: Run, full: Path) -> None:
    answer = run("get-report", "\udcff")  # a byte that is not valid text
    assert (answer.status, len(answer.err.splitlines())) == (2, 1)
    answer = run("get-report", "nope")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("storemon: There is no report nope.")


def test_the_list_is_a_table_with_the_newest_first(run: Run, full: Path) -> None:
    first = run("trigger-report", "--reach", "0.5").out.strip()
    second = run("trigger-report", "--method", "poll-count", "--reach", "none").out.strip()
    header, *rows = run("list-reports").out.splitlines()
    names = ["id", "status", "method", "reach", "as-of", "from", "to", "stores", "created", "kept", "data"]
    assert header.split() == names
    assert [row.split()[0] for row in rows] == [second, first]
    assert rows[0].split()[1:4] == ["Complete", "poll-count", "none"]
    assert "interpolated  0.5 h  2023-01-25 18:13:22 UTC  -     -   12      2" in rows[1]
    assert all(row[header.index(name) - 1] == " " for row in rows for name in header.split()[1:])


def test_a_failed_report_is_listed_without_stores(run: Run, empty: Path) -> None:
    run("trigger-report")
    row = run("list-reports").out.splitlines()[1]
    assert "Failed" in row
    assert "newest poll  -" in row


def test_without_reports_the_list_says_so(run: Run, empty: Path) -> None:
    answer = run("list-reports")
    assert (answer.status, answer.out) == (0, "No reports yet.\n")


def test_a_report_of_a_range_has_its_own_columns(run: Run, full: Path) -> None:
    report_id = run("trigger-report", "--from", "2023-01-20", "--to", "2023-01-21").out.strip()
    lines = run("get-report", report_id).out.splitlines()
    assert lines[1] == "store_id,uptime_in_range(in hours),downtime_in_range(in hours)"
    assert "  2023-01-20  2023-01-21  " in run("list-reports").out


def test_a_range_of_times_stays_as_given(run: Run, full: Path) -> None:
    run("trigger-report", "--from", "2023-01-20 06:00:00 UTC", "--to", "2023-01-21 00:00:00 UTC")
    assert "2023-01-20 06:00:00 UTC  2023-01-21 00:00:00 UTC" in run("list-reports").out


def test_a_date_alone_goes_on_to_the_as_of_time(run: Run, full: Path) -> None:
    run("trigger-report", "--from", "2023-01-24")
    assert "  2023-01-24  2023-01-25  " in run("list-reports").out


def test_polls_that_are_ahead_of_the_stores_are_reported_and_left_out(
    run: Run, full: Path, tmp_path: Path
) -> None:
    stray = tmp_path / "stray.csv"
    rows = [f"s{number:02},active,2023-01-25 18:00:00 UTC" for number in range(20)]
    stray.write_text(
        "\n".join(["store_id,status,timestamp_utc", *rows, "s00,active,2023-02-15 12:00:00 UTC"])
    )
    words = (
        "storemon: Polls later than 2023-01-25 18:13:22 UTC are not counted: 1 of s00. "
        "Another time can be named with trigger-report --as-of.\n"
    )
    assert run("import", stray).err == words
    answer = run("trigger-report")
    assert (answer.status, answer.err) == (0, words)
    assert "2023-01-25 18:13:22 UTC" in run("list-reports").out
    assert run("trigger-report", "--as-of", "2023-02-15 12:00:00 UTC").err == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "2023-01-21"], "A range needs a start"),
        (["--from", "soon"], "'soon' is neither a date nor a time"),
        (["--from", "2023-01-20", "--to", "2023-01-21 12:00:00 UTC"], "two dates, or two times"),
        (["--from", "2023-01-20", "--method", "poll-count"], "only the last hour, day and week"),
    ],
)
def test_a_range_that_cannot_be_is_refused(run: Run, full: Path, arguments: list[str], words: str) -> None:
    answer = run("trigger-report", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert words in answer.err


def test_a_workbook_of_a_report_is_known_when_it_is_imported(
    run: Run, sample: SampleFiles, tmp_path: Path
) -> None:
    run("import", *sample.all)
    report_id = run("trigger-report").out.strip()
    book = tmp_path / "report.xlsx"
    run("get-report", report_id, "--output", book)
    said = run("import", book).err.splitlines()
    assert len(said) == 3
    assert all("was exported by storemon" in line for line in said)
