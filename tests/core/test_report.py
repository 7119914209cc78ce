"""METRICS: Output."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import pytest

from storemon.core.model import Figures, Int64
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.vocabulary import HOUR, MINUTE, Method
from tests.core.build import report_csv

COLUMNS = [
    "store_id",
    "uptime_last_hour(in minutes)",
    "uptime_last_day(in hours)",
    "uptime_last_week(in hours)",
    "downtime_last_hour(in minutes)",
    "downtime_last_day(in hours)",
    "downtime_last_week(in hours)",
]
PERCENTAGES = [
    f"{which}uptime_{window}(in percent)"
    for window in ("last_hour", "last_day", "last_week")
    for which in ("", "lowest_", "highest_")
]
FURTHER = [
    "name",
    "group",
    "timezone_str",
    "unknown_last_hour(in minutes)",
    "unknown_last_day(in hours)",
    "unknown_last_week(in hours)",
    "coverage_last_hour",
    "coverage_last_day",
    "coverage_last_week",
    *PERCENTAGES,
]
ODD_IDS = ["0012", "8139926242460185114", "a,b", 'say "hi"', "line\nbreak", "return\rhere", "=1+1", "é ✓"]


def table(ids: list[str], method: Method = Method.INTERPOLATED) -> ReportTable:
    """Every store: up 1 min 40 s, 2 h and 20 h; down half an hour each; open for twice the known time."""
    count = len(ids)

    def column(*values: int) -> Int64:
        return np.tile(np.array(values, np.int64), (count, 1))

    known = column(100_000_000, 2 * HOUR, 20 * HOUR), column(*[30 * MINUTE] * 3)
    unknown = known[0] + known[1]
    none = np.zeros(count, np.bool_)
    figures = Figures(unknown * 2, known[0], known[1], unknown)
    if method is Method.POLL_COUNT:
        figures = Figures(column(0, 0, 0), known[0], known[1], column(0, 0, 0))
    return ReportTable(method, ids, ["UTC"] * count, none, none, figures)


def report_frame(report: ReportTable, *, further: bool = False) -> pd.DataFrame:
    """Return the columns of a report as a data frame."""
    return pd.DataFrame({column.name: column.values for column in report_columns(report, further=further)})


def test_the_columns_are_those_of_the_report() -> None:
    assert report_csv(table(["a"])) == ",".join(COLUMNS) + "\na,1.67,2.00,20.00,30.00,0.50,0.50\n"
    assert list(report_frame(table(["a"])).columns) == COLUMNS


def test_further_columns_come_only_when_asked_for() -> None:
    header, line, _ = report_csv(table(["a"]), further=True).split("\n")
    assert header.split(",") == COLUMNS + FURTHER
    known = ["UTC", "31.67", "2.50", "20.50", "0.50", "0.50", "0.50"]
    assert line.split(",")[7:] == ["", "", *known, "5.26", "", "", "80.00", "", "", "97.56", "", ""]
    assert list(report_frame(table(["a"]), further=True).columns) == COLUMNS + FURTHER


def test_there_is_one_row_per_store_in_their_order() -> None:
    ids = ["10", "2", "b"]
    lines = report_csv(table(ids)).splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == ids


@pytest.mark.parametrize("further", [False, True])
def test_odd_ids_survive_as_text(further: bool) -> None:
    text = report_csv(table(ODD_IDS), further=further)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[0] for row in rows[1:]] == ODD_IDS
    assert {len(row) for row in rows} == {25 if further else 7}


def test_the_frame_holds_unrounded_figures_and_ids_as_text() -> None:
    frame = report_frame(table(ODD_IDS))
    assert frame["store_id"].tolist() == ODD_IDS
    assert frame["uptime_last_hour(in minutes)"].tolist() == [100_000_000 / MINUTE] * len(ODD_IDS)


def test_the_csv_is_the_frame_with_two_decimals() -> None:
    plain = table(["1", "2"])
    frame = report_frame(plain, further=True)
    assert report_csv(plain, further=True) == frame.to_csv(
        index=False, float_format="%.2f", lineterminator="\n"
    )


def test_a_report_of_no_stores_is_its_header() -> None:
    assert report_csv(table([])) == ",".join(COLUMNS) + "\n"


def test_coverage_is_the_known_part_of_the_open_time() -> None:
    assert table(["a"]).coverage().tolist() == [[0.5, 0.5, 0.5]]


def test_coverage_is_empty_where_there_was_no_open_time() -> None:
    closed = table(["a"])
    nothing = np.zeros((1, 3), np.int64)
    closed = ReportTable(
        closed.method,
        closed.store_ids,
        closed.zones,
        closed.zone_assumed,
        closed.hours_assumed,
        Figures(nothing, nothing, nothing, nothing),
    )
    assert np.isnan(closed.coverage()).all()
    assert (
        report_csv(closed, further=True).splitlines()[1]
        == "a" + ",0.00" * 6 + ",,,UTC" + ",0.00" * 3 + "," * 12
    )


def test_poll_count_leaves_unknown_and_coverage_empty() -> None:
    counted = table(["a"], Method.POLL_COUNT)
    assert report_csv(counted, further=True).splitlines()[1].endswith(",UTC,,,,,,,5.26,,,80.00,,,97.56,,")
    assert np.isnan(counted.coverage()).all()
