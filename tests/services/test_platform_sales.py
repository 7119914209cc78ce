"""Lost sales by platform, from the file to the figure (METRICS: Platforms)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.certainty import Certainty
from storemon.core.columns import csv_text
from storemon.core.daypart_times import Sales
from storemon.core.platform_shares import Listed, Sold
from storemon.core.vocabulary import HOUR, ReportRequest
from storemon.services.exports import Export
from storemon.services.found_report import Report
from storemon.services.report_run import joined_batches
from storemon.services.report_times import Times
from storemon.services.workspace import Workspace

EQUAL = Sales(100.0)
MOSTLY = Sales(100.0, shares=(("door dash", 75.0), ("Uber Eats", 25.0)))


@pytest.fixture
def report(workspace: Workspace, tmp_path: Path) -> Report:
    """`a` is down on DoorDash and up on Uber Eats, `b` is down on DoorDash alone, for nine days."""
    statuses = (("a", "DoorDash", "inactive"), ("a", "Uber Eats", "active"), ("b", "DoorDash", "inactive"))
    rows = [
        f"{store},{status},2023-01-{day:02} {hour:02}:00:00 UTC,{platform}"
        for store, platform, status in statuses
        for day in range(16, 25)
        for hour in range(24)
    ]
    path = tmp_path / "polls.csv"
    path.write_text("\n".join(["store_id,status,timestamp_utc,platform", *rows, ""]))
    workspace.imports.import_file(path)
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def lost(report: Report, sales: Sales, *, platforms: bool = False, part: str = "") -> list[float]:
    export = Export.of(report, sales=sales)
    columns = export.by_platform(further=True) if platforms else export.columns(further=True)
    name = f"lost_sales_last_week{part}"
    (found,) = [column for column in columns if column.name == name]
    return [float(cell) for cell in csv_text([found]).splitlines()[1:]]


def test_a_store_that_is_down_on_one_of_two_platforms_loses_half(report: Report) -> None:
    assert lost(report, EQUAL) == [8_400.0, 16_800.0]


def test_a_store_loses_what_its_platforms_bring_by_their_shares(report: Report) -> None:
    assert lost(report, MOSTLY) == [12_600.0, 16_800.0]
    assert lost(report, MOSTLY, part="_lunch") == [75.0 * 3 * 7, 100.0 * 3 * 7]


def test_shares_and_weights_of_dayparts_go_together(report: Report) -> None:
    lunch_alone = Sales(100.0, (0.0, 2.0, 0.0, 0.0, 0.0), MOSTLY.shares)
    assert lost(report, lunch_alone) == [2 * 75.0 * 3 * 7, 2 * 100.0 * 3 * 7]


def test_rows_by_platform_add_up_to_those_of_stores(report: Report) -> None:
    assert lost(report, MOSTLY, platforms=True) == [12_600.0, 0.0, 16_800.0]
    alone = report.of_platform("DoorDash")
    assert lost(alone, MOSTLY) == [12_600.0, 16_800.0]


def test_a_platform_that_brings_nothing_costs_nothing(report: Report) -> None:
    assert lost(report, Sales(100.0, shares=(("DoorDash", 0.0),))) == [0.0, 0.0]


def test_the_period_before_is_shared_out_alike(report: Report, workspace: Workspace) -> None:
    made = workspace.history.before(report)
    kept = workspace.reports.get_report(report.info.report_id, answers=True).before
    assert made is not None
    assert kept is not None
    assert report.answers is not None
    assert report.answers.platforms is not None
    for before in (made, kept):
        times = before.sold(report.answers.platforms.listed, MOSTLY)
        assert times is not None
        assert times.dayparts is not None
        assert times.down[0] * 4 == times.down[1] * 3
        assert times.down.tolist() == times.dayparts.down.sum(axis=1).tolist()


_names = ("DoorDash", "Uber Eats", "")
_shares = st.dictionaries(st.sampled_from([*_names, "doordash", "Else"]), st.floats(0, 100), max_size=4)


@given(
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=4),
    _shares,
    st.lists(st.integers(0, 200 * HOUR), min_size=12, max_size=12),
)
def test_shares_equal_those_of_the_slow_reference(
    there: list[list[bool]], percent: dict[str, float], downs: list[int]
) -> None:
    listed = Listed(_names, np.array(there))
    found = listed.shares(percent.items())
    down = np.array(downs[: 3 * len(there)]).reshape(-1, 3) * listed.there
    zero = np.zeros_like(down)
    out = Sold(down, Certainty(down, zero, zero), None).shared_out(found)
    given = {name.casefold().replace(" ", ""): share for name, share in percent.items()}
    for row, on in enumerate(there):
        mine = [
            given.get(name.casefold().replace(" ", ""), 100 / 3) if is_on else 0.0
            for name, is_on in zip(_names, on, strict=True)
        ]
        whole = sum(mine)
        expected = [share / whole if whole else 0.0 for share in mine]
        assert found[row].tolist() == pytest.approx(expected)
        wanted = sum(share * time for share, time in zip(expected, down[row].tolist(), strict=True))
        assert out.down[row] == pytest.approx(wanted, abs=1)
        assert out.sure.open[row] == out.down[row]


def test_few_stores_of_many_ranges_are_read_together() -> None:
    ranges: list[tuple[tuple[int, int], list[int] | None]] = [
        ((1, 10), [3]),
        ((11, 20), [12, 15]),
        ((21, 30), [22]),
        ((31, 40), None),
        ((41, 50), [44]),
    ]
    assert joined_batches(ranges, 3) == [
        ((1, 20), [3, 12, 15]),
        ((21, 30), [22]),
        ((31, 40), None),
        ((41, 50), [44]),
    ]


def test_a_report_is_the_same_whatever_is_read_together(
    report: Report, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Times, "stores_a_batch", lambda _: 1)
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    again = workspace.reports.get_report(report_id, answers=True)
    assert csv_text(Export.of(again).columns(further=True)) == csv_text(
        Export.of(report).columns(further=True)
    )
